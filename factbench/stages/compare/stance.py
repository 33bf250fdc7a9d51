"""Which stance do the signals between a statement and a passage suggest?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.model import Agreement, Element, Suggestion
from factbench.stages.compare.elements import OWED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.model import Signal
    from factbench.stages.compare.heart import Heart


def suggested(signals: Sequence[Signal], owed: Heart) -> Suggestion:
    """Refutes where something conflicts; supports where the passage says all that the statement says; else less.

    Every date, number, rank, quotation, name and word of the statement is owed, silence about one supports nothing, and
    what qualifies it in one respect does not support it in another. "mentions" is left where names agree and nothing
    speaks for or against what is said of them; else the stance is unclear.
    """
    found = {signal.agreement for signal in signals}
    if Agreement.CONFLICTS in found:
        # Another name in a passage that leaves out what is said of it: perhaps the same is true of both.
        named = all(each.element is Element.NAME for each in signals if each.agreement is Agreement.CONFLICTS)
        return Suggestion.UNCLEAR if named and owed.unsaid else Suggestion.REFUTES
    agreed = {
        (signal.element, signal.claim_span) for signal in signals if signal.agreement is Agreement.AGREES
    }
    silent = any(
        signal.agreement is Agreement.SILENT and (signal.element, signal.claim_span) not in agreed
        for signal in signals
        if signal.element in OWED
    )
    if Agreement.QUALIFIES in found:
        return Suggestion.UNCLEAR
    owing = silent or owed.missing or owed.whose is not None
    if not owing and owed.said and owed.said + len(agreed) >= _LEAST:
        return Suggestion.SUPPORTS
    named = any(element is Element.NAME for element, _ in agreed)
    return Suggestion.MENTIONS if named else Suggestion.UNCLEAR


# So many words and elements must be said: one alone is a topic. One at least must be a word, for names, dates and
# numbers alone say nothing of each other: what has no other is left to the reader.
_LEAST = 2
