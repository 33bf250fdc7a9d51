"""What is stored, and what not yet? Acts and drafts wait here: in the order they were done, none lost."""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.message import Message

from factbench.errors import DatabaseError, FactbenchError

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.dom import DOMNode

    from factbench.opening import Filter, Seen
    from factbench.tui.screens.review.targets import Back, Done
    from factbench.workbench import SessionLine, Workbench


BROKEN = "Not done, because the act before it could not be stored."
GROUP = "acts"
"""The worker that stores; whoever leaves waits for it."""


class Stored(Message, namespace="review"):
    """An act is in the database."""

    def __init__(self, done: Done) -> None:
        super().__init__()
        self.done = done


class Refused(Message, namespace="review"):
    """Something could not be stored; nothing was changed by it."""

    def __init__(self, error: FactbenchError, back: Back | None = None) -> None:
        """`back`: what was shown before it was stored."""
        super().__init__()
        self.error, self.back = error, back


class Counted(Message, namespace="review"):
    """What was done in this sitting was counted."""

    def __init__(self, session: SessionLine | None) -> None:
        super().__init__()
        self.session = session


class Job(NamedTuple):
    """Something to store, and what to tell of it."""

    run: Callable[[], Message | None]
    failed: Callable[[FactbenchError], Message | None] = Refused
    leans: bool = False
    """Whether it means the act before it, as undo does: then it must not run when that one failed."""
    note: tuple[str, str] | None = None
    """Claim and words that stand nowhere else until this is done."""


class Writer:
    """A queue with one worker. Jobs run one after another; when one fails, those that lean on it are refused."""

    def __init__(self, post: Callable[[Message], Any]) -> None:
        self._post = post
        self._jobs: queue.SimpleQueue[tuple[int, Job] | None] = queue.SimpleQueue()
        self._queued = 0
        self.unstored: dict[str, str] = {}
        """Notes by claim that were finished and are not in the database yet; where it takes nothing, they stay here."""

    def begin(self, node: DOMNode) -> None:
        """Store from now on, in a worker of `node`."""
        node.run_worker(self.work, thread=True, group=GROUP)

    def put(self, job: Job) -> None:
        """Queue a job; call from the screen's thread."""
        if job.note is not None:
            self.unstored.update([job.note])
        self._queued += 1
        self._jobs.put((self._queued, job))

    def act(
        self,
        run: Callable[[], Done],
        back: Back | None = None,
        *,
        leans: bool = False,
        note: tuple[str, str] | None = None,
    ) -> None:
        """Queue an act; `Stored` or `Refused` follows."""
        self.put(Job(lambda: Stored(run()), lambda error: Refused(error, back), leans, note))

    def draft(self, bench: Workbench, claim: str, text: str) -> None:
        """Keep what was typed and not finished; nothing where it was stored as what it was meant for."""
        self.put(Job(lambda: bench.desk.save_draft(claim, text)))

    def remember(self, bench: Workbench, claim: str, wanted: Filter, seen: Seen | None) -> None:
        """Keep the claim and the list that the reviewer is at, and count what was done; what fails costs nothing."""

        def run() -> Counted:
            bench.desk.stop(claim, wanted, seen)
            return Counted(bench.reports.this_session())

        self.put(Job(run, lambda _error: None))

    def close(self) -> None:
        """Let the worker end when everything queued so far is finished."""
        self._jobs.put(None)

    def work(self) -> None:
        """Run jobs until `close`; call from a thread of its own, on which the messages are posted."""
        refused = 0
        while (item := self._jobs.get()) is not None:
            number, job = item
            if job.leans and number <= refused:
                self._tell(job.failed(DatabaseError(BROKEN)))
                continue
            try:
                message = job.run()
            except FactbenchError as error:
                refused = self._queued
                self._tell(job.failed(error))
                continue
            if job.note is not None:
                self.unstored.pop(job.note[0], None)
            self._tell(message)

    def _tell(self, message: Message | None) -> None:
        if message is not None:
            self._post(message)
