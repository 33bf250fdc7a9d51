"""How is a text drawn with stretches marked in it? For the article with its claims, and a source with its passage."""

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


TEXT_CLASSES = frozenset(
    f"text--{name}"
    for name in (
        "body",
        "other",
        "nested",
        "current",
        "inner",
        "edge",
        "shared",
        "agrees",
        "qualifies",
        "conflicts",
    )
)
"""The component classes of a widget that draws marked lines."""


def text_css(widget: str) -> str:
    """What these look like in a widget."""
    return f"""
    {widget} > .text--other {{ background: $foreground 10%; }}
    {widget} > .text--nested {{ background: $foreground 22%; }}
    {widget} > .text--current {{ text-style: bold; background: $primary 25%; }}
    {widget} > .text--inner {{ background: $primary 40%; }}
    {widget} > .text--edge {{ color: $primary; text-style: bold; }}
    {widget} > .text--shared {{ text-style: underline; }}
    {widget} > .text--agrees {{ text-style: underline; }}
    {widget} > .text--qualifies {{ text-style: italic underline; }}
    {widget} > .text--conflicts {{ text-style: reverse; }}
    """


class MarkedLines:
    """Text wrapped once for a width, with one stretch that stands out and others that can be seen.

    The current stretch has a bar beside it, brackets around it where there is room for them, bold words and a ground
    of its own: any one of these tells it where the others are lost. Others have a faint ground, and a stronger one
    where they lie within each other or within the current one; underlines are left to words that are shared.
    """

    def __init__(self, view: LineView) -> None:
        """`view` is the widget that shows it."""
        self._view = view
        self._text = ""
        """As it came."""
        self.shown = ""
        """Cleaned, one character for one."""
        self._lines: list[Span] = []
        self._width = 0
        self._others: list[Span] = []
        self._reach: list[int] = []
        """For each other stretch, how far it or one before it goes."""
        self.current: tuple[Span, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self.version = 0
        """Another for everything that is drawn otherwise."""

    @property
    def lines(self) -> list[Span]:
        """The lines at the width of the widget."""
        if self._width != self._view.room:
            self._width = self._view.room
            self._lines = wrapped(self.shown, max(1, self._width - GUTTER - 1))
        return self._lines

    def take(self, text: str) -> bool:
        """Show another text; whether it is another."""
        new = text != self._text
        if new:
            self._text, self.shown, self._width = text, clean(text), 0
        return new

    def stand_out(self, others: Sequence[Span], current: Sequence[Span], marks: Sequence[Mark] = ()) -> None:
        """Let these stretches be seen, `current` most of all, and scroll there."""
        self._others, self._reach = sorted(others), []
        for each in self._others:
            self._reach.append(max(each.end, self._reach[-1] if self._reach else 0))
        self.current = tuple(current)
        self._marks = tuple(marks)
        self.version += 1
        if current:
            line, view = self.line_at(current[0].start), self._view
            view.show_line(line, margin=1)
            last = self.line_at(max(current[0].start, current[-1].end - 1))
            if last >= view.top + view.size.height:
                view.scroll_lines_to(line)

    def mark(self, marks: Sequence[Mark]) -> bool:
        """Mark other words in the stretches that are shown; whether some are others."""
        new = tuple(marks) != self._marks
        if new:
            self._marks = tuple(marks)
            self.version += 1
        return new

    def place_at(self, offset: Offset) -> int | None:
        """The place in the text of a cell of the pane's lines; None beyond the last line."""
        if offset.y >= len(self.lines):
            return None
        span = self.lines[offset.y]
        return min(span.end, span.start + max(0, offset.x - GUTTER))

    def line_at(self, place: int) -> int:
        """The line that a place in the text stands on."""
        return max(0, bisect_right(self.lines, place, key=lambda line: line.start) - 1)

    def words(self, line: int) -> str:
        """The words of a line, without what is drawn around them."""
        return self.lines[line].of(self.shown)

    # ------------------------------------------------------------------------------------- render

    def draw(self, line: int, over: Sequence[tuple[int, int, Style]] = ()) -> Strip:
        """The words of a line, marked, between gutter and closing bracket; `over` is laid over what is marked."""
        span, view = self.lines[line], self._view
        base = view.rich_style + view.ink("text--body")
        edge = base + view.ink("text--edge")
        bar = view.glyphs.beside if any(each.overlaps(span) for each in self.current) else " "
        opening, words, closing = self._bracketed(line)
        inside = [
            (place, place + 1, edge)
            for place, (shown, own) in enumerate(zip(words, span.of(self.shown), strict=True))
            if shown != own
        ]
        segments = [Segment(bar + opening, edge), *painted(words, base, [*self._paint(span), *over, *inside])]
        return Strip([*segments, Segment(closing, edge)])

    def _bracketed(self, line: int) -> tuple[str, str, str]:
        """A line with brackets at the ends of the current stretch: in place of a space, or beside the words."""
        span = self.lines[line]
        opening, words, closing = " ", list(span.of(self.shown)), " "
        following = self.lines[line + 1].start if line + 1 < len(self.lines) else len(self.shown) + 1
        opener, closer = self._view.glyphs.brackets
        for part in self.current:
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
            inside = any(part.overlaps(each) for part in self.current)
            nested = each.start < reach and not inside
            reach = max(reach, each.end)
            names.append((each, self._tint("text--nested" if nested else "text--other")))
        current = self._view.ground("text--current")
        names += [(part, current) for part in self.current]
        inner = self._view.ground("text--inner")
        names += [
            (each, inner)
            for each in self._touching(line)
            if any(part.covers(each) and part != each for part in self.current)
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

        full = self._view.get_component_rich_style(name)
        ground = full.bgcolor if full.bgcolor != self._view.rich_style.bgcolor else None
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


def without_gutter(selection: Selection) -> Selection:
    """What was marked with the mouse, counted from the first column of the words."""
    start, end = (each and Offset(max(0, each.x - GUTTER), each.y) for each in selection)
    return Selection(start, end)


class PassageText(LineView):
    """A source with its passage."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*TEXT_CLASSES}
    DEFAULT_CSS = text_css("PassageText")

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._marked = MarkedLines(self)

    @property
    def line_count(self) -> int:
        """How many lines the text has at this width."""
        return len(self._marked.lines)

    def show(self, text: str, passage: Span, best: Span) -> None:
        """Show `text`, scrolled to `best`, which stands out in the passage."""
        if self._marked.take(text):
            self._top = 0
        self._marked.stand_out([passage], [best])
        self.redraw()

    def cache_key(self, line: int) -> tuple[object, ...]:
        """A line depends on the text and on what is marked."""
        return line, self._marked.version

    def draw(self, line: int, width: int) -> Strip:
        """The words of a line, marked."""
        return self._marked.draw(line)

    def line_text(self, line: int) -> str:
        """The words of a line, without what is drawn around them."""
        return self._marked.words(line)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that were marked with the mouse."""
        return super().get_selection(without_gutter(selection))
