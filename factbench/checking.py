"""Claims and reference texts -> claims with their evidence; no database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.matching import offered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.model import Article, Claim, Evidence
    from factbench.settings import Settings
    from factbench.sources.library import Library


def check(
    article: Article, claims: Sequence[Claim], library: Library, settings: Settings
) -> Iterator[tuple[Claim, list[Evidence]]]:
    """Each claim with the evidence that is `offered`, best first: at most `evidence_limit`."""
    for claim in claims:
        hits = library.search(claim.plain, limit=settings.evidence_limit)
        yield claim, offered(claim, hits, article, settings)
