"""What is the prompt open for? It opens, offers what is known, and hands over what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.tui.screens.review.state import Ask
from factbench.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from factbench.tui.screens.review.state import Question


class Asking:
    """The prompt of the review screen. It joins the screen after the first paint, which it would only delay."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self.prompt = Prompt(id="prompt", select_on_focus=False)

    def open(self, question: Question, done: Callable[[str | None], object]) -> None:
        """Ask; `done` is called with what was typed, or with None for whoever left without finishing."""
        self.prompt.suggester = None
        self._screen.add_class("-asking")
        keeps = question.kind is Ask.FILTER
        self.prompt.ask(question.words, question.value, done, keeps=keeps)
        if question.known:
            from textual.suggester import SuggestFromList

            self.prompt.suggester = SuggestFromList(question.known, case_sensitive=False)

    def close(self) -> bool:
        """Ask nothing any more; whether the prompt has the focus, which is to be somebody else's."""
        self.prompt.closed = True
        self._screen.remove_class("-asking")
        return self._screen.focused is self.prompt
