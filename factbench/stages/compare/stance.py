"""Which stance do the signals between a statement and a passage suggest?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.model import Agreement, Suggestion
from factbench.stages.compare.elements import OWED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.model import Signal


def suggested(signals: Sequence[Signal], covered: float) -> Suggestion:
    """Refutes where something conflicts; supports where all that is owed agrees and most is covered; else unclear.

    Every date, number, rank and quotation of the statement is owed: silence about one supports nothing, least of all
    a first or a largest. `covered` is the share of the statement's topic, 0 to 1, that the passage speaks of.
    """
    found = {signal.agreement for signal in signals}
    if Agreement.CONFLICTS in found:
        return Suggestion.REFUTES
    agreed = {
        (signal.element, signal.claim_span) for signal in signals if signal.agreement is Agreement.AGREES
    }
    narrowed = any(
        signal.agreement is not Agreement.AGREES and (signal.element, signal.claim_span) not in agreed
        for signal in signals
        if signal.element in OWED or signal.agreement is Agreement.QUALIFIES
    )
    if agreed and not narrowed and covered >= _COVERED:
        return Suggestion.SUPPORTS
    return Suggestion.UNCLEAR


# Share of the claim's topic from which agreement may count as support.
_COVERED = 0.6
