"""A stretch of an article that a person marked -> the claim it makes."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from factbench.languages import dates_told, finders_for
from factbench.model import BY_HAND, Article, Claim, quote_of
from factbench.text.language import language
from factbench.text.slots import Found
from factbench.text.span import Span, trim
from factbench.text.worded import MARK, Piece, Worded, joined, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

T = TypeVar("T")

NEAR = 2_000
"""Code points around the stretch that are read: the paragraph, mostly. It bounds the time on a hostile article."""


def by_hand(
    article: Article, parts: Sequence[Span], *, id: str, statement: str | None = None, by: str | None = None
) -> Claim:
    """Return the claim that `parts` make, found by rules alone: same stretch, same claim, on every machine.

    `statement` is what `by` worded; without it the words of the quote stand as a sentence.
    """
    text = article.text
    finders = finders_for(article.language or language(text))
    window = Span(max(0, parts[0].start - NEAR), min(len(text), parts[-1].end + NEAR))
    near, offset = window.of(text), window.start
    dated = dates_told(finders, near, published=article.published, updated=article.updated)
    when = tuple(_within(dated, offset, parts))
    amounts = tuple(_within(finders.quantities(near, dated=[each.span for each in dated]), offset, parts))
    named = tuple(_within(finders.names(near), offset, parts))
    quote = quote_of(text, parts)
    said, insertions = sentence(text, parts) if statement is None else Worded(statement)
    worded = plain(said, insertions)
    return Claim(
        id=id,
        article=article.id,
        parts=tuple(parts),
        quote=quote,
        statement=said,
        kinds=finders.kinds(quote, worded, when, amounts),
        worth=finders.worth(worded, found=Found(when, amounts, named, ())),
        dates=when,
        quantities=amounts,
        names=named,
        ranks=tuple(_within(finders.ranks(near), offset, parts)),
        segmenter=BY_HAND,
        worded_by=by,
        insertions=insertions,
    )


def sentence(text: str, parts: Sequence[Span]) -> Worded:
    """The words of the parts as a sentence: on one line, with a capital and a stop, and a mark between two parts."""
    pieces = [piece for part in parts for piece in (MARK, Piece(" "), Piece(part.of(text)))]
    return joined(pieces[2:])


def marked(text: str, parts: Iterable[Span]) -> tuple[Span, ...]:
    """The parts in reading order, without white space at their ends; those that touch or overlap are one.

    Only white space and marks between two parts join them. Empty ones are left out.
    """
    found: list[Span] = []
    for part in sorted(trim(text, each) for each in parts):
        if not part:
            continue
        if found and not any(map(str.isalnum, text[found[-1].end : part.start])):
            found[-1] = Span(found[-1].start, max(found[-1].end, part.end))
        else:
            found.append(part)
    return tuple(found)


def halves(parts: Sequence[Span], place: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The parts before and from `place` on; a part that holds it is cut there."""
    before = [Span(each.start, min(each.end, place)) for each in parts if each.start < place]
    after = [Span(max(each.start, place), each.end) for each in parts if each.end > place]
    return tuple(before), tuple(after)


def _within(slots: Iterable[T], offset: int, parts: Sequence[Span]) -> Iterator[T]:
    """The slots that lie within one of the parts, with their spans as places of the whole text."""
    for slot in slots:
        held: Any = slot
        moved = {
            field.name: getattr(held, field.name).shift(offset)
            for field in fields(held)
            if isinstance(getattr(held, field.name), Span)
        }
        if any(part.covers(moved["span"]) for part in parts):
            yield replace(held, **moved)
