"""Which paragraphs does a Markdown text hold, without its marks?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token


def is_markdown(text: str) -> bool:
    """Whether `text` shows marks that plain text seldom has: a heading first of all, or links in brackets."""
    return bool(_HEADING.match(text[:20_000]) or len(_LINK.findall(text[:20_000])) >= 2)


def markdown(text: str) -> tuple[str | None, list[str]]:
    """Return the first heading and the paragraphs and list items, in order, their marks removed.

    Code, tables, pictures, raw HTML and other headings are left out.
    Source: CommonMark 0.31, as markdown-it-py reads it.
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(_FRONT.sub("", text, count=1))
    title: str | None = None
    paragraphs: list[str] = []
    for before, token in pairwise(tokens):
        words = " ".join(_words(token.children or ()).split()) if token.type == "inline" else ""
        if before.type == "paragraph_open" and words:
            paragraphs.append(words)
        elif before.type == "heading_open" and title is None:
            title = words or None
    return title, paragraphs


def _words(tokens: Sequence[Token]) -> str:
    shown = {"text", "code_inline", "text_special"}
    return "".join(
        token.content if token.type in shown else " " if token.type in {"softbreak", "hardbreak"} else ""
        for token in tokens
    )


_FRONT = re.compile(r"\A---\r?\n.*?\n(?:---|\.\.\.)\s*?\n", re.DOTALL)
_HEADING = re.compile(r"(?:---\n(?:[\w-]+:.*\n)+---\s*)?\s*#{1,2} \S")
_LINK = re.compile(r"\[[^\]\n]{1,200}\]\((?:https?:|/)[^)\s]{1,500}\)")
