"""Which day, or which stretch of the calendar, does an expression of a text name?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.date import timex
from factbench.english.date.feasts import feast_on
from factbench.english.date.meaning import (
    Anchor,
    Between,
    Clock,
    ClockSpan,
    Counted,
    Feast,
    Fixed,
    Lasting,
    MonthDay,
    Near,
    Nth,
    Part,
    Partial,
    Repeated,
    Vague,
    Weekday,
)
from factbench.english.date.near import near, told
from factbench.english.date.scene import MESSAGE, is_near
from factbench.english.date.sure import is_counted, is_habit, is_of_news, is_sure
from factbench.english.date.tense import Tense, tense_of
from factbench.text.slots import Date, Grain, How

if TYPE_CHECKING:
    import datetime

    from factbench.english.date.meaning import Expression, Meaning
    from factbench.english.date.scene import Scene
    from factbench.text.span import Span


def resolved(scene: Scene, index: int, last: Date | None) -> Date:  # noqa: PLR0911  one a kind
    """Return the date that expression `index` of the scene names; `last` is the one from which others are counted."""
    expression = scene.pending[index]
    match expression.meaning:
        case Lasting() as meaning:
            return _lasting(scene, expression.span, meaning)
        case Between() as meaning:
            return _between(scene, expression, meaning, last)
        case Nth() as meaning:
            return _nth(scene, index, meaning, last)
        case Repeated(value):
            return Date(expression.span, value, Grain.SET, How.EXPLICIT)
        case Vague(value):
            return Date(expression.span, value, Grain.VAGUE, How.UNRESOLVED)
        case ClockSpan() as meaning:
            return _clock_span(scene, expression, meaning, last)
        case Counted(anchor=Anchor.EVENT | Anchor.MENTIONED | Anchor.TOLD) as meaning:
            return _date(expression, _from_mentioned(scene, index, meaning, last), How.DERIVED)
        case _:
            return _alone(scene, expression, last)


def _alone(scene: Scene, expression: Expression, last: Date | None) -> Date:
    """The date of an expression that needs at most the day of publication, or in a history the year told of last."""
    meaning, published = expression.meaning, scene.published
    if isinstance(meaning, Fixed):
        return _date(expression, meaning.value, How.EXPLICIT)
    if scene.narrative and isinstance(meaning, Near) and last:
        value = _not_to_come(told(meaning, last), published)
        if value is None and published and isinstance(meaning, Partial) and meaning.weekday is not None:
            value = near(meaning, published, Tense.UNKNOWN)
        return _date(expression, None if is_of_news(scene, expression, value) else value, How.DERIVED)
    if isinstance(meaning, Clock):
        return _clock(scene, expression, meaning.value, last)
    if isinstance(meaning, Partial | Weekday) and meaning.told:
        beside = last if last and is_near(scene.text, last.span, expression.span) else None
        return _date(expression, told(meaning, beside) if beside else None, How.DERIVED)
    if published is None or not isinstance(meaning, Counted | Near):
        return _date(expression, None, How.UNRESOLVED)
    found = _date(expression, _from_publication(scene, expression.span, meaning, published), How.RELATIVE)
    habit = isinstance(meaning, Partial | Weekday | Feast) and is_habit(scene.text, expression.span)
    return replace(found, value=_blank(meaning), grain=Grain.SET, how=How.EXPLICIT) if habit else found


def _not_to_come(value: str | None, published: datetime.date | None) -> str | None:
    """The value, unless it lies after publication: no history tells of that."""
    year, month = (timex.year_of(value), timex.month_of(value)) if value else (None, None)
    if published is None or year is None or (year, month or 0) <= (published.year, published.month):
        return value
    return None


def _from_publication(
    scene: Scene, span: Span, meaning: Counted | Near, published: datetime.date
) -> str | None:
    """The value counted from the day of publication; None where it is not sure."""
    if isinstance(meaning, Counted):
        sure = is_counted(scene, span, meaning)
        return timex.moved(published.isoformat(), meaning.count, meaning.unit) if sure else None
    value = near(meaning, published, tense_of(scene.text, span))
    return value if value and is_sure(scene, span, meaning, value, published) else None


def _date(expression: Expression, value: str | None, how: How) -> Date:
    """A date of this value, narrowed to its part of the day; unresolved where the value is None."""
    shown = value or _blank(expression.meaning)
    if "/" in expression.part:
        begin, end = (f"{shown}T{clock}" for clock in expression.part.split("/"))
        return Date(expression.span, begin, Grain.TIME, how if value else How.UNRESOLVED, begin, end)
    if expression.part:
        shown = f"{shown}T{expression.part}"
    return Date(expression.span, shown, _grain(expression, shown), how if value else How.UNRESOLVED)


def unresolved(expression: Expression) -> Date:
    """Return the date of an expression of which nobody knows what it means."""
    return _date(expression, None, How.UNRESOLVED)


def _grain(expression: Expression, value: str) -> Grain:
    if value == timex.UNKNOWN and isinstance(expression.meaning, Counted):
        return expression.meaning.unit
    return timex.grain_of(value)


def _blank(meaning: Meaning) -> str:  # noqa: PLR0911  one a kind
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
        case Feast(name):
            moves = feast_on(name, 2001), feast_on(name, 2002)
            days = {f"XXXX-{day:%m-%d}" for day in moves if day}
            return days.pop() if len(days) == 1 else timex.UNKNOWN
        case Counted(Grain.DAY, anchor=Anchor.PUBLISHED):
            return "XXXX-XX-XX"
        case _:
            return timex.UNKNOWN


def _between(scene: Scene, expression: Expression, meaning: Between, last: Date | None) -> Date:
    """The first of two days or years printed as one, with both as its ends."""
    first, last = (
        _alone(scene, replace(expression, meaning=each), last) for each in (meaning.begin, meaning.end)
    )
    if How.UNRESOLVED in {first.how, last.how}:  # "12 to 14 May" of nobody knows which year
        return replace(first, value=_blank(meaning.begin), how=How.UNRESOLVED)
    return replace(first, begin=first.value, end=last.value)


def _lasting(scene: Scene, span: Span, meaning: Lasting) -> Date:
    """A duration; one that reaches to the day of publication, or begins the day after, has both its ends.

    One told as two numbers, "one to three hours", is the longer, and has both as its ends.
    """
    begin = end = None
    if meaning.least:
        begin, end = meaning.least, meaning.value
    told = meaning.ahead and tense_of(scene.text, span) is Tense.PAST  # "the next two months were hard"
    if scene.published and meaning.count and (meaning.back or meaning.ahead) and not told:
        today = scene.published.isoformat()
        years = _IN_YEARS.get(meaning.unit)
        unit, count = (Grain.YEAR, meaning.count * years) if years else (meaning.unit, meaning.count)
        other = timex.moved(today, count * (1 if meaning.ahead else -1), unit)
        tomorrow = timex.moved(today, 1, unit)
        begin, end = (tomorrow, other) if meaning.ahead else (other, other and today)
    return Date(span, meaning.value, Grain.DURATION, How.EXPLICIT, begin, end)


_IN_YEARS = {Grain.DECADE: 10, Grain.CENTURY: 100}


def _nth(scene: Scene, index: int, meaning: Nth, last: Date | None) -> Date:
    """The first week, the last Sunday of a month or a year."""
    expression = scene.pending[index]
    whole = replace(expression, meaning=meaning.whole)
    if isinstance(meaning.whole, Counted) and meaning.whole.anchor is not Anchor.PUBLISHED:
        found = _date(whole, _from_mentioned(scene, index, meaning.whole, last), How.DERIVED)
    else:
        found = _alone(scene, whole, last)
    return _date(expression, timex.nth_of(found.value, meaning.nth, meaning.unit, meaning.weekday), found.how)


def _clock_span(scene: Scene, expression: Expression, meaning: ClockSpan, last: Date | None) -> Date:
    """Two times of one unnamed day."""
    day, how = _day_of_clock(scene, expression.span, last)
    dated = replace(expression, part=f"{meaning.begin}/{meaning.end}")
    return replace(_date(dated, day or "XXXX-XX-XX", how), how=how)


def _clock(scene: Scene, expression: Expression, value: str, last: Date | None) -> Date:
    """A time of an unnamed day; "in the morning" is that of a day in its sentence, or of any."""
    day, how = _day_of_clock(scene, expression.span, last)
    if value.isalpha() and how is not How.DERIVED:
        day, how = None, How.UNRESOLVED
    return Date(expression.span, f"{day or 'XXXX-XX-XX'}T{value}", Grain.TIME, how)


def _day_of_clock(scene: Scene, span: Span, last: Date | None) -> tuple[str | None, How]:
    """The day of a time: one named in its sentence; of a short message that of publication; else it may be any."""
    text = scene.text
    day = timex.day_of(last.value) if last and is_near(text, last.span, span, ends=0) else None
    if day and not _KICKOFF.search(text, max(0, span.start - 3), span.start):
        return day.isoformat(), How.DERIVED
    if _KICKOFF.search(text, max(0, span.start - 3), span.start):
        return None, How.UNRESOLVED  # "a 4:25 kickoff" is of the day of the match
    hours = _HOURS.search(text, max(0, span.start - 40), span.start) or _SHIFT.match(
        text, span.end, span.end + 40
    )
    if scene.published is None or hours or len(text) > MESSAGE:
        return None, How.UNRESOLVED
    return scene.published.isoformat(), How.RELATIVE


_KICKOFF = re.compile(r"\ban?\s\Z")
_SHIFT = re.compile(r"[^.!?]*\b(?:shifts?|slots?|each|every|daily)\b", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:opens?|closes?|open|shuts?|daily|hours|every|each)\b[^.!?]*\Z", re.IGNORECASE)


# ------------------------------------------------------------------------------- counted from another date

_PHRASE_END = re.compile(r"[,;:)—]|[.!?\n](?=\s|$)|\s(?:as|when|while|that|which|who)\s")


def _from_mentioned(scene: Scene, index: int, meaning: Counted, last: Date | None) -> str | None:
    """The value counted from a date of the text; None where no date stands near enough to be meant."""
    text, span = scene.text, scene.pending[index].span
    if meaning.anchor in {Anchor.MENTIONED, Anchor.TOLD}:
        if meaning.anchor is Anchor.TOLD and scene.published and not scene.narrative:
            return _told_of(scene, span, meaning, last)
        if scene.recent and is_near(text, scene.recent.span, span, ends=0):
            return timex.moved(scene.recent.value, meaning.count, meaning.unit)
        if last and (scene.narrative or is_near(text, last.span, span)):
            return timex.moved(last.value, meaning.count, meaning.unit)
        return None
    event = _first_plain(scene, index + 1, _end(_PHRASE_END, text, span.end))
    return timex.moved(event.value, meaning.count, meaning.unit) if event else None


def _told_of(scene: Scene, span: Span, meaning: Counted, last: Date | None) -> str | None:
    """ "The end of the year" in news: that of publication, unless another was just named and may be meant.

    "The beginning of the year" lies behind: of a plan it is each year's.
    """
    edge = _EDGE.match(scene.text, span.start)
    if scene.published is None or (not edge and meaning.unit in {Grain.DECADE, Grain.CENTURY}):
        return None  # "artist of the decade"
    value = timex.moved(scene.published.isoformat(), meaning.count, meaning.unit)
    named = (
        timex.moved(last.value, meaning.count, meaning.unit)
        if last and is_near(scene.text, last.span, span)
        else None
    )
    opens = _BEGINNING.match(scene.text, span.start) or _ALL_OF.search(
        scene.text, max(0, span.start - 12), span.start
    )
    begins = opens and tense_of(scene.text, span) is not Tense.PAST
    return value if named in {None, value} and not begins else None


_EDGE = re.compile(
    r"(?:the\s)?(?:very\s)?(?:end|close|middle|rest|remainder|beginning|start)\b", re.IGNORECASE
)
_ALL_OF = re.compile(r"\bthroughout\s\Z", re.IGNORECASE)
_BEGINNING = re.compile(r"(?:the\s)?(?:very\s)?(?:beginning|start)\b", re.IGNORECASE)


def _end(stop: re.Pattern[str], text: str, start: int) -> int:
    found = stop.search(text, start, start + 400)
    return found.start() if found else start + 400


def _first_plain(scene: Scene, index: int, limit: int) -> Date | None:
    """The first date from expression `index` on, before `limit`, that needs no other date to be resolved."""
    for each in range(index, len(scene.pending)):
        if scene.pending[each].span.start >= limit:
            return None
        if not isinstance(scene.pending[each].meaning, Counted):
            found = resolved(scene, each, None)
            if timex.year_of(found.value):
                return found
    return None
