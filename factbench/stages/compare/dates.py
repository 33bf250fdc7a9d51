"""Do the dates of a statement stand against those of a passage?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.date.calendar import Fit, distance, fit
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import Clash, coverage_traits, signal
from factbench.stages.compare.conjuncts import is_its_own, of_its_own
from factbench.stages.compare.dating import FINENESS, Dating, open_end
from factbench.stages.compare.lives import lives
from factbench.stages.compare.measures import limit
from factbench.stages.compare.predicate import begins, is_again
from factbench.stages.compare.side import MINE, THEIRS
from factbench.text.slots import Date, Grain, How

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.stages.compare.side import Side


def compare_dates(claim: Side, evidence: Side) -> Iterator[Signal | Clash]:
    """A date agrees with one that contains it or lies in it, and clashes with the date of the same event."""
    points = [_open(claim, each) for each in claim.dates[:MINE] if each.grain is not Grain.DURATION]
    living = lives(evidence)
    others = [
        replace(each, begin=None, end=None) if each.span in living else _open(evidence, each)
        for each in evidence.dates[:THEIRS]
        if each.grain is not Grain.DURATION
        and not _is_excluded(claim, evidence, each)
        and not _is_of_another(claim, evidence, each)
    ]
    for slot in points:
        yield from _point(claim, slot, points, evidence, others)


def _is_excluded(claim: Side, evidence: Side, slot: Date) -> bool:
    """Whether the passage names the date as the one that it was not: "opened in 1895, not in 1893"."""
    return not claim.denied and (
        _NOT.search(evidence.text, max(0, slot.span.start - 20), slot.span.start) is not None
    )


def _is_of_another(claim: Side, evidence: Side, slot: Date) -> bool:
    """Whether it stands in brackets behind a name of somebody else: "Mayor Ida Marsh (since 2015)"."""
    opened = _ASIDE.search(evidence.text, max(0, slot.span.start - 20), slot.span.start)
    if opened is None or not claim.names or slot.span in lives(evidence):
        return False
    name = next((each for each in evidence.name_spans if each.end == opened.start()), None)
    last = evidence.terms_in(name)[-1:] if name else []
    return any(each.stem not in claim.stems for each in last)


_ASIDE = re.compile(r"\s\((?:since|from|born|b\.|in)?\s?\Z")
_NOT = re.compile(r"\bnot\s(?:(?:in|on|at|since|from|during)\s)?(?:the\s)?\Z", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:(after|since)|(before|by|until|till))\s+(?:\w+\s+)?\Z", re.IGNORECASE)
_BOUND_BY_EVENT = re.compile(
    r"\b(?:(after|since)|(before|until|till))\s(?:the|its|their)\s[^,;:.()]{1,60}\s(?:in|on|of)\s\Z",
    re.IGNORECASE,
)


def _is_bounded_alike(slot: Date, evidence: Side, other: Date) -> bool:
    """Whether the passage has the bound with the event of that date: "after the war in 2011", for "after 2011"."""
    if open_end(slot) is None or slot.value != other.value:
        return False
    found = _BOUND_BY_EVENT.search(evidence.text, max(0, other.span.start - _REACH), other.span.start)
    return found is not None and open_end(slot) == ("end" if found[1] else "begin")


# Code points in which "after" and the event of which a date is stand.
_REACH = 90


def _open(side: Side, slot: Date) -> Date:
    """The date with the end that "after", "before" or "by" leaves open."""
    if slot.begin is not None or slot.end is not None:
        return slot
    found = _BOUND.search(side.text, max(0, slot.span.start - 20), slot.span.start)
    if found is None:
        return slot
    return replace(slot, begin=slot.value) if found[1] else replace(slot, end=slot.value)


def _point(
    claim: Side, slot: Date, slots: Sequence[Date], evidence: Side, found: Sequence[Date]
) -> Iterator[Signal | Clash]:
    found = of_its_own(claim, slot, evidence, found)
    rank = Dating(claim, slot, evidence)
    fits = [(each, _fit_of(slot, evidence, each)) for each in found if rank.is_of_this_life(each)]
    same = [each for each, how in fits if how is Fit.SAME]
    within = [each for each, how in fits if how is Fit.WITHIN]
    apart = [each for each, how in fits if how is Fit.APART]
    # What agrees with another date of the statement is that one's counterpart.
    finer = [other for other in slots if FINENESS[other.grain] >= FINENESS[slot.grain]]
    free = [
        each
        for each in apart
        if is_its_own(claim, slot, evidence, each)
        or not any(_fit(other, each) is Fit.SAME for other in finer)
    ]
    right, wrong = rank.of_its_event(max(same, key=rank, default=None), max(free, key=rank, default=None))
    if right is not None:
        yield _same(claim, slot, evidence, right)
    elif (inside := max(filter(rank.tells, within), key=rank, default=None)) and (
        wrong is None or rank.shared(inside) > rank.shared(wrong)
    ):
        yield _within(claim, slot, evidence, inside)
    elif wrong is not None and rank.is_counterpart(wrong):
        traits = rank.traits(wrong) | {"same": float(bool(same)), "one": float(len(free) == 1)}
        yield Clash(
            Element.DATE,
            "date",
            slot.span,
            wrong.span,
            traits,
            distance(slot, wrong) or limit(claim, slot.span),
        )
    elif wrong is not None or slot.how is not How.UNRESOLVED:
        yield Clash(Element.DATE, "no date", slot.span, None, coverage_traits(claim, evidence))


def _same(claim: Side, slot: Date, evidence: Side, other: Date) -> Signal:
    """That the two agree; "since 2007" only goes together with a second term that began in 2007."""
    if _is_since(slot) and is_again(evidence, other.span):
        why = "which may not be the beginning"
        return signal(Element.DATE, Agreement.QUALIFIES, claim, slot.span, evidence, other.span, why)
    return signal(Element.DATE, Agreement.AGREES, claim, slot.span, evidence, other.span)


def _fit_of(mine: Date, evidence: Side, theirs: Date) -> Fit:
    """How the two stand to each other; what began in 2020 does not lie within "since 2018"."""
    if _is_bounded_alike(mine, evidence, theirs):
        return Fit.SAME
    how = _fit(mine, theirs)
    return Fit.APART if how is Fit.WITHIN and _is_since(mine) and begins(evidence, theirs.span) else how


def _is_since(slot: Date) -> bool:
    """Whether it is the beginning of what goes on: "since 2018", and not "after 2018"."""
    return slot.begin == slot.value and slot.end is None


def _fit(mine: Date, theirs: Date) -> Fit:
    """How the two stand to each other: "since 2012" and "since 2017" say two things of one event."""
    if _is_clock(mine) != _is_clock(theirs):
        return Fit.UNKNOWN
    if mine.how is How.UNRESOLVED and open_end(mine) is not None:
        return _fit_without_year(mine, theirs)
    ends = _end(mine), _end(theirs)
    if None not in ends:
        # "from 1820 to 1830" and "from 1816 to 1828": the beginnings, and the ends.
        plain = (replace(each, begin=None, end=None) for each in (mine, theirs))
        return fit(*plain) if ends[0] == ends[1] else Fit.UNKNOWN
    how = _fit_of_hundreds(mine, theirs)
    if how is Fit.WITHIN and open_end(mine) is not None and open_end(mine) == open_end(theirs):
        return Fit.APART
    return how


def _fit_of_hundreds(mine: Date, theirs: Date) -> Fit:
    """How the two stand to each other; unknown where it depends on "the 1900s" being ten years or a hundred.

    "The 1800s" and before are a hundred.
    """
    how = fit(mine, theirs)
    if how is Fit.SAME or mine.begin or mine.end or theirs.begin or theirs.end:
        return how
    if Fit.SAME not in {fit(one, other) for one in _decades(mine) for other in _decades(theirs)}:
        return how
    either = any(each.value >= _EITHER for each in (mine, theirs) if _is_hundred(each))
    return Fit.UNKNOWN if either else Fit.SAME


def _is_hundred(slot: Date) -> bool:
    return slot.grain is Grain.DECADE and slot.value.endswith("0") and len(slot.value) == _FIGURES


def _decades(slot: Date) -> Iterator[Date]:
    """The date, and with "the 1900s" the other decades of its hundred."""
    yield slot
    if _is_hundred(slot):
        yield from (replace(slot, value=f"{slot.value[:2]}{decade}") for decade in range(1, 10))


# Figures that name a decade, and the first that may be one or a hundred years: the 1900s.
_FIGURES, _EITHER = 3, "190"


def _fit_without_year(mine: Date, theirs: Date) -> Fit:
    """ "before 26 February" beside a day: within where the calendar has it so, else unknown: the years may differ."""
    day, other = mine.value[5:], theirs.value[5:]
    if mine.grain is not Grain.DAY or theirs.grain is not Grain.DAY:
        return Fit.UNKNOWN
    return Fit.WITHIN if (other < day if mine.begin is None else other > day) else Fit.UNKNOWN


def _end(slot: Date) -> str | None:
    """Which end of an interval that is closed on both sides the date is; None for any other date."""
    if slot.begin is None or slot.end is None or slot.begin == slot.end:
        return None
    return {slot.begin: "begin", slot.end: "end"}.get(slot.value)


def _is_clock(slot: Date) -> bool:
    """Whether it is a time of a day that is not written out: "at 12:01" """
    return slot.grain is Grain.TIME and slot.how is not How.EXPLICIT


def _within(claim: Side, slot: Date, evidence: Side, other: Date) -> Signal:
    """ "before 1990" agrees with 1985; 1985 and "from 1980 to 1990", or "since 1980", only go together."""
    bound = (slot.begin is None or slot.end is None) and not _is_since(slot)
    agreement = Agreement.AGREES if bound and slot.begin != slot.end else Agreement.QUALIFIES
    wider = open_end(slot) is not None or FINENESS[slot.grain] < FINENESS[other.grain]
    why = "which falls into that time" if wider else "into which that falls"
    return signal(Element.DATE, agreement, claim, slot.span, evidence, other.span, why)
