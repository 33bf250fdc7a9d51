"""Which clauses begin in one half of a quotation and end in the other: "*The bank*", she said, "*was shut*"?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.clause.cut import tidy
from factbench.english.verb import finite

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factbench.english.clause.cut import Clause
    from factbench.text.slots import Attribution
    from factbench.text.span import Span


def joined(text: str, said: Sequence[Attribution], found: Iterable[Clause]) -> list[Clause]:
    """Return the clauses; one that begins where a second half does, with the first half before it."""
    begun = dict(_halves(text, said))
    return [
        replace(each, parts=(*begun[each.parts[0].start], *each.parts))
        if each.parts[0].start in begun
        else each
        for each in found
    ]


def _halves(text: str, said: Sequence[Attribution]) -> Iterable[tuple[int, tuple[Span, ...]]]:
    """Where a second half begins that goes on without a capital, with its first half, if that has no verb."""
    contents: dict[Span, list[Span]] = {}
    for each in said:
        contents.setdefault(each.cue, []).append(each.content)
    for first, second, *_ in (sorted(each) for each in contents.values() if len(each) > 1):
        if first.end < second.start and text[second.start].islower() and not finite(first.of(text)):
            yield second.start, tidy(text, [first])
