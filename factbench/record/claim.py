"""A claim as it was cut, and what people made of it -> the claim as it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factbench.acts import Stretch
    from factbench.model import Article, Claim
    from factbench.record.fold import Shape


def made(article: Article, claim: str, stretch: Stretch) -> Claim:
    """The claim that somebody made of a stretch of `article`, as it was before anybody changed it."""
    from factbench.stages.by_hand import by_hand

    return by_hand(article, stretch.quote.parts, id=claim)


def shaped(claim: Claim, article: Article, shape: Shape) -> Claim:
    """The claim with the stretch and the wording that people gave it; who words it says what it left open.

    A stretch of another version of the article moved with its words when that version was cut.
    """
    from factbench.stages.by_hand import by_hand

    stretch = shape.stretch
    if stretch is not None and stretch.article == article.id and stretch.quote.parts != claim.parts:
        found = by_hand(article, stretch.quote.parts, id=claim.id)
        said = tuple(
            each for each in claim.attribution if all(each.content.covers(part) for part in found.parts)
        )
        claim = replace(
            found,
            segmenter=claim.segmenter,
            attribution=said,
        )
    if shape.statement is not None:
        claim = replace(
            claim,
            statement=shape.statement,
            worded_by=shape.worded_by,
            insertions=(),
            edits=(),
            needs_context=(),
        )
    return claim
