"""A page of the manual, to be scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from factbench.tui.widgets.lines import LineView

if TYPE_CHECKING:
    from factbench.tui.glyphs import Glyphs


class Page(LineView):
    """Markdown of our own, set for the width."""

    def __init__(self, text: str, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._text = text
        self._lines: list[list[Segment]] = []
        self._width = 0

    @property
    def line_count(self) -> int:
        """How many lines the page has at this width."""
        if self._width != self.room:
            from factbench.typeset import lines

            self._width = self.room
            self._lines = lines(self._text, self._width)
        return len(self._lines)

    def line_of(self, heading: str) -> int:
        """The line of a heading at this width; the first where there is none."""
        words = ("".join(part.text for part in self._lines[line]) for line in range(self.line_count))
        return next((line for line, said in enumerate(words) if said.strip() == heading), 0)

    def cache_key(self, line: int) -> tuple[object, ...]:
        """A line depends on the page alone."""
        return (line,)

    def draw(self, line: int, width: int) -> Strip:
        """The words of a line with their weights, in the colours of the desk."""
        base = self.rich_style
        drawn = [
            Segment(part.text, base + part.style if part.style else base)
            for part in (self._lines[line] if line < self.line_count else [])
        ]
        return Strip(drawn).crop(0, width)
