"""Which passages say something near to a statement in meaning, whatever their words, and how near?"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol

from factbench.index.encoder import encoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factbench.database import Connection
    from factbench.index.encoder import Encoder
    from factbench.index.nearest import Floats
    from factbench.index.vectors import Vectors
    from factbench.settings import Settings

SMALL = 1_000
"""Passages in memory up to which they are given vectors when first searched: some ten seconds. Beyond, words decide
alone: a database keeps what was once computed."""


def titled(title: str, text: str) -> str:
    """What a passage is given a vector for: its words behind the title of its source, without which "it" is nobody.

    Found by its meaning behind titles, of the sentences of Climate-FEVER .60 of what decides is among the first ten;
    without .57.
    """
    return f"{title}. {text}" if title else text


class Meaning(Protocol):
    """Search by meaning over the rows that `Candidates` searches by words."""

    def near(
        self, statement: str, rows: Sequence[int], *, limit: int, after: int = -1
    ) -> Mapping[int, float]:
        """How near in meaning each of these rows is, and each of the `limit` nearest above the row `after`: 0 to 1.

        Rows of which it is not known are left out.
        """


class Kept:
    """Over the passages of claims.db, by vectors that are kept beside it."""

    def __init__(self, connection: Connection, vectors: Vectors, encoder: Encoder) -> None:
        self._connection = connection
        self._vectors = vectors
        self._encoder = encoder

    def near(
        self, statement: str, rows: Sequence[int], *, limit: int, after: int = -1
    ) -> Mapping[int, float]:
        wanted = self._encoder.statement(statement)
        return _shares(self._vectors.near(self._connection, wanted, rows, limit=limit, after=after))


def in_memory(passages: Sequence[str], settings: Settings) -> Meaning | None:
    """Over passages in memory; None without an encoder, and over more than `SMALL`.

    Raises: `errors.Misuse` where the encoder cannot be used.
    """
    known = encoder(settings) if 0 < len(passages) <= SMALL else None
    return InMemory(passages, known) if known is not None else None


class InMemory:
    """Over passages in memory, whose rows are their places; their vectors are made at the first search."""

    def __init__(self, passages: Sequence[str], encoder: Encoder) -> None:
        self._passages = passages
        self._encoder = encoder
        self._lock = threading.Lock()
        self._vectors: Floats | None = None

    def near(
        self, statement: str, rows: Sequence[int], *, limit: int, after: int = -1
    ) -> Mapping[int, float]:
        import numpy as np

        from factbench.index.nearest import best

        with self._lock:
            if self._vectors is None:
                self._vectors = np.stack([self._encoder.passage(text) for text in self._passages])
        cosines = self._vectors @ self._encoder.statement(statement)
        nearest = best(cosines[after + 1 :], limit) + after + 1
        return _shares({int(row): float(cosines[row]) for row in (*nearest, *rows)})


def _shares(cosines: Mapping[int, float]) -> dict[int, float]:
    """Nothing is less near than what has nothing to do with it. Three digits: processors differ in the next."""
    return {row: round(max(0.0, min(1.0, each)), 3) for row, each in cosines.items()}
