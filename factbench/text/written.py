"""How do people write a date?"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from factbench.text.calendar import MONTHS

if TYPE_CHECKING:
    from factbench.text.slots import Date


def written(value: str) -> str | None:
    """Return a TIMEX3 value as people write it in English; None for one that names no stretch of the calendar.

    >>> written("2023-07-14"), written("2023-W28"), written("2023-07"), written("199"), written("2023-Q2")
    ('14 July 2023', 'week of 10 July 2023', 'July 2023', '1990s', 'second quarter of 2023')
    """
    for shape, wording in _SHAPES:
        match = shape.fullmatch(value)
        if match is not None:
            return wording(*match.groups())
    return None


def told(text: str, found: Date) -> str | None:
    """Return what the words of a date in `text` leave open of it: "14 July 2023" of "Friday", "2023" of "14 July".

    None where its value names no stretch of the calendar.
    """
    begin = written(found.value)
    end = written(found.end) if found.begin == found.value and found.end is not None else begin
    if begin is None or end is None:
        return None
    if begin != end:
        return f"{begin} to {end}"
    *rest, last = begin.split()
    known = {"of", *re.findall(r"\w+", found.span.of(text).lower())}
    return last if _YEAR.fullmatch(last) and all(word.lower() in known for word in rest) else begin


_YEAR = re.compile(r"\d{4}")


def _day(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def _week(year: str, week: str, end: str | None) -> str | None:
    try:
        first = date.fromisocalendar(int(year), int(week), 6 if end else 1)
    except ValueError:
        return None
    return f"{'weekend' if end else 'week'} of {first.day} {MONTHS[first.month - 1]} {first.year}"


def _month(year: str, month: str) -> str | None:
    return f"{MONTHS[int(month) - 1]} {year}" if 1 <= int(month) <= 12 else None


def _century(digits: str) -> str:
    number = int(digits) + 1
    ending = "th" if number // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending} century"


_NTH = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_SHAPES = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?"), _day),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4})-(\d\d)"), _month),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda year, nth: f"{_NTH[nth]} quarter of {year}"),
    (re.compile(r"(\d{4})-H([12])"), lambda year, nth: f"{_NTH[nth]} half of {year}"),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda year, season: f"{_SEASONS[season]} {year}"),
    (re.compile(r"(\d{4})"), str),
    (re.compile(r"BC0*(\d+)"), lambda year: f"{year} BC"),
    (re.compile(r"(\d{3})"), lambda digits: f"{digits}0s"),
    (re.compile(r"(\d{2})"), _century),
)
"""Shapes of TIMEX3 values, and how each is written. Source: TimeML 1.2.1, TIMEX3 (after ISO 8601)."""
