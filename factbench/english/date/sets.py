"""How often does a text say that something happens?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.meaning import Repeated
from factbench.english.date.rule import Rule, said, weekday
from factbench.english.lexicon.numerals import cardinal
from factbench.english.lexicon.times import PARTS_OF_DAY
from factbench.english.lexicon.units import ADVERBS, UNIT_WORDS, unit_of

if TYPE_CHECKING:
    from factbench.english.date.meaning import Meaning


def adverb(match: re.Match[str]) -> Meaning | None:
    """ "daily", "fortnightly", "mornings"; "everyday life" is plain life."""
    word = match["word"].lower()
    if word == "everyday" and _NOUN.match(match.string, match.end()):
        return None
    if word in PARTS_OF_DAY:
        return Repeated(f"T{PARTS_OF_DAY[word]}")
    count, unit = ADVERBS[word]
    return Repeated(unit_of(unit).times(count))


# What is done each day is: "an everyday routine".
_NOUN = re.compile(
    r"\s(?!(?:at|on|in|for|from|to|and|but|since|until|till|with|by|after|before"
    r"|routine|habit|ritual|exercise|walk|occurrence)s?\b)[a-z]"
)


def every(match: re.Match[str]) -> Meaning | None:
    """ "every two weeks", "each Monday", "per month", "every other day"."""
    word = match["unit"].lower()
    if match["span"][0] in "pP" and _SPEED.search(match.string, max(0, match.start() - 12), match.start()):
        return None
    if word in UNIT_WORDS:
        number = said(match, "number") or ("two" if match["other"] else "one")
        return Repeated(unit_of(word).times(cardinal(number) or 0))
    if word in PARTS_OF_DAY:
        return Repeated(f"XXXX-XX-XXT{PARTS_OF_DAY[word]}")
    return Repeated(f"XXXX-WXX-{weekday(word) + 1}")


# "miles per hour" is a unit.
_SPEED = re.compile(
    r"(?:mile|met(?:re|er)|f[eo][eo]t|inch|knot|bit|byte)(?:e?s)?\s\Z|[a-z]m\s\Z", re.IGNORECASE
)


def rate(match: re.Match[str]) -> Meaning | None:
    """ "5,000 a day", "twice a year": only behind a number or what it counts."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    return Repeated(unit_of(match["unit"]).times(1)) if _COUNTED.search(before) else None


_COUNTED = re.compile(
    r"(?:\b(?:once|twice|times|one|two|three|four|five|six|seven|eight|nine|ten|[kmb]illion|thousand|hundred|percent)"
    r"|[0-9%])(?:\s(?!mile|kilomet|met|f[eo][eo]t|degree)[a-z]+)?\s\Z",
    re.IGNORECASE,
)

RULES = (
    Rule(
        "daily",
        "HOW_OFTEN",
        r"(?P<span>(?P<word>{ADVERB}|{PARTS}))(?![\w-])",
        adverb,
        (
            ("It comes out daily.", "P1D"),
            ("It comes out fortnightly.", "P2W"),
            ("a quarterly report", "P3M"),
            ("They meet evenings.", "TEV"),
        ),
    ),
    Rule(
        "every two weeks",
        "every each per",
        r"(?P<span>(?:every|each|per)(?: single)? (?:(?P<other>other|second) )?(?:(?P<number>{NUMBER}) )?"
        r"(?P<unit>{ANY_UNIT}|(?:morning|afternoon|evening|{ANY_WEEKDAY})s?))(?!\w)",
        every,
        (
            ("It comes out every two weeks.", "P2W"),
            ("It comes out every fortnight.", "P2W"),
            ("It comes out every other day.", "P2D"),
            ("They met every Monday.", "XXXX-WXX-1"),
            ("They met each evening.", "XXXX-XX-XXTEV"),
        ),
    ),
    Rule(
        "5,000 a day",
        "a an",
        r"(?P<span>an? (?P<unit>hour|{SPAN}))(?![\w-])(?! (?:ago|before|later|after|of))",
        rate,
        (("They sell 5,000 a day.", "P1D"), ("They meet twice a fortnight.", "P2W")),
    ),
)
