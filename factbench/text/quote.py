"""A stretch of a text as it stood: its place, its words, and what stood around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factbench.text.span import Span

CONTEXT = 32
"""Code points kept before and after a quote, by which it is found again."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch, of one or more parts, as it stood in the text that it was taken from."""

    parts: tuple[Span, ...]
    words: tuple[str, ...]
    """The slice of each part."""
    before: str
    """At most `CONTEXT` code points that stood before the first part."""
    after: str
    """At most `CONTEXT` code points that stood after the last part."""

    @classmethod
    def of(cls, text: str, parts: Sequence[Span]) -> Quote:
        """The stretch that `parts` make in `text`."""
        before, after = parts[0].start, parts[-1].end
        return cls(
            tuple(parts),
            tuple(part.of(text) for part in parts),
            text[max(0, before - CONTEXT) : before],
            text[after : after + CONTEXT],
        )
