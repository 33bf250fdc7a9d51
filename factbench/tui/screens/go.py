"""The panel of letters for whoever hesitates after `g`, `W`, `#` or `%`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from factbench.tui.actions import GO, Action, letters, named, title

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult


class Go(ModalScreen[Action | None]):
    """Gives back the action that the next key names, or nothing; `gg` is the first claim."""

    CSS_PATH = "screens.tcss"

    def __init__(self, first: str = GO) -> None:
        """`first` is the key that was typed before."""
        super().__init__()
        self._first = first

    def compose(self) -> ComposeResult:
        """The letters and where they lead."""
        rows = [(letter, each.words) for letter, each in letters(self._first).items()]
        rows += [("g", "First claim")] if self._first == GO else []
        width = max(cell_len(words) for _letter, words in rows) + 1
        lines = [
            Content.assemble(" ", Content.styled(letter, "bold $accent"), f"  {words.ljust(width)}")
            for letter, words in rows
        ]
        panel = Static(Content("\n").join(lines), id="letters")
        panel.border_title = title(self._first)
        yield panel

    def take_key(self, event: events.Key) -> bool:
        """Any key ends it: a letter of the panel goes there, every other goes nowhere."""
        self.dismiss(named(event.character, self._first))
        return True

    def on_click(self, event: events.Click) -> None:
        """A click on a line goes there; beside the panel, nowhere."""
        panel = self.query_one("#letters")
        place = event.get_content_offset(panel)
        known = [*letters(self._first), GO]
        self.dismiss(named(known[place.y], self._first) if place and place.y < len(known) else None)
