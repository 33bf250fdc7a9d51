"""A stretch of an article that acts are about: marked in one version, found again by its words in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import Stretch
from factbench.model import Remark
from factbench.stages.anchor import anchor
from factbench.store import documents, remarks
from factbench.text.quote import Quote
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.database import Connection
    from factbench.model import Article
    from factbench.record.fold import Remarked


def stretch_of(article: Article, parts: Sequence[Span]) -> Stretch:
    """The stretch that `parts` make, without white space at their ends.

    Raises: `errors.Misuse` where there are no words in it, or it lies outside the text.
    """
    from factbench.stages.by_hand import marked

    text = article.text
    found = marked(text, [part for part in parts if part.end <= len(text)])
    if not found or not any(any(map(str.isalnum, part.of(text))) for part in found):
        raise errors.Misuse("Mark some words first.")
    return Stretch(article.id, Quote.of(text, found))


def remarks_on(connection: Connection, article: Article) -> list[Remark]:
    """The words on stretches of an article and of its other versions, in the order they were left."""
    root = documents.root(connection, article.id)
    return [_placed(each, article) for each in remarks.of_document(connection, root)]


def _placed(stored: Remarked, article: Article) -> Remark:
    """Words on a stretch as they stand in this version of the article."""
    stretch = stored.stretch
    place = None if stretch.article == article.id else anchor(stretch.quote, article.text)
    parts = stretch.quote.parts if stretch.article == article.id else place.parts if place else ()
    return Remark(
        id=stored.id,
        article=article.id,
        span=Span(parts[0].start, parts[-1].end) if parts else None,
        quote=" … ".join(stretch.quote.words),
        kind=stored.kind,
        text=stored.text,
        reviewer=stored.reviewer,
        at=stored.at,
        to=stored.to,
        answers=stored.answers,
    )
