"""Several claims at once, and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.text.clean import one_line
from factbench.tui.actions import ACTIONS
from factbench.tui.glyphs import rating_words
from factbench.tui.screens.review.claiming import Claiming
from factbench.tui.screens.review.messages import Undone

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.model import Event
    from factbench.opening import ClaimLine


class Several(Claiming):
    """The keys that mark, and verbs that mean all that is marked."""

    _range_from: int | None = None
    """Where a range began; None while none is drawn."""
    _marked_before: frozenset[int] = frozenset()
    """What was marked when the range began."""
    _for_all = False
    """Whether the next verb means all marked claims."""

    def action_mark(self) -> None:
        """Mark the claim, or no longer, and go to the next."""
        key = self._key()
        if key is None:
            return
        self._range_from = None
        self._rows.marked ^= {key}
        self.claims.repaint(self.claims.cursor)
        self._say_marked()
        self._move_to(self.claims.cursor + 1)

    def action_mark_range(self) -> None:
        """Mark every claim from here to where the cursor goes, until the key is pressed again."""
        if self._range_from is not None:
            self._range_from = None
            self._say_marked()
            return
        if self._key() is not None:
            self._range_from, self._marked_before = self.claims.cursor, frozenset(self._rows.marked)
            self._mark_to(self.claims.cursor)

    def _move_to(self, position: int) -> None:
        super()._move_to(position)
        if self._range_from is not None:
            self._mark_to(self.claims.cursor)

    def _mark_to(self, position: int) -> None:
        first, last = sorted((self._range_from or 0, position))
        self._rows.marked = {*self._marked_before, *self._rows.keys[first : last + 1]}
        self.claims.refresh()
        self._say_marked()

    def _say_marked(self) -> None:
        count = len(self._rows.marked)
        self._say(f"{count} marked · ; and a verb means all of them" if count else "Nothing is marked.")

    def action_for_all(self) -> None:
        """Let the next verb mean all marked claims."""
        self._range_from = None
        self._for_all = bool(self._rows.marked)
        count = len(self._rows.marked)
        self._say(
            f"Now a verdict, tag or flag for all {count}" if count else "Mark claims first: space, or V."
        )

    def _unmark(self) -> bool:
        """Mark nothing; whether something was marked."""
        marked = bool(self._rows.marked) or self._range_from is not None
        self._rows.marked.clear()
        self._range_from, self._for_all = None, False
        if marked:
            self.claims.refresh()
        return marked

    def action_back(self) -> None:
        """Peel one layer: marked words, marked claims, then zoom and filter."""
        if not self.article.drop_marks() and not self._unmark():
            super().action_back()

    # ------------------------------------------------------------------------------------- verbs

    def _rate(self, rating: str | None) -> bool:
        if not self._for_all:
            return super()._rate(rating)
        bench = self._bench
        act: Callable[[str], Event] = (
            (lambda claim: bench.decide(claim, clear=True))
            if rating is None
            else (lambda claim: bench.decide(claim, rating=rating))
        )
        self._do_all(act, rating_words(rating))
        return False

    def action_confidence(self, step: int) -> None:
        """Be more or less sure; of several claims, all as sure as the current one becomes."""
        from factbench.model import Confidence

        row = self._row()
        if not self._for_all or row is None:
            super().action_confidence(step)
            return
        steps = list(Confidence)
        place = max(0, min(steps.index(Confidence(row.confidence)) + step, len(steps) - 1))
        self._do_all(
            lambda claim: self._bench.decide(claim, confidence=steps[place]),
            f"confidence {steps[place].value}",
        )

    def action_misleading(self) -> None:
        """Say that the words mislead; of several claims, that all do."""
        if self._for_all:
            self._do_all(lambda claim: self._bench.decide(claim, misleading=True), "misleading")
        else:
            super().action_misleading()

    def _annotate(self, act: Callable[[ClaimLine], Event], words: str) -> None:
        if not self._for_all:
            super()._annotate(act, words)
            return
        bench = self._bench

        def on(claim: str) -> Event:
            (line,) = bench.claim_lines([bench.claim_key(claim)])
            return act(line)

        self._do_all(on, words.removesuffix(" · u undo"))

    def _do_all(self, act: Callable[[str], Event], words: str) -> None:
        """Do something to every marked claim as one act, which one undo takes back."""
        bench, keys = self._bench, sorted(self._rows.marked)
        here = self._key()
        self._unmark()

        def run() -> Undone:
            lines = [
                line
                for start in range(0, len(keys), PART)
                for line in bench.claim_lines(keys[start : start + PART])
            ]
            with bench.together():
                for line in lines:
                    act(line.id)
            return Undone(here, None, f"{len(lines)} claims: {words} · u undo", reorder=True)

        self._say(f"{len(keys)} claims: storing…")
        self._do_act(run)

    # ---------------------------------------------------------------------------------- command line

    def action_command(self) -> None:
        """Type the number of a claim, or the name of anything a key does."""
        self._ask_words(
            "Number of a claim, or an action  (→ completes)", "", self._command, [each.id for each in ACTIONS]
        )

    def _command(self, words: str) -> None:
        typed = words.strip().lstrip(":")
        if typed.isdecimal():
            self._move_to(max(0, min(int(typed[:18]) - 1, len(self._rows) - 1)))
            return
        fitting = [each for each in ACTIONS if each.id == typed] or [
            each for each in ACTIONS if typed and each.id.startswith(typed)
        ]
        if len(fitting) == 1:
            self._do(fitting[0].call)
        elif typed:
            names = ", ".join(each.id for each in fitting[:4])
            self._say(
                f"{one_line(typed)} could be {names}…"
                if fitting
                else f"No action is called {one_line(typed)}."
            )


PART = 1_000
"""Claims read at once for a verb that means several."""
