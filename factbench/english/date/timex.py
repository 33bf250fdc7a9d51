"""How do TIMEX3 values count?

A value is a calendar stretch as TimeML writes it: "2023-07-13", "2023-W28", "2023-07", "2023-Q3", "2023-SU", "2023",
"202" (the 2020s), "20" (the 21st century), "BC0241". Source: TimeML 1.2.1, TIMEX3 (after ISO 8601).
"""

from __future__ import annotations

import datetime
import re

from factbench.text.slots import Grain

UNKNOWN = "XXXX"
"""The value of an expression whose date the text does not give."""

_SHAPES = (
    (re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}T.*|T.*"), Grain.TIME),
    (re.compile(r"P.*"), Grain.DURATION),
    (re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}|[\dX]{4}-WXX-\d"), Grain.DAY),
    (re.compile(r"[\dX]{4}-W[\dX]{2}.*"), Grain.WEEK),
    (re.compile(r"(?:BC)?[\dX]{4}-[\dX]{2}"), Grain.MONTH),
    (re.compile(r"[\dX]{4}-[QH][\dX]"), Grain.QUARTER),
    (re.compile(r"(?:BC)?[\dX]{4}-(?:SP|SU|FA|WI)"), Grain.SEASON),
    (re.compile(r"(?:BC)?[\dX]{4}"), Grain.YEAR),
    (re.compile(r"(?:BC)?\d{3}"), Grain.DECADE),
    (re.compile(r"(?:BC)?\d{2}"), Grain.CENTURY),
)


def grain_of(value: str) -> Grain:
    """Return how fine `value` is; a shape that is none of the above counts as a day."""
    return next((grain for shape, grain in _SHAPES if shape.fullmatch(value)), Grain.DAY)


def moved(value: str, count: int, unit: Grain) -> str | None:
    """Return the stretch of one `unit` that lies `count` units after the one `value` is in.

    The answer is as fine as `unit`. None where `value` is coarser than `unit`, before our era or outside the years
    1 to 9999, and for units without a calendar (time, duration, season).

    >>> moved("1993-05-04", -1, Grain.YEAR), moved("2023-07-13", -3, Grain.DAY), moved("1993", 2, Grain.DAY)
    ('1992', '2023-07-10', None)
    """
    year = year_of(value)
    month, day = month_of(value), day_of(value)
    if year is None:
        return None
    match unit:
        case Grain.CENTURY | Grain.DECADE | Grain.YEAR:
            width = {Grain.CENTURY: 2, Grain.DECADE: 3}.get(unit, 4)
            moved_to = year + count * 10 ** (4 - width)
            return f"{moved_to:04}"[:width] if 1 <= moved_to <= 9999 else None
        case Grain.QUARTER:
            return _quarter(year * 4 + (month - 1) // 3 + count) if month else None
        case Grain.MONTH:
            return _month(year * 12 + month - 1 + count) if month else None
        case Grain.WEEK | Grain.DAY:
            return _day(day, count, unit) if day else None
        case _:
            return None


def year_of(value: str) -> int | None:
    """Return the year that `value` lies in, or None."""
    return int(value[:4]) if re.match(r"(?!0000)\d{4}(?!\d)", value) else None


def month_of(value: str) -> int | None:
    """Return the month, 1 to 12, that `value` lies in, or None where it is coarser."""
    found = re.match(r"\d{4}-(0[1-9]|1[0-2])", value)
    return int(found[1]) if found else None


def day_of(value: str) -> datetime.date | None:
    """Return the day that `value` is or lies in, or None where it is coarser or no day of the calendar."""
    try:
        return datetime.date.fromisoformat(value[:10]) if len(value) >= 10 else None
    except ValueError:
        return None


def on(year: int, month: int, day: int | None = None) -> str | None:
    """Return the value of a month or a day, or None where the calendar has none such."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    value = f"{year:04}-{month:02}-{day:02}"
    return value if day_of(value) else None


def nth_of(whole: str, nth: int, unit: Grain, weekday: int | None = None) -> str | None:
    """Return the `nth` day, week or month of a month or a year, or its `nth` `weekday`; -1 is the last.

    A week counts for the month or year its Thursday is in (ISO 8601). None where there is none such.

    >>> nth_of("2015", 1, Grain.WEEK), nth_of("2020-03", -1, Grain.DAY, 6), nth_of("2010", 2, Grain.MONTH)
    ('2015-W01', '2020-03-29', '2010-02')
    """
    year, month = year_of(whole), month_of(whole)
    if year is None or not 1 <= year <= 9998 or len(whole) not in {4, 7} or nth == 0:
        return None
    first, last = datetime.date(year, month or 1, 1), _last_day(year, month or 12)
    if unit is Grain.MONTH:
        return on(year, nth if nth > 0 else 12) if month is None else None
    if unit is Grain.DAY and weekday is None:
        found = first + datetime.timedelta(days=nth - 1) if nth > 0 else last
    else:  # a week is found by its Thursday
        day = 3 if unit is Grain.WEEK else weekday or 0
        found = (
            nth_weekday(first.year, first.month, day, nth)
            if nth > 0
            else nth_weekday(last.year, last.month, day, -1)
        )
    if not first <= found <= last:
        return None
    return week_of(found) if unit is Grain.WEEK else found.isoformat()


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> datetime.date:
    """Return the `nth` `weekday` (Monday is 0) of a month; -1 is the last; a fifth may lie in the next month."""
    first = datetime.date(year, month, 1)
    if nth < 0:
        last = datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
        return last - datetime.timedelta(days=(last.weekday() - weekday) % 7)
    return first + datetime.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _last_day(year: int, month: int) -> datetime.date:
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def week_of(day: datetime.date) -> str:
    """Return the ISO week that `day` is in: "2023-W28"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _quarter(index: int) -> str | None:
    return f"{index // 4:04}-Q{index % 4 + 1}" if 4 <= index < 40000 else None


def _month(index: int) -> str | None:
    return f"{index // 12:04}-{index % 12 + 1:02}" if 12 <= index < 120000 else None


def _day(day: datetime.date, count: int, unit: Grain) -> str | None:
    ordinal = day.toordinal() + count * (7 if unit is Grain.WEEK else 1)
    if not 7 < ordinal < datetime.date.max.toordinal():
        return None
    reached = datetime.date.fromordinal(ordinal)
    return week_of(reached) if unit is Grain.WEEK else reached.isoformat()
