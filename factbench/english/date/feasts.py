"""Which feasts does a text name, and on which day do they fall?

Source: the Gregorian calendar as kept in English-speaking countries; movable civil feasts as the United States keep
them (5 U.S.C. 6103); Easter by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from factbench.english.date import timex
from factbench.english.date.meaning import Feast, Fixed, Repeated
from factbench.english.date.rule import Rule, led_by, year

if TYPE_CHECKING:
    from factbench.english.date.meaning import Meaning

_FIXED = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new years eve": (12, 31),
    "new years day": (1, 1),
    "valentine's day": (2, 14),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "labour day": (5, 1),
    "workers' day": (5, 1),
    "international workers' day": (5, 1),
    "international women's day": (3, 8),
    "juneteenth": (6, 19),
    "independence day": (7, 4),
    "halloween": (10, 31),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "earth day": (4, 22),
    "st patrick's day": (3, 17),
    "st. patrick's day": (3, 17),
}
# Month, weekday (Monday is 0), and which one of the month (-1 the last).
_MOVABLE = {
    "martin luther king day": (1, 0, 3),
    "mlk day": (1, 0, 3),
    "presidents' day": (2, 0, 3),
    "mother's day": (5, 6, 2),
    "memorial day": (5, 0, -1),
    "father's day": (6, 6, 3),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
}
# In days from Easter Sunday.
_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
}
FEASTS = (*_FIXED, *_MOVABLE, *_EASTER, "black friday")
"""Names in lower case, with straight apostrophes."""


ELSEWHERE = frozenset(["independence day", "labour day", "mother's day", "father's day"])
"""Feasts that fall on other days in Canada, Britain, Australia or India than in the United States."""


def feast_on(name: str, of: int) -> datetime.date | None:
    """Return the day on which the feast `name`, one of `FEASTS`, falls in the year `of`; None outside the calendar."""
    if not 1 <= of <= 9998:
        return None
    if name in _FIXED:
        return datetime.date(of, *_FIXED[name])
    if name in _EASTER:
        return _easter(of) + datetime.timedelta(days=_EASTER[name])
    if name == "black friday":
        return timex.nth_weekday(of, 11, 3, 4) + datetime.timedelta(days=1)
    return timex.nth_weekday(of, *_MOVABLE[name])


def _easter(year: int) -> datetime.date:
    golden, century, rest = year % 19, year // 100, year % 100
    leap, fourth = century // 4, century % 4
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - shift + 15) % 30
    sunday = (32 + 2 * fourth + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


def feast(match: re.Match[str]) -> Meaning | None:
    """ "Christmas 2007", "Labor Day"; what belongs to a feast may be of any year, or of none."""
    name = match["feast"].lower().replace("’", "'")
    if not match["year"]:
        if led_by(match, {"every", "each"}):
            return Repeated("P1Y")
        wished = led_by(match, _WISHES) or match.string[max(0, match.start() - 3) : match.start()].endswith(
            ("'s ", "’s ")
        )
        if _TIMELESS.match(match.string, match.end()):
            return None
        thing = _THING.match(match.string, match.end())
        return Feast(name, generic=bool(wished or thing))
    day = feast_on(name, year(match["year"]))
    return Fixed(day.isoformat()) if day else None


_WISHES = frozenset(["merry", "happy", "for", "a", "an", "his", "her", "their", "my", "our"])
_THING = re.compile(
    r"\s(?:part(?:y|ies)|lights?|dinners?|lunch|presents?|gifts?|shopping|shoppers|sales?|markets?|deals?|offers?|discounts?"
    r"|season|holidays?|period|specials?|bonus(?:es)?|concerts?)\b"
)
# What belongs to a feast and to none of its years: "a book of Christmas cards".
_TIMELESS = re.compile(
    r"\s(?:trees?|cards?|songs?|carols?|eggs?|turkeys?|decorations?|movies?|films?|costumes?|spirit|traditions?|music|stor(?:y|ies)"
    r"|cakes?|puddings?|stockings?|pies?|bunn(?:y|ies))\b"
)

RULES = (
    Rule(
        "Christmas 2007",
        "FEAST",
        r"(?P<span>(?P<feast>{FEAST})(?:,? (?:of )?(?P<year>{YEAR}))?)(?!\w)",
        feast,
        (("They met at Christmas 2007.", "2007-12-25"), ("She came on New Year’s Eve.", "2022-12-31")),
    ),
)
