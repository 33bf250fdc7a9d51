"""Which stretches of a reference text are handed out as one piece of evidence?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from factbench.text.sentence import sentences
from factbench.text.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def passages(text: str, *, length: int = 600) -> list[Span]:
    """Return `text` cut into passages of about `length` code points, in order.

    A passage begins and ends with a sentence and holds whole paragraphs where they fit. Where a paragraph is cut before
    a sentence that leans on the one before it ("He", "This", "However"), that one is in both passages; nothing else is
    in two. A passage is longer than `length` only for such a sentence or when it is a single one, and never longer
    than twice; a sentence longer than that is cut between words. Every character but white space is in a passage; a
    text without any has none.

    Raises: `ValueError` when `length` is not positive.
    """
    if length < 1:
        raise ValueError(f"a passage needs a length of 1 or more, not {length}")
    units = (unit for paragraph in _paragraphs(text) for unit in _fitting(text, paragraph, length))
    return [trim(text, span) for span in _packed(units, length)]


_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def _paragraphs(text: str) -> Iterator[Span]:
    """Stretches between blank lines, those of white space left out."""
    start = 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if paragraph := trim(text, Span(start, end)):
            yield paragraph
        start = gap.end() if gap else end


def _fitting(text: str, paragraph: Span, length: int) -> list[Span]:
    """The paragraph itself where it fits, else its sentences packed into stretches that do."""
    if len(paragraph) <= length:
        return [paragraph]
    pieces = [piece for sentence in _sentences(text, paragraph) for piece in _words(text, sentence, length)]
    return list(_with_what_they_lean_on(text, pieces, _packed(pieces, length), length))


# A sentence with one of these for its subject or its first word goes on with what was said.
_LEANING = re.compile(
    r"(?:He|She|It|They|We|This|That|These|Those|His|Her|Its|Their|Such|Both|Neither|"
    r"But|However|Instead|Then|Also|Therefore|Thus|So|Moreover|Still|Yet|Nevertheless)\b"
)


def _with_what_they_lean_on(text: str, pieces: list[Span], packed: list[Span], length: int) -> Iterator[Span]:
    before = {piece.start: other for other, piece in pairwise(pieces)}
    for last, span in zip([None, *packed], packed, strict=False):
        other = before.get(span.start)
        # A passage that was nothing but that sentence would stand wholly in the next.
        more = last is not None and other is not None and last.start < other.start
        leans = more and _LEANING.match(text, span.start)
        if other is not None and leans and span.end - other.start <= 2 * length:
            yield Span(other.start, span.end)
        else:
            yield span


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """Sentences of the paragraph, each up to where the next begins, so that nothing is lost."""
    starts = [paragraph.start + sentence.start for sentence in sentences(paragraph.of(text))]
    edges = [paragraph.start, *starts[1:], paragraph.end]
    for start, end in pairwise(edges):
        yield trim(text, Span(start, end))


def _words(text: str, sentence: Span, length: int) -> Iterator[Span]:
    """The sentence, or pieces no longer than `length` where it is longer than two of them."""
    while len(sentence) > 2 * length:
        space = max(
            (text.rfind(white, sentence.start + 1, sentence.start + length + 1) for white in " \n\t"),
            default=-1,
        )
        cut = space if space > 0 else sentence.start + length
        yield trim(text, Span(sentence.start, cut))
        sentence = trim(text, Span(cut, sentence.end))
    yield sentence


def _packed(units: Iterable[Span], length: int) -> list[Span]:
    """Neighbours joined as long as together they are no longer than `length`."""
    packed: list[Span] = []
    for unit in units:
        if packed and unit.end - packed[-1].start <= length:
            packed[-1] = Span(packed[-1].start, unit.end)
        else:
            packed.append(unit)
    return packed
