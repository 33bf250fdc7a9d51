"""Which dates does a text name, and which days are they?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date import timex
from factbench.english.date.ends import with_ends
from factbench.english.date.joining import joined
from factbench.english.date.meaning import Weekday
from factbench.english.date.resolving import resolved, unresolved
from factbench.english.date.scene import COARSE, Scene
from factbench.text.slots import How

if TYPE_CHECKING:
    import datetime

    from factbench.text.slots import Date


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
    scene = Scene(text, published, joined(text))
    found: list[Date] = []
    last: Date | None = None
    for index in range(len(scene.pending)):
        found.append(resolved(scene, index, last))
        if timex.year_of(found[-1].value) is not None:
            scene.recent = found[-1]
        elif _MONTH.fullmatch(found[-1].value):
            scene.unsure = found[-1]
        if _leads(found[-1], last, scene):
            last = found[-1]
    return with_ends(text, _agreeing(scene, found), scene.published)


def _agreeing(scene: Scene, found: list[Date]) -> list[Date]:
    """The dates, but for "Monday's match" of a day to come where Monday by itself is past, or the reverse."""
    if scene.published is None:
        return found
    today = scene.published.isoformat()
    told: dict[int, set[bool]] = {}
    owned: list[tuple[int, int]] = []
    for place, (expression, date) in enumerate(zip(scene.pending, found, strict=True)):
        meaning = expression.meaning
        if isinstance(meaning, Weekday) and date.how is How.RELATIVE and date.value[:10] != today:
            if scene.text.startswith(("'", "’"), date.span.end):
                owned.append((place, meaning.number))
            else:
                told.setdefault(meaning.number, set()).add(date.value > today)
    agreed = list(found)
    for place, number in owned:
        if number in told and (found[place].value > today) not in told[number]:
            agreed[place] = unresolved(scene.pending[place])
    return agreed


_MONTH = re.compile(r"XXXX-\d\d")


def _leads(found: Date, last: Date | None, scene: Scene) -> bool:
    """Whether what follows may be counted from `found`: it has a year, and in a history one that the story is in."""
    year, before = timex.year_of(found.value), timex.year_of(last.value) if last else None
    if year is None or not scene.narrative or before is None:
        return year is not None
    aside = found.grain in COARSE and abs(year - before) > _ASIDE
    return found.how is not How.RELATIVE and not aside


_ASIDE = 20
"""Years by which a history does not leap without naming a month."""
