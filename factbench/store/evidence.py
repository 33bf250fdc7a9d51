"""Evidence in claims.db: suggestions of the machine, which may be thrown away and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.model import Confirmation
from factbench.store import rows
from factbench.store.documents import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.database import Connection
    from factbench.model import Comment, Evidence


_NAMES = (
    ("verdict, json_each(citations)", "value"),
    ("annotation", "evidence"),
    ("confirmed", "evidence"),
    ("stance", "evidence"),
    ("ruling, json_each(citations)", "value"),
)
"""Where people cite, confirm or speak of evidence, and the column with its id."""

NAMED = " UNION ".join(
    f"SELECT {column} AS value FROM {table} WHERE {{where}} AND {column} IS NOT NULL"
    for table, column in _NAMES
)
"""Selects the ids of the evidence that people cite, confirm or speak of, on the claims that fit."""


def gone(connection: Connection) -> list[tuple[str, str]]:
    """Claims, and the ids of evidence beside them that people cite, confirm or speak of and that is not there."""
    sql = " UNION ".join(
        f"SELECT claim, {column} FROM {table} WHERE {column} NOT IN (SELECT id FROM evidence)"
        for table, column in _NAMES
    )
    return [(claim, identifier) for claim, identifier in connection.execute(f"{sql} ORDER BY 1, 2")]


def unmatch(connection: Connection) -> None:
    """Let evidence be looked for again beside every claim, in the caller's transaction."""
    connection.execute("DELETE FROM matched")


def replace(connection: Connection, claim: str, found: Sequence[Evidence], library: str) -> None:
    """Put `found` in the place of a claim's suggestions, in the caller's transaction.

    What somebody cited, confirmed or wrote about stays, even where the search no longer finds it.
    """
    kept = NAMED.format(where="claim = :claim")
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


def put_if_absent(connection: Connection, found: Iterable[Evidence]) -> None:
    """Store evidence that is not there and whose passage is, in the caller's transaction."""
    sql = "SELECT 1 FROM passage WHERE id = ? AND NOT EXISTS (SELECT 1 FROM evidence WHERE id = ?)"
    put(
        connection, [each for each in found if connection.execute(sql, [each.passage.id, each.id]).fetchone()]
    )


def of_claim(connection: Connection, claim: str) -> list[Evidence]:
    """The evidence beside a claim, best first, but before it what people brought by hand."""
    sql = f"""{rows.EVIDENCE} WHERE evidence.claim = ? ORDER BY source.by_hand IS NOT NULL AND evidence.id IN
        (SELECT evidence FROM stance WHERE stance.claim = evidence.claim) DESC, evidence.score DESC, evidence.id"""
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


def claims_beside(connection: Connection, source: str) -> list[str]:
    """Ids of the claims beside which evidence from a source stands."""
    sql = """
    SELECT DISTINCT evidence.claim FROM evidence JOIN passage ON passage.id = evidence.passage
    WHERE passage.source = ? AND evidence.claim NOT IN (SELECT claim FROM anchor) ORDER BY 1
    """
    return [identifier for (identifier,) in connection.execute(sql, [source])]


def comments(connection: Connection, claim: str) -> list[Comment]:
    """Who was asked for comment on a claim, and what came of it, in the order it was said."""
    sql = "SELECT * FROM comment WHERE claim = ? ORDER BY at, id"
    return [rows.comment_of(row) for row in connection.execute(sql, [claim])]


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
