"""Values of a report -> the words that every format uses for them; not yet cleaned, not yet escaped."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from factbench.acts import AnnotationKind, CommentStep, Confidence, EvidenceStance, Weight
from factbench.model import (
    Agreement,
    Annotation,
    Article,
    Claim,
    Comment,
    Element,
    Event,
    Evidence,
    Finding,
    How,
    LastAct,
    Opinion,
    Remark,
    Report,
    Revision,
    Search,
    Signal,
    Source,
    Stand,
    Suggestion,
    Verdict,
    identity,
)
from factbench.record.ruling import desk_of
from factbench.scales import SCALES, Rating
from factbench.text.agency import one_name
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factbench.record.thread import Message
    from factbench.text.span import Span

OPEN = Rating("open", "Open", "", "·", None, published=False)
"""Stands where nobody has decided yet."""

DISPUTED = Rating("disputed", "Open: reviewers disagree", "", "≠", None, published=False)
"""Stands where reviewers gave different ratings, and no editor has decided."""


# ------------------------------------------------------------------------------------------------ verdicts


def rating_of(rating: str, *, scale: str) -> Rating:
    """The rating that an id of a scale means; one with its id as words and no number where the scale is unknown."""
    known = SCALES[scale].rating(rating) if scale in SCALES else None
    return known or Rating(rating, rating, "", "•", None)


def given(verdict: Verdict) -> Rating:
    """The rating that a decided verdict gives; `OPEN` while it gives none."""
    return OPEN if verdict.rating is None else rating_of(verdict.rating, scale=verdict.scale)


def standing(finding: Finding) -> Rating:
    """The rating of the desk's verdict: `DISPUTED` where reviewers differ and no editor decided, else `OPEN`."""
    desk = desk_of(finding)
    if desk.verdict is not None:
        return given(desk.verdict)
    return DISPUTED if desk.how is How.DISPUTED else OPEN


def decisions(finding: Finding) -> list[tuple[Verdict, bool]]:
    """The verdicts to tell, and whether each is an editor's for the desk: that first, then who held what."""
    desk = desk_of(finding)
    ruled = [(desk.verdict, True)] if desk.verdict and desk.how is How.ADJUDICATED else []
    return [*ruled, *((verdict, False) for verdict in finding.verdicts)]


def desk_words(finding: Finding) -> str:
    """What there is to say of the desk's verdict beside its rating, in a sentence; "" mostly."""
    desk = desk_of(finding)
    match desk.how:
        case How.DISPUTED:
            return "Reviewers disagree; the desk has not decided yet."
        case How.UNAPPROVED:
            return "One reviewer has rated this; an editor has not approved it yet."
        case How.ADJUDICATED if desk.changed:
            return "A verdict that the desk's decision rests on has changed since."
        case How.ADJUDICATED if desk.later:
            return "A reviewer has given another rating since the desk decided."
        case _:
            return ""


def tally(findings: Iterable[Finding]) -> list[tuple[Rating, int]]:
    """How many claims stand where: the scales in their order, unknown ratings by their words, disputed, open."""
    return tally_order([Counter(standing(finding) for finding in findings)])


def tally_order(each: Iterable[Mapping[Rating, int]]) -> list[tuple[Rating, int]]:
    """The sum of counts of ratings, in the order of `tally`."""
    counts: Counter[Rating] = Counter()
    for some in each:
        counts.update(some)
    ends = [DISPUTED, OPEN]
    known = list(dict.fromkeys(rating for scale in SCALES.values() for rating in scale.ratings))
    others = sorted(counts.keys() - {*known, *ends}, key=lambda rating: (rating.words, rating.id))
    return [(rating, counts[rating]) for rating in [*known, *others, *ends] if counts[rating]]


def terms(verdict: Verdict, *, for_the_desk: bool = False) -> list[str]:
    """How sure, by whom, when and for when: "high confidence", "decided by Ana on 2023-07-14"."""
    decided = "decided for the desk" if for_the_desk else "decided"
    known = [
        "" if verdict.confidence is Confidence.UNSET else f"{verdict.confidence.value} confidence",
        f"{decided} by {verdict.reviewer} on {day(verdict.at)}",
        f"valid as of {verdict.valid_as_of}" if verdict.valid_as_of else "",
    ]
    return [each for each in known if each]


MISLEADING = "The words may be right, but the context misleads."


class Changed(NamedTuple):
    """One thing in a verdict that was replaced."""

    at: str
    weight: Weight
    """How much that means by itself."""
    head: str
    """"Corrected" or "Reason revised"."""
    words: str
    """From what to what: "was Refuted, now Supported"; "" where only the reason is another."""
    reason: str
    """The reason given before; "" where it stayed or there was none."""


def changed(finding: Finding, verdict: Verdict) -> list[Changed]:
    """Each thing in a verdict that was replaced, oldest first."""
    steps = [rating_of(each.rating, scale=each.scale) for each in verdict.earlier]
    found = [
        _change(each.replaced_at, was, now, each.rationale)
        for each, (was, now) in zip(verdict.earlier, pairwise([*steps, given(verdict)]), strict=True)
    ]
    found += [_revised(each) for each in finding.revisions if each.reviewer == verdict.reviewer]
    return sorted(found, key=lambda each: each.at)


def corrections(finding: Finding, verdict: Verdict) -> list[tuple[str, str]]:
    """For each thing in a verdict that was replaced, oldest first: what changed in one sentence, and the reason before.

    >>> corrections(finding, verdict)
    [("Corrected on 2023-07-15: was Refuted, now Supported.", "The archive was misread.")]
    """
    return [
        (f"{each.head} on {day(each.at)}{f': {each.words}' if each.words else ''}.", each.reason)
        for each in changed(finding, verdict)
    ]


def _change(at: str, was: Rating, now: Rating, reason: str) -> Changed:
    if was == now:
        return Changed(at, Weight.UPDATE, "Reason revised", f"still {now.words}", reason)
    return Changed(at, Weight.SUBSTANTIAL, "Corrected", f"was {was.words}, now {now.words}", reason)


def _revised(revision: Revision) -> Changed:
    """What a reviewer changed beside the rating."""
    said = []
    if revision.misleading is not None:
        said.append("now misleading in its context" if revision.misleading else "no longer called misleading")
    if revision.confidence:
        was, now = ("not stated" if each is Confidence.UNSET else each.value for each in revision.confidence)
        said.append(f"confidence was {was}, now {now}")
    reason = revision.rationale or ""
    if not said:
        return Changed(revision.at, Weight.UPDATE, "Reason revised", "", reason)
    minor = revision.misleading is None and revision.rationale is None
    weight = Weight.MINOR if minor else Weight.UPDATE
    if revision.misleading is not None:
        weight = Weight.SUBSTANTIAL
    return Changed(revision.at, weight, "Corrected", "; ".join(said), reason)


def day(at: str) -> str:
    """The date of a moment in ISO 8601; other text as it is."""
    return at[:10] if re.match(r"\d{4}-\d\d-\d\dT", at) else at


# ------------------------------------------------------------------------------------------------ evidence


def cited(finding: Finding, verdict: Verdict) -> list[Evidence]:
    """The evidence that a verdict rests on, in citation order."""
    by_id = {each.id: each for each in finding.evidence}
    return [by_id[id] for id in verdict.citations if id in by_id]


def lost(finding: Finding, verdict: Verdict) -> list[str]:
    """Ids that a verdict cites and that no evidence of the claim has any more, to be shown and not passed over."""
    ids = {each.id for each in finding.evidence}
    return [id for id in verdict.citations if id not in ids]


def weighed(finding: Finding) -> list[Evidence]:
    """The evidence that no verdict cites and that somebody spoke of, in the report's order."""
    spoken_of = {stand.evidence for stand in finding.stands} | {note.evidence for note in finding.annotations}
    return [each for each in _not_cited(finding) if each.id in spoken_of]


def uncited(finding: Finding) -> list[Evidence]:
    """The evidence that no verdict cites and nobody spoke of, in the report's order."""
    spoken_of = {each.id for each in weighed(finding)}
    return [each for each in _not_cited(finding) if each.id not in spoken_of]


def _not_cited(finding: Finding) -> list[Evidence]:
    used = {id for verdict, _ in decisions(finding) for id in verdict.citations}
    return [each for each in finding.evidence if each.id not in used]


def stances(stands: Iterable[Stand], evidence: Evidence) -> list[tuple[Agreement | None, str]]:
    """What people say of a piece of evidence: how it stands, None where it decides nothing, and that in words.

    >>> stances(finding.stands, evidence)
    [(Agreement.CONFLICTS, "Ana says that it refutes the claim")]
    """
    found = []
    for each in stands:
        if each.evidence == evidence.id:
            agreement, words = STANCES[each.stance]
            found.append((agreement, f"{each.reviewer} {words}"))
    return found


STANCES: dict[EvidenceStance | None, tuple[Agreement | None, str]] = {
    EvidenceStance.SUPPORTS: (Agreement.AGREES, "says that it supports the claim"),
    EvidenceStance.REFUTES: (Agreement.CONFLICTS, "says that it refutes the claim"),
    EvidenceStance.QUALIFIES: (Agreement.QUALIFIES, "says that it qualifies the claim"),
    EvidenceStance.CONTEXT: (None, "says that it is context and decides nothing"),
    None: (None, "put it beside the claim by hand"),
}
"""A person's stance, never the machine's suggestion; None: found by hand, and nothing said of it."""


def excerpt(evidence: Evidence) -> str:
    """The stretch of the passage that says most about the claim, "…" where it was cut; all of it if that is blank."""
    text, best = evidence.passage.text, evidence.best
    words = best.of(text)
    if not words.strip():
        return text
    before = "… " if text[: best.start].strip() else ""
    after = " …" if text[best.end :].strip() else ""
    return f"{before}{words.strip()}{after}"


def provenance(source: Source) -> list[str]:
    """Who published a source, when, who said it first, how near it is to the facts, what is at stake for whom, when it
    was read, and on which terms.
    """
    rank = {True: "primary source", False: "secondary source", None: ""}[source.primary]
    if source.why:
        rank = f"{rank} ({source.why})" if rank else source.why
    published = source.published.isoformat() if source.published else "undated"
    first = source.origin if source.origin and source.voice != one_name(source.publisher or "") else None
    interests = f"has an interest: {source.interests}" if source.interests else ""
    accessed = f"accessed {day(source.retrieved)}" if source.retrieved and source.url else ""
    known = [
        source.publisher or "",
        published,
        f"first said by {first}" if first else "",
        rank,
        interests,
        accessed,
        f"licence {source.licence}" if source.licence else "",
        past_check(source) or "",
        out_of_use(source) or "",
    ]
    return [each for each in known if each]


def out_of_use(source: Source) -> str | None:
    """That nobody is to rest on a source any more, and why; None while it is in use."""
    return None if source.retired is None else f"no longer used here: {source.retired}"


def commented(comment: Comment) -> str:
    """One step of asking for comment: "Asked the port office for comment by phone on 2026-11-25 (Ada)."."""
    how = f" {comment.how}" if comment.how else ""
    end = f"({comment.reviewer}): “{comment.words}”" if comment.words else f"({comment.reviewer})."
    match comment.step:
        case CommentStep.ASKED:
            return f"Asked {comment.who} for comment{how} on {comment.on} {end}"
        case CommentStep.ANSWERED:
            return f"Answer from {comment.who}{how} on {comment.on} {end}"
        case CommentStep.NO_ANSWER:
            return f"No answer from {comment.who} by {comment.on} {end}"


def past_check(source: Source) -> str | None:
    """What a published fact-check found: "past check: rated False by Snopes on 2019-11-18"; None for other sources."""
    if source.check is None:
        return None
    rated = f"rated {source.check.rating}" if source.check.rating else "without a rating in words"
    by = f" by {source.publisher}" if source.publisher else ""
    return f"past check: {rated}{by}{f' on {source.published}' if source.published else ''}"


def asked(finding: Finding) -> list[str]:
    """Whom reviewers asked for comment, which past fact-checks they confirmed, and where else they looked."""
    by_id = {each.id: each for each in finding.evidence}
    confirmed = [
        f"{each.reviewer} confirmed on {day(each.at)} that this was checked before: {about.source.called}, "
        f"{past_check(about.source)}."
        for each in finding.confirmed
        if (about := by_id.get(each.evidence)) is not None
    ]
    return [*map(commented, finding.comments), *confirmed, *map(searched, finding.searches)]


def searched(search: Search) -> str:
    """One search in words: "Searched wiki for “harbour bridge” on 2026-11-25 (Ada): 0 hits."."""
    number = count(search.hits, "hit") if search.hits is not None else f"no answer ({search.error})"
    return f"Searched {search.source} for “{search.query}” on {day(search.at)} ({search.reviewer}): {number}."


def signal_words(signal: Signal) -> str:
    """One comparison in words: "The claim says 1993; the passage says 1992, a year earlier."

    Reports of older versions hold less than a sentence; then the element stands before it.
    """
    return signal.why if signal.why.endswith(".") else f"{ELEMENTS[signal.element]}: {signal.why}"


def told(evidence: Evidence) -> list[tuple[Agreement, str]]:
    """All comparisons in words: conflicts first, then what qualifies, then what agrees; shared names in one.

    What several say alike is said once.
    """
    from factbench.stages.compare.told import ANOTHER_NAME

    signals = evidence.comparison.told
    shared = [
        each
        for each in signals
        if (each.element, each.agreement) == (Element.NAME, Agreement.AGREES) and ANOTHER_NAME not in each.why
    ]
    order = (Agreement.CONFLICTS, Agreement.QUALIFIES, Agreement.AGREES)
    found = [
        (each.agreement, signal_words(each))
        for kind in order
        for each in signals
        if each.agreement is kind and each not in shared
    ]
    if shared:
        names = dict.fromkeys(each.evidence_span.of(evidence.passage.text) for each in shared)
        found.append((Agreement.AGREES, f"Both name {', '.join(names)}."))
    return list(dict.fromkeys(found))


def open_because(evidence: Evidence) -> str:
    """Why a passage neither supports nor refutes, in a sentence; "" where it does, or `told` says why already."""
    from factbench.stages.compare.told import left_out

    compared = evidence.comparison
    decided = compared.stance in (Suggestion.SUPPORTS, Suggestion.REFUTES)
    if decided or compared.qualifications or evidence.source.check is not None:
        return ""
    return left_out(compared.silences) or ("It says too little of the claim." if compared.signals else "")


ELEMENTS = {
    Element.DATE: "Dates",
    Element.NUMBER: "Numbers",
    Element.NAME: "Names",
    Element.NEGATION: "Denials",
    Element.FIRST: "First, only, largest",
    Element.DIRECTION: "Directions",
    Element.QUOTATION: "Quotations",
    Element.CERTAINTY: "Reserves",
    Element.SPEAKER: "Speakers",
    Element.PERIOD: "Times",
    Element.WORDING: "Words",
}


def opinion_words(evidence: Evidence, opinion: Opinion | None) -> list[str]:
    """What a model makes of a passage: "a model (ours): refutes, 81 %"; nothing where none was asked.

    Against what conflicts by comparison it supports nothing.
    """
    if opinion is None:
        return []
    sure = f"{100 * opinion.probability:.0f} %{'' if opinion.calibrated else ', not calibrated'}"
    if opinion.stance is Suggestion.SUPPORTS and evidence.comparison.conflicts:
        return [f"a model ({opinion.model}): supports, {sure}, against a conflict: unclear"]
    return [f"a model ({opinion.model}): {opinion.stance.value}, {sure}"]


def opinion_on(finding: Finding, evidence: Evidence) -> list[str]:
    """The same for a piece of evidence in a report."""
    found = next((each for each in finding.opinions if each.evidence == evidence.id), None)
    return opinion_words(evidence, found)


def suggestion_words(evidence: Evidence) -> str:
    """What the machine makes of a passage: "score 74 of 100, seems to support"; "" where it compared nothing."""
    compared = evidence.comparison
    if not compared.signals and compared.stance is Suggestion.UNCLEAR:
        return ""
    return f"score {evidence.score:.0f} of 100, {SUGGESTIONS[evidence.comparison.stance]}"


SUGGESTIONS = {
    Suggestion.SUPPORTS: "seems to support",
    Suggestion.REFUTES: "seems to refute",
    Suggestion.MENTIONS: "speaks of the same, without saying it",
    Suggestion.UNCLEAR: "stance unclear",
}


# ------------------------------------------------------------------------------------- claims and articles


def anchor(claim: str) -> str:
    """The fragment of a claim with this id in an address, and its id in a page: "claim-" and twelve hex digits."""
    hexadecimal = re.fullmatch(r"[0-9a-f]{64}", claim)
    return f"claim-{(claim if hexadecimal else identity(printable(claim)))[:12]}"


def printable(text: str) -> str:
    """`text` without lone surrogates, which no encoding can carry."""
    return text.encode(errors="replace").decode()


def place(claim: Claim, article: Article, *, orphaned: bool = False) -> str:
    """Where the quote stands: "paragraph 5, characters 1650 to 1699", or where it stood before a correction."""
    where = stretch(claim.parts, article)
    return f"no longer in the article as corrected; it stood in {where}" if orphaned else where


def stretch(parts: Sequence[Span], article: Article) -> str:
    """Where it stands: "paragraph 5, characters 1650 to 1699"."""
    stretches = " and ".join(f"{part.start} to {part.end}" for part in parts)
    numbers = [n for n, each in enumerate(article.paragraphs, 1) if each.in_text.overlaps(parts[0])]
    return f"paragraph {numbers[0]}, characters {stretches}" if numbers else f"characters {stretches}"


def who(claim: Claim) -> str:
    """Who says so, as it stands before the statement: "Ada Marsh: "; "" where nobody does."""
    return f"{claim.said_by}: " if claim.said_by else ""


def context(claim: Claim, article: Article) -> list[tuple[str, str]]:
    """The sentences of the article that tell what the claim leaves open: where each stands, and its words."""
    return [
        (SENTENCE if any(each.covers(part) for part in claim.parts) else BEFORE, each.of(article.text))
        for each in claim.context
    ]


def lacking(claim: Claim, article: Article) -> list[str]:
    """A line for each thing that the claim leaves open, and one for each sentence of the article that tells it."""
    open_now = [f"Needs context: {one_line(gap.why)}" for gap in claim.needs_context]
    return [*open_now, *(f"{where}: “{one_line(words)}”" for where, words in context(claim, article))]


BEFORE, SENTENCE = "Before it in the article", "Its sentence in the article"


def worded(claim: Claim) -> str:
    """Who edited the statement, in a sentence; "" where it is what was derived from the quote."""
    if claim.worded_by is None:
        return ""
    return f"The statement was worded by {claim.worded_by}; the quotation is the article's."


def heading(article: Article) -> str:
    """The article's title, else its site, else a piece of its id."""
    return article.title or article.site or f"Article {article.id[:12]}"


def imprint(article: Article) -> list[str]:
    """Site, authors and date of publication, those that are known; the first begins with a capital."""
    published = article.published_as or (article.published.isoformat() if article.published else "")
    authors = ", ".join(article.authors)
    known = [
        each
        for each in [
            article.site or "",
            f"by {authors}" if authors else "",
            f"published {published}" if published else "",
        ]
        if each
    ]
    return [
        each[:1].upper() + each[1:] if place == 0 and not article.site else each
        for place, each in enumerate(known)
    ]


def remark(annotation: Annotation | Remark) -> str:
    """What an annotation is, and whose: "Note by Ana on 2023-07-14"."""
    kind = {
        AnnotationKind.NOTE: "Note",
        AnnotationKind.QUESTION: "Question",
        AnnotationKind.TAG: "Tag",
        AnnotationKind.CORRECTION: "Correction",
        AnnotationKind.FLAG: "Flag",
        AnnotationKind.ANSWER: "Answer",
    }[annotation.kind]
    to = f" to {' and '.join(annotation.to)}" if annotation.to else ""
    return f"{kind} by {annotation.reviewer}{to} on {day(annotation.at)}"


def said_in_thread(message: Message, titles: Mapping[str, str]) -> str:
    """What a message in a thread is, whose, to whom, on what, and how a question stands; without its words.

    `titles` are those of the sources of evidence, by the evidence's id.
    """
    said, where = message.said, ""
    if isinstance(said, Remark):
        where = f", on “{said.quote}”{'' if said.span else ', no longer in the article'}"
    elif said.evidence is not None:
        where = f", on “{titles.get(said.evidence, 'evidence that is no longer in the library')}”"
    if said.kind is not AnnotationKind.QUESTION:
        return f"{remark(said)}{where}"
    done = message.closing
    how = "open" if message.is_open else "answered" if done is None else f"closed by {done.reviewer}"
    return f"{remark(said)}{where} · {how}"


def noted(annotations: Iterable[Annotation], evidence: Iterable[Evidence]) -> list[tuple[str, str]]:
    """The annotations on a claim and on its evidence: what each is, whose, and on which source; and its words."""
    titles = {each.id: f", on “{each.source.called}”" for each in evidence}
    gone = ", on evidence that is no longer in the library"
    return [
        (f"{remark(each)}{titles.get(each.evidence, gone) if each.evidence else ''}", each.text)
        for each in annotations
    ]


def remarks_on(report: Report, article: Article) -> list[tuple[str, Remark]]:
    """The remarks on stretches of an article with their letters: "a", "b" and on through the whole report."""
    lettered = [(letters(number), each) for number, each in enumerate(report.remarks)]
    return [(letter, each) for letter, each in lettered if each.article == article.id]


def letters(number: int) -> str:
    """The `number`th name made of letters, from 0: "a" to "z", then "aa"."""
    before, last = divmod(number, 26)
    return (letters(before - 1) if before else "") + chr(ord("a") + last)


def remark_place(each: Remark, article: Article) -> str:
    """Where the stretch of a remark stands: "paragraph 2, characters 90 to 101"."""
    return stretch([each.span], article) if each.span else "no longer in the article"


def web_address(url: str | None) -> str | None:
    """The address in ASCII if it is one that a reader may follow, absolute http or https; else None."""
    # Behind a backslash browsers and libraries read another host each.
    if not url or not re.match(r"(?i)https?://[^/\\]", url) or "\\" in url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return quote(printable(url), safe=":/?#[]@!$&'()*+,;=%~") if host else None


def linked(text: str) -> Iterator[tuple[str, str | None]]:
    """`text` in pieces, each with the address that it is, as `web_address` gives it; None for other words.

    A full stop, a bracket or a quotation mark behind an address is none of it.

    >>> list(linked("See https://a.example/x."))
    [('See ', None), ('https://a.example/x', 'https://a.example/x'), ('.', None)]
    """
    end = 0
    for found in _ADDRESS.finditer(text):
        address = _without_stops(found[0])
        target = web_address(address)
        if target is None:
            continue
        if found.start() > end:
            yield text[end : found.start()], None
        yield address, target
        end = found.start() + len(address)
    if end < len(text):
        yield text[end:], None


_ADDRESS = re.compile(r"(?<![\w/])https?://[^\s<>\"“”„«»‹›`|{}\\^]+", re.IGNORECASE)


def _without_stops(address: str) -> str:
    """The address without the marks of the sentence behind it; a bracket that it opens itself is its own."""
    while address and (
        address[-1] in ".,;:!?'’‘…*_~"
        or any(
            address[-1] == close and address.count(close) > address.count(open_)
            for open_, close in ("()", "[]")
        )
    ):
        address = address[:-1]
    return address


# ----------------------------------------------------------------------------------------- the whole report


def summary(report: Report) -> str:
    """How many claims in how many articles: "16 claims in 1 article". Versions of one article count once."""
    documents = {article.supersedes or article.id for article in report.articles}
    return f"{count(len(report.findings), 'claim')} in {count(len(documents), 'article')}"


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def chapters(report: Report) -> Iterator[tuple[Article, list[tuple[int, Finding]]]]:
    """Each article with its findings, numbered from 1 through the whole report; the findings of one at a time.

    Raises: `ValueError` where the findings do not stand in the order of their articles.
    """
    known = {each.id for each in report.articles}
    shown = (each for each in enumerate(report.findings, 1) if each[1].claim.article in known)
    groups = groupby(shown, key=lambda each: each[1].claim.article)
    of, findings = next(groups, (None, iter(())))
    for article in report.articles:
        if article.id != of:
            yield article, []
            continue
        yield article, list(findings)
        of, findings = next(groups, (None, iter(())))
    if of is not None:
        raise ValueError(f"the claims of article {of} stand out of order")


def heads(report: Report) -> Sequence[LastAct | Event]:
    """The last act of every chain, by device; where the report does not know, of each device whose acts are in it."""
    if report.heads:
        return report.heads
    last = {event.device: event for event in sorted(report.events, key=lambda event: event.number)}
    return [last[device] for device in sorted(last)]


def put_in(report: Report) -> str:
    """What square brackets mean, in a sentence; "" where no statement has any of ours."""
    if not any(each.claim.insertions or "[" in (each.claim.said_by or "") for each in report.findings):
        return ""
    return (
        "Square brackets in the words of a claim hold what is not the article's: factbench put it in, and nobody has"
        " confirmed it. “…” there says that words are left out."
    )


PLACES = "Places count Unicode code points of the article's text from 0; the end is not included."


def proofs(report: Report) -> Iterator[tuple[str, str]]:
    """What a reader can check, by name: the digest of every article's file, and of the last act of every device."""
    for article in report.articles:
        yield f"SHA-256 of the file behind “{heading(article)}”", article.snapshot
    for event in heads(report):
        name = f"Act {event.number} of device {event.device}, {day(event.at)}"
        yield f"{name}, with all before it, shown here or not", event.hash
