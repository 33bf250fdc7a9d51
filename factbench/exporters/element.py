"""Words and attributes -> HTML elements in which nothing foreign can act."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from xml.etree.ElementTree import Element, tostring

from factbench.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

INLINE = frozenset({"a", "cite", "code", "mark", "small", "span", "sup", "title", "text"})
"""Elements within a line; the others end theirs in the file, so that a change of one is a change of one line."""

Content: TypeAlias = "Element | str | Iterable[Content] | None"
"""What an element may hold; None holds nothing, which spares conditions where the page is put together."""


def element(tag: str, *content: Content, **attributes: str | None) -> Element:
    """Return an element with `content`; text and attributes are cleaned, and escaped when it is written.

    An attribute that is None is left out; `class_` stands for class, and `http_equiv` for http-equiv.
    """
    made = Element(tag, {_name(key): clean(value) for key, value in attributes.items() if value is not None})
    _append(made, content)
    if tag not in INLINE:
        made.tail = "\n"
    return made


Piece: TypeAlias = "Element | Iterator[str] | None"
"""An element, or one that `around` writes; None is nothing."""


def around(tag: str, content: Iterable[Piece], **attributes: str | None) -> Iterator[str]:
    """The same element as text, piece by piece: for what holds more than should be in memory at once."""
    start, end = _text_of(element(tag, **attributes)).rsplit("</", 1)
    yield start
    for each in content:
        yield from _text(each)
    yield f"</{end}"


def page(root: Element) -> bytes:
    """The document, with its doctype, in UTF-8."""
    return b"".join(document(root))


def document(root: Piece) -> Iterator[bytes]:
    """The same, piece by piece."""
    yield b"<!DOCTYPE html>\n"
    for each in _text(root):
        yield each.encode()


def _text(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Element):
        yield _text_of(piece)
    elif piece is not None:
        yield from piece


def _text_of(whole: Element) -> str:
    return tostring(whole, encoding="unicode", method="html")


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _append(parent: Element, content: Content) -> None:
    if isinstance(content, Element):
        parent.append(content)
    elif isinstance(content, str):
        _write(parent, clean(content))
    elif content is not None:
        for each in content:
            _append(parent, each)


def _write(parent: Element, words: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words
