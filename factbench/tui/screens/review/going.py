"""Going to the other places, and coming back."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from factbench.tui.screens.review.looking import Looking

if TYPE_CHECKING:
    from factbench.tui.screens.place import Place

PLACES = {
    "library": "Library",
    "compare": "Compare",
    "statistics": "Statistics",
    "export": "Export",
    "sessions": "Sessions",
}
"""Module under `factbench.tui.screens`, and the screen in it; loaded when somebody goes there."""


class Going(Looking):
    """The keys that lead away from the review screen."""

    def action_go(self) -> None:
        """Wait for the letter that says where; a panel shows the letters to whoever hesitates."""
        from factbench.tui.screens.go import Go

        self.app.push_screen(Go(), self._do)

    def action_place(self, name: str) -> None:
        """Go to a place. It stays as it was left, and what it is at goes on."""
        if not self.app.is_screen_installed(name):
            module = import_module(f"factbench.tui.screens.{name}")
            place: Place = getattr(module, PLACES[name])(self._bench, self._glyphs)
            place.reviewed, place.changed = self._article_here, self._changed_elsewhere
            place.visit = self._visit
            self.app.install_screen(place, name)
        self.app.push_screen(name)

    def _article_here(self) -> str | None:
        """Id of the article that the current claim stands in."""
        row = self._row()
        return row.article if row else None

    def _visit(self, claim: str) -> None:
        """Go to a claim; where the filter hides it, say so."""
        place = self._rows.position(self._bench.claim_key(claim))
        if place is None:
            self._say("That claim is not among those shown: Esc shows all.")
        else:
            self._move_to(place)

    def _changed_elsewhere(self) -> None:
        """Read again what another place has changed."""
        self._stored += 1
        if self._detail is not None:
            self._detail = None
        self._order(self._wanted)
        self._show_current()
