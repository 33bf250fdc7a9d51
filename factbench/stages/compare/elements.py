"""Which elements does a statement have that evidence must speak to?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factbench.model import Element
from factbench.stages.compare.quotation import quoted
from factbench.stages.compare.rank import ranks
from factbench.text.slots import Grain, How

if TYPE_CHECKING:
    from factbench.stages.compare.side import Side
    from factbench.text.span import Span

OWED = frozenset({Element.DATE, Element.NUMBER, Element.FIRST, Element.QUOTATION})
"""The elements that a passage must confirm, each of them, to support a statement."""


@lru_cache(maxsize=8)
def elements(claim: Side) -> tuple[tuple[Element, Span], ...]:
    """Dates with a value, numbers, names, words of rank and quotations, by where they stand; no span twice.

    "first" is a rank and no number besides.
    """
    ranked = ranks(claim)
    found = [(Element.FIRST, span) for span in ranked]
    found += [
        (Element.DATE, slot.span)
        for slot in claim.dates
        if slot.how is not How.UNRESOLVED or slot.grain in (Grain.MONTH, Grain.DAY)
    ]
    found += [
        (Element.NUMBER, slot.span)
        for slot in claim.quantities
        if not any(span.covers(slot.span) for span in ranked)
    ]
    found += [(Element.NAME, name.span) for name in claim.names]
    found += [(Element.QUOTATION, span) for span in quoted(claim)]
    return tuple(sorted(found, key=lambda each: (each[1], each[0].value)))
