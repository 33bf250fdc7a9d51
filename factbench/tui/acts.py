"""Acts wait here until they are stored: in the order they were done, none lost, none on the screen's thread."""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING, Any, NamedTuple

from factbench.errors import DatabaseError, FactbenchError

if TYPE_CHECKING:
    from collections.abc import Callable


BROKEN = "Not done, because the act before it could not be stored."


class Job(NamedTuple):
    """Something to store, and whom to tell."""

    run: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[FactbenchError], object]
    leans: bool = False
    """Whether it means the act before it, as undo does: then it must not run when that one failed."""


class Acts:
    """A queue with one worker. Jobs run one after another; when one fails, those that lean on it are refused."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[tuple[int, Job] | None] = queue.SimpleQueue()
        self._queued = 0

    def put(self, job: Job) -> None:
        """Queue a job; call from the screen's thread."""
        self._queued += 1
        self._jobs.put((self._queued, job))

    def close(self) -> None:
        """Let the worker end when everything queued so far is finished."""
        self._jobs.put(None)

    def work(self) -> None:
        """Run jobs until `close`; call from a thread of its own. `done` and `failed` are called on that thread."""
        refused = 0
        while (item := self._jobs.get()) is not None:
            number, job = item
            if job.leans and number <= refused:
                job.failed(DatabaseError(BROKEN))
                continue
            try:
                result = job.run()
            except FactbenchError as error:
                refused = self._queued
                job.failed(error)
            else:
                job.done(result)
