"""Claims in claims.db: which ones, in what order, and with what verdict."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.model import Annotation, AnnotationKind, Claim, Kind, Verdict
from factbench.store import rows
from factbench.store.log import VERDICT_COLUMNS, verdict_of
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which claims to list: those that fit every field that is not None."""

    article: str | None = None
    """Article id."""
    rating: str | None = None
    """Somebody, or `reviewer`, gave this rating."""
    open: bool = False
    """Nobody, or not yet `reviewer`, has decided."""
    kind: Kind | None = None
    text: str | None = None
    """Occurs in the statement or the quote, in either case."""
    reviewer: str | None = None
    """Whose verdicts `rating` and `open` mean; None: anybody's."""


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim in a list, with the verdict of one reviewer."""

    key: int
    """Row number: small, for lists of a million."""
    id: str
    article: str
    statement: str
    rating: str | None
    confidence: str
    misleading: bool
    checkworthy: float


def keys(connection: Connection, wanted: Filter = EVERYTHING, *, limit: int = -1) -> array[int]:
    """Row numbers of the claims that fit, by article, then in reading order; hidden articles are left out."""
    where, values = _where(wanted)
    sql = f"SELECT number FROM claim {where} ORDER BY place, number LIMIT :limit"
    return array("q", (number for (number,) in connection.execute(sql, {**values, "limit": limit})))


def keys_and_decided(
    connection: Connection, wanted: Filter, reviewer: str, *, limit: int = -1
) -> tuple[array[int], bytearray]:
    """`keys`, and for each a 1 where `reviewer` has decided it, else a 0: small, and quickly searched."""
    where, values = _where(wanted)
    sql = f"""
    SELECT number, EXISTS (SELECT 1 FROM verdict WHERE verdict.claim = claim.id AND reviewer = :me
        AND rating IS NOT NULL)
    FROM claim {where} ORDER BY place, number LIMIT :limit
    """
    numbers, decided = array("q"), bytearray()
    for number, is_decided in connection.execute(sql, {**values, "me": reviewer, "limit": limit}):
        numbers.append(number)
        decided.append(is_decided)
    return numbers, decided


def key(connection: Connection, identifier: str) -> int | None:
    """The row number of the claim with this id."""
    row = connection.execute("SELECT number FROM claim WHERE id = ?", [identifier]).fetchone()
    return row[0] if row else None


def spans(connection: Connection, article: str) -> list[tuple[int, tuple[Span, ...]]]:
    """Row number and parts of every claim of an article, in reading order."""
    sql = "SELECT number, parts FROM claim WHERE article = ? ORDER BY place, number"
    found = connection.execute(sql, [article])
    return [(number, tuple(Span(start, end) for start, end in json.loads(parts))) for number, parts in found]


def count(connection: Connection, wanted: Filter = EVERYTHING) -> int:
    """How many claims fit."""
    where, values = _where(wanted)
    return int(connection.execute(f"SELECT count(*) FROM claim {where}", values).fetchone()[0])


def _where(wanted: Filter) -> tuple[str, dict[str, object]]:
    decided = (
        "SELECT 1 FROM verdict WHERE verdict.claim = claim.id AND (:reviewer IS NULL OR reviewer = :reviewer)"
    )
    terms = ["article NOT IN (SELECT article FROM hidden)"]
    if wanted.article is not None:
        terms.append("article = :article")
    if wanted.rating is not None:
        terms.append(f"EXISTS ({decided} AND rating = :rating)")
    if wanted.open:
        terms.append(f"NOT EXISTS ({decided} AND rating IS NOT NULL)")
    if wanted.kind is not None:
        terms.append("EXISTS (SELECT 1 FROM json_each(kinds) WHERE json_each.value = :kind)")
    if wanted.text:
        terms.append("(instr(lower(statement), lower(:text)) OR instr(lower(quote), lower(:text)))")
    values = {name: getattr(wanted, name) for name in ("article", "rating", "kind", "text", "reviewer")}
    return "WHERE " + " AND ".join(terms), values


def lines(connection: Connection, numbers: Sequence[int], reviewer: str) -> list[ClaimLine]:
    """The list rows for these row numbers, in their order, with `reviewer`'s verdict; missing ones are left out."""
    marks = ", ".join("?" * len(numbers))
    sql = f"""
    SELECT claim.number, claim.id, article, statement, rating, coalesce(confidence, 'unset'), coalesce(misleading, 0),
        json_extract(worth, '$.checkworthy')
    FROM claim LEFT JOIN verdict ON verdict.claim = claim.id AND reviewer = ? WHERE claim.number IN ({marks})
    """
    found = {
        row[0]: ClaimLine(row[0], row[1], row[2], row[3], row[4], row[5], bool(row[6]), row[7])
        for row in connection.execute(sql, [reviewer, *numbers])
    }
    return [found[number] for number in numbers if number in found]


def claim(connection: Connection, identifier: str) -> Claim | None:
    """The claim with this id."""
    row = connection.execute("SELECT * FROM claim WHERE id = ?", [identifier]).fetchone()
    return rows.claim_of(row) if row else None


def claims(connection: Connection, wanted: Filter = EVERYTHING) -> Iterator[Claim]:
    """The claims that fit, by article, then in reading order."""
    where, values = _where(wanted)
    for row in connection.execute(f"SELECT * FROM claim {where} ORDER BY place, number", values):
        yield rows.claim_of(row)


def verdicts(connection: Connection, claim: str) -> list[Verdict]:
    """What every reviewer holds of a claim, decided or not, oldest decision first."""
    sql = f"SELECT {VERDICT_COLUMNS} FROM verdict WHERE claim = ? ORDER BY at, reviewer"
    return [verdict_of(row) for row in connection.execute(sql, [claim])]


def verdict(connection: Connection, claim: str, reviewer: str) -> Verdict:
    """What this reviewer holds of a claim; an open verdict where they have done nothing."""
    sql = f"SELECT {VERDICT_COLUMNS} FROM verdict WHERE claim = ? AND reviewer = ?"
    row = connection.execute(sql, [claim, reviewer]).fetchone()
    return verdict_of(row) if row else Verdict(claim=claim, reviewer=reviewer, rating=None)


def notes(connection: Connection, claim: str) -> list[Annotation]:
    """The annotations on a claim by everybody, in the order they were made."""
    found = connection.execute(
        "SELECT id, claim, evidence, kind, text, reviewer, at FROM annotation WHERE claim = ? ORDER BY at, id",
        [claim],
    )
    return [
        Annotation(
            id=row[0],
            claim=row[1],
            evidence=row[2],
            kind=AnnotationKind(row[3]),
            text=row[4],
            reviewer=row[5],
            at=row[6],
        )
        for row in found
    ]
