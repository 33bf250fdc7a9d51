"""Which time expressions of a text belong together?"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from factbench.english.date import timex
from factbench.english.date.expressions import expressions
from factbench.english.date.meaning import (
    Anchor,
    Clock,
    ClockSpan,
    Counted,
    Expression,
    Feast,
    Fixed,
    Lasting,
    MonthDay,
    Nth,
    Partial,
    Repeated,
    Turn,
    Weekday,
)
from factbench.text.slots import Grain
from factbench.text.span import Span


@lru_cache(maxsize=2)
def joined(text: str) -> tuple[Expression, ...]:
    """Return the time expressions of `text`, in order, not overlapping, those of one time as one.

    A time of day is joined to its day ("Monday at 5 p.m."), months are given the year printed once for two, and the
    second of two weekdays the week of the first ("next Monday or Tuesday"). Kept for who asks next: where dates are
    looked for, so are numbers, which are no part of one.
    """
    found: list[Expression] = []
    for each in expressions(text):
        expression = each
        gap = text[found[-1].span.end : expression.span.start] if found else "."
        if found and len(gap) < 16 and _TO_CLOCK.fullmatch(gap) and (both := _clocked(found[-1], expression)):
            found[-1] = both
            continue
        if found and (both := _whole_length(found[-1], gap, expression)):
            found[-1] = both
            continue
        if found and gap in _BESIDE:
            found[-1], expression = _of_one_day(found[-1], expression)
        if gap.isspace() and (counted := _counted_from(found[-1], expression)):
            found[-1] = counted
            continue
        if found and len(gap) < 12 and _TO_YEAR.fullmatch(gap):
            found[-1] = _dated(found[-1], expression)
            found.append(_of_one_week(found[-1], expression))
        else:
            found.append(expression)
    return tuple(_at_hour(text, each, found[index + 1 : index + 2]) for index, each in enumerate(found))


_TO_CLOCK = re.compile(
    r"[,;]|,?\s(?:(?:at|on|by|before|around|about|of|in\sthe|on\sthe|from|between|for)\s(?:about\s|around\s)?)?",
    re.IGNORECASE,
)
_TO_YEAR = re.compile(r"\s?(?:to|and|or|until|till|through|,|/|-|–|—)\s?(?:the\s|early\s|late\s|mid-?\s?)?")


def _clocked(first: Expression, second: Expression) -> Expression | None:
    """Both as one, where one is a day and the other a time of day: "Monday at 5 p.m.", "the night of 4 May"."""
    span = Span(first.span.start, second.span.end)
    for day, clock in ((first, second), (second, first)):
        if isinstance(day.meaning, Clock) and isinstance(clock.meaning, Clock):
            if day.meaning.value.isalpha() and not clock.meaning.value.isalpha():
                return Expression(span, Clock(_in_part(clock.meaning.value, day.meaning.value)))
            continue
        if isinstance(day.meaning, Repeated) and isinstance(clock.meaning, Clock):
            return Expression(span, Repeated(_every_day(day.meaning.value) + f"T{clock.meaning.value}"))
        if not _is_day(day):
            continue
        if isinstance(clock.meaning, ClockSpan):
            return Expression(span, day.meaning, f"{clock.meaning.begin}/{clock.meaning.end}")
        if isinstance(clock.meaning, Clock) and not day.part:
            return Expression(span, day.meaning, clock.meaning.value)
        if isinstance(clock.meaning, Clock) and day.part.isalpha() and ":" in clock.meaning.value:
            return Expression(span, day.meaning, _in_part(clock.meaning.value, day.part))
    return None


_AND = frozenset([" and ", ", ", " "])
_FINER = ("Y", "M", "W", "D", "TH", "TM", "TS")
_LENGTH = re.compile(r"P(T?)(\d+)([YMWDHS])")


def _whole_length(first: Expression, gap: str, second: Expression) -> Expression | None:
    """ "2 minutes and 38 seconds" is one length, "two years and six months" too."""
    one, other = first.meaning, second.meaning
    if gap not in _AND or not (isinstance(one, Lasting) and isinstance(other, Lasting)):
        return None
    if one.least or other.least or one.back or one.ahead or other.back or other.ahead:
        return None
    long, short = _LENGTH.fullmatch(one.value), _LENGTH.fullmatch(other.value)
    if long is None or short is None or (gap != " and " and not short[1]):
        return None
    if _FINER.index(short[1] + short[3]) <= _FINER.index(long[1] + long[3]):
        return None
    value = f"{one.value}{'T' if short[1] and not long[1] else ''}{short[2]}{short[3]}"
    return Expression(Span(first.span.start, second.span.end), Lasting(other.unit, 0, value))


_BESIDE = frozenset([" (", ", ", " "])


def _of_one_day(first: Expression, second: Expression) -> tuple[Expression, Expression]:
    """Both as the one day that they name: "Monday night (Nov. 18)"."""
    one, other = first.meaning, second.meaning
    if not (isinstance(one, Weekday) and isinstance(other, Partial) and other.day and other.weekday is None):
        return first, second
    if one.turn is not Turn.NEAREST or one.weeks is not None or other.years is not None:
        return first, second
    day = replace(other, weekday=one.number)
    return replace(first, meaning=day), replace(second, meaning=day)


def _every_day(value: str) -> str:
    return "XXXX-XX-XX" if value == "P1D" else value


def _in_part(clock: str, part: str) -> str:
    """A time printed beside a part of the day: "8:00 this evening" is 20:00."""
    hour = int(clock[:2])
    return f"{hour + 12:02}{clock[2:]}" if hour < 12 and part in {"AF", "EV", "NI"} and hour > 3 else clock


def _is_day(expression: Expression) -> bool:
    match expression.meaning:
        case Fixed(value):
            return timex.grain_of(value) is Grain.DAY
        case Partial(day=day):
            return day is not None
        case Counted(unit=unit) | Nth(unit=unit):
            return unit is Grain.DAY
        case Weekday() | MonthDay() | Feast():
            return True
        case _:
            return False


def _dated(first: Expression, second: Expression) -> Expression:
    """`first` with the year of `second`: "between May and July 2020"."""
    if not (isinstance(first.meaning, Partial) and isinstance(second.meaning, Fixed)):
        return first
    year, month = timex.year_of(second.meaning.value), timex.month_of(second.meaning.value)
    if year is None or month is None or first.meaning.turn is not Turn.NEAREST:
        return first
    value = timex.on(year - (first.meaning.month > month), first.meaning.month, first.meaning.day)
    return replace(first, meaning=Fixed(value)) if value else first


def _of_one_week(first: Expression, second: Expression) -> Expression:
    """`second` with the week of `first`: "next Monday or Tuesday"."""
    one, other = first.meaning, second.meaning
    if not (isinstance(one, Weekday) and isinstance(other, Weekday)):
        return second
    if other.turn is not Turn.NEAREST or other.weeks is not None:
        return second
    return replace(second, meaning=replace(other, turn=one.turn, weeks=one.weeks))


def _counted_from(first: Expression, second: Expression) -> Expression | None:
    """ "two days after today": counted from publication as one."""
    one, other = first.meaning, second.meaning
    if not (isinstance(one, Counted) and isinstance(other, Counted) and other.anchor is Anchor.PUBLISHED):
        return None
    if one.anchor is not Anchor.EVENT or other.unit is not one.unit:
        return None
    return Expression(
        Span(first.span.start, second.span.end), Counted(one.unit, one.count + other.count, Anchor.PUBLISHED)
    )


# "Monday at 5", "tonight around 9": an hour without its half of the day is one only behind a day.
_HOUR = re.compile(
    r",?\s(?:at|around|about)\s(?:about\s|around\s)?(?P<hour>1?[0-9]|2[0-3])(?P<minute>:[0-5][0-9])?(?P<half>\s?[ap])?"
    r"(?![\w%°]|[.,:/-][0-9]|\s(?:percent|per|o['’]clock|[a-z]+s\b|million|billion|people|men|women))",
    re.IGNORECASE,
)


def _at_hour(text: str, day: Expression, following: list[Expression]) -> Expression:
    """The day with the bare hour behind it."""
    hour = _HOUR.match(text, day.span.end) if _is_day(day) and ":" not in day.part else None
    if hour is None or (following and following[0].span.start < hour.end()):
        return day
    late = (hour["half"] or "").strip().lower() == "p" or day.part in {"AF", "EV", "NI"}
    value = int(hour["hour"]) + (12 if late and 3 < int(hour["hour"]) < 12 else 0)
    clock = f"{value:02}{hour['minute'] or ':00'}"
    return Expression(Span(day.span.start, hour.end()), day.meaning, clock)
