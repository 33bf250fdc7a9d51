"""A text with stretches marked in it: the article with its claims, or a source with its passage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip

from factbench.text.clean import clean
from factbench.tui.widgets.lines import LineView, painted
from factbench.tui.wrap import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from factbench.text.span import Span
    from factbench.tui.glyphs import Glyphs
    from factbench.tui.marks import Mark

GUTTER = 2
"""Columns before the words: a bar beside every line of the current stretch, and the bracket that opens it."""
CLOSERS = frozenset(".,;:!?…”’\"')")
"""Stand before the bracket that closes a stretch, not after it."""


class MarkedText(LineView):
    """Text wrapped once for a width, with one stretch that stands out and others that can be seen.

    The current stretch has a bar beside it, brackets around it where there is room for them, bold words and a ground
    of its own: any one of these tells it where the others are lost. Others have a faint ground, and a stronger one
    where they lie within each other or within the current one; underlines are left to words that are shared.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--body",
        "text--other",
        "text--nested",
        "text--current",
        "text--inner",
        "text--edge",
        "text--shared",
        "text--agrees",
        "text--qualifies",
        "text--conflicts",
    }

    DEFAULT_CSS = """
    MarkedText > .text--other { background: $foreground 10%; }
    MarkedText > .text--nested { background: $foreground 22%; }
    MarkedText > .text--current { text-style: bold; background: $primary 25%; }
    MarkedText > .text--inner { background: $primary 40%; }
    MarkedText > .text--edge { color: $primary; text-style: bold; }
    MarkedText > .text--shared { text-style: underline; }
    MarkedText > .text--agrees { text-style: underline; }
    MarkedText > .text--qualifies { text-style: italic underline; }
    MarkedText > .text--conflicts { text-style: reverse; }
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
        self._reach: list[int] = []
        """For each other stretch, how far it or one before it goes."""
        self._current: tuple[Span, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._version = 0

    @property
    def line_count(self) -> int:
        """How many lines the text has at this width."""
        self._wrap()
        return len(self._lines)

    def show(
        self, text: str, others: Sequence[Span], current: Sequence[Span], marks: Sequence[Mark] = ()
    ) -> None:
        """Show `text` with these stretches, scrolled to the first of `current`."""
        if text != self._text:
            self._text, self._shown, self._width = text, clean(text), 0
            self._top = 0
        self._others, self._reach = sorted(others), []
        for each in self._others:
            self._reach.append(max(each.end, self._reach[-1] if self._reach else 0))
        self._current = tuple(current)
        self._marks = tuple(marks)
        self._version += 1
        if current:
            line = self._line_at(current[0].start)
            self.show_line(line, margin=1)
            last = self._line_at(max(current[0].start, current[-1].end - 1))
            if last >= self.top + self.size.height:
                self.scroll_lines_to(line)
        self.redraw()

    def mark(self, marks: Sequence[Mark]) -> None:
        """Mark other words in the stretches that are shown; draws again only where some are."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self._version += 1
            self.redraw()

    def place_at(self, offset: Offset) -> int | None:
        """The place in the text of a cell of the pane's lines; None beyond the last line."""
        if offset.y >= self.line_count:
            return None
        span = self._lines[offset.y]
        return min(span.end, span.start + max(0, offset.x - GUTTER))

    def _wrap(self) -> None:
        if self._width != self.room:
            self._width = self.room
            self._lines = wrapped(self._shown, max(1, self._width - GUTTER - 1))

    def _line_at(self, place: int) -> int:
        self._wrap()
        return max(0, bisect_right(self._lines, place, key=lambda line: line.start) - 1)

    def cache_key(self, line: int) -> tuple[object, ...]:
        """A line depends on the text and on what is marked."""
        return line, self._version

    def line_text(self, line: int) -> str:
        """The words of a line, without what is drawn around them."""
        self._wrap()
        return self._lines[line].of(self._shown)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that were marked with the mouse. A selection counts from the first column of the gutter."""
        start, end = (each and Offset(max(0, each.x - GUTTER), each.y) for each in selection)
        return super().get_selection(Selection(start, end))

    # ------------------------------------------------------------------------------------- render

    def draw(self, line: int, width: int) -> Strip:
        """The words of a line, marked, between gutter and closing bracket."""
        self._wrap()
        span = self._lines[line]
        base = self.rich_style + self.ink("text--body")
        edge = base + self.ink("text--edge")
        bar = self.glyphs.beside if any(each.overlaps(span) for each in self._current) else " "
        opening, words, closing = self._bracketed(line)
        inside = [
            (place, place + 1, edge)
            for place, (shown, own) in enumerate(zip(words, span.of(self._shown), strict=True))
            if shown != own
        ]
        segments = [Segment(bar + opening, edge), *painted(words, base, [*self._paint(span), *inside])]
        return Strip([*segments, Segment(closing, edge)])

    def _bracketed(self, line: int) -> tuple[str, str, str]:
        """A line with brackets at the ends of the current stretch: in place of a space, or beside the words."""
        span = self._lines[line]
        opening, words, closing = " ", list(span.of(self._shown)), " "
        following = self._lines[line + 1].start if line + 1 < len(self._lines) else len(self._shown) + 1
        opener, closer = self.glyphs.brackets
        for part in self._current:
            before = part.start - span.start - 1
            if before == -1:
                opening = opener
            elif 0 <= before < len(words) and words[before] == " ":
                words[before] = opener
            if span.start < part.end < following:
                after = min(part.end, span.end) - span.start
                while after < len(words) and words[after] in CLOSERS:
                    after += 1
                if after == len(words):
                    closing = closer
                elif words[after] == " ":
                    words[after] = closer
        return opening, "".join(words), closing

    def _paint(self, line: Span) -> list[tuple[int, int, Style]]:
        """Other stretches, over them the current one, over that what is marked in it."""
        names: list[tuple[Span, Style]] = []
        reach = 0
        for each in self._touching(line):
            inside = any(part.overlaps(each) for part in self._current)
            nested = each.start < reach and not inside
            reach = max(reach, each.end)
            names.append((each, self._tint("text--nested" if nested else "text--other")))
        current = self.ground("text--current")
        names += [(part, current) for part in self._current]
        inner = self.ground("text--inner")
        names += [
            (each, inner)
            for each in self._touching(line)
            if any(part.covers(each) and part != each for part in self._current)
        ]
        names += [(each.span, self._tint(f"text--{each.kind}")) for each in self._marks]
        return [
            (each.start - line.start, each.end - line.start, style)
            for each, style in names
            if each.overlaps(line)
        ]

    def _tint(self, name: str) -> Style:
        """Weight of a component class, and its ground where it has one."""
        from rich.style import Style

        full = self.get_component_rich_style(name)
        ground = full.bgcolor if full.bgcolor != self.rich_style.bgcolor else None
        return Style(
            bgcolor=ground,
            bold=full.bold,
            underline=full.underline,
            italic=full.italic,
            reverse=full.reverse,
        )

    def _touching(self, line: Span) -> list[Span]:
        """The other stretches that share a character with a line."""
        last = bisect_left(self._others, line.end, key=lambda span: span.start)
        first = bisect_right(self._reach, line.start)
        return [span for span in self._others[first:last] if span.end > line.start]
