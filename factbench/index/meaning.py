"""Which passages say something near to a statement in meaning, whatever their words, and how near?"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol

from factbench.index.encoder import encoder
from factbench.stages.match import Near

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from factbench.index.encoder import Encoder, Vector
    from factbench.index.nearest import Floats
    from factbench.settings import Settings

SMALL = 1_000
"""Passages in memory up to which they are given vectors when first searched: some ten seconds. Beyond, words decide
alone: a database keeps what was once computed."""
AROUND = 2
"""Passages before one, and as many behind it, that tell what it is about. Of the claims of WiCE, whose passages are
the sentences of one article, the first decides for .86 with these, for .84 without; with one or three no more."""


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

    def near(self, statement: str, rows: Sequence[int], *, limit: int, after: int = -1) -> Mapping[int, Near]:
        """How near in meaning each of these rows is, and each of the `limit` nearest above the row `after`.

        Rows of which it is not known are left out.
        """


def in_memory(
    passages: Sequence[Sequence[str]], settings: Settings, *, documents: Sequence[int] = ()
) -> Meaning | None:
    """Over passages in memory, each in `pieces`; None without an encoder, and over more than `SMALL`.

    `documents` are as for `InMemory`. Raises: `errors.Misuse` where the encoder cannot be used.
    """
    known = encoder(settings) if 0 < len(passages) <= SMALL else None
    return InMemory(passages, known, documents) if known is not None else None


class InMemory:
    """Over passages in memory, whose rows are their places; their vectors are made at the first search."""

    def __init__(
        self, passages: Sequence[Sequence[str]], encoder: Encoder, documents: Sequence[int] = ()
    ) -> None:
        """`documents` says of each passage of which document it is: those of one stand in its order.

        Empty: each is of its own.
        """
        self._passages = passages
        self._encoder = encoder
        self._documents = dict(enumerate(documents))
        self._lock = threading.Lock()
        self._vectors: Floats | None = None

    def near(self, statement: str, rows: Sequence[int], *, limit: int, after: int = -1) -> Mapping[int, Near]:
        import numpy as np

        from factbench.index.nearest import best

        with self._lock:
            if self._vectors is None:
                self._vectors = np.stack([vector_of(each, self._encoder) for each in self._passages])
        cosines = self._vectors @ self._encoder.statement(statement)
        nearest = best(cosines[after + 1 :], limit) + after + 1
        found = {int(row) for row in (*nearest, *rows)}
        beside = with_neighbours(found) if self._documents else found
        known = {row: float(cosines[row]) for row in beside if 0 <= row < len(cosines)}
        return nearness(found, known, self._documents)


def with_neighbours(rows: Collection[int]) -> set[int]:
    """These rows and those that may be around one of them, whether there are such or not."""
    return {row + step for row in rows for step in range(-AROUND, AROUND + 1)}


def nearness(
    rows: Collection[int], cosines: Mapping[int, float], documents: Mapping[int, object]
) -> dict[int, Near]:
    """How near each of the rows is, in their order, by the cosines of them and of what may stand around them.

    What stands around a row are the rows next to it that are of the same of the `documents`, by row. Nothing is less
    near than what has nothing to do with it. Three digits: processors differ in the next.
    """
    shares = {row: max(0.0, min(1.0, each)) for row, each in cosines.items()}
    found = {}
    for row in sorted(rows):
        document = documents.get(row)
        beside = [
            shares[each]
            for each in range(row - AROUND, row + AROUND + 1)
            if each != row and each in shares and document is not None and documents.get(each) == document
        ]
        found[row] = Near(round(shares[row], 3), round(sum(beside) / len(beside), 3) if beside else None)
    return found
