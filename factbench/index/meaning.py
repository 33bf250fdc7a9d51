"""Which passages say something near to a statement in meaning, whatever their words, and how near?"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol

from factbench.index.encoder import encoder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factbench.index.encoder import Encoder, Vector
    from factbench.index.nearest import Floats
    from factbench.settings import Settings

SMALL = 1_000
"""Passages in memory up to which they are given vectors when first searched: some ten seconds. Beyond, words decide
alone: a database keeps what was once computed."""


def pieces(title: str, text: str, *, check: bool = False) -> list[str]:
    """What of a passage is given vectors, whose mean is the passage's: its words behind the title of its source.

    Without the title "it" is nobody: of the sentences of Climate-FEVER .61 of what decides is among the first ten with
    it, .58 without. A past fact-check is its claim and its headline, apart: MAP@5 of CLEF 2020, dev, .85, in one .82.
    """
    if check:
        return [text.removesuffix(f"\n{title}"), title] if text.endswith(f"\n{title}") else [text]
    return [f"{title}. {text}" if title else text]


def vector_of(said: Sequence[str], encoder: Encoder) -> Vector:
    """The vector of a passage: the mean of its pieces' brought to length 1."""
    if len(said) == 1:
        return encoder.passage(said[0])
    import numpy as np

    total = np.sum([encoder.passage(each) for each in said], axis=0)
    length = float(np.linalg.norm(total))
    vector: Vector = (total / length if length else total).astype(np.float32)
    return vector


class Meaning(Protocol):
    """Search by meaning over the rows that `Candidates` searches by words."""

    def near(
        self, statement: str, rows: Sequence[int], *, limit: int, after: int = -1
    ) -> Mapping[int, float]:
        """How near in meaning each of these rows is, and each of the `limit` nearest above the row `after`: 0 to 1.

        Rows of which it is not known are left out.
        """


def in_memory(passages: Sequence[Sequence[str]], settings: Settings) -> Meaning | None:
    """Over passages in memory, each in `pieces`; None without an encoder, and over more than `SMALL`.

    Raises: `errors.Misuse` where the encoder cannot be used.
    """
    known = encoder(settings) if 0 < len(passages) <= SMALL else None
    return InMemory(passages, known) if known is not None else None


class InMemory:
    """Over passages in memory, whose rows are their places; their vectors are made at the first search."""

    def __init__(self, passages: Sequence[Sequence[str]], encoder: Encoder) -> None:
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
                self._vectors = np.stack([vector_of(each, self._encoder) for each in self._passages])
        cosines = self._vectors @ self._encoder.statement(statement)
        nearest = best(cosines[after + 1 :], limit) + after + 1
        return shares({int(row): float(cosines[row]) for row in (*nearest, *rows)})


def shares(cosines: Mapping[int, float]) -> dict[int, float]:
    """Nothing is less near than what has nothing to do with it. Three digits: processors differ in the next."""
    return {row: round(max(0.0, min(1.0, each)), 3) for row, each in cosines.items()}
