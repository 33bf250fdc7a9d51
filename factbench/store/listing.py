"""The list of claims: which, in what order, with whose verdict. Loads nothing else, for it is painted first."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.database import Connection
    from factbench.model import Kind


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
    orphaned: bool = False
    """Instead of the claims that stand: those with acts on them whose words are no longer in the article."""
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


def keys_and_decided(
    connection: Connection, wanted: Filter, reviewer: str, *, limit: int = -1
) -> tuple[array[int], bytearray]:
    """`keys`, and for each a 1 where `reviewer` has decided it, else a 0: small, and quickly searched."""
    condition, values = where(wanted)
    sql = f"""
    SELECT number, EXISTS (SELECT 1 FROM verdict WHERE verdict.claim = claim.id AND reviewer = :me
        AND rating IS NOT NULL)
    FROM claim {condition} ORDER BY place, number LIMIT :limit
    """
    numbers, decided = array("q"), bytearray()
    for number, is_decided in connection.execute(sql, {**values, "me": reviewer, "limit": limit}):
        numbers.append(number)
        decided.append(is_decided)
    return numbers, decided


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


def where(wanted: Filter) -> tuple[str, dict[str, object]]:
    decided = (
        "SELECT 1 FROM verdict WHERE verdict.claim = claim.id AND (:reviewer IS NULL OR reviewer = :reviewer)"
    )
    # A claim of an earlier cut is in `anchor`: another claim carries its acts now, or none does.
    orphans = "IN (SELECT claim FROM anchor WHERE now IS NULL)"
    terms = [
        "article NOT IN (SELECT article FROM hidden)",
        "claim.id NOT IN (SELECT claim FROM dropped)",
        f"claim.id {orphans if wanted.orphaned else 'NOT IN (SELECT claim FROM anchor)'}",
    ]
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
