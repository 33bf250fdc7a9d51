"""Do two dates say the same, and if not, by how much?"""

from __future__ import annotations

import datetime
import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factbench.text.slots import Date

Day = tuple[int, int, int]
"""Year (negative before our era), month, day: comparable, and no calendar is needed."""


class Stretch(NamedTuple):
    """First and last day, both inclusive; None where it is open."""

    first: Day | None
    last: Day | None


class Fit(Enum):
    """How one date stands to another."""

    SAME = "same"
    """One contains the other, the coarser the finer."""
    WITHIN = "within"
    """It lies in an open or longer interval, which neither confirms nor denies it."""
    APART = "apart"
    UNKNOWN = "unknown"
    """The two cannot be compared: a duration and a date, or a date without a year and one with only a year."""


def fit(claimed: Date, found: Date) -> Fit:  # noqa: PLR0911  one a way to compare
    """Return how `found` stands to `claimed`.

    "since 1993" and "August 1993" are the same, "since 1993" and "1995" within, "since 1993" and "1992" apart;
    a date without a year is compared by month and day, a duration with another as it is written. Whether 1800 is in
    the 19th century depends on who counts; of two stretches of ten years or more one year in common does not tell.
    """
    if not (claimed.says_when and found.says_when):
        return Fit.UNKNOWN
    if claimed.value.startswith("P") and found.value.startswith("P"):
        if "X" in claimed.value + found.value:
            return Fit.UNKNOWN
        return Fit.SAME if claimed.value == found.value else Fit.APART
    if _UNDATED.match(claimed.value) or _UNDATED.match(found.value):
        return _without_year(claimed.value, found.value)
    one, other = stretch_of(claimed.value), stretch_of(found.value)
    if one is None or other is None:
        return Fit.UNKNOWN
    whole = _interval(claimed, one), _interval(found, other)
    if whole == (one, other) and (_before_its_first(claimed, other) or _before_its_first(found, one)):
        return Fit.UNKNOWN
    if whole == (one, other) and _meet_in_a_year(one, other):
        return Fit.APART
    # "before 1998" names a year in which it was not.
    if _meet(one, other) and _meet(whole[0], other) and _meet(one, whole[1]):
        return Fit.SAME
    if whole != (one, other) and _meet(*whole):
        return Fit.WITHIN
    return Fit.APART


def stretch_of(value: str) -> Stretch | None:
    """Return the days that a TIMEX3 value covers; None for durations and whatever names no year.

    A decade has ten years ("199": 1990 to 1999), a century a hundred ("18", the 19th: 1801 to 1900; "BC04", the 5th
    before our era: 500 to 401); a season is as good as its year, for it depends on the hemisphere.
    """
    if (week := _WEEK.match(value)) and not value.startswith("BC"):
        return _week(int(week[1]), int(week[2]), weekend=value.endswith("-WE"))
    match = _VALUE.match(value)
    if match is None:
        return None
    digits = match["year"]
    width = 10 ** (4 - len(digits))
    year = int(digits) * width
    if width == _CENTURY:  # there is no year 0: the first century begins with 1
        year += 1
    if match["era"]:
        return Stretch((-year - width + 1, 1, 1), (-year, 12, 31))
    months = _months(match["rest"] or "")
    last_year = year + width - 1
    first_month, last_month = months or (1, 12)
    day = int(match["rest"][3:5]) if len(match["rest"] or "") >= 5 and months else None
    return Stretch((year, first_month, day or 1), (last_year, last_month, day or 31))


_CENTURY, _DECADE = 100, 10
_VALUE = re.compile(
    r"(?P<era>BC)?(?P<year>\d{2,4})(?!\d)(?:-(?P<rest>\d\d-\d\d|\d\d|Q[1-4]|H[12]|SP|SU|FA|WI))?(?![\dX])"
)
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_UNDATED = re.compile(r"XXXX-(?=\d\d)")


def _week(year: int, week: int, *, weekend: bool) -> Stretch | None:
    try:
        first = datetime.date.fromisocalendar(year, week, 6 if weekend else 1)
        last = datetime.date.fromisocalendar(year, week, 7)
    except ValueError:
        return None
    return Stretch((first.year, first.month, first.day), (last.year, last.month, last.day))


def _months(rest: str) -> tuple[int, int] | None:
    if rest.startswith("Q"):
        return 3 * int(rest[1]) - 2, 3 * int(rest[1])
    if rest.startswith("H"):
        return 6 * int(rest[1]) - 5, 6 * int(rest[1])
    return (int(rest[:2]), int(rest[:2])) if rest[:2].isdigit() else None


def _interval(date: Date, own: Stretch) -> Stretch:
    """From the beginning of `begin` to the end of `end`, open where there is none."""
    if date.begin is None and date.end is None:
        return own
    begin = stretch_of(date.begin) if date.begin else None
    end = stretch_of(date.end) if date.end else None
    return Stretch(begin and begin.first, end and end.last)


def _before_its_first(century: Date, other: Stretch) -> bool:
    """Whether the other lies in the year that some count as a century's first: 1800 for the 19th."""
    if len(century.value) != 2 or other.first is None or other.last is None:
        return False
    return other.first[0] == other.last[0] == int(century.value) * _CENTURY


def _meet_in_a_year(one: Stretch, other: Stretch) -> bool:
    """Whether two decades or centuries have no more than a year in common: the 19th century and 1900 to 1909."""
    (first, last), (begin, end) = one, other
    if first is None or last is None or begin is None or end is None:
        return False
    if min(last[0] - first[0], end[0] - begin[0]) < _DECADE - 1:
        return False
    return max(first[0], begin[0]) >= min(last[0], end[0])


def _meet(one: Stretch, other: Stretch) -> bool:
    return _not_after(one.first, other.last) and _not_after(other.first, one.last)


def _not_after(first: Day | None, last: Day | None) -> bool:
    return first is None or last is None or first <= last


def _without_year(claimed: str, found: str) -> Fit:
    one, other = claimed[5:], found[5:]
    if not (one[:2].isdigit() and other[:2].isdigit()):
        return Fit.UNKNOWN
    return Fit.SAME if one.startswith(other) or other.startswith(one) else Fit.APART


def years_of(date: Date) -> float | None:
    """How many years a duration lasts, or an interval that is closed on both sides; None for any other date.

    A month is a twelfth of a year, a week a fifty-second, a day one in 365.
    """
    if match := _DURATION.match(date.value):
        return float(match[1]) * _YEARS[match[2]]
    if date.begin is None or date.end is None:
        return None
    first, last = stretch_of(date.begin), stretch_of(date.end)
    if first is None or last is None or first.first is None or last.first is None:
        return None
    return float(last.first[0] - first.first[0]) or None


_DURATION = re.compile(r"P(\d+(?:\.\d+)?)(CE|DE|Y|M|W|D)\Z")
_YEARS = {"CE": 100.0, "DE": 10.0, "Y": 1.0, "M": 1 / 12, "W": 1 / 52, "D": 1 / 365}


def distance(claimed: Date, found: Date) -> str:
    """How far `found` lies from `claimed`, in words: "a year earlier", "3 months later"; "" where it cannot be said."""
    one, other = stretch_of(claimed.value), stretch_of(found.value)
    if one is None or other is None or one.first is None or other.first is None:
        return ""
    years, months, days = (there - here for here, there in zip(one.first, other.first, strict=True))
    fine = min(len(claimed.value), len(found.value))
    for size, unit, shown in (
        (years, "year", fine >= 4),
        (months, "month", fine >= 7),
        (days, "day", fine >= 10),
    ):
        if size and shown:
            count = f"{abs(size)} {unit}s" if abs(size) > 1 else f"a {unit}"
            return f"{count} {'earlier' if size < 0 else 'later'}"
    return ""
