"""What editors decided, in claims.db; which claims wait for one; and the desk's verdict on any."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.model import Approval, How, Ruling
from factbench.record.ruling import desk_verdict, differences, restated
from factbench.store import claims as claim_store
from factbench.store import log, rows
from factbench.store.listing import EVERYTHING, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.database import Connection
    from factbench.model import Amendment, Choice, Conclusion, DeskVerdict, Verdict


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits for an editor."""

    claim: str
    statement: str
    about: tuple[str, ...]
    """Why: what reviewers differ in ("rating", "misleading", "citations"), "changed" or "later" as of `DeskVerdict`, or
    "approve"."""
    verdicts: tuple[Verdict, ...]
    """Those that rate it, oldest first."""
    desk: DeskVerdict


def ruling(connection: Connection, claim: str) -> Ruling | None:
    """What an editor decided of a claim; None where none did."""
    sql = f"SELECT rests, {rows.VERDICT_COLUMNS} FROM ruling WHERE claim = ?"
    row = connection.execute(sql, [claim]).fetchone()
    if row is None:
        return None
    rests, *verdict = row
    return Ruling(verdict=rows.verdict_of(verdict), rests=tuple(json.loads(rests)))


def approvals(connection: Connection, claim: str) -> list[Approval]:
    """Which verdicts on a claim editors approved, oldest first."""
    sql = "SELECT claim, verdict, reviewer, at, event FROM approval WHERE claim = ? ORDER BY at, event"
    names = ("claim", "verdict", "reviewer", "at", "event")
    return [Approval(**dict(zip(names, row, strict=True))) for row in connection.execute(sql, [claim])]


def choice(connection: Connection, claim: str) -> Choice | None:
    """Whether and why a claim goes out; None where nobody said."""
    row = connection.execute("SELECT * FROM choice WHERE claim = ?", [claim]).fetchone()
    return rows.choice_of(row) if row is not None else None


def amendments(connection: Connection, claim: str) -> list[Amendment]:
    """What people say of changes of the verdicts on a claim, oldest first."""
    found = connection.execute("SELECT * FROM amendment WHERE claim = ? ORDER BY at, id", [claim])
    return [rows.amendment_of(row) for row in found]


def conclusion(connection: Connection, article: str) -> Conclusion | None:
    """What an editor says of a version of an article as a whole; None where none does."""
    row = connection.execute("SELECT * FROM conclusion WHERE article = ?", [article]).fetchone()
    return rows.conclusion_of(row) if row is not None else None


def desk(connection: Connection, claim: str, *, approve: bool) -> DeskVerdict:
    """The desk's verdict on a claim; `approve`: a single one needs an editor's word."""
    ruled = ruling(connection, claim)
    return desk_verdict(
        claim_store.verdicts(connection, claim),
        ruled,
        approvals(connection, claim),
        approve=approve,
        restated=restated(log.events(connection, claim=claim), ruled) if ruled is not None else (),
    )


def waiting(connection: Connection, *, approve: bool) -> Iterator[Waiting]:
    """The claims in sight that wait for an editor, in reading order.

    On which reviewers disagree, or cite different evidence, and no editor decided; decided ones where a verdict that
    was weighed has changed, or another rating came later; with `approve` those with one verdict that is not approved.
    """
    condition, values = where(EVERYTHING)
    differ = " OR ".join(
        f"min({each}) <> max({each})" for each in ("rating", "scale", "misleading", "citations")
    )
    sql = f"""
    SELECT claim.id, claim.statement FROM claim {condition} AND (
        claim.id IN (SELECT claim FROM ruling) OR claim.id IN (
            SELECT claim FROM verdict WHERE rating IS NOT NULL GROUP BY claim
            HAVING ({differ}) OR (:approve AND count(*) = 1)
        )
    ) ORDER BY claim.place, claim.number
    """
    for claim, statement in connection.execute(sql, {**values, "approve": approve}).fetchall():
        held = tuple(each for each in claim_store.verdicts(connection, claim) if each.rating is not None)
        found = desk(connection, claim, approve=approve)
        if about := _about(found, held):
            yield Waiting(claim, statement, about, held, found)


def _about(found: DeskVerdict, held: tuple[Verdict, ...]) -> tuple[str, ...]:
    if found.how is How.ADJUDICATED:
        return tuple(name for name in ("changed", "later") if getattr(found, name))
    return ("approve",) if found.how is How.UNAPPROVED else differences(held)
