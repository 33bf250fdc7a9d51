"""How many verdicts of which sort, on which day, in which session."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from factbench.store.listing import EVERYTHING, Filter, where

if TYPE_CHECKING:
    from factbench.database import Connection


class Count(NamedTuple):
    """So many verdicts with this rating on something."""

    name: str
    scale: str
    rating: str
    number: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The verdicts of everybody on claims that stand in the list. Each table by number, most first."""

    claims: int
    open: int
    """Claims that nobody has decided."""
    reviewers: tuple[Count, ...]
    kinds: tuple[Count, ...]
    """A claim of two kinds counts in both."""
    sites: tuple[Count, ...]
    """By where the article stood; its title where that is unknown."""
    sources: tuple[Count, ...]
    """By source that the verdict cites; a verdict that cites two counts in both."""
    days: tuple[tuple[str, int], ...]
    """Day (ISO 8601, UTC) and verdicts set on it that stand, from the first day with one; days without are left out."""


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One sitting of one reviewer."""

    id: str
    reviewer: str
    began: str
    """UTC, ISO 8601: the first act."""
    ended: str
    """The last act so far."""
    acts: int
    decided: int
    """Verdicts that were set in it and stand."""


_FROM = "FROM verdict JOIN claim ON claim.id = verdict.claim"
_GROUPED = "verdict.scale, verdict.rating, count(*)"


def tally(connection: Connection, *, worth: float = 0.0) -> Tally:
    """All counts at once, of claims of this worth or more, and of those that somebody acted on."""
    condition, values = where(Filter(worth=worth))
    decided = f"{condition} AND verdict.rating IS NOT NULL"

    def counts(name: str, joins: str = "") -> tuple[Count, ...]:
        sql = f"""
        SELECT {name}, {_GROUPED} {_FROM} {joins} {decided}
        GROUP BY 1, verdict.scale, verdict.rating ORDER BY 4 DESC, 1, 3
        """
        return tuple(Count(*row) for row in connection.execute(sql, values))

    claims, decided_claims = connection.execute(
        f"SELECT count(*), total(EXISTS (SELECT 1 FROM verdict WHERE verdict.claim = claim.id AND rating IS NOT NULL))"
        f" FROM claim {condition}",
        values,
    ).fetchone()
    days = connection.execute(f"SELECT substr(at, 1, 10), count(*) {_FROM} {decided} GROUP BY 1", values)
    return Tally(
        claims=claims,
        open=claims - int(decided_claims),
        reviewers=counts("verdict.reviewer"),
        kinds=counts("kind.value", "JOIN json_each(claim.kinds) AS kind"),
        sites=counts(
            "coalesce(article_of.site, article_of.title, '')",
            "JOIN article AS article_of ON article_of.id = claim.article",
        ),
        sources=counts(
            "source.title",
            "JOIN json_each(verdict.citations) AS cited JOIN evidence ON evidence.id = cited.value"
            " JOIN passage ON passage.id = evidence.passage JOIN source ON source.id = passage.source",
        ),
        days=tuple((day, number) for day, number in days),
    )


def sessions(connection: Connection, session: str | None = None) -> list[SessionLine]:
    """Every session with an act in it, or only this one, the latest first."""
    sql = """
    SELECT json_extract(body, '$.session') AS session, reviewer, min(at), max(at), count(*),
        total(EXISTS (SELECT 1 FROM verdict WHERE verdict.claim = event.claim
            AND verdict.reviewer = event.reviewer AND verdict.event = event.id AND rating IS NOT NULL))
    FROM event WHERE id >= :since AND (:session IS NULL OR json_extract(body, '$.session') = :session)
    GROUP BY session, reviewer ORDER BY 4 DESC, 1
    """
    return [
        SessionLine(id, reviewer, began, ended, acts, int(decided))
        for id, reviewer, began, ended, acts, decided in connection.execute(
            sql, {"session": session, "since": _since(session)}
        )
    ]


def _since(session: str | None) -> str:
    """The least id that an act of a session may have, so that no earlier one is read; "" where nothing is known.

    A UUIDv7 begins with its milliseconds. The first act of a session gets its id a little before the session does.
    """
    digits = (session or "").replace("-", "")[:12]
    if len(digits) < 12 or not all(each in "0123456789abcdef" for each in digits):
        return ""
    least = f"{max(0, int(digits, 16) - MARGIN):012x}"
    return f"{least[:8]}-{least[8:]}"


MARGIN = 1_000
"""Milliseconds."""


class Held(NamedTuple):
    """What one reviewer decided of one claim."""

    claim: str
    statement: str
    reviewer: str
    scale: str
    rating: str
    rationale: str
    inserted: str | None = None
    """As of a `ClaimLine`."""
    kinds: tuple[str, ...] = ()
    """Of the claim."""


def held(connection: Connection) -> list[Held]:
    """The verdicts on claims in sight that two reviewers or more have decided, claim by claim in reading order."""
    condition, values = where(EVERYTHING)
    sql = f"""
    SELECT claim.id, claim.statement, verdict.reviewer, scale, rating, rationale,
        json_extract(slots, '$.insertions'), kinds
    FROM verdict JOIN claim ON claim.id = verdict.claim {condition} AND rating IS NOT NULL
        AND (SELECT count(*) FROM verdict AS other WHERE other.claim = claim.id AND other.rating IS NOT NULL) > 1
    ORDER BY claim.place, claim.number, verdict.reviewer
    """
    found = connection.execute(sql, values)
    return [Held(*row)._replace(kinds=tuple(json.loads(kinds))) for *row, kinds in found]


class Followed(NamedTuple):
    """How often a reviewer said this of evidence of which the machine suggested that."""

    reviewer: str
    suggested: str
    said: str
    number: int


def followed(connection: Connection) -> list[Followed]:
    """What reviewers said of evidence on claims in sight beside what the machine suggests of it now."""
    condition, values = where(EVERYTHING)
    sql = f"""
    SELECT stance.reviewer, evidence.stance, stance.stance, count(*)
    FROM stance JOIN evidence ON evidence.id = stance.evidence JOIN claim ON claim.id = stance.claim
    {condition} AND stance.stance IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    """
    return [Followed(*row) for row in connection.execute(sql, values)]
