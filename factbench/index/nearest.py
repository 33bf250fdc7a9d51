"""Which of many vectors are nearest to one? Over a file of vectors, each under the identity of its passage.

The file begins with `HEADER` bytes; then follow records of one size: key, scale, and a number of eight bits a
dimension. Up to `WHOLE` passages all vectors are measured. Beyond, a sieve goes before: of each vector the signs of its
numbers, a bit a dimension, are held in memory, and the `SIEVED` with most signs in common are measured as if all had
been. A graph is quicker to search, but that of usearch over a million vectors was not built in eight minutes.

Source: M. S. Charikar, "Similarity estimation techniques from rounding algorithms", STOC 2002.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Keys = npt.NDArray[np.uint64]
    Floats = npt.NDArray[np.float32]
    Signs = npt.NDArray[np.uint64]

WHOLE = 200_000
"""Passages up to which all vectors are measured: some tens of milliseconds."""
SLICE = 512
"""Vectors that are widened together: they stay in the cache of a processor (of 100,000 in 14 ms; 8,192 in 27)."""
MAGIC, HEADER = b"factbench vectors 1\n", 32
SIEVED = 4_000
"""Vectors that pass the sieve. Of 30,736 real sentences the nearest ten to 147 claims pass where 400 do (.999 of them),
and of a million made-up vectors, which lie closer together, where 4,000 do (.990; where 100,000 are made of but 300
real ones .913)."""
SIEVE = 65_536
"""Vectors whose signs are compared together, or made: fewer take longer."""


def record(dimension: int) -> np.dtype[Any]:
    """One vector in the file."""
    return np.dtype([("key", "<u8"), ("scale", "<f4"), ("vector", "i1", (dimension,))])


def header(dimension: int) -> bytes:
    """What the file begins with."""
    return (MAGIC + dimension.to_bytes(4, "little")).ljust(HEADER, b"\0")


def records(keys: Sequence[int], vectors: Sequence[Floats] | Floats) -> bytes:
    """The vectors as they are written; each of its numbers is off by 1/254 of the largest at most."""
    whole = np.asarray(vectors, dtype=np.float32)
    largest = np.abs(whole).max(axis=1)
    scale = np.where(largest > 0, 127 / np.where(largest > 0, largest, 1), 1)
    found = np.zeros(len(keys), dtype=record(whole.shape[1]))
    found["key"], found["scale"] = keys, 1 / scale
    found["vector"] = np.rint(whole * scale[:, np.newaxis])
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
        self._known = np.flatnonzero(self._places >= 0)
        """Which of all passages have a vector."""
        self._signs: Signs | None = None

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
        which = self._known[np.searchsorted(self._numbers[self._known], after, side="right") :]
        if len(which) > WHOLE:
            which = self._sieved(wanted, which)
        few = len(which) < len(self._records) // 4
        cosines = (
            self._cosines(wanted, self._records[self._places[which]])
            if few
            else self._cosines(wanted, self._records)[self._places[which]]
        )
        first = best(cosines, limit)
        return dict(zip(self._numbers[which[first]].tolist(), cosines[first].tolist(), strict=True))

    def _sieved(self, wanted: Floats, which: Ints) -> Ints:
        """Of these, which are the last that are known, the `SIEVED` with most signs as the wanted one has; or more."""
        if self._signs is None:
            self._signs = _signs(self._records, self._places[self._known])
        signs = self._signs[:, len(self._known) - len(which) :]
        asked = _packed(wanted[np.newaxis])[0]
        differing = np.zeros(len(which), dtype=np.uint16)
        for start in range(0, len(which), SIEVE):
            part = differing[start : start + SIEVE]
            for word, sign in zip(signs[:, start : start + SIEVE], asked, strict=True):
                part += np.bitwise_count(word ^ sign)
        most = np.partition(differing, SIEVED)[SIEVED]
        return which[np.flatnonzero(differing <= most)]

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


def _signs(kept: npt.NDArray[Any], places: Ints) -> Signs:
    """The signs of the vectors at these places, a row for each 64 dimensions: so all are compared in few steps."""
    words = -(-kept["vector"].shape[1] // 64)
    signs = np.empty((words, len(places)), dtype=np.uint64)
    for start in range(0, len(places), SIEVE):
        part = places[start : start + SIEVE]
        signs[:, start : start + SIEVE] = _packed(kept[part]["vector"]).T
    return signs


def _packed(vectors: npt.NDArray[Any]) -> Signs:
    """A bit for each number above 0, filled up to words of 64."""
    bits = np.packbits(vectors > 0, axis=1)
    return np.pad(bits, ((0, 0), (0, -bits.shape[1] % 8))).view(np.uint64)


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
