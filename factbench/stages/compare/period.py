"""Is the passage of the claim's time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.rank import ranks
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side


def compare_periods(claim: Side, evidence: Side) -> Iterator[Signal]:
    """A passage published after the claim qualifies its figures and ranks: they may have changed since.

    The signal speaks of the first figure or rank, and of the whole passage, which is an empty span at its beginning.
    """
    if claim.published is None or evidence.published is None or evidence.published <= claim.published:
        return
    changing = [slot.span for slot in claim.quantities] + [*ranks(claim)]
    if changing and not claim.dates:
        why = (
            f"The passage is of {evidence.published}, younger than the claim of {claim.published}:"
            " this may have changed since."
        )
        yield Signal(Element.PERIOD, Agreement.QUALIFIES, min(changing), Span(0, 0), why)
