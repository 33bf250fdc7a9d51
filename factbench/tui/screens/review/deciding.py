"""Verdicts, citations, undo: what the keys do is shown at once and stored in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.text.clean import one_line
from factbench.tui.acts import Job
from factbench.tui.glyphs import SHORT_CONFIDENCE, rating_words
from factbench.tui.screens.review.messages import Failed, Stored, Undone
from factbench.tui.screens.review.moving import Moving
from factbench.tui.screens.review.showing import SAID

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.errors import FactbenchError
    from factbench.model import Event
    from factbench.opening import ClaimLine
    from factbench.tui.detail import Detail
    from factbench.tui.widgets.evidence import EvidenceList


class Deciding(Moving):
    """The keys that decide."""

    def action_rate(self, rating: str) -> None:
        """Decide the current claim, and go to the next open one."""
        self._rate(rating, self._go_to_open)

    def _go_to_open(self, position: int) -> None:
        """Go to the open claim after a position, behind the last to the first that was left.

        Where none is left the cursor stays: whoever types on must not decide anew what was decided before.
        """
        found = self._rows.next_open(position, 1)
        if found is None:
            found = self._rows.next_open(-1, 1)
        if found is not None:
            self._move_to(found)
        else:
            self._show_soon()
            self._say(f"{self.bar.left.strip()} · nothing open is left")

    def action_rate_here(self, rating: str) -> None:
        """Decide the current claim, and stay."""
        self._rate(rating, self._stay)

    def action_clear_verdict(self) -> None:
        """Open the current claim again."""
        self._rate(None, self._stay)

    def _stay(self, _position: int) -> None:
        self._show_soon()

    def _rate(self, rating: str | None, then: Callable[[int], None]) -> None:
        """Flip the glyph at once, queue the act, and do `then` with the position of the claim that was decided."""
        row, position = self._row(), self.claims.cursor
        if row is None:
            return
        if rating is not None and self._scale.rating(rating) is None:
            self._say(
                f"The scale here is {self._scale.words}: {' '.join(each.letter for each in self._scale.ratings)}"
            )
            return
        self._decide(row, position, rating)
        then(position)

    def _decide(self, row: ClaimLine, position: int, rating: str | None, why: str | None = None) -> None:
        key, before = row.key, (row.rating, row.confidence)
        self._mark(key, rating, row.confidence)
        detail = self._detail_of(row.id)
        cited = len(detail.verdict.citations) if detail else 0
        words = " · ".join([rating_words(rating), *([f"{cited} cited"] if cited else []), "u undo"])
        self._say(f"{position + 1}: {words}")
        bench = self._bench
        act = (
            (lambda: bench.record.decide(row.id, clear=True))
            if rating is None
            else (lambda: bench.record.decide(row.id, rating=rating, rationale=why))
        )
        self._queue(row, act, lambda: self._mark(key, *before))

    def _mark(self, key: int, rating: str | None, confidence: str) -> None:
        """Show a verdict in the list, wherever the claim stands in it now."""
        cursor = self.claims.cursor
        here = cursor < len(self._rows) and self._rows.keys[cursor] == key
        position = cursor if here else self._rows.position(key)
        if position is not None:
            self._rows.mark(position, rating, confidence)
            self.claims.repaint(position)
            self._say_head()

    def action_confidence(self, step: int) -> None:
        """Be more or less sure."""
        from factbench.model import Confidence

        row = self._row()
        if row is None:
            return
        steps = list(SHORT_CONFIDENCE)
        place = max(0, min(steps.index(row.confidence) + step, len(steps) - 1))
        wanted = Confidence(steps[place])
        self._mark(row.key, row.rating, wanted.value)
        act = lambda: self._bench.record.decide(row.id, confidence=wanted)  # noqa: E731  one of several acts of one shape
        self._say(f"Confidence {wanted.value} · u undo")
        self._queue(row, act, lambda: self._mark(row.key, row.rating, row.confidence))

    def action_misleading(self) -> None:
        """Say that the words are true and mislead, or no longer."""
        row = self._row()
        if row is None:
            return

        def act() -> object:
            return self._bench.record.decide(
                row.id, misleading=not self._bench.desk.verdict(row.id).misleading
            )

        self._say("Misleading in its context: changed · u undo")
        self._queue(row, act)

    def _one(self, verb: str) -> ClaimLine | None:
        """The claim that a verb means which cannot mean several; None where there is none, or several are meant."""
        return self._row()

    def action_cite(self, digit: int) -> None:
        """Cite a piece of evidence, or no longer. What is meant by the digit is settled when the act is stored."""
        row = self._one("Citing")
        if row is None:
            return
        detail = self._detail_of(row.id)
        shown = [each.id for each in detail.evidence] if detail else None
        if shown is not None and digit > len(shown):
            self._say(f"There is no evidence {digit}.")
            return

        def act() -> object:
            known = shown if shown is not None else [each.id for each in self._bench.desk.evidence(row.id)]
            if digit > len(known):
                return None
            wanted = known[digit - 1]
            if wanted in self._bench.desk.verdict(row.id).citations:
                return self._bench.record.decide(row.id, uncite=[wanted])
            return self._bench.record.decide(row.id, cite=[wanted])

        cited = self._cite_on_screen(detail, digit) if detail is not None else "changed"
        self._say(f"Evidence {digit}: {cited} · u undo")
        self._queue(row, act)

    def on_evidence_list_cited(self, message: EvidenceList.Cited) -> None:
        """A click on the number is the digit, and there are numbers beyond nine."""
        self._show_item(message.item)
        self.action_cite(message.item + 1)
        # It was about the claim: what is written next is its reason, not a note on the evidence.
        self.claims.focus()

    def _cite_on_screen(self, detail: Detail, digit: int) -> str:
        """Show at once what the act will store; returns what it was in a word."""
        wanted, citations = detail.evidence[digit - 1].id, detail.verdict.citations
        dropped = wanted in citations
        now = tuple(each for each in citations if each != wanted) if dropped else (*citations, wanted)
        self._detail = replace(detail, verdict=replace(detail.verdict, citations=now))
        self._show_verdict()
        return "no longer cited" if dropped else "cited"

    def action_undo(self) -> None:
        """Take back the last act, whenever it was done."""
        self._take_back(self._bench.record.undo, "Taken back", "Nothing to undo.")

    def action_redo(self) -> None:
        """Take back the last undo."""
        self._take_back(self._bench.record.redo, "Done again", "Nothing to redo.")

    def _take_back(self, call: Callable[[], Event | None], words: str, otherwise: str) -> None:
        from factbench.model import Act
        from factbench.stages.history import describe

        def act() -> Undone:
            event = call()
            if event is None:
                return Undone(None, None, otherwise)
            batch, shaped = "batch" in dict(event.content), event.act in {Act.CLAIM, Act.SHAPE, Act.DROP}
            several = " for all of them" if batch and not shaped else ""
            told = one_line(f"{words}{several}: {describe(event)}")
            if event.claim is None:
                return Undone(None, None, told, reorder=True)
            key, verdict = self._bench.desk.claim_key(event.claim), self._bench.desk.verdict(event.claim)
            return Undone(key, verdict, told, reorder=shaped or batch, claim=event.claim if shaped else None)

        self._acts.put(Job(act, self.post_message, lambda error: self._fail(error, None), leans=True))

    def on_review_undone(self, message: Undone) -> None:
        """Go to the claim of the act and show how it stands now."""
        self._say(message.words)
        if message.key is not None or message.reorder:
            self._say_saved()
        if message.reorder:
            # Where claims stand may be another now, so nothing that was read of them is used again.
            self._seek, self._detail = message.key, None
            self._take_scale()
            self._order(self._wanted)
            if message.claim is not None:
                self._look_again(message.claim)
            return
        if message.key is None or message.verdict is None:
            return
        self._mark(message.key, message.verdict.rating, message.verdict.confidence.value)
        place = self._rows.position(message.key)
        if place is not None:
            self.claims.move_to(place)
        self._show_current()

    def _queue(
        self, row: ClaimLine, act: Callable[[], object], restore: Callable[[], None] | None = None
    ) -> None:
        """Store an act of one claim after those before it; `restore` undoes what was shown if it fails."""

        def done(_result: object) -> None:
            self.post_message(Stored(self._bench.desk.verdict(row.id)))

        self._acts.put(Job(act, done, lambda error: self._fail(error, restore)))

    def _fail(self, error: FactbenchError, restore: Callable[[], None] | None) -> None:
        self.post_message(Failed(error, restore))

    def on_review_stored(self, message: Stored) -> None:
        """Only now the bar says that it is saved."""
        self._say_saved()
        detail = self._detail_of(message.verdict.claim)
        if detail is not None:
            self._detail = replace(detail, verdict=message.verdict)
            self._show_verdict()

    def _say_saved(self) -> None:
        self._stored += 1
        self.bar.say(self.bar.left, f"saved {self._clock():%H:%M:%S} ")

    def on_review_failed(self, message: Failed) -> None:
        """Say what went wrong and show again what is stored."""
        if message.restore is not None:
            message.restore()
        words = one_line(str(message.error))
        self._say(f"NOT SAVED: {words}" if message.restore else words, seconds=SAID * 3)
        self.bar.say(self.bar.left, "")
        self.bar.add_class("-failed")
        self.set_timer(SAID * 3, lambda: self.bar.remove_class("-failed"))
