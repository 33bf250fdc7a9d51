"""Evidence in claims.db: suggestions of the machine, which may be thrown away and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.model import Confirmation
from factbench.store import rows
from factbench.store.documents import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.database import Connection
    from factbench.model import Evidence


def replace(connection: Connection, claim: str, found: Sequence[Evidence], library: str) -> None:
    """Put `found` in the place of a claim's suggestions, in the caller's transaction.

    What somebody cited, confirmed or wrote about stays, even where the search no longer finds it.
    """
    kept = """
    SELECT value FROM verdict, json_each(citations) WHERE verdict.claim = :claim
    UNION SELECT evidence FROM annotation WHERE claim = :claim AND evidence IS NOT NULL
    UNION SELECT evidence FROM confirmed WHERE claim = :claim
    UNION SELECT evidence FROM stance WHERE claim = :claim
    UNION SELECT value FROM ruling, json_each(citations) WHERE ruling.claim = :claim
    """
    connection.execute(f"DELETE FROM evidence WHERE claim = :claim AND id NOT IN ({kept})", {"claim": claim})
    put(connection, found)
    tables(connection).table("matched").upsert({"claim": claim, "library": library}, pk="claim")


def library_of(connection: Connection, claim: str) -> str | None:
    """Under which version of index and library the claim was matched last; None where it never was."""
    row = connection.execute("SELECT library FROM matched WHERE claim = ?", [claim]).fetchone()
    return str(row[0]) if row else None


def put(connection: Connection, found: Sequence[Evidence]) -> None:
    """Store evidence, in the caller's transaction; what is there with the same id is replaced."""
    tables(connection).table("evidence").upsert_all((rows.evidence_row(each) for each in found), pk="id")


def of_claim(connection: Connection, claim: str) -> list[Evidence]:
    """The evidence beside a claim, best first."""
    sql = f"{rows.EVIDENCE} WHERE evidence.claim = ? ORDER BY evidence.score DESC, evidence.id"
    return [rows.evidence_of(row) for row in connection.execute(sql, [claim])]


def confirmed(connection: Connection, claim: str) -> list[Confirmation]:
    """Which past fact-checks reviewers say are about this very claim, in the order they said so."""
    sql = "SELECT claim, evidence, reviewer, at, event FROM confirmed WHERE claim = ? ORDER BY at, event"
    names = ("claim", "evidence", "reviewer", "at", "event")
    return [Confirmation(**dict(zip(names, row, strict=True))) for row in connection.execute(sql, [claim])]


def one(connection: Connection, identifier: str) -> Evidence | None:
    """The evidence with this id."""
    row = connection.execute(f"{rows.EVIDENCE} WHERE evidence.id = ?", [identifier]).fetchone()
    return rows.evidence_of(row) if row else None


def unmatched(connection: Connection, library: str, *, article: str | None = None) -> Iterator[str]:
    """Ids of the claims, all or of one article, by place, that were not matched against this state of the library."""
    sql = """
    SELECT claim.id FROM claim LEFT JOIN matched ON matched.claim = claim.id
    WHERE library IS NOT :library AND (:article IS NULL OR article = :article)
    AND article NOT IN (SELECT article FROM hidden) AND claim.id NOT IN (SELECT claim FROM anchor)
    AND claim.id NOT IN (SELECT claim FROM dropped)
    ORDER BY place, claim.number
    """
    for (identifier,) in connection.execute(sql, {"library": library, "article": article}):
        yield identifier
