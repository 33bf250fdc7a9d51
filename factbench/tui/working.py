"""Work that takes its time, beside the screen: what is said of it while it goes on, and how it is stopped."""

from __future__ import annotations

import contextvars
import threading
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.message import Message

from factbench.errors import FactbenchError
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.screen import Screen
    from textual.timer import Timer

    Stopped = Callable[[], bool]
    """Whether somebody stopped the work: then nothing more is to be stored."""

OFTEN = 0.1
"""Seconds between two words of progress at least: often enough to see it move, seldom enough to cost nothing."""
LONG = 1.0
"""Seconds after which one is told how long it takes, and again after each as many."""
PATIENCE = 2.0
"""Seconds that leaving waits for work to notice that it is stopped; what still waits is waiting for the network."""


NAME = "factbench work"
"""What every such thread is called."""


def let_go() -> None:
    """Wait until work that was stopped has let go of the database, before that is closed."""
    for thread in at_work():
        thread.join(PATIENCE)


def at_work() -> list[threading.Thread]:
    """The threads in which such work goes on, stopped or not."""
    return [thread for thread in threading.enumerate() if thread.name == NAME]


class Step(NamedTuple):
    """What was done last."""

    words: str
    changed: bool = False
    """Whether claims or evidence came in."""
    failed: bool = False


class Progress(Message, namespace="work"):
    """How far it is."""

    def __init__(
        self, work: threading.Event, words: str, *, changed: bool = False, ended: bool = False
    ) -> None:
        super().__init__()
        self.work, self.words, self.changed, self.ended = work, words, changed, ended


class Work:
    """One piece of work after the other, in a thread that neither a key nor leaving waits for.

    What is begun while another piece is under way waits for its turn. The screen is sent `Progress`; when nothing is
    left there is neither thread nor timer.
    """

    def __init__(self, screen: Screen[Any], key: str) -> None:
        """`key` is what the screen's users press to stop it."""
        self._screen = screen
        self._key = key
        self._stopped = threading.Event()
        self._timer: Timer | None = None
        self._words = ""
        self._waiting: deque[tuple[str, Callable[[Stopped], Iterator[Step]]]] = deque()
        self._results: list[str] = []
        """What came of the pieces before the one under way."""

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._timer is not None

    def begin(self, words: str, steps: Callable[[Stopped], Iterator[Step]]) -> None:
        """Go through `steps`, telling of each, when what is under way has ended.

        When they end, the last that failed is told, else the last.
        """
        if self.busy:
            self._waiting.append((words, steps))
            self._tick()
            return
        self._stopped, self._words = threading.Event(), words
        self._timer = self._screen.set_interval(LONG, self._tick)
        self._began = monotonic()
        # In the context of the app, which a message needs to be sent.
        run = contextvars.copy_context().run
        thread = threading.Thread(target=run, args=(self._run, steps, self._stopped), name=NAME, daemon=True)
        self._screen.post_message(Progress(self._stopped, words))
        thread.start()

    def stop(self) -> bool:
        """Stop what is under way and what waits; what is stored stays. False where nothing is."""
        if not self.busy:
            return False
        self.close()
        self._screen.post_message(
            Progress(self._stopped, "Stopped; what came in so far stays.", changed=True, ended=True)
        )
        return True

    def close(self) -> None:
        """Stop, and say nothing; see `let_go`."""
        self._stopped.set()
        self._waiting.clear()
        self._results.clear()
        self._end()

    def heard(self, message: Progress) -> str | None:
        """What to say of a message; call it with each. None for one of work that was stopped before it came."""
        if message.work is not self._stopped or not (self.busy or message.ended):
            return None
        if message.ended:
            self._end()
            return self._next(message.words)
        self._words = message.words
        return self._said()

    def _next(self, result: str) -> str:
        """Begin what waits; what came of all of it, when nothing does."""
        self._results += [result] if result else []
        if self._waiting:
            self.begin(*self._waiting.popleft())
            return result
        told = " · ".join(self._results)
        self._results.clear()
        return told

    def _said(self) -> str:
        seconds = int(monotonic() - self._began)
        more = f" · then {len(self._waiting)} more" if self._waiting else ""
        return f"{self._words}  {f'{seconds} s ' if seconds >= LONG else ''}({self._key} stops){more}"

    def _tick(self) -> None:
        self._screen.post_message(Progress(self._stopped, self._words))

    def _end(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _run(self, steps: Callable[[Stopped], Iterator[Step]], stopped: threading.Event) -> None:
        said, last, failure, changed = 0.0, Step("Nothing to do."), "", False
        try:
            for last in steps(stopped.is_set):
                if stopped.is_set():
                    return
                failure = last.words if last.failed else failure
                changed = changed or last.changed
                if monotonic() - said >= OFTEN:
                    self._screen.post_message(Progress(stopped, last.words, changed=changed))
                    said, changed = monotonic(), False
        except FactbenchError as error:
            failure = one_line(str(error))
        if not stopped.is_set():
            self._screen.post_message(Progress(stopped, failure or last.words, changed=changed, ended=True))
