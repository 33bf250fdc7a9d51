"""Acts wait here until they are stored: in the order they were done, none lost, none on the screen's thread."""

from __future__ import annotations

import queue
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factbench.errors import FactbenchError

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Job:
    """Something to store, and whom to tell."""

    run: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[FactbenchError], object]


class Acts:
    """A queue with one worker. Jobs run one after another, even when one fails."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()

    def put(self, job: Job) -> None:
        """Queue a job; call from the screen's thread."""
        self._jobs.put(job)

    def close(self) -> None:
        """Let the worker end when everything queued so far is finished."""
        self._jobs.put(None)

    def work(self) -> None:
        """Run jobs until `close`; call from a thread of its own. `done` and `failed` are called on that thread."""
        while (job := self._jobs.get()) is not None:
            try:
                result = job.run()
            except FactbenchError as error:
                job.failed(error)
            else:
                job.done(result)
