"""Findings -> the claims that a format for few claims takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.acts import AnnotationKind
from factbench.exporters import wording
from factbench.record.ruling import desk_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.model import Finding

TAG = "main"
"""The tag by which a reviewer chooses a claim."""


def main_claims(findings: Sequence[Finding], *, limit: int) -> tuple[str, ...] | None:
    """Return the ids of at most `limit` claims that may be published, in the order of `findings`; None for 0: all.

    Those that have the tag come first, then those that most want checking, then those that stand first.
    """
    if limit <= 0:
        return None
    ranked = sorted(
        filter(may_be_published, findings),
        key=lambda each: (not _is_tagged(each), -each.claim.worth.checkworthy),
    )
    chosen = {each.claim.id for each in ranked[:limit]}
    return tuple(each.claim.id for each in findings if each.claim.id in chosen)


def may_be_published(finding: Finding) -> bool:
    """Whether the words still stand in their article, and the desk's rating is for the public."""
    verdict = desk_of(finding).verdict
    return not finding.orphaned and verdict is not None and wording.given(verdict).published


def _is_tagged(finding: Finding) -> bool:
    return any(
        each.kind is AnnotationKind.TAG and each.text.casefold() == TAG for each in finding.annotations
    )
