"""Report -> what a reader, a code of the field or a search engine would miss in it, a line each with what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from factbench.acts import Brought, EvidenceStance, Shown
from factbench.exporters import wording
from factbench.model import How, Suggestion
from factbench.record.ruling import desk_of
from factbench.settings import Profile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from factbench.model import Evidence, Finding, Report, Source, Verdict


class Fault(NamedTuple):
    """What is missing or wrong in a report, and what to do."""

    rule: str
    """Id of the rule."""
    claim: str
    """The id by which reports name the claim; "" where it is the whole report."""
    words: str
    """What is wrong."""
    remedy: str
    """What to do about it."""


class Rated(NamedTuple):
    """A claim for which the desk has a verdict."""

    finding: Finding
    verdict: Verdict
    number: int | None
    """Between false (1) and true (5); None where the rating has no place there."""
    central: bool
    """Whether it is one of the main claims of the report."""

    @property
    def cited(self) -> list[Evidence]:
        """The evidence that the verdict rests on."""
        return wording.cited(self.finding, self.verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that is asked of a report."""

    id: str
    profiles: frozenset[Profile]
    words: str
    """What is asked."""
    check: Callable[[Report, list[Rated], date], Iterable[Fault]]


def lint(report: Report, profile: Profile, today: date) -> list[Fault]:
    """Return what `report` lacks for a profile: by claim in the report's order, and what is of the whole report first.

    `report` is what is chosen, as colleagues have it: what nobody spoke of is to be seen in it. `Profile.NONE` asks
    nothing.
    """
    rated = list(_rated(report))
    places = {finding.name: number for number, finding in enumerate(report.findings, 1)}
    found = [
        fault for rule in RULES if profile in rule.profiles for fault in rule.check(report, rated, today)
    ]
    return sorted(found, key=lambda each: places.get(each.claim, 0))


def _rated(report: Report) -> Iterator[Rated]:
    for finding in report.findings:
        verdict = desk_of(finding).verdict
        if verdict is not None and verdict.rating is not None:
            central = report.main is None or finding.claim.id in report.main
            yield Rated(finding, verdict, wording.given(verdict).number, central)


def _told(rule: str, rated: Rated, words: str, remedy: str) -> Fault:
    return Fault(rule, rated.finding.name, words, remedy)


# -------------------------------------------------------------------------------------------------- of verdicts


def _reason(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """Readers must be able to follow how a conclusion was reached.

    Source: the duties of IFCN and EFCSN as `factbench manual publishing` sums them up; Google Search Central, fact
    check: `ratingExplanation`.
    """
    for each in rated:
        if not each.verdict.rationale.strip():
            how = "decide again: `factbench verdict CLAIM RATING --why`, or on the desk `0`, `a`, the rating"
            yield _told("reason", each, "the verdict has no reason", how)


def _evidence(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """What is said to be true or false rests on something that readers can see.

    Source: IFCN and EFCSN: every significant source is shown, so that readers can repeat the check.
    """
    for each in rated:
        if each.number is not None and not each.verdict.citations:
            ruled = desk_of(each.finding).how is How.ADJUDICATED
            how = "`factbench adjudicate … --cite`" if ruled else "`factbench cite`"
            yield _told("evidence", each, "the verdict cites nothing", f"cite what it rests on: {how}")
        if lost := wording.lost(each.finding, each.verdict):
            words = f"{wording.count(len(lost), 'citation')} no longer in the library"
            yield _told("evidence", each, words, "bring the source again, or cite another")


def _origins(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """The key elements are checked against more than one named source, unless only one is relevant.

    Copies of one agency's story are one origin. Who is not named does not count. Source: IFCN, as above.
    """
    for each in rated:
        voices = {_voice(found.source) for found in each.cited if _is_named(found.source)}
        if each.central and each.number is not None and each.verdict.citations and len(voices) < 2:
            yield _told(
                "origins",
                each,
                "the main claim rests on one origin"
                if voices
                else "the main claim rests on nobody who is named",
                "cite a second that does not copy the first, or say in the reason why one is enough",
            )


def _voice(source: Source) -> str:
    return source.voice or source.publisher or source.id


def _is_named(source: Source) -> bool:
    return source.by_hand is None or source.by_hand.shown is Shown.NAMED


def _against(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """Evidence for and against is shown: what speaks against the verdict is cited, and answered in the reason.

    A passage counts where a person said how it stands, or where the comparison says so and nobody said anything.
    Source: IFCN and EFCSN, as above.
    """
    for each in rated:
        opposite = _opposite(each.number)
        if opposite is None:
            continue
        stance, suggestion = opposite
        spoken_of = {stand.evidence for stand in each.finding.stands}
        spoken_of |= {note.evidence for note in each.finding.annotations if note.evidence}
        said = {stand.evidence for stand in each.finding.stands if stand.stance is stance}
        open_ones = [
            found
            for found in each.finding.evidence
            if found.id not in each.verdict.citations
            and (found.id in said or (found.id not in spoken_of and found.comparison.stance is suggestion))
        ]
        if open_ones:
            words = f"{wording.count(len(open_ones), 'passage')} against the verdict not mentioned"
            first = open_ones[0]
            remedy = f"cite and answer it, or say how it stands: {first.id[:8]}, “{first.source.called}”"
            yield _told("against", each, words, remedy)


def _opposite(number: int | None) -> tuple[EvidenceStance, Suggestion] | None:
    if number is None or number == 3:
        return None
    if number > 3:
        return EvidenceStance.REFUTES, Suggestion.REFUTES
    return EvidenceStance.SUPPORTS, Suggestion.SUPPORTS


def _eyes(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """Somebody else has looked before a verdict is published.

    Source: IFCN and EFCSN: editorial review before publication.
    """
    for each in rated:
        if desk_of(each.finding).how is How.SINGLE:
            yield _told(
                "review",
                each,
                f"only {each.verdict.reviewer} has seen it",
                "let an editor approve it: `factbench approve CLAIM`",
            )


def _asked(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """Whoever made a claim is asked for comment. Source: IFCN and EFCSN: try to reach the claimant."""
    for each in rated:
        if each.finding.claim.said_by and not each.finding.comments and (each.number or 5) < 5:
            yield _told(
                "comment",
                each,
                f"nobody was asked for comment on what {each.finding.claim.said_by} said",
                "ask, and note it: `factbench comment CLAIM`",
            )


def _stands(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """What a verdict rests on still stands. Source: the house: orphaned is shown, and a ruling names its verdicts."""
    for each in rated:
        desk = desk_of(each.finding)
        if each.finding.orphaned:
            yield _told(
                "orphaned",
                each,
                "its words are no longer in the article",
                "mark it elsewhere (`b`), or keep it out: `factbench choose CLAIM --no-publish`",
            )
        if desk.changed or desk.later:
            yield _told(
                "stands", each, wording.desk_words(each.finding), "decide again: `factbench adjudicate CLAIM`"
            )


def _understood(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """A claim can be understood without its article, in words for which somebody answers.

    Source: the house: what the program put in stands in brackets until a person confirmed it.
    """
    for each in rated:
        claim = each.finding.claim
        if claim.insertions:
            words = "what the program put into the statement is not confirmed"
            yield _told("insertion", each, words, "confirm it or take it out: `factbench wording CLAIM`")
        elif claim.needs_context and claim.worded_by is None:
            words = f"it is not understood alone: {claim.needs_context[0].why.removesuffix('.')}"
            yield _told("context", each, words, "word it so that it is: `i` on the desk")


def _chosen(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """Readers are told why a claim was picked, so that they can judge whether all are held to the same bar.

    Source: IFCN and EFCSN: the same bar whoever speaks.
    """
    for each in rated:
        if each.central and not (each.finding.choice and each.finding.choice.why):
            yield _told(
                "chosen",
                each,
                "nobody says why it was checked",
                "say it: `factbench choose CLAIM --why TEXT`",
            )


# --------------------------------------------------------------------------------------------------- of sources


def _links(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """Every significant source is linked, and what looks like an address can be followed.

    Source: IFCN, as above. What somebody said or showed has no address.
    """
    for each in rated:
        for source in _sources(each):
            spoken = source.by_hand is not None and source.by_hand.kind is not Brought.PASSAGE
            if wording.web_address(source.url) is None and not spoken:
                yield _told("link", each, f"“{source.called}” has no link", "add the source by its address")
        plain = [found[0] for found in _PLAIN.finditer(each.verdict.rationale)]
        if plain:
            yield _told(
                "plain-link",
                each,
                f"“{plain[0]}” in the reason is no link",
                "write the whole address, with https://",
            )


_PLAIN = re.compile(
    r"(?<![\w/@.-])(?:[a-z0-9-]+\.){1,5}(?:com|org|net|gov|edu|eu|int|info|uk|de|fr)(?:/[^\s)\]]*)?\b",
    re.IGNORECASE,
)


def _sources(rated: Rated) -> list[Source]:
    """What a verdict cites, each source once."""
    return list({found.source.id: found.source for found in rated.cited}.values())


def _rank(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """Primary sources are preferred, and it is said why a secondary one was used. Source: IFCN, as above."""
    for each in rated:
        for source in _sources(each):
            if source.primary is None and source.by_hand is None:
                words, remedy = "is it primary?", "say it: `W s` on the desk, or `factbench sources edit`"
            elif source.primary is False and not source.why:
                words, remedy = "it is secondary; why was it used?", "say why: `W s` on the desk"
            else:
                continue
            yield _told("primary", each, f"“{source.called}”: {words}", remedy)


def _accessed(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """Of what can change it is said when it was read. Source: EFCSN; ISO 690, 9.3.5 (date of citation)."""
    for each in rated:
        for source in _sources(each):
            if source.url and not source.retrieved:
                yield _told(
                    "accessed", each, f"“{source.called}” has no day of access", "add it again by its address"
                )


def _archived(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """What a verdict rests on is kept where readers find it when the page is gone. Source: the house."""
    for each in rated:
        for source in _sources(each):
            if wording.web_address(source.url) and source.archived is None:
                yield _told(
                    "archived",
                    each,
                    f"“{source.called}” has no archived copy",
                    "`factbench archive` looks for one",
                )


def _used(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """Nothing rests on a source that the desk took out of use. Source: the house."""
    for each in rated:
        for source in _sources(each):
            if source.retired is not None:
                yield _told(
                    "retired", each, f"“{source.called}” is out of use", "cite another, or use it again"
                )


def _future(report: Report, rated: list[Rated], today: date) -> Iterator[Fault]:
    """Nothing happened after today. Source: plain sense; Google Search Central drops reviews of the future."""
    for article in report.articles:
        if article.published and article.published > today:
            words = f"“{wording.heading(article)}” is dated {article.published}, in the future"
            yield Fault("future", "", words, "correct its day: `factbench correct`")
    for each in rated:
        days = [(f"“{source.called}” is dated", source.published) for source in _sources(each)]
        days.append(("the verdict holds as of", each.verdict.valid_as_of))
        days += [(f"{said.who} was asked on", said.on) for said in each.finding.comments]
        for words, day in days:
            if day is not None and day > today:
                yield _told("future", each, f"{words} {day}, in the future", "correct the day")


# ---------------------------------------------------------------------------------------------- of the publisher


def _policies(report: Report, _rated: list[Rated], _today: date) -> Iterator[Fault]:
    """Definitions of ratings, methodology, funding and corrections policy are public, and readers can write.

    Source: IFCN and EFCSN, as above.
    """
    if not report.publisher:
        yield Fault("publisher", "", "the report names no publisher", "set `name` in the table [publisher]")
    for name in ("methodology", "ratings", "corrections", "funding", "contact"):
        said = getattr(report.masthead, name) if report.masthead is not None else ""
        if not said:
            words = f"no page for {name}" if name != "contact" else "readers are not told where to write"
            yield Fault("policy", "", words, f"set `{name}` in the table [publisher]")
        elif name != "contact" and wording.web_address(said) is None:
            yield Fault(
                "policy", "", f"the page for {name} is no web address", f"correct `{name}` in [publisher]"
            )


def _reviewable(report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """A search engine finds the page, the author and the claim.

    Source: schema.org ClaimReview; Google Search Central, fact check: `url`, `author` with its address, a rating with
    words, and one ClaimReview a page.
    """
    if wording.web_address(report.report_url) is None:
        yield Fault("page", "", "the report has no public address", "set `report_url`")
    if not report.publisher:
        yield Fault("author", "", "the report names no publisher", "set `name` in the table [publisher]")
    elif wording.web_address(report.publisher_url) is None:
        yield Fault("author", "", "the publisher has no web address", "set `url` in the table [publisher]")
    if sum(each.central for each in rated) > 1:
        yield Fault(
            "single", "", "a page with several reviews may show none of them", "set `main_claims = 1`"
        )
    for each in rated:
        if each.central and wording.web_address(each.finding.article.url) is None:
            yield _told("appearance", each, "its article has no address", "add the article with `--url`")


LONGEST = 75
"""Characters of `claimReviewed` that a search engine shows. Source: Google Search Central, fact check."""


def _short(_report: Report, rated: list[Rated], _today: date) -> Iterator[Fault]:
    """A claim is shorter than 75 characters, or it is cut off where it is shown. Source: see `LONGEST`."""
    for each in rated:
        length = len(each.finding.claim.statement)
        if each.central and length > LONGEST:
            words = f"the claim has {length} characters, more than {LONGEST}"
            yield _told("length", each, words, "word it shorter: `i` on the desk")


CODES = frozenset({Profile.IFCN, Profile.EFCSN})
ALL = frozenset({*CODES, Profile.CLAIMREVIEW, Profile.HOUSE})
OURS = frozenset({*CODES, Profile.HOUSE})

RULES = (
    Rule(id="policy", profiles=CODES, words="The publisher's pages are there.", check=_policies),
    Rule(
        id="page",
        profiles=frozenset({Profile.CLAIMREVIEW}),
        words="Search engines find it.",
        check=_reviewable,
    ),
    Rule(id="length", profiles=frozenset({Profile.CLAIMREVIEW}), words="The claim is short.", check=_short),
    Rule(id="reason", profiles=ALL, words="A verdict has a reason.", check=_reason),
    Rule(id="evidence", profiles=OURS, words="A verdict cites what it rests on.", check=_evidence),
    Rule(id="origins", profiles=OURS, words="Two origins for the main claim.", check=_origins),
    Rule(id="against", profiles=OURS, words="Evidence against is mentioned.", check=_against),
    Rule(id="review", profiles=CODES, words="A second pair of eyes.", check=_eyes),
    Rule(id="comment", profiles=CODES, words="Who made the claim was asked.", check=_asked),
    Rule(id="stands", profiles=ALL, words="What it rests on still stands.", check=_stands),
    Rule(id="insertion", profiles=ALL, words="It is understood alone.", check=_understood),
    Rule(id="chosen", profiles=CODES, words="Why it was checked.", check=_chosen),
    Rule(id="link", profiles=OURS, words="Sources are linked.", check=_links),
    Rule(id="primary", profiles=CODES, words="Primary, or why not.", check=_rank),
    Rule(id="accessed", profiles=OURS, words="The day of access.", check=_accessed),
    Rule(id="archived", profiles=frozenset({Profile.EFCSN}), words="An archived copy.", check=_archived),
    Rule(id="retired", profiles=ALL, words="Nothing rests on what is out of use.", check=_used),
    Rule(id="future", profiles=ALL, words="No day is in the future.", check=_future),
)
"""Every rule, in the order in which what it finds is told of one claim."""
