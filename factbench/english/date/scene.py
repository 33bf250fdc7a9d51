"""What is a date of a text resolved against: when it was written, whether it tells a history, what it named last?"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from factbench.english.date import timex
from factbench.english.date.meaning import Anchor, Counted, Fixed, Weekday, Weekend
from factbench.english.date.tense import Tense, tense_of
from factbench.text.quotation import quotations, straightened
from factbench.text.slots import Grain

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from factbench.english.date.meaning import Expression
    from factbench.text.slots import Date
    from factbench.text.span import Span


class Scene:
    """What a date is resolved against."""

    def __init__(self, text: str, published: datetime.date | None, pending: tuple[Expression, ...]) -> None:
        self.text = text
        self.published = None if _is_newer(text, pending, published) else published
        """From this day is counted; a text that tells of a later one as past was not written on it."""
        self.pending = pending
        self.narrative = _is_narrative(pending, self.published)
        self.news = _spoken(pending) * _HISTORY > len(_years(pending))
        """Whether a history is told in news, which speaks of weekdays and of last week as well."""
        self.recent: Date | None = None
        """The date that was found last and has a year."""
        self.unsure: Date | None = None
        """The month that was found last of which the year is not sure."""

    @cached_property
    def tells_old(self) -> bool:
        """Whether more months and days are named of long ago than of the year around publication: a story told late."""
        today = self.published
        if today is None:
            return False
        named = [each.meaning.value for each in self.pending if isinstance(each.meaning, Fixed)]
        months = [(timex.year_of(each), timex.month_of(each)) for each in named]
        ages = [(today.year - year) * 12 + today.month - month for year, month in months if year and month]
        return sum(age > _YEAR for age in ages) > sum(-_YEAR <= age <= _YEAR for age in ages)

    @cached_property
    def quotes(self) -> list[Span]:
        """What is quoted: "today" in it is the day on which it was said."""
        return quotations(straightened(self.text))


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


_YEAR = 12
"""Months."""
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


def is_near(text: str, last: Span, span: Span, ends: int = 1) -> bool:
    """Whether a date stands at most so many ends of sentences before."""
    return span.start - last.end < 600 and len(_SENTENCE_END.findall(text, last.end, span.start + 1)) <= ends


_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+[\"“‘(]?[A-Z]|\n")

MESSAGE = 280
"""So many code points has a message at most; in it "at 5 p.m." is today."""
COARSE = frozenset({Grain.YEAR, Grain.DECADE, Grain.CENTURY})
"""Grains of a year and more: named in passing they set no scene, and a count of them is rounded."""
