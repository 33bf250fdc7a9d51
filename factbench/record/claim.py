"""A claim as it was cut, and what people made of it -> the claim as it stands, and what it was ever called."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factbench.model import claim_id
from factbench.stages.anchor import FoundBy, anchor
from factbench.text.clean import one_line
from factbench.text.quote import Quote
from factbench.text.saying import said_by
from factbench.text.slots import Gap
from factbench.text.worded import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.acts import Stretch
    from factbench.model import Article, Claim
    from factbench.record.fold import Shape


@dataclass(frozen=True, slots=True)
class Former:
    """A claim of another version of an article whose acts a claim carries."""

    claim: str
    article: str
    how: str
    """As `stages.anchor.FoundBy` has it."""


def names(
    claim: Claim, article: Article, versions: Iterable[Article], former: Iterable[Former]
) -> tuple[str, ...]:
    """Return every id by which a report may have named a claim that stands in `article`, the first version's first.

    In each version where its words stand it had an id, whether or not anybody acted on it there: that of the claim
    whose acts it carries, else that of the place. Of `versions` the first comes first. Ids of claims that were
    nearly the same come last.
    """
    carried = list(former)
    found = []
    for version in versions:
        acted = sorted(
            each.claim for each in carried if each.article == version.id and each.how != FoundBy.NEAR
        )
        if version.id == article.id:
            found.append(claim.id)
        elif acted:
            found += acted
        elif place := anchor(Quote.of(article.text, claim.parts), version.text):
            found.append(claim_id(version.id, place.parts))
    found += sorted(each.claim for each in carried)
    return tuple(dict.fromkeys(found))


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
            said_by=said_by(article.text, said),
            saying=claim.saying if said else None,
        )
    return _worded(claim, article, shape)


def _worded(claim: Claim, article: Article, shape: Shape) -> Claim:
    """The claim in somebody's words; what was put in and confirmed says what it says as before."""
    if shape.statement is None:
        return claim
    now = replace(claim, statement=shape.statement, worded_by=shape.worded_by, insertions=())
    match shape.kept:
        case True:
            return now
        case False:
            words, gaps = bare(claim.statement, claim.insertions)
            open_now = sorted((*claim.needs_context, *_opened(claim, article)), key=lambda gap: gap.span)
            return replace(
                now,
                insertions=gaps if words == shape.statement else (),
                edits=(),
                needs_context=tuple(open_now),
            )
        case None:
            return replace(now, edits=(), needs_context=())


def _opened(claim: Claim, article: Article) -> Iterator[Gap]:
    """What is not understood when nothing is put into the statement of a claim, as far as that was not said before."""
    known = [gap.span for gap in claim.needs_context]
    for edit in claim.edits:
        span = claim.behind(edit)
        if any(span.overlaps(each) for each in known):
            continue
        words = one_line(span.of(article.text))
        asked = f"who or what “{words}” is" if edit.span else f"when “{words}” is"
        yield Gap(span, f"It is not said here {asked}.")
    first = next(iter(claim.insertions), None)
    if first is not None and first.at.start == 0 and not first.instead:
        yield Gap(claim.parts[0], "It is not said here of whom or what this is told.")
