"""A text with stretches marked in it: the article with its claims, or a source with its passage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual.strip import Strip

from factbench.text.clean import clean
from factbench.tui.widgets.lines import LineView, painted
from factbench.tui.wrap import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from factbench.text.span import Span
    from factbench.tui.glyphs import Glyphs


class MarkedText(LineView):
    """Text wrapped once for a width, with one stretch that stands out and others that can be seen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"text--body", "text--other", "text--current"}

    DEFAULT_CSS = """
    MarkedText > .text--other { text-style: underline; }
    MarkedText > .text--current { text-style: bold; background: $primary 35%; }
    """

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._text = ""
        """As it came."""
        self._shown = ""
        """Cleaned, one character for one."""
        self._lines: list[Span] = []
        self._width = 0
        self._others: list[Span] = []
        self._current: tuple[Span, ...] = ()
        self._version = 0

    @property
    def line_count(self) -> int:
        """How many lines the text has at this width."""
        self._wrap()
        return len(self._lines)

    def show(self, text: str, others: Sequence[Span], current: Sequence[Span]) -> None:
        """Show `text` with these stretches, scrolled to the first of `current`."""
        if text != self._text:
            self._text, self._shown, self._width = text, clean(text), 0
        self._others = sorted(others)
        self._current = tuple(current)
        self._version += 1
        self.forget()
        if current:
            line = self._line_at(current[0].start)
            self.show_line(line, margin=1)
            last = self._line_at(max(current[0].start, current[-1].end - 1))
            if last >= self.top + self.size.height:
                self.scroll_lines_to(line)

    def _wrap(self) -> None:
        if self._width != self.room:
            self._width = self.room
            self._lines = wrapped(self._shown, self._width)

    def _line_at(self, place: int) -> int:
        self._wrap()
        return max(0, bisect_right(self._lines, place, key=lambda line: line.start) - 1)

    def cache_key(self, line: int) -> tuple[object, ...]:
        """A line depends on the text and on what is marked."""
        return line, self._version

    def draw(self, line: int, width: int) -> Strip:
        """The words of a line, marked."""
        self._wrap()
        span = self._lines[line]
        base = self.rich_style + self.ink("text--body")
        other = self.ink("text--other")
        current = self.ground("text--current")
        paint: list[tuple[int, int, Style]] = [
            (each.start - span.start, each.end - span.start, other) for each in self._touching(span)
        ]
        paint += [(each.start - span.start, each.end - span.start, current) for each in self._current]
        return Strip(painted(span.of(self._shown), base, paint))

    def _touching(self, line: Span) -> list[Span]:
        """The other stretches that share a character with a line."""
        first = bisect_left(self._others, line.end, key=lambda span: span.start)
        return [span for span in self._others[:first] if span.end > line.start]
