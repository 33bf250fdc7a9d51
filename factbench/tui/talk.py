"""What colleagues say to each other, in rows, and what a place does with it: ask, answer, close, take back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from factbench.errors import FactbenchError
from factbench.text.clean import one_line
from factbench.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factbench.model import Event
    from factbench.record import thread
    from factbench.tui.screens.place import Place
    from factbench.workbench import Workbench
    from factbench.workbench.record.undo import Adding

    Act = Callable[[Workbench, str], Event]
    """Stores something of the words that were typed."""


class Said(Message, namespace="talk"):
    """Something was stored, in words."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class Talk:
    """Part of a place: asks for words, and stores what they were asked for in a thread."""

    def __init__(self, place: Place, bench: Workbench) -> None:
        self._place = place
        self._bench = bench
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
            self._place.ask_on("Nothing is typed yet: Esc leaves.")
            return
        act = self._act
        self._place.stop_asking()
        if act is not None:
            self.store(lambda bench: act(bench, words))

    def store(self, act: Callable[[Workbench], Event | Adding | None], words: str = "Saved") -> None:
        """Store in a thread; `Said` or `Place.Refused` follows."""
        self._place.run_worker(
            partial(self._store, act, words), thread=True, group="store", exit_on_error=False
        )

    def undo(self) -> None:
        """Take the last act back."""
        self.store(lambda bench: bench.record.undo(), "Taken back")

    def _store(self, act: Callable[[Workbench], Event | Adding | None], words: str) -> None:
        from factbench.model import Event
        from factbench.record.history import brief

        try:
            done = act(self._bench)
        except FactbenchError as error:
            self._place.post_message(self._place.Refused(error))
            return
        said = brief(done) if isinstance(done, Event) else done.words if done is not None else ""
        self._place.post_message(
            Said(one_line(f"{words}: {said}" if said else "There is nothing to take back."))
        )


def message_rows(message: thread.Message) -> Iterator[Row]:
    """A message in full: what it is, whose, to whom, when and how it stands; below it its words."""
    said, indent = message.said, "    " if message.answers else ""
    yield Row(f"{indent}{headed(message)}", said.id)
    for line in said.text.splitlines() or [""]:
        yield Row(f"{indent}    {line}", wraps=True)


def headed(message: thread.Message) -> str:
    """Such as "Question · Ben to Ada · 2022-03-25 10:12 · open"."""
    said, done = message.said, message.closing
    to = f" to {', '.join(said.to)}" if said.to else ""
    parts = [said.kind.value.capitalize(), f"{said.reviewer}{to}", f"{said.at[:10]} {said.at[11:16]}"]
    if message.is_open:
        parts.append("open")
    elif done is not None:
        parts.append(f"closed by {done.reviewer}")
    return one_line(" · ".join(parts))
