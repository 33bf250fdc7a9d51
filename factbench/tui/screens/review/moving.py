"""Going from claim to claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.tui.screens.review.reading import Reading
from factbench.tui.widgets.evidence import EvidenceList
from factbench.tui.widgets.text import MarkedText

if TYPE_CHECKING:
    from factbench.tui.widgets.article import ArticleText
    from factbench.tui.widgets.claims import ClaimList


class Moving(Reading):
    """The keys that move."""

    def action_move(self, step: int) -> None:
        """Move by claims; in the article or the evidence, by lines."""
        pane = self.focused
        if isinstance(pane, MarkedText):
            pane.scroll_lines_to(pane.top + step)
        elif isinstance(pane, EvidenceList):
            self.action_evidence(step)
        else:
            self._move_to(self.claims.cursor + step)

    def _move_to(self, position: int) -> None:
        """Cursor first; the other panes follow when the keys rest."""
        if not 0 <= position < len(self._rows):
            return
        if position == self.claims.cursor:
            self.claims.show_line(position)
            return
        self.claims.move_to(position)
        self._show_soon()

    def action_half_page(self, halves: int) -> None:
        """Move by half pages of the pane in focus."""
        pane = self.focused if isinstance(self.focused, MarkedText | EvidenceList) else self.claims
        step = halves * max(1, pane.size.height // 2)
        if pane is self.claims:
            self._move_to(max(0, min(self.claims.cursor + step, len(self._rows) - 1)))
        else:
            pane.scroll_lines_to(pane.top + step)

    def action_edge(self, side: int) -> None:
        """Go to the first or the last claim."""
        self._move_to(0 if side < 0 else len(self._rows) - 1)

    def action_open_claim(self, step: int) -> None:
        """Go to the nearest open claim after or before."""
        found = self._rows.next_open(self.claims.cursor, step)
        if found is None:
            self._say("No open claim that way.")
        else:
            self._move_to(found)

    def action_article(self, step: int) -> None:
        """Go to the first claim of the next article, or of this or the one before."""
        row = self._row()
        if row is None:
            return
        place = self.claims.cursor
        if step < 0:
            place = self._start_of(place) if place != self._start_of(place) else self._start_of(place - 1)
        else:
            while place < len(self._rows) - 1 and self._article_at(place) == row.article:
                place += 1
        self._move_to(place)

    def _start_of(self, place: int) -> int:
        place = max(0, place)
        article = self._article_at(place)
        while place > 0 and self._article_at(place - 1) == article:
            place -= 1
        return place

    def _article_at(self, place: int) -> str | None:
        row = self._rows.at(place)
        return row.article if row else None

    def on_claim_list_clicked(self, message: ClaimList.Clicked) -> None:
        """A click chooses."""
        self._move_to(message.position)

    def on_evidence_list_clicked(self, message: EvidenceList.Clicked) -> None:
        """A click chooses."""
        self._show_item(message.item)

    def on_article_clicked(self, message: ArticleText.Clicked) -> None:
        """A click in the article chooses the shortest claim there, so that those within others can be reached."""
        detail = self._detail
        there = [
            (part.end - part.start, key)
            for key, parts in (detail.surroundings.spans if detail else ())
            for part in parts
            if part.start <= message.place < part.end
        ]
        place = self._rows.position(min(there)[1]) if there else None
        if place is not None:
            self._move_to(place)

    def action_evidence(self, step: int) -> None:
        """Move in the evidence without leaving the list."""
        self._show_item(self.evidence.cursor + step)
