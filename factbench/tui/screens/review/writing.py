"""Notes and filters: whatever is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.opening import Filter
from factbench.tui.acts import Job
from factbench.tui.screens.review.deciding import Deciding

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widgets import Input

    from factbench.tui.widgets.line import Keys

DRAFT = 0.5
"""Seconds without a key after which an unfinished note is stored: half of the second that is promised."""

DRAFTED = frozenset({"note", "reason"})
"""What the prompt may be open for whose words are kept as a draft."""


ASKING: dict[str, Keys] = {
    "note": (("Enter", "store"), ("Esc", "keep a draft")),
    "reason": (("Enter", "decide"), ("Esc", "keep a draft")),
    "filter": (("Enter", "keep the filter"), ("Esc", "show all")),
    "words": (("Enter", "store"), ("Esc", "leave")),
    "known": (("→", "complete"), ("Enter", "take it"), ("Esc", "leave")),
}
"""What the keys do while the prompt is open for something."""


class Writing(Deciding):
    """The keys that open the prompt, and what becomes of the words."""

    _answer: Callable[[str], object]
    """Takes the words that were asked for."""

    def _rate(self, rating: str | None, then: Callable[[int], None]) -> None:
        """Decide; a rating that says nothing without a reason asks for one, where there is none yet."""
        row, given = self._row(), self._scale.rating(rating or "")
        if row is None or given is None or not given.in_words or self._reason(row.id).strip():
            super()._rate(rating, then)
            return
        position = self.claims.cursor

        def answer(words: str) -> None:
            if not words.strip():
                return
            self._decide(row, position, rating, words)
            self._stop_drafting()
            self._store_draft(row.id, "")
            then(position)

        self._noted, self._answer = row.id, answer
        self._ask("reason", "What did you find?", self._draft(row.id))

    def _draft(self, claim: str) -> str:
        detail = self._detail_of(claim)
        return detail.draft if detail else self._bench.desk.draft(claim)

    def _reason(self, claim: str) -> str:
        """The reason that the reviewer gave for a verdict on a claim, or is about to have given."""
        if claim in self._unstored:
            return self._unstored[claim]
        detail = self._detail_of(claim)
        return (detail.verdict if detail else self._bench.desk.verdict(claim)).rationale

    def action_note(self) -> None:
        """Type a note; what was typed before and not finished is there again."""
        row = self._row()
        if row is None:
            return
        self._noted = row.id
        words = "Why?" if row.rating is None else "Note"
        self._ask(
            "note",
            words,
            self._unstored.get(row.id) or self._draft(row.id),
        )

    def action_filter(self) -> None:
        """Filter the claims as you type."""
        self._ask("filter", "Words in the claim", self._wanted.text or "")

    def _ask(self, what: str, placeholder: str, value: str) -> None:
        self._asking = what
        self.prompt.suggester = None
        self.add_class("-asking")
        self.foot.show_keys(ASKING[what], f"{placeholder} ")
        self.prompt.ask(placeholder, value, self._finish, keeps=what == "filter")

    def _ask_words(
        self, placeholder: str, value: str, answer: Callable[[str], object], known: Sequence[str] = ()
    ) -> None:
        """Ask for words and hand them to `answer`; those `known` are offered as one types."""
        from textual.suggester import SuggestFromList

        self._answer = answer
        self._ask("known" if known else "words", placeholder, value)
        if known:
            self.prompt.suggester = SuggestFromList(known, case_sensitive=False)

    def _stop_asking(self) -> None:
        self._asking = ""
        self.prompt.closed = True
        self.remove_class("-asking")
        self._say_foot()
        if self.focused is self.prompt:
            self.set_focus(self.claims)

    def on_input_changed(self, event: Input.Changed) -> None:
        """A filter works at once; a note is kept as a draft within a second."""
        if self._asking == "filter":
            self._filter(event.value)
        elif self._asking in DRAFTED and self._drafting is None:
            self._drafting = self.set_timer(DRAFT, self._save_draft)

    def _save_draft(self) -> None:
        """Store what stands in the prompt as a draft."""
        self._stop_drafting()
        self._store_draft(self._noted, self.prompt.value)

    def _stop_drafting(self) -> None:
        if self._drafting is not None:
            self._drafting.stop()
            self._drafting = None

    def _store_draft(self, claim: str, text: str) -> None:
        """Store what was typed and not finished; nothing where it was stored as what it was meant for."""
        save = lambda: self._bench.desk.save_draft(claim, text)  # noqa: E731  names the act
        self._acts.put(Job(save, lambda _none: None, lambda error: self._fail(error, None)))
        self._keep_draft(claim, text)

    def _keep_draft(self, claim: str, text: str) -> None:
        detail = self._detail_of(claim)
        if detail is not None:
            self._detail = replace(detail, draft=text)

    def _finish(self, words: str | None) -> None:
        """Store the note, go on with the filter as it is, or answer; without words the prompt was left."""
        asked = self._asking
        if words is None:
            self._leave_prompt()
        elif asked == "note":
            self._store_note(self._noted, words)
        elif asked == "filter":
            self._filter(words)
        self._stop_asking()
        if asked in {"words", "known", "reason"} and words is not None:
            self._answer(words)

    def _filter(self, words: str) -> None:
        wanted = replace(self._wanted, text=words.strip() or None)
        if wanted != self._wanted:
            self._wanted = wanted
            self._order(wanted)

    def _store_note(self, claim: str, text: str) -> None:
        self._stop_drafting()
        row = self._row()
        if row is None or not text.strip():
            self._save_draft()
            return
        bench = self._bench

        def act() -> object:
            event = bench.record.note(claim, text)
            self._unstored.pop(claim, None)
            bench.desk.save_draft(claim, "")
            return event

        self._unstored[claim] = text
        self._keep_draft(claim, "")
        self._say("Reason kept for the verdict · u undo" if row.rating is None else "Note · u undo")
        self._queue(row, act, lambda: self._keep_draft(claim, text))

    def _leave_prompt(self) -> None:
        """Leaving a note keeps its draft; leaving the filter shows all claims again."""
        if self._asking in DRAFTED:
            self._save_draft()
            self._said()
        elif self._asking == "filter":
            self._filter("")

    def _show_all(self) -> None:
        self._wanted = Filter(order=self._wanted.order, seed=self._wanted.seed)
        self._order(self._wanted)
