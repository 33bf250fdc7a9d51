"""Is it certain which of many like-named times is meant? Where it is not, a date has no value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date import timex
from factbench.english.date.meaning import Part, Partial, Turn, Weekday
from factbench.english.date.near import near
from factbench.english.date.scene import COARSE, MESSAGE, is_near
from factbench.english.date.tense import Tense, tense_of
from factbench.english.lexicon.numerals import SMALL
from factbench.text.quotation import holding
from factbench.text.slots import Grain, How
from factbench.text.wordlist import alternation

if TYPE_CHECKING:
    import datetime

    from factbench.english.date.meaning import Counted, Expression, Near
    from factbench.english.date.scene import Scene
    from factbench.text.span import Span


def is_sure(scene: Scene, span: Span, meaning: Near, value: str, published: datetime.date) -> bool:
    """Return whether the words around `span` leave no other like-named time than `value`, counted from publication."""
    tense = tense_of(scene.text, span)
    labels = scene.text[span.end : span.end + 1] == ":"  # "Friday: The bank reports" may be a plan or a diary
    if isinstance(meaning, Weekday) and (labels or _is_of_story(scene, span, meaning, published)):
        return False
    if _is_against(scene.text, span, meaning, tense):
        return False
    if isinstance(meaning, Part):
        return not _is_of_books(scene.text, span, meaning)
    if not isinstance(meaning, Partial) or meaning.weekday is not None:
        return True
    if (
        tense is Tense.EITHER
        and meaning.day is None
        and meaning.turn is Turn.NEAREST
        and meaning.years is None
    ):
        return value == f"{published:%Y-%m}"
    lines = scene.text[max(0, span.start - 1) : span.start] == "\n"  # a list of days
    planned = tense is Tense.EITHER or (
        tense is Tense.UNKNOWN and (lines or _PLANNED.search(scene.text, max(0, span.start - 60), span.start))
    )
    return _has_year(scene, span, meaning, value) and not _passes_over(
        meaning, value, published, planned=bool(planned)
    )


def is_counted(scene: Scene, span: Span, meaning: Counted) -> bool:
    """Return whether so many units from publication is a day or a year.

    The "today" of somebody quoted, who said it on a day of his own, is none; nor are years that are rounded, and one
    of two: "over 25 years ago", "two or three weeks ago".
    """
    if meaning.unit is Grain.DAY and (holding(scene.quotes, span) or _is_nowadays(scene, span, meaning)):
        return False
    if meaning.unit is Grain.WEEK and meaning.count == 0 and _is_monday(scene, span):
        return False
    lead = scene.text[max(0, span.start - 20) : span.start]
    of_two = _EITHER.search(lead) and _NUMBERED.match(scene.text, span.start)
    return not (of_two or (meaning.unit in COARSE and _ROUGH.search(lead)))


def is_habit(text: str, span: Span) -> bool:
    """Return whether the sentence says what is so every time: "book on a Tuesday", "in April it usually rains"."""
    before, after = (
        text[max(0, span.start - _HABIT_REACH) : span.start],
        text[span.end : span.end + _HABIT_REACH],
    )
    return bool(_HABIT.search(_STOPS.split(before)[-1]) or _HABIT.search(_STOPS.split(after)[0]))


_HABIT_REACH = 90
"""Code points on either side in which the sentence is looked at."""
_HABIT = re.compile(
    r"\b(?:usually|always|typically|generally|normally|traditionally|annually|best (?:time|day|week|month)s?|tends?\sto"
    r"|(?:each|every)\s(?:and\severy\s)?year|year\s(?:after|in,?)\syear)\b",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[.!?]\s|\n")


def is_of_news(scene: Scene, expression: Expression, value: str | None) -> bool:
    """Return whether the history is part of news, so that a month or a day may be of the year of publication too.

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


# ------------------------------------------------------------------------------------------ weekdays, seasons


def _is_of_story(scene: Scene, span: Span, meaning: Weekday, published: datetime.date) -> bool:
    """Whether a bare weekday may be one of an older story that is being told: a day of it was just named.

    "She fell on 3 February. On Sunday she died", in news of the 20th. Who "said on Sunday" spoke to the press.
    """
    day = timex.day_of(scene.recent.value) if scene.recent else None
    if scene.recent is None or day is None or meaning.turn is not Turn.NEAREST or meaning.weeks is not None:
        return False
    if (published - day).days <= _TOLD_LATE or not is_near(scene.text, scene.recent.span, span, ends=_STORY):
        return False
    return _SPOKE.search(scene.text, max(0, span.start - 40), span.start) is None


_TOLD_LATE = 7
"""Days after which a weekday of a story is no longer the nearest one."""
_STORY = 2
"""Sentences by which a story goes on."""
_SPOKE = re.compile(r"\b(?:said|told|announced|reported|confirmed|added|wrote)\s(?:\w+\s){0,2}\Z")


def _is_against(text: str, span: Span, meaning: Near, tense: Tense) -> bool:
    """Whether the verb speaks against the day: "I went the next Tuesday", "in the summer we could swim"."""
    if isinstance(meaning, Weekday) and meaning.turn is Turn.NEXT:
        return tense is Tense.PAST and _THE_NEXT.search(text[max(0, span.start - 4) : span.end]) is not None
    if isinstance(meaning, Part) and meaning.turn is Turn.NEAREST and meaning.years is None:
        around = text[max(0, span.start - _HABIT_REACH) : span.end + _HABIT_REACH]
        return tense is Tense.FUTURE and meaning.code[0] != "Q" and _WILL.search(around) is None
    return False


def _is_of_books(text: str, span: Span, meaning: Part) -> bool:
    """Whether it is a quarter of a firm's own year, which may begin in any month: "Q2 results"."""
    return meaning.code[0] == "Q" and _BOOKS.match(text, span.end) is not None


_BOOKS = re.compile(
    r"\s(?:[a-z]+\s)?(?:results?|earnings|profits?|sales|revenues?|income|numbers|figures|report)\b"
)
_THE_NEXT = re.compile(r"\bthe\snext\b", re.IGNORECASE)
_WILL = re.compile(
    r"\b(?:will|shall|going\sto|due|scheduled|plan(?:s|ned)?|set\sto|expect(?:s|ed)?|(?:is|are)\sto|coming|later|hopes?)\b|['’]ll\b",
    re.IGNORECASE,
)


# ------------------------------------------------------------------------------------------ months, days


def _has_year(scene: Scene, span: Span, meaning: Partial, value: str) -> bool:
    """Whether a month or a day without its year is that of publication, as far as the words around it tell.

    "In 2020 he left. In May he came back" may mean either May; "the Oct. 7 attack" has a year that everybody knows.
    """
    text, year = scene.text, timex.year_of(value)
    if meaning.turn is not Turn.NEAREST or meaning.years is not None or year is None:
        return True
    fresh = _is_fresh(value, scene.published)
    famous = text[max(0, span.start - 4) : span.start].lower() == "the " and _FAMOUS.match(text, span.end)
    if (meaning.month, meaning.day) == _ATTACKS or (famous and not fresh):
        return False
    ahead = timex.day_of(value)
    if ahead and scene.published and ahead > scene.published and tense_of(text, span) is Tense.FUTURE:
        return True
    if meaning.day:
        return fresh or (not scene.tells_old and _is_of_told_year(scene, span, year))
    again = scene.unsure is not None and is_near(text, scene.unsure.span, span, ends=2)
    return not again and _is_of_told_year(scene, span, year)


def _is_of_told_year(scene: Scene, span: Span, year: int) -> bool:
    """Whether no date named shortly before may have set the scene in another year."""
    text, recent = scene.text, scene.recent
    if recent is None or not is_near(text, recent.span, span, ends=_STORY_OF_MONTHS):
        return True
    told_of = timex.year_of(recent.value)
    if told_of is not None and told_of > year:  # a day of the tour that "begins in June 2020"
        return tense_of(text, span) is Tense.PAST
    sets = (
        recent.how is How.DERIVED
        or recent.span.of(text).lower() == "last year"
        or _SETS_SCENE.search(text, max(0, recent.span.start - 12), recent.span.start)
    )
    now = year if scene.published is None else min(year, scene.published.year)
    return told_of is None or told_of >= now or not sets


def _is_fresh(value: str, published: datetime.date | None) -> bool:
    """Whether the day, or the middle of the month, lies at most so many days from publication."""
    day = timex.day_of(value) or timex.day_of(f"{value}-15")
    return bool(day and published and abs((day - published).days) <= _FRESH)


_STORY_OF_MONTHS = 4
"""Sentences in which a month may still be of the year that was told of."""
_ATTACKS = 9, 11
"""The month and the day that everybody knows as those of 2001."""
_FRESH = 60
"""Days for which news that tells of old times too means the last such day by the day alone."""
_FAMOUS = re.compile(
    r"\s(?:[A-Z]\w+\s|terror\s|suicide\s)?(?:attacks?|massacre|riots?|insurrection|committee|assault|siege|uprising|coup"
    r"|bombings?|hearings?|rioters|commission|protests|rebellion)\b"
)
_SETS_SCENE = re.compile(r"\b(?:in|on|during|by|early|late|mid|around|until)[\s-]\Z", re.IGNORECASE)


def _passes_over(meaning: Partial, value: str, published: datetime.date, *, planned: bool) -> bool:
    """Whether the day is most of a year away while the same day of another year is near: then either may be meant.

    "Consultations that end on Sept. 6", in news of 28 August. So may they where the present tells of what is `planned`:
    "a tour that stops in Ota on July 22", in news of November.
    """
    day = timex.day_of(value)
    if day is None or meaning.day is None or meaning.turn is not Turn.NEAREST or meaning.years is not None:
        return False
    away = abs((day - published).days)
    past = (published - day).days
    return away > _YEAR - _CLOSE or past > _REMEMBERED or (planned and past > _PRESENT)


_PLANNED = re.compile(
    r"\b(?:stops|kicks|hits|runs|plays|opens|begins|starts|ends|concludes|continues|arrives|lands|picks|returns|resumes|closes"
    r"|hosting)\b[^.;!?]*\Z"
)
_PRESENT = 60
"""Days that lie behind what the present tells of, at most."""
_REMEMBERED = 240
"""Days after which a day without its year may be one of a story of old times.

Source: of five older ones in 188 articles of news two were of another year, of eleven of 100 to 240 days none.
"""
_YEAR, _CLOSE = 365, 100
"""Days. Of two like-named days, one within so many days of publication is meant more often than not."""


# ------------------------------------------------------------------------------------------ counted


def _is_nowadays(scene: Scene, span: Span, meaning: Counted) -> bool:
    """Whether "today" may be these days: "Today, half of them live in Ota". A message speaks of its own day."""
    text = scene.text
    if meaning.count or len(text) <= MESSAGE or span.of(text).lower() != "today":
        return False
    if text.startswith(" (", span.end) or _THE_DAY.search(text, max(0, span.start - 12), span.start):
        return False
    if _STILL.search(text, max(0, span.start - 60), span.start) or text.startswith(" still", span.end):
        return True
    if text[span.end : span.end + 1] in {"'", "’"}:
        return _HAPPENS.match(text, span.end) is None
    return tense_of(text, span) is Tense.UNKNOWN


_STILL = re.compile(r"\bstill\s[^.;:]*\Z|\b[Ee]ven\s\Z")
_THE_DAY = re.compile(r"\b(?:later|earlier|starting|from|until|due|only)\s\Z", re.IGNORECASE)
_HAPPENS = re.compile(
    r"['’]s?\s(?:[a-z-]+\s){0,2}?(?:announcement|ruling|decision|vote|report|game|match|meeting|hearing|debate|election|statement"
    r"|verdict|attack|launch|deal|offer|budget|figures|session|conference|briefing|talks|speech|event|summit|raid|strike|protest|march|trial|race)s?\b"
)


def _is_monday(scene: Scene, span: Span) -> bool:
    """Whether "this week" is told of as past on a Monday, when the week before may be meant."""
    monday = scene.published is not None and scene.published.weekday() == 0
    return monday and tense_of(scene.text, span) is Tense.PAST


_NUMBERED = re.compile(rf"(?:\d|(?:{alternation(SMALL)})\b)", re.IGNORECASE)
_EITHER = re.compile(rf"\b(?:\d+|{alternation(SMALL)})(?:\s(?:to|or)\s|\s?[-–]\s?)\Z", re.IGNORECASE)
_ROUGH = re.compile(
    r"\b(?:over|(?:more|less|fewer)\sthan|nearly|almost|about|around|roughly|approximately|some|at\sleast|up\sto|under)\s\Z",
    re.IGNORECASE,
)
