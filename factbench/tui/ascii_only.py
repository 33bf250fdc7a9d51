"""What the desk and the libraries under it draw with, in ASCII: for terminals and fonts that have nothing else."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.color import Color

DRAWN = {
    "│┃▎▏▊▕▐▌": "|",
    "─━▔▁▂▃▄": "-",
    "╭╮╰╯┌┐└┘├┤┬┴┼": "+",
    "█▅▆▇": "#",
    "·•": ".",
    "…": "~",
    "–—": "-",
    "“”„«»": '"',
    "‘’‹›": "'",
    "→▸": ">",
    "●": "#",
    "◆": "^",
    "◇": "_",
    "○": "o",
    "✓": "+",
    "✗": "x",
    "≈": "~",
    "≠": "/",
    "×": "x",
    "\N{NO-BREAK SPACE}": " ",
}
"""Characters one cell wide, and the one that stands for each of them; letters of a language are none of them."""
_TABLE = str.maketrans({char: plain for drawn, plain in DRAWN.items() for char in drawn})


class AsciiOnly(LineFilter):
    """Draws lines, dots and quotation marks with what every terminal has."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """As wide as before."""
        return [Segment(_plain(text), style, control) for text, style, control in segments]


@lru_cache(1024)
def _plain(text: str) -> str:
    return text if text.isascii() else text.translate(_TABLE)


def knows_only_ascii(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the locale says that the terminal shows ASCII or some old code page; one that says nothing shows all.

    Python sets LC_CTYPE=C.UTF-8 by itself where the locale is C, so that LANG must be asked as well.
    """
    said = environment.get("LC_ALL") or environment.get("LC_CTYPE") or ""
    if said in {"", "C.UTF-8"} and not environment.get("LC_ALL"):
        said = environment.get("LANG") or said
    return bool(said) and "utf" not in said.lower()
