"""Report -> the blocks of a document: headings, paragraphs, quotations, items and tables, with what is bold or linked.

They are read out of the report as Markdown, so that a document for print or for an editor says what the page says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factbench.errors import Misuse
from factbench.exporters import markdown, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from factbench.model import Report


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    words: str
    bold: bool = False
    code: bool = False
    target: str | None = None
    """Where a link goes: http or https."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document that stands by itself."""

    kind: Kind
    runs: tuple[Run, ...] = ()
    level: int = 1
    """Of a heading or an item, from 1."""
    number: int | None = None
    """Of an item in a numbered list."""
    cells: tuple[tuple[Run, ...], ...] = ()
    """Of a row."""
    head: bool = False
    """Whether a row is the head of its table."""


def blocks(report: Report, *, most: int, what: str) -> Iterator[Block]:
    """The blocks, in reading order; the first is the title.

    Raises: `Misuse` where the report has more than `most` claims, which `what` ("A PDF") does not take.
    """
    from markdown_it import MarkdownIt

    if len(report.findings) > most:
        raise Misuse(
            f"{what} of {len(report.findings):,} claims would be too long to be opened; it takes {most:,}. Choose"
            " articles, leave out what nobody has decided, or take another format."
        )
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    for piece in markdown.pieces(report):
        yield from _blocks(reader.parse(piece.decode()))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """The blocks of tokens; lists are told by how deep they stand, tables row by row."""
    where = _Where()
    for each in tokens:
        if each.type == "inline":
            yield from where.words(tuple(_runs(each.children or ())))
        elif each.type == "tr_close":
            yield Block(kind=Kind.ROW, cells=tuple(where.cells), head=where.head)
            where.cells = []
        elif each.nesting:
            where.turn(each)
        elif each.content.strip():
            yield Block(kind=Kind.PARAGRAPH, runs=(Run(each.content.strip(), code=True),))


class _Where:
    """What stands around the words that come next."""

    def __init__(self) -> None:
        self.cells: list[tuple[Run, ...]] = []
        self.head = False
        self._heading: int | None = None
        self._quoted = self._in_cell = self._begins = False
        self._lists: list[int | None] = []
        """The numbers that were given last in the lists around, the innermost last; None for one without numbers."""

    def turn(self, token: Token) -> None:
        """Go in or out."""
        opens = token.nesting == 1
        match token.type.rsplit("_", 1)[0]:
            case "heading":
                self._heading = int(token.tag[1:]) if opens else None
            case "blockquote":
                self._quoted = opens
            case "bullet_list" | "ordered_list" if not opens:
                self._lists.pop()
            case "bullet_list":
                self._lists.append(None)
            case "ordered_list":
                self._lists.append(int(token.attrGet("start") or 1) - 1)
            case "list_item" if opens:
                self._begins = True
                if (last := self._lists[-1]) is not None:
                    self._lists[-1] = last + 1
            case "thead":
                self.head = opens
            case "th" | "td":
                self._in_cell = opens

    def words(self, runs: tuple[Run, ...]) -> Iterator[Block]:
        """The block that these words are; none for a cell, which waits for the end of its row."""
        if self._in_cell:
            self.cells.append(runs)
        elif self._heading is not None:
            yield Block(kind=Kind.HEADING, runs=runs, level=self._heading)
        elif self._lists:
            number = self._lists[-1] if self._begins else None
            self._begins = False
            yield Block(kind=Kind.ITEM, runs=runs, level=len(self._lists), number=number)
        else:
            yield Block(kind=Kind.QUOTE if self._quoted else Kind.PARAGRAPH, runs=runs)


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    bold, target = 0, None
    for each in tokens:
        match each.type:
            case "strong_open" | "strong_close":
                bold += each.nesting
            case "link_open":
                target = wording.web_address(str(each.attrGet("href") or ""))
            case "link_close":
                target = None
            case "softbreak" | "hardbreak":
                yield Run(" ", bold=bold > 0)
            case "code_inline":
                yield Run(each.content, bold=bold > 0, code=True)
            case _ if each.content:
                yield Run(each.content, bold=bold > 0, target=target)
            case _:
                pass
