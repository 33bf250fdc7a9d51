"""Which of a text's lines are its article, and which are set apart: captions, notices, credits, dateline?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factbench.documents.dump import body, ends, is_dump, is_furniture, is_prose, is_sentence, trimmed
from factbench.documents.masthead import Masthead, agency_in, masthead
from factbench.documents.notice import (
    Aside,
    AsideKind,
    aside_kind,
    has_dateline,
    is_biography,
    without_credits,
)
from factbench.documents.table import rows
from factbench.documents.transcript import turns
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
    opening = _opening(lines, chosen)
    kept = [without_credits(text, spans[index], first=index == opening) for index in chosen]
    asides = [Aside(kind, lines[index], spans[index]) for index, kind in _set_apart(lines, chosen)]
    for index, span in zip(chosen, kept, strict=True):
        credit = trim(text, Span(span.end, spans[index].end))
        asides += [Aside(AsideKind.CREDIT, credit.of(text), credit)] if len(credit) else []
    before = text[spans[opening].start : kept[chosen.index(opening)].start] if chosen else ""
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


def told_in_paragraphs(
    said: Masthead, lines: Sequence[str], extractor: str, *, asides: Sequence[Aside] = ()
) -> ArticleBody:
    """The article in lines that are all its own: only captions, notices and credits are set apart.

    `asides` are those that the document's own marks have told.
    """
    last = next((index for index in range(len(lines) - 1, -1, -1) if not _announces(lines[index])), -1)
    chosen = _told(lines, range(last + 1))
    told = _without_spans(said, [lines[index] for index in chosen], extractor, lines, chosen)
    return replace(told, asides=(*asides, *told.asides))


def _announces(line: str) -> bool:
    """Whether a line only says what comes next, and so is nothing at the end: "Sources:"."""
    return line.endswith(":") and len(line.split()) <= _LABEL


_LABEL = 8
"""Words of the longest label."""


def _without_spans(
    said: Masthead, kept: Sequence[str], extractor: str, lines: Sequence[str], chosen: Sequence[int]
) -> ArticleBody:
    asides = [Aside(kind, lines[index]) for index, kind in _set_apart(lines, chosen)]
    opening = chosen.index(_opening(lines, chosen)) if chosen else 0
    first = kept[opening] if kept else ""
    inner = without_credits(first, Span(0, len(first)))
    said = _with_dateline(said, first[: inner.start], asides)
    bare = [_bare(line, first=index == opening) for index, line in enumerate(kept)]
    return ArticleBody(said, tuple((words, None) for words in bare if words), tuple(asides), extractor)


def _opening(lines: Sequence[str], chosen: Sequence[int]) -> int:
    """The line that a dateline stands before: the first, or the lead below a release's figures."""
    first = chosen[0] if chosen else 0
    return next((index for index in chosen[:_NEAR] if has_dateline(lines[index])), first)


def _bare(line: str, *, first: bool) -> str:
    return without_credits(line, Span(0, len(line)), first=first).of(line)


def _place(aside: Aside) -> int:
    return aside.in_file.start if aside.in_file else 0


# ------------------------------------------------------------------------------------------- the body


def _body_of(lines: Sequence[str]) -> tuple[list[int], str]:
    """The indices of the lines that are the article, and what chose them; a table's rows are none of it."""
    chosen, how = _chosen(lines)
    figures = rows(lines)
    return [index for index in chosen if index not in figures], how


def _chosen(lines: Sequence[str]) -> tuple[list[int], str]:
    spoken = turns(lines)
    if spoken:
        return _told(lines, _conversation(lines, spoken)), "transcript 1"
    release = _release(lines)
    if release:
        return _told(lines, release), "release 1"
    listed = _listed(lines)
    if is_dump([line for index, line in enumerate(lines) if index not in listed]):
        run = body(lines) or [index for index, line in enumerate(lines) if is_prose(line)]
        led = sorted({*_lead(lines, run), *run, *(index for index, head in listed.items() if head in run)})
        return trimmed(lines, _without_echoes(lines, _told(lines, led))) or run, "dump 2"
    first = next((index for index, line in enumerate(lines) if is_prose(line) or _opens_list(line)), 0)
    while first > 1 and is_sentence(lines[first - 1]) and not is_furniture(lines[first - 1]):
        first -= 1  # A short sentence below the headline opens the article: "It is late."
    last = max(
        (index for index, line in enumerate(lines) if is_sentence(line) or _is_item(line)),
        default=len(lines) - 1,
    )
    return _told(lines, range(first, last + 1)), "plain 1"


def _conversation(lines: Sequence[str], spoken: Sequence[int]) -> list[int]:
    """From the prose just above the first turn to the last sentence of the last, without what the page puts between."""
    first, last, begins = spoken[0], spoken[-1], set(spoken)
    while first and is_prose(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and ends(lines[last + 1]) and not is_furniture(lines[last + 1]):
        last += 1
    return [index for index in range(first, last + 1) if index in begins or not is_furniture(lines[index])]


def _release(lines: Sequence[str]) -> list[int]:
    """The lines of a press release: from its lead to what it says of its issuer, and the figures above the lead.

    [] where no line has a dateline with what such releases end in below it, and where a page's furniture stands
    between. Its tables stand below the end too.
    """
    lead = next((index for index, line in enumerate(lines) if is_prose(line) and has_dateline(line)), None)
    if lead is None:
        return []
    end = next((index for index in range(lead + 1, len(lines)) if _ends_release(lines[index])), None)
    if end is None or any(map(is_furniture, lines[lead:end])):
        return []
    figures = [index for index in range(max(0, lead - _NEAR), lead) if _HIGHLIGHT.search(lines[index])]
    return [*(figures if figures and figures[0] > 0 else figures[1:]), *range(lead, end)]


def _ends_release(line: str) -> bool:
    return len(line.split()) <= _LABEL and not ends(line) and bool(_ENDING.match(line))


def _lead(lines: Sequence[str], run: Sequence[int]) -> list[int]:
    """The paragraph with the dateline just above what was chosen: it begins the article."""
    first = run[0] if run else 0
    near = range(max(0, first - _TEASERS), first)
    return [index for index in near if is_prose(lines[index]) and has_dateline(lines[index])][-1:]


def _listed(lines: Sequence[str]) -> dict[int, int]:
    """The items of lists that a sentence announces, with the place of that sentence."""
    found: dict[int, int] = {}
    head = None
    for index, line in enumerate(lines):
        if head is not None and _is_item(line):
            found[index] = head
        else:
            head = index if _opens_list(line) else None
    return found


def _opens_list(line: str) -> bool:
    """Whether a line is a sentence that announces what the next lines list."""
    return line.endswith(":") and len(line.split()) >= 6


def _is_item(line: str) -> bool:
    return bool(_ITEM.match(line))


_ITEM = re.compile(r"(?:[•·▪●◦*–—-]|\(?\d{1,2}[.)])\s")
_HIGHLIGHT = re.compile(r"[$€£¥]\s?\d|\d\s?(?:%|percent|per cent|million|billion)")
_ENDING = re.compile(
    r"About (?:the )?(?!Us\b)[A-Z]"
    r"|(?:Safe Harbou?r|Forward[- ]Looking|Cautionary (?:Note|Statement)|Notes? to Editors?)\b"
    r"|(?:(?:Media|Investor|Press|Company)(?: Relations)? )?Contacts?(?: Information)?:?(?:$|\s*(?!Us\b)[A-Z+])"
    r"|#{2,}|- ?END ?-",
)
"""What stands at the end of a press release, before the small print and the tables."""


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
