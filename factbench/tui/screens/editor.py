"""The editor for annotations of several lines; what is typed is a draft at most a second later."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import ModalScreen
from textual.widgets import TextArea

from factbench.tui.widgets.line import WordLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

DRAFT = 0.5
"""Seconds after a key by which the draft is handed on."""


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
        yield WordLine(id="about")
        yield TextArea(self._text, id="text")
        yield WordLine(id="keys")

    def on_mount(self) -> None:
        """Say what it is about; the cursor stands behind the draft."""
        outside = "ctrl+o your editor · " if _editor() else ""
        self.query_one("#about", WordLine).say(f" {self._about}")
        self.query_one("#keys", WordLine).say(f" ctrl+s stores · {outside}Esc keeps a draft")
        area = self.query_one(TextArea)
        area.cursor_blink = False
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
        """Edit the words in the program that `VISUAL` or `EDITOR` names; the desk waits for it."""
        program = _editor()
        if not program:
            self.query_one("#keys", WordLine).say(" Set EDITOR to use an editor of your own.")
            return
        area = self.query_one(TextArea)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "annotation.md"
            path.write_text(area.text, encoding="utf-8")
            try:
                with self.app.suspend():
                    subprocess.run([*program, str(path)], check=True)  # noqa: S603  the user named it
                area.text = path.read_text(encoding="utf-8").rstrip("\n")
            except (OSError, UnicodeDecodeError, subprocess.CalledProcessError) as error:
                self.query_one("#keys", WordLine).say(f" {program[0]} did not finish: {error}")
        self.refresh()


def _editor() -> list[str]:
    """The program that the user edits with, and its options; empty where none is named."""
    return shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
