"""Which claims does a verb mean, and what comes of it? Loaded with the verbs, after the first paint."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factbench.model import Verdict
    from factbench.opening import ClaimLine
    from factbench.tui.screens.review.state import State
    from factbench.workbench import Workbench

PART = 1_000
"""Claims read at once for a verb that means several."""


class Targets(NamedTuple):
    """The claims that a verb means."""

    bench: Workbench
    row: ClaimLine | None
    """The current claim; of several it need not be one."""
    position: int
    """Where it stands."""
    keys: tuple[int, ...] = ()
    """Row numbers of all that are meant, in their order; empty where the current claim is."""
    here: int | None = None
    """Row number of the claim to stand on afterwards, where several are meant and the current one may be gone."""

    @property
    def none(self) -> bool:
        """Whether there is no claim that could be meant."""
        return self.row is None and not self.keys

    @property
    def many(self) -> bool:
        """Whether all marked claims are meant, and be it one."""
        return bool(self.keys)

    def ids(self) -> list[str]:
        """Their ids; reads them where several are meant, so call it away from the screen's thread."""
        if not self.many:
            return [self.row.id] if self.row else []
        parts = (self.keys[start : start + PART] for start in range(0, len(self.keys), PART))
        return [line.id for part in parts for line in self.bench.desk.claim_lines(part)]


def targets(state: State) -> Targets | None:
    """The marked claims after `;`, else the current one: every verb asks here. None before the desk is open."""
    if state.bench is None:
        return None
    if state.for_all and state.marked:
        after = state.rows.keys[state.cursor :]
        here = next((key for key in after if key not in state.marked), state.key)
        return Targets(state.bench, state.row, state.cursor, tuple(sorted(state.marked)), here)
    return Targets(state.bench, state.row, state.cursor)


class Shown(NamedTuple):
    """How a claim stands in the list."""

    key: int
    rating: str | None
    confidence: str


class Back(NamedTuple):
    """What is to be shown again where an act could not be stored."""

    shown: Shown | None = None
    marked: frozenset[int] = frozenset()
    draft: tuple[str, str] | None = None
    """Claim and words."""
    typed: tuple[str, str] | None = None
    """Id of the action that asked for words, and what was typed: asked again, they stand there."""


class After(StrEnum):
    """What is to be shown anew when an act is stored."""

    NOTHING = "nothing"
    VERDICT = "verdict"
    """The verdict; the words were said before."""
    CLAIM = "claim"
    """The claim, to which the cursor goes."""
    LIST = "list"
    """Everything: where claims stand may be another now."""


class Done(NamedTuple):
    """What an act came to."""

    after: After
    words: str = ""
    key: int | None = None
    """Row number of the claim that the cursor goes to."""
    verdict: Verdict | None = None
    again: str | None = None
    """Id of a claim that stands or is worded otherwise now, for which evidence is to be looked for."""

    @property
    def relists(self) -> bool:
        """Whether the list is to be read anew."""
        return self.after is After.LIST

    @property
    def decides(self) -> bool:
        """Whether it changed a verdict and nothing else."""
        return self.after is After.VERDICT
