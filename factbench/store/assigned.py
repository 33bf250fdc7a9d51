"""Who is to check what, who has which claim open now, and who there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factbench.store import rows

if TYPE_CHECKING:
    from factbench.database import Connection
    from factbench.model import Assignment


def assignments(connection: Connection, claim: str) -> list[Assignment]:
    """Who is to check a claim, by itself or with all of its article, in the order it was assigned."""
    sql = """
    SELECT * FROM assignment WHERE thing = :claim OR thing = (SELECT article FROM claim WHERE id = :claim)
    ORDER BY at, event
    """
    return [rows.assignment_of(row) for row in connection.execute(sql, {"claim": claim})]


def of_thing(connection: Connection, thing: str) -> list[Assignment]:
    """Who is to check this very claim, or all claims of this version of an article, in the order it was assigned."""
    found = connection.execute("SELECT * FROM assignment WHERE thing = ? ORDER BY at, event", [thing])
    return [rows.assignment_of(row) for row in found]


class Lease(NamedTuple):
    """Somebody has a claim open."""

    key: int
    """Row number of the claim."""
    claim: str
    reviewer: str
    since: str
    until: str
    """When it ends by itself, as it is stored."""


def lease(connection: Connection, claim: str, reviewer: str, since: str, until: str) -> None:
    """Say that a reviewer has this claim open, and no other, in the caller's transaction; "" for none at all.

    What ended before `since` is forgotten, whosever it was.
    """
    sql = 'DELETE FROM lease WHERE reviewer = ? OR "until" <= ?'
    connection.execute(sql, [reviewer, since])
    if claim:
        connection.execute("INSERT INTO lease VALUES (?, ?, ?, ?)", [claim, reviewer, since, until])


def leases(connection: Connection, reviewer: str, now: str) -> list[Lease]:
    """Which claims others than this reviewer have open now, in order of name."""
    sql = """
    SELECT claim.number, claim.id, reviewer, since, "until" FROM lease JOIN claim ON claim.id = lease.claim
    WHERE reviewer <> ? AND "until" > ? ORDER BY reviewer
    """
    return [Lease(*row) for row in connection.execute(sql, [reviewer, now])]


def names(connection: Connection) -> list[str]:
    """Everybody who acted, was here before, or is to check something, in order of name.

    Each is found by one look into an index.
    """
    sql = """
    WITH RECURSIVE found (name) AS (
        SELECT * FROM (SELECT reviewer FROM {table} ORDER BY reviewer LIMIT 1)
        UNION ALL SELECT (
            SELECT reviewer FROM {table} WHERE reviewer > found.name ORDER BY reviewer LIMIT 1
        ) FROM found WHERE found.name IS NOT NULL
    )
    SELECT name FROM found WHERE name IS NOT NULL
    """
    tables = ("event", "draft", "assignment")
    return sorted({str(name) for table in tables for (name,) in connection.execute(sql.format(table=table))})
