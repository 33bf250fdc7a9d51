"""What is a date read and resolved against?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factbench.european.locale import conventions
from factbench.european.plain import any_of
from factbench.text.slots import Date, Grain, How
from factbench.text.span import Span

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True)
class Scene:
    """What a date is read and resolved against."""

    text: str
    plain: str
    language: str
    published: datetime.date | None

    def date(self, start: int, end: int, value: str, grain: Grain, how: How = How.EXPLICIT) -> Date:
        return Date(Span(start, end), value, grain, how)

    def tells_history(self, at: int) -> bool:
        """Whether a day without a year may lie in another: a day of one is named, or in the paragraph the year."""
        if self.published is None or self.dates_other_years:
            return True
        first, last = max(0, at - _AROUND), min(len(self.plain), at + _AROUND)
        start = max(first, self.plain.rfind("\n", first, at))
        end = self.plain.find("\n", at, last)
        years = _YEARS.findall(self.plain, start, last if end < 0 else end)
        return any(int(each) < self.published.year for each in years)

    @cached_property
    def dates_other_years(self) -> bool:
        """Whether a year that is not that of publication stands behind a month."""
        months = any_of(conventions(self.language).months)
        years = re.finditer(rf"(?<!\w)(?:{months})\.?(?: (?:de|del|do))? ([12]\d{{3}})(?!\w)", self.plain)
        return self.published is not None and any(int(each[1]) != self.published.year for each in years)


# Code points of a paragraph that are looked at, before and behind.
_AROUND = 1_000
_YEARS = re.compile(r"(?<![\d.,])(?:1[0-9]|20)\d\d(?![\d.,]\d)")
