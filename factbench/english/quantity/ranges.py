"""Between which two numbers does an amount lie: "10-15", "5 to 6 percent"?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.quantity.measure import measure_at
from factbench.english.quantity.number import GOES_ON, number_at
from factbench.english.quantity.score import is_scored
from factbench.english.quantity.sign import SIGN

if TYPE_CHECKING:
    from factbench.english.quantity.measure import Measure
    from factbench.english.quantity.number import Number


def range_from(text: str, start: int, first: Number, *, signed: bool) -> tuple[Number, Number] | None:
    """Return both numbers of a range that begins with `first`: "10-15", "5 to 6 percent", "between 3 and 4 million"."""
    at = first.end
    measured = measure_at(text, at, scaled=first.is_sum)
    to = _TO.match(text, at) or (_TO.match(text, measured[1]) if measured else None)
    if to is None or is_scored(text, start):
        return None
    if (
        not to["dash"]
        and _FROM.search(text, max(0, start - 14), start)
        and not _RANGING.search(text, max(0, start - 24), start)
    ):
        return None
    if to[0].strip() == "or" and _EITHER.search(text, max(0, start - 8), start):
        return None
    if to["both"] and not _BETWEEN.search(text, max(0, start - 20), start):
        return None
    sign = SIGN.match(text, to.end())
    last = number_at(text, sign.end() if sign else to.end(), signed=signed)
    if (
        last is None
        or GOES_ON.match(text, last.end)
        or (to.start() > at and measured != _same(text, last, measured))
    ):
        return None
    if first.scale == 1 and first.plain < last.plain:
        first = replace(first, scale=last.scale)
    return (first, last) if first.value < last.value else None


def _same(text: str, number: Number, measured: tuple[Measure, int] | None) -> tuple[Measure, int] | None:
    """`measured`, if the same measure stands behind `number`."""
    found = measure_at(text, number.end, scaled=number.is_sum)
    return measured if found and measured and found[0] == measured[0] else None


_TO = re.compile(r"-?\s(?:to|or)\s|(?P<dash>\s?[-–—]\s?)|(?P<both>\sand\s)")
_EITHER = re.compile(r"\beither\s\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s)?\Z", re.IGNORECASE)
# "rose from 5 to 10 percent" is a change and names two numbers.
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s)?\Z", re.IGNORECASE)
_RANGING = re.compile(
    r"\b(?:anywhere|rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying))\sfrom\s(?:about\s|around\s)?\Z", re.IGNORECASE
)
