"""A claim and the library in claims.db -> the evidence to put beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.index import Candidates
from factbench.model import Claim, Evidence, Hit, Passage, Source, evidence_id
from factbench.stages.compare import compare
from factbench.store import documents
from factbench.text.span import Span

if TYPE_CHECKING:
    from datetime import date

    from factbench.database import Connection
    from factbench.settings import Settings


class Matcher:
    """Search over the library as it is now; word frequencies are read once, so keep one for many claims."""

    def __init__(self, connection: Connection, settings: Settings) -> None:
        self._connection = connection
        self._settings = settings
        self._candidates = Candidates(connection, settings=settings)

    def evidence(self, claim: Claim, published: date | None) -> list[Evidence]:
        """The passages for a claim, best first: at most `evidence_limit`, each with `evidence_cutoff` or more."""
        hits = self._candidates.search(claim.statement, limit=self._settings.evidence_limit)
        good = [hit for hit in hits if hit.score >= self._settings.evidence_cutoff]
        found = documents.passages(self._connection, [hit.index for hit in good])
        return [put_beside(claim, *found[hit.index], hit, published) for hit in good]

    def search(self, query: str, *, limit: int) -> list[tuple[float, str, Source]]:
        """Score from 0 to 100, the best stretch, and its source without text, best first."""
        hits = self._candidates.search(query, limit=limit)
        found = documents.passages(self._connection, [hit.index for hit in hits])
        return [
            (hit.score, found[hit.index][0].text[hit.start : hit.end], found[hit.index][1]) for hit in hits
        ]


def put_beside(claim: Claim, passage: Passage, source: Source, hit: Hit, published: date | None) -> Evidence:
    """The evidence that a hit makes: passage, score, and what agrees or conflicts with the claim.

    `published` is the day of the claim's article.
    """
    comparison = compare(claim.statement, passage.text, claim_date=published, evidence_date=source.published)
    return Evidence(
        id=evidence_id(claim.id, passage.id),
        claim=claim.id,
        passage=passage,
        source=replace(source, text=""),
        score=hit.score,
        best=Span(hit.start, hit.end),
        comparison=comparison,
    )


def compared_again(claim: Claim, evidence: Evidence, published: date | None) -> Evidence:
    """Evidence that somebody named, compared with the claim as it is worded now."""
    hit = Hit(0, evidence.score, evidence.best.start, evidence.best.end)
    return put_beside(claim, evidence.passage, evidence.source, hit, published)
