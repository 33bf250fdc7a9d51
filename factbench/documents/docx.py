"""Which paragraphs does a Word document hold?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factbench.documents.masthead import Masthead
from factbench.errors import TooLarge, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 200_000_000
"""Bytes that the parts of a document may unpack to: a long book with its pictures has a tenth of that."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a Word document holds."""

    masthead: Masthead
    lines: tuple[str, ...]
    captions: tuple[str, ...]


def is_docx(content: bytes) -> bool:
    """Whether these bytes are a ZIP archive with the text of a Word document in it."""
    return content.startswith(b"PK\x03\x04") and b"word/document" in content


def docx(content: bytes) -> Written:
    """Return what the document says of itself, its paragraphs and table cells in order, and its captions.

    Inserted words count, deleted words do not. Headings, headers, footers, notes and comments are left out.
    Raises: Unreadable for a damaged document, TooLarge for one that unpacks to more than `LARGEST`.
    """
    title: str | None = None
    lines: list[str] = []
    captions: list[str] = []
    document = _document(content)
    for style, words in _paragraphs(document):
        if style.startswith(("title", "heading 1")) and title is None:
            title = words
        elif style.startswith("caption"):
            captions.append(words)
        elif not style.startswith(("heading", "title", "subtitle", "toc")):
            lines.append(words)
    said = document.core_properties
    author = " ".join((said.author or "").split())
    masthead = Masthead(
        title=title or " ".join((said.title or "").split()) or None,
        authors=(author,) if author and author != _NOBODY else (),
    )
    return Written(masthead, tuple(lines), tuple(captions))


def version() -> str:
    """Name and version of the reader behind this."""
    from importlib.metadata import version as version_of

    return f"python-docx {version_of('python-docx')}"


_NOBODY = "python-docx"
"""What that library writes as author where nobody is named."""


def _document(content: bytes) -> Any:
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    import docx as python_docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        with ZipFile(BytesIO(content)) as parts:
            # What a part claims is the most that is read of it, so a lie ends in an error, not in a flood.
            size = sum(part.file_size for part in parts.infolist())
        if size > LARGEST:
            raise TooLarge(
                f"This Word document unpacks to {size // 1_000_000:,} MB, more than the {LARGEST // 1_000_000} MB"
                " that are read; it may be made to do harm. Save its text alone."
            )
        return python_docx.Document(BytesIO(content))
    except (
        OpcError,
        LxmlError,
        BadZipFile,
        KeyError,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
    ) as error:
        raise Unreadable(
            "This Word document is damaged or locked; open it, save it anew without a password, and give that."
        ) from error


def _paragraphs(document: Any) -> Iterator[tuple[str, str]]:
    """Style, in small letters, and words of every paragraph that has any; those in table cells too."""
    from docx.oxml.ns import qn

    styles = {style.style_id: (style.name or "").lower() for style in document.styles}
    shown = {qn("w:t"): None, qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
    for paragraph in document.element.body.iter(qn("w:p")):
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = styles.get(named.get(qn("w:val")), "") if named is not None else ""
        words = "".join(
            shown[node.tag] or node.text or "" for node in _own(paragraph, qn("w:p")) if node.tag in shown
        )
        if words.strip():
            yield style, " ".join(words.split())


def _own(paragraph: Any, inner: str) -> Iterator[Any]:
    """What stands in a paragraph, without the paragraphs of text boxes in it, which come by themselves."""
    waiting = list(reversed(paragraph))
    while waiting:
        node = waiting.pop()
        yield node
        if node.tag != inner:
            waiting.extend(reversed(node))
