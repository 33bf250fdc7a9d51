"""Which dates does a text name, and which days are they?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from factbench.text import timex
from factbench.text.date_meaning import (
    Anchor,
    Between,
    Clock,
    Counted,
    Expression,
    Fixed,
    Lasting,
    MonthDay,
    Part,
    Partial,
    Turn,
    Weekday,
)
from factbench.text.date_rules import expressions
from factbench.text.slots import Date, Grain, How
from factbench.text.span import Span

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from factbench.text.date_meaning import Meaning, Near


def dates(text: str, *, published: datetime.date | None = None) -> list[Date]:
    """Return the dates, intervals and durations of `text`, in order, not overlapping.

    Relative ones count from `published`; without it they are found but unresolved. A bare weekday or month is the
    nearest past one, the current one included, unless its clause speaks of the future. Source of that rule:
    HeidelTime's resolution for news, and counts on dated news.

    >>> text = "Since 1993, a year after the talks; it met on Monday."
    >>> [(date.span.of(text), date.value) for date in dates(text, published=datetime.date(2023, 7, 13))]
    [('1993', '1993'), ('a year after', '1992'), ('Monday', '2023-07-10')]
    """
    scene = _Scene(text, published, tuple(_joined(text, expressions(text))))
    found: list[Date] = []
    for index in range(len(scene.pending)):
        found.append(_resolved(scene, index, found))
    return _with_ends(text, found)


class _Scene:
    """What a date is resolved against."""

    def __init__(self, text: str, published: datetime.date | None, pending: tuple[Expression, ...]) -> None:
        self.text = text
        self.published = published
        self.pending = pending
        self.narrative = _is_narrative(pending, published)


def _is_narrative(pending: Sequence[Expression], published: datetime.date | None) -> bool:
    """Whether the text tells a history: five years or more are named, most of them long before publication.

    Source: HeidelTime's "narratives" domain, where a month without a year belongs to the year told of last.
    """
    named = (timex.year_of(each.meaning.value) for each in pending if isinstance(each.meaning, Fixed))
    years = [year for year in named if year is not None]
    if len(years) < 5 or published is None:
        return len(years) >= 5
    return sum(year < published.year - 2 for year in years) * 3 > len(years) * 2


# ----------------------------------------------------------------------------- joining what belongs together

_TO_CLOCK = re.compile(r",?\s(?:at\s(?:about\s|around\s)?|on\s)?")
_TO_YEAR = re.compile(r"\s?(?:to|and|or|until|till|through|-|–|—)\s?(?:the\s|early\s|late\s|mid-?\s?)?")


def _joined(text: str, found: Iterable[Expression]) -> list[Expression]:
    """The expressions with a time of day joined to its day, and months given the year printed once for two."""
    joined: list[Expression] = []
    for expression in found:
        gap = text[joined[-1].span.end : expression.span.start] if joined else "."
        if joined and _TO_CLOCK.fullmatch(gap) and (both := _clocked(joined[-1], expression)):
            joined[-1] = both
            continue
        if joined and len(gap) < 12 and _TO_YEAR.fullmatch(gap):
            joined[-1] = _dated(joined[-1], expression)
        joined.append(expression)
    return joined


def _clocked(first: Expression, second: Expression) -> Expression | None:
    span = Span(first.span.start, second.span.end)
    for day, clock in ((first, second), (second, first)):
        if isinstance(clock.meaning, Clock) and _is_day(day) and not day.part:
            return Expression(span, day.meaning, clock.meaning.value)
    return None


def _is_day(expression: Expression) -> bool:
    match expression.meaning:
        case Fixed(value):
            return timex.grain_of(value) is Grain.DAY
        case Partial(day=day):
            return day is not None
        case Counted(unit=unit):
            return unit is Grain.DAY
        case Weekday() | MonthDay():
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


# ------------------------------------------------------------------------------------------------- resolving


def _resolved(scene: _Scene, index: int, before: Sequence[Date]) -> Date:
    """The date that expression `index` names, given the dates found before it."""
    expression = scene.pending[index]
    match expression.meaning:
        case Lasting() as meaning:
            return _lasting(expression.span, meaning, scene.published)
        case Between() as meaning:
            return _between(scene, expression, meaning, before)
        case Counted(anchor=Anchor.AFTER | Anchor.BEFORE | Anchor.MENTIONED) as meaning:
            return _date(expression, _from_mentioned(scene, index, meaning, before), How.DERIVED)
        case _:
            return _alone(scene, expression, before)


def _alone(scene: _Scene, expression: Expression, before: Sequence[Date]) -> Date:
    """The date of an expression that needs at most the day of publication, or in a history the year told of last."""
    meaning, published = expression.meaning, scene.published
    if isinstance(meaning, Fixed):
        return _date(expression, meaning.value, How.EXPLICIT)
    if (
        isinstance(meaning, Partial)
        and meaning.turn is Turn.NEAREST
        and scene.narrative
        and _last_dated(before)
    ):
        return _date(expression, _told(meaning, before), How.DERIVED)
    if published is None or isinstance(meaning, Between | Lasting):
        return _date(expression, None, How.UNRESOLVED)
    if isinstance(meaning, Counted):
        return _date(
            expression, timex.moved(published.isoformat(), meaning.count, meaning.unit), How.RELATIVE
        )
    future = _is_future(scene.text, expression.span)
    return _date(expression, _near(meaning, published, future=future), How.RELATIVE)


def _date(expression: Expression, value: str | None, how: How) -> Date:
    """A date of this value, narrowed to its part of the day; unresolved where the value is None."""
    shown = value or _blank(expression.meaning)
    if expression.part:
        shown = f"{shown}T{expression.part}"
    return Date(expression.span, shown, _grain(expression, shown), how if value else How.UNRESOLVED)


def _grain(expression: Expression, value: str) -> Grain:
    if value == timex.UNKNOWN and isinstance(expression.meaning, Counted):
        return expression.meaning.unit
    return timex.grain_of(value)


def _blank(meaning: Meaning) -> str:
    """What is known of a value whose rest is not: "XXXX-04", "XXXX-WXX-1"."""
    match meaning:
        case Partial(month, day):
            return f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
        case Weekday(number):
            return f"XXXX-WXX-{number + 1}"
        case MonthDay(day):
            return f"XXXX-XX-{day:02}"
        case Part(code):
            return f"XXXX-{code}"
        case Clock(value):
            return f"XXXX-XX-XXT{value}"
        case _:
            return timex.UNKNOWN


def _between(scene: _Scene, expression: Expression, meaning: Between, before: Sequence[Date]) -> Date:
    """The first of two days or years printed as one, with both as its ends."""
    first, last = (
        _alone(scene, replace(expression, meaning=each), before) for each in (meaning.begin, meaning.end)
    )
    return replace(first, begin=first.value, end=last.value)


def _lasting(span: Span, meaning: Lasting, published: datetime.date | None) -> Date:
    """A duration; one that reaches to the day of publication has both its ends."""
    start = None
    if meaning.back and published and meaning.count:
        start = timex.moved(published.isoformat(), -meaning.count, meaning.unit)
    end = published.isoformat() if start and published else None
    return Date(span, meaning.value, Grain.DURATION, How.EXPLICIT, start, end)


# ------------------------------------------------------------------------------- nearest to the publication

_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|going\sto|next|upcoming|forthcoming|plan(?:s|ned|ning)?\s(?:to|for)|scheduled|expect(?:s|ed)|"
    r"set\s(?:to|for)|due|slated|intends?|to\sbe\sheld|tomorrow|hopes?\sto|aims?\sto|begins?\son|starts?\son)\b|['’]ll\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.!?;\n](?=\s|$)")


def _is_future(text: str, span: Span) -> bool:
    """Whether the clause around `span` speaks of what is to come."""
    stops = [0, *(stop.end() for stop in _CLAUSE_END.finditer(text, max(0, span.start - 300), span.start))]
    stop = _CLAUSE_END.search(text, span.end, span.end + 200)
    return bool(
        _FUTURE.search(text, stops[-1] or max(0, span.start - 300), stop.start() if stop else span.end + 200)
    )


def _near(meaning: Near, published: datetime.date, *, future: bool) -> str | None:
    match meaning:
        case Partial(month, day, turn):
            return timex.on(
                published.year + _years_off((month, day), published, turn, future=future), month, day
            )
        case Weekday():
            return timex.moved(
                published.isoformat(), _days_off(meaning, published.weekday(), future=future), Grain.DAY
            )
        case MonthDay(day):
            off = int(day < published.day) if future else -int(day > published.day)
            of = timex.moved(published.isoformat(), off, Grain.MONTH)
            return timex.on(int(of[:4]), int(of[5:]), day) if of else None
        case Part():
            return _part_near(meaning, published, future=future)
        case Clock(value):
            return f"{published.isoformat()}T{value}"
        case _:
            assert_never(meaning)


def _years_off(place: tuple[int, int | None], published: datetime.date, turn: Turn, *, future: bool) -> int:
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
        case Turn.NEAREST:
            return int(there < here) if future else -int(there > here)
        case _:
            assert_never(turn)


def _days_off(meaning: Weekday, today: int, *, future: bool) -> int:
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
            return (meaning.number - today) % 7 if future else -((today - meaning.number) % 7)
        case _:
            assert_never(meaning.turn)


# The month in which each begins, north of the equator. Source: meteorological seasons (WMO).
_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10}


def _part_near(meaning: Part, published: datetime.date, *, future: bool) -> str:
    first = _BEGINS[meaning.code]
    year = published.year - (meaning.code == "WI" and published.month < 3)
    month = published.month + 12 * (published.year - year)
    match meaning.turn:
        case _ if meaning.years is not None:
            year = published.year + (meaning.years or 0)
        case Turn.LAST:
            year -= month < first + 3
        case Turn.NEXT:
            year += month >= first
        case Turn.NEAREST:
            year += (month >= first + 3) if future else -int(month < first)
        case Turn.THIS:
            pass
    return f"{year:04}-{meaning.code}"


# ------------------------------------------------------------------------------- counted from another date

_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+[\"“‘(]?[A-Z]|\n")
_PHRASE_END = re.compile(r"[,;:)—]|[.!?\n](?=\s|$)")


def _from_mentioned(scene: _Scene, index: int, meaning: Counted, before: Sequence[Date]) -> str | None:
    """The value counted from a date of the text; None where no date stands near enough to be meant."""
    text, span = scene.text, scene.pending[index].span
    if meaning.anchor is Anchor.MENTIONED:
        last = _last_dated(before)
        if last and (scene.narrative or _is_near(text, last.span, span)):
            return timex.moved(last.value, meaning.count, meaning.unit)
        return None
    phrase_end = _end(_PHRASE_END, text, span.end)
    sentence_end = _end(_SENTENCE_END, text, span.end)
    inside = _first_plain(scene, index + 1, phrase_end)
    if inside:  # "a year after the vote of 1991": the words date the main clause
        return timex.moved(inside.value, meaning.count, meaning.unit)
    last = _last_dated(before)
    main = last if last and not _SENTENCE_END.search(text, last.span.end, span.start) else None
    main = main or _first_plain(scene, index + 1, sentence_end)
    return timex.moved(main.value, -meaning.count, meaning.unit) if main else None


def _is_near(text: str, last: Span, span: Span) -> bool:
    """Whether a date stands in the same sentence or the one before."""
    return span.start - last.end < 600 and len(_SENTENCE_END.findall(text, last.end, span.start + 1)) <= 1


def _end(stop: re.Pattern[str], text: str, start: int) -> int:
    found = stop.search(text, start, start + 400)
    return found.start() if found else start + 400


def _first_plain(scene: _Scene, index: int, limit: int) -> Date | None:
    """The first date from expression `index` on, before `limit`, that needs no other date to be resolved."""
    for each in range(index, len(scene.pending)):
        if scene.pending[each].span.start >= limit:
            return None
        if not isinstance(scene.pending[each].meaning, Counted):
            found = _resolved(scene, each, [])
            if timex.year_of(found.value):
                return found
    return None


def _last_dated(before: Sequence[Date]) -> Date | None:
    return next((date for date in reversed(before) if timex.year_of(date.value)), None)


def _told(meaning: Partial, before: Sequence[Date]) -> str | None:
    """A month or day in the year told of last; a fall back by more than half a year means the next year."""
    last = _last_dated(before)
    year, month = (timex.year_of(last.value), timex.month_of(last.value)) if last else (None, None)
    if year is None:
        return None
    return timex.on(year + (month is not None and meaning.month < month - 6), meaning.month, meaning.day)


# --------------------------------------------------------------------------------------------- ends of intervals

_SINCE = re.compile(
    r"\b(?:since|beginning in|starting in)\s(?:the\s|early\s|late\s|at least\s)*\Z", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:until|till|up to)\s(?:the\s|early\s|late\s|end of\s)*\Z", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s(?:the\s|early\s|late\s|about\s)*\Z", re.IGNORECASE)
_ONWARD = re.compile(r"\s(?:on|onwards?)\b(?!\s(?:the|a|his|her|its|their)\b)", re.IGNORECASE)
_PAIR = re.compile(
    r"\s(?:to|until|till|through|and|-|–|—)\s(?:the\s|early\s|late\s|about\s)*|\s?[-–—]\s?", re.IGNORECASE
)


def _with_ends(text: str, found: list[Date]) -> list[Date]:
    """The dates with the ends that "since", "until", "from … to" and "between … and" give them."""
    dated = list(found)
    for index, date in enumerate(found):
        if date.grain is Grain.DURATION or date.begin or dated[index].end:
            continue
        lead = text[max(0, date.span.start - 30) : date.span.start]
        follower = found[index + 1] if index + 1 < len(found) else None
        if follower and _is_pair(text, lead, date, follower):
            dated[index] = replace(date, begin=date.value, end=follower.value)
            dated[index + 1] = replace(follower, begin=date.value, end=follower.value)
        elif _SINCE.search(lead) or (_FROM.search(lead) and _ONWARD.match(text, date.span.end)):
            dated[index] = replace(date, begin=date.value)
        elif _UNTIL.search(lead):
            dated[index] = replace(date, end=date.value)
    return dated


def _is_pair(text: str, lead: str, date: Date, follower: Date) -> bool:
    """Whether the two are the ends of one interval."""
    gap = text[date.span.end : follower.span.start]
    if follower.grain is Grain.DURATION or len(gap) > 20 or not _PAIR.fullmatch(gap):
        return False
    word = gap.split()[0].lower() if gap.split() else "-"
    return bool(_FROM.search(lead)) or (word != "and" and date.grain is follower.grain)
