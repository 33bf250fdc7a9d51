"""Which paragraphs does a piece of HTML hold, such as a feed carries?"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def fragment(source: str) -> list[str]:
    """Return the paragraphs of HTML that has no page around it, in order; plain text gives its lines.

    White space is as a browser draws it: one space for any run. Scripts, forms and captions are left out.
    """
    lines = _blocks(source) if "<" in source else html.unescape(source).split("\n")
    return [words for line in lines if (words := " ".join(line.split()))]


def _blocks(source: str) -> Iterator[str]:
    from lxml import etree

    root = etree.fromstring(f"<div>{_without_nul(source)}</div>", etree.HTMLParser(no_network=True))
    words: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = element.tag if event in {"start", "end"} else ""
        hidden += (event == "start") - (event == "end") if name in _LEFT_OUT else 0
        if name in _BLOCKS:
            yield "".join(words)
            words = []
        following = element.text if event == "start" else element.tail
        if following and not hidden:
            words.append(following)
    yield "".join(words)


def _without_nul(source: str) -> str:
    """lxml takes no NUL and no half of a surrogate pair."""
    return source.replace("\0", "\ufffd")


_BLOCK_NAMES = (
    "address article aside blockquote body br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li "
    "main ol p pre section table tbody td th tr ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HIDDEN_NAMES = (
    "button figcaption form iframe math nav noscript object script select style svg template textarea"
)
_LEFT_OUT = frozenset(_HIDDEN_NAMES.split())
