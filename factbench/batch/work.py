"""One shard -> its Parquet files, whole or not at all. Runs in a worker, of whatever engine."""

from __future__ import annotations

import faulthandler
import hashlib
import os
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from factbench.batch.manifest import MOST, Manifest, made_by
from factbench.batch.reading import Kept, documents
from factbench.batch.schema import Rows
from factbench.errors import FactbenchError, InputError, OutputRefused
from factbench.stages.segment import segment, segmenter
from factbench.store import rows
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from factbench.batch.shards import Shard
    from factbench.matching import Matcher
    from factbench.model import Article, Claim
    from factbench.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """All that a worker needs to know; input, output and library are read where they lie, so workers share a disk."""

    shard: Shard
    out: str
    """The folder of the results."""
    settings: Settings
    keep: bool = True
    """Whether the bytes of documents are kept."""
    seconds: float = 300.0
    """Longest that one document may take; a worker that takes longer is ended."""
    library: str | None = None
    """The database in which evidence is searched."""
    version: str | None = None
    """Names the state of that library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a shard."""

    key: str
    articles: int
    claims: int
    failures: int
    seconds: float
    processor: float
    """Seconds of a processor, however many others wanted it."""


PLACE = 400
"""Bytes of a note that say at which document a worker is; behind them stands what ended it, where something did."""


def note(task: Task) -> Path:
    """Where a worker says which document of a shard it is at; there while the shard is being done."""
    return Path(task.out, f".{task.shard.key}.at")


def work(task: Task) -> Done:
    """Cut the claims of one shard and write them.

    Raises: `errors.OutputRefused` where the folder cannot be written; `errors.InputError` where the shard cannot be
    read at all.
    """
    began, worked = perf_counter(), thread_time()
    try:
        at = os.open(note(task), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        raise _refused(task, error) from error
    try:
        with _Output(task) as output:
            for read in documents(task.shard, task.settings, keep=task.keep):
                os.pwrite(at, read.where.encode("utf-8", "replace")[:PLACE].ljust(PLACE), 0)
                os.lseek(at, PLACE, os.SEEK_SET)  # where what ends the worker says so
                if task.seconds:
                    faulthandler.dump_traceback_later(task.seconds, exit=True, file=at)
                output.put(read.where, read.found, read.kept)
            output.finish()
    except OSError as error:
        raise _refused(task, error) from error
    finally:
        faulthandler.cancel_dump_traceback_later()
        os.close(at)
        with suppress(OSError):
            note(task).unlink(missing_ok=True)
    counts = output.counts
    return Done(
        key=task.shard.key,
        articles=counts["articles"],
        claims=counts["claims"],
        failures=counts["failures"],
        seconds=perf_counter() - began,
        processor=thread_time() - worked,
    )


def _refused(task: Task, error: OSError) -> OutputRefused:
    return OutputRefused(f"{one_line(task.out)[:200]} cannot be written: {error.strerror}.")


class _Output:
    """The files of one shard under names of their own until all of them are whole."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._folder = Path(task.out)
        self._mark = uuid4().hex
        self._failures: list[tuple[str, str]] = []
        self._failed = 0
        tables = ["articles", "claims", *(["snapshots"] if task.keep else [])]
        self._tables = [*tables, *(["evidence"] if task.library else [])]
        for name in self._tables:
            self._draft(name).touch(mode=0o600)
        self._files = {name: Rows(str(self._draft(name)), name) for name in self._tables}
        self._snapshots: set[str] = set()

    def _draft(self, table: str) -> Path:
        return self._folder / f".{self._task.shard.key}.{table}.{self._mark}"

    def __enter__(self) -> _Output:
        return self

    def __exit__(self, *_error: object) -> None:
        with ExitStack() as stack:
            for name, file in self._files.items():
                stack.callback(self._draft(name).unlink, missing_ok=True)
                stack.callback(file.close)

    @property
    def counts(self) -> dict[str, int]:
        """Rows of each table, and documents that could not be read."""
        return {name: file.count for name, file in self._files.items()} | {"failures": self._failed}

    def put(self, where: str, found: Article | InputError, kept: Kept | None) -> None:
        """Cut one document and add what came of it."""
        if isinstance(found, InputError):
            self._fail(where, str(found))
            return
        try:
            claims = segment(found, settings=self._task.settings)
        except FactbenchError as error:
            self._fail(where, str(error))
            return
        except Exception as error:  # noqa: BLE001  one text of a million stops none of the others; it is told
            self._fail(where, f"It could not be cut ({type(error).__name__}: {one_line(str(error))[:120]}).")
            return
        used = segmenter(found, self._task.settings)
        self._files["articles"].add([_article(where, found, used, len(claims))])
        self._files["claims"].add([_claim(each, found) for each in claims])
        if kept is not None and self._task.keep and kept.sha256 not in self._snapshots:
            self._snapshots.add(kept.sha256)
            self._files["snapshots"].add([_snapshot(kept)])
        if self._task.library:
            self._files["evidence"].add(_evidence(self._task, found, claims))

    def _fail(self, where: str, why: str) -> None:
        self._failed += 1
        if len(self._failures) < MOST:
            self._failures.append((where, why))

    def finish(self) -> None:
        """Give the files their names, and write the manifest, which says that the shard is done."""
        task, files = self._task, {}
        for name, file in self._files.items():
            file.close()
            final = f"{task.shard.key}.{name}.parquet"
            with self._draft(name).open("rb") as content:
                os.fsync(content.fileno())
                files[final] = hashlib.file_digest(content, "sha256").hexdigest()
            self._draft(name).replace(self._folder / final)
        Manifest(
            key=task.shard.key,
            name=task.shard.name,
            input=task.shard.digest,
            made_by=made_by(task.settings, keep=task.keep, library=task.version),
            counts=self.counts,
            files=files,
            failures=tuple(self._failures),
        ).write(self._folder)


def _article(where: str, article: Article, segmenter: str, claims: int) -> dict[str, Any]:
    row = rows.article_row(article, "")
    return {**row, "input": where, "segmenter": segmenter, "claims": claims}


def _claim(claim: Claim, article: Article) -> dict[str, Any]:
    return {
        **rows.claim_row(claim, article, 0),
        "start": claim.start,
        "end": claim.end,
        "said_by": claim.said_by,
        "checkworthy": claim.worth.checkworthy,
        "fact": claim.worth.fact,
        "first": claim.worth.first,
        "needs_context": len(claim.needs_context),
        "under": claim.under,
    }


def _snapshot(kept: Kept) -> dict[str, Any]:
    return {
        "sha256": kept.sha256,
        "media_type": kept.media_type,
        "url": kept.url,
        "retrieved_at": kept.retrieved_at,
        "content": kept.content,
    }


def _evidence(task: Task, article: Article, claims: list[Claim]) -> list[dict[str, Any]]:
    matcher = _matcher(str(task.library), task.settings)
    return [
        {
            **rows.evidence_row(each),
            "source": each.source.id,
            "title": each.source.title,
            "url": each.source.url,
            "text": each.passage.text,
        }
        for claim in claims
        for each in matcher.evidence(claim, article)
    ]


@cache
def _matcher(path: str, settings: Settings) -> Matcher:
    """Search in a library; kept by a worker for all its shards."""
    from factbench import database
    from factbench.config import cache_folder
    from factbench.matching import Matcher, vectors_of

    folder = cache_folder(Path(path))
    connection = database.connect(Path(path), busy_seconds=settings.busy_seconds)
    return Matcher(connection, settings, cache=folder, vectors=vectors_of(settings, folder))
