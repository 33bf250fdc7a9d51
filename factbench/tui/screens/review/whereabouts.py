"""Who is to know where the reviewer is? Others, of the claim that is open here; the next session, of all."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from factbench.errors import FactbenchError
from factbench.opening import FIRST, Seen
from factbench.tui.screens.review.writer import Job

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from factbench.tui.screens.review.following import Following
    from factbench.tui.screens.review.writer import Writer

REST = 2.0
"""Seconds without an act after which the place is remembered: a crash loses no act, and seldom the place."""
RENEWED = 300.0
"""Seconds after which others are told again that a claim is open here, where something is done at it."""


class Whereabouts:
    """Tells where the reviewer is, once they rest. Whoever only looks is told of nowhere."""

    def __init__(self, screen: Screen[None], follow: Following, writer: Writer) -> None:
        self._screen = screen
        self._follow = follow
        self._writer = writer
        self._remembering: Timer | None = None
        self._leasing: Timer | None = None
        self._leased = ("", 0.0)
        """The claim of which others know that it is open here, and since when."""

    @property
    def _at_work(self) -> bool:
        """Whether there is a place to remember: whoever only looks leaves the database as it was."""
        state = self._follow.state
        return state.acted or bool(state.first.claim) or self._remembering is not None

    def listed(self) -> None:
        """Call when another list is shown."""
        if self._at_work:
            self.acted()

    def acted(self) -> None:
        """Call when something was decided: the place is remembered soon."""
        if self._remembering is not None:
            self._remembering.stop()
        self._remembering = self._screen.set_timer(REST, self._remember)

    def came(self) -> None:
        """Call when another claim is shown: others are told soon, where somebody has acted in this sitting."""
        state, (claim, since) = self._follow.state, self._leased
        row = state.row
        if self._leasing is not None:
            self._leasing.stop()
        if row is not None and state.acted and (row.id != claim or monotonic() - since > RENEWED):
            self._leasing = self._screen.set_timer(REST, partial(self._lease, row.id))

    def leave(self) -> None:
        """Remember the place now, and let the claim go."""
        if self._at_work:
            self._remember()
        if self._leased[0]:
            self._lease("")

    def _lease(self, claim: str) -> None:
        """Say that this claim is open here, and no other; "" for none."""
        bench = self._follow.state.bench
        if bench is not None:
            self._leased = claim, monotonic()

            def run() -> None:
                with suppress(FactbenchError):  # nobody asked for it, and no act leans on it
                    bench.desk.at_claim(claim)

            self._writer.put(Job(run))

    def _remember(self) -> None:
        """Store the claim and the list that the reviewer is at, and count what was done."""
        self._remembering = None
        state = self._follow.state
        if state.bench is not None:
            claim = state.row.id if state.row else ""
            self._writer.remember(state.bench, claim, state.wanted, self._seen())

    def _seen(self) -> Seen | None:
        """What of the list is on the screen, for the first paint of the next session."""
        state, top = self._follow.state, self._follow.panes.claims.top
        keys = tuple(state.rows.keys[top : top + FIRST])
        if state.resuming or not 0 <= state.cursor - top < len(keys):
            return None
        return Seen(top, state.cursor, len(state.rows), state.rows.open, keys)
