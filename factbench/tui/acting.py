"""How a place stores acts: it asks for words where an act needs some, says what is stored, and takes it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from factbench.errors import FactbenchError
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.model import Event
    from factbench.workbench import Workbench
    from factbench.workbench.record.undo import Adding

    Act = Callable[[Workbench, str], Event]
    """Stores something of the words that were typed."""


class Said(Message, namespace="acting"):
    """Something was stored, in words."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class NotStored(Message, namespace="acting"):
    """Something was not stored, and why."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class Asks(Protocol):
    """A screen with a prompt, as every place is."""

    def ask(self, placeholder: str) -> None:
        """Open the prompt."""

    def ask_on(self, words: str) -> None:
        """Leave it open, and say why."""

    def stop_asking(self) -> None:
        """Close it."""

    def run_worker(
        self, work: Callable[[], None], *, thread: bool, group: str, exit_on_error: bool
    ) -> object:
        """Do something in a thread."""

    def post_message(self, message: Message) -> bool:
        """Send the screen a message, from whichever thread."""


class Acting:
    """Part of every place: asks for words, and stores what they were asked for in a thread."""

    def __init__(self, place: Asks, bench: Workbench, shown: Callable[[Event], bool]) -> None:
        """`shown` says which acts the place shows: undo takes back no other."""
        self._place = place
        self._bench = bench
        self._shown = shown
        self._act: Act | None = None

    def ask(self, placeholder: str, act: Act) -> None:
        """Ask for words, for an act."""
        self._act = act
        self._place.ask(placeholder)

    def answer(self, question: str, of: str) -> None:
        """Ask for an answer to a question; `of` says whose it is."""
        self.ask(
            f"Answer to {one_line(of)}", lambda bench, words: bench.record.asking.answer(question, words)
        )

    def typed(self, words: str) -> None:
        """Store what was asked for; without words the prompt stays open."""
        if not words.strip():
            self._place.ask_on("It takes words: type them, or Esc leaves.")
            return
        act = self._act
        self._act = None
        self._place.stop_asking()
        if act is not None:
            self.store(lambda bench: act(bench, words))

    def store(
        self, act: Callable[[Workbench], Event | Adding | None], words: str = "Saved", instead: str = ""
    ) -> None:
        """Store in a thread; `Said` or `NotStored` follows. `instead` says what to do where it is refused."""
        self._place.run_worker(
            partial(self._store, act, words, instead), thread=True, group="store", exit_on_error=False
        )

    def undo(self) -> None:
        """Take the last act back, if it is one that the place shows; else say which it is."""
        self.store(lambda bench: bench.record.undo(self._shown), "Taken back", " · u among the claims")

    def _store(self, act: Callable[[Workbench], Event | Adding | None], words: str, instead: str) -> None:
        from factbench.model import Event
        from factbench.record.history import brief

        try:
            done = act(self._bench)
        except FactbenchError as error:
            self._place.post_message(NotStored(one_line(f"{error}{instead}")))
            return
        said = brief(done) if isinstance(done, Event) else done.words if done is not None else ""
        self._place.post_message(
            Said(one_line(f"{words}: {said}" if said else "There is nothing to take back."))
        )
