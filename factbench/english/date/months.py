"""Which months does a text name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.meaning import Anchor, Counted, Fixed, Nth, Partial
from factbench.english.date.rule import TOLD, Rule, led_by, month, said, turn, year
from factbench.text.calendar import MONTHS, lower, month_stems
from factbench.text.quotation import MARKS
from factbench.text.slots import Grain
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from factbench.english.date.meaning import Meaning


def month_year(match: re.Match[str]) -> Meaning:
    return Fixed(f"{year(match['year']):04}-{month(match['month']):02}")


def bare_month(match: re.Match[str]) -> Meaning | None:
    """A month alone: capitalised, and behind a word that speaks of time when it is also another word."""
    name, which = match["month"], said(match, "turn").lower()
    plain, led = name.lower(), _is_led(match)
    if name[0].islower() and (plain in {"may", "march", "mar"} or not led):
        return None
    if name.isupper() and len(name) > 1 and plain[:3] in {"may", "mar"}:
        return None
    spanned = _TO_MONTH.match(match.string, match.end())
    if plain in _ONLY_MONTHS or spanned or which or match["edge"] or led or _is_modifier(match):
        return Partial(month(name), turn=turn(which), told=which in TOLD)
    return None


def of_year(match: re.Match[str]) -> Meaning:
    """ "April last year", "July of the following year": counted from publication, or from the year told of."""
    which, number = match["which"].lower().removeprefix("the ").split()[0], month(match["month"])
    if which in _YEARS:
        return Partial(number, years=_YEARS[which])
    return Nth(number, Grain.MONTH, None, Counted(Grain.YEAR, _STEPS.get(which, 0), Anchor.MENTIONED))


_YEARS = {"last": -1, "this": 0, "next": 1}
_STEPS = {"following": 1, "previous": -1}


# The others are also a name, a verb or an adjective, and count alone only behind one of `_LEADS`.
_ONLY_MONTHS = lower(MONTHS) - wordlist("march april may june august")
_LEADS = wordlist(
    """
    in since by until till from during of last next this early mid late through to between before after and or
    around every each for past previous following coming under beginning starting ending on
    """
)
_TO_MONTH = re.compile(
    rf"\s?(?:[-–—/]|to|through|until)\s?(?:{'|'.join(month_stems('en'))})[a-z]*\b", re.IGNORECASE
)


def _is_led(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 24) : match.start()].replace("-", " ").split()
    return bool(before) and before[-1].lower().lstrip(f"{MARKS}([") in _LEADS


def _is_modifier(match: re.Match[str]) -> bool:
    """Whether the month stands between an article and a noun in lower case: "the March opening"."""
    after = match.string[match.end() : match.end() + 3]
    return led_by(match, {"the", "a", "its", "their"}, reach=24) and after[:1] == " " and after[1:].islower()


RULES = (
    Rule(
        "July 2023",
        "MONTH EDGE",
        r"(?P<span>(?:{EDGE}(?: |-))?(?P<month>{MONTH})(?:,? |,? of |,? in )(?P<year>{YEAR}|{SHORT_YEAR}\b))",
        month_year,
        (("in July of 2023", "2023-07"), ("since mid-May ’98", "1998-05")),
    ),
    Rule(
        "April last year",
        "MONTH EDGE",
        r"(?P<span>(?:{EDGE}(?: |-))?(?P<month>{MONTH})(?:,? |,? of |,? in )(?P<which>last|this|next"
        r"|(?:that|the)(?: same)?|the (?:following|previous)) year)(?!\w)",
        of_year,
        (
            ("She came in April last year.", "2022-04"),
            ("She left in 1993. In May of the following year she died.", "1994-05"),
        ),
    ),
    Rule(
        "July",
        "MONTH TURN EDGE that",
        r"(?P<span>(?:(?P<edge>{EDGE})(?: |-))?(?:(?P<turn>{TURN}|that(?: same)?) )?(?P<month>{MONTH}))(?!['’]?\w)",
        bare_month,
        (
            ("She came in April.", "2023-04"),
            ("She came last July.", "2022-07"),
            ("the March opening", "2023-03"),
            ("open Mar-Jun", "2023-03"),
        ),
    ),
)
