"""The claims in claims.db that somebody decided: a desk's own past checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.store import claims as claim_store
from factbench.store import rows
from factbench.store.alike import Met

if TYPE_CHECKING:
    from factbench.database import Connection


def statements(connection: Connection, *, besides: str) -> list[tuple[str, str]]:
    """Id and plain statement of every decided claim but those of the document that the claim `besides` is from."""
    sql = """
    SELECT claim.* FROM claim JOIN article ON article.id = claim.article
    WHERE claim.id IN (SELECT claim FROM verdict WHERE rating IS NOT NULL)
    AND coalesce(article.supersedes, article.id) IS NOT (
        SELECT coalesce(own.supersedes, own.id) FROM claim AS it JOIN article AS own ON own.id = it.article
        WHERE it.id = ?
    ) ORDER BY claim.number
    """
    found = map(rows.claim_of, connection.execute(sql, [besides]))
    return [(claim.id, claim.plain) for claim in found]


def past(connection: Connection, claim: str, score: float) -> Met:
    """A decided claim as one that was met before; `score` says how alike, from 0 to 1."""
    sql = """
    SELECT article.id, article.title, statement FROM claim JOIN article ON article.id = claim.article
    WHERE claim.id = ?
    """
    article, title, statement = connection.execute(sql, [claim]).fetchone()
    held = [each for each in claim_store.verdicts(connection, claim) if each.rating is not None]
    return Met(claim, article, title, statement, score, tuple(held))
