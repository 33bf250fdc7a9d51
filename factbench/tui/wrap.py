"""Text -> lines that fit a width, as spans of the text."""

from __future__ import annotations

import re

from rich.cells import cell_len

from factbench.text.clean import clean
from factbench.text.span import Span

_WORDS = re.compile(r"[^ \n]+|\n")


def wrapped(text: str, width: int) -> list[Span]:
    """The lines of cleaned `text` at a width in cells: broken at spaces and new lines, too long words anywhere.

    Spans are in order and leave out nothing but the spaces and new lines at which a line was broken. An empty text
    has no lines.
    """
    lines: list[Span] = []
    start = end = 0
    for found in _WORDS.finditer(text):
        if found[0] == "\n":
            lines.append(Span(start, max(start, end)))
            start = end = found.end()
        elif _cells(text, start, found.end()) <= width:
            end = found.end()
        else:
            if end > start:
                lines.append(Span(start, end))
            start, end = found.start(), found.end()
            while _cells(text, start, end) > width:
                cut = _fitting(text, start, end, width)
                lines.append(Span(start, cut))
                start = cut
    if end > start:
        lines.append(Span(start, end))
    return lines


def _cells(text: str, start: int, end: int) -> int:
    part = text[start:end]
    return len(part) if part.isascii() else cell_len(part)


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """Where to cut a word that is too long: at least one character on."""
    cut = start + 1
    while cut < end and _cells(text, start, cut + 1) <= width:
        cut += 1
    return cut


def flat(text: str) -> str:
    """Foreign text on one line and harmless, one character for one: spaces stay, for they make columns."""
    return clean(text).replace("\n", " ").replace("\t", " ")


def clipped(text: str, width: int, more: str) -> str:
    """`text` on one line, cut at a width in cells with `more` at the end where it is too long."""
    if _cells(text, 0, len(text)) <= width:
        return text
    cut = min(len(text), max(0, width - 1))
    while cut and _cells(text, 0, cut) > width - 1:
        cut -= 1
    return text[:cut] + more
