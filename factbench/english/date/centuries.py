"""Which decades and centuries does a text name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.meaning import Fixed
from factbench.english.date.rule import Rule, led_by
from factbench.english.lexicon.numerals import SMALL, ordinal

if TYPE_CHECKING:
    from factbench.english.date.meaning import Meaning


def decade(match: re.Match[str]) -> Meaning | None:
    """ "the 1990s", "the late ’80s": of two figures the century that is nearest."""
    figures = match["decade"]
    if len(figures) == 2 and _is_no_decade(match, figures):
        return None
    marked = match["span"][-2:] in {"'s", "’s"}
    if marked and not (
        match["span"][0] in "'’" or led_by(match, _LEADS) or match["span"][:3].lower() in _LEADS
    ):
        return None  # "Local 90's new leaders"
    return Fixed(figures[:3] if len(figures) == 4 else f"{'20' if figures[0] in '012' else '19'}{figures[0]}")


def _is_no_decade(match: re.Match[str], figures: str) -> bool:
    """Whether tens are somebody's years of life, notes of money, degrees or shares: "in her 80s", "the mid-30s"."""
    text, start, words = match.string, match.start(), match["span"]
    if (text[max(0, start - 1) : start] in _SIGNS and not match["edge"]) or _LIVED.search(
        text, max(0, start - 24), start
    ):
        return True
    if _MEASURED.match(text, match.end()) or _DEGREES.search(text, max(0, start - 40), start):
        return True
    return match["edge"] is not None and figures < "60" and "'" not in words and "’" not in words


_SIGNS = frozenset("$£€-")
_LIVED = re.compile(
    r"\b(?:his|her|their|my|our|your|its|whose|one['’]s)\s(?:\w+\s)?\Z|\b(?:low|high|upper)[\s-]\Z",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\s?(?:%|°|percent\b|per\scent\b|degrees\b|[FC]\b|mph\b)")


def decade_word(match: re.Match[str]) -> Meaning | None:
    """ "the nineties", which are not degrees or years of somebody's life."""
    if _DEGREES.search(match.string, max(0, match.start() - 40), match.start()):
        return None
    tens = int(SMALL[re.sub("ies$", "y", match["decade"].lower())]) // 10
    return Fixed(f"19{tens}")


_LEADS = frozenset(
    ["the", "in", "of", "since", "early", "late", "mid", "ear", "lat", "during", "from", "until"]
)
_DEGREES = re.compile(
    r"\b(?:temperatures?\b[^.!?]*|(?:into|his|her|their|my|low|high|upper)\s)\Z", re.IGNORECASE
)


def century(match: re.Match[str]) -> Meaning | None:
    number = ordinal(match["number"])
    if number is None or not 1 <= number <= 30:
        return None
    before = (match["era"] or "").upper().startswith("B")
    return Fixed(f"{'BC' if before else ''}{number - 1:02}")


RULES = (
    Rule(
        "the 1990s",
        "0 EDGE the",
        r"(?P<span>(?:(?:the )?(?P<edge>{EDGE})(?: |-)|the )?['’]?(?P<decade>(?:1[0-9]|20)?[0-9]0)['’]?s)(?!\w)",
        decade,
        (("common in the 1990s", "199"), ("common in the late ’80s", "198"), ("common in the 10s", "201")),
    ),
    Rule(
        "the nineties",
        "the EDGE",
        r"(?P<span>(?:the )?(?:{EDGE}(?: |-))?(?P<decade>{DECADES}))\b",
        decade_word,
        (("common in the early nineties", "199"),),
    ),
    Rule(
        "the 19th century",
        "0 EDGE the NTH",
        r"(?P<span>(?:the )?(?:{EDGE}(?: |-))?(?P<number>{RANK}|[a-z-]{5,13}(?:th|st|nd|rd))(?: |-)century"
        r"(?: (?P<era>{ERA}|AD|A\.D\.))?)(?!\w)",
        century,
        (
            ("a house of the nineteenth century", "18"),
            ("a vase of the 5th century BC", "BC04"),
            ("a mid-20th-century chair", "19"),
        ),
    ),
)
