"""Bytes or text -> Article: the body, its title, its day."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factbench.errors import Unreadable
from factbench.model import Article, Paragraph
from factbench.text import markdown, page, pdf
from factbench.text.dump import body, is_dump, is_prose, is_sentence
from factbench.text.encoding import checked, decode
from factbench.text.language import language as language_of
from factbench.text.masthead import Masthead, masthead
from factbench.text.notice import is_caption, is_notice, without_credits
from factbench.text.paragraph import paragraphs
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

GAP = "\n\n"
"""Stands between two paragraphs of an article's text."""


def extract(
    content: bytes | str,
    *,
    url: str | None = None,
    media_type: str | None = None,
    title: str | None = None,
    published: date | None = None,
    language: str | None = None,
) -> Article:
    """Return the article in `content`: HTML, PDF, Markdown or plain text, told apart by `media_type` and by looking.

    `title`, `published` and `language` win over what is found. The paragraphs of a plain text are exact slices of
    it (`in_file` says where, in code points after decoding, without byte order mark); of other formats `in_file`
    is None. Same content, same article.
    Raises: Unreadable for bytes that are no text, and where there is no article.

    >>> extract("It rained.").text
    'It rained.'
    """
    found = _found(content, url, media_type)
    if not found.paragraphs:
        raise Unreadable(
            "There is no text of an article in this; give a file or a page with sentences in it."
        )
    text = GAP.join(words for words, _ in found.paragraphs)
    own_day = published is None or published == found.masthead.published
    return Article(
        text=text,
        paragraphs=tuple(_placed(found.paragraphs)),
        title=title or found.masthead.title,
        site=found.masthead.site,
        authors=found.masthead.authors,
        published=published or found.masthead.published,
        published_as=found.masthead.published_as if own_day else None,
        language=language or found.masthead.language or language_of(text),
        url=found.masthead.url or url,
        snapshot=hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest(),
        extractor=found.extractor,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What one format gave: paragraphs with their spans in the file where it is a plain text."""

    masthead: Masthead
    paragraphs: Sequence[tuple[str, Span | None]]
    extractor: str


def _placed(found: Iterable[tuple[str, Span | None]]) -> Iterable[Paragraph]:
    start = 0
    for words, in_file in found:
        yield Paragraph(Span(start, start + len(words)), in_file)
        start += len(words) + len(GAP)


# ---------------------------------------------------------------------------------------- one of four formats


def _found(content: bytes | str, url: str | None, media_type: str | None) -> _Found:
    kind, charset = _declared(media_type)
    if isinstance(content, bytes) and (kind == "application/pdf" or _PDF.match(content)):
        said, lines = pdf.pdf(content)
        return _from_lines(said, lines, url, pdf.version())
    if isinstance(content, bytes):
        text = decode(content, charset=charset or _charset_of_page(content))
    else:
        text = checked(content)
    if kind in _HTML or (kind != "text/markdown" and _LOOKS_LIKE_HTML.match(text)):
        said, lines = page.page(text, url=url)
        return _Found(said, [(line, None) for line in lines], page.version())
    if kind == "text/markdown" or (not kind and markdown.is_markdown(text)):
        heading, lines = markdown.markdown(text)
        return _from_lines(Masthead(title=heading), lines, url, "markdown 1")
    return _from_plain(text, url)


_HTML = {"text/html", "application/xhtml+xml"}
_PDF = re.compile(rb"\s{0,64}%PDF-")
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype html|html|head|body|article|main|div|section|table|ul|ol|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)


def _declared(media_type: str | None) -> tuple[str, str | None]:
    kind, _, rest = (media_type or "").partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([^\s;\"']+)", rest, re.IGNORECASE)
    return kind.strip().lower(), charset[1] if charset else None


def _charset_of_page(content: bytes) -> str | None:
    """Source: the HTML standard looks for a declaration in the first 1,024 bytes; real pages need some more."""
    found = _META_CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else None


# ------------------------------------------------------------------------- lines around a body, and the body


def _from_plain(text: str, url: str | None) -> _Found:
    spans = paragraphs(text)
    lines = [span.of(text) for span in spans]
    chosen, how = _body_of(lines)
    said = _said(lines, chosen, url)
    kept = [without_credits(text, spans[index], first=index == chosen[0]) for index in chosen]
    return _Found(said, [(span.of(text), span) for span in kept], how)


def _from_lines(said: Masthead, lines: Sequence[str], url: str | None, extractor: str) -> _Found:
    chosen, _ = _body_of(lines)
    around = _said(lines, chosen, url)
    return _Found(
        replace(around, title=said.title or around.title),
        [(lines[index], None) for index in chosen],
        extractor,
    )


def _body_of(lines: Sequence[str]) -> tuple[list[int], str]:
    """The indices of the lines that are the article, and what chose them."""
    if is_dump(lines):
        run = body(lines) or [index for index, line in enumerate(lines) if is_prose(line)]
        return _without_echoes(lines, _told(lines, run)), "dump 1"
    first = next((index for index, line in enumerate(lines) if is_prose(line)), 0)
    last = max((index for index, line in enumerate(lines) if is_sentence(line)), default=len(lines) - 1)
    return _told(lines, range(first, last + 1)), "plain 1"


def _told(lines: Sequence[str], chosen: Iterable[int]) -> list[int]:
    return [index for index in chosen if not is_notice(lines[index]) and not is_caption(lines[index])]


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


def _said(lines: Sequence[str], chosen: Sequence[int], url: str | None) -> Masthead:
    if not chosen:
        return Masthead()
    first, last = chosen[0], chosen[-1]
    return masthead(lines[:first], [lines[index] for index in chosen], lines[last + 1 :], url=url)
