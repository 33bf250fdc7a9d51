"""Do the dates and durations of a statement stand against those of a passage?"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factbench.english.date.calendar import Fit, distance, fit, years_of
from factbench.english.polarity import family
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import Clash, coverage_traits, signal
from factbench.stages.compare.side import MINE, THEIRS
from factbench.text.slots import Date, Grain, How
from factbench.text.stem import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factbench.stages.compare.side import Side
    from factbench.text.span import Span


def compare_dates(claim: Side, evidence: Side) -> Iterator[Signal | Clash]:
    """A date agrees with one that contains it or lies in it, and clashes with the date of the same event."""
    mine = claim.dates[:MINE]
    points = [_open(claim, each) for each in mine if each.grain is not Grain.DURATION]
    years_of_life = lives(evidence)
    others = [
        replace(each, begin=None, end=None) if each.span in years_of_life else _open(evidence, each)
        for each in evidence.dates[:THEIRS]
        if each.grain is not Grain.DURATION
    ]
    for slot in points:
        yield from _point(claim, slot, points, evidence, others)
    for slot in mine:
        if slot.grain is Grain.DURATION:
            yield from _duration(claim, slot, evidence)


# ------------------------------------------------------------------------------------------ dates of the calendar

_BOUND = re.compile(r"\b(?:(after|since)|(before|by|until|till))\s+(?:\w+\s+)?\Z", re.IGNORECASE)


def _open(side: Side, slot: Date) -> Date:
    """The date with the end that "after", "before" or "by" leaves open, and "the 1900s" as the whole century."""
    if slot.begin is not None or slot.end is not None:
        return slot
    found = _BOUND.search(side.text, max(0, slot.span.start - 20), slot.span.start)
    if found is None:
        return replace(slot, value=slot.value[:2]) if _is_century(slot) else slot
    return replace(slot, begin=slot.value) if found[1] else replace(slot, end=slot.value)


def _is_century(slot: Date) -> bool:
    """Whether a decade is as likely a century: "the 1900s"."""
    return slot.grain is Grain.DECADE and slot.value.endswith("0") and len(slot.value) == 3


def _point(
    claim: Side, slot: Date, slots: Sequence[Date], evidence: Side, found: Sequence[Date]
) -> Iterator[Signal | Clash]:
    fits = [(each, fit(slot, each)) for each in found]
    same = [each for each, how in fits if how is Fit.SAME]
    within = [each for each, how in fits if how is Fit.WITHIN]
    apart = [each for each, how in fits if how is Fit.APART]
    # What agrees with another date of the statement is that one's counterpart.
    free = [each for each in apart if not any(fit(other, each) is Fit.SAME for other in slots)]
    rank = _DateRanking(claim, slot, evidence)
    right, wrong = max(same, key=rank, default=None), max(free, key=rank, default=None)
    # A year may stand in both texts by chance, a day hardly.
    told = right is not None and (
        slot.grain is Grain.DAY or wrong is None or rank.shared(right) >= rank.shared(wrong)
    )
    if right is not None and told:
        yield signal(Element.DATE, Agreement.AGREES, claim, slot.span, evidence, right.span)
    elif (inside := max(filter(rank.tells, within), key=rank, default=None)) and (
        wrong is None or rank.shared(inside) > rank.shared(wrong)
    ):
        yield _within(claim, slot, evidence, inside)
    elif wrong is not None:
        traits = rank.traits(wrong) | {"same": float(bool(same)), "one": float(len(free) == 1)}
        # The date of another event is no counterpart.
        if traits["shared"] or traits["event"]:
            yield Clash(Element.DATE, "date", slot.span, wrong.span, traits, distance(slot, wrong))
        else:
            yield Clash(Element.DATE, "no date", slot.span, None, coverage_traits(claim, evidence))
    elif slot.how is not How.UNRESOLVED:
        yield Clash(Element.DATE, "no date", slot.span, None, coverage_traits(claim, evidence))


def _within(claim: Side, slot: Date, evidence: Side, other: Date) -> Signal:
    """ "before 1990" agrees with 1985; 1985 and "from 1980 to 1990" only go together."""
    bound = slot.begin is None or slot.end is None
    agreement = Agreement.AGREES if bound and slot.begin != slot.end else Agreement.QUALIFIES
    return signal(Element.DATE, agreement, claim, slot.span, evidence, other.span, "within the time named")


# How many words before and after a date say what happened then.
_BESIDE = {"before": 10, "after": 6}


@lru_cache(maxsize=4)
def lives(side: Side) -> Mapping[Span, str]:
    """The dates of births and deaths as works of reference print them: "Ada Moran (3 May 1875 – 1 June 1947)"."""
    found: dict[Span, str] = {}
    for one, other in pairwise(side.dates):
        between = side.text[one.span.end : other.span.start]
        if (
            len(between) < 4
            and _DASH.fullmatch(between)
            and _OPENED.search(side.text, max(0, one.span.start - 90), one.span.start)
        ):
            found[one.span], found[other.span] = family("born"), family(stem("died"))
    return found


_DASH = re.compile(r"\s?[-–—−]\s?")
_OPENED = re.compile(r"[\w,]\s\([^()]{0,80}\Z")


class _DateRanking:
    """How well dates of the passage stand for one of the statement."""

    def __init__(self, claim: Side, slot: Date, evidence: Side) -> None:
        self._claim, self._slot, self._evidence = claim, slot, evidence
        # Names do not tell: everything that happened to somebody stands beside the name.
        self._beside = claim.around(slot.span, **_BESIDE) - claim.name_stems

    def shared(self, each: Date) -> int:
        """Words that stand beside both."""
        beside = self._evidence.around(each.span, **_BESIDE) - self._evidence.name_stems
        life = lives(self._evidence).get(each.span)
        return len(self._beside & (beside | {life} if life else beside))

    def __call__(self, each: Date) -> tuple[int, bool, bool, float]:
        """The key: a date that is written out says more surely which event it dates than one counted from it."""
        sentence = self._claim.shared_with(self._evidence.sentence_topic(each.span))
        return self.shared(each), each.how is How.EXPLICIT, each.grain is self._slot.grain, sentence

    def tells(self, each: Date) -> bool:
        """Whether it dates what the statement speaks of: nearly every date of a passage lies after "since 1993"."""
        return bool(self.shared(each) or self._claim.shares_event(self._evidence.sentence_topic(each.span)))

    def traits(self, each: Date) -> dict[str, float]:
        """What decides how surely `each` dates the same event."""
        shared, explicit, grain, sentence = self(each)
        return {
            "shared": float(shared >= 1),
            "more shared": float(shared >= 2),
            "explicit": float(explicit),
            "grain": float(grain),
            "sentence": sentence,
            "event": self._claim.shares_event(self._evidence.sentence_topic(each.span)),
            "year": float(self._slot.grain is Grain.YEAR),
            "decade": float(self._slot.grain in (Grain.DECADE, Grain.CENTURY)),
            "bound": float(self._slot.begin is not None or self._slot.end is not None),
            **coverage_traits(self._claim, self._evidence),
        }


# ------------------------------------------------------------------------------------------------------ durations

_MORE = re.compile(r"\b(?:over|more than|at least|above|exceeding)\s+(?:an?\s+)?\Z", re.IGNORECASE)
_LESS = re.compile(r"\b(?:under|less than|at most|up to|almost|nearly|within)\s+(?:an?\s+)?\Z", re.IGNORECASE)


def _duration(claim: Side, slot: Date, evidence: Side) -> Iterator[Signal | Clash]:
    """A duration agrees with an equal one, and with an interval of that length: "15 years", "1902 to 1917"."""
    length = years_of(slot)
    told = [(each, years) for each in evidence.dates[:THEIRS] if (years := years_of(each)) is not None]
    if length is None or not told:
        return
    right = next((each for each, years in told if _lasts(claim, slot, length, each, years)), None)
    if right is not None:
        yield signal(Element.DATE, Agreement.AGREES, claim, slot.span, evidence, right.span)
        return
    rank = _DateRanking(claim, slot, evidence)
    wrong, years = max(told, key=lambda each: rank(each[0]))
    traits = rank.traits(wrong) | {
        "span": float(wrong.grain is not Grain.DURATION),
        "one": float(len(told) == 1),
    }
    why = f"{years:g} years" if wrong.grain is not Grain.DURATION and years >= 1 else ""
    yield Clash(Element.DATE, "duration", slot.span, wrong.span, traits, why)


# How far apart two durations may be, both told as such and neither roughly.
_EXACT = 0.05
_ROUGHLY = re.compile(r"\b(?:about|around|some|roughly|approximately|circa)\s+(?:an?\s+)?\Z", re.IGNORECASE)


def _lasts(claim: Side, slot: Date, length: float, other: Date, years: float) -> bool:
    """Whether so many years are what the statement says, by its bound.

    Of two calendar years a year more or less is none, as it is of a rough number; nine years are not eight.
    """
    before = claim.text[max(0, slot.span.start - 20) : slot.span.start]
    if other.grain is Grain.DURATION and not any(words.search(before) for words in (_MORE, _LESS, _ROUGHLY)):
        return abs(years - length) <= _EXACT * length
    slack = 1.0 if length >= 1 else length * 0.2
    if _MORE.search(before):
        return years >= length - slack / 2
    if _LESS.search(before):
        return years <= length + slack / 2
    return abs(years - length) <= slack * (0.5 if length < 3 else 1)
