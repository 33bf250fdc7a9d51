"""Inputs -> a folder of results, going on from where it stopped before."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.batch import manifest
from factbench.batch.engine import DEAD, HERE, run
from factbench.batch.extra import load
from factbench.batch.manifest import Manifest
from factbench.batch.shards import plan
from factbench.batch.work import PLACE, Done, Task, note, work
from factbench.errors import OutputRefused
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from factbench.batch.engine import Workers
    from factbench.batch.shards import Shard
    from factbench.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What became of one shard, now or in an earlier run."""

    shard: Shard
    counts: Mapping[str, int]
    """Rows of each table, and `failures`."""
    seconds: float = 0.0
    """What a worker took for it; 0 where it was done before."""
    before: bool = False
    """An earlier run did it, or set it aside."""
    aside: str | None = None
    """Why it is set aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """What is to be made of each document."""

    keep: bool = True
    """Whether the bytes of documents are kept; without them results cannot be loaded into a database."""
    seconds: float = 300.0
    """Longest that one document may take."""
    again: bool = False
    """Whether shards are tried anew that were set aside."""
    library: Path | None = None
    """The database in whose library evidence is searched."""
    version: str | None = None
    """Names the state of that library."""


AS_EVER = How()


def make(
    names: Sequence[str],
    out: Path,
    settings: Settings,
    *,
    how: How = AS_EVER,
    workers: Workers = HERE,
    work: Callable[[Task], Done] = work,
) -> Iterator[Made]:
    """Cut the claims of all that was named into `out`, a shard at a time; yields each as it is done.

    What `out` has already, made of the same bytes by the same program and settings, is left as it is. Stopped at any
    time, the folder holds whole shards.
    Raises: `errors.Unreadable` for a name that cannot be read; `errors.OutputRefused`; `errors.Misuse`.
    """
    load("pyarrow.parquet")
    try:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise OutputRefused(f"{one_line(str(out))[:200]} cannot be made: {error.strerror}.") from error
    by = manifest.made_by(settings, keep=how.keep, library=how.version)
    before: list[Made] = []
    under_way: set[str] = set()

    def tasks() -> Iterator[Task]:
        for shard in plan(names, settings, out=out):
            if (found := _before(out, shard, by, how.again)) is not None:
                before.append(found)
                continue
            _swept(out, shard.key)
            under_way.add(shard.key)
            yield Task(
                shard=shard,
                out=str(out.absolute()),
                settings=settings,
                keep=how.keep,
                seconds=how.seconds,
                library=str(how.library.absolute()) if how.library else None,
                version=how.version,
            )

    outcomes = run(tasks(), work, workers, begun=lambda task: note(task).exists())
    try:
        for outcome in outcomes:
            under_way.discard(outcome.task.shard.key)
            yield from _taken(before)
            yield _told(out, outcome.task, outcome.done, outcome.why, by)
        yield from _taken(before)
    finally:
        outcomes.close()
        for key in under_way:
            _swept(out, key)


def _taken(before: list[Made]) -> Iterator[Made]:
    while before:
        yield before.pop(0)


def _before(out: Path, shard: Shard, by: Mapping[str, Any], again: bool) -> Made | None:
    found = manifest.known(out, shard.key)
    if found is None or found.made_by != by or (found.aside is not None and again):
        return None
    if any(not (out / name).is_file() for name in found.files):
        return None
    return Made(shard=shard, counts=found.counts, before=True, aside=found.aside)


def _told(out: Path, task: Task, done: Done | None, why: str | None, by: Mapping[str, Any]) -> Made:
    shard = task.shard
    last = _last(task) if why == DEAD else ""
    _swept(out, shard.key)  # what a worker left that died with another's shard
    if done is None:
        reason = f"{why}{last}"
        Manifest(
            key=shard.key, name=shard.name, input=shard.digest, made_by=by, counts={}, aside=reason
        ).write(out)
        return Made(shard=shard, counts={}, aside=reason)
    told = {
        "seconds": round(done.seconds, 3),
        "processor": round(done.processor, 3),
        "articles": done.articles,
    }
    manifest.told(out, {"shard": done.key, **told})
    counts = {"articles": done.articles, "claims": done.claims, "failures": done.failures}
    return Made(shard=shard, counts=counts, seconds=done.seconds)


def _last(task: Task) -> str:
    """The document that a worker was at when it ended, and whether that took too long."""
    with suppress(OSError):
        said = note(task).read_bytes()
        words = one_line(said[:PLACE].decode("utf-8", "replace")).strip()
        late = f", which took more than {task.seconds:g} s" if said[PLACE:].startswith(b"Timeout") else ""
        return f", at {words}{late}." if words else "."
    return "."


def _swept(out: Path, key: str) -> None:
    """Remove what an earlier run left half done of a shard."""
    for path in out.glob(f".{key}.*"):
        path.unlink(missing_ok=True)
