"""Which of several dates of a sentence is whose: "with Brint in 1979 and Harnow in 1994"?"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factbench.english.verb import AUXILIARIES, is_verb
from factbench.stages.compare.one_holder import NAME
from factbench.text.slots import Grain
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factbench.stages.compare.side import Side, Term
    from factbench.text.slots import Date


def of_its_own(claim: Side, slot: Date, evidence: Side, found: Sequence[Date]) -> list[Date]:
    """Return the dates of the passage without those that a list gives to something else than the statement's date.

    "with Harnow in 1979" is dated by 1994 alone, where the passage says "with Brint in 1979 and Harnow in 1994". Where
    the statement has what stands with one date and what stands with another, neither is its own.
    """
    left = list(found)
    lists = conjuncts(evidence)
    said = _said(claim, slot, evidence) if lists else frozenset()
    for own in lists:
        mine = {span: words for span, words in own.items() if words & said}
        if mine:
            kept = mine.keys() if len({*mine.values()}) == 1 else frozenset()
            left = [each for each in left if each.span not in own or each.span in kept]
    return left


def is_its_own(claim: Side, slot: Date, evidence: Side, each: Date) -> bool:
    """Whether a list of the passage gives the date to what the statement says of its own."""
    lists = [own for own in conjuncts(evidence) if each.span in own]
    return bool(lists) and not lists[0][each.span].isdisjoint(_said(claim, slot, evidence))


def _said(claim: Side, slot: Date, evidence: Side) -> frozenset[str]:
    """The families of the passage that say what the statement says of this date."""
    wanted = _wanted(claim, slot)
    return frozenset(family for term in claim.terms if term.family in wanted for family in evidence.kin(term))


def _wanted(claim: Side, slot: Date) -> frozenset[str]:
    """The families of what the statement says of this date: its conjunct, or all where it has no other date."""
    for own in conjuncts(claim):
        if slot.span in own:
            return own[slot.span]
    others = [each for each in claim.dates if each.grain is not Grain.DURATION and each != slot]
    return claim.topic - claim.slot_stems if not others else frozenset()


@lru_cache(maxsize=64)
def conjuncts(side: Side) -> tuple[Mapping[Span, frozenset[str]], ...]:
    """The lists of the text: the dates of each, with the families of the words that it alone dates.

    Of "fought in 1956 and 1967, and made peace with Brint in 1979 and Harnow in 1994" two: what was done, and with
    whom. Takes linear time in the text.
    """
    found: list[Mapping[Span, frozenset[str]]] = []
    for run in _runs(side):
        own = _respectively(side, run)
        found += [own] if own else [each for each in (*_by_noun(side, run), _by_verb(side, run)) if each]
    return tuple(found)


def _runs(side: Side) -> Iterator[list[Span]]:
    """The dates that stand in a list, two or more, with what else is in it."""
    dates = [each.span for each in side.dates if each.grain is not Grain.DURATION]
    run = dates[:1]
    for one, other in pairwise(dates):
        if other.end - one.end < _FAR and _JOINED.fullmatch(side.text, one.end, other.start):
            run.append(other)
            continue
        if len(run) > 1:
            yield run
        run = [other]
    if len(run) > 1:
        yield run


# Code points of a conjunct.
_FAR = 100
_JOINED = re.compile(
    r"\)?(?:[,;]|[,;]?\s(?:and|but|then|or|,)(?:\sthen)?)\s(?!(?:after|before|when|while|which|who|where|because|until|as)\b)"
    r"(?:[^.;!?]{1,90}?\s)?(?:\(|(?:in|on|from|since|by|at|until|during|of|for)\s(?:(?:the|early|late|mid)[\s-])?)?"
)


def _by_noun(side: Side, run: Sequence[Span]) -> Iterator[Mapping[Span, frozenset[str]]]:
    """What each dates in a stretch of the list that has one verb: the last name or noun before it."""
    own: dict[Span, frozenset[str]] = {}
    for place, date in enumerate(run):
        terms = _conjunct(side, run, place)
        if place and any(_is_verb(side, each) for each in terms):
            yield from _told_apart(own)
            own = {}
        elif place and terms:
            own[date] = frozenset(each.family for each in terms)
            continue
        # "in 1956 and in 1967" are of one thing.
        own[date] = (
            frozenset(each.family for each in _last(side, terms))
            if terms
            else own.get(run[place - 1], frozenset())
        )
    yield from _told_apart(own)


def _by_verb(side: Side, run: Sequence[Span]) -> Mapping[Span, frozenset[str]]:
    """What is said to have happened at each date, where that differs: "built in 1950 and closed in 1960"."""
    own: dict[Span, frozenset[str]] = {}
    for place, date in enumerate(run):
        verbs = [each.family for each in _conjunct(side, run, place) if _is_verb(side, each)]
        # Before the first date stand other clauses, too.
        own[date] = frozenset(verbs if place else verbs[-1:]) or own.get(run[place - 1], frozenset())
    return next(_told_apart(own), {})


def _told_apart(own: Mapping[Span, frozenset[str]]) -> Iterator[Mapping[Span, frozenset[str]]]:
    if len({*own.values()}) > 1 and all(own.values()):
        yield own


def _conjunct(side: Side, run: Sequence[Span], place: int) -> list[Term]:
    start = run[place - 1].end if place else _begin(side, run)
    return side.terms_in(Span(start, run[place].start))


def _begin(side: Side, run: Sequence[Span]) -> int:
    return max(side.sentence_of(run[0]).start, run[0].start - _FAR)


def _is_verb(side: Side, term: Term) -> bool:
    word = side.words_of(term.span)
    return is_verb(word) and word not in AUXILIARIES


def _last(side: Side, terms: Sequence[Term]) -> Sequence[Term]:
    """The last name or noun before a date."""
    name = next((each for each in side.name_spans if each.covers(terms[-1].span)), None)
    return side.terms_in(name) if name else terms[-1:]


_RESPECTIVELY = re.compile(r"[^.;!?]{0,40}\brespectively\b")
_NAMES = re.compile(rf"{NAME}(?:,\s{NAME})*,?\sand\s{NAME}")


def _respectively(side: Side, run: Sequence[Span]) -> dict[Span, frozenset[str]]:
    """ "Brint and Harnow joined in 1991 and 2004, respectively": the first name has the first date."""
    if _RESPECTIVELY.match(side.text, run[-1].end) is None:
        return {}
    for listed in _NAMES.finditer(side.text, _begin(side, run), run[0].start):
        members = [
            Span(listed.start() + each.start(), listed.start() + each.end())
            for each in re.finditer(NAME, listed[0])
        ]
        if len(members) == len(run):
            return {date: side.families_in(name) for date, name in zip(run, members, strict=True)}
    return {}
