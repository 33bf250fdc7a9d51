"""An article as it was found, and what people know better -> the article as it should be."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.acts import UNSET, FileRange, ParagraphRange
from factbench.documents.encoding import decode
from factbench.documents.notice import Aside, aside_kind
from factbench.errors import Misuse, Unreadable
from factbench.model import Article, Paragraph
from factbench.text.clean import one_line
from factbench.text.paragraph import paragraphs
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factbench.acts import Correct
    from factbench.model import Snapshot

GAP = "\n\n"
"""Stands between two paragraphs of an article's text, as `extract` has it."""


def correct(found: Article, known: Correct, file: str | None = None) -> Article:
    """Return the article as people say it is; where they say nothing, `found` itself.

    Another body is another text and so another article by its id, which says whom it `supersedes`; title and day
    change no id. Inside a range of a plain text its captions and notices are set apart as everywhere.
    `file` is the decoded file of a plain text (`file_of`).
    Raises: Misuse for a range in which there is no paragraph.
    """
    article = found
    if known.title is not UNSET:
        article = replace(article, title=known.title)
    if known.published is not UNSET:
        same = known.published == found.published
        article = replace(
            article, published=known.published, published_as=found.published_as if same else None
        )
    match known.body:
        case FileRange(start, end) if file is not None:
            return _with_body(article, *_in_file(found, Span(start, end), file), file)
        case ParagraphRange(first, last):
            chosen = [each.in_text for each in found.paragraphs[first - 1 : last]]
            return _with_body(article, chosen, found.asides, found.text, in_file=False)
        case _:
            return article


def file_of(found: Article, snapshot: Snapshot) -> str | None:
    """The decoded file behind a plain text, in which a body range may be named; None for any other format.

    Raises: Unreadable where the bytes no longer read as they did when the article was found.
    """
    if not found.paragraphs or found.paragraphs[0].in_file is None:
        return None
    charset = re.search(r"charset\s*=\s*[\"']?([^\s;\"']+)", snapshot.media_type or "", re.IGNORECASE)
    file = decode(snapshot.content, charset=charset[1] if charset else None)
    for each in found.paragraphs:
        if each.in_file is None or each.in_file.of(file) != each.in_text.of(found.text):
            raise Unreadable("The kept bytes of this article read differently now; add the file again.")
    return file


def range_between(
    found: Article, file: str | None, begin: str | None, end: str | None, known: Correct
) -> FileRange | ParagraphRange:
    """The body range that somebody typed: first and last words, or numbers of found paragraphs.

    What is not named stays where it is `known` to be, else where it was found.
    Raises: Misuse for a number that no paragraph has, for words that stand nowhere or at several places, and where
    the end comes before the beginning.
    """
    spans = [each.in_text if file is None else each.in_file or each.in_text for each in found.paragraphs]
    text = found.text if file is None else file
    start = _placed(begin, text, spans).start if begin else None
    stop = _placed(end, text, spans).end if end else None
    if file is not None:
        place = known.body if isinstance(known.body, FileRange) else FileRange(spans[0].start, spans[-1].end)
        low, high = (place.start if start is None else start), (place.end if stop is None else stop)
        if low < high:
            return FileRange(low, high)
    else:
        held = known.body if isinstance(known.body, ParagraphRange) else ParagraphRange(1, len(spans))
        first = held.first if start is None else _number(spans, start)
        last = held.last if stop is None else _number(spans, stop - 1)
        if first <= last:
            return ParagraphRange(first, last)
    raise Misuse("The body would end before it begins; exchange --from and --to.")


# ----------------------------------------------------------------------------------------------------- the body


def _in_file(found: Article, bounds: Span, file: str) -> tuple[list[Span], tuple[Aside, ...]]:
    """The paragraphs within a range of the file, and all that is set apart from them."""
    machine = {each.in_file.start: each.in_file for each in found.paragraphs if each.in_file is not None}
    apart = {each.in_file.start: each for each in found.asides if each.in_file is not None}
    chosen: list[Span] = []
    asides = list(found.asides)
    for line in paragraphs(file):
        span = line.intersect(bounds)
        if not span or not span.of(file).strip():
            continue
        words = span.of(file)
        if span == line and line.start in apart and line.start not in machine:
            continue
        kind = aside_kind(words)
        known = machine.get(span.start)
        if known is not None and span.covers(known):
            chosen.append(known)
        elif kind is None:
            chosen.append(span)
        else:
            asides.append(Aside(kind, words, span))
    return chosen, tuple(asides)


def _with_body(
    article: Article, chosen: Iterable[Span], asides: tuple[Aside, ...], origin: str, *, in_file: bool = True
) -> Article:
    """The article with the paragraphs that `chosen` spans of `origin` are."""
    spans = list(chosen)
    if not spans:
        raise Misuse("There is no paragraph in this range; name a wider one.")
    placed: list[Paragraph] = []
    start = 0
    for span in spans:
        placed.append(Paragraph(Span(start, start + len(span)), span if in_file else None))
        start += len(span) + len(GAP)
    text = GAP.join(span.of(origin) for span in spans)
    if text == article.text:
        return article
    return replace(
        article,
        text=text,
        paragraphs=tuple(placed),
        asides=asides,
        extractor=f"{article.extractor}, range by hand",
        supersedes=article.id,
    )


# ------------------------------------------------------------------------------------------------ what was typed


def _placed(typed: str, text: str, spans: list[Span]) -> Span:
    """The paragraph of a number, or the one place of the words."""
    shown = one_line(typed)[:60]
    if typed.strip().isdecimal():
        number = int(typed) if len(typed.strip()) < 10 else 0
        if not 1 <= number <= len(spans):
            raise Misuse(f"There is no paragraph {shown}; they are numbered from 1 to {len(spans)}.")
        return spans[number - 1]
    wanted = r"\s+".join(map(re.escape, typed.split()))
    if not wanted:
        raise Misuse("--from and --to want words of the text, or the number of a paragraph.")
    places = list(re.finditer(wanted, text))
    if not places:
        raise Misuse(f"“{shown}” does not stand in the text; copy the words as they are printed.")
    if len(places) > 1:
        raise Misuse(f"“{shown}” stands {len(places)} times in the text; give more words.")
    return Span(*places[0].span())


def _number(spans: list[Span], place: int) -> int:
    """The number, from 1, of the paragraph that holds a code point."""
    return next(number for number, span in enumerate(spans, 1) if place < span.end + len(GAP))
