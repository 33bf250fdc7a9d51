"""Unfinished notes in claims.db: at most a second behind the keyboard, outside the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factbench.database import Connection


def save(connection: Connection, reviewer: str, claim: str, text: str, at: str) -> None:
    """Keep what a reviewer has typed so far on a claim, in the caller's transaction; empty text drops the draft."""
    connection.execute("DELETE FROM draft WHERE reviewer = ? AND claim = ?", [reviewer, claim])
    if text:
        connection.execute("INSERT INTO draft VALUES (?, ?, ?, ?)", [reviewer, claim, text, at])


def load(connection: Connection, reviewer: str, claim: str) -> str:
    """The draft, or "" where there is none."""
    row = connection.execute(
        "SELECT text FROM draft WHERE reviewer = ? AND claim = ?", [reviewer, claim]
    ).fetchone()
    return str(row[0]) if row else ""
