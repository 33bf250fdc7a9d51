"""Which years does a text name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.meaning import Fixed
from factbench.english.date.rule import Rule, month
from factbench.english.lexicon.numerals import cardinal
from factbench.english.lexicon.times import SEASONS

if TYPE_CHECKING:
    from factbench.english.date.meaning import Meaning


def bare_year(match: re.Match[str]) -> Meaning | None:
    """Four figures that are a year: 1900 to 2099 unless they count something, earlier ones behind a cue."""
    figures = match["year"]
    before = match.string[max(0, match.start() - 30) : match.start()]
    after = match.string[match.end() : match.end() + 24]
    if _MONEY_BEFORE.search(before) or _COUNTED_AFTER.match(after):
        return None
    if _COUNT_BEFORE.search(before) and _THINGS_AFTER.match(after):
        return None
    if figures < "1900" and (_MANY_AFTER.match(after) or _RISE.search(before)):
        return None
    printed_alone = before.endswith("(") and after[:1] in {")", "-", "–"}
    cued = bool(
        _YEAR_CUE.search(before) or match["edge"] or printed_alone or _is_spanned(before, figures, after)
    )
    cued = cued or bool(int(figures) % 100 and _THE.search(before) and _THING_AFTER.match(after))
    return Fixed(figures) if cued or 1900 <= int(figures) <= _LAST_BARE else None


_LAST_BARE = 2050
"""Later years are named only behind a word that tells it: "by 2060", and not "the Karo 2060"."""
# What is many is counted: "a survey of 1709 pupils"; what rose from 1061 to 1128 is a score.
_MANY_AFTER = re.compile(
    r"\s(?:(?!all|it)[a-z]+(?<!s)\s)?(?:(?!was|has|does)[a-z]{2,}(?<![usi])s|[a-z]*(?:people|children|men|women))\b"
)
_RISE = re.compile(
    r"\b(?:r[io]se|risen|increas\w*|climb\w*|gr[eo]w\w*|f[ae]ll\w*|dropp?\w*|declin\w*|jump\w*|improv\w*|went)\s(?:\w+\s)?"
    r"from\s(?:[0-9]{4}\sto\s)?\Z",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(
    r"(?:[$€£¥#№+]|\b(?:no|page|pages|p|pp|route|flight|room|highway|section|article|part)\.?)\s?\Z", re.I
)
_COUNT_BEFORE = re.compile(
    r"\b(?:about|around|some|nearly|almost|over|than|least|most|roughly|approximately|another|estimated|only|all|"
    r"these|those)\s\Z",
    re.I,
)
_COUNTED_AFTER = re.compile(
    r"\s?(?:%|°|percent|per cent|km|kg|m\b|mm|cm|mph|miles|feet|people|men\b|women\b|children\b|million|"
    r"billion|thousand|"
    r"dollars|euros|pounds|tons|tonnes|metres|meters|year[\s-]old|years|days|hours|minutes|soldiers|troops|copies|votes|"
    r"cases|deaths)",
    re.I,
)
_THE = re.compile(r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z]+\s)?\Z")
# One thing, not many: "the 1777 campaign" dates it, "the 1777 dead men" counts them.
_THING_AFTER = re.compile(r"\s(?:[\"“]?[A-Z][a-z]+|[a-z]{4,}(?<!s)\b)")


def _is_spanned(before: str, figures: str, after: str) -> bool:
    """Whether the figures and others of four digits, joined by a dash, go up as years do: "1861–1865"."""
    earlier, later = (
        re.search(r"(?<!\d)(1\d{3})\s?[-–—/]\s?\Z", before),
        re.match(r"\s?[-–—/]\s?(1\d{3}|20\d\d)(?!\d)", after),
    )
    return bool((earlier and earlier[1] < figures) or (later and figures < later[1]))


_THINGS_AFTER = re.compile(r"\s[a-z]")
_YEAR_CUE = re.compile(
    r"\b(?:in|since|from|until|till|by|during|before|after|between|around|about|circa|c\.|ca\.|early|late|"
    rf"mid|year|years|{'|'.join(SEASONS)}|of|to|and|through)[\s-]\Z",
    re.I,
)


def year_in_words(match: re.Match[str]) -> Meaning | None:
    """ "nineteen ninety-six", "two thousand and fifteen"."""
    if match["thousand"]:
        year = 2000 + int(cardinal(match["thousand"]) or 0)
    else:
        year = int(cardinal(match["century"]) or 0) * 100 + int(cardinal(match["rest"]) or 0)
    return Fixed(f"{year:04}") if 1500 <= year <= 2099 else None


def era(match: re.Match[str]) -> Meaning | None:
    """ "241 BC", "AD 79": the era in capitals, for "20 ad campaigns" are none."""
    year = int(match["year"])
    if not match["era"].isupper() or year == 0:
        return None
    return Fixed(f"BC{year:04}" if match["era"].startswith("B") else f"{year:04}")


def of_era(match: re.Match[str]) -> Meaning | None:
    """ "June 479 BC": a month or a season of a year before our era."""
    year, name = int(match["year"]), match["code"].lower()
    code = SEASONS.get(name) or f"{month(name):02}"
    return Fixed(f"BC{year:04}-{code}") if year else None


RULES = (
    Rule(
        "1993",
        "0 EDGE",
        r"(?P<span>(?:(?P<edge>{EDGE})(?: |-))?(?P<year>{YEAR}))(?!-[a-z]|['’]\w{2})",
        bare_year,
        (("in early 1993", "1993"), ("around 1412", "1412"), ("the 1777 campaign", "1777")),
    ),
    Rule(
        "in nineteen ninety-six",
        "in since of until by",
        r"(?:in|since|of|until|by) (?P<span>(?P<century>fifteen|sixteen|seventeen|eighteen|nineteen|twenty)(?: |-)"
        r"(?P<rest>{TENS}(?:(?: |-){ONES})?|{TEENS})"
        r"|two thousand(?: and)? (?P<thousand>(?:twenty(?:(?: |-){ONES})?|{ONES}|{TEENS})))"
        r"(?![\w-])(?! (?:[a-z]+s|people|percent|million)\b)",
        year_in_words,
        (("in nineteen ninety-six", "1996"), ("since two thousand and fifteen", "2015")),
    ),
    Rule(
        "241 BC",
        "0",
        r"(?P<span>(?P<year>[0-9]{1,4}) ?(?P<era>{ERA}|AD|A\.D\.|CE|C\.E\.))(?!\w)",
        era,
        (("in 241 BC", "BC0241"), ("in 79 CE", "0079")),
    ),
    Rule(
        "AD 79",
        "ad",
        r"(?P<span>(?P<era>AD) (?P<year>[0-9]{1,4}))(?![\w,.]\d)",
        era,
        (("The town burnt in AD 79.", "0079"),),
    ),
    Rule(
        "June 479 BC",
        "MONTH SEASON",
        r"(?P<span>(?P<code>{MONTH}|{SEASON})(?: of)? (?P<year>[0-9]{1,4}) ?{ERA})(?!\w)",
        of_era,
        (("They fought in June 479 BC.", "BC0479-06"),),
    ),
)
