"""Full-text candidates over a million passages: a tantivy index beside claims.db, made again whenever it is behind.

FTS5 reads the length of every row that a word touches: 0.9 s at the 95th of 100 for any of a claim's words over 300,000
passages, and within a budget of rows it loses recall. Tantivy skips what cannot be among the best: some 20 ms there.
The index holds stems as `text.indexed` makes them, so both engines agree on what a word is; texts stay in claims.db.
"""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from factbench.index.frequencies import Frequencies
from factbench.text.indexed import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from factbench.database import Connection

VERSION = "stems 1"
"""Rises when the same passages would be written otherwise."""
LARGE = 100_000
"""Passages from which on the index is worth its place: below, FTS5 answers in some tens of milliseconds."""
BATCH = 50_000
"""Passages written between two reports of progress."""
HEAP = 200_000_000
"""Bytes that the writer may use; fewer give more and smaller segments, which are slower to search."""


def installed() -> bool:
    """Whether the `large` extra is there."""
    return find_spec("tantivy") is not None


class LargeIndex:
    """A cache in a folder of its own for the passages of one table: nothing in it is missed when it is deleted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._searcher: Any = None
        self._schema: Any = None

    def current(self, connection: Connection) -> bool:
        """Whether the index holds exactly the passages that the table holds now."""
        return self._state() == _wanted(connection)

    def update(self, connection: Connection) -> Iterator[tuple[int, int]]:
        """Bring the index up to date; yields (passages written, of how many) now and then.

        Passages that were only added are added; after any other change all is written again. Until the last step the
        index counts as behind, so one that was stopped half way is never searched.
        Raises: OSError where the folder cannot be written, ValueError while another program writes it.
        """
        import tantivy

        wanted, held = _wanted(connection), self._state()
        added = self._added(connection, wanted, held)
        if added is None:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._state_path().unlink(missing_ok=True)
        self._searcher = None
        index = tantivy.Index(_schema(), path=str(self._folder))
        writer = index.writer(heap_size=HEAP, num_threads=1)
        total = wanted["rows"] - (held["rows"] if added is not None else 0)
        done = 0
        for number, text in connection.execute(
            "SELECT number, text FROM passage WHERE number > ? AND number <= ? ORDER BY number",
            (added if added is not None else -1, wanted["last"]),
        ):
            writer.add_document(
                tantivy.Document(row=number, text=" ".join(word.stem for word in words(text)))
            )
            done += 1
            if done % BATCH == 0:
                yield done, total
        writer.commit()
        writer.wait_merging_threads()
        self._state_path().write_text(json.dumps(wanted), encoding="utf-8")
        yield done, total

    def find(self, stems: Sequence[str], *, limit: int) -> list[tuple[int, float]]:
        """Rows that hold any of the stems, with their BM25, best first."""
        import tantivy

        searcher = self._open()
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "text", stem, index_option="freq"))
            for stem in stems
        ]
        found = searcher.search(tantivy.Query.boolean_query(terms), limit=limit, count=False)
        return [(searcher.doc(address)["row"][0], score) for score, address in found.hits]

    def frequencies(self) -> Frequencies:
        """How common each stem is, looked up when asked."""
        searcher = self._open()
        return Frequencies(searcher.num_docs, _StemCounts(searcher))

    def _open(self) -> Any:
        if self._searcher is None:
            import tantivy

            self._schema = _schema()
            self._searcher = tantivy.Index(self._schema, path=str(self._folder)).searcher()
        return self._searcher

    def _added(
        self, connection: Connection, wanted: Mapping[str, Any], held: Mapping[str, Any]
    ) -> int | None:
        """The last row that the index holds, where the table has only grown since; else None."""
        if held.get("version") != VERSION or "last" not in held:
            return None
        (rows,) = connection.execute(
            "SELECT count(*) FROM passage WHERE number <= ?", (held["last"],)
        ).fetchone()
        return int(held["last"]) if rows == held["rows"] and wanted["last"] >= held["last"] else None

    def _state_path(self) -> Path:
        return self._folder / "passages.json"

    def _state(self) -> dict[str, Any]:
        try:
            found = json.loads(self._state_path().read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def _wanted(connection: Connection) -> dict[str, Any]:
    count, last = connection.execute("SELECT count(*), coalesce(max(number), 0) FROM passage").fetchone()
    return {"version": VERSION, "rows": count, "last": last}


def _schema() -> Any:
    import tantivy

    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("row", stored=True, indexed=False, fast=True)
    schema.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="freq")
    return schema.build()


class _StemCounts:
    """The frequencies of an index as a mapping that asks it."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher

    def get(self, stem: str, default: int) -> int:
        return self._searcher.doc_freq("text", stem) or default
