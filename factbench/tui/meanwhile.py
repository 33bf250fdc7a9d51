"""Passages are given their vectors while the desk is used, so that evidence is found by its meaning too.

    begin() -> thread: passage by passage -> evidence is looked for again -> Moved

One thread of low priority, for which nobody waits. It ends when nothing is left, and can be stopped and begun again;
what was done stays. What is brought in by hand goes first: that is `working`.
"""

from __future__ import annotations

import contextvars
import os
import threading
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.message import Message

from factbench.errors import FactbenchError
from factbench.text.clean import one_line
from factbench.tui.working import NAME

if TYPE_CHECKING:
    from textual.app import App

    from factbench.workbench import Workbench

OFTEN = 1.0
"""Seconds between two words of progress."""
GENTLY = 10
"""How much nicer than the desk the thread is, where threads have a niceness of their own."""


class Moved(Message, namespace="meanwhile"):
    """It is further, or has ended."""

    def __init__(self, words: str = "", *, changed: bool = False) -> None:
        """`words` are for the reviewer; `changed` says that evidence came in."""
        super().__init__()
        self.words, self.changed = words, changed


class Meanwhile:
    """Gives vectors to the passages that have none; the app is sent `Moved`."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._again = False
        """Whether something came in since it was begun."""
        self._look = False
        """Whether evidence is to be looked for in any case."""
        self.done = self.of = 0
        """How far it is; 0 of 0 before it has begun."""

    @property
    def busy(self) -> bool:
        """Whether it is at work."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, bench: Workbench, *, look: bool = False) -> None:
        """Begin, or once more when it has ended, for passages that came in meanwhile.

        `look`: evidence is looked for at the end, whether any passage got a vector or not.
        """
        self._look = self._look or look
        if self.busy and not self._stopped.is_set():
            self._again = True
            return
        self._stopped = threading.Event()
        # In the context of the app, which a message needs to be sent.
        run = contextvars.copy_context().run
        self._thread = threading.Thread(
            target=run, args=(self._run, bench, self._stopped), name=NAME, daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop; what was done stays, and `begin` goes on from there."""
        self._stopped.set()

    def _run(self, bench: Workbench, stopped: threading.Event) -> None:
        with suppress(AttributeError, OSError):  # only Linux gives threads a niceness
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), GENTLY)
        try:
            self._read(bench, stopped)
        except FactbenchError as error:
            self._app.post_message(Moved(one_line(str(error))))

    def _read(self, bench: Workbench, stopped: threading.Event) -> None:
        passages, told, read = bench.library.passages, 0.0, False
        while not stopped.is_set():
            self._again = False
            for self.done, self.of in passages.keep_vectors(stopped=stopped.is_set):
                read = True
                if monotonic() - told >= OFTEN:
                    self._app.post_message(Moved())
                    told = monotonic()
            if not self._again:
                break
        changed = False
        look, self._look = self._look, False
        if (read or look) and not stopped.is_set():
            for _each in passages.match(stopped=stopped.is_set):
                changed = True
        self._app.post_message(Moved(_ended(self.of if read else 0) if changed else "", changed=changed))


def _ended(passages: int) -> str:
    if not passages:
        return "Evidence was looked for: claims or sources had come in."
    return f"{passages:,} passages are found by their meaning too; evidence was looked for again."
