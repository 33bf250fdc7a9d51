"""What came into claims.db since one looked last? Cheap enough to be asked every second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.store import log

if TYPE_CHECKING:
    from factbench.database import Connection


@dataclass(frozen=True, slots=True)
class Pulse:
    """How far a database had come when somebody looked."""

    version: int
    """SQLite's count of what other connections changed, for one connection; no other may compare it."""
    arrival: int
    """How many acts had come in."""
    claim: int
    """The highest row number of a claim."""
    source: int
    """The highest row number of a source."""


def version(connection: Connection) -> int:
    """`Pulse.version` alone, in microseconds: while it is the same, so is everything."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def pulse(connection: Connection) -> Pulse:
    """How far the database has come. What is written meanwhile is news the next time."""
    now = version(connection)
    arrival = log.last_arrival(connection)
    return Pulse(now, arrival, _newest(connection, "claim"), _newest(connection, "source"))


def _newest(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(number), 0) FROM {table}").fetchone()[0])
