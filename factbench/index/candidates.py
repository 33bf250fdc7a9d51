"""Which rows of a full-text table share the telling words of a statement?"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from factbench.english.query import searchable
from factbench.index.frequencies import Frequencies, read_frequencies
from factbench.settings import Settings
from factbench.stages.match import Candidate, rank
from factbench.text.indexed import content, words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from factbench.database import Connection
    from factbench.index.large import LargeIndex
    from factbench.index.meaning import Meaning
    from factbench.model import Hit
    from factbench.stages.match import Near

TOKENIZER = "porter unicode61 remove_diacritics 2"
"""What every full-text table of factbench is made with; `text.indexed` is its equal in Python."""


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
        meaning: Meaning | None = None,
        titles: Callable[[Collection[int]], Mapping[int, str]] | None = None,
    ) -> None:
        """`large` is a current index over the same rows of claims.db, which is asked in place of the table.

        With `meaning` the same rows are searched by meaning too; without it words alone decide. `titles` gives the
        titles of the sources of rows, of those that have one; it is asked where there is a search by meaning.
        """
        if not table.isidentifier():
            raise ValueError(f"not the name of a table: {table!r}")
        self._connection = connection
        self._table = table
        self._large = large
        settings = settings or Settings()
        self._cap = settings.document_frequency_cap
        self._meaning = meaning
        self._titles = titles
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
        found, near = self.gather(statement, limit=max(_POOL, _POOL_FACTOR * limit), after=after)
        frequencies = self._frequencies()
        return rank(
            searchable(statement),
            found,
            weight=frequencies.weight,
            near=near,
            titles=self.titles(near),
            among=frequencies.total,
            freshness=freshness,
            limit=limit,
        )

    def gather(
        self, statement: str, *, limit: int, after: int = -1
    ) -> tuple[list[Candidate], Mapping[int, Near] | None]:
        """What is worth ranking: at most `limit` rows by words and as many by meaning; and how near each is in meaning.

        None without a search by meaning.
        """
        plain = searchable(statement)
        found = self.find(plain, limit=limit, after=after)
        if self._meaning is None or not words(plain):
            return found, None
        # As it stands: of 800 posts MAP@5 is .851, without addresses and signatures .836.
        near = self._meaning.near(statement, [each.row for each in found], limit=limit, after=after)
        return [*found, *self._others(near.keys() - {each.row for each in found})], near

    def titles(self, near: Mapping[int, Near] | None) -> Mapping[int, str]:
        """The titles of the sources of the rows whose nearness in meaning is known."""
        if not near or self._titles is None:
            return {}
        with self._lock:
            return self._titles(near)

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

    def _others(self, rows: Collection[int]) -> list[Candidate]:
        """The rows that only their meaning has found: by words they are beyond the best, so these count for nothing."""
        with self._lock:
            return [Candidate(row, text, 0.0) for row, text in sorted(self._texts(rows).items())]

    def _texts(self, rows: Collection[int]) -> dict[int, str]:
        marks = ", ".join("?" * len(rows))
        select = f"SELECT rowid, text FROM {self._table} WHERE rowid IN ({marks})"  # noqa: S608  an identifier
        return dict(self._connection.execute(select, list(rows)).fetchall()) if rows else {}

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
            texts = self._texts(scores)
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
