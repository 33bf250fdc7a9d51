"""The line in which notes and filters are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events


LONGEST = 20_000
"""Characters of a paste that are taken: more than any note has."""


class Prompt(Input):
    """A one-line input that hands over what was typed.

    It opens and ends at once, not by a message: whoever types fast has typed on before the screen was drawn again. The
    app gives it each key in its turn; see `app.Desk.on_event`.
    """

    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("escape", "leave", "Back"),
        ("tab", "complete", "Complete"),
        ("up", "recall(-1)", "What was typed before"),
        ("down", "recall(1)", "What was typed after that"),
    ]

    _keeps = False
    _completes: Callable[[str], str] | None = None
    _history: Sequence[str] = ()
    _recalled = 0
    """Place in the history; its length where nothing is recalled."""
    closed = True
    """Whether keys are somebody else's."""

    def on_mount(self) -> None:
        """A cursor that blinks would wake the program twice a second."""
        self.cursor_blink = False

    def ask(
        self,
        placeholder: str,
        value: str,
        done: Callable[[str | None], object],
        *,
        keeps: bool = False,
        completes: Callable[[str], str] | None = None,
        history: Sequence[str] = (),
    ) -> None:
        """Open, with the cursor behind `value`.

        `done` is called with what was typed, or with None for whoever left without finishing; where it sets `closed`
        back, the prompt stays open. Whoever clicks elsewhere has left, or with `keeps` finished.
        `completes` says how what was typed goes on; without it Tab takes what is suggested. `history`, oldest first, is
        what the arrows go through.
        """
        self._keeps, self._completes = keeps, completes
        self._history, self._recalled = list(history), len(history)
        self.placeholder = placeholder
        with self.prevent(Input.Changed):
            self.value = value
        self.cursor_position = len(value)
        self._done = done
        self.closed = False
        self.screen.set_focus(self)

    def take_key(self, event: events.Key) -> bool:
        """Take a letter; False where it is none, or the prompt is closed."""
        if self.closed or not event.is_printable or event.character is None:
            return False
        self._put(event.character)
        return True

    def paste(self, text: str) -> None:
        """Take what was pasted, as one line."""
        if not self.closed:
            self._put(one_line(text[:LONGEST]))

    def _put(self, words: str) -> None:
        """Put words at the cursor, or in the place of what is selected."""
        if self.selection.is_empty:
            self.insert_text_at_cursor(words)
        else:
            self.replace(words, *self.selection)

    def action_complete(self) -> None:
        """Go on as far as there is one way only; else take what is suggested."""
        if self._completes is None:
            self.action_cursor_right()
        else:
            self._say(self._completes(self.value))

    def action_recall(self, step: int) -> None:
        """What was typed here before."""
        place = self._recalled + step
        if 0 <= place <= len(self._history) and self._history:
            self._recalled = place
            self._say(self._history[place] if place < len(self._history) else "")

    def _say(self, words: str) -> None:
        self.value = words
        self.cursor_position = len(words)

    def on_click(self, event: events.Click) -> None:
        """A second click selects all that stands here, so that the next letter takes its place."""
        if event.chain == 2:
            self.select_all()
        event.prevent_default()

    def on_blur(self) -> None:
        """End when another pane was clicked: what is typed then would decide. A terminal out of focus ends nothing."""
        if self.screen.focused not in {None, self}:
            self._end(self.value if self._keeps else None)

    async def action_submit(self) -> None:
        """Hand over what was typed."""
        self._end(self.value)

    def action_leave(self) -> None:
        """Leave; what was typed stays with whoever asked for it."""
        self._end(None)

    def _end(self, words: str | None) -> None:
        if not self.closed:
            self.closed = True
            self._done(words)
