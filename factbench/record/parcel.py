"""What one record hands to another: acts as they are stored, and the documents and claims that they rest on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from factbench.codec import decode, encode
from factbench.errors import Unreadable
from factbench.model import (
    Article,
    Claim,
    Edition,
    Event,
    Parcel,
    Stored,
    claim_id,
    evidence_id,
    passage_id,
    quote_of,
)
from factbench.record import chain
from factbench.text.clean import one_line


def as_found(edition: Edition) -> Article:
    """The article as it was found, whatever was corrected since."""
    was = edition.found
    if was is None:
        return edition.article
    return replace(edition.article, title=was.title, published=was.published, published_as=was.published_as)


Act = tuple[Stored, Event]
"""An act as it is stored, and read."""

Texts = Callable[[str], str | None]
"""Id -> text of an article or source that stands elsewhere; None where there is none."""

LONGEST_ACT = 1_000_000
"""Code points of a stored act; the desk takes no note that is a tenth of it."""
RANKS = 8
"""Claims with equal parts of which one is told from another."""


def check(parcel: Parcel, article_text: Texts, source_text: Texts) -> None:
    """Look at all that acts rest on: every value is of its type, and every id that of its content.

    Texts that are only referred to are asked for. The acts themselves are looked at by `read_acts`, and whether one is
    missing is seen where they are taken in, for the one before may be there already.

    Raises: Unreadable, which says what is wrong, in one sentence.
    """
    articles = {each.article.id: each.article.text for each in parcel.articles}
    sources = {each.source.id: each.source.text for each in parcel.sources}
    everything: tuple[tuple[str, Iterable[Any]], ...] = (
        ("article", parcel.articles),
        ("claim", parcel.claims),
        ("anchor", parcel.anchors),
        ("source", parcel.sources),
        ("passage", parcel.passages),
        ("evidence", parcel.evidence),
        ("search", parcel.searches),
    )
    for what, values in everything:
        for each in values:
            _typed(what, each)
    for claim in parcel.claims:
        text = articles.get(claim.article) or article_text(claim.article)
        if text is None or not claim.parts or claim.quote != quote_of(text, claim.parts):
            raise damaged("claim", claim.id, "it is not what its spans cut out of its article")
        if not _BY_HAND.fullmatch(claim.id) and not _own_id(claim):
            raise damaged("claim", claim.id, "its id is not that of its place")
    for passage in parcel.passages:
        text = sources.get(passage.source) or source_text(passage.source)
        if text is None or passage.span.of(text) != passage.text:
            raise damaged("passage", passage.id, "it is not what its span cuts out of its source")
        if passage.id != passage_id(passage.source, passage.span):
            raise damaged("passage", passage.id, "its id is not that of its place")
    for each in parcel.evidence:
        if each.id != evidence_id(each.claim, each.passage.id):
            raise damaged("evidence", each.id, "its id is not that of its claim and passage")


_BY_HAND = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def damaged(what: str, identifier: str, why: str) -> Unreadable:
    """The sentence about something that cannot be taken in."""
    name = f"{what.capitalize()} {one_line(identifier)[:40]}"
    return Unreadable(f"{name} is damaged: {one_line(why)[:120]}; nothing was taken in.")


def _own_id(claim: Claim) -> bool:
    return any(claim.id == claim_id(claim.article, claim.parts, rank) for rank in range(RANKS))


def read_acts(acts: Iterable[Stored]) -> list[Act]:
    """Return acts that a stranger hands over, as they are stored and read. Raises: Unreadable."""
    every = list(acts)
    read: list[Act] = []
    for start in range(0, len(every), _AT_ONCE):
        some = every[start : start + _AT_ONCE]
        try:
            events = chain.read(some)
        except _HARM:
            events = [_one(each) for each in some]
        read += zip(some, events, strict=True)
    for stored, event in read:
        if len(stored.body) > LONGEST_ACT:
            raise damaged("act", event.id, f"it is longer than {LONGEST_ACT:,} characters")
        if not _TIME.fullmatch(event.at) or event.number < 1 or not event.id:
            raise damaged("act", event.id, "it has no time, no number or no id")
    return read


_AT_ONCE = 1_000
_HARM = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


def _one(stored: Stored) -> Event:
    try:
        (event,) = chain.read([stored])
    except KeyError as error:
        raise damaged("act", stored.body, f"no {error}") from error
    except _HARM as error:
        raise damaged("act", stored.body, str(error)) from error
    return event


def _typed(what: str, value: Any) -> None:
    """See that every field of a value is of its type, all the way down."""
    try:
        decode(type(value), encode(value))
    except _HARM as error:
        raise damaged(what, str(getattr(value, "id", "")), str(error)) from error
