"""A pane of lines that are drawn one by one, however many there are."""

from __future__ import annotations

import itertools
from collections import OrderedDict
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from factbench.tui import touch
from factbench.tui.wrap import clipped

if TYPE_CHECKING:
    from textual import events
    from textual.selection import Selection

    from factbench.tui.glyphs import Glyphs

TITLE_EDGE = 4
"""Cells of the border beside its title."""
RIGHT = 3
"""The button that opens menus."""
STRIPS = 600
"""Drawn lines kept: some screens full."""

SCROLLING = (
    ("j,down", "scroll_by(1)", "Down"),
    ("k,up", "scroll_by(-1)", "Up"),
    ("ctrl+d,pagedown,space", "scroll_by(10)", "Further down"),
    ("ctrl+u,pageup", "scroll_by(-10)", "Further up"),
)
"""Keys of a screen that only scrolls; its action is the screen's own."""


class Frame(NamedTuple):
    """What every line of a pane depends on, asked once for all of them."""

    width: int
    """Columns for a line, beside the bar."""
    height: int
    lines: int
    """How many there are."""
    selection: Selection | None
    """What is marked with the mouse."""


class LineView(Widget, can_focus=True):
    """Lines with a scroll bar in the last column.

    It keeps its own place instead of using Textual's scrolling: assigning `virtual_size` or showing a scroll bar lays
    the whole screen out again, and stock lists take seconds for 100,000 rows. A subclass says how many lines there
    are (`line_count`) and draws one (`draw`).
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--bar"}

    DEFAULT_CSS = """
    LineView > .lines--bar { color: $foreground 40%; }
    """

    _frame: Frame | None = None

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self._top = 0
        self._strips: OrderedDict[tuple[object, ...], Strip] = OrderedDict()
        self._seen: dict[int, Strip] = {}
        """What stands on each line of the screen."""
        self._styles: dict[str, Style] = {}
        """What was asked of the style sheet, by name: each line of the first paint needs it."""
        self._title = ""
        self._titling = False
        self._on_bar = False
        """Whether the mouse points at the scroll bar."""

    # ------------------------------------------------------------------------------------- state

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    @property
    def top(self) -> int:
        """The first line on the screen."""
        return self._top

    @property
    def held(self) -> int:
        """How many of the first lines stay where they are when the others scroll."""
        return 0

    def line_at(self, y: int) -> int:
        """The line that stands on line `y` of the screen."""
        return y if y < self.held else self._top + y

    @property
    def room(self) -> int:
        """Columns for a line, beside the bar."""
        return max(1, self.size.width - 1)

    def scroll_lines_to(self, top: int) -> None:
        """Show the lines from `top` on, as far as there are any; the rest of the screen is not touched."""
        top = max(0, min(top, self.line_count - max(1, self.size.height)))
        if top != self._top:
            self._top = top
            self.redraw()

    def show_line(self, line: int, *, margin: int = 0) -> None:
        """Scroll by half a screen where `line` is not visible: seldom, so that most moves repaint two lines."""
        height = max(1, self.size.height)
        margin = min(margin, (height - 1) // 2)
        if not self._top + margin <= line < self._top + height - margin:
            self.scroll_lines_to(line - height // 2)

    def forget(self) -> None:
        """Draw everything anew: colours or width changed."""
        self._strips.clear()
        self._seen.clear()
        self.refresh()

    def redraw(self) -> None:
        """Send the lines that differ from what is on the screen: content or place changed.

        Another claim leaves most lines of the panes as they were; over a slow line each counts.
        """
        frame = self._framed()
        changed = [
            Region(0, y, self.size.width, 1)
            for y in range(frame.height)
            if self._seen.get(y) != self._line(y, frame)
        ]
        if changed:
            self.refresh(*changed)

    def entitle(self, title: str) -> None:
        """Set the words in the border, and draw that line alone.

        Of three parts and more, with " · " between them, the last gives way first where they do not fit.
        """
        self._title = title
        room = self.size.width - TITLE_EDGE
        while cell_len(title) > room and title.count(" · ") > 1:
            title = title.rpartition(" · ")[0]
        if room > 0:
            title = clipped(title, room, self.glyphs.more)
        escaped = title.replace("[", r"\[")
        if escaped != self.border_title:
            self._titling = True
            self.border_title = escaped
            self._titling = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """As every widget's; while the title is set, of its line only."""
        if self._titling:
            regions = (Region(0, -1, self.size.width, 1),)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    # ------------------------------------------------------------------------------------- events

    def on_resize(self, _event: events.Resize) -> None:
        """Another size has other lines."""
        self.forget()
        if self._title:
            self.entitle(self._title)
        self.scroll_lines_to(self._top)

    def notify_style_update(self) -> None:
        """Another theme has other colours."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()
        self._seen.clear()

    # ------------------------------------------------------------------------------------- mouse

    class Menu(Message):
        """Somebody asks, with the right button, what can be done with a line."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    def clicked(self, line: int, column: int, times: int) -> None:
        """What a click on a line does; nothing where a subclass knows nothing better."""

    def pointed(self, line: int) -> None:
        """Make what a line belongs to the current thing, before a menu of what can be done with it."""

    def on_click(self, event: events.Click) -> None:
        """Hand a click to the line it was on; on the title it is the key that zooms, and a drag is no click."""
        # Textual would mark all words at the second click of a double one.
        event.prevent_default()
        at = event.get_content_offset(self)
        if at is None and event.y == 0:
            touch.press(self.app, ("z",))
        elif at is not None and at.x < self.room and not self.text_selection:
            line = self.line_at(at.y)
            if line >= self.line_count:
                return
            if event.button == RIGHT:
                self.pointed(line)
                self.post_message(self.Menu(self.id or ""))
            else:
                self.clicked(line, at.x, event.chain)

    @property
    def allow_select(self) -> bool:
        """Words can be marked, the scroll bar cannot."""
        return not self._on_bar and super().allow_select

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar."""
        at = event.get_content_offset(self)
        if at is not None and at.x >= self.room and self.line_count > self.size.height:
            self.screen.clear_selection()
            self.capture_mouse()
            self._scroll_bar_to(at.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll while the bar is held."""
        at = event.get_content_offset_capture(self)
        self._on_bar = at.x >= self.room
        if self.app.mouse_captured is self:
            self._scroll_bar_to(at.y)

    def on_mouse_up(self) -> None:
        """Let the bar go."""
        if self.app.mouse_captured is self:
            self.release_mouse()

    def _scroll_bar_to(self, y: int) -> None:
        height = self.size.height
        self.scroll_lines_to(y * (self.line_count - height) // max(1, height - 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves three lines."""
        self.scroll_lines_to(self._top + 3)
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves three lines."""
        self.scroll_lines_to(self._top - 3)
        event.stop()

    # ------------------------------------------------------------------------------------- render

    @property
    def rich_style(self) -> Style:
        """As every widget's, which asks all that it stands in, but kept."""
        own = self._styles.get("")
        if own is None:
            own = self._styles[""] = super().rich_style
        return own

    def ink(self, name: str) -> Style:
        """Colour and weight of a component class, for words on any ground."""
        ink = self._styles.get(name)
        if ink is None:
            full = self.get_component_rich_style(name)
            ink = self._styles[name] = Style(
                color=full.color,
                bold=full.bold,
                underline=full.underline,
                italic=full.italic,
                reverse=full.reverse,
            )
        return ink

    def ground(self, name: str) -> Style:
        """Background and weight of a component class."""
        full = self.get_component_rich_style(name)
        return Style(bgcolor=full.bgcolor, bold=full.bold)

    def draw(self, line: int, width: int) -> Strip:
        """The strip of one line, at most `width` cells wide."""
        raise NotImplementedError

    def cache_key(self, line: int) -> tuple[object, ...]:
        """What a drawn line depends on, beside the width."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the pane that are to be painted."""
        self._frame = self._framed()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the pane, with its bit of the scroll bar."""
        drawn = self._seen[y] = self._line(y, self._frame or self._framed())
        return drawn

    def _framed(self) -> Frame:
        width, height = self.size
        return Frame(max(1, width - 1), height, self.line_count, self.text_selection)

    def _line(self, y: int, frame: Frame) -> Strip:
        line = self.line_at(y)
        if line >= frame.lines:
            return self._blank(frame)
        strip = self._drawn(line, frame)
        if frame.selection is not None:
            strip = self._selected(strip, line, frame.selection)
        strip = strip.apply_offsets(0, line)
        return Strip.join([strip.crop(0, frame.width), self._thumb()]) if self._is_thumb(y, frame) else strip

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that were marked with the mouse; where all is marked, those on the screen."""
        first = selection.start.y if selection.start else self._top
        last = selection.end.y if selection.end else self._top + self.size.height
        count = min(self.line_count, last + 1)
        # Lines before the selection count but are not read: there may be a million.
        lines = [self.line_text(line) if line >= first else " " for line in range(count)]
        return selection.extract("\n".join(lines)), "\n"

    def line_text(self, line: int) -> str:
        """The words of a line."""
        return self.draw(line, self.room).text.rstrip()

    def _drawn(self, line: int, frame: Frame) -> Strip:
        """A line with a blank where the scroll bar is."""
        width, scrolls = frame.width, frame.lines > frame.height
        key = (*self.cache_key(line), width, scrolls)
        strip = self._strips.get(key)
        if strip is None:
            drawn = self.draw(line, width)
            bar = self.get_component_rich_style("lines--bar") if scrolls else self.rich_style
            drawn = drawn.adjust_cell_length(width, self.rich_style)
            strip = self._strips[key] = Strip([*drawn, Segment(" ", bar)], width + 1)
            if len(self._strips) > STRIPS:
                self._strips.popitem(last=False)
        return strip

    def _blank(self, frame: Frame) -> Strip:
        """Below the last line: one strip for all, which Textual then styles and cuts once. To the mouse all are the
        line behind the last."""
        key = ("blank", frame.lines, frame.width)
        strip = self._strips.get(key)
        if strip is None:
            blank = [Segment(" " * frame.width, self.rich_style), Segment(" ", self.rich_style)]
            strip = self._strips[key] = Strip(blank, frame.width + 1).apply_offsets(0, frame.lines)
        return strip

    def _selected(self, strip: Strip, line: int, selection: Selection) -> Strip:
        span = selection.get_span(line)
        if span is None:
            return strip
        text = strip.text
        start, end = span[0], len(text) if span[1] == -1 else span[1]
        cells = [strip.index_to_cell_position(min(place, len(text))) for place in (start, end)]
        return self.selected(strip, *sorted(cells))

    def selected(self, strip: Strip, start: int, end: int) -> Strip:
        """A strip with the ground of what is marked under the cells from `start` to `end`."""
        style = Style(bgcolor=self.screen.get_component_rich_style("screen--selection").bgcolor)
        before, marked, after = strip.divide([start, end, strip.cell_length])
        # `Strip.apply_style` would lay it under the segments, whose own grounds hide it.
        shown = Strip(Segment.apply_style(marked, post_style=style), marked.cell_length)
        return Strip.join([before, shown, after])

    def _is_thumb(self, y: int, frame: Frame) -> bool:
        """Whether the scroll bar is drawn on this line of the screen: nowhere while all lines fit."""
        height, count = frame.height, frame.lines
        if count <= height:
            return False
        length = max(1, height * height // count)
        first = self._top * (height - length) // max(1, count - height)
        return first <= y < first + length

    def _thumb(self) -> Strip:
        return Strip([Segment(self.glyphs.thumb, self.get_component_rich_style("lines--bar"))], 1)


def painted(text: str, base: Style, paint: list[tuple[int, int, Style]]) -> list[Segment]:
    """`text` as segments; each (start, end, style) of `paint` is laid over what was there before."""
    cuts = sorted(
        {0, len(text), *(max(0, min(len(text), cut)) for start, end, _style in paint for cut in (start, end))}
    )
    segments = []
    for start, end in itertools.pairwise(cuts):
        style = base
        for from_, to, over in paint:
            if from_ <= start and end <= to:
                style += over
        segments.append(Segment(text[start:end], style))
    return segments
