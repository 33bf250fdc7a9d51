"""What is the prompt open for? It opens, offers what is known, keeps drafts, and hands over what was typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from factbench.tui.screens.review.state import Ask
from factbench.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen
    from textual.timer import Timer

    from factbench.tui.screens.review.state import Question

DRAFT = 0.5
"""Seconds without a key after which an unfinished note is stored: half of the second that is promised."""


class Asking:
    """The prompt of the review screen. It joins the screen after the first paint, which it would only delay."""

    def __init__(self, screen: Screen[None], keep: Callable[[str, str], object]) -> None:
        """`keep` stores a claim's draft."""
        self._screen = screen
        self._keep = keep
        self._drafting: Timer | None = None
        self.prompt = Prompt(id="prompt", select_on_focus=False)

    def open(self, question: Question, done: Callable[[str | None], object]) -> None:
        """Ask; `done` is called with what was typed, or with None for whoever left without finishing.

        Nothing that is typed for a draft is handed over: it stays one.
        """
        self.prompt.suggester = None
        self._screen.add_class("-asking")
        finished = partial(self._finished, question, done)
        self.prompt.ask(question.words, question.value, finished, keeps=question.kind is Ask.FILTER)
        if question.known:
            from textual.suggester import SuggestFromList

            self.prompt.suggester = SuggestFromList(question.known, case_sensitive=False)

    def typed(self, question: Question) -> None:
        """Call when another letter stands there: what a claim's draft is to be is kept within a second."""
        if question.draft_of and self._drafting is None:
            self._drafting = self._screen.set_timer(DRAFT, partial(self._draft, question.draft_of))

    def save(self, question: Question) -> None:
        """Keep at once what is not kept yet."""
        if self._drafting is not None:
            self._draft(question.draft_of)

    def _draft(self, claim: str) -> None:
        self._rest()
        self._keep(claim, self.prompt.value)

    def _rest(self) -> None:
        if self._drafting is not None:
            self._drafting.stop()
            self._drafting = None

    def _finished(self, question: Question, done: Callable[[str | None], object], words: str | None) -> None:
        self.prompt.closed = True
        self._screen.remove_class("-asking")
        self._rest()
        if question.draft_of and not (words or "").strip():
            self._draft(question.draft_of)
            words = None
        done(words)
