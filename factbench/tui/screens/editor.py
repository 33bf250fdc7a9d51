"""The editor for annotations of several lines; what is typed is a draft at most a second later."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import ModalScreen
from textual.widgets import TextArea

from factbench.errors import Misuse
from factbench.text.clean import clean, one_line
from factbench.tui.outside import edit
from factbench.tui.widgets.box import Box

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

DRAFT = 0.5
"""Seconds after a key by which the draft is handed on."""
KEYS = (("ctrl+s", "store"), ("ctrl+o", "your editor"), ("Esc", "keep a draft"))


class Editor(ModalScreen[str | None]):
    """Gives back the words to store, or None where they stay a draft."""

    CSS_PATH = "screens.tcss"
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("ctrl+s", "store", "Store"),
        ("escape", "leave", "Keep a draft"),
        ("ctrl+o", "outside", "Your own editor"),
    ]
    AUTO_FOCUS = "#text"

    def __init__(self, about: str, text: str, keep: Callable[[str], None]) -> None:
        super().__init__()
        self._about = about
        self._text = text
        self._keep = keep
        self._drafting: Timer | None = None

    def compose(self) -> ComposeResult:
        """What it is about, the words, the keys."""
        area = TextArea(self._text, id="text")
        area.cursor_blink = False
        yield Box(self._about, area, keys=KEYS)

    def on_mount(self) -> None:
        """The cursor stands behind the draft."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    def on_text_area_changed(self) -> None:
        """Hand the draft on soon."""
        if self._drafting is None:
            self._drafting = self.set_timer(DRAFT, self._draft)

    def _draft(self) -> None:
        self._drafting = None
        self._keep(self.query_one(TextArea).text)

    def action_store(self) -> None:
        """Finish."""
        self._finish(self.query_one(TextArea).text)

    def action_leave(self) -> None:
        """Leave a draft."""
        self._draft()
        self._finish(None)

    def _finish(self, text: str | None) -> None:
        if self._drafting is not None:
            self._drafting.stop()
        self.dismiss(text)

    def action_outside(self) -> None:
        """Edit the words in the program that `VISUAL` or `EDITOR` names; where it fails, they stay as they were."""
        area = self.query_one(TextArea)
        self._draft()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "annotation.md"
            try:
                path.write_text(area.text, encoding="utf-8")
                edit(self.app, path)
                text = path.read_text(encoding="utf-8-sig").rstrip("\n")
            except Misuse as error:
                self._say(f"{error} The words stay as they were.")
            except (OSError, UnicodeError) as error:
                self._say(f"The words stay as they were: {one_line(str(error))}")
            else:
                self._take(text)

    def _take(self, text: str) -> None:
        """Show what came back from another editor; nothing at all is taken for an editor that went wrong."""
        area = self.query_one(TextArea)
        if not text.strip() and area.text.strip():
            self._say("It came back empty. The words stay as they were.")
            return
        area.text = clean(text)
        area.move_cursor(area.document.end)
        self.query_one(Box).show_keys()

    def _say(self, words: str) -> None:
        self.query_one(Box).say(words)
