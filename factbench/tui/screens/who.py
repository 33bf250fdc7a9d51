"""Who reviews? Asked once, of whoever was never here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from factbench import config
from factbench.errors import Misuse
from factbench.tui.widgets.box import Box
from factbench.tui.widgets.line import WordLine
from factbench.tui.widgets.prompt import Prompt
from factbench.tui.wrap import clipped

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

SHOWN = 20
"""Cells of the guessed name beside its key."""
REACTION = 0.4
"""Seconds after the panel was painted from which keys are meant for it; nobody reads a question in less."""


class Who(ModalScreen[str | None]):
    """Gives back the name, or None for whoever does not say it now.

    The claims are painted first, and keys that were typed before the question could be read answer nothing.
    """

    CSS_PATH = "screens.tcss"
    AUTO_FOCUS = ""

    def __init__(self, guess: str) -> None:
        super().__init__()
        self._guess = guess

    def compose(self) -> ComposeResult:
        """What it is for, the name, the keys."""
        yield Box(
            "Who reviews?",
            WordLine(id="about"),
            Prompt(id="prompt", placeholder=self._guess, select_on_focus=False),
            keys=(("Enter", f"takes {clipped(self._guess, SHOWN, '…')}, or type yours"), ("Esc", "later")),
        )

    def on_mount(self) -> None:
        """Say what it is for; take keys when it was there for a moment."""
        self.query_one("#about", WordLine).say(" Every verdict is recorded under a name.")
        self.call_after_refresh(self.set_timer, REACTION, self._listen)

    @property
    def listening(self) -> bool:
        """Whether keys answer the question now."""
        return not self.query_one(Prompt).closed

    def _listen(self) -> None:
        self.query_one(Prompt).ask(self._guess, "", self._answered)

    def take_key(self, _event: events.Key) -> bool:
        """Keys that come too early are nobody's."""
        return not self.listening

    def _answered(self, words: str | None) -> None:
        if words is None:
            self.dismiss(None)
            return
        try:
            self.dismiss(config.checked_name(words.strip() or self._guess))
        except Misuse:
            self.query_one(Prompt).closed = False
            self.query_one(Box).say(f"A name has 1 to {config.NAME_LENGTH} visible characters.")
