"""How common is each word among the rows of a full-text table?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from factbench.database import Connection


def read_frequencies(connection: Connection, table: str) -> Frequencies:
    """Return the frequencies of all stems of an FTS5 table: one pass over its vocabulary.

    Reading them one by one costs about a millisecond a word when cold. The file is not written to.
    """
    terms = f"temp.{table}_terms"
    connection.execute(f"CREATE VIRTUAL TABLE {terms} USING fts5vocab(main, {table}, row)")
    try:
        found = connection.execute(f"SELECT term, doc FROM {terms} WHERE doc > 1")  # noqa: S608  an identifier
        rows = {term: count for term, count in found}  # noqa: C416  rows need not be tuples
    finally:
        connection.execute(f"DROP TABLE {terms}")
    ((total,),) = connection.execute(f"SELECT count(*) FROM {table}")  # noqa: S608  an identifier
    return Frequencies(total, rows)


class Counts(Protocol):
    """Rows by stem, as a dictionary has them."""

    def get(self, stem: str, default: int, /) -> int:
        """Rows that hold the stem, or `default`."""


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many rows each stem occurs."""

    total: int
    """All rows."""
    rows: Counts
    """Only stems in two rows or more; the others, most of any vocabulary, count as one."""

    def of(self, stem: str) -> int:
        """Rows that hold the stem, at least 1."""
        return self.rows.get(stem, 1)

    def weight(self, stem: str) -> float:
        """How much the stem tells: its inverse document frequency, above 0.

        Fifty imagined rows without it are counted too, for a small library says little about which words are rare.
        """
        return math.log(1 + (self.total + 50) / self.of(stem))

    def bm25(self, stem: str) -> float:
        """What FTS5's bm25() gives one occurrence in a row of average length.

        Source: sqlite.org/fts5.html, section 5.1.1; the floor is in its code.
        """
        rows = self.of(stem)
        return max(1e-6, math.log((self.total - rows + 0.5) / (rows + 0.5))) if self.total else 1e-6
