"""Span: a stretch of one immutable text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch `[start, end)` of a text, in Unicode code points; ordered by start, then end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The slice of `text` that this span is."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside; a span covers itself."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def intersect(self, other: Span) -> Span:
        """What the two share; where they share nothing, an empty span of this one, at the end nearer to `other`."""
        start = min(max(self.start, other.start), self.end)
        return Span(start, max(start, min(self.end, other.end)))


def trim(text: str, span: Span, *, also: str = "") -> Span:
    """The span without white space, and without characters of `also`, at either end."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return span if start == span.start and end == span.end else Span(start, end)
