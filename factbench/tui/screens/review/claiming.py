"""Claims by hand: made, put elsewhere, split, merged, worded otherwise, dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.text.span import Span
from factbench.tui.screens.review.annotating import Annotating
from factbench.tui.screens.review.messages import Undone

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.model import Event


WHY_DROPPED = ("no claim", "a heading", "stands twice", "opinion")
"""Reasons that are offered."""


class Claiming(Annotating):
    """The keys that change which claims there are."""

    def action_make_claim(self) -> None:
        """Make a claim of the words that are marked in the article."""
        row, stretch, detail = self._one("Making a claim"), self.article.stretch, self._detail
        if row is None:
            return
        if stretch is None or detail is None:
            self.article.focus()
            self._say("Mark the words first: ← → go by words, shift+← → or < > mark, or use the mouse.")
            return
        article = detail.surroundings.article.id
        self._shape(lambda: self._bench.record.claims.make(article, [stretch]), "A claim of your own")

    def action_adjust(self) -> None:
        """Put the claim on the marked words; where none are, mark those it has, to be made longer or shorter."""
        row, stretch = self._one("Moving a claim"), self.article.stretch
        detail = self._detail_of(row.id) if row else None
        if row is None or detail is None:
            return
        if stretch is None:
            self.article.focus()
            self.article.begin(Span(detail.claim.start, detail.claim.end))
            self._say("shift+← → or < > move the end · b puts it there · | splits at the word · Esc")
            return
        self._shape(lambda: self._bench.record.claims.place(row.id, [stretch]), "The claim stands there now")

    def action_split(self) -> None:
        """Cut the claim in two before the word under the cursor of the article."""
        row, word = self._one("Splitting"), self.article.word
        if row is None:
            return
        if word is None:
            self.article.focus()
            self._say("Go to the word where the second claim begins: ← → in the article, then |.")
            return
        self._shape(lambda: self._bench.record.claims.split(row.id, word.start), "Split in two")

    def action_merge(self) -> None:
        """Put the next claim of the article into this one."""
        row, place = self._row(), self.claims.cursor
        after = self._rows.at(place + 1) if place + 1 < len(self._rows) else None
        if row is None or after is None or after.article != row.article:
            self._say("There is no next claim in this article to merge with.")
            return
        other = after.id
        self._shape(lambda: self._bench.record.claims.merge(row.id, other), "Merged with the next", row.id)

    def action_reword(self) -> None:
        """Word the statement otherwise; empty brings its own wording back."""
        row = self._one("Wording")
        if row is None:
            return
        self._ask_words(
            "Statement  (empty: its own wording)",
            row.statement,
            lambda words: self._shape(
                lambda: self._bench.record.claims.reword(row.id, words.strip() or None), "Worded by you"
            ),
        )

    def action_drop(self) -> None:
        """Take the claim out of the list, with a reason."""
        row = self._row()
        if row is None:
            return
        place = self.claims.cursor

        def answer(words: str) -> None:
            after = self._rows.at(place + 1) if place + 1 < len(self._rows) else None
            self._shape(
                lambda: self._bench.record.claims.drop(row.id, words), "Dropped", after.id if after else None
            )

        self._ask_words("Why is this no claim?", "", answer, WHY_DROPPED)

    def _shape(self, act: Callable[[], Event], words: str, show: str | None = None) -> None:
        """Store an act on a claim's shape, then read the list anew and stand on the claim that it left."""
        bench = self._bench
        self.article.drop_marks()
        self.claims.focus()

        def run() -> Undone:
            event = act()
            claim = show or event.claim or ""
            return Undone(
                bench.desk.claim_key(claim),
                bench.desk.verdict(claim),
                f"{words} · u undo",
                reorder=True,
                claim=claim,
            )

        self._do_act(run)
