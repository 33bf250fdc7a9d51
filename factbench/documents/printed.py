"""Which days are printed in a line, with time, zone and label, as above an article?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from factbench.text.calendar import month_of


class Label(IntEnum):
    """What the page says the day is; the lower, the better it tells when the article came out."""

    PUBLISHED = 0
    NONE = 1
    UPDATED = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """A day as it stands in a line."""

    start: int
    end: int
    day: date
    words: str
    """The day with the time and the zone behind it, exactly as printed."""
    label: Label


def printed_dates(line: str) -> list[Printed]:
    """Return the full dates (day, month, year) of `line`, in order; dates that can be read two ways are left out.

    "13-07-2023" and "13.7.2023" are read day first; with slashes the day must be told by a number above 12, or
    by an American zone behind it.
    Source: CLDR short date patterns.

    >>> [found.day.isoformat() for found in printed_dates("Updated: 13 July 2023, 22:40 GMT+4")]
    ['2023-07-13']
    """
    found: list[Printed] = []
    for match in _DATE.finditer(line):
        day = _day(match)
        if day is not None:
            before = line[found[-1].end if found else 0 : match.start()]
            found.append(Printed(match.start(), match.end(), day, match[0].strip(" ,"), _label(before)))
    return found


def _day(match: re.Match[str]) -> date | None:
    year = int(match["iso_year"] or match["num_year"] or match["word_year"] or match["us_year"])
    if match["iso_year"]:
        month, day = int(match["iso_month"]), int(match["iso_day"])
    elif match["num_year"]:
        numbers = _numeric(match)
        if numbers is None:
            return None
        month, day = numbers
    else:
        month = month_of(match["word_month"] or match["us_month"]) or 0
        day = int(match["word_day"] or match["us_day"])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(match: re.Match[str]) -> tuple[int, int] | None:
    """Month and day; None where a slash leaves both readings open."""
    first, second = int(match["num_first"]), int(match["num_second"])
    american = match["zone"] in _AMERICAN
    if second > 12 or (american and first <= 12):
        return first, second
    if match["sep"] == "/" and first <= 12 and first != second:
        return None
    return second, first


def _label(before: str) -> Label:
    """The last label before the date, without another sentence between."""
    near = before[-40:]
    updated = max((match.end() for match in _UPDATED.finditer(near)), default=-1)
    published = max((match.end() for match in _PUBLISHED.finditer(near)), default=-1)
    if updated == published:
        return Label.NONE
    return Label.UPDATED if updated > published else Label.PUBLISHED


_AMERICAN = {"ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT"}
_NAME = r"[^\W\d_]{3,10}"
_DATE = re.compile(
    rf"""
    (?<![\w/.-])(?:
      (?P<iso_year>(?:19|20)\d\d)[-/.](?P<iso_month>\d\d?)[-/.](?P<iso_day>\d\d?)(?!\d)
    | (?P<num_first>\d\d?)(?P<sep>[-/.])(?P<num_second>\d\d?)(?P=sep)(?P<num_year>(?:19|20)\d\d)(?!\d)
    | (?P<word_day>\d\d?)(?:st|nd|rd|th|\.)?[ \xa0-](?:de[ ]|of[ ])?(?P<word_month>{_NAME})\.?,?[ \xa0-](?:de[ ])?
      (?P<word_year>(?:19|20)\d\d)(?!\d)
    | (?P<us_month>{_NAME})\.?[ \xa0](?P<us_day>\d\d?)(?:st|nd|rd|th)?,?[ \xa0](?P<us_year>(?:19|20)\d\d)(?!\d)
    )
    (?:
      (?:T|,?[ \xa0]+(?:at[ ]|um[ ]|à[ ]|-[ ])?)
      \d\d?[:.h]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:[ \xa0]?[ap]\.?m\b\.?|[ \xa0]?Uhr)?
      (?:[ \xa0]?(?P<zone>Z|[+-]\d\d:?\d\d|\(?(?:GMT|UTC)(?:[+-]\d{{1,2}}(?::?\d\d)?)?\)?|[A-Z]{{2,4}})(?![A-Za-z]))?
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:updated|modified|edited|revised|aktualisiert|mis à jour|actualizado|atualizado|aggiornato)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|created|released|issued|written|first published|veröffentlicht|erstellt|publié|publicado|"
    r"pubblicato|gepubliceerd)\b",
    re.IGNORECASE,
)
