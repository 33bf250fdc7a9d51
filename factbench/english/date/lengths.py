"""How long does a text say that something lasts?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.date.meaning import Lasting
from factbench.english.date.rule import Rule, led_by, said
from factbench.english.lexicon.numerals import cardinal
from factbench.english.lexicon.units import unit_of
from factbench.text.slots import Grain
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from factbench.english.date.meaning import Meaning


def length(match: re.Match[str]) -> Meaning | None:
    """ "three years", "an hour and a half", "one and a half hours"; "a year" only where it is a length.

    "One day" and "one night" are such only where they are measured: "one day it will".
    """
    number = match["number"].lower()
    if number in {"a", "an"} and not led_by(match, _LASTING):
        return None
    if number == "one" and match["span"].lower() in _SOME and not led_by(match, _MEASURING):
        return None
    return _lasting(match)


_LASTING = wordlist(
    "for within over than nearly almost about around roughly last lasts lasted take takes took spend spent"
)
_SOME = frozenset(["one day", "one night", "one morning", "one evening", "one afternoon"])
_MEASURING = _LASTING | wordlist("in after before of only just least most to every from under all")


def reaching(match: re.Match[str]) -> Meaning | None:
    """ "the past three years", "the last few days": a length that ends or begins on the day of publication.

    "The last six months of 2017", "of her life" end with that.
    """
    found = _lasting(match)
    if found and match.string.startswith(" of ", match.end()):
        return replace(found, back=False, ahead=False)
    return found or unnumbered(match)


def _lasting(match: re.Match[str]) -> Lasting | None:
    unit, reach = unit_of(match["unit"]), said(match, "reach").lower()
    more = said(match, "more", "and").lower()
    count = (cardinal(match["number"]) or 0.0) + (
        0.5 if "half" in more else 0.25 if "quarter" in more else 0.0
    )
    if not count or (unit.grain is Grain.QUARTER and not (reach or _is_of_time(match, count))):
        return None
    return Lasting(
        unit.grain,
        int(count * unit.factor),
        unit.times(count),
        reach in {"last", "past", "previous"},
        reach in {"next", "coming"},
    )


def between(match: re.Match[str]) -> Meaning | None:
    """ "one to three hours", "two or three years", "10-12 days", "the last two or three years"."""
    unit, reach = unit_of(match["unit"]), said(match, "reach").lower()
    low, high = (cardinal(match[name]) or 0.0 for name in ("low", "number"))
    if not 0 < low < high or unit.grain is Grain.QUARTER:
        return None
    if match["low"].isdigit() and match.string[max(0, match.start() - 1) : match.start()] in {"-", "–", "/"}:
        return None
    return Lasting(
        unit.grain,
        0,
        unit.times(high),
        reach in {"last", "past", "previous"},
        reach in {"next", "coming"},
        unit.times(low),
    )


def _is_of_time(match: re.Match[str], count: float) -> bool:
    """Whether quarters are those of a year: people say half and not two quarters, but three quarters of the voters."""
    after = match.string[match.end() : match.end() + 40]
    if count == 1 or "-" in match["span"]:
        return False
    return count != 3 or said(match, "full") != "" or _MOVES.match(after) is not None


_MOVES = re.compile(
    r"\s(?:in a row|running|(?:of|with)\s(?:[a-z]+\s)?(?:growth|contraction|decline|losses|loss|profits?|recession"
    r"|expansion|shrinkage|falls?|gains?|results|data)\b)",
    re.IGNORECASE,
)


def unnumbered(match: re.Match[str]) -> Meaning | None:
    """ "a few days", "for months", "the following days": a length without a number.

    "The early hours" are a part of a day.
    """
    unit = unit_of(match["unit"])
    if unit.word == "hour" and ("early" in match["span"].lower() or led_by(match, {"early", "small"})):
        return None
    return Lasting(unit.grain, 0, unit.length("X"))


def whole(match: re.Match[str]) -> Meaning:
    """ "all day", "the whole year", "a year-long", "month-long"."""
    unit = unit_of(match["unit"])
    return Lasting(unit.grain, 0, unit.length("X") if said(match, "many") else unit.times(1))


RULES = (
    Rule(
        "the past three years",
        "the TURN",
        r"(?P<span>(?:the )?(?P<reach>last|past|previous|next|coming) (?P<number>{NUMBER}|few|several|couple of)(?: |-)"
        r"(?P<unit>{UNITS}))\b",
        reaching,
        (
            ("It rose over the past three years.", "P3Y"),
            ("It rose in the last few days.", "PXD"),
            ("It rose in the last two fortnights.", "P4W"),
        ),
    ),
    Rule(
        "three years",
        "NUMBER",
        r"(?P<span>(?P<number>{NUMBER})(?P<and>(?: |-)and(?: |-)(?:(?:a|one)(?: |-))?(?:half|quarter))?"
        r"(?: |-)(?:(?P<full>full|whole"
        r"|long|straight|more|consecutive|successive) )?"
        r"(?P<unit>{ANY_UNIT})(?P<more> and (?:a )?(?:half|quarter))?)"
        r"(?!\w|-olds?\b|['’-]\w|\sold\b|s\b)(?!\s(?:of age|tenure))",
        length,
        (
            ("It took three years.", "P3Y"),
            ("It took for an hour and a half.", "PT1.5H"),
            ("It took one and a half hours.", "PT1.5H"),
            ("It took two-and-a-half years.", "P2.5Y"),
            ("It took two fortnights.", "P4W"),
            ("It follows two quarters of contraction.", "P2Q"),
            ("It fell for three consecutive quarters.", "P3Q"),
        ),
    ),
    Rule(
        "one to three hours",
        "NUMBER the TURN",
        r"(?P<span>(?:(?:the )?(?P<reach>last|past|previous|next|coming) )?(?P<low>{NUMBER})"
        r"(?: (?:to|or) |-to-| ?[-–—] ?| and (?=\w+(?: |-){ANY_UNIT}))(?P<number>{NUMBER})(?: |-)(?P<unit>{ANY_UNIT}))"
        r"(?!\w|-olds?\b|['’-]\w|\sold\b|\sago\b|\slater\b|\searlier\b)(?!\s(?:of age|tenure))",
        between,
        (
            ("It took one to three hours.", "PT3H"),
            ("It took 10-12 days.", "P12D"),
            ("It rose in the last two or three years.", "P3Y"),
        ),
    ),
    Rule(
        "12hrs",
        "0",
        r"(?P<span>(?P<number>[0-9]{1,4}(?:\.[0-9])?)(?P<unit>{SHORT_UNIT}))(?!\w)",
        length,
        (("It took 12hrs.", "PT12H"),),
    ),
    Rule(
        "a few days",
        "a several many some few",
        r"(?P<span>(?:a few|several|many|some|few|a couple of) (?P<unit>nights|weekends|{LENGTHS}))(?!\w|-| old\b)",
        unnumbered,
        (("It took several years.", "PXY"),),
    ),
    Rule(
        "for months",
        "for within over after",
        r"(?:for|within|over|after) (?P<span>(?P<unit>{LENGTHS}))(?![\w-])",
        unnumbered,
        (("It rained for months.", "PXM"),),
    ),
    Rule(
        "months later",
        "UNITS",
        r"(?P<span>(?P<unit>{LENGTHS}))(?= (?:of(?! age)|later|earlier|before|after|ago)\b)",
        unnumbered,
        (("It rained months later.", "PXM"), ("After centuries of war.", "PXCE")),
    ),
    Rule(
        "the following days",
        "the TURN these those early final recent",
        r"(?P<span>(?:the |these |those )?(?:following|coming|next|last|past|previous|intervening|succeeding|ensuing"
        r"|subsequent|preceding|final|early|first|later|recent) (?P<unit>{LENGTHS}))(?!\w)",
        unnumbered,
        (("It rained in the following days.", "PXD"),),
    ),
    Rule(
        "all day",
        "all the SPAN night",
        r"(?P<span>(?:all|the (?:whole|entire)) (?P<unit>night|{SPAN}))(?!\w)",
        whole,
        (("It rained all day.", "P1D"), ("It rained the whole year.", "P1Y")),
    ),
    Rule(
        "three-year-long",
        "NUMBER",
        r"(?P<span>(?P<number>{NUMBER})-(?P<unit>{SPAN}|decade)-long)(?!\w)",
        length,
        (("a three-year-long war", "P3Y"), ("a 53-day-long show", "P53D")),
    ),
    Rule(
        "year-long",
        "SPAN",
        r"(?P<span>(?P<unit>(?:{SPAN}|decade)(?P<many>s)?)-long)(?!\w)",
        whole,
        (("a year-long war", "P1Y"), ("a months-long war", "PXM")),
    ),
)
