"""Digits as printed -> a number, by the separators of their language and of their text."""

from __future__ import annotations

import re

DIGITS = (
    r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:'\d{3})+(?:[.,]\d+)?"
    r"|\d{1,3}(?: \d{3})+(?:[,.]\d+)?(?!\d)|\d+(?:[.,]\d+)?)(?!\d)"
)
"""A pattern for a number in digits, in a text with plain spaces and apostrophes."""


def decimal_of(plain: str, home: str) -> str:
    """Return the decimal sign of a text: that of its language (`home`) unless its own numbers show the other.

    Mexico and Switzerland write "1,500.5" in languages that elsewhere write "1.500,5"; "1,500,000", "20,000" and
    "3.5 %" tell it.
    """
    comma = bool(_COMMA.search(plain))
    point = bool(_POINT.search(plain))
    return home if comma == point else "," if comma else "."


_COMMA = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+,\d|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}(?![\d,]))")
_POINT = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+\.\d|\d{1,3}(?:,\d{3}){2,}(?!\d)|[1-9]\d{0,2},000(?![\d,])"
    r"|\d+\.\d{1,2} ?(?:%|mil|mio|mrd|por ciento|por cento|prozent|pour cent|per cento|[€£$]))"
)


def number_of(digits: str, decimal: str) -> float | None:
    """Return the number that `digits`, which fit `DIGITS`, stand for; None where they may stand for two.

    The other sign before exactly three digits groups them; the decimal sign there may do either.

    >>> [number_of(each, ",") for each in ("53.939", "1,5", "1.234,5", "2 500 000", "1'500", "1.5", "1,250", "0,125")]
    [53939.0, 1.5, 1234.5, 2500000.0, 1500.0, 1.5, None, 0.125]
    """
    bare = digits.replace(" ", "").replace("'", "")
    signs = [each for each in bare if each in ".,"]
    if not signs:
        return float(bare)
    if len(set(signs)) == 2:
        group = signs[0]
        return float(bare.replace(group, "").replace(signs[-1], "."))
    sign, rest = signs[0], bare.rpartition(signs[0])[2]
    if len(signs) > 1:
        return float(bare.replace(sign, ""))
    if len(rest) == 3 and len(bare) <= 7 and not bare.startswith("0") and bare == digits:
        return None if sign == decimal else float(bare.replace(sign, ""))
    return float(bare.replace(sign, "."))
