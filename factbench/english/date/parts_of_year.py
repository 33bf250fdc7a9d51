"""Which seasons, quarters and halves of a year does a text name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.meaning import Fixed, Part
from factbench.english.date.rule import Rule, led_by, said, turn, year
from factbench.english.lexicon.numerals import ordinal
from factbench.english.lexicon.times import SEASONS

if TYPE_CHECKING:
    from factbench.english.date.meaning import Meaning


def part_of_year(match: re.Match[str]) -> Meaning | None:
    """ "Q3 2020", "the summer of last year", "last summer"; not the third quarter of a match."""
    if match["code"].lower().endswith("quarter") and not (said(match, "year") or said(match, "years")):
        begin, end = max(0, match.start() - _PLAY), match.end() + _PLAY
        around = match.string[begin:end]
        if _PLAYED.search(around) and not _EARNED.search(around):
            return None
    code = SEASONS.get(match["code"].lower()) or f"Q{_quarter(match['code'])}"
    of, years = said(match, "year"), said(match, "years").lower()
    if of:
        return Fixed(f"{year(of):04}-{code}")
    if years:
        return Part(code, years={"last": -1, "this": 0, "next": 1}[years])
    return Part(code, turn(said(match, "turn")))


_PLAY = 140
"""Code points on either side that tell of a match or of a business."""
_PLAYED = re.compile(
    r"\b(?:touchdowns?|quarterback|half-?time|yards?|rebounds?|free\sthrows?|court|foul|scor(?:e|es|ed|ing)|field\sgoals?|fumbles?"
    r"|interceptions?|basket|dunk(?:ed)?|three-pointers?|kick(?:ed|er)?|playoffs?|\d{1,3}[-–]\d{1,3}\slead|game|goals?)\b",
    re.IGNORECASE,
)
_EARNED = re.compile(
    r"\b(?:revenues?|sales|profits?|earnings|gdp|growth|grew|results?|fiscal|shares?|economy|economic|shipments?|loss(?:es)?|income"
    r"|orders|margins?)\b|[%$£€]",
    re.IGNORECASE,
)


def _quarter(words: str) -> int:
    return int(words[-1]) if words[-1].isdigit() else ordinal(words.partition(" ")[0]) or 0


def bare_season(match: re.Match[str]) -> Meaning | None:
    """ "in the winter", "the summer offensive"; without an article it may be any, and "fall" and "spring" other words.

    "The fall" is a season only behind a word of time: there are factors behind the fall.
    """
    name = match["code"].lower()
    if name in {"fall", "spring"} and not match["the"]:
        return None
    if name == "fall" and not led_by(match, _IN):
        return None
    # "That summer" is one of which the text told, and not the nearest.
    return Part(SEASONS[name], generic=not match["the"] or match["the"].lower().startswith("that"))


_IN = frozenset(
    [
        "in",
        "during",
        "by",
        "until",
        "since",
        "through",
        "throughout",
        "over",
        "for",
        "from",
        "before",
        "after",
    ]
)


def two_seasons(match: re.Match[str]) -> Meaning:
    """ "autumn/winter 2024": marked by the first."""
    return Fixed(f"{year(match['year']):04}-{SEASONS[match['code'].lower()]}")


def half_year(match: re.Match[str]) -> Meaning | None:
    """ "H2 2019", "the latter half of 2008"."""
    of, second = said(match, "year", "before"), match["half"].lower() in {"h2", "second", "latter", "last"}
    return Fixed(f"{of}-H{1 + second}") if of else None


RULES = (
    Rule(
        "Q3 2020",
        "q the first second third fourth",
        r"(?P<span>(?:the )?(?P<code>Q[1-4]|(?:first|second|third|fourth) quarter)(?:(?: of| in|,)? (?P<year>{YEAR})|"
        r"(?: of)? (?P<years>this|last|next) year)?)(?!\w)",
        part_of_year,
        (
            ("Sales rose in Q3 2020.", "2020-Q3"),
            ("in the third quarter of last year", "2022-Q3"),
            ("in the first quarter", "2023-Q1"),
        ),
    ),
    Rule(
        "2020 Q3",
        "0",
        r"(?P<span>(?P<year>{YEAR})(?: |-)(?P<code>Q[1-4]))(?!\w)",
        part_of_year,
        (("Sales rose in 2020-Q3.", "2020-Q3"),),
    ),
    Rule(
        "the summer of 2019",
        "the SEASON EDGE",
        r"(?P<span>(?:the )?(?:{EDGE}(?: |-))?(?P<code>{SEASON})(?:(?: of|,)? (?P<year>{YEAR})|(?: of)? "
        r"(?P<years>last|this|next) year))(?!\w)",
        part_of_year,
        (("in the late summer of 2019", "2019-SU"), ("in the spring of last year", "2022-SP")),
    ),
    Rule(
        "autumn/winter 2024",
        "SEASON the",
        r"(?P<span>(?:the )?(?P<code>{SEASON})/{SEASON} (?P<year>{YEAR}))(?!\w)",
        two_seasons,
        (("a coat of the autumn/winter 2024 line", "2024-FA"),),
    ),
    Rule(
        "last summer",
        "TURN",
        r"(?P<span>(?P<turn>last|this|next|past|coming) (?P<code>{SEASON}))(?!\w)",
        part_of_year,
        (("She came last summer.", "2022-SU"), ("She comes next autumn.", "2023-FA")),
    ),
    Rule(
        "in the winter",
        "the that SEASON",
        r"(?P<span>(?P<the>(?:the|that) (?:(?:same|previous|following|next|whole) )?)?(?:{EDGE}(?: |-))?"
        r"(?P<code>{SEASON}))(?!\w|-)"
        r"(?! (?:of|on|in|to|from|back|short|apart|for|behind|down|into|out|up|water|roll|chicken)\b)",
        bare_season,
        (("She came in the winter.", "2022-WI"),),
    ),
    Rule(
        "H2 2019",
        "0 the first second latter last h",
        r"(?P<span>(?:(?P<before>{YEAR})(?: |-)(?=H))?(?:the )?(?P<half>H[12]|(?:first|second|latter|last)"
        r"(?= half))(?: half)?"
        r"(?:(?: of| in|,)? (?P<year>{YEAR}))?)(?!\w)",
        half_year,
        (("in H2 2019", "2019-H2"), ("the latter half of 2008", "2008-H2"), ("in 2019 H1", "2019-H1")),
    ),
)
