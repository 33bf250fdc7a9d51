"""All that the panes show of one claim, read in one go away from the screen's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.model import Annotation, Article, Claim, Evidence, Verdict
    from factbench.text.span import Span
    from factbench.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An article and where its claims stand."""

    article: Article
    spans: Sequence[tuple[int, tuple[Span, ...]]]


@dataclass(frozen=True, slots=True)
class Detail:
    """One claim with everything beside it."""

    claim: Claim
    surroundings: Surroundings
    evidence: Sequence[Evidence]
    verdict: Verdict
    """This reviewer's."""
    others: Sequence[Verdict]
    """What other reviewers decided, oldest decision first."""
    annotations: Sequence[Annotation]
    draft: str


def read(workbench: Workbench, claim: str, known: Surroundings | None) -> Detail:
    """Read a claim and what stands beside it; `known` is used again where it is the same article's.

    Raises: `errors.FactbenchError`.
    """
    found = workbench.claim(claim)
    if known is None or known.article.id != found.article:
        known = Surroundings(workbench.article(found.article), workbench.claim_spans(found.article))
    return Detail(
        claim=found,
        surroundings=known,
        evidence=workbench.evidence(claim),
        verdict=workbench.verdict(claim),
        others=[
            each for each in workbench.verdicts(claim) if each.rating and each.reviewer != workbench.reviewer
        ],
        annotations=workbench.annotations(claim),
        draft=workbench.draft(claim),
    )
