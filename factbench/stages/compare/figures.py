"""Which dates and numbers of a statement does a passage of the same language have, where nobody knows their words?

What is not found is silent, never a conflict: only words could say that two figures are of the same thing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.calendar import Fit, fit
from factbench.english.quantity.magnitude import agree
from factbench.model import Agreement, Element
from factbench.stages.compare.clash import signal
from factbench.stages.compare.side import MINE, THEIRS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Signal
    from factbench.stages.compare.side import Side
    from factbench.text.slots import Quantity


def compare_figures(claim: Side, evidence: Side) -> Iterator[Signal]:
    """A date agrees with the same one, a number with the same of one unit; without a unit it must be telling.

    Where the passage has one other amount in the unit, the silence points at it.
    """
    for slot in claim.dates[:MINE]:
        same = next((each for each in evidence.dates[:THEIRS] if fit(slot, each) is Fit.SAME), None)
        if same is not None:
            yield signal(Element.DATE, Agreement.AGREES, claim, slot.span, evidence, same.span)
    for amount in claim.quantities[:MINE]:
        yield from _number(claim, amount, evidence)


def _number(claim: Side, mine: Quantity, evidence: Side) -> Iterator[Signal]:
    rivals = [
        each for each in evidence.quantities[:THEIRS] if (each.unit, each.kind) == (mine.unit, mine.kind)
    ]
    for each in rivals:
        if agree(mine, each) and (
            mine.unit or _tells(mine) or _counted(claim, mine) == _counted(evidence, each)
        ):
            yield signal(Element.NUMBER, Agreement.AGREES, claim, mine.span, evidence, each.span)
            return
    if mine.unit and len(rivals) == 1:
        why = "which may be about something else"
        yield signal(Element.NUMBER, Agreement.SILENT, claim, mine.span, evidence, rivals[0].span, why)


def _tells(mine: Quantity) -> bool:
    """Whether the number has so many digits that it meets no other by chance."""
    return mine.value is not None and len(f"{mine.value:g}".replace(".", "").strip("-0")) >= _DIGITS


_DIGITS = 3


def _counted(side: Side, amount: Quantity) -> str:
    """The beginning of the word behind a number; the number itself where none follows, which equals no word."""
    found = _WORD.match(side.text, amount.span.end)
    return found[1].casefold()[:_ROOT] if found else amount.span.of(side.text)


_WORD = re.compile(r"\s(?:(?:de|di)\s|d['’])?([^\W\d_]{3,})")
# Letters after which two words are taken to be of one root.
_ROOT = 5
