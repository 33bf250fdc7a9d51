"""A text and marks over it -> pieces, each with the marks that cover it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


Name = TypeVar("Name")


def covering(text: Span, marks: Iterable[tuple[Span, Name]]) -> list[tuple[Span, tuple[Name, ...]]]:
    """`text` cut wherever a mark begins or ends: the pieces in order, each with the marks that cover it as given.

    The pieces join up to `text` again. Marks may nest and overlap; what of them lies outside `text` is ignored.
    """
    inside = [(span, mark) for span, mark in marks if span.overlaps(text)]
    edges = {edge for span, _ in inside for edge in (span.start, span.end) if text.start < edge < text.end}
    borders = sorted({text.start, text.end, *edges})
    return [
        (piece, tuple(mark for span, mark in inside if span.covers(piece)))
        for piece in (Span(start, end) for start, end in pairwise(borders))
    ]
