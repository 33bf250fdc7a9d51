"""The passages of a library -> their vectors, kept in a folder of its own beside the database.

A cache: nothing in it is missed when it is deleted. A vector stands under the identity of its passage, so it is never
taken for another's, and the file only grows, so a program that was stopped half way has lost next to nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from typing import TYPE_CHECKING, Any, NamedTuple

from factbench.index.meaning import nearness, pieces, vector_of, with_neighbours

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from factbench.database import Connection
    from factbench.index.encoder import Encoder, Vector
    from factbench.index.nearest import Ints, Keys, Nearest
    from factbench.stages.match import Near

BATCH = 16
"""Passages between two reports of progress, and most that are lost when the program is killed."""


class Progress(NamedTuple):
    """How far it is."""

    done: int
    """Passages that have their vector."""
    of: int


class State(NamedTuple):
    """What is kept for a library."""

    encoder: str
    passages: int
    """All passages of the library."""
    done: int
    """Those that have a vector."""
    bytes: int
    """On disk."""


class Vectors:
    """The vectors that one encoder gave the passages of one library; safe to use from several threads."""

    def __init__(self, folder: Path, name: str) -> None:
        """`name` is the encoder's: vectors of another stand in another file."""
        self._folder = folder
        self._name = name
        self._path = folder / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.vectors"
        self._lock = threading.Lock()
        self._held: tuple[Any, Nearest] | None = None

    @property
    def name(self) -> str:
        """The encoder's."""
        return self._name

    def reached(self, connection: Connection) -> int:
        """The last row up to which every passage has its vector, −1 where none has; read from a note, so at once."""
        return int(self._noted(connection).get("last", -1))

    def state(self, connection: Connection) -> State:
        """What there is, for people."""
        ((passages,),) = connection.execute("SELECT count(*) FROM passage")
        size = sum(path.stat().st_size for path in self._folder.glob(f"{self._path.stem}.*"))
        return State(self._name, passages, int(self._noted(connection).get("rows", 0)), size)

    def update(self, connection: Connection, encoder: Encoder) -> Iterator[Progress]:
        """Give every passage that has none its vector, in the order of rows; yields how far it is, often.

        Whoever stops asking stops it: what was yielded is kept, and the next time goes on from there.
        Raises: OSError where the folder cannot be written; `errors.Misuse` where the encoder cannot be used.
        """
        numbers, keys = _passages(connection)
        missing = self.opened(connection).missing
        done = len(numbers) - len(missing)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for start in range(0, len(missing), BATCH):
            places = missing[start : start + BATCH]
            said = _said(connection, [int(numbers[place]) for place in places])
            self._append([int(keys[place]) for place in places], [vector_of(each, encoder) for each in said])
            done += len(places)
            self._note(connection, numbers, places[-1] + 1)
            yield Progress(done, len(numbers))
        self._note(connection, numbers, len(numbers))

    def near(
        self, connection: Connection, wanted: Vector, rows: Sequence[int], *, limit: int, after: int = -1
    ) -> dict[int, float]:
        """The cosine to the wanted vector of each of these rows, and of the `limit` nearest above the row `after`.

        Rows without a vector are left out.
        """
        return _near(self.opened(connection), wanted, rows, limit=limit, after=after)

    def remove(self) -> None:
        """Delete them, of every encoder. Raises: OSError."""
        with self._lock:
            self._held = None
        if self._folder.exists():
            shutil.rmtree(self._folder)

    def opened(self, connection: Connection) -> Nearest:
        """The vectors as they are now, joined with the passages as they are now: of a million in some two seconds.

        Where nothing changed since it is the same object; to see that, the passages are counted.
        """
        from factbench.index.nearest import Nearest

        with self._lock:
            now = (*_version(connection), _size(self._path))
            if self._held is None or self._held[0] != now:
                self._held = (now, Nearest(self._path, *_passages(connection)))
            return self._held[1]

    def _append(self, keys: Sequence[int], vectors: Sequence[Vector]) -> None:
        """Write whole records at the end, at once; what a killed program left half is cut off before."""
        from factbench.index.nearest import HEADER, header, record, records

        dimension = len(vectors[0])
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            size = os.fstat(file).st_size
            if size < HEADER:
                os.ftruncate(file, 0)
                os.write(file, header(dimension))
            elif half := (size - HEADER) % record(dimension).itemsize:
                os.ftruncate(file, size - half)
            os.write(file, records(keys, vectors))
        finally:
            os.close(file)

    # ------------------------------------------------------------------------------------ the note

    def _note(self, connection: Connection, numbers: Ints, count: int) -> None:
        """Note that the first `count` passages have their vectors: whole or not at all, for others read it."""
        if not count:
            return
        last = int(numbers[count - 1])
        noted = {"encoder": self._name, "rows": count, "last": last, "mark": _mark(connection, last)}
        draft = self._path.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(noted), encoding="utf-8")
        draft.chmod(0o600)
        os.replace(draft, self._path.with_suffix(".json"))

    def _noted(self, connection: Connection) -> dict[str, Any]:
        """The note, where it speaks of this library: as many passages up to its last row, which holds the same one."""
        try:
            found = json.loads(self._path.with_suffix(".json").read_text(encoding="utf-8"))
            last = found["last"]
            ((rows,),) = connection.execute("SELECT count(*) FROM main.passage WHERE number <= ?", [last])
            good = rows == found["rows"] and _mark(connection, last) == found["mark"] and _size(self._path)
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return found if good else {}


class Kept:
    """Search by meaning over the passages of claims.db, by vectors kept beside it, as they are when first asked.

    To count a million passages at every search would take longer than the search.
    """

    def __init__(self, connection: Connection, vectors: Vectors, encoder: Encoder) -> None:
        self._connection = connection
        self._vectors = vectors
        self._encoder = encoder
        self._nearest: Nearest | None = None

    def near(self, statement: str, rows: Sequence[int], *, limit: int, after: int = -1) -> Mapping[int, Near]:
        if self._nearest is None:
            self._nearest = self._vectors.opened(self._connection)
        wanted = self._encoder.statement(statement)
        found = _near(self._nearest, wanted, rows, limit=limit, after=after)
        documents = _untitled(self._connection, found)
        if documents:
            documents = _untitled(self._connection, with_neighbours(documents))
        beside = self._nearest.nearness(wanted, [row for row in documents if row not in found])
        return nearness(found, {**found, **beside}, documents)


def _near(
    nearest: Nearest, wanted: Vector, rows: Sequence[int], *, limit: int, after: int
) -> dict[int, float]:
    found = nearest.nearest(wanted, limit=limit, after=after)
    return {**found, **nearest.nearness(wanted, [row for row in rows if row not in found])}


def _untitled(connection: Connection, rows: Collection[int]) -> dict[int, str]:
    """Row -> the source that it is of, where that has no title; rows of one source stand in its order."""
    select = """
    SELECT passage.number, passage.source FROM main.passage JOIN main.source ON source.id = passage.source
    WHERE passage.number IN (SELECT value FROM json_each(?)) AND title = ''
    """
    return dict(connection.execute(select, [json.dumps(sorted(rows))]).fetchall())


def _size(path: Path) -> int:
    """Bytes; 0 where there is no such file."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _mark(connection: Connection, row: int) -> str | None:
    found = connection.execute("SELECT id FROM main.passage WHERE number = ?", [row]).fetchone()
    return found[0] if found else None


def _version(connection: Connection) -> tuple[int, int, str | None]:
    """Names the state of the library, among others that stood at the same path too."""
    count, last = connection.execute("SELECT count(*), coalesce(max(number), 0) FROM main.passage").fetchone()
    return count, last, _mark(connection, last)


def _passages(connection: Connection) -> tuple[Ints, Keys]:
    """The rows of all passages, rising, and the first 64 bits of the identity of each; texts are not read for it."""
    import numpy as np

    found = connection.execute("SELECT number, id FROM main.passage").fetchall()
    numbers = np.fromiter((number for number, _id in found), dtype=np.int64, count=len(found))
    keys = np.fromiter((int(each[:16], 16) for _number, each in found), dtype=np.uint64, count=len(found))
    order = np.argsort(numbers)
    return numbers[order], keys[order]


def _said(connection: Connection, numbers: Sequence[int]) -> list[list[str]]:
    """What is given a vector for each of these passages, in order; a blank for one that is gone."""
    marks = ", ".join("?" * len(numbers))
    select = f"""
    SELECT passage.number, title, passage.text, checked IS NOT NULL
    FROM passage JOIN source ON source.id = passage.source WHERE passage.number IN ({marks})
    """  # noqa: S608  only marks
    rows = connection.execute(select, numbers)
    found = {number: pieces(title, text, check=bool(check)) for number, title, text, check in rows}
    return [found.get(number, [""]) for number in numbers]
