"""Which words say how often, or point at a time without naming one?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.clock import PARTS
from factbench.english.date.meaning import Lasting, Repeated, Vague
from factbench.english.date.reading import UNITS, count_of, period, weekday_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.english.date.meaning import Meaning

_ADVERBS = {
    "hourly": "PT1H",
    "nightly": "P1D",
    "daily": "P1D",
    "everyday": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
    "biannual": "P6M",
    "mornings": "TMO",
    "afternoons": "TAF",
    "evenings": "TEV",
    "nights": "TNI",
}
_PAST = frozenset(["former", "formerly", "recent", "recently", "past"])


def adverb(match: re.Match[str]) -> Meaning:
    return Repeated(_ADVERBS[match["word"].lower()])


def every(match: re.Match[str]) -> Meaning | None:
    """ "every two weeks", "each Monday", "per month", "every other day"."""
    unit = match["unit"].lower().rstrip(".").removesuffix("s")
    if match["span"][0] in "pP" and _SPEED.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    if unit in UNITS:
        number = match["number"] or ("two" if match["other"] else "one")
        return Repeated(period(count_of(number), UNITS[unit][1]))
    if unit in PARTS:
        return Repeated(f"XXXX-XX-XXT{PARTS[unit]}")
    return Repeated(f"XXXX-WXX-{weekday_of(unit) + 1}")


# "miles per hour" is a unit.
_SPEED = re.compile(
    r"(?:mile|met(?:re|er)|f[eo][eo]t|inch|knot|bit|byte)(?:e?s)?\s\Z|[a-z]m\s\Z", re.IGNORECASE
)


def rate(match: re.Match[str]) -> Meaning | None:
    """ "5,000 a day", "twice a year": only behind a number or what it counts."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    return Repeated(period(1, UNITS[match["unit"].lower()][1])) if _COUNTED.search(before) else None


_COUNTED = re.compile(
    r"(?:\b(?:once|twice|times|one|two|three|four|five|six|seven|eight|nine|ten|[kmb]illion|thousand|hundred|percent)"
    r"|[0-9%])(?:\s(?!mile|kilomet|met|f[eo][eo]t|degree)[a-z]+)?\s\Z",
    re.IGNORECASE,
)


def reference(match: re.Match[str]) -> Meaning:
    """ "now", "formerly", "in the future"."""
    words = match["span"].lower().split()
    if "future" in words:
        return Vague("FUTURE_REF")
    return Vague("PAST_REF" if words[-1] in _PAST else "PRESENT_REF")


def unnamed(match: re.Match[str]) -> Meaning:
    """ "at that time", "during this period"."""
    return Vague("XXXX")


def some(match: re.Match[str]) -> Meaning:
    """ "for months", "the following days", "years of": a length without a number."""
    grain, letter = UNITS[match["unit"].lower()]
    return Lasting(grain, 0, period("X", letter))


def whole(match: re.Match[str]) -> Meaning:
    """ "all day", "the whole year", "a year-long", "month-long"."""
    grain, letter = UNITS[match["unit"].lower()]
    return Lasting(grain, 0, period("X" if match.groupdict().get("many") else 1, letter))


_UNITS = "second|minute|min|hour|day|night|weekend|week|fortnight|month|quarter|year|decade"
_PLURALS = "second|minute|hour|day|week|month|year|decade|centurie"
_DAYS = "mon(?:day)?|tue(?:sday|s)?|wed(?:nesday)?|thu(?:rsday|rs?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"

RULES: tuple[tuple[str, str, str, Callable[[re.Match[str]], Meaning | None]], ...] = (
    ("daily", " ".join(_ADVERBS), rf"(?P<span>(?P<word>{'|'.join(_ADVERBS)}))(?![\w-])", adverb),
    (
        "every two weeks",
        "every each per",
        rf"(?P<span>(?:every|each|per)(?: single)? (?:(?P<other>other|second) )?(?:(?P<number>{{NUMBER}}) )?"
        rf"(?P<unit>(?:{_UNITS}|morning|afternoon|evening|{_DAYS})s?))(?!\w)",
        every,
    ),
    (
        "5,000 a day",
        "a an",
        r"(?P<span>an? (?P<unit>hour|day|week|month|year))(?![\w-])(?! (?:ago|before|later|after|of))",
        rate,
    ),
    (
        "now",
        "now right currently nowadays presently present modern these former formerly recent recently",
        r"(?P<span>right now|now(?!-)|currently|nowadays|presently|(?:present|modern)(?: |-)day|these days"
        r"|former(?:ly)?|recent(?:ly)?)(?!\w)(?! that\b)",
        reference,
    ),
    ("at present", "at", r"at (?P<span>present|the moment)(?!\w| (?:of|when)\b)", reference),
    (
        "in the future",
        "in the for future",
        r"(?:(?:in|for) )?(?P<span>(?:the (?:(?:near|not too distant|foreseeable) )?)?(?:future)|the past)"
        r"(?!\w| (?:of|[0-9]|few|two|three|four|five|six|ten|several|decade|year|month|week|day|hour"
        r"|century|season)\b)",
        reference,
    ),
    (
        "at that time",
        "at by during around until from since in of",
        r"(?:at|by|during|around|until|from|since|in|of) (?P<span>(?:(?:this|that|the same)(?: very)? "
        r"(?:time|period|point|date)"
        r"|the time))(?!\w)",
        unnamed,
    ),
    (
        "the first day",
        "the first second third fourth fifth sixth seventh final last 0",
        r"(?P<span>(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|final|1st|2nd|3rd|last)(?: full)? "
        r"(?:day|night|week|month|year|hour|minute))(?![\w-])(?! old)",
        unnamed,
    ),
    (
        "for months",
        "for within over after",
        rf"(?:for|within|over|after) (?P<span>(?P<unit>{_PLURALS})s)(?![\w-])",
        some,
    ),
    (
        "months later",
        "seconds minutes hours days weeks months years decades centuries",
        rf"(?P<span>(?P<unit>{_PLURALS})s)(?= (?:of(?! age)|later|earlier|before|after|ago)\b)",
        some,
    ),
    (
        "the following days",
        "the TURN these those early final recent",
        r"(?P<span>(?:the |these |those )?(?:following|coming|next|last|past|previous|intervening|succeeding|ensuing"
        rf"|subsequent|preceding|final|early|first|later|recent) (?P<unit>{_PLURALS})s)(?!\w)",
        some,
    ),
    (
        "all day",
        "all the day night week month months year years decade decades",
        r"(?P<span>(?:all|the (?:whole|entire)) (?P<unit>day|night|week|month|year))(?!\w)",
        whole,
    ),
    (
        "year-long",
        "day week month year decade days weeks months years",
        r"(?P<span>(?P<unit>day|week|month|year|decade)(?P<many>s)?-long)(?!\w)",
        whole,
    ),
)
"""As in `rules`: name, first words, pattern, reader."""
