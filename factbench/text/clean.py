"""Foreign text -> text that is safe to show: one character for one, so every span holds."""

from __future__ import annotations

import re
import unicodedata
from functools import cache


def clean(text: str) -> str:
    """Return `text` with every character that could act on a terminal or hide text made visible.

    One for one, so spans stay valid: C0 but newline and tab become their Unicode pictures (ESC -> ␛), DEL -> ␡,
    C1 controls, bidirectional overrides and isolates, zero-width, filling and tag characters, line and paragraph
    separators, variation selectors but for those behind a symbol, and lone surrogates -> U+FFFD; a soft hyphen -> the
    point by which dictionaries part words; the CR of a CR LF -> a space.

    >>> clean("a\\x1b[2Jb")
    'a␛[2Jb'
    """
    if text.isascii() and text.isprintable():
        return text
    return _SELECTOR.sub("\ufffd", text).replace("\r\n", " \n").translate(_table())


def one_line(text: str) -> str:
    """`clean` text with every run of white space as one space, for lists, titles and messages."""
    return " ".join(clean(text).split())


_SELECTOR = re.compile("(?<![#*0-9\u00a9\u00ae\u2000-\u33ff\U0001f000-\U0001faff])[\ufe0e\ufe0f]")
"""What says how the symbol before it is drawn, where there is none."""

# Zero-width non-joiner and joiner (U+200C, U+200D) stay: Persian and emoji need them and they move nothing.
_HIDDEN = [
    *range(0x80, 0xA0),  # C1: U+009B is CSI in many terminals
    0x061C,
    0x200B,
    0x200E,
    0x200F,
    *range(0x2028, 0x202F),  # separators, embeddings and overrides
    *range(0x2060, 0x2070),
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0),  # joiner and fillers that are drawn as nothing
    *range(0x180B, 0x180F),
    *range(0xFE00, 0xFE0E),
    *range(0xE0100, 0xE01F0),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),  # tag characters
]


@cache
def _table() -> dict[int, int]:
    """Unicode TR36 section 2 and ECMA-48: which characters act, and what stands for them."""
    table = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
    table[0x7F] = 0x2421
    table[0xAD] = 0x2027
    table |= dict.fromkeys(_HIDDEN, 0xFFFD)
    return table


def has_controls(text: str) -> bool:
    """Whether `text` holds a character that a name or an identifier may not: a control, format or surrogate."""
    return any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for character in text)
