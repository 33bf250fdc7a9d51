"""Claims in claims.db: which ones, in what order, and with what verdict."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.acts import AnnotationKind, EvidenceStance
from factbench.model import Annotation, Claim, Stand, Verdict
from factbench.store import rows
from factbench.store.listing import EVERYTHING, UNDER, Filter, where
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.database import Connection


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim of an earlier cut with people's acts on it, and what became of it."""

    claim: str
    now: str | None
    """The claim that carries the acts now; None: orphaned."""
    how: str
    """"position", "quote" or "near" as `stages.anchor.Found` has it, or "orphaned"."""


def carried(connection: Connection) -> list[Carried]:
    """Every claim of an earlier cut that people acted on, with the claim that carries their acts now, by id."""
    return [Carried(*row) for row in connection.execute("SELECT claim, now, how FROM anchor ORDER BY claim")]


def keys(connection: Connection, wanted: Filter = EVERYTHING, *, limit: int = -1) -> array[int]:
    """Row numbers of the claims that fit, by article, then in reading order; hidden articles are left out."""
    condition, values = where(wanted)
    sql = f"SELECT number FROM claim {condition} ORDER BY place, number LIMIT :limit"
    return array("q", (number for (number,) in connection.execute(sql, {**values, "limit": limit})))


def ids(connection: Connection, wanted: Filter = EVERYTHING) -> set[str]:
    """Ids of the claims that fit."""
    condition, values = where(wanted)
    return {identifier for (identifier,) in connection.execute(f"SELECT id FROM claim {condition}", values)}


def key(connection: Connection, identifier: str) -> int | None:
    """The row number of the claim with this id."""
    row = connection.execute("SELECT number FROM claim WHERE id = ?", [identifier]).fetchone()
    return row[0] if row else None


def spans(connection: Connection, article: str) -> list[tuple[int, tuple[Span, ...]]]:
    """Row number and parts of every claim of an article, in reading order."""
    sql = (
        "SELECT number, parts FROM claim WHERE article = ? AND id NOT IN (SELECT claim FROM anchor)"
        " AND id NOT IN (SELECT claim FROM dropped)"
        " ORDER BY place, number"
    )
    found = connection.execute(sql, [article])
    return [(number, tuple(Span(start, end) for start, end in json.loads(parts))) for number, parts in found]


def standing(connection: Connection, article: str) -> list[Claim]:
    """The claims of an article that stand in it, parts of others among them, in reading order."""
    return [each for key, _parts in spans(connection, article) if (each := at(connection, key)) is not None]


def at(connection: Connection, number: int) -> Claim | None:
    """The claim in this row."""
    row = connection.execute("SELECT * FROM claim WHERE number = ?", [number]).fetchone()
    return rows.claim_of(row) if row else None


def count(connection: Connection, wanted: Filter = EVERYTHING) -> int:
    """How many claims fit."""
    condition, values = where(wanted)
    return int(connection.execute(f"SELECT count(*) FROM claim {condition}", values).fetchone()[0])


def claim(connection: Connection, identifier: str) -> Claim | None:
    """The claim with this id."""
    row = connection.execute("SELECT * FROM claim WHERE id = ?", [identifier]).fetchone()
    return rows.claim_of(row) if row else None


def parts(connection: Connection, identifier: str) -> int:
    """How many claims stand under this one."""
    sql = f"""
    SELECT count(*) FROM claim WHERE {UNDER} = ? AND id NOT IN (SELECT claim FROM anchor)
    AND id NOT IN (SELECT claim FROM dropped)
    """
    return int(connection.execute(sql, [identifier]).fetchone()[0])


def claims(connection: Connection, wanted: Filter = EVERYTHING) -> Iterator[Claim]:
    """The claims that fit, by article, then in reading order."""
    condition, values = where(wanted)
    for row in connection.execute(f"SELECT * FROM claim {condition} ORDER BY place, number", values):
        yield rows.claim_of(row)


def verdicts(connection: Connection, claim: str) -> list[Verdict]:
    """What every reviewer holds of a claim, decided or not, oldest decision first."""
    sql = f"SELECT {rows.VERDICT_COLUMNS} FROM verdict WHERE claim = ? ORDER BY at, reviewer"
    return [rows.verdict_of(row) for row in connection.execute(sql, [claim])]


def reviewers(connection: Connection) -> list[str]:
    """Who has decided anything, by name."""
    rows = connection.execute(
        "SELECT DISTINCT reviewer FROM verdict WHERE rating IS NOT NULL ORDER BY reviewer"
    )
    return [str(name) for (name,) in rows]


def verdict(connection: Connection, claim: str, reviewer: str) -> Verdict:
    """What this reviewer holds of a claim; an open verdict where they have done nothing."""
    sql = f"SELECT {rows.VERDICT_COLUMNS} FROM verdict WHERE claim = ? AND reviewer = ?"
    row = connection.execute(sql, [claim, reviewer]).fetchone()
    return rows.verdict_of(row) if row else Verdict(claim=claim, reviewer=reviewer, rating=None)


def notes(connection: Connection, claim: str) -> list[Annotation]:
    """The annotations on a claim by everybody, in the order they were made."""
    found = connection.execute("SELECT * FROM annotation WHERE claim = ? ORDER BY at, id", [claim])
    return [rows.annotation_of(row) for row in found]


def stands(connection: Connection, claim: str) -> list[Stand]:
    """What everybody says of the evidence beside a claim, in the order it was said."""
    sql = "SELECT evidence, reviewer, stance, at FROM stance WHERE claim = ? ORDER BY at, reviewer, evidence"
    return [
        Stand(
            claim=claim,
            evidence=row[0],
            reviewer=row[1],
            stance=EvidenceStance(row[2]) if row[2] else None,
            at=row[3],
        )
        for row in connection.execute(sql, [claim])
    ]


def tags(connection: Connection) -> list[str]:
    """The tags in use, the most used first."""
    sql = "SELECT text FROM annotation WHERE kind = ? GROUP BY text ORDER BY count(*) DESC, text"
    return [str(text) for (text,) in connection.execute(sql, [AnnotationKind.TAG.value])]
