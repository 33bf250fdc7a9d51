"""Which stretches of a plain text are its paragraphs?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\s\x00](?:[^\n\r\v\f\x85\u2028\u2029]*[^\s\x00])?")
_WIDEST = 100
"""Nobody wraps by hand wider than this; a longer line is a paragraph from a program."""
_NARROWEST = 40


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of `text` in order, without outer white space; "" and blank text have none.

    A line is a paragraph, unless the text is hard-wrapped: then a line that was broken only because the next word
    did not fit goes on in the next line.

    >>> text = "One line.\\n\\nAnother."
    >>> [span.of(text) for span in paragraphs(text)]
    ['One line.', 'Another.']
    """
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    width = _wrap_width([line.of(text) for line in lines])
    return list(_joined(text, lines, width))


def _wrap_width(lines: list[str]) -> int | None:
    """The width that lines were filled to; None where they were not, or too few to tell.

    In a text that was filled some full line breaks off in mid-sentence: lines that each end in a stop are paragraphs.
    """
    prose = [len(line) for line in lines if line.count(" ") >= 3]
    if len(prose) < 2 or not _NARROWEST <= max(prose) <= _WIDEST:
        return None
    width = max(prose)
    filled = (
        len(line) + 1 + len(following.split(" ", 1)[0]) > width and not _FINAL.search(line)
        for line, following in pairwise(lines)
        if following[:1].islower()
    )
    return width if any(filled) else None


def _joined(text: str, lines: list[Span], width: int | None) -> Iterator[Span]:
    start = 0
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if width is None or following is None or not _goes_on(text, line, following, width):
            yield Span(lines[start].start, line.end)
            start = index + 1


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    gap = text[line.end : following.start]
    one_break = _BREAKS.sub("\n", gap).count("\n") == 1
    if not one_break or text.count(" ", line.start, line.end) < 3 or _MARK.match(text, following.start):
        return False
    word = _WORD.match(text, following.start)
    return word is not None and len(line) + 1 + len(word[0]) > width


_FINAL = re.compile(r"[.!?:…。！？][\"'”’»)\]]*$")
_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_WORD = re.compile(r"\S+")
_MARK = re.compile(r"[•·▪●◦*–—-]\s|\d{1,2}[.)]\s")
"""A bullet or a number begins a line of its own, however full the line before."""
