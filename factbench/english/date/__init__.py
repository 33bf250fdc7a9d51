"""Which dates does a text name, and which days are they?"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from factbench.english.date import timex
from factbench.english.date.ends import with_ends
from factbench.english.date.feasts import feast_on
from factbench.english.date.joining import joined
from factbench.english.date.meaning import (
    Anchor,
    Between,
    Clock,
    ClockSpan,
    Counted,
    Expression,
    Feast,
    Fixed,
    Lasting,
    MonthDay,
    Near,
    Nth,
    Part,
    Partial,
    Repeated,
    Turn,
    Vague,
    Weekday,
    Weekend,
)
from factbench.english.date.near import near, told
from factbench.english.date.tense import Tense, tense_of
from factbench.english.lexicon.numerals import SMALL
from factbench.text.quotation import holding, quotations
from factbench.text.slots import Date, Grain, How
from factbench.text.wordlist import alternation

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from factbench.english.date.meaning import Meaning
    from factbench.text.span import Span


def dates(text: str, *, published: datetime.date | None = None) -> list[Date]:
    """Return the dates, intervals and durations of `text`, in order, not overlapping.

    Relative ones count from `published`; without it they are found but unresolved, and so is one that may be another
    day. A bare weekday or month is the nearest past one, the current one included, unless the verb that governs it
    speaks of the future. Source of that rule: HeidelTime's resolution for news, and counts on dated news.

    A text that tells of a later day as past was not written on `published`: nothing is counted from there.

    >>> text = "Since 1993, a year after the talks of 1992; it met on Monday."
    >>> [(date.span.of(text), date.value) for date in dates(text, published=datetime.date(2023, 7, 13))]
    [('1993', '1993'), ('a year after', '1993'), ('1992', '1992'), ('Monday', '2023-07-10')]
    """
    pending = joined(text)
    published = None if _is_newer(text, pending, published) else published
    scene = _Scene(text, published, pending)
    found: list[Date] = []
    last: Date | None = None
    for index in range(len(scene.pending)):
        found.append(_resolved(scene, index, last))
        if timex.year_of(found[-1].value) is not None:
            scene.recent = found[-1]
        elif _MONTH.fullmatch(found[-1].value):
            scene.unsure = found[-1]
        if _leads(found[-1], last, scene):
            last = found[-1]
    return with_ends(text, found, published)


_MONTH = re.compile(r"XXXX-\d\d")


def _is_newer(text: str, pending: Sequence[Expression], published: datetime.date | None) -> bool:
    """Whether the text tells twice of a month or a year after publication in the past tense."""
    if published is None:
        return False
    after = [
        each
        for each in pending
        if isinstance(each.meaning, Fixed)
        and (year := timex.year_of(each.meaning.value)) is not None
        and (year, timex.month_of(each.meaning.value) or 0) > (published.year, published.month)
    ]
    past = (
        tense_of(text, each.span) is Tense.PAST
        and _LED.search(text, max(0, each.span.start - 12), each.span.start) is not None
        for each in after
    )
    return sum(past) > 1


_LED = re.compile(r"\b(?:in|since|on|from|during)\s(?:early\s|late\s|mid-)?\Z", re.IGNORECASE)


class _Scene:
    """What a date is resolved against."""

    def __init__(self, text: str, published: datetime.date | None, pending: tuple[Expression, ...]) -> None:
        self.text = text
        self.published = published
        self.pending = pending
        self.narrative = _is_narrative(pending, published)
        self.news = _spoken(pending) * _HISTORY > len(_years(pending))
        """Whether a history is told in news, which speaks of weekdays and of last week as well."""
        self.recent: Date | None = None
        """The date that was found last and has a year."""
        self.unsure: Date | None = None
        """The month that was found last of which the year is not sure."""

    @cached_property
    def quotes(self) -> list[Span]:
        """What is quoted: "today" in it is the day on which it was said."""
        return quotations(self.text)


def _is_narrative(pending: Sequence[Expression], published: datetime.date | None) -> bool:
    """Whether the text tells a history: five years or more are named, most of them long before publication.

    News may name as many, but it speaks of weekdays and of last week besides.

    Source: HeidelTime's "narratives" domain, where a month without a year belongs to the year told of last.
    """
    years = _years(pending)
    if len(years) < 5 or _spoken(pending) * 5 > len(years):
        return False
    if published is None:
        return True
    return sum(year < published.year - 2 for year in years) * 3 > len(years) * 2


_HISTORY = 20
"""Years that a history names at least for each time that it speaks as news does."""


def _years(pending: Sequence[Expression]) -> list[int]:
    """The years that are named."""
    named = (timex.year_of(each.meaning.value) for each in pending if isinstance(each.meaning, Fixed))
    return [year for year in named if year is not None]


def _spoken(pending: Sequence[Expression]) -> int:
    """How often it speaks of weekdays and of what is counted from publication, as news does."""
    return sum(
        isinstance(each.meaning, Weekday | Weekend)
        or (isinstance(each.meaning, Counted) and each.meaning.anchor is Anchor.PUBLISHED)
        for each in pending
    )


# ------------------------------------------------------------------------------------------------- resolving


def _resolved(scene: _Scene, index: int, last: Date | None) -> Date:  # noqa: PLR0911  one a kind
    """The date that expression `index` names, given the dates found before it."""
    expression = scene.pending[index]
    match expression.meaning:
        case Lasting() as meaning:
            return _lasting(expression.span, meaning, scene.published)
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


def _alone(scene: _Scene, expression: Expression, last: Date | None) -> Date:
    """The date of an expression that needs at most the day of publication, or in a history the year told of last."""
    meaning, published = expression.meaning, scene.published
    if isinstance(meaning, Fixed):
        return _date(expression, meaning.value, How.EXPLICIT)
    if scene.narrative and isinstance(meaning, Near) and last:
        value = told(meaning, last)
        return _date(expression, None if _is_of_news(scene, expression, value) else value, How.DERIVED)
    if isinstance(meaning, Clock):
        return _clock(scene, expression, meaning.value, last)
    if isinstance(meaning, Partial | Weekday) and meaning.told:
        beside = last if last and _is_near(scene.text, last.span, expression.span) else None
        return _date(expression, told(meaning, beside) if beside else None, How.DERIVED)
    if published is None or not isinstance(meaning, Counted | Near):
        return _date(expression, None, How.UNRESOLVED)
    found = _date(expression, _from_publication(scene, expression.span, meaning, published), How.RELATIVE)
    habit = isinstance(meaning, Partial | Weekday | Feast) and _is_habit(scene.text, expression.span)
    return replace(found, value=_blank(meaning), grain=Grain.SET, how=How.EXPLICIT) if habit else found


def _is_of_news(scene: _Scene, expression: Expression, value: str | None) -> bool:
    """Whether the history is part of news, so that a month or a day may be of the year of publication too.

    "It was shut in 2017 and opened in May, the clerk said on Tuesday."
    """
    meaning, published = expression.meaning, scene.published
    if published is None or not isinstance(meaning, Partial) or meaning.told:
        return False
    other = near(meaning, published, tense_of(scene.text, expression.span))
    day = timex.day_of(other) if other and meaning.day else None
    fresh = day is not None and abs((day - published).days) <= _OF_NEWS
    return other != value and (scene.news or fresh)


_OF_NEWS = 14
"""Days around publication of which a history is not likely to tell without their year."""


def _from_publication(
    scene: _Scene, span: Span, meaning: Counted | Near, published: datetime.date
) -> str | None:
    """The value counted from the day of publication; None where it is not sure."""
    if isinstance(meaning, Counted):
        return _counted(scene, span, meaning, published)
    if isinstance(meaning, Weekday) and _is_of_story(scene, span, meaning, published):
        return None
    tense = tense_of(scene.text, span)
    if _is_against(scene.text, span, meaning, tense):
        return None
    value = near(meaning, published, tense)
    if value is None or not isinstance(meaning, Partial):
        return value
    planned = tense is Tense.UNKNOWN and _PLANNED.search(scene.text, max(0, span.start - 60), span.start)
    sure = _is_sure(scene, span, meaning, value) and not _passes_over(
        meaning, value, published, planned=bool(planned)
    )
    return value if sure else None


def _is_habit(text: str, span: Span) -> bool:
    """Whether the sentence says what is so every time: "book on a Tuesday", "in April it usually rains"."""
    before, after = (
        text[max(0, span.start - _HABIT_REACH) : span.start],
        text[span.end : span.end + _HABIT_REACH],
    )
    return bool(_HABIT.search(_STOPS.split(before)[-1]) or _HABIT.search(_STOPS.split(after)[0]))


def _is_against(text: str, span: Span, meaning: Near, tense: Tense) -> bool:
    """Whether the verb speaks against the day: "I went the next Tuesday", "in the summer we could swim"."""
    if isinstance(meaning, Weekday) and meaning.turn is Turn.NEXT:
        return tense is Tense.PAST and _THE_NEXT.search(text[max(0, span.start - 4) : span.end]) is not None
    if isinstance(meaning, Part) and meaning.turn is Turn.NEAREST and meaning.years is None:
        around = text[max(0, span.start - _HABIT_REACH) : span.end + _HABIT_REACH]
        return tense is Tense.FUTURE and meaning.code[0] != "Q" and _WILL.search(around) is None
    return False


_THE_NEXT = re.compile(r"\bthe\snext\b", re.IGNORECASE)
_WILL = re.compile(
    r"\b(?:will|shall|going\sto|due|scheduled|plan(?:s|ned)?|set\sto|expect(?:s|ed)?|(?:is|are)\sto|coming|later|hopes?)\b|['’]ll\b",
    re.IGNORECASE,
)
_HABIT_REACH = 90
"""Code points on either side in which the sentence is looked at."""
_HABIT = re.compile(
    r"\b(?:usually|always|typically|generally|normally|traditionally|annually|best (?:time|day|week|month)s?|tends?\sto"
    r"|(?:each|every)\s(?:and\severy\s)?year|year\s(?:after|in,?)\syear)\b",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[.!?]\s|\n")


def _passes_over(meaning: Partial, value: str, published: datetime.date, *, planned: bool) -> bool:
    """Whether the day is most of a year away while the same day of another year is near: then either may be meant.

    "Consultations that end on Sept. 6", in news of 28 August. So may they where the present tells of what is `planned`:
    "a tour that stops in Ota on July 22", in news of November.
    """
    day = timex.day_of(value)
    if day is None or meaning.day is None or meaning.turn is not Turn.NEAREST or meaning.years is not None:
        return False
    away = abs((day - published).days)
    return away > _YEAR - _CLOSE or (planned and (published - day).days > _PRESENT)


_PLANNED = re.compile(
    r"\b(?:stops|kicks|hits|runs|plays|opens|begins|starts|ends|concludes|continues|arrives|lands|picks|returns|resumes|closes"
    r"|hosting)\b[^.;!?]*\Z"
)
_PRESENT = 60
"""Days that lie behind what the present tells of, at most."""
_YEAR, _CLOSE = 365, 100
"""Days. Of two like-named days, one within so many days of publication is meant more often than not."""


def _is_of_story(scene: _Scene, span: Span, meaning: Weekday, published: datetime.date) -> bool:
    """Whether a bare weekday may be one of an older story that is being told: a day of it was just named.

    "She fell on 3 February. On Sunday she died", in news of the 20th. Who "said on Sunday" spoke to the press.
    """
    day = timex.day_of(scene.recent.value) if scene.recent else None
    if scene.recent is None or day is None or meaning.turn is not Turn.NEAREST or meaning.weeks is not None:
        return False
    if (published - day).days <= _TOLD_LATE or not _is_near(scene.text, scene.recent.span, span, ends=_STORY):
        return False
    return _SPOKE.search(scene.text, max(0, span.start - 40), span.start) is None


_TOLD_LATE = 7
"""Days after which a weekday of a story is no longer the nearest one."""
_STORY = 2
"""Sentences by which a story goes on."""
_SPOKE = re.compile(r"\b(?:said|told|announced|reported|confirmed|added|wrote)\s(?:\w+\s){0,2}\Z")


def _counted(scene: _Scene, span: Span, meaning: Counted, published: datetime.date) -> str | None:
    """So many units from publication; None for the "today" of somebody quoted, who said it on a day of his own.

    None as well for years that are rounded, and for one of two: "over 25 years ago", "two or three weeks ago".
    """
    if meaning.unit is Grain.DAY and (holding(scene.quotes, span) or _is_nowadays(scene, span, meaning)):
        return None
    lead = scene.text[max(0, span.start - 20) : span.start]
    of_two = _EITHER.search(lead) and _NUMBERED.match(scene.text, span.start)
    if of_two or (meaning.unit in _COARSE and _ROUGH.search(lead)):
        return None
    return timex.moved(published.isoformat(), meaning.count, meaning.unit)


def _is_nowadays(scene: _Scene, span: Span, meaning: Counted) -> bool:
    """Whether "today" may be these days: "Today, half of them live in Ota". A message speaks of its own day."""
    text = scene.text
    if meaning.count or len(text) <= _MESSAGE or span.of(text).lower() != "today":
        return False
    if text[span.end : span.end + 1] in {"'", "’", "("}:
        return False
    if _STILL.search(text, max(0, span.start - 60), span.start):
        return True
    opens = text[span.start].isupper() and text.startswith(",", span.end)
    return opens and tense_of(text, span) is Tense.UNKNOWN


_STILL = re.compile(r"\bstill\s[^.;:]*\Z")
_NUMBERED = re.compile(rf"(?:\d|(?:{alternation(SMALL)})\b)", re.IGNORECASE)
_EITHER = re.compile(rf"\b(?:\d+|{alternation(SMALL)})(?:\s(?:to|or)\s|\s?[-–]\s?)\Z", re.IGNORECASE)
_ROUGH = re.compile(
    r"\b(?:over|(?:more|less|fewer)\sthan|nearly|almost|about|around|roughly|approximately|some|at\sleast|up\sto|under)\s\Z",
    re.IGNORECASE,
)


def _is_sure(scene: _Scene, span: Span, meaning: Partial, value: str) -> bool:
    """Whether a month or a day without its year is that of publication, as far as the words around it tell.

    "In 2020 he left. In May he came back" may mean either May; "the Oct. 7 attack" has a year that everybody knows.
    """
    text, recent, year = scene.text, scene.recent, timex.year_of(value)
    if meaning.turn is not Turn.NEAREST or meaning.years is not None or year is None:
        return True
    if (meaning.month, meaning.day) == _ATTACKS:
        return False
    if (
        meaning.day
        and _FAMOUS.match(text, span.end)
        and text[max(0, span.start - 4) : span.start].lower() == "the "
    ):
        return _is_fresh(value, scene.published)
    if scene.unsure and not meaning.day and _is_near(text, scene.unsure.span, span, ends=2):
        return False
    if recent is None or meaning.day or not _is_near(text, recent.span, span, ends=_STORY_OF_MONTHS):
        return True
    told_of = timex.year_of(recent.value)
    sets = (
        recent.how is How.DERIVED
        or recent.span.of(text).lower() == "last year"
        or _SETS_SCENE.search(text, max(0, recent.span.start - 12), recent.span.start)
    )
    return told_of is None or told_of >= year or not sets


def _is_fresh(value: str, published: datetime.date | None) -> bool:
    day = timex.day_of(value)
    return bool(day and published and abs((day - published).days) <= _FRESH)


_STORY_OF_MONTHS = 4
"""Sentences in which a month may still be of the year that was told of."""
_ATTACKS = 9, 11
"""The month and the day that everybody knows as those of 2001."""
_FRESH = 60
"""Days for which news speaks of an attack by its day alone and means the last such day."""
_FAMOUS = re.compile(
    r"\s(?:[A-Z]\w+\s|terror\s|suicide\s)?(?:attacks?|massacre|riots?|insurrection|committee|assault|siege|uprising|coup"
    r"|bombings?|hearings?|rioters|commission|protests|rebellion)\b"
)
_SETS_SCENE = re.compile(r"\b(?:in|on|during|by|early|late|mid|around|until)[\s-]\Z", re.IGNORECASE)


def _date(expression: Expression, value: str | None, how: How) -> Date:
    """A date of this value, narrowed to its part of the day; unresolved where the value is None."""
    shown = value or _blank(expression.meaning)
    if "/" in expression.part:
        begin, end = (f"{shown}T{clock}" for clock in expression.part.split("/"))
        return Date(expression.span, begin, Grain.TIME, how if value else How.UNRESOLVED, begin, end)
    if expression.part:
        shown = f"{shown}T{expression.part}"
    return Date(expression.span, shown, _grain(expression, shown), how if value else How.UNRESOLVED)


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


def _between(scene: _Scene, expression: Expression, meaning: Between, last: Date | None) -> Date:
    """The first of two days or years printed as one, with both as its ends."""
    first, last = (
        _alone(scene, replace(expression, meaning=each), last) for each in (meaning.begin, meaning.end)
    )
    return replace(first, begin=first.value, end=last.value)


def _lasting(span: Span, meaning: Lasting, published: datetime.date | None) -> Date:
    """A duration; one that reaches to the day of publication, or begins the day after, has both its ends.

    One told as two numbers, "one to three hours", is the longer, and has both as its ends.
    """
    begin = end = None
    if meaning.least:
        begin, end = meaning.least, meaning.value
    if published and meaning.count and (meaning.back or meaning.ahead):
        today = published.isoformat()
        other = timex.moved(today, meaning.count * (1 if meaning.ahead else -1), meaning.unit)
        tomorrow = timex.moved(today, 1, meaning.unit)
        begin, end = (tomorrow, other) if meaning.ahead else (other, other and today)
    return Date(span, meaning.value, Grain.DURATION, How.EXPLICIT, begin, end)


def _nth(scene: _Scene, index: int, meaning: Nth, last: Date | None) -> Date:
    """The first week, the last Sunday of a month or a year."""
    expression = scene.pending[index]
    whole = replace(expression, meaning=meaning.whole)
    if isinstance(meaning.whole, Counted) and meaning.whole.anchor is not Anchor.PUBLISHED:
        found = _date(whole, _from_mentioned(scene, index, meaning.whole, last), How.DERIVED)
    else:
        found = _alone(scene, whole, last)
    return _date(expression, timex.nth_of(found.value, meaning.nth, meaning.unit, meaning.weekday), found.how)


def _clock_span(scene: _Scene, expression: Expression, meaning: ClockSpan, last: Date | None) -> Date:
    """Two times of one unnamed day."""
    day, how = _day_of_clock(scene, expression.span, last)
    dated = replace(expression, part=f"{meaning.begin}/{meaning.end}")
    return replace(_date(dated, day or "XXXX-XX-XX", how), how=how)


def _clock(scene: _Scene, expression: Expression, value: str, last: Date | None) -> Date:
    """A time of an unnamed day; "in the morning" is that of a day in its sentence, or of any."""
    day, how = _day_of_clock(scene, expression.span, last)
    if value.isalpha() and how is not How.DERIVED:
        day, how = None, How.UNRESOLVED
    return Date(expression.span, f"{day or 'XXXX-XX-XX'}T{value}", Grain.TIME, how)


def _day_of_clock(scene: _Scene, span: Span, last: Date | None) -> tuple[str | None, How]:
    """The day of a time: one named in its sentence; of a short message that of publication; else it may be any."""
    text = scene.text
    day = timex.day_of(last.value) if last and _is_near(text, last.span, span, ends=0) else None
    if day and not _KICKOFF.search(text, max(0, span.start - 3), span.start):
        return day.isoformat(), How.DERIVED
    if _KICKOFF.search(text, max(0, span.start - 3), span.start):
        return None, How.UNRESOLVED  # "a 4:25 kickoff" is of the day of the match
    hours = _HOURS.search(text, max(0, span.start - 40), span.start) or _SHIFT.match(
        text, span.end, span.end + 40
    )
    if scene.published is None or hours or len(text) > _MESSAGE:
        return None, How.UNRESOLVED
    return scene.published.isoformat(), How.RELATIVE


_KICKOFF = re.compile(r"\ban?\s\Z")
_MESSAGE = 280
"""So long is a message; in it "at 5 p.m." is today."""
_SHIFT = re.compile(r"[^.!?]*\b(?:shifts?|slots?|each|every|daily)\b", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:opens?|closes?|open|shuts?|daily|hours|every|each)\b[^.!?]*\Z", re.IGNORECASE)


# ------------------------------------------------------------------------------- counted from another date

_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+[\"“‘(]?[A-Z]|\n")
_PHRASE_END = re.compile(r"[,;:)—]|[.!?\n](?=\s|$)")


def _from_mentioned(scene: _Scene, index: int, meaning: Counted, last: Date | None) -> str | None:
    """The value counted from a date of the text; None where no date stands near enough to be meant."""
    text, span = scene.text, scene.pending[index].span
    if meaning.anchor in {Anchor.MENTIONED, Anchor.TOLD}:
        if meaning.anchor is Anchor.TOLD and scene.published and not scene.narrative:
            return _told_of(scene, span, meaning, last)
        if scene.recent and _is_near(text, scene.recent.span, span, ends=0):
            return timex.moved(scene.recent.value, meaning.count, meaning.unit)
        if last and (scene.narrative or _is_near(text, last.span, span)):
            return timex.moved(last.value, meaning.count, meaning.unit)
        return None
    event = _first_plain(scene, index + 1, _end(_PHRASE_END, text, span.end))
    return timex.moved(event.value, meaning.count, meaning.unit) if event else None


def _told_of(scene: _Scene, span: Span, meaning: Counted, last: Date | None) -> str | None:
    """ "The end of the year" in news: that of publication, unless another was just named and may be meant.

    "The beginning of the year" lies behind: of a plan it is each year's.
    """
    if scene.published is None:
        return None
    value = timex.moved(scene.published.isoformat(), meaning.count, meaning.unit)
    named = (
        timex.moved(last.value, meaning.count, meaning.unit)
        if last and _is_near(scene.text, last.span, span)
        else None
    )
    edge = _BEGINNING.match(scene.text, span.start) or _ALL_OF.search(
        scene.text, max(0, span.start - 12), span.start
    )
    begins = edge and tense_of(scene.text, span) is not Tense.PAST
    return value if named in {None, value} and not begins else None


_ALL_OF = re.compile(r"\bthroughout\s\Z", re.IGNORECASE)
_BEGINNING = re.compile(r"(?:the\s)?(?:very\s)?(?:beginning|start)\b", re.IGNORECASE)


def _is_near(text: str, last: Span, span: Span, ends: int = 1) -> bool:
    """Whether a date stands at most so many ends of sentences before."""
    return span.start - last.end < 600 and len(_SENTENCE_END.findall(text, last.end, span.start + 1)) <= ends


def _end(stop: re.Pattern[str], text: str, start: int) -> int:
    found = stop.search(text, start, start + 400)
    return found.start() if found else start + 400


def _first_plain(scene: _Scene, index: int, limit: int) -> Date | None:
    """The first date from expression `index` on, before `limit`, that needs no other date to be resolved."""
    for each in range(index, len(scene.pending)):
        if scene.pending[each].span.start >= limit:
            return None
        if not isinstance(scene.pending[each].meaning, Counted):
            found = _resolved(scene, each, None)
            if timex.year_of(found.value):
                return found
    return None


def _leads(found: Date, last: Date | None, scene: _Scene) -> bool:
    """Whether what follows may be counted from `found`: it has a year, and in a history one that the story is in."""
    year, before = timex.year_of(found.value), timex.year_of(last.value) if last else None
    if year is None or not scene.narrative or before is None:
        return year is not None
    aside = found.grain in _COARSE and abs(year - before) > _ASIDE
    return found.how is not How.RELATIVE and not aside


_COARSE = frozenset({Grain.YEAR, Grain.DECADE, Grain.CENTURY})
_ASIDE = 20
"""Years by which a history does not leap without naming a month."""
