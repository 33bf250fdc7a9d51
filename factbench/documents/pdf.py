"""Which paragraphs does a PDF hold?"""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from typing import TYPE_CHECKING

from factbench.documents.masthead import Masthead
from factbench.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator


def pdf(content: bytes) -> tuple[Masthead, list[str]]:
    """Return what the PDF says of itself and its paragraphs, in order; [] where it holds no text.

    Lines are joined to paragraphs, words hyphenated at a line's end made whole, running heads and page numbers
    left out.
    Raises: Unreadable for an encrypted or damaged file.
    """
    title, pages = _pages(content)
    lines = _without_running_heads([page.splitlines() for page in pages])
    return Masthead(title=title), list(_paragraphs(lines))


def version() -> str:
    """Name and version of the extractor behind this."""
    import pypdf

    return f"pypdf {pypdf.__version__}"


def _pages(content: bytes) -> tuple[str | None, list[str]]:
    from io import BytesIO

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # What it warns of may quote the file, and without a handler would reach the terminal as it is.
    logging.getLogger("pypdf").addHandler(_SILENT)
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("This PDF is encrypted; save a copy without a password and give that.")
        title = reader.metadata.title if reader.metadata else None
        return " ".join((title or "").split()) or None, [page.extract_text() for page in reader.pages]
    except (PyPdfError, *_DAMAGE) as error:
        raise Unreadable(
            "This PDF is damaged or uses what pypdf cannot read; print it to a new PDF, or give its text."
        ) from error


_SILENT = logging.NullHandler()
# What broken objects inside a PDF make pypdf raise beside its own errors: seen by cutting and flipping bytes.
_DAMAGE = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OverflowError,
    OSError,
    zlib.error,
    ImportError,  # AES needs a package of its own
)


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """All lines, without those that stand first or last on half of the pages or more (their numbers aside)."""
    edges = Counter(mark for page in pages for mark in {_mark(line) for line in _edges(page)})
    often = {mark for mark, count in edges.items() if count >= max(2, len(pages) / 2)}
    return [
        line
        for page in pages
        for line in page
        if not (_mark(line) in often and line in _edges(page)) and not _PAGE_NUMBER.fullmatch(line.strip())
    ]


def _edges(page: list[str]) -> list[str]:
    written = [line for line in page if line.strip()]
    return [*written[:1], *written[-1:]] if len(written) > 2 else []


def _mark(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """A line that ends a sentence short of the usual width ends a paragraph; so does a blank line."""
    width = max((len(line.strip()) for line in lines), default=0)
    words = ""
    for line in lines:
        words = _glued(words, line.strip())
        if words and (not line.strip() or (len(line.strip()) < 0.85 * width and _FINAL.search(line))):
            yield words
            words = ""
    if words:
        yield words


def _glued(words: str, line: str) -> str:
    if not words or not line:
        return words or line
    if re.search(r"[^\W\d_]-$", words) and line[0].islower():
        return words[:-1] + line
    return f"{words} {line}"


_PAGE_NUMBER = re.compile(
    r"(?:page |seite |p\. ?)?[-–— ]*\d{1,4}(?: ?(?:/|of|von) ?\d{1,4})?[-–— ]*", re.IGNORECASE
)
_FINAL = re.compile(r"[.!?:…][\"'”’)\]]*\s*$")
