"""Does the passage give another value to what has only one: a place of birth, a cause of death, who made it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.date.calendar import Fit, fit
from factbench.english.polarity import family
from factbench.model import Agreement, Element
from factbench.stages.compare.clash import signal
from factbench.stages.compare.one_holder import NAME, SURE
from factbench.stages.compare.places import canonical, level
from factbench.stages.compare.same_subject import of_the_same
from factbench.text.slots import NameKind
from factbench.text.span import Span
from factbench.text.stem import STOP_STEMS, stem
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Signal
    from factbench.stages.compare.side import Side


def compare_values(claim: Side, evidence: Side, title: str = "") -> Iterator[Signal]:
    """The first place, cause or maker of the statement where the passage gives the same thing another.

    `title` is what the passage's source is called: its sentences speak of that.
    """
    if claim.finders.knows_words and not claim.denied:
        yield from _first(_places(claim, evidence, title))
        yield from _first(_causes(claim, evidence, title))
        yield from _first(_makers(claim, evidence, title))


def _first(found: Iterator[Signal]) -> Iterator[Signal]:
    one = next(found, None)
    if one is not None:
        yield one


# -------------------------------------------------------------------------------------------------------- places

# What happens to somebody or something at one place.
_ONCE = {
    "born": r"born",
    "died": r"died|passed\saway|death",
    "buried": r"buried",
    "founded": r"founded|formed|established",
    "headquartered": r"headquartered|has\sits\sheadquarters|have\stheir\sheadquarters",
}
_PLACE = re.compile(
    rf"\b(?i:{'|'.join(rf'(?P<{name}>{words})' for name, words in _ONCE.items())})\b"
    rf"(?P<between>[^.;()]{{0,50}}?)\s(?:in|at)\s(?:the\s(?:city|town|village)\sof\s)?(?P<place>{NAME}(?:,\s{NAME}){{0,3}})"
)
_OTHER_EVENT = re.compile(
    r"\b(?:and|but|when|while|before|after|until|who|which|to|lived|moved|raised|grew)\b"
)


class _Place(NamedTuple):
    event: str
    chain: tuple[Span, ...]
    """The names, the narrowest first: "Brint, Orven"."""


def _told_places(side: Side) -> Iterator[_Place]:
    for found in _PLACE.finditer(side.text):
        event = next(name for name in _ONCE if found[name])
        start = found.start("place")
        chain = []
        for part in re.finditer(r"[^,\s][^,]*", found["place"]):
            span = Span(start + part.start(), start + part.end())
            if side.dates_in(span):
                break  # "in May 1960"
            chain.append(span)
        if chain and not _OTHER_EVENT.search(found["between"]):
            yield _Place(event, tuple(chain))


def _places(claim: Side, evidence: Side, title: str) -> Iterator[Signal]:
    """ "born in Brint" beside "born in Orven in 1960"; not where one place may lie in the other."""
    for mine in _told_places(claim):
        for theirs in _told_places(evidence):
            if mine.event != theirs.event or not of_the_same(claim, evidence, theirs.chain[0], title):
                continue
            ends = _apart(claim, mine.chain, evidence, theirs.chain)
            if ends is not None and evidence.stems.isdisjoint(claim.stems_in(mine.chain[0])):
                why = "and it was in one place"
                yield signal(Element.NAME, Agreement.CONFLICTS, claim, ends[0], evidence, ends[1], why, SURE)


def _apart(
    claim: Side, mine: tuple[Span, ...], evidence: Side, theirs: tuple[Span, ...]
) -> tuple[Span, Span] | None:
    """The two places of one level that exclude each other; None where one may lie in the other, or is the other."""

    def same(one: Span, other: Span) -> bool:
        known = canonical(claim.words_of(one)) & canonical(evidence.words_of(other))
        return bool(known or claim.stems_in(one) & evidence.stems_in(other))

    if any(same(mine[0], each) for each in theirs) or any(same(each, theirs[0]) for each in mine):
        return None

    def holds(one: Span, other: Span) -> bool:
        # What no list of places knows may be a part of a capital.
        return bool(canonical(claim.words_of(one))) != bool(canonical(evidence.words_of(other)))

    here = {level(claim.words_of(each)): each for each in reversed(mine)}
    there = {level(evidence.words_of(each)): each for each in reversed(theirs)}
    common = [width for width in sorted(here.keys() & there.keys(), reverse=True) if width]
    return next(
        (
            (here[width], there[width])
            for width in common
            if not same(here[width], there[width]) and not holds(here[width], there[width])
        ),
        None,
    )


# -------------------------------------------------------------------------------------------------------- causes

_DIED_OF = re.compile(
    r"\b(?:died|death|dies|killed)\s(?:\w+\s){0,2}?(?:of|from|due\sto|by)\s(?P<cause>(?:[\w’'-]+\s){0,4}?[\w’'-]+)"
    r"(?=\s(?:in|on|at|after|when|while|during|shortly|and|as|for|aged|before|with|that|which|by|near|just)\b|[.,;:()]|\s*\Z)"
)
# What most deaths can be called, or what goes with a cause.
_ANY_CAUSE = frozenset(
    family(stem(word))
    for word in wordlist(
        "illness disease sickness condition complications complication causes cause injuries injury wounds wound age "
        "natural hunger thirst exhaustion grief effects result consequences accident incident disorder ailment shock"
    )
)
_SAME_CAUSE = tuple(
    frozenset(family(stem(word)) for word in wordlist(line))
    for line in (
        "cancer leukemia leukaemia lymphoma tumor tumour carcinoma melanoma myeloma",
        "heart cardiac coronary stroke aneurysm thrombosis embolism attack hemorrhage haemorrhage",
        "pneumonia influenza flu lung bronchitis respiratory tuberculosis consumption covid coronavirus virus",
        "overdose drug drugs heroin alcohol poisoning poison barbiturate alcoholism",
        "gunshot shot shooting bullet gun stabbing stabbed murder murdered",
    )
)


def _causes(claim: Side, evidence: Side, title: str) -> Iterator[Signal]:
    """ "died of cancer" beside "died of a drug overdose": a death has one cause, told more or less exactly."""
    for mine in _DIED_OF.finditer(claim.text):
        for theirs in _DIED_OF.finditer(evidence.text):
            ends = Span(*mine.span("cause")), Span(*theirs.span("cause"))
            one = claim.families_in(ends[0]) - STOP_STEMS
            other = evidence.families_in(ends[1]) - STOP_STEMS
            if not one or not other or one & other or (one | other) & _ANY_CAUSE:
                continue
            if any(one & group and other & group for group in _SAME_CAUSE):
                continue
            if mine[0][mine.start("cause") - mine.start() - 3 :].startswith("by ") or theirs[0].startswith(
                "killed"
            ):
                continue
            if of_the_same(claim, evidence, ends[1], title) or _on_one_date(
                claim, ends[0], evidence, ends[1]
            ):
                yield signal(
                    Element.WORDING,
                    Agreement.CONFLICTS,
                    claim,
                    ends[0],
                    evidence,
                    ends[1],
                    "another cause of death",
                    SURE,
                )


def _on_one_date(claim: Side, mine: Span, evidence: Side, theirs: Span) -> bool:
    return any(
        fit(one, other) in (Fit.SAME, Fit.WITHIN)
        for one in claim.dates_beside(mine)
        for other in evidence.dates_beside(theirs)
    )


# -------------------------------------------------------------------------------------------------------- makers

_MADE = {
    "write": r"written|authored|penned",
    "direct": r"directed",
    "compose": r"composed",
    "paint": r"painted",
    "found": r"founded|formed|established|started|created|set\sup",
    "design": r"designed",
    "invent": r"invented",
    "discover": r"discovered",
    "perform": r"recorded|sung|performed",
    "host": r"hosted",
    "play": r"played|portrayed",
    "murder": r"assassinated|murdered",
}
_BY = re.compile(
    rf"\b(?P<what>{'|'.join(rf'(?P<{name}>{words})' for name, words in _MADE.items())})"
    rf"(?P<between>(?:(?!\b(?:co-|partly|with|based)\b)[^.;]){{0,40}}?)\bby\s(?P<by>[^.;()]*)"
)
_MAKER = re.compile(rf"(?:[a-z][\w-]*\s){{0,5}}(?P<name>{NAME})")
_PART = re.compile(
    r"\bco-\Z|\b(?:partly|also|later|first|originally|re)\s?\Z|one\sof\s(?:the|its)\b", re.IGNORECASE
)


class _Making(NamedTuple):
    how: str
    maker: Span
    at: Span


def _told_makers(side: Side) -> Iterator[_Making]:
    for found in _BY.finditer(side.text):
        if _PART.search(side.text, max(0, found.start() - 16), found.start()):
            continue
        how = next(name for name in _MADE if found[name])
        maker = _MAKER.match(side.text, found.start("by"))
        if maker is not None:
            yield _Making(how, Span(*maker.span("name")), Span(found.start(), maker.end()))


def _makers(claim: Side, evidence: Side, title: str) -> Iterator[Signal]:
    """ "founded by Ida Marsh" beside "founded by Olin Quill", where the passage nowhere names Ida Marsh."""
    for mine in _told_makers(claim):
        for theirs in _told_makers(evidence):
            one, other = claim.stems_in(mine.maker), evidence.stems_in(theirs.maker)
            if mine.how != theirs.how or not one or not other or not one.isdisjoint(evidence.stems):
                continue
            if any(name.span.overlaps(mine.maker) and name.kind is NameKind.DEMONYM for name in claim.names):
                continue  # "by a Polish nobleman"
            if other & claim.stems or not of_the_same(claim, evidence, theirs.at, title):
                continue
            yield signal(
                Element.NAME,
                Agreement.CONFLICTS,
                claim,
                mine.maker,
                evidence,
                theirs.maker,
                "and the passage names nobody else",
                SURE,
            )
