"""Several claims at once, and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.text.clean import one_line
from factbench.tui.acts import Job
from factbench.tui.glyphs import rating_words
from factbench.tui.screens.review.claiming import WHY_DROPPED, Claiming
from factbench.tui.screens.review.messages import Undone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        self._say_head()
        self._say(f"{count} marked · ; and a verb means all of them" if count else "Nothing is marked.")

    def action_for_all(self) -> None:
        """Let the next verb mean all marked claims."""
        self._range_from = None
        self._for_all = bool(self._rows.marked)
        count = len(self._rows.marked)
        self._say(
            f"The next verb means all {count}: a verdict, a T & * Q Z"
            if count
            else "Mark claims first: space, or V."
        )
        self._say_head()

    def _say_head(self) -> None:
        super()._say_head()
        count = len(self._rows.marked)
        if count:
            marked = f"; all {count} marked" if self._for_all else f"{count} marked"
            self.head.say(self.head.left, f"{marked} · {self.head.right}")

    def _unmark(self) -> bool:
        """Mark nothing; whether something was marked."""
        marked = bool(self._rows.marked) or self._range_from is not None
        self._rows.marked.clear()
        self._range_from, self._for_all = None, False
        if marked:
            self.claims.refresh()
            self._say_head()
        return marked

    def action_back(self) -> None:
        """Peel one layer: marked words, marked claims, then zoom and filter."""
        if not self.article.drop_marks() and not self._unmark():
            super().action_back()

    def _finish(self, words: str | None) -> None:
        """Whoever leaves the prompt means nothing for all."""
        if words is None:
            self._only_one()
        super()._finish(words)

    def _only_one(self) -> None:
        """Let the next verb mean the current claim again; the marks stay."""
        if self._for_all:
            self._for_all = False
            self._say_head()

    # ------------------------------------------------------------------------------------- verbs

    def _one(self, verb: str) -> ClaimLine | None:
        if not self._for_all:
            return super()._one(verb)
        self._only_one()
        self._say(f"{verb} means one claim at a time. The marks stay.")
        return None

    def _rate(self, rating: str | None, then: Callable[[int], None]) -> None:
        if rating is not None and self._scale.rating(rating) is None:
            self._only_one()
        if not self._for_all:
            super()._rate(rating, then)
            return
        bench = self._bench
        act: Callable[[str], Event] = (
            (lambda claim: bench.record.decide(claim, clear=True))
            if rating is None
            else (lambda claim: bench.record.decide(claim, rating=rating))
        )
        self._do_each(act, rating_words(rating, self._scale.id))

    def action_confidence(self, step: int) -> None:
        """Be more or less sure; of several claims, all as sure as the current one becomes."""
        from factbench.model import Confidence

        row = self._row()
        if not self._for_all or row is None:
            super().action_confidence(step)
            return
        steps = list(Confidence)
        place = max(0, min(steps.index(Confidence(row.confidence)) + step, len(steps) - 1))
        self._do_each(
            lambda claim: self._bench.record.decide(claim, confidence=steps[place]),
            f"confidence {steps[place].value}",
        )

    def action_misleading(self) -> None:
        """Say that the words mislead; of several claims, that all do, or where all do already that none does."""
        if not self._for_all:
            super().action_misleading()
            return
        bench = self._bench

        def act(claims: Sequence[str]) -> str:
            lacking = [each for each in claims if not bench.desk.verdict(each).misleading]
            with bench.session.together():
                for each in lacking or claims:
                    bench.record.decide(each, misleading=bool(lacking))
            return "misleading" if lacking else "no longer misleading"

        self._do_all(act)

    def action_note(self) -> None:
        """Type a note; to several claims the same, which on open ones is the verdict's reason."""
        if self._for_all:
            self._ask_all("Note", lambda words: lambda claim: self._bench.record.note(claim, words), "noted")
        else:
            super().action_note()

    def action_question(self) -> None:
        """Ask a colleague; of several claims the same."""
        from factbench.model import AnnotationKind

        if self._for_all:
            kind = AnnotationKind.QUESTION
            self._ask_all(
                "Question",
                lambda words: lambda claim: self._bench.record.annotate(claim, words, kind),
                "asked",
            )
        else:
            super().action_question()

    def action_drop(self) -> None:
        """Take the claim out of the list, with a reason; several for the same."""
        if self._for_all:
            self._ask_all(
                "Reason to drop",
                lambda words: lambda claim: self._bench.record.claims.drop(claim, words),
                "dropped",
                WHY_DROPPED,
            )
        else:
            super().action_drop()

    def action_flag(self) -> None:
        """Flag the claim, or no longer; several, or where all are flagged none."""
        if self._for_all:
            self._do_all(
                lambda claims: "flagged" if self._bench.record.flag_all(claims) else "flagged no longer"
            )
        else:
            super().action_flag()

    def action_tag(self) -> None:
        """Put a tag on the claim, or take it away; on several, or where all have it from all."""
        if not self._for_all:
            super().action_tag()
            return

        def tag(words: str) -> None:
            told = f"tag {one_line(words)}"
            self._do_all(
                lambda claims: told if self._bench.record.tag_all(claims, words) else f"{told} taken away"
            )

        self._ask_words(f"Tag for all {len(self._rows.marked)}", "", tag, self._bench.desk.tags())

    def action_merge(self) -> None:
        """Put the next claim into this one; of several, all into the first of them."""
        if not self._for_all:
            super().action_merge()
            return

        def act(claims: Sequence[str]) -> str:
            first, *others = sorted(claims, key=lambda each: self._bench.desk.claim(each).start)
            self._bench.record.claims.merge(first, *others)
            self.call_later(self._look_again, first)
            return "merged into one"

        self._do_all(act)

    def _ask_all(
        self, what: str, act: Callable[[str], Callable[[str], Event]], told: str, known: Sequence[str] = ()
    ) -> None:
        """Ask for words, and do with them what `act` makes of them to every marked claim."""
        self._ask_words(
            f"{what} for all {len(self._rows.marked)}",
            "",
            lambda words: self._do_each(act(words), told),
            known,
        )

    def _do_each(self, act: Callable[[str], Event], told: str) -> None:
        """Do the same to every marked claim."""
        bench = self._bench

        def every(claims: Sequence[str]) -> str:
            with bench.session.together():
                for claim in claims:
                    act(claim)
            return told

        self._do_all(every)

    def _do_all(self, act: Callable[[Sequence[str]], str]) -> None:
        """Do something to all marked claims as one act, which one undo takes back; `act` tells what it was.

        What cannot be stored leaves the marks as they were.
        """
        bench, keys = self._bench, sorted(self._rows.marked)
        here = self._beside_marked()
        self._unmark()

        def run() -> Undone:
            ids = [
                line.id
                for start in range(0, len(keys), PART)
                for line in bench.desk.claim_lines(keys[start : start + PART])
            ]
            return Undone(here, None, f"{len(ids)} claims: {act(ids)} · u undo", reorder=True)

        def again() -> None:
            self._rows.marked |= set(keys)
            self.claims.refresh()
            self._say_head()

        self._say(f"{len(keys)} claims: storing…")
        self._acts.put(Job(run, self.post_message, lambda error: self._fail(error, again)))

    def _beside_marked(self) -> int | None:
        """The current claim; where it is marked and may be gone, the next that is not."""
        after = self._rows.keys[self.claims.cursor :]
        return next((key for key in after if key not in self._rows.marked), self._key())

    # ---------------------------------------------------------------------------------- command line

    def action_command(self) -> None:
        """Type the number of a claim, or the name of anything a key does."""
        self._ask_words(
            "Number of a claim, or an action", "", self._command, [each.id for each in self.actions]
        )

    def _command(self, words: str) -> None:
        typed = words.strip().lstrip(":")
        if typed.isdecimal():
            self._move_to(max(0, min(int(typed[:18]) - 1, len(self._rows) - 1)))
            return
        fitting = [each for each in self.actions if each.id == typed] or [
            each for each in self.actions if typed and each.id.startswith(typed)
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
