"""Bytes or text -> Article: the body, its title, its day. A feed or JSON Lines hold many."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.documents import docx, feed, json_lines, markdown, page, pdf
from factbench.documents.body import ArticleBody, told_in_lines, told_in_paragraphs, told_in_text
from factbench.documents.encoding import checked, decode
from factbench.documents.fragment import fragment
from factbench.documents.masthead import Masthead
from factbench.documents.notice import Aside, AsideKind
from factbench.errors import InputError, Misuse, TooLarge, Unreadable
from factbench.model import Article, Paragraph
from factbench.text.language import language as language_of
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

GAP = "\n\n"
"""Stands between two paragraphs of an article's text."""

WIDE = 200
"""Bytes at the beginning of a text among which a NUL says that its characters have two or four bytes."""
MOST = 100_000
"""Documents that are taken out of one file."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file, or why there is none."""

    where: str
    """"item 7" of a feed, "line 3" of JSON Lines; "" for all of the file."""
    found: Article | InputError


def extract(
    content: bytes | str,
    *,
    url: str | None = None,
    media_type: str | None = None,
    title: str | None = None,
    published: date | None = None,
    language: str | None = None,
) -> Article:
    """Return the article in `content`: HTML, PDF, DOCX, Markdown or plain text, told apart by `media_type` and a look.

    `title`, `published` and `language` win over what is found. The paragraphs of a plain text are exact slices of
    it (`in_file` says where, in code points after decoding, without byte order mark); of other formats `in_file`
    is None. Same content, same article.
    Raises: Unreadable for bytes that are no text, where there is no article, and for a feed or JSON Lines with more
    than one, which `extract_all` reads.

    >>> extract("It rained.").text
    'It rained.'
    """
    known = _Known(url=url, title=title, published=published, language=language)
    first, *others = [document.found for document in _first_two(_documents(content, known, media_type))]
    if others:
        raise Unreadable("This holds more than one document; `extract_all` gives each.")
    if isinstance(first, InputError):
        raise first
    return first


def extract_all(
    content: bytes | str,
    *,
    url: str | None = None,
    media_type: str | None = None,
    title: str | None = None,
    published: date | None = None,
    language: str | None = None,
) -> Iterator[Document]:
    """Yield every document in `content`: the items of an RSS or Atom feed, the lines of JSON Lines, else the article.

    What is given wins over what is found, as in `extract`; one that cannot be read does not stop the others.
    Raises: as `extract`; Misuse for a `title` or a `published` that would go to more than one document.
    """
    known = _Known(url=url, title=title, published=published, language=language)
    return _documents(content, known, media_type)


def extract_lines(
    lines: Iterable[str], *, snapshot: str, first: int = 1, language: str | None = None
) -> Iterator[Document]:
    """Yield the document of every line of JSON Lines, each an object, as `extract_all` does, and hold none of them.

    `snapshot` is the sha256 of all that the lines are from, and `first` the number of the first.
    """
    known = _Known(url=None, title=None, published=None, language=language)
    for where, told in _told_in_records(json_lines.of_lines(lines, first=first)):
        yield Document(where, told if isinstance(told, InputError) else _outcome(told, known, snapshot))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the caller knows of a document; None where it is left to look."""

    url: str | None
    title: str | None
    published: date | None
    language: str | None


def _first_two(documents: Iterator[Document]) -> Iterator[Document]:
    for _, document in zip(range(2), documents, strict=False):
        yield document


def _documents(content: bytes | str, known: _Known, media_type: str | None) -> Iterator[Document]:
    if isinstance(content, str):
        checked(content)
    if not content.strip():
        raise Unreadable("There is nothing in this; give a file or a page with sentences in it.")
    snapshot = hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()
    kind, charset = _declared(media_type)
    if isinstance(content, bytes) and (binary := _binary(content, kind, known.url)):
        yield _whole(binary, known, snapshot)
        return
    text = _decoded(content, charset)
    many = _many(content, text, kind)
    if many is None:
        yield _whole(_told(text, kind, known.url), known, snapshot)
        return
    if known.title or known.published:
        raise Misuse("A title or a day given for a file of many documents would go to all; leave it out.")
    for number, document in enumerate(many):
        if number == MOST:
            yield Document("the rest", TooLarge(f"There are more than {MOST:,} documents in it; split it."))
            return
        where, told = document
        yield Document(where, told if isinstance(told, InputError) else _outcome(told, known, snapshot))


def _whole(told: ArticleBody, known: _Known, snapshot: str) -> Document:
    found = _outcome(told, known, snapshot)
    if isinstance(found, InputError):
        raise found
    return Document("", found)


def _outcome(told: ArticleBody, known: _Known, snapshot: str) -> Article | InputError:
    if not told.paragraphs:
        return Unreadable(
            "There is no text of an article in this; give a file or a page with sentences in it."
        )
    said = told.masthead
    text = GAP.join(words for words, _ in told.paragraphs)
    own_day = known.published is None or known.published == said.published
    return Article(
        text=text,
        paragraphs=tuple(_placed(told.paragraphs)),
        title=known.title or said.title,
        site=said.site,
        authors=said.authors,
        published=known.published or said.published,
        published_as=said.published_as if own_day else None,
        updated=said.updated,
        updated_as=said.updated_as,
        dateline=said.dateline,
        agency=said.agency,
        asides=told.asides,
        language=known.language or said.language or language_of(text),
        url=said.url or known.url,
        snapshot=snapshot,
        extractor=told.extractor,
    )


def _placed(found: Iterable[tuple[str, Span | None]]) -> Iterable[Paragraph]:
    start = 0
    for words, in_file in found:
        yield Paragraph(Span(start, start + len(words)), in_file)
        start += len(words) + len(GAP)


# ------------------------------------------------------------------------------------------- one of the formats


def _declared(media_type: str | None) -> tuple[str, str | None]:
    kind, _, rest = (media_type or "").partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([^\s;\"']+)", rest, re.IGNORECASE)
    return kind.strip().lower(), charset[1] if charset else None


def _binary(content: bytes, kind: str, url: str | None) -> ArticleBody | None:
    """What a PDF or a Word document tells; None for other bytes."""
    if kind == "application/pdf" or _PDF.match(content):
        said, lines = pdf.pdf(content)
        return told_in_lines(said, lines, url, pdf.version())
    if not docx.is_docx(content):
        return None
    written = docx.docx(content)
    captions = [Aside(AsideKind.CAPTION, words) for words in written.captions]
    return told_in_paragraphs(written.masthead, written.lines, docx.version(), asides=captions)


def _decoded(content: bytes | str, charset: str | None) -> str:
    if isinstance(content, str):
        return checked(content)
    return decode(content, charset=charset or _charset_inside(content))


def _charset_inside(content: bytes) -> str | None:
    """Source: the HTML standard looks for a declaration in the first 1,024 bytes; real pages need some more."""
    found = _META_CHARSET.search(content[:4096]) or _XML_ENCODING.match(content)
    return found[1].decode("ascii") if found else None


def _many(
    content: bytes | str, text: str, kind: str
) -> Iterator[tuple[str, ArticleBody | InputError]] | None:
    """The documents of a format that can hold many; None for the others."""
    if kind not in _HTML and feed.is_feed(text):
        # Text has lost its encoding: what the feed declares of it no longer holds.
        # So has what is no ASCII, UTF-16 and UTF-32: what looks at the bytes of a feed takes it for UTF-8.
        plain = isinstance(content, bytes) and b"\0" not in content[:WIDE]
        said = _XML_DECLARATION.sub("", text.removeprefix("\ufeff"), count=1)
        return _items(content if plain and isinstance(content, bytes) else said.encode())
    if kind in _JSON or (not kind and json_lines.is_json_lines(text)):
        return _lines(text)
    return None


def _items(content: bytes) -> Iterator[tuple[str, ArticleBody | InputError]]:
    for number, item in enumerate(feed.feed(content), 1):
        if isinstance(item, InputError):
            yield "the end", item
        else:
            yield f"item {number}", told_in_paragraphs(item.masthead, item.lines, feed.version())


def _lines(text: str) -> Iterator[tuple[str, ArticleBody | InputError]]:
    return _told_in_records(json_lines.records(text))


def _told_in_records(
    records: Iterable[tuple[int, json_lines.Record | Unreadable]],
) -> Iterator[tuple[str, ArticleBody | InputError]]:
    for number, record in records:
        if isinstance(record, InputError):
            yield f"line {number}", record
            continue
        if _TAG.search(record.text):
            lines = fragment(record.text)
        else:
            lines = [words for words, _ in told_in_text(record.text).paragraphs]
        yield f"line {number}", told_in_paragraphs(record.masthead, lines, "json lines 1")


def _told(text: str, kind: str, url: str | None) -> ArticleBody:
    if kind in _HTML or (kind != "text/markdown" and _LOOKS_LIKE_HTML.match(text)):
        shown = page.page(text, url=url)
        return told_in_paragraphs(shown.masthead, shown.lines, page.version(), asides=shown.asides)
    if kind == "text/markdown" or (not kind and markdown.is_markdown(text)):
        heading, lines = markdown.markdown(text)
        return told_in_lines(Masthead(title=heading), lines, url, "markdown 1")
    if kind in _XML or text.lstrip()[:5] == "<?xml":
        raise Unreadable("This is XML, but neither a page nor a feed; give its text.")
    return told_in_text(text, url=url)


_HTML = {"text/html", "application/xhtml+xml"}
_XML = {"application/xml", "text/xml", "application/rss+xml", "application/atom+xml"}
_JSON = {"application/jsonl", "application/x-ndjson", "application/json"}
_PDF = re.compile(rb"\s{0,64}%PDF-")
_LOOKS_LIKE_HTML = re.compile(
    # Each comment ends at its first end: what was read of it is not read again in another way.
    r"\s*+(?:<\?xml[^>]{0,200}+>\s*+)?+(?:<!--(?>.{0,2000}?-->)\s*+)*+"
    r"<(?:!doctype html|html|head|body|article|main|div|section|table|ul|ol|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?(?:p|div|br|li|h[1-6]|article|section|blockquote)\b[^<>]{0,500}>", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")
