"""How is a text read so that its spans hold and one pattern fits all its spaces and apostrophes?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factbench.text.wordlist import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable


def plain(text: str) -> str:
    """Return the text in lower case, code point for code point, with plain spaces, hyphens and apostrophes.

    >>> plain("L’an\\u202f2021: 2\\xa0500\\xa0€")
    "l'an 2021: 2 500 €"
    """
    return lowered(text).translate(_PLAIN)


_PLAIN = (
    {ord(each): " " for each in "\xa0\u202f\u2009\u2007\t"}
    | {ord(each): "'" for each in "’ʼ"}
    | {ord(each): "-" for each in "−‐‑"}
)


def any_of(words: str | Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest that fits; a string has them between strokes.

    A word that ends in a letter ends there. Of no words a pattern that fits nothing.
    """
    return _any_of(words if isinstance(words, str) else "|".join(words))


@cache
def _any_of(words: str) -> str:
    ordered = sorted({each for each in words.split("|") if each}, key=lambda each: (-len(each), each))
    if not ordered:
        return "(?!)"
    return "|".join(re.escape(each) + (r"(?!\w)" if each[-1].isalnum() else "") for each in ordered)


def opens(words: str, at: int) -> bool:
    """Whether a sentence begins there, where every word has a capital; `words` are plain."""
    before = words[max(0, at - 4) : at].rstrip(" \"“„«»'(")
    return not before or before[-1] in ".!?\n:…"
