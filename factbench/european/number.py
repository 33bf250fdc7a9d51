"""Digits as printed -> a number, by the separators of their language and of their text."""

from __future__ import annotations

import re
from typing import NamedTuple

DIGITS = (
    r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:'\d{3})+(?:[.,]\d+)?"
    r"|\d{1,3}(?: \d{3})+(?:[,.]\d+)?(?!\d)|\d+(?:[.,]\d+)?)(?!\d)"
)
"""A pattern for a number in digits, in a text with plain spaces and apostrophes."""


class Separators(NamedTuple):
    """How a text writes numbers."""

    decimal: str
    sure: bool
    """Whether its own numbers show it, so that "1,250" has decimals where the comma is their sign."""


def separators_of(plain: str, home: str) -> Separators:
    """Return the decimal sign of a text: that of its language (`home`) unless its own numbers show the other.

    Mexico and Switzerland write "1,500.5" in languages that elsewhere write "1.500,5"; "1,500,000", "20,000" and
    "3.5 %" tell it.
    """
    comma = bool(_COMMA.search(plain))
    point = bool(_POINT.search(plain))
    if comma == point:
        return Separators(home, sure=False)
    return Separators("," if comma else ".", sure=True)


_COMMA = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+,\d|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}(?![\d,]))")
_POINT = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+\.\d|\d{1,3}(?:,\d{3}){2,}(?!\d)|[1-9]\d{0,2},000(?![\d,])"
    r"|\d+\.\d{1,2} ?(?:%|mil|mio|mrd|por ciento|por cento|prozent|pour cent|per cento|[€£$]))"
)


def number_of(digits: str, separators: Separators) -> float | None:
    """Return the number that `digits`, which fit `DIGITS`, stand for; None where they may stand for two.

    The other sign before exactly three digits groups them; the decimal sign there may do either, unless it is sure.

    >>> german = Separators(",", sure=False)
    >>> [number_of(each, german) for each in ("53.939", "1,5", "1.234,5", "2 500 000", "1.5", "1,250", "0,125")]
    [53939.0, 1.5, 1234.5, 2500000.0, 1.5, None, 0.125]
    """
    bare = digits.replace(" ", "").replace("'", "")
    signs = "".join(each for each in bare if each in ".,")
    sign = signs[-1:]
    if len(bare) > _LONGEST:
        return None
    if len(set(signs)) == 2:
        return float(bare.replace(signs[0], "").replace(sign, "."))
    if len(signs) > 1:
        return float(bare.replace(sign, ""))
    if (
        len(bare.rpartition(sign or " ")[2]) == 3
        and len(bare) <= 7
        and bare[0] != "0"
        and bare == digits
        and sign
    ):
        return _grouped(bare, sign, separators)
    return float(bare.replace(sign, ".") if sign else bare)


def _grouped(bare: str, sign: str, separators: Separators) -> float | None:
    """One sign before three digits."""
    if sign != separators.decimal:
        return float(bare.replace(sign, ""))
    return float(bare.replace(sign, ".")) if separators.sure else None


# What has more digits is no amount.
_LONGEST = 24
