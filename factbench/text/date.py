"""Which dates does a text name, and which days are they?"""

from __future__ import annotations

import datetime
import re
from functools import cache

from factbench.text.slots import Date, Grain, How
from factbench.text.span import Span

_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def dates(text: str, *, published: datetime.date | None = None) -> list[Date]:
    """Return the dates and intervals of `text`, in order, not overlapping."""
    return [_date(match, published) for match in _pattern().finditer(text)]


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(name.capitalize() for name in _MONTHS)
    day = "|".join(name.capitalize() for name in _DAYS)
    return re.compile(
        rf"\b(?:(?P<d>\d{{1,2}}) (?P<m>{month})|(?P<m2>{month}) (?P<d2>\d{{1,2}})),? (?P<y>\d{{4}})\b"
        rf"|\b(?P<wd>{day})\b|(?<=[Ii]n )(?P<bm>{month})\b|\b(?P<yy>(?:1[5-9]|20)\d\d)\b"
    )


def _date(match: re.Match[str], published: datetime.date | None) -> Date:
    span = Span(*match.span())
    if match["y"]:
        month = _MONTHS.index((match["m"] or match["m2"]).lower()) + 1
        return Date(
            span, f"{match['y']}-{month:02}-{int(match['d'] or match['d2']):02}", Grain.DAY, How.EXPLICIT
        )
    if match["yy"]:
        return Date(span, match["yy"], Grain.YEAR, How.EXPLICIT)
    grain = Grain.DAY if match["wd"] else Grain.MONTH
    if published is None:
        return Date(span, "XXXX", grain, How.UNRESOLVED)
    if match["wd"]:
        back = (published.weekday() - _DAYS.index(match["wd"].lower())) % 7
        return Date(span, str(published - datetime.timedelta(back)), grain, How.RELATIVE)
    month = _MONTHS.index(match["bm"].lower()) + 1
    return Date(span, f"{published.year - (month > published.month)}-{month:02}", grain, How.RELATIVE)
