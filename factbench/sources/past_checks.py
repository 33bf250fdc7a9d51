"""Published fact-checks in a snapshot -> past checks for the library, each found by the claim and by its headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.documents.encoding import decode
from factbench.errors import Unreadable
from factbench.model import Snapshot, Source, identity
from factbench.sources import claimreview
from factbench.sources.reference import Reference, reference
from factbench.text.clean import one_line
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.settings import Settings
    from factbench.sources.claimreview import CheckedClaim

TITLE = 80
"""Code points of a claim that stand for a headline nobody gave."""


def in_json(name: str, snapshot: Snapshot, settings: Settings) -> Iterator[Reference]:
    """The fact-checks of a JSON file. Raises: `Unreadable` where it holds none, or is not JSON."""
    try:
        found = claimreview.reviews(claimreview.parsed(decode(snapshot.content)))
    except Unreadable as error:
        raise Unreadable(f"{one_line(name)} is not JSON; export it again.") from error
    if not found:
        raise Unreadable(f"{one_line(name)} holds no fact-check: no ClaimReview with a claim is in it.")
    yield from (past_check(each, snapshot, settings) for each in found)


def in_page(name: str, snapshot: Snapshot, settings: Settings) -> Iterator[Reference | Unreadable]:
    """The fact-checks that an HTML page says of itself, and an error for each damaged block of them."""
    if b"claimreview" not in snapshot.content.lower():
        return
    for found in claimreview.in_page(decode(snapshot.content)):
        if isinstance(found, Unreadable):
            yield Unreadable(f"{one_line(name)}: {found}")
        else:
            yield from (past_check(each, snapshot, settings) for each in found)


def past_check(review: CheckedClaim, snapshot: Snapshot, settings: Settings) -> Reference:
    """A review as a reference. Its origin is its publisher: two desks that checked a claim are two voices.

    Its one passage is the claim with the check's headline under it, for the headline often says the claim in other
    words: of the posts of CheckThat! 2022 the check that is meant is found by both with a MAP@5 of .88, by the claim
    alone of .87.
    """
    short = review.claim if len(review.claim) <= TITLE else f"{review.claim[: TITLE - 1]}…"
    headline = review.title if review.title and one_line(review.title) != one_line(review.claim) else None
    words = f"{review.claim}\n{headline}" if headline else review.claim
    source = Source(
        id=identity("past check", review.url or snapshot.sha256, review.claim, review.check.rating),
        title=review.title or short,
        text=words,
        publisher=review.publisher,
        url=review.url,
        published=review.published,
        retrieved=snapshot.retrieved_at,
        primary=False,
        origin=review.publisher,
        snapshot=snapshot.sha256,
        check=review.check,
    )
    return reference(source, snapshot, settings, [Span(0, len(words))])
