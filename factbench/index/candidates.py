"""Which rows of a full-text table share the telling words of a statement?"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from factbench.english.query import searchable
from factbench.index.frequencies import Frequencies, read_frequencies
from factbench.index.meaning import meaning
from factbench.settings import Settings
from factbench.stages.match import Candidate, rank
from factbench.text.stem import content, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.database import Connection
    from factbench.index.large import LargeIndex
    from factbench.model import Hit

TOKENIZER = "porter unicode61 remove_diacritics 2"
"""What every full-text table of factbench is made with; `text.stem` is its equal in Python."""


class Candidates:
    """Search over an FTS5 table with the one column `text`, made with `TOKENIZER`.

    `table` may be an external-content table over the rows of claims.db. The frequencies of words are read once, at
    the first search, and kept in memory: after adding many passages make a new one. Threads may share it, as far as
    they may share its connection. What SQLite raises goes through to the caller, who knows the file.
    """

    def __init__(
        self,
        connection: Connection,
        table: str = "passage_fts",
        *,
        settings: Settings | None = None,
        large: LargeIndex | None = None,
    ) -> None:
        """`large` is a current index over the same rows of claims.db, which is asked in place of the table."""
        if not table.isidentifier():
            raise ValueError(f"not the name of a table: {table!r}")
        self._connection = connection
        self._table = table
        self._large = large
        settings = settings or Settings()
        self._cap = settings.document_frequency_cap
        self._meaning = meaning() if settings.embed else None
        self._lock = threading.Lock()
        self._read: Frequencies | None = None

    def search(
        self,
        statement: str,
        *,
        limit: int = 10,
        after: int = -1,
        freshness: Callable[[int], float | None] | None = None,
    ) -> list[Hit]:
        """Return at most `limit` hits, best first; `Hit.index` is the row's id. Ties keep the order of rows.

        Only rows with an id above `after` are looked at: those that came in since.
        """
        statement = searchable(statement)
        found = self.find(statement, limit=max(_POOL, _POOL_FACTOR * limit), after=after)
        weight = self._frequencies().weight
        return rank(statement, found, weight=weight, meaning=self._meaning, freshness=freshness, limit=limit)

    def find(self, statement: str, *, limit: int, after: int = -1) -> list[Candidate]:
        """Return at most `limit` rows that share a telling word with the statement, best BM25 first.

        No word is required: rare words are searched by, common ones left out while there are others. A statement
        without words finds nothing.
        """
        found = content(statement) or words(statement)
        spelled = {word.stem: statement[word.start : word.end] for word in found}
        frequencies = self._frequencies()
        ideal = sum(frequencies.bm25(stem) for stem in spelled)
        # What came in since is little, so the table is quick; the large index cannot leave rows out.
        rows = self._rows_of_large if self._large and after < 0 else self._rows_of_table
        return [
            Candidate(row, text, min(1.0, bm25 / ideal)) for row, text, bm25 in rows(spelled, limit, after)
        ]

    def _frequencies(self) -> Frequencies:
        with self._lock:
            if self._read is None:
                self._read = (
                    self._large.frequencies()
                    if self._large
                    else read_frequencies(self._connection, self._table)
                )
            return self._read

    def _rows_of_table(self, spelled: dict[str, str], limit: int, after: int) -> list[tuple[int, str, float]]:
        """Row, text and BM25 of the rows that FTS5 finds by the telling words, best first."""
        frequencies = self._frequencies()
        telling = _telling(spelled, frequencies, cap=self._cap)
        if not telling or not frequencies.total:
            return []
        # Whatever a word holds, between quotation marks it is no syntax.
        query = " OR ".join(f'"{spelled[stem]}"' for stem in telling)
        table = self._table
        select = (
            f"SELECT rowid, text, rank FROM {table} WHERE {table} MATCH ? AND rowid > ? ORDER BY rank LIMIT ?"  # noqa: S608  an identifier
        )
        with self._lock:
            found = self._connection.execute(select, (query, after, limit))
            return [(row, text, -bm25) for row, text, bm25 in found]

    def _rows_of_large(
        self, spelled: dict[str, str], limit: int, _after: int
    ) -> list[tuple[int, str, float]]:
        """The same by the large index, which needs no word left out; the texts come from the table."""
        if self._large is None or not spelled:
            return []
        with self._lock:
            frequencies = self._read or self._large.frequencies()
            rarest = sorted(spelled, key=lambda stem: (frequencies.of(stem), stem))[:_MOST]
            scores = dict(self._large.find(rarest, limit=limit))
            marks = ", ".join("?" * len(scores))
            select = f"SELECT rowid, text FROM {self._table} WHERE rowid IN ({marks})"  # noqa: S608  an identifier
            texts = dict(self._connection.execute(select, list(scores)).fetchall()) if scores else {}
        return [(row, texts[row], score) for row, score in scores.items() if row in texts]


# Candidates per wanted hit, and at least: the best by the blend is seldom beyond.
_POOL_FACTOR, _POOL = 5, 50
# Below this many rows a word costs nothing to look up, however large a share of the passages holds it.
_CHEAP = 2_000
# Rows that the terms of one query may touch together: 0.12 s over a million passages.
_BUDGET = 30_000
# Terms that are searched by even when all are common, and at most (a pasted page is no better for its 1,000 words).
_FEWEST, _MOST = 3, 64


def _telling(stems: dict[str, str], frequencies: Frequencies, *, cap: float) -> list[str]:
    """The stems to search by: the rarest until the budget is spent, none in more than `cap` of the rows.

    The cap halves the time and keeps recall, where requiring words (AND) loses it (Climate-FEVER R@100 .675 -> .42).
    """
    common = max(cap * frequencies.total, _CHEAP)
    telling: list[str] = []
    spent = 0
    for stem in sorted(stems, key=lambda stem: (frequencies.of(stem), stem))[:_MOST]:
        spent += frequencies.of(stem)
        if len(telling) >= _FEWEST and (frequencies.of(stem) > common or spent > _BUDGET):
            break
        telling.append(stem)
    return telling
