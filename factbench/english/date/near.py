"""Which one of many like-named times is meant: "Monday", "April", "Christmas"?"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from factbench.english.date import timex
from factbench.english.date.feasts import ELSEWHERE, feast_on
from factbench.english.date.meaning import Clock, Feast, MonthDay, Part, Partial, Turn, Weekday, Weekend
from factbench.english.date.tense import Tense
from factbench.text.slots import Grain

if TYPE_CHECKING:
    import datetime

    from factbench.english.date.meaning import Near
    from factbench.text.slots import Date


def near(meaning: Near, published: datetime.date, tense: Tense) -> str | None:  # noqa: PLR0911  one a kind
    """Return the TIMEX3 value of the one that a text of that day means; None where the calendar has none such."""
    match meaning:
        case Partial(month, int() as day, int() as weekday, Turn.NEAREST, None):
            return _of_weekday(published, month, day, weekday)
        case Partial(month, day, _, turn, years):
            off = _years_off((month, day), published, turn, tense) if years is None else years
            return timex.on(published.year + off, month, day)
        case Weekday():
            if tense is Tense.EITHER and _is_bare(meaning) and meaning.number != published.weekday():
                return None
            return timex.moved(
                published.isoformat(), _days_off(meaning, published.weekday(), tense), Grain.DAY
            )
        case Weekend():
            return _weekend_near(meaning, published, tense)
        case MonthDay():
            return _month_day_near(meaning, published, tense)
        case Part():
            return _part_near(meaning, published, tense)
        case Clock(value):
            return f"{published.isoformat()}T{value}"
        case Feast():
            return _feast_near(meaning, published, tense)
        case _:
            assert_never(meaning)


def _of_weekday(published: datetime.date, month: int, day: int, weekday: int) -> str | None:
    """The one around publication that falls on that weekday; one of an older story, or of a wrong weekday, has none."""
    for off in (0, -1, 1):
        value = timex.on(published.year + off, month, day)
        found = timex.day_of(value) if value else None
        if found and found.weekday() == weekday and abs((found - published).days) <= _AROUND:
            return value
    return None


_AROUND = 300
"""Days."""


def _is_bare(meaning: Weekday) -> bool:
    return meaning.turn is Turn.NEAREST and meaning.weeks is None


def _feast_near(meaning: Feast, published: datetime.date, tense: Tense) -> str | None:
    """The nearest such day on the side of which the verb speaks; where it tells nothing, one within three weeks.

    "Families meet at Easter" is so every year.

    What belongs to a feast, such as a Christmas tree, is of the coming one where that is near. Where one is near and
    that of which the verb speaks is half a year away, it is not certain which is meant: "Prices have dropped to Black
    Friday levels", a week before it.
    """
    if meaning.name in ELSEWHERE:
        return None
    days = [day for off in (-1, 0, 1) if (day := feast_on(meaning.name, published.year + off))]
    side = tense.value if tense in {Tense.PAST, Tense.FUTURE} else 0
    away = sorted((abs((day - published).days), day) for day in days if (day - published).days * side >= 0)
    days_off, day = away[0] if away else (_FEAST_NEAR + 1, published)
    if side and days_off > _FEAST_FAR and any(abs((each - published).days) <= _FEAST_NEAR for each in days):
        return None
    if days_off > (_FEAST_NEAR if meaning.generic or side else _FEAST_TOLD) and (meaning.generic or not side):
        return None
    return None if meaning.generic and day < published else day.isoformat() if away else None


_FEAST_NEAR, _FEAST_TOLD, _FEAST_FAR = 90, 21, 180
"""Days."""


def _weekend_near(meaning: Weekend, published: datetime.date, tense: Tense) -> str | None:
    """The weekend of the week, or of the week before; None where the verb does not tell which, as in "they work on"."""
    over = published.weekday() < 5
    if over and tense in {Tense.UNKNOWN, Tense.EITHER} and not _is_plain(meaning, published):
        return None
    back = tense is Tense.PAST
    this = -int(tense is Tense.PAST and over)
    weeks = {Turn.LAST: -int(over), Turn.THIS: this, Turn.NEXT: 1, Turn.NEAREST: -int(back and over)}
    week = timex.moved(published.isoformat(), weeks[meaning.turn], Grain.WEEK)
    return week and f"{week}-WE"


def _is_plain(meaning: Weekend, published: datetime.date) -> bool:
    """Whether the words tell which weekend: "next", and from Thursday on "this"."""
    return meaning.turn in {Turn.LAST, Turn.NEXT} or (meaning.turn is Turn.THIS and published.weekday() >= 3)


def _month_day_near(meaning: MonthDay, published: datetime.date, tense: Tense) -> str | None:
    """The nearest month that has the day, on the weekday that is printed with it."""
    first = (
        0 if (meaning.day >= published.day) is (tense is Tense.FUTURE) or meaning.day == published.day else 1
    )
    step = 1 if tense is Tense.FUTURE else -1
    for off in (step * months for months in range(first, first + 12)):
        of = timex.moved(published.isoformat(), off, Grain.MONTH)
        value = timex.on(int(of[:4]), int(of[5:]), meaning.day) if of else None
        day = timex.day_of(value) if value else None
        if day and meaning.weekday in {None, day.weekday()}:
            return value
    return None


def _years_off(place: tuple[int, int | None], published: datetime.date, turn: Turn, tense: Tense) -> int:
    """How many years after that of publication the meant month or day lies."""
    month, day = place
    here = (published.month, published.day if day else 0)
    there = (month, day or 0)
    match turn:
        case Turn.THIS:
            return 0
        case Turn.LAST:
            return 0 if there < here else -1
        case Turn.NEXT:
            return 0 if there > here else 1
        case Turn.NEAREST if tense is Tense.FUTURE:
            return int(there < here)
        case Turn.NEAREST if tense is Tense.PAST:
            return -int(there > here)
        case Turn.NEAREST:
            ahead = (there[0] - here[0]) % 12
            return -int(there > here) if ahead > _SOON else int(there < here)
        case _:
            assert_never(turn)


# A bare month or day is the last such, unless that is nine months ago or more and the next one near: then a writer who
# meant the past would have said the year.
_SOON = 3


def _days_off(meaning: Weekday, today: int, tense: Tense) -> int:
    """How many days after publication, which falls on weekday `today`, the meant weekday lies."""
    if meaning.weeks is not None:
        return meaning.number - today + 7 * meaning.weeks
    match meaning.turn:
        case Turn.THIS:
            return meaning.number - today
        case Turn.LAST:
            return -((today - meaning.number - 1) % 7) - 1
        case Turn.NEXT:
            return (meaning.number - today - 1) % 7 + 1
        case Turn.NEAREST:
            return (meaning.number - today) % 7 if tense is Tense.FUTURE else -((today - meaning.number) % 7)
        case _:
            assert_never(meaning.turn)


# The month in which each begins, north of the equator. Source: meteorological seasons (WMO).
_WARM = frozenset({"SP", "SU", "FA"})
_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10}


def _part_near(meaning: Part, published: datetime.date, tense: Tense) -> str | None:
    first = _BEGINS[meaning.code]
    bare = meaning.years is None and meaning.turn is Turn.NEAREST
    if meaning.generic or (bare and meaning.code[0] != "Q" and tense in {Tense.UNKNOWN, Tense.EITHER}):
        return None
    year = published.year - (meaning.code == "WI" and published.month < 3)
    month = published.month + 12 * (published.year - year)
    if (
        meaning.turn is Turn.LAST
        and meaning.years is None
        and 0 <= month - first - 3 < 3
        and meaning.code in _WARM
    ):
        return None  # in autumn "last summer" may be this year's or that of the year before
    match meaning.turn:
        case _ if meaning.years is not None:
            year = published.year + (meaning.years or 0)
        case Turn.LAST:
            year -= month < first + 3
        case Turn.NEXT:
            year += month >= first
        case Turn.NEAREST:
            year += (month >= first + 3) if tense is Tense.FUTURE else -int(month < first)
        case Turn.THIS:  # in April "this winter" that was cold is the one that began in December
            year -= meaning.code == "WI" and tense is Tense.PAST and 3 <= published.month < 9
    return f"{year:04}-{meaning.code}"


# ----------------------------------------------------------------------------------------------- in a history


def told(meaning: Near, last: Date) -> str | None:  # noqa: PLR0911  one a kind
    """What a history means in the year told of last; a fall back by more than half a year means the next year."""
    year, month, day = timex.year_of(last.value), timex.month_of(last.value), timex.day_of(last.value)
    if year is None:
        return None
    match meaning:
        case Partial(month=of, day=int() as number, weekday=int() as weekday):
            value = timex.on(year, of, number)
            found = timex.day_of(value) if value else None
            return value if found and found.weekday() == weekday else None
        case Partial(turn=Turn.LAST):
            return timex.on(year - (month is None or meaning.month >= month), meaning.month, meaning.day)
        case Partial(turn=Turn.NEXT):
            return timex.on(year + (month is not None and meaning.month <= month), meaning.month, meaning.day)
        case Partial():
            back = month is not None and meaning.month < month - 6
            return timex.on(year + back, meaning.month, meaning.day)
        case Part(code):
            return f"{year:04}-{code}"
        case Weekend():
            week = timex.moved(
                last.value, int(meaning.turn is Turn.NEXT) - (meaning.turn is Turn.LAST), Grain.WEEK
            )
            return week and f"{week}-WE"
        case MonthDay(number):
            return timex.on(year, month, number) if month else None
        case Clock(value):
            return f"{day.isoformat()}T{value}" if day else None
        case Weekday():
            near = _days_off(meaning, day.weekday(), Tense.FUTURE) if day else 0
            return timex.moved(last.value, near, Grain.DAY) if day else None
        case Feast(name):
            feast = feast_on(name, year)
            return feast.isoformat() if feast else None
        case _:
            assert_never(meaning)
