"""Is what acts rest on as we wrote it? A digest of every such row, kept by whichever of our connections writes it.

The table `held` has a digest of each file, article, claim, source, passage, piece of evidence and act. Triggers of the
connection keep it, so nothing that writes has to think of it, and another program, whose connection has none, leaves a
digest that fits no row. It guards against a hand at the wrong table, not against whoever also writes `held` anew: what
a seal or a report says holds against them.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.database import Connection


class Kind(NamedTuple):
    """A table whose rows are held."""

    number: int
    """The first byte of its digests; for ever."""
    table: str
    key: str
    """The column that names a row."""
    one: str
    """What a row is called."""
    many: str


HELD = (
    Kind(1, "snapshot", "sha256", "file", "files"),
    Kind(2, "article", "id", "article", "articles"),
    Kind(3, "claim", "id", "claim", "claims"),
    Kind(4, "source", "id", "source", "sources"),
    Kind(5, "passage", "id", "passage", "passages"),
    Kind(6, "evidence", "id", "piece of evidence", "pieces of evidence"),
    Kind(7, "event", "id", "act", "acts"),
)
"""In the order of the flow."""


class Odd(NamedTuple):
    """What of one kind is not as we wrote it."""

    kind: Kind
    strange: tuple[str, ...]
    """Ids of rows that were changed or put in by another hand."""
    added: int
    """How many of them were put in: there are so many more rows than there were."""
    gone: int
    """How many rows there are less than there were."""


def digest(number: int, *values: object) -> bytes:
    """The number of a kind and 15 bytes of the SHA-256 of a row's values, each with its type and length."""
    told: list[bytes] = []
    for value in values:
        if isinstance(value, str):
            # Not as Python shows it: which characters it escapes differs between its versions.
            if value.isascii():  # most is: its length is known before it is encoded
                told.append(f"str {len(value)} {value}".encode())
                continue
            data = value.encode("utf-8", "surrogatepass")
        else:
            data = value if isinstance(value, bytes) else repr(value).encode()
        told += (f"{type(value).__name__} {len(data)} ".encode(), data)
    return bytes([number]) + hashlib.sha256(b"".join(told)).digest()[:15]


def watch(connection: Connection) -> None:
    """From now on let this connection keep the digests of what it writes; nothing happens where it does already."""
    known = connection.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'held_event_in'").fetchone()
    if known is not None:
        return
    _with_digest(connection)
    for kind in HELD:
        into = _into(connection, kind)
        out = f"DELETE FROM held WHERE digest = {_digest(connection, kind, 'old')};"
        for name, when, does in (
            ("in", "INSERT", into),
            ("anew", "UPDATE", out + into),
            ("out", "DELETE", out),
        ):
            connection.execute(_trigger(kind, name, when, does))


def insert(connection: Connection, table: str, rows: Sequence[Sequence[object]]) -> None:
    """Insert rows that have all columns of a table, in order, and keep their digests, in the caller's transaction.

    For many rows: the digests find their places in order, without a call from SQLite for each.
    """
    (kind,) = (each for each in HELD if each.table == table)
    watching = f"held_{table}_in"
    connection.execute(f"DROP TRIGGER IF EXISTS temp.{watching}")
    names = _columns(connection, kind)
    into = f"INSERT INTO main.{table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    connection.executemany(into, rows)
    digests = sorted(digest(kind.number, *each) for each in rows)
    connection.executemany("INSERT OR IGNORE INTO held VALUES (?)", zip(digests))
    connection.execute(_trigger(kind, "in", "INSERT", _into(connection, kind)))


def _into(connection: Connection, kind: Kind) -> str:
    return f"INSERT OR IGNORE INTO held VALUES ({_digest(connection, kind, 'new')});"


def _trigger(kind: Kind, name: str, when: str, does: str) -> str:
    return f"CREATE TEMP TRIGGER held_{kind.table}_{name} AFTER {when} ON main.{kind.table} BEGIN {does} END"


def hold_all(connection: Connection) -> None:
    """Keep the digests of all that is there, in the caller's transaction: it is taken as right from now on."""
    _with_digest(connection)
    for kind in HELD:
        row = _digest(connection, kind, kind.table)
        connection.execute(f"INSERT OR IGNORE INTO held SELECT {row} FROM main.{kind.table}")


def settle(connection: Connection, table: str) -> None:
    """Forget the rows of a table that are gone, in the caller's transaction: all is there that is to be."""
    (kind,) = (each for each in HELD if each.table == table)
    _with_digest(connection)
    connection.execute(
        "DELETE FROM main.held WHERE digest >= ? AND digest < ? AND digest NOT IN"
        f" (SELECT {_digest(connection, kind, table)} FROM main.{table})",
        [bytes([kind.number]), bytes([kind.number + 1])],
    )


Counts = dict[str, int]
"""Table -> how many rows it has."""


def counts(connection: Connection) -> Counts:
    """How many rows there are of each kind."""
    return {
        kind.table: connection.execute(f"SELECT count(*) FROM main.{kind.table}").fetchone()[0]
        for kind in HELD
    }


def odd(connection: Connection) -> Iterator[Odd]:
    """What is not as we wrote it, by kind; nothing of kinds where all is."""
    _with_digest(connection)
    for kind in HELD:
        row = _digest(connection, kind, kind.table)
        sql = f"SELECT {kind.key} FROM main.{kind.table} WHERE {row} NOT IN (SELECT digest FROM main.held)"
        strange = tuple(str(identifier) for (identifier,) in connection.execute(sql))
        (there,) = connection.execute(f"SELECT count(*) FROM main.{kind.table}").fetchone()
        (held,) = connection.execute(
            "SELECT count(*) FROM main.held WHERE digest >= ? AND digest < ?",
            [bytes([kind.number]), bytes([kind.number + 1])],
        ).fetchone()
        stale = held - (there - len(strange))  # digests that fit no row any more
        if strange or stale:
            yield Odd(kind, strange, max(0, len(strange) - stale), max(0, stale - len(strange)))


def _with_digest(connection: Connection) -> None:
    connection.create_function("held_digest", -1, digest, deterministic=True)


def _digest(connection: Connection, kind: Kind, row: str) -> str:
    """The call that gives the digest of a row, by the name under which it is known in a statement."""
    values = ", ".join(f"{row}.{name}" for name in _columns(connection, kind))
    return f"held_digest({kind.number}, {values})"


def _columns(connection: Connection, kind: Kind) -> list[str]:
    """The columns of a table that are stored, as SQL names them."""
    return [
        f'"{name}"' for (name,) in connection.execute(f"SELECT name FROM pragma_table_info('{kind.table}')")
    ]
