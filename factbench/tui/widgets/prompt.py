"""The line in which notes and filters are typed."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Input


class Prompt(Input):
    """A one-line input that says what became of it."""

    BINDINGS = [("escape", "leave", "Back"), ("tab", "cursor_right", "Complete")]  # noqa: RUF012  Textual reads it so

    class Left(Message):
        """Somebody left the prompt without finishing."""

    def action_leave(self) -> None:
        """Leave; what was typed stays with whoever asked for it."""
        self.post_message(self.Left())
