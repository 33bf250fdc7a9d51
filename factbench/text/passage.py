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
    """Return `text` cut into passages of about `length` code points, in order, not overlapping.

    A passage begins and ends with a sentence, holds whole paragraphs where they fit, and is longer than
    `length` only when it is a single sentence; a sentence longer than twice `length` is cut between words.
    Every character but white space is in exactly one passage; a text without any has none.

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
    return _packed(
        (piece for sentence in _sentences(text, paragraph) for piece in _words(text, sentence, length)),
        length,
    )


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
