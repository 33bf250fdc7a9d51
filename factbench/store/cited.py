"""Which sources do the verdicts in claims.db cite, and which of their words?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from factbench.record.discretion import stays
from factbench.store import rows

if TYPE_CHECKING:
    from factbench.database import Connection
    from factbench.model import Source


class Cited(NamedTuple):
    """A source elsewhere on which a verdict rests."""

    source: Source
    """Without its text; it has an address, and does not stay in the house."""
    passages: tuple[str, ...]
    """The words that are cited, in the order of the source."""


def cited(connection: Connection, articles: tuple[str, ...] = ()) -> list[Cited]:
    """Each source with an address that a standing verdict or a decision of an editor cites, in the order of adding.

    Of claims in sight, in these articles or in all.
    """
    sql = """
    WITH given AS (
        SELECT verdict.claim, each.value AS evidence FROM verdict, json_each(verdict.citations) AS each
        WHERE verdict.rating IS NOT NULL
        UNION SELECT ruling.claim, each.value FROM ruling, json_each(ruling.citations) AS each
    )
    SELECT DISTINCT source.*, passage.id AS passage_id, passage.text AS passage_text, passage.start AS passage_start
    FROM given JOIN claim ON claim.id = given.claim JOIN evidence ON evidence.id = given.evidence
    JOIN passage ON passage.id = evidence.passage JOIN source ON source.id = passage.source
    WHERE source.url IS NOT NULL AND claim.id NOT IN (SELECT claim FROM dropped)
    AND claim.article NOT IN (SELECT article FROM hidden)
    AND (:articles = '[]' OR claim.article IN (SELECT value FROM json_each(:articles)))
    ORDER BY source.number, passage.start
    """
    found: dict[str, tuple[Source, dict[str, str]]] = {}
    for row in connection.execute(sql, {"articles": json.dumps(articles)}):
        source = rows.source_of(row, text="")
        if not stays(source):
            found.setdefault(source.id, (source, {}))[1][row["passage_id"]] = row["passage_text"]
    return [Cited(source, tuple(passages.values())) for source, passages in found.values()]
