"""What articles or sources a reviewer added last, so that undo can mean the adding. No act, so not in the record.

Kept in the table of drafts, under names that no claim's id can be: each thing that was added with the run that added
it, and each act by which undo took an adding back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factbench.store import drafts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factbench.database import Connection

ADDED = "desk:added:"
TAKEN_BACK = "desk:unadded:"
SOURCE = "source:"
"""Before the id of a source, where others are of articles."""


class Adding(NamedTuple):
    """One adding, of files, folders or addresses."""

    run: str
    at: str
    """When the last of it came in."""
    things: tuple[str, ...]
    """Ids of articles, or of sources, each after `SOURCE`."""


def keep(connection: Connection, reviewer: str, run: str, things: Iterable[str], at: str) -> None:
    """Remember that a run added these, in the caller's transaction; what another run added is forgotten."""
    sql = "DELETE FROM draft WHERE reviewer = ? AND claim GLOB ? AND text != ?"
    connection.execute(sql, [reviewer, f"{ADDED}*", run])
    for each in things:
        drafts.save(connection, reviewer, ADDED + each, run, at)


def last(connection: Connection, reviewer: str) -> Adding | None:
    """What the reviewer added last and did not take back; None where nothing is known."""
    sql = "SELECT claim, text, at FROM draft WHERE reviewer = ? AND claim GLOB ? ORDER BY at, claim"
    rows = connection.execute(sql, [reviewer, f"{ADDED}*"]).fetchall()
    if not rows:
        return None
    return Adding(str(rows[0][1]), str(rows[-1][2]), tuple(str(row[0])[len(ADDED) :] for row in rows))


def take_back(connection: Connection, reviewer: str, run: str, hides: Iterable[str], at: str) -> None:
    """Remember the acts that took back what a run had added, in the caller's transaction."""
    connection.execute("DELETE FROM draft WHERE reviewer = ? AND claim GLOB ?", [reviewer, f"{ADDED}*"])
    for each in hides:
        drafts.save(connection, reviewer, TAKEN_BACK + each, run, at)


def taken_back(connection: Connection, reviewer: str) -> dict[str, str]:
    """The acts by which undo took an adding back, and the run of each."""
    sql = "SELECT claim, text FROM draft WHERE reviewer = ? AND claim GLOB ?"
    rows = connection.execute(sql, [reviewer, f"{TAKEN_BACK}*"])
    return {str(name)[len(TAKEN_BACK) :]: str(run) for name, run in rows}
