"""The line in which notes and filters are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events


class Prompt(Input):
    """A one-line input that hands over what was typed.

    Whoever types fast has typed on before the screen has seen the key that opens or ends the prompt, and Textual hands
    keys out before it acts on those before them. So the prompt ends by itself at Enter and Escape, at once and not by a
    message, and from then on lets keys pass; and the app gives it those that were on their way to another widget when
    it opened.
    """

    BINDINGS = [("escape", "leave", "Back"), ("tab", "cursor_right", "Complete")]  # noqa: RUF012  Textual reads it so

    closed = True
    """Whether keys are somebody else's."""

    def on_mount(self) -> None:
        """A cursor that blinks would wake the program twice a second."""
        self.cursor_blink = False

    def ask(self, placeholder: str, value: str, done: Callable[[str | None], object]) -> None:
        """Open, with the cursor behind `value`.

        `done` is called with what was typed, or with None for whoever left without finishing; where it sets `closed`
        back, the prompt stays open.
        """
        self.placeholder = placeholder
        with self.prevent(Input.Changed):
            self.value = value
        self.cursor_position = len(value)
        self._done = done
        self.closed = False
        # At once, not after the next refresh: the first letter may be on its way already.
        self.screen.set_focus(self)

    def on_key(self, event: events.Key) -> None:
        """End at Enter and Escape; when ended, take nothing."""
        if self.closed:
            event.prevent_default()
        elif event.key in {"enter", "escape"}:
            self.take(event)
            event.stop()
            event.prevent_default()

    def take(self, event: events.Key) -> bool:
        """Take a key that was on its way elsewhere; False where it is none for a line, or the prompt is closed."""
        if self.closed:
            return False
        if event.key in {"enter", "escape"}:
            self._end(self.value if event.key == "enter" else None)
        elif event.is_printable and event.character:
            self.insert_text_at_cursor(event.character)
        else:
            return False
        return True

    async def action_submit(self) -> None:
        """Hand over what was typed."""
        self._end(self.value)

    def action_leave(self) -> None:
        """Leave; what was typed stays with whoever asked for it."""
        self._end(None)

    def _end(self, words: str | None) -> None:
        self.closed = True
        self._done(words)
