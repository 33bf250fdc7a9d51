"""By what is a database known again? By its last rows, for the acts and articles of a file only ever get more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factbench.database import Connection

GROWING = (("arrival", "event"), ("article", "id"))
"""Tables of which no row is ever taken out, and the column that no row of another file has alike."""
OTHERS = (("source", "id"), ("claim", "id"), ("passage", "id"))
"""Tables of which rows may be taken out, so that their last may be another."""


class Last(NamedTuple):
    """The last row of a table."""

    number: int
    id: str


class Marks(NamedTuple):
    """What one look at a database found."""

    pages: int
    free: int
    schema: int
    last: tuple[Last | None, ...]
    """In the order of `GROWING` and `OTHERS`; None of an empty table."""


def marks(connection: Connection) -> Marks:
    """The marks of a database, in some tens of microseconds whatever its size."""
    pages, free, schema = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "schema_version")
    )
    return Marks(pages, free, schema, tuple(_last(connection, *each) for each in (*GROWING, *OTHERS)))


def follows(before: Marks, connection: Connection) -> bool:
    """Whether a database may be what became of one that had these marks: it still has their acts and articles."""
    return all(
        last is None
        or connection.execute(
            f"SELECT 1 FROM main.{table} WHERE number = ? AND {name} = ?", [last.number, last.id]
        ).fetchone()
        is not None
        for (table, name), last in zip(GROWING, before.last, strict=False)
    )


def _last(connection: Connection, table: str, name: str) -> Last | None:
    row = connection.execute(
        f"SELECT number, {name} FROM main.{table} ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return Last(*row) if row is not None else None
