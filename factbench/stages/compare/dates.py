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
from factbench.stages.compare.grammar import grammar_traits
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
    lives = _lives(evidence)
    others = [
        replace(each, begin=None, end=None) if each.span in lives else _open(evidence, each)
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
    rank = _DateRanking(claim, slot, evidence)
    fits = [(each, _fit(slot, each)) for each in found if rank.is_of_this_life(each)]
    same = [each for each, how in fits if how is Fit.SAME]
    within = [each for each, how in fits if how is Fit.WITHIN]
    apart = [each for each, how in fits if how is Fit.APART]
    # What agrees with another date of the statement is that one's counterpart.
    finer = [other for other in slots if _FINENESS[other.grain] >= _FINENESS[slot.grain]]
    free = [each for each in apart if not any(fit(other, each) is Fit.SAME for other in finer)]
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
    elif wrong is not None and rank.is_counterpart(wrong):
        traits = rank.traits(wrong) | {"same": float(bool(same)), "one": float(len(free) == 1)}
        yield Clash(Element.DATE, "date", slot.span, wrong.span, traits, distance(slot, wrong))
    elif wrong is not None or slot.how is not How.UNRESOLVED:
        yield Clash(Element.DATE, "no date", slot.span, None, coverage_traits(claim, evidence))


def _fit(mine: Date, theirs: Date) -> Fit:
    """How the two stand to each other: "since 2012" and "since 2017" say two things of one event."""
    if _is_clock(mine) != _is_clock(theirs):
        return Fit.UNKNOWN
    if mine.how is How.UNRESOLVED and _way(mine) is not None:
        return _fit_without_year(mine, theirs)
    ends = _end(mine), _end(theirs)
    if None not in ends:
        # "from 1820 to 1830" and "from 1816 to 1828": the beginnings, and the ends.
        plain = (replace(each, begin=None, end=None) for each in (mine, theirs))
        return fit(*plain) if ends[0] == ends[1] else Fit.UNKNOWN
    how = fit(mine, theirs)
    if how is Fit.WITHIN and _way(mine) is not None and _way(mine) == _way(theirs):
        return Fit.APART
    return how


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


# The finer, the more.
_FINENESS = {grain: place for place, grain in enumerate(Grain)}


def _is_clock(slot: Date) -> bool:
    """Whether it is a time of a day that is not written out: "at 12:01" """
    return slot.grain is Grain.TIME and slot.how is not How.EXPLICIT


def _way(slot: Date) -> str | None:
    """Which end is open; None where both are closed."""
    if (slot.begin is None) == (slot.end is None):
        return None
    return "begin" if slot.begin is None else "end"


def _within(claim: Side, slot: Date, evidence: Side, other: Date) -> Signal:
    """ "before 1990" agrees with 1985; 1985 and "from 1980 to 1990" only go together."""
    bound = slot.begin is None or slot.end is None
    agreement = Agreement.AGREES if bound and slot.begin != slot.end else Agreement.QUALIFIES
    return signal(Element.DATE, agreement, claim, slot.span, evidence, other.span, "within the time named")


# How many words before and after a date say what happened then.
_BESIDE = {"before": 10, "after": 6}


@lru_cache(maxsize=4)
def _lives(side: Side) -> Mapping[Span, str]:
    """The dates of births and deaths as works of reference print them: "Ada Moran (3 May 1875 – 1 June 1947)"."""
    found: dict[Span, str] = {}
    for one, other in pairwise(side.dates):
        between = side.text[one.span.end : other.span.start]
        if (
            len(between) < 4
            and _DASH.fullmatch(between)
            and _OPENED.search(side.text, max(0, one.span.start - 90), one.span.start)
        ):
            found[one.span], found[other.span] = _BORN, _DIED
    for each in side.dates:  # "(1160 or 1161 – 16 July 1216)"
        before = side.text[max(0, each.span.start - _NEAR) : each.span.start]
        if side.text[each.span.end : each.span.end + 1] == ")" and _LIVED.search(before):
            found.setdefault(each.span, _DIED)
    return found


_BORN, _DIED = family("born"), family(stem("died"))
_OF_LIFE = {
    _BORN: frozenset({_BORN, stem("lived")}),
    _DIED: frozenset({_DIED, stem("lived"), family(stem("killed"))}),
}
_PASSED = re.compile(r"\bpassed\s+away\b|\bdeath\b", re.IGNORECASE)
# Code points beside a date within which its event stands.
_NEAR = 60
_DASH = re.compile(r"\s?[-–—−]\s?")
_LIVED = re.compile(r"\([^()]*\d{3,4}\s?[-–—−]\s?\Z")
_OPENED = re.compile(r"[\w,]\s\([^()]{0,80}\Z")


class _DateRanking:
    """How well dates of the passage stand for one of the statement."""

    def __init__(self, claim: Side, slot: Date, evidence: Side) -> None:
        self._claim, self._slot, self._evidence = claim, slot, evidence
        # Names do not tell: everything that happened to somebody stands beside the name.
        self._beside = claim.around(slot.span, **_BESIDE) - claim.name_stems
        if _PASSED.search(claim.text, max(0, slot.span.start - _NEAR), slot.span.end + _NEAR):
            self._beside |= {_DIED}

    def shared(self, each: Date) -> int:
        """Words that stand beside both, and the verb that grammar puts both under."""
        return self._words(each) + 2 * int(self._grammar(each).get("same event verb", 0))

    def _grammar(self, each: Date) -> Mapping[str, float]:
        if _lives(self._evidence).get(each.span):
            return {}
        return grammar_traits(self._claim, self._slot.span, self._evidence, each.span)

    def is_counterpart(self, each: Date) -> bool:
        """Whether it may date the same event: by a word beside both, or by the same verb."""
        grammar = self._grammar(each)
        if self._words(each) or grammar.get("same event verb") or grammar.get("same governor"):
            return True
        apart = grammar.get("other governor") and grammar.get("other event verb")
        return not apart and bool(self._claim.shares_event(self._evidence.sentence_topic(each.span)))

    def is_of_this_life(self, each: Date) -> bool:
        """Whether it is no date of a life, or the statement speaks of that birth or death."""
        life = _lives(self._evidence).get(each.span)
        return life is None or not self._beside.isdisjoint(_OF_LIFE[life])

    def _words(self, each: Date) -> int:
        beside = self._evidence.around(each.span, **_BESIDE) - self._evidence.name_stems
        life = _lives(self._evidence).get(each.span)
        return len(self._beside & (beside | _OF_LIFE[life] if life else beside))

    def __call__(self, each: Date) -> tuple[int, bool, bool, float]:
        """The key: a date that is written out says more surely which event it dates than one counted from it."""
        sentence = self._claim.shared_with(self._evidence.sentence_topic(each.span))
        return self.shared(each), each.how is How.EXPLICIT, each.grain is self._slot.grain, sentence

    def tells(self, each: Date) -> bool:
        """Whether it dates what the statement speaks of: nearly every date of a passage lies after "since 1993"."""
        return bool(self.shared(each) or self._claim.shares_event(self._evidence.sentence_topic(each.span)))

    def traits(self, each: Date) -> dict[str, float]:
        """What decides how surely `each` dates the same event."""
        _, explicit, grain, sentence = self(each)
        shared = self._words(each)
        return {
            "shared": float(shared >= 1),
            "more shared": float(shared >= 2),
            "explicit": float(explicit),
            "grain": float(grain),
            "sentence": sentence,
            "event": self._claim.shares_event(self._evidence.sentence_topic(each.span)),
            "year": float(self._slot.grain is Grain.YEAR),
            "decade": float(self._slot.grain in (Grain.DECADE, Grain.CENTURY)),
            "bound": float(_way(self._slot) is not None),
            "both bounds": float(_way(self._slot) is not None and _way(self._slot) == _way(each)),
            "life": float(each.span in _lives(self._evidence)),
            **coverage_traits(self._claim, self._evidence),
            **self._grammar(each),
        }


# ------------------------------------------------------------------------------------------------------ durations

_AT_LEAST = re.compile(r"\b(?:at least|no less than|not less than)\s+(?:an?\s+)?\Z", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:at most|up to|within|no more than|not more than)\s+(?:an?\s+)?\Z", re.IGNORECASE)
_MORE = re.compile(r"\b(?:over|more than|longer than|above|exceeding)\s+(?:an?\s+)?\Z", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:under|less than|fewer than|shorter than|almost|nearly)\s+(?:an?\s+)?\Z", re.IGNORECASE
)


def _duration(claim: Side, slot: Date, evidence: Side) -> Iterator[Signal | Clash]:
    """A duration agrees with an equal one, and with an interval of that length: "15 years", "1902 to 1917"."""
    length = years_of(slot)
    told = [
        (each, years)
        for each in evidence.dates[:THEIRS]
        if (years := years_of(each)) is not None
        and each.span not in _lives(evidence)
        and _recent(claim, slot) == _recent(evidence, each)
    ]
    if length is None or not told:
        return
    right = next((each for each, years in told if _lasts(claim, slot, length, evidence, each, years)), None)
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
_ROUGHLY = re.compile(
    r"\b(?:about|around|some|roughly|approximately|circa|almost|nearly)\s+(?:an?\s+)?\Z", re.IGNORECASE
)


def _recent(side: Side, slot: Date) -> bool:
    """Whether the stretch is counted from today, "the past 30 years": it says when, and not how long."""
    return bool(_PAST.search(side.text[max(0, slot.span.start - 12) : slot.span.end]))


_PAST = re.compile(r"\b(?:past|last|next|coming|previous|recent)\b", re.IGNORECASE)


def _lasts(claim: Side, slot: Date, length: float, evidence: Side, other: Date, years: float) -> bool:
    """Whether so many years are what the statement says, by its bound.

    Of two calendar years a year more or less is none, as it is of a rough number; nine years are not eight.
    """
    before = claim.text[max(0, slot.span.start - 20) : slot.span.start]
    if years == length and _bounded(evidence, other) == _bounded(claim, slot):
        return True
    counted = other.grain is not Grain.DURATION
    slack = 1.0 if counted else _EXACT * length
    low, high = years - slack * counted, years + slack * counted
    for bound, holds in (
        (_AT_LEAST, high >= length),
        (_AT_MOST, low <= length),
        (_MORE, high > length),
        (_LESS, low < length),
    ):
        if bound.search(before) and not (bound in (_MORE, _LESS) and _NO.search(before)):
            return holds
    if _ROUGHLY.search(before):
        slack = max(slack, 1.0 if length >= 3 else length * 0.5)
    return abs(years - length) <= slack


def _bounded(side: Side, slot: Date) -> bool:
    """Whether the words before the stretch bound it."""
    before = side.text[max(0, slot.span.start - 20) : slot.span.start]
    return any(bound.search(before) for bound in (_AT_LEAST, _AT_MOST, _MORE, _LESS))


_NO = re.compile(r"\b(?:no|not)\s+\w+\s+than\s+(?:an?\s+)?\Z", re.IGNORECASE)
