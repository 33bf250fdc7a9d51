"""The results of a batch -> this database, with all that adding one by one does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.store import documents, loading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from factbench.batch.results import Results, Row
    from factbench.store.loading import Cuts
    from factbench.workbench.library import Library
    from factbench.workbench.session import Session

    Found = tuple[Row, Cuts, list[Row]]
    """An article, its claims, and the evidence that was found for them."""

CLAIMS = 50_000
"""Claims in one transaction: two or three seconds of work, which is lost where it is stopped, and for which a desk on
the same file waits. Ids are random, so each transaction writes most pages of their indexes anew: fewer write less."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What is stored so far."""

    shard: str
    articles: int
    """New ones, and claims that came with them."""
    claims: int
    known: int
    """Articles that were there."""


class Archive:
    """Loading is adding: the same rows under the same ids, one `undo` takes all of a run back."""

    def __init__(self, session: Session, library: Library) -> None:
        self.session = session
        self._library = library

    def load(self, folder: Path) -> Iterator[Loaded]:
        """Store articles, claims and bytes of every shard; yields how far it is after each transaction.

        Stopped at any time, what was yielded is stored, and the next run goes on. Evidence that the batch found is
        stored where the library is as it was then. Texts are not compared: see `compare` and `match`.
        Raises: `errors.Unreadable` where a shard is damaged or has no bytes; what was stored before stays.
        """
        from factbench.batch.results import results

        run = self.session.new_id()
        with self.session.explained():
            loading.prepare(self.session.connection())
            loading.gather(self.session.connection())
        version = self._library.passages.version()
        for each in results(folder):
            yield from self._shard(each, run, version)
        with self.session.explained():
            loading.settle(self.session.connection())

    def _shard(self, shard: Results, run: str, version: str) -> Iterator[Loaded]:
        from factbench.errors import Misuse

        ids = shard.ids()
        known = self.session.read_all(loading.known, ids)
        if len(known) == len(set(ids)):
            yield Loaded(shard.manifest.name, 0, 0, len(ids))
            return
        if not shard.has("snapshots"):
            raise Misuse("These results have no bytes of their documents: run the batch without --no-bytes.")
        shard.check()
        at = self.session.stamp()
        wanted = {
            row["snapshot"] for row in shard.rows("articles", ["id", "snapshot"]) if row["id"] not in known
        }
        for some in _some(shard.snapshots(wanted, self.session.settings.input_bytes * 2)):
            self.session.write(loading.snapshots, some, at)
        matched = shard.has("evidence") and shard.manifest.made_by.get("library") == version
        whole = shard.with_evidence() if matched else ((*each, []) for each in shard.articles())
        for found in _together(whole):
            pairs = [(article, cut) for article, cut, _evidence in found]
            done = self.session.write(loading.articles, pairs, at, reviewer=self.session.reviewer, run=run)
            if matched:
                claims = [id for article, cut in pairs if article["id"] not in known for id in cut.id]
                evidence = [row for *_pair, rows in found for row in rows]
                self.session.write(loading.evidences, evidence, claims, version)
            yield Loaded(shard.manifest.name, *done, len(found) - done[0])

    def compare(self) -> Iterator[int]:
        """Compare the articles that wait with all others, as adding does; yields how many still wait, often.

        It may be stopped at any time; the next run goes on.
        """
        yield from self._library.cuts.link_all()

    def match(self) -> Iterator[int]:
        """Look for evidence for the claims that wait; yields how many were looked at."""
        passages = self._library.passages
        if not self.session.read_all(documents.passage_count):
            self.session.write(loading.nothing_to_find, passages.version())
            return
        for number, _each in enumerate(passages.match(), 1):
            yield number


def _some(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Rows in lists of about 16 MB."""
    held: list[Row] = []
    size = 0
    for row in rows:
        held.append(row)
        size += len(row["content"])
        if size > 16_000_000:
            yield held
            held, size = [], 0
    if held:
        yield held


def _together(whole: Iterator[Found]) -> Iterator[Sequence[Found]]:
    """The articles of a shard in lists with about `CLAIMS` claims."""
    held: list[Found] = []
    claims = 0
    for article, cut, evidence in whole:
        held.append((article, cut, evidence))
        claims += len(cut.id) + 1
        if claims >= CLAIMS:
            yield held
            held, claims = [], 0
    if held:
        yield held
