"""Work that ends its worker, for tests of engines."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from factbench.batch import work as real

if TYPE_CHECKING:
    from factbench.batch.work import Done, Task


def poisoned(task: Task) -> Done:
    """The real work, but a shard with "poison" in its name ends the worker at its first document."""
    if "poison" in task.shard.name:
        real.note(task).write_text(f"{task.shard.name}, line 1", encoding="utf-8")
        os._exit(9)
    return real.work(task)


def unlucky(task: Task) -> Done:
    """The real work, but the first worker that comes to the shard "b.jsonl" is killed."""
    mark = Path(task.out, "unlucky")
    if task.shard.name == "b.jsonl" and not mark.exists():
        mark.touch()
        real.note(task).touch()
        os.kill(os.getpid(), 9)
    return real.work(task)
