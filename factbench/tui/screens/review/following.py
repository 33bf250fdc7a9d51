"""What is shown follows what is known: the cursor, the marks, the list, what stands beside a claim, the bar."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any

from factbench.errors import FactbenchError
from factbench.text.clean import one_line
from factbench.tui import wording
from factbench.tui.screens.review.state import drawn, marked, ranged, unmarked

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from factbench.opening import Filter
    from factbench.tui.detail import Surroundings
    from factbench.tui.screens.review.panes import Panes
    from factbench.tui.screens.review.reader import Gaps, Opined, Ordered, Read, Reader
    from factbench.tui.screens.review.state import State

SAID = 2.0
"""Seconds for which the bar says what was just done."""
SETTLE = 0.05
"""Seconds without a move after which article and evidence follow the cursor."""
BURST = 0.15
"""Seconds within which one move follows another when a key is held, even over a slow line."""
NEARBY = 50
"""Claims before the cursor that are looked for where its own is gone."""
PAINT = 0.01
"""Seconds that the cursor's two lines take to be painted; they go first."""


class Following:
    """The state, the panes that show it and the reader that adds to it; every change of the state is made here."""

    def __init__(self, screen: Screen[None], state: State, panes: Panes, reader: Reader) -> None:
        self._screen = screen
        self.state = state
        self.panes = panes
        self.reader = reader
        self._listed: Filter | None = None
        """What the list is of."""
        self._moved = 0.0
        """When the cursor moved last."""
        self._settling: Timer | None = None
        self._saying: Timer | None = None

    def become(self, **changes: Any) -> None:
        """From now on these fields of the state are others."""
        self.state = self.state._replace(**changes)

    def say(self, words: str, *, seconds: float | None = None) -> None:
        """Say what was just done, for `SAID` seconds if no others are told; then the claim's verdict comes back.

        What is longer than the line stands in three of them.
        """
        self.panes.bar.say(f" {words}")
        self.panes.bar.set_class(self.panes.bar.too_long, "-long")
        if self._saying is not None:
            self._saying.stop()
        self._saying = self._screen.set_timer(SAID if seconds is None else seconds, self.said)

    def said(self) -> None:
        """What was said has been read."""
        self._saying = None
        self.panes.bar.remove_class("-long")
        self.stand()

    def stand(self) -> None:
        """Let the bar tell how the current claim stands, unless it is saying something."""
        if self._saying is None:
            self.panes.show_standing(self.state)

    def complain(self, error: FactbenchError, what: str = "") -> None:
        """Say what went wrong, so that nobody misses it."""
        self.say(f"{what}{one_line(str(error))}", seconds=SAID * 3)
        bar = self.panes.bar
        bar.say(bar.left, "")
        bar.add_class("-failed", *(["-long"] if bar.too_long else []))
        self._screen.set_timer(SAID * 3, lambda: bar.remove_class("-failed", "-long"))

    def move_to(self, position: int | None) -> None:
        """Cursor first; the other panes follow when the keys rest."""
        if position is None or not 0 <= position < len(self.state.rows):
            return
        if position == self.state.cursor:
            self.panes.claims.show_line(position)
        else:
            self.put_cursor(position)
            self.show_soon()
        if self.state.range_from is not None:
            self.state = drawn(self.state)
            self.panes.show_marks(self.state)
            self._say_marked()

    def put_cursor(self, position: int) -> None:
        """The cursor alone."""
        self.become(cursor=position)
        self.panes.claims.move_to(position)

    def show_current(self) -> None:
        """Let article and evidence follow the cursor."""
        row = self.state.row
        self.panes.greet(
            self.state, empty=row is None and not wording.filtered(self.state.wanted) and not self.state.low
        )
        if row is None:
            self.become(detail=None)
            self.panes.show_nothing(self.state)
        else:
            self.reader.detail(self.state, row.id)

    def show_soon(self) -> None:
        """The same: after a single key when the cursor is painted, in a burst once the keys rest."""
        if self._settling is not None:
            self._settling.stop()
        before, self._moved = self._moved, monotonic()
        wait = SETTLE if self._moved - before < BURST else PAINT
        self._settling = self._screen.set_timer(wait, self.show_current)

    def show_row(self, key: int, rating: str | None, confidence: str) -> None:
        """Show a verdict in the list, wherever the claim stands in it now."""
        rows = self.state.rows
        position = self.state.cursor if self.state.key == key else rows.position(key)
        if position is not None:
            rows.mark(position, rating, confidence)
            self.panes.claims.repaint(position)
            self.panes.show_head(self.state)

    def show_verdict(self) -> None:
        """Show what the reviewer holds of the current claim."""
        self.panes.show_verdict(self.state)
        self.stand()

    def mark(self) -> None:
        """Mark the claim, or no longer, and go to the next."""
        if self.state.key is None:
            return
        self.state = marked(self.state)
        self.panes.show_marks(self.state, self.state.cursor)
        self._say_marked()
        self.move_to(self.state.cursor + 1)

    def mark_range(self) -> None:
        """Mark every claim from here to where the cursor goes, until the key is pressed again."""
        if self.state.key is None and self.state.range_from is None:
            return
        self.state = ranged(self.state)
        self.panes.show_marks(self.state)
        self._say_marked()

    def for_all(self) -> None:
        """Let the next verb mean all marked claims."""
        count = len(self.state.marked)
        self.become(range_from=None, for_all=count > 0)
        verbs = "a verdict, a T & * Q Z @"
        self.say(f"The next verb means all {count}: {verbs}" if count else "Mark claims first: space, or V.")
        self.panes.show_head(self.state)

    def _say_marked(self) -> None:
        count = len(self.state.marked)
        self.panes.show_head(self.state)
        self.say(f"{count} marked · ; and a verb means all of them" if count else "Nothing is marked.")

    def unmark(self) -> bool:
        """Mark nothing; whether something was marked."""
        before, self.state = self.state, unmarked(self.state)
        was = bool(before.marked) or before.range_from is not None
        if was:
            self.panes.show_marks(self.state)
            self.panes.show_head(self.state)
        return was

    def mark_again(self, keys: frozenset[int]) -> None:
        """Mark what was meant by a verb that could not be done to all of it."""
        self.become(marked=self.state.marked | keys)
        self.panes.show_marks(self.state)
        self.panes.show_head(self.state)

    def only_one(self) -> None:
        """Let the next verb mean the current claim again; the marks stay."""
        if self.state.for_all:
            self.become(for_all=False)
            self.panes.show_head(self.state)

    def list_claims(self, wanted: Filter) -> None:
        """List what fits."""
        if wanted != self.state.wanted:
            self.become(wanted=wanted)
            self.reader.order(self.state)

    def ordered(self, message: Ordered) -> None:
        """Take the order, keeping the cursor on its claim where that is still in the list."""
        state = self.state
        if message.wanted != state.wanted:
            return
        same, self._listed = message.wanted == self._listed, message.wanted
        key = self._stopped_at() if state.resuming else state.key if state.seek is None else state.seek
        nearby = state.rows.keys[max(0, state.cursor - NEARBY) : state.cursor]
        state.rows.replace(message.keys, message.decided)
        self.become(resuming="", seek=None, counted=True, orphans=message.orphans, low=message.low)
        self.become(leases=message.leases)
        self.panes.claims.signs = {**message.signs, state.first.reviewer: "me"}
        self.panes.claims.forget()
        place = state.rows.position(key) if key is not None else None
        if place is None and same:
            # Gone, as the second half of a claim that is no longer split: what stood before it is nearest.
            there = (state.rows.position(each) for each in reversed(nearby))
            place = next((each for each in there if each is not None), None)
            self.become(detail=None)
        self.put_cursor(place or 0)
        self.panes.show_head(self.state)
        if place is None or state.resuming or state.seek is not None or state.detail is None:
            self.show_current()

    def _stopped_at(self) -> int | None:
        """Row number of the claim that the reviewer stopped at; None where it is gone."""
        bench = self.state.bench
        try:
            return bench.desk.claim_key(self.state.resuming) if bench else None
        except FactbenchError:
            return None

    def read(self, message: Read) -> None:
        """Show a claim's article and evidence, if the cursor is still on it."""
        row = self.state.row
        if row is None or row.id != message.detail.claim.id:
            return
        if message.moment != self.state.stored:
            # Something was stored while this was read, so it may be what stood before.
            self.reader.detail(self.state, row.id)
            return
        known = self.state.detail_of(row.id)
        detail = replace(message.detail, opinions=known.opinions if known else ())
        if detail != self.state.detail:
            self.become(detail=detail)
            self._look_for_gaps(message.detail.surroundings)
            self.panes.show_detail(self.state)
            self.stand()
            if self.state.bench is not None:
                self.reader.opinions(self.state.bench, row.id)

    def opined(self, message: Opined) -> None:
        """Show what a model makes of the evidence, if the cursor is still on its claim."""
        detail = self.state.detail_of(message.claim)
        if detail is not None and tuple(message.opinions) != tuple(detail.opinions):
            self.become(detail=replace(detail, opinions=tuple(message.opinions)))
            self.show_verdict()

    def _look_for_gaps(self, around: Surroundings) -> None:
        """The sentences without a claim are others in another article, and where claims came or went."""
        before = self.state.gaps_of
        if around is not before and self.state.bench is not None:
            same = before is not None and before.article == around.article
            self.become(gaps=self.state.gaps if same else None, gaps_of=around)
            self.reader.gaps(self.state.bench, around)

    def gaps(self, message: Gaps) -> None:
        """Mark the sentences without a claim, where they are still those of the article that is shown."""
        if message.of is self.state.gaps_of:
            self.become(gaps=message.found)
            self.panes.show_gaps(self.state)

    def looked(self) -> None:
        """Show the evidence that was found meanwhile."""
        self.become(stored=self.state.stored + 1)
        self.show_current()
