"""Markdown of our own -> lines at a width, for a terminal: weights and lines, and no colour but the terminal's own."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console
from rich.markdown import CodeBlock, Heading, Markdown
from rich.padding import Padding
from rich.text import Text
from rich.theme import Theme

if TYPE_CHECKING:
    from rich.console import ConsoleOptions, JustifyMethod, RenderResult
    from rich.segment import Segment

WIDEST = 100
"""Columns of a line: more cannot be read."""

_THEME = Theme(
    {
        "markdown.code": "bold",
        "markdown.h2": "bold",
        "markdown.h3": "bold",
        "markdown.list": "none",
        "markdown.item.number": "none",
        "markdown.hr": "none",
        "markdown.link": "underline",
        "markdown.link_url": "none",
        "markdown.table.border": "none",
        "markdown.table.header": "bold",
    }
)


class _Left(Heading):
    LEVEL_ALIGN: ClassVar[dict[str, JustifyMethod]] = {}


class _Plain(CodeBlock):
    """Set in; longer lines go on in the next."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Padding(Text(str(self.text).rstrip(), overflow="fold"), (0, 0, 0, 2))


class _Page(Markdown):
    elements: ClassVar = {**Markdown.elements, "heading_open": _Left, "fence": _Plain, "code_block": _Plain}


def lines(text: str, width: int) -> list[list[Segment]]:
    """The lines of a page, at most `width` cells wide; what a line is made of has weights and no colours."""
    console = Console(width=max(20, min(width, WIDEST)), file=StringIO(), theme=_THEME, color_system=None)
    return console.render_lines(_Page(text, hyperlinks=False), pad=False)


def written(text: str, width: int) -> str:
    """The same as text with the codes for weights, which every terminal knows."""
    return "".join(
        "".join(part.style.render(part.text) if part.style else part.text for part in line).rstrip() + "\n"
        for line in lines(text, width)
    )
