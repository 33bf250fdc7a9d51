"""Which slots of a text stand within a stretch of it? Asked many times a text, so by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from factbench.text.slots import Quotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.text.slots import Attribution, Rank
    from factbench.text.span import Span


class _HasSpan(Protocol):
    @property
    def span(self) -> Span: ...


_Slot = TypeVar("_Slot", bound=_HasSpan)


class Placed(Generic[_Slot]):
    """Slots of a text, in order and apart, asked by where they stand."""

    def __init__(self, slots: Sequence[_Slot]) -> None:
        self._slots = slots
        self._starts = [slot.span.start for slot in slots]
        self._ends = [slot.span.end for slot in slots]

    def inside(self, parts: Iterable[Span]) -> tuple[_Slot, ...]:
        """Those that lie within one of the parts, in order."""
        found: list[_Slot] = []
        if not self._slots:
            return ()
        for part in sorted(parts):
            first = bisect_left(self._starts, part.start)
            found += self._slots[first : max(first, bisect_right(self._ends, part.end))]
        return tuple(found)

    def meeting(self, part: Span) -> Sequence[_Slot]:
        """Those that share a code point with the part, in order."""
        return self._slots[bisect_right(self._ends, part.start) : bisect_left(self._starts, part.end)]


def ranks_within(found: Placed[Rank], parts: Iterable[Span]) -> Iterator[Rank]:
    """The ranks that begin in one of the parts, with as much of their scope as it holds."""
    for part in sorted(parts):
        for rank in found.meeting(part):
            if rank.span.start >= part.start:
                scope = rank.scope and rank.scope.intersect(part)
                yield replace(rank, span=rank.span.intersect(part), scope=scope or None)


def quoted_within(found: Placed[Quotation], parts: Iterable[Span]) -> Iterator[Quotation]:
    """What of the parts is quoted."""
    for part in sorted(parts):
        for each in found.meeting(part):
            yield Quotation(each.span.intersect(part), each.whole and part.covers(each.span))


class Attributed:
    """Attributions by where their content stands; asked in reading order, so that time stays linear."""

    def __init__(self, said: Sequence[Attribution]) -> None:
        self._said = said
        self._starts = [each.content.start for each in said]
        # The furthest end of any content that begins at or before this one: where looking back may stop.
        self._ends: list[int] = []
        for each in said:
            self._ends.append(max(each.content.end, self._ends[-1] if self._ends else 0))

    def touching(self, span: Span) -> list[Attribution]:
        """Those whose content shares a code point with the span, in order."""
        last = bisect_left(self._starts, span.end)
        first = bisect_right(self._ends, span.start, 0, last)
        return [each for each in self._said[first:last] if each.content.overlaps(span)]

    def over(self, parts: Sequence[Span]) -> tuple[Attribution, ...]:
        """Those whose content holds all parts, the outermost first.

        What a speaker breaks ("the pond, *she says*, is dry") is held by both halves together.
        """
        by_part = [[each for each in self.touching(part) if _holds(each.content, part)] for part in parts]
        cues = [{each.cue for each in held} for held in by_part[1:]]
        held = [each for each in by_part[0] if all(each.cue in other for other in cues)]
        return tuple(
            sorted(held, key=lambda each: (-len(each.content), each.content.covers(each.cue), each.cue))
        )


def _holds(content: Span, part: Span) -> bool:
    """Whether the part lies in the content, give or take marks at the end: `,”`."""
    return content.start <= part.start + 1 and part.end <= content.end + 2
