"""Which dates of a text are those of a birth and a death, as works of reference print them behind a name?"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factbench.english.polarity import family
from factbench.text.stem import stem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factbench.stages.compare.side import Side
    from factbench.text.span import Span

BORN, DIED = family("born"), family(stem("died"))
"""The families of words for the two events."""

OF_LIFE = {
    BORN: frozenset({BORN, stem("lived")}),
    DIED: frozenset({DIED, stem("lived"), family(stem("killed"))}),
}
"""Families of words that speak of a birth or a death: a murder is a death."""


@lru_cache(maxsize=64)
def lives(side: Side) -> Mapping[Span, str]:
    """Return the dates of births and deaths: "Ada Moran (3 May 1875 – 1 June 1947)", each with its event."""
    found: dict[Span, str] = {}
    for one, other in pairwise(side.dates):
        between = side.text[one.span.end : other.span.start]
        before = max(0, one.span.start - _FAR)
        if _DASH.fullmatch(between) and _OPENED.search(side.text, before, one.span.start):
            found[one.span], found[other.span] = BORN, DIED
    for each in side.dates:  # "(1160 or 1161 – 16 July 1216)"
        before = max(0, each.span.start - _FAR)
        closed = side.text[each.span.end : each.span.end + 1] == ")"
        if closed and _LIVED.search(side.text, before, each.span.start):
            found.setdefault(each.span, DIED)
    return found


# Code points before a date within which its bracket is opened.
_FAR = 90
_DASH = re.compile(r"\s?[-–—−]\s?")
_LIVED = re.compile(r"[\w,]\s\([^()]*\d{3,4}\s?[-–—−]\s?\Z")
_OPENED = re.compile(r"[\w,]\s\([^()]{0,80}\Z")
