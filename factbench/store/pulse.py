"""What came into claims.db since one looked last? Cheap enough to be asked every second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factbench.database import Connection


@dataclass(frozen=True, slots=True)
class Pulse:
    """How far a database had come when somebody looked."""

    version: int
    """SQLite's count of what other connections changed, for one connection; no other may compare it."""
    acts: Mapping[str, int]
    """Device -> the number of its last act."""
    claim: int
    """The highest row number of a claim."""


def version(connection: Connection) -> int:
    """`Pulse.version` alone, in microseconds: while it is the same, so is everything."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def pulse(connection: Connection) -> Pulse:
    """How far the database has come. What is written meanwhile is news the next time."""
    now = version(connection)
    acts = connection.execute("SELECT device, max(number) FROM main.event GROUP BY device").fetchall()
    newest = connection.execute("SELECT coalesce(max(number), 0) FROM claim").fetchone()[0]
    return Pulse(now, dict(acts), int(newest))
