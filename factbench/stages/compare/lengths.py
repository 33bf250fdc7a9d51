"""Do the lengths of time that a statement names stand against those of a passage?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.date.calendar import years_of
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import Clash, signal
from factbench.stages.compare.dating import Dating
from factbench.stages.compare.lives import lives
from factbench.stages.compare.measures import limit
from factbench.stages.compare.side import MINE, THEIRS
from factbench.text.slots import Date, Grain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side


def compare_lengths(claim: Side, evidence: Side) -> Iterator[Signal | Clash]:
    """A length agrees with an equal one, and with an interval of that length: "15 years", "1902 to 1917"."""
    for slot in claim.dates[:MINE]:
        if slot.grain is Grain.DURATION:
            yield from _length(claim, slot, evidence)


_AT_LEAST = re.compile(r"\b(?:at least|no less than|not less than)\s+(?:an?\s+)?\Z", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(?:at most|up to|within|no more than|not more than)\s+(?:an?\s+)?\Z", re.IGNORECASE)
_MORE = re.compile(r"\b(?:over|more than|longer than|above|exceeding)\s+(?:an?\s+)?\Z", re.IGNORECASE)
_LESS = re.compile(r"\b(?:under|less than|fewer than|shorter than)\s+(?:an?\s+)?\Z", re.IGNORECASE)


def _length(claim: Side, slot: Date, evidence: Side) -> Iterator[Signal | Clash]:
    """A duration agrees with an equal one, and with an interval of that length: "15 years", "1902 to 1917"."""
    if (same := _same_words(claim, slot, evidence)) is not None:
        yield signal(Element.DATE, Agreement.AGREES, claim, slot.span, evidence, same.span)
        return
    length = years_of(slot)
    told = [
        (each, years)
        for each in evidence.dates[:THEIRS]
        if (years := years_of(each)) is not None
        and each.span not in lives(evidence)
        and _recent(claim, slot) == _recent(evidence, each)
    ]
    if length is None or not told:
        return
    right = next((each for each, years in told if _lasts(claim, slot, length, evidence, each, years)), None)
    if right is not None:
        yield signal(Element.DATE, Agreement.AGREES, claim, slot.span, evidence, right.span)
        return
    rank = Dating(claim, slot, evidence)
    wrong, years = max(told, key=lambda each: rank(each[0]))
    traits = rank.traits(wrong) | {
        "span": float(wrong.grain is not Grain.DURATION),
        "one": float(len(told) == 1),
    }
    why = f"{years:g} years" if wrong.grain is not Grain.DURATION and years >= 1 else ""
    yield Clash(Element.DATE, "duration", slot.span, wrong.span, traits, why or limit(claim, slot.span))


def _same_words(claim: Side, slot: Date, evidence: Side) -> Date | None:
    """The stretch that is told in hours, or in no number, as the statement tells it: "90 minutes", "a few weeks"."""
    if years_of(slot) is not None:
        return None
    return next(
        (
            each
            for each in evidence.dates[:THEIRS]
            if each.value == slot.value
            and ("X" not in each.value or _said(evidence, each) == _said(claim, slot))
            and _recent(evidence, each) == _recent(claim, slot)
            and _bounded(evidence, each) == _bounded(claim, slot)
        ),
        None,
    )


def _said(side: Side, slot: Date) -> str:
    return side.words_of(slot.span).casefold()


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
    if _is_between(slot, years) or _is_between(other, length):
        return True
    before = claim.text[max(0, slot.span.start - 20) : slot.span.start]
    if years == length and (_recent(claim, slot) or _bounded(evidence, other) == _bounded(claim, slot)):
        return True  # "over the past 30 years" bounds nothing
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


def _is_between(slot: Date, years: float) -> bool:
    """Whether so many years are within a length that is told as two numbers: "two or three years"."""
    if slot.grain is not Grain.DURATION or not (slot.begin or "").startswith("P"):
        return False
    least, most = years_of(replace(slot, value=slot.begin or "")), years_of(slot)
    return least is not None and most is not None and least <= years <= most


def _bounded(side: Side, slot: Date) -> bool:
    """Whether the words before the stretch bound it."""
    before = side.text[max(0, slot.span.start - 20) : slot.span.start]
    return any(bound.search(before) for bound in (_AT_LEAST, _AT_MOST, _MORE, _LESS))


_NO = re.compile(r"\b(?:no|not)\s+\w+\s+than\s+(?:an?\s+)?\Z", re.IGNORECASE)
