"""A folder of results -> its rows, checked: whole files, and ids that are those of their content."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any

from factbench.batch.extra import load
from factbench.batch.manifest import done
from factbench.batch.schema import ROWS
from factbench.errors import Unreadable
from factbench.model import claim_id, identity, quote_of
from factbench.store.loading import Cuts
from factbench.text.clean import one_line
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factbench.batch.manifest import Manifest

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Results:
    """The files of one shard."""

    folder: Path
    manifest: Manifest

    def has(self, table: str) -> bool:
        """Whether there is such a file."""
        return self._name(table) in self.manifest.files

    def ids(self) -> list[str]:
        """Ids of its articles, in order."""
        file = load("pyarrow.parquet")
        found: list[str] = file.read_table(self._path("articles"), columns=["id"])["id"].to_pylist()
        return found

    def rows(self, table: str, columns: Iterable[str] | None = None) -> Iterator[Row]:
        """The rows of a table, in order.

        Raises: `errors.Unreadable` where the file cannot be read.
        """
        for names, found in self._columns(table, list(columns) if columns else None):
            yield from (dict(zip(names, row, strict=True)) for row in zip(*found, strict=True))

    def _columns(self, table: str, columns: list[str] | None) -> Iterator[tuple[list[str], list[list[Any]]]]:
        """Names of columns and what stands in each, some thousand rows at a time."""
        pa = load("pyarrow")
        try:
            with load("pyarrow.parquet").ParquetFile(self._path(table)) as file:
                for batch in file.iter_batches(ROWS, columns=columns):
                    names = columns or batch.schema.names
                    # By columns: several times as fast as `to_pylist` by rows.
                    yield names, [batch.column(name).to_pylist() for name in names]
        except (pa.ArrowException, OSError, KeyError) as error:
            raise self._damaged(table) from error

    def articles(self) -> Iterator[tuple[Row, Cuts]]:
        """Each article with its claims; whoever wrote them, ids and quotes are those of the text.

        Raises: `errors.Unreadable` where they are not.
        """
        claims = (found for _names, found in self._columns("claims", list(Cuts._fields)))
        held: list[list[Any]] = [[] for _name in Cuts._fields]
        at = 0
        for article in self.rows("articles"):
            until = at + article["claims"]
            while len(held[0]) < until and (more := next(claims, None)) is not None:
                held = [[*had[at:], *new] for had, new in zip(held, more, strict=True)]
                at, until = 0, until - at
            mine = Cuts(*(column[at:until] for column in held))
            if not _true(article, mine):
                raise self._damaged("claims")
            yield article, mine
            at = until

    def with_evidence(self) -> Iterator[tuple[Row, Cuts, list[Row]]]:
        """Each article with its claims and the evidence that was found for them; no file is read twice.

        Raises: `errors.Unreadable` as `articles` does, or where evidence does not stand in the order of its claims.
        """
        rows = self.rows("evidence")
        row = next(rows, None)
        for article, cut in self.articles():
            mine, found = set(cut.id), []
            while row is not None and row["claim"] in mine:
                found.append(row)
                row = next(rows, None)
            yield article, cut, found
        if row is not None:
            raise self._damaged("evidence")

    def snapshots(self, wanted: set[str], longest: int) -> Iterator[Row]:
        """Those of the bytes that are wanted, whose hash is what it is said to be.

        Raises: `errors.Unreadable`.
        """
        for row in self.rows("snapshots"):
            if row["sha256"] not in wanted:
                continue
            try:
                unpacker = zlib.decompressobj()
                content = unpacker.decompress(row["content"], longest)
            except zlib.error as error:
                raise self._damaged("snapshots") from error
            if not unpacker.eof or hashlib.sha256(content).hexdigest() != row["sha256"]:
                raise self._damaged("snapshots")
            yield row

    def check(self) -> None:
        """Hold every file against its hash. Raises: `errors.Unreadable`."""
        for name, wanted in self.manifest.files.items():
            try:
                with (self.folder / name).open("rb") as file:
                    sound = hashlib.file_digest(file, "sha256").hexdigest() == wanted
            except OSError:
                sound = False
            if not sound:
                raise Unreadable(
                    f"{one_line(name)} is missing or damaged; remove its manifest and run the batch again."
                )

    def _name(self, table: str) -> str:
        return f"{self.manifest.key}.{table}.parquet"

    def _path(self, table: str) -> str:
        return str(self.folder / self._name(table))

    def _damaged(self, table: str) -> Unreadable:
        return Unreadable(
            f"{one_line(self._name(table))} is damaged, or nothing that a batch wrote; run the batch again."
        )


def results(folder: Path) -> Iterator[Results]:
    """The results of every shard that is done, by name.

    Raises: `errors.Unreadable` where there is none; `errors.Misuse` without the extra.
    """
    load("pyarrow.parquet")
    for manifest in done(folder):
        yield Results(folder, manifest)


def _true(article: Row, claims: Cuts) -> bool:
    """Whether ids are the identity of what they name, and claims are slices of their article."""
    text, known, number = article["text"], article["id"], len(claims.id)
    try:
        return (
            number == article["claims"] == claims.article.count(known)
            and identity(article["url"] or article["snapshot"], text) == known
            and all(map(_is_slice, repeat(text, number), *claims[:6]))
        )
    except (ValueError, TypeError, IndexError, AttributeError, UnicodeError):
        return False


def _is_slice(text: str, id: str, article: str, start: int, end: int, parts: str, quote: str) -> bool:
    # Nearly every claim has one part, and needs no reader of JSON to say so.
    one = parts == f"[[{start},{end}]]"
    spans = [Span(start, end)] if one else [Span(*part) for part in json.loads(parts)]
    return (
        (start, end) == (spans[0].start, spans[-1].end)
        and end <= len(text)
        and quote == quote_of(text, spans)
        and id == claim_id(article, spans)
    )
