"""Which paragraphs does a PDF hold?"""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from factbench.documents.masthead import Masthead
from factbench.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator


def pdf(content: bytes) -> tuple[Masthead, list[str]]:
    """Return what the PDF says of itself and its paragraphs, in order; [] where it holds no text.

    Lines are joined to paragraphs, words hyphenated at a line's end or torn apart by the gaps between letters made
    whole, running heads and feet and page numbers left out. A heading and a numbered paragraph begin anew.
    Raises: Unreadable for an encrypted or damaged file, and for one that holds nothing but pictures.
    """
    title, pages = _pages(content)
    lines = _without_running_heads([page.splitlines() for page in pages])
    return Masthead(title=title), mended(list(_paragraphs(lines)))


def version() -> str:
    """Name and version of the extractor behind this."""
    import pypdf

    return f"pypdf {pypdf.__version__}"


def _pages(content: bytes) -> tuple[str | None, list[str]]:
    from io import BytesIO

    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    # What it warns of may quote the file, and without a handler would reach the terminal as it is.
    logging.getLogger("pypdf").addHandler(_SILENT)
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("This PDF is encrypted; save a copy without a password and give that.")
        title = reader.metadata.title if reader.metadata else None
        pages = [page.extract_text() for page in reader.pages]
        if not any(page.strip() for page in pages) and any(page.images.keys() for page in reader.pages):
            raise Unreadable(
                "This PDF holds pictures of pages and no text; let a program such as ocrmypdf read them, and give that."
            )
        return " ".join((title or "").split()) or None, pages
    except DependencyError as error:
        raise Unreadable(
            "This PDF is encrypted with AES, which needs one more package: `pip install 'factbench[docs]'`."
        ) from error
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
    ImportError,
)


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """All lines, without page numbers and what stands at the same edge of several pages (their numbers aside)."""
    edges = Counter(mark for page in pages for mark in {_mark(page[index]) for index in _edges(page)})
    often = {mark for mark, count in edges.items() if count >= max(2, 0.4 * len(pages))}
    return [line for page in pages for line in _without_edges(page, often)]


def _without_edges(page: list[str], often: set[str]) -> list[str]:
    edges = _edges(page)
    return [
        line
        for index, line in enumerate(page)
        if not (index in edges and _mark(line) in often) and not _PAGE_NUMBER.fullmatch(line.strip())
    ]


def _edges(page: list[str]) -> set[int]:
    """The places of the first and last lines of a page, where heads and feet run."""
    written = [index for index, line in enumerate(page) if line.strip()]
    return (
        {*written[:_EDGE], *written[-_EDGE:]} if len(written) > 2 * _EDGE else {*written[:1], *written[-1:]}
    )


_EDGE = 2
"""Lines of the tallest head or foot."""


def _mark(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """What is written without a break that was meant: lines go on where they are full, or in mid-sentence."""
    width = _width(lines)
    words = ""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        words = _glued(words, line.strip())
        if words and (not line.strip() or _breaks(line.strip(), following.strip(), width)):
            yield words
            words = ""
    if words:
        yield words


def _width(lines: list[str]) -> int:
    """How long full lines are: nine in ten are no longer."""
    lengths = sorted(len(line.strip()) for line in lines if line.count(" ") >= 3)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _breaks(line: str, following: str, width: int) -> bool:
    """Whether a paragraph or a heading ends with a line though the next is not blank."""
    short = len(line) < 0.85 * width
    if _FINAL.search(line):
        return short or bool(_NUMBERED.match(following))
    # A heading: the next line begins a sentence, and its first word would have stood in this one.
    room = len(line) + 1 + len(following.split(" ", 1)[0]) < 0.75 * width
    return room and not _OPEN.search(line) and bool(_BEGINS.match(following))


def _glued(words: str, line: str) -> str:
    if not words or not line:
        return words or line
    if re.search(r"[^\W\d_]-$", words) and line[0].islower():
        return words[:-1] + line
    return f"{words} {line}"


# --------------------------------------------------------------------------------------------------- torn words


def mended(paragraphs: list[str]) -> list[str]:
    """The paragraphs, with words that gaps between letters have torn apart made whole: "th e" is "the".

    Two pieces are one word where one of them is none by itself and the whole word stands elsewhere in the text.

    >>> mended(["The bridge is closed. Th e river rose, and the rain went on."])
    ['The bridge is closed. The river rose, and the rain went on.']
    """
    told = Counter(word.casefold() for each in paragraphs for word in _WORD.findall(each))
    return [" ".join(_whole(each.split(" "), told)) for each in paragraphs]


def _whole(pieces: list[str], told: Counter[str]) -> list[str]:
    kept: list[str] = []
    for piece in pieces:
        if kept and _torn(kept[-1], piece, told):
            kept[-1] += piece
        else:
            kept.append(piece)
    return kept


def _torn(one: str, other: str, told: Counter[str]) -> bool:
    """Whether two pieces are one word; marks may stand before the first and behind the second."""
    left, right = _LEFT.fullmatch(one), _RIGHT.fullmatch(other)
    if left is None or right is None:
        return False
    pieces = left[1], right[1]
    torn = any(len(each) <= _PIECE and each.casefold() not in _SHORT_WORDS for each in pieces)
    longer = max(pieces, key=len).casefold()
    # "B and" is no "band": what oftener stands alone is a word by itself.
    rest = told[longer] if len(longer) > _PIECE else 0
    return torn and told["".join(pieces).casefold()] >= max(1, rest)


_WORD = re.compile(r"[^\W\d_]+")
_LEFT = re.compile(r"[\"'“‘(\[«]{0,2}([^\W\d_]{1,12})")
_RIGHT = re.compile(r"([^\W\d_A-Z]{1,12})[\"'”’)\]».,;:!?]{0,3}")
_PIECE = 2
"""Letters of a piece that may be torn off."""
_SHORT_NAMES = (
    "a i o e y u à é an as at be by do go he if in is it me my no of on or so to up us we am ad al au ab da de di du"
    " el en er es et eu il im ja la le li lo ma ne ni nu os ou ob per qu se si su te ti tu un va vi wo za zu dr mr ms"
    " st ex oh ok pm tv uk eu un"
)
_SHORT_WORDS = frozenset(_SHORT_NAMES.split())
"""Words of one or two letters in the languages around, and abbreviations."""


# ------------------------------------------------------------------------------------------------ what is looked for


_NUMBERED = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\[\d{1,3}\]|\([a-z]{1,3}\)|[•●▪◦–-])\s+(?=[^\W_a-z]|[\"“„«'(])"
)
"""A paragraph's own number, or a bullet."""
_BEGINS = re.compile(rf"[\"“„«'(]?[^\W\d_a-z]|{_NUMBERED.pattern}")
_OPEN = re.compile(
    r"[,;(–—-]$|\b(?:the|a|an|of|and|or|to|in|for|by|with|at|on|from|der|die|das|und|de|la|le|et|y)$",
    re.IGNORECASE,
)
"""What a heading does not end with."""
_PAGE_NUMBER = re.compile(
    r"(?:page |seite |p\. ?)?[-–— ]*\d{1,4}(?: ?(?:/|of|von) ?\d{1,4})?[-–— ]*", re.IGNORECASE
)
_FINAL = re.compile(r"[.!?:…][\"'”’)\]]*\s*$")
