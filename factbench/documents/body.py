"""Which of a text's lines are its article, and which are set apart: captions, notices, credits, dateline?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factbench.documents.dump import body, is_dump, is_prose, is_sentence, trimmed
from factbench.documents.masthead import Masthead, agency_in, masthead
from factbench.documents.notice import Aside, AsideKind, aside_kind, is_biography, without_credits
from factbench.text.paragraph import paragraphs
from factbench.text.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """What a document tells, and what it says beside that."""

    masthead: Masthead
    paragraphs: tuple[tuple[str, Span | None], ...]
    """Each with its span in the file, where that is a plain text."""
    asides: tuple[Aside, ...]
    extractor: str


def told_in_text(text: str, *, url: str | None = None) -> ArticleBody:
    """The article in a plain text. Every paragraph and aside is an exact slice of it, and has its span."""
    spans = paragraphs(text)
    lines = [span.of(text) for span in spans]
    chosen, how = _body_of(lines)
    said = _said(lines, chosen, url)
    kept = [without_credits(text, spans[index], first=index == chosen[0]) for index in chosen]
    asides = [Aside(kind, lines[index], spans[index]) for index, kind in _set_apart(lines, chosen)]
    for index, span in zip(chosen, kept, strict=True):
        credit = trim(text, Span(span.end, spans[index].end))
        asides += [Aside(AsideKind.CREDIT, credit.of(text), credit)] if len(credit) else []
    before = text[spans[chosen[0]].start : kept[0].start] if chosen else ""
    return ArticleBody(
        _with_dateline(said, before, asides),
        tuple((span.of(text), span) for span in kept),
        tuple(sorted(asides, key=_place)),
        how,
    )


def told_in_lines(said: Masthead, lines: Sequence[str], url: str | None, extractor: str) -> ArticleBody:
    """The article in the lines of a document that has furniture around it; `said` wins over what they say."""
    chosen, _ = _body_of(lines)
    around = _said(lines, chosen, url)
    known = {name: value for name in said.__slots__ if (value := getattr(said, name))}
    return _without_spans(
        replace(around, **known), [lines[index] for index in chosen], extractor, lines, chosen
    )


def told_in_paragraphs(said: Masthead, lines: Sequence[str], extractor: str) -> ArticleBody:
    """The article in lines that are all its own: only captions, notices and credits are set apart."""
    chosen = _told(lines, range(len(lines)))
    return _without_spans(said, [lines[index] for index in chosen], extractor, lines, chosen)


def _without_spans(
    said: Masthead, kept: Sequence[str], extractor: str, lines: Sequence[str], chosen: Sequence[int]
) -> ArticleBody:
    asides = [Aside(kind, lines[index]) for index, kind in _set_apart(lines, chosen)]
    first = kept[0] if kept else ""
    inner = without_credits(first, Span(0, len(first)))
    said = _with_dateline(said, first[: inner.start], asides)
    bare = [_bare(line, first=index == 0) for index, line in enumerate(kept)]
    return ArticleBody(said, tuple((words, None) for words in bare if words), tuple(asides), extractor)


def _bare(line: str, *, first: bool) -> str:
    return without_credits(line, Span(0, len(line)), first=first).of(line)


def _place(aside: Aside) -> int:
    return aside.in_file.start if aside.in_file else 0


# ------------------------------------------------------------------------------------------- the body


def _body_of(lines: Sequence[str]) -> tuple[list[int], str]:
    """The indices of the lines that are the article, and what chose them."""
    if is_dump(lines):
        run = body(lines) or [index for index, line in enumerate(lines) if is_prose(line)]
        return trimmed(lines, _without_echoes(lines, _told(lines, run))) or run, "dump 2"
    first = next((index for index, line in enumerate(lines) if is_prose(line)), 0)
    last = max((index for index, line in enumerate(lines) if is_sentence(line)), default=len(lines) - 1)
    return _told(lines, range(first, last + 1)), "plain 1"


def _told(lines: Sequence[str], chosen: Iterable[int]) -> list[int]:
    kept = [index for index in chosen if aside_kind(lines[index]) is None]
    return kept[: len(kept) - _tail([lines[index] for index in kept])]


def _tail(lines: Sequence[str]) -> int:
    """How many lines at the end tell of the author or the issuer, not of the story."""
    heading = next(
        (index for index in range(len(lines) // 2, len(lines)) if index and _ISSUER.fullmatch(lines[index])),
        None,
    )
    if heading is not None:
        return len(lines) - heading
    return 1 if len(lines) > 1 and is_biography(lines[-1]) else 0


_ISSUER = re.compile(r"About (?:the )?[A-Z][\w&.'’-]*(?: [\w&.'’-]{1,20}){0,4}:?")
"""The heading of what every press release says of its issuer."""


def _without_echoes(lines: Sequence[str], chosen: Sequence[int]) -> list[int]:
    """Without the teaser above an article: a sentence whose words stand whole in a longer line further down."""
    bare = [lines[index].rstrip(" .…\"'”’") for index in chosen]
    teasers = {
        index
        for place, index in enumerate(chosen[:_TEASERS])
        if is_prose(lines[index]) and any(_holds(later, bare[place]) for later in bare[place + 1 :])
    }
    return [index for index in chosen if index not in teasers]


_TEASERS = 5
"""A teaser is among so many lines at the head of what was chosen."""


def _holds(line: str, words: str) -> bool:
    return words in line and words != line


# ------------------------------------------------------------------------------------- what stands beside it


def _said(lines: Sequence[str], chosen: Sequence[int], url: str | None) -> Masthead:
    if not chosen:
        return Masthead()
    first, last = chosen[0], chosen[-1]
    return masthead(lines[:first], [lines[index] for index in chosen], lines[last + 1 :], url=url)


def _set_apart(lines: Sequence[str], chosen: Sequence[int]) -> Iterator[tuple[int, AsideKind]]:
    """Lines in and close to the body that speak beside it; further off they belong to the page, not to the text."""
    if not chosen:
        return
    among = set(chosen)
    for index in range(max(0, chosen[0] - _NEAR), min(len(lines), chosen[-1] + _NEAR + 1)):
        if index in among:
            continue
        biography = index > chosen[-1] and is_biography(lines[index])
        kind = AsideKind.NOTICE if biography else aside_kind(lines[index])
        if kind is not None:
            yield index, kind


_NEAR = 6
"""A caption above the first paragraph or a notice below the last stands within so many lines of it."""


def _with_dateline(said: Masthead, before: str, asides: Iterable[Aside]) -> Masthead:
    dateline = before.strip(" \t\xa0-–—") or None
    credits_ = [aside.text for aside in asides if aside.kind is AsideKind.CREDIT]
    named = (found[1] for words in [dateline or "", *credits_] if (found := _IN_BRACKETS.search(words)))
    return replace(
        said, dateline=dateline, agency=next(named, None) or said.agency or agency_in(said.authors)
    )


_IN_BRACKETS = re.compile(r"\(([A-Z][\w ./&-]*)\)")
