"""The search log in claims.db: what was asked where, when, by whom, and how much was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.model import Search

if TYPE_CHECKING:
    from factbench.database import Connection

COLUMNS = ("id", "source", "query", "claim", "reviewer", "at", "hits", "error")


def note(connection: Connection, search: Search) -> None:
    """Add a search to the log, in the caller's transaction."""
    marks = ", ".join("?" * len(COLUMNS))
    values = [getattr(search, name) for name in COLUMNS]
    connection.execute(f"INSERT INTO search ({', '.join(COLUMNS)}) VALUES ({marks})", values)


def searches(connection: Connection, *, claim: str | None = None) -> list[Search]:
    """The searches for a claim, or all of them, oldest first.

    A claim that was cut again also has those made for the claims whose acts it carries.
    """
    sql = f"""
    SELECT {", ".join(COLUMNS)} FROM search WHERE :claim IS NULL OR claim = :claim
    OR claim IN (SELECT claim FROM anchor WHERE now = :claim) ORDER BY at, id
    """
    found = connection.execute(sql, {"claim": claim})
    return [Search(**dict(zip(COLUMNS, row, strict=True))) for row in found]
