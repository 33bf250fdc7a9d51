"""Which of many vectors are nearest to one? Over a file of vectors, each under the identity of its passage.

The file begins with `HEADER` bytes; then follow records of one size: key, scale, and a number of eight bits a
dimension. Up to `WHOLE` passages all vectors are looked at; beyond, a graph over them (usearch, of the `large` extra)
leads to the nearest, which are then measured as if all had been. Without it all are looked at, which takes longer.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from factbench.index.encoder import come_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Keys = npt.NDArray[np.uint64]
    Floats = npt.NDArray[np.float32]

WHOLE = 200_000
"""Passages up to which all vectors are looked at: some tens of milliseconds."""
SLICE = 512
"""Vectors that are widened together: they stay in the cache of a processor (of 100,000 in 14 ms; 8,192 in 27)."""
MAGIC, HEADER = b"factbench vectors 1\n", 32
MORE = 4
"""How many times as many as are wanted the graph is asked for: it measures roughly."""
BUILT = 20_000
"""Vectors that are put into the graph between two reports of progress."""


def record(dimension: int) -> np.dtype[Any]:
    """One vector in the file."""
    return np.dtype([("key", "<u8"), ("scale", "<f4"), ("vector", "i1", (dimension,))])


def header(dimension: int) -> bytes:
    """What the file begins with."""
    return (MAGIC + dimension.to_bytes(4, "little")).ljust(HEADER, b"\0")


def records(keys: Sequence[int], vectors: Sequence[Floats] | Floats) -> bytes:
    """The vectors as they are written; each of its numbers is off by 1/254 of the largest at most."""
    found = np.zeros(len(keys), dtype=record(len(vectors[0])))
    for place, (key, vector) in enumerate(zip(keys, vectors, strict=True)):
        found[place] = (key, 1 / _scale(vector), _rounded(vector))
    return found.tobytes()


class Nearest:
    """The vectors of the passages of a library, as far as there are any."""

    def __init__(self, path: Path, numbers: Ints, keys: Keys) -> None:
        """`numbers` are the rows of all passages, rising, and `keys` the identities of those."""
        self._path = path
        self._numbers = numbers
        self._records = _read(path)
        self._places = _places(self._records["key"], keys)
        """Of each passage, where its vector stands in the file; −1 where it has none."""
        self._passages: Ints | None = None
        self._graph: Any = None

    @property
    def missing(self) -> list[int]:
        """Places, among all passages, of those that have no vector."""
        return [int(each) for each in np.flatnonzero(self._places < 0)]

    def nearness(self, wanted: Floats, rows: Sequence[int]) -> dict[int, float]:
        """Of each of these rows that has a vector, the cosine of that to the wanted one."""
        asked = np.unique(np.asarray(rows, dtype=np.int64))
        at = np.searchsorted(self._numbers, asked)
        asked, at = asked[at < len(self._numbers)], at[at < len(self._numbers)]
        places = np.where(self._numbers[at] == asked, self._places[at], -1)
        known = places >= 0
        cosines = self._cosines(wanted, self._records[places[known]])
        return dict(zip(asked[known].tolist(), cosines.tolist(), strict=True))

    def nearest(self, wanted: Floats, *, limit: int, after: int = -1) -> dict[int, float]:
        """At most `limit` rows above `after` with their cosine to the wanted vector, best first; ties as the rows."""
        graph = self._opened_graph() if after < 0 and len(self._numbers) > WHOLE else None
        if graph is not None:
            found = graph.search(_rounded(wanted), MORE * limit)
            places = np.sort(np.asarray(found.keys, dtype=np.int64))
            which = self._passages_at(places)
            cosines = self._cosines(wanted, self._records[self._places[which]])
        else:
            which = np.flatnonzero((self._places >= 0) & (self._numbers > after))
            few = len(which) < len(self._records) // 4
            cosines = (
                self._cosines(wanted, self._records[self._places[which]])
                if few
                else self._cosines(wanted, self._records)[self._places[which]]
            )
        first = best(cosines, limit)
        return dict(zip(self._numbers[which[first]].tolist(), cosines[first].tolist(), strict=True))

    def build(self) -> Iterator[int]:
        """Put what is not in it yet into the graph; yields how many are in it, now and then."""
        graph = self._opened_graph() or _graph(self._records["vector"].shape[1])
        whole = len(self._records)
        for start in range(len(graph), whole, BUILT):
            end = min(whole, start + BUILT)
            graph.add(np.arange(start, end), np.ascontiguousarray(self._records["vector"][start:end]))
            yield end
        draft = graph_path(self._path).with_suffix(".draft")
        graph.save(str(draft))
        draft.chmod(0o600)
        os.replace(draft, graph_path(self._path))
        self._graph = graph

    @property
    def graph_wanted(self) -> bool:
        """Whether there are so many that a graph is worth its place, and it has not all of them."""
        if len(self._numbers) <= WHOLE or not graphs():
            return False
        graph = self._opened_graph()
        return graph is None or len(graph) < len(self._records)

    def _opened_graph(self) -> Any:
        """The graph over the file, where there is one that fits it."""
        if self._graph is None and graphs() and graph_path(self._path).is_file():
            try:
                made = _graph(self._records["vector"].shape[1])
                made.load(str(graph_path(self._path)))
                self._graph = made if 0 < len(made) <= len(self._records) else None
            except (RuntimeError, ValueError):  # as usearch says that a file is none of its own
                return None
        return self._graph

    def _passages_at(self, places: Ints) -> Ints:
        """Which of all passages have their vectors at these places of the file."""
        if self._passages is None:
            self._passages = np.full(len(self._records), -1, dtype=np.int64)
            known = np.flatnonzero(self._places >= 0)
            self._passages[self._places[known]] = known
        found = self._passages[places]
        return np.sort(found[found >= 0])

    def _cosines(self, wanted: Floats, some: npt.NDArray[Any]) -> Floats:
        """Of these records to the wanted vector, widened a slice at a time."""
        found = np.empty(len(some), dtype=np.float32)
        wide = np.empty((SLICE, len(wanted)), dtype=np.float32)
        for start in range(0, len(some), SLICE):
            part = some["vector"][start : start + SLICE]
            np.copyto(wide[: len(part)], part)
            np.dot(wide[: len(part)], wanted, out=found[start : start + SLICE])
        found *= some["scale"]
        return found


def graphs() -> bool:
    """Whether usearch, of the `large` extra, is there."""
    return find_spec("usearch") is not None


def graph_path(path: Path) -> Path:
    """Where the graph over a file of vectors is kept."""
    return path.with_suffix(".graph")


def _graph(dimension: int) -> Any:
    come_first()
    from usearch.index import Index

    return Index(
        ndim=dimension, metric="cos", dtype="i8", connectivity=16, expansion_add=96, expansion_search=96
    )


def _read(path: Path) -> npt.NDArray[Any]:
    """The whole records of a file, in place; none where it is no such file."""
    try:
        with path.open("rb") as file:
            head = file.read(HEADER)
            size = os.fstat(file.fileno()).st_size - HEADER
        kind = record(int.from_bytes(head[len(MAGIC) : len(MAGIC) + 4], "little"))
        if head.startswith(MAGIC) and size >= kind.itemsize:
            return np.memmap(path, kind, "r", HEADER, (size // kind.itemsize,))
    except (OSError, ValueError):
        pass  # as if nothing had been kept
    return np.zeros(0, dtype=record(1))


def _places(known: Keys, wanted: Keys) -> Ints:
    """Where each wanted key stands among those that are known, the last of equals; −1 where it does not."""
    order = np.argsort(known, kind="stable")
    ordered = np.asarray(known)[order]
    found = np.searchsorted(ordered, wanted, side="right") - 1
    places = np.full(len(wanted), -1, dtype=np.int64)
    if len(ordered):
        there = (found >= 0) & (ordered[np.maximum(found, 0)] == wanted)
        places[there] = order[found[there]]
    return places


def best(cosines: Floats, limit: int) -> Ints:
    """Places of the greatest, greatest first, ties in their order."""
    if limit <= 0 or not len(cosines):
        return np.zeros(0, dtype=np.int64)
    if len(cosines) > limit:
        least = np.partition(cosines, len(cosines) - limit)[len(cosines) - limit]
        some = np.flatnonzero(cosines >= least)
    else:
        some = np.arange(len(cosines))
    return some[np.argsort(-cosines[some], kind="stable")][:limit]


def _rounded(vector: Floats) -> npt.NDArray[np.int8]:
    """As the vectors of the graph are."""
    rounded: npt.NDArray[np.int8] = np.rint(vector * _scale(vector)).astype(np.int8)
    return rounded


def _scale(vector: Floats) -> float:
    """What brings the largest of its numbers to 127; 1 for nothing but zeros."""
    largest = float(np.abs(vector).max())
    return 127 / largest if largest else 1.0
