"""Does the passage say it of what the statement begins with, or of another: its neighbour, its mother, its roof?"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns
from factbench.english.polarity import family
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.one_holder import NAME
from factbench.text.span import Span
from factbench.text.stem import STOP_STEMS, stem
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.stages.compare.side import Side, Term


def compare_subjects(claim: Side, evidence: Side, sentence: Span, told: Sequence[Signal]) -> Iterator[Signal]:
    """What the sentence says of another alone qualifies: "Her mother died in Brint", "Harnow became independent and
    borders Orven", "The roof of Lark House was built in 1901".

    Nothing where one of `told` has the name in conflict. Whose it is tells the word that the statement has first behind
    its subject, wherever the sentence has it.
    """
    found = said_of_another(claim, evidence, sentence) or _done_by_another(claim, evidence, sentence)
    if found is not None:
        mine, other = found
        if any(each.agreement is Agreement.CONFLICTS and each.claim_span.overlaps(mine) for each in told):
            return
        why = f"The passage seems to say it of another than {claim.words_of(mine)}."
        yield Signal(Element.NAME, Agreement.QUALIFIES, mine, other, why)


def said_of_another(
    claim: Side, evidence: Side, sentence: Span, *, strangers: bool = True
) -> tuple[Span, Span] | None:
    """What the statement begins with, and of whom or what else the sentence says it; None where it may be the same.

    Without `strangers` only of what is the subject's own: what another name has, only one may have.
    """
    begun = _begun(claim)
    if begun is None or not claim.finders.knows_words:
        return None
    said = next((term for term in claim.terms if term.start >= begun.end), None)
    if (
        said is None
        or claim.text[said.start].isupper()
        or not _LEADS.fullmatch(claim.text, begun.end, said.start)
    ):
        return None
    uses = [each for each in evidence.terms_in(sentence) if each.family == said.family][:_USES]
    # Who does it is no other than what it is done to: "relations were established", "Harnow established relations".
    if _BE.search(claim.text, begun.end, said.start) and _PARTICIPLE.search(claim.text, said.start, said.end):
        strangers = strangers and all(_is_done(evidence, each) for each in uses)
    others = [_another(claim, begun, evidence, each, sentence, strangers=strangers) for each in uses]
    first = others[0] if others else None
    return (begun, first) if first is not None and all(others) else None


def _begun(claim: Side) -> Span | None:
    """The name that the statement begins with, or its first noun where a verb right behind tells that it is that.

    "The bridge was" has one; of "The civil war broke out" and "I think only two" nobody knows without a parse.
    """
    name = next((each for each in claim.name_spans if each.start < _BEGINS), None)
    if name is not None:
        return name
    first = next((term.span for term in claim.terms), None)
    alone = first is not None and _ALONE.fullmatch(claim.text, 0, first.start)
    return first if first and alone and _VERB.match(claim.text, first.end) else None


_ALONE = re.compile(r"\W*(?:(?:the|an?|this|that|his|her|its|their)\s)?", re.IGNORECASE)
_VERB = re.compile(
    r"\s(?:\w+ly\s)?(?:is|are|was|were|has|have|had|became|becomes?|remains|remained|won|wins|made|makes|gave|gives|took"
    r"|takes)\b"
)
_PARTICIPLE = re.compile(r"(?:ed|en|wn|un|ung|ught|ade|ept|elt|uilt|old|ost|ent|ound)\Z", re.IGNORECASE)
_BE = re.compile(r"\b(?:is|are|was|were|been|being)\b", re.IGNORECASE)


def _is_done(evidence: Side, use: Term) -> bool:
    """Whether a form of "be" stands before the word, with no other verb between."""
    lead = _LED.search(evidence.text, max(0, use.start - _NEAR), use.start)
    return lead is not None and _BE.search(evidence.text, lead.start(), use.start) is not None


# So many times a word is looked at: a text without stops takes linear time.
_USES = 12
# "The " may stand before what a statement begins with.
_BEGINS = 5
_LIGHT = (
    r"(?:is|are|was|were|has|have|had|been|became|becomes|become|remains|remained|a|an|the|won|wins|made|makes|gave|gives|took|takes|also|then|later|first|soon|now|only"
    r"|officially|\w+ly)"
)
_LEADS = re.compile(rf"\s(?:{_LIGHT}\s)*", re.IGNORECASE)
_LED = re.compile(rf"\s(?:{_LIGHT}\s)*\Z", re.IGNORECASE)
# Code points before a word in which its subject stands.
_NEAR = 160


def _another(
    claim: Side, begun: Span, evidence: Side, use: Term, sentence: Span, *, strangers: bool
) -> Span | None:
    start = max(sentence.start, use.start - _NEAR)
    lead = _LED.search(evidence.text, start, use.start)
    if lead is None:
        return None
    end = lead.start()
    aside = _ASIDE.search(evidence.text, start, end)
    if aside is not None:
        end = aside.start()
    for pattern in (_OWNED, _PART_OF, _HAS, _BESIDE, _NAMED):
        found = pattern.search(evidence.text, start, end)
        if found is None:
            continue
        if pattern is _NAMED:
            name = Span(*found.span("name"))
            return _strange(claim, begun, evidence, name, use, sentence) if strangers else None
        noun = found["noun"].lower()
        begins = pattern is _HAS or _BEGINS_CLAUSE.search(evidence.text, start, found.start())
        if _is_its_own(claim, noun) or not begins:
            return None
        if pattern is _PART_OF and (
            noun in _CALLS or not claim.stems_in(begun) & evidence.stems_in(Span(*found.span("of")))
        ):
            return None
        return Span(found.start("noun"), found.end("noun"))
    return None


def _is_its_own(claim: Side, noun: str) -> bool:
    """Whether the statement speaks of that, too, or it is no thing of somebody's ("her own") or only its name."""
    return family(stem(noun)) in claim.topic or noun in _NO_NOUN or stem(noun) in STOP_STEMS


_NO_NOUN = wordlist("own first last second third won name names named title nickname")
# Behind what the subject of a sentence or a clause stands.
_BEGINS_CLAUSE = re.compile(
    r"(?:\A|[.;:,–—(]\s?|\b(?:and|but|or|while|when|where|whereas|because|since|after|before|as|that|which|if|though|although)\s)\W*(?:(?:the|an?)\s)?\Z",
    re.IGNORECASE,
)
_WHOSE = rf"(?:(?i:his|her|its|their|whose)|(?:{NAME}|[a-z][\w-]*)['’]s?)"
# "Her mother", "Her elder brother Olin Marsh", "Orven's church".
_OWNED = re.compile(rf"\b{_WHOSE}\s(?:[a-z][\w-]*\s){{0,2}}?(?P<noun>[a-z][\w-]*)(?:,?\s{NAME},?)?\Z")
# "The roof of Lark House"
_PART_OF = re.compile(
    rf"(?:\A|[.;,]\s|\b)(?i:the|an?|its)\s(?:[a-z][\w-]*\s)?(?P<noun>[a-z][\w-]*)\sof\s(?:the\s)?(?P<of>{NAME}|[a-z]+)\Z"
)
# What only says what a name is of.
_CALLS = wordlist(
    "city town village state republic kingdom county island district province region commonwealth duchy empire port "
    "parish borough municipality principality sultanate emirate federation union university battle treaty story film "
    "novel book song album company group band people government"
)
# "Lark House has a chapel that"
_HAS = re.compile(
    r"\b(?:has|have|had|with|contains|includes|owns)\s(?:an?|the|its|his|her|their)\s(?:[\w-]+\s)?(?P<noun>(?!(?:that|which|who)\b)[a-z][\w-]*)(?:\s(?:that|which|who))?\Z"
)
# What follows, surrounds or belongs to the thing that a source is about: "The sequel, Harbour Lights, was".
_BESIDE = re.compile(
    r"\b[Tt]he\s(?:[a-z][\w-]*\s)?(?P<noun>sequels?|prequels?|remakes?|adaptations?|spin-offs?|soundtracks?|trailers?|surrounding"
    r"|neighbou?ring|parish|district|province|diocese|castle|cathedral|university|school|station|airport|award|museum|estate"
    rf"|foundation|publishers?|producers?|label)(?:,\s{NAME},?)?\Z"
)
_ASIDE = re.compile(r",\s(?:who|which|whose|whom|where)\b[^,;.]{1,80},\Z")
_NAMED = re.compile(
    rf"(?:\A|(?<=[.;:,]\s)|\b(?:when|where|while|whereas|because|since|after|before|as|but|neighbou?r(?:ing)?|[Tt]he|colony|province|which|that|whom)\s)(?:The\s)?(?:{NAME}\sand\s)?(?P<name>(?!The\s){NAME})\Z"
)


def _strange(  # noqa: PLR0911  one for each way to be no other
    claim: Side, begun: Span, evidence: Side, name: Span, use: Term, sentence: Span
) -> Span | None:
    """The name, where the statement lacks it and has what it begins with only behind, and not as who does it."""
    mine, theirs = claim.stems_in(begun), evidence.stems_in(name)
    if not theirs or theirs & claim.stems or evidence.words_of(name).split()[0].lower() in _NO_NAME:
        return None
    if any(
        each.span.overlaps(name) and each.canonical and each.canonical in _canonical(claim)
        for each in evidence.names
    ):
        return None
    before = evidence.stems_in(Span(sentence.start, name.start))
    if _WHOM.search(evidence.text, max(0, name.start - 8), name.start):
        return name  # "the treaty, which Harnow ratified"
    if mine & before:
        return None
    if mine & evidence.stems_in(Span(name.end, use.start)):
        return name  # "Harnow, which borders Orven, became"
    behind = next(
        (each for each in evidence.terms_in(Span(use.end, sentence.end)) if each.stem in mine), None
    )
    if behind is None:  # "Orven is old. After Harnow became independent"
        absent = mine.isdisjoint(evidence.stems_in(sentence)) and begun in claim.name_spans
        return name if absent and mine <= evidence.stems else None
    return None if _BY.search(evidence.text, max(use.start, behind.start - 24), behind.start) else name


_WHOM = re.compile(r"\b(?:which|that|whom)\s\Z")


def _done_by_another(claim: Side, evidence: Side, sentence: Span) -> tuple[Span, Span] | None:
    """By whom, and who else it was in the passage: "directed by Olin Quill, produced by Ida Marsh", "by her son"."""
    for done in islice(_DONE_BY.finditer(claim.text), _USES):
        name = Span(*done.span("name"))
        mine = claim.stems_in(name)
        again = re.compile(
            rf"\b{re.escape(done['what'])}\s(?:and\s\w+\s)?by\s(?P<by>[^.;]{{1,80}})", re.IGNORECASE
        )
        others = []
        for found in again.finditer(evidence.text, sentence.start, sentence.end):
            stop = _NEXT_ACT.search(evidence.text, found.start("by"), found.end())
            by = Span(found.start("by"), stop.start() if stop else found.end())
            owned = re.match(rf"(?:the\s)?{NAME}['’]s?\s", by.of(evidence.text))
            others.append(by if owned or mine.isdisjoint(evidence.stems_in(by)) else None)
        first = others[0] if others else None
        if first is not None and all(others) and not owned_in(claim, name):
            return name, first
    return None


def owned_in(claim: Side, name: Span) -> bool:
    """Whether the statement has the name for whose something is: "by Ida Marsh's son"."""
    return claim.text[name.start : name.end + 2].endswith(("'s", "’s"))


_DONE_BY = re.compile(rf"\b(?P<what>[a-z]+(?:ed|en|wn|un|ade|ung|ung|ought))\sby\s(?:the\s)?(?P<name>{NAME})")
_NEXT_ACT = re.compile(r"\b(?:and|,)?\s[a-z]+(?:ed|en)\sby\b")


def _canonical(claim: Side) -> set[str]:
    return {each.canonical for each in claim.names if each.canonical}


_NO_NAME = pronouns.subjects(*pronouns.ALL) | wordlist(
    "the a an this that these those there in on at by from for as when while although and or if since after before"
)
_BY = re.compile(r"\b(?:by|with|and)\s(?:the\s)?\Z", re.IGNORECASE)
