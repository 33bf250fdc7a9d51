"""A list of rows of words: what every place shows."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.message import Message
from textual.strip import Strip

from factbench.text.span import Span
from factbench.tui import touch
from factbench.tui.widgets.lines import LineView, painted
from factbench.tui.wrap import clipped, flat, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.tui.glyphs import Glyphs

MARK = 2
"""Columns before the words, for the cursor."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line; with a key it can be chosen."""

    words: str
    key: str | None = None
    tone: str = "row"
    """ "row", "title" or "dim"."""
    right: str = ""
    """Stands at the right end; the words give way to it."""
    press: str = ""
    """The key that a click presses, as people say it; for rows that cannot be chosen."""
    choices: Sequence[str] = ()
    """Words of the row that can be picked by a click on them."""
    ours: Sequence[tuple[int, int]] = ()
    """Stretches of the words that are not an article's but ours; of a row that does not wrap."""
    wraps: bool = False
    """Takes as many lines as the words need, the next ones set in as the first; for rows without a key."""


class RowList(LineView):
    """Rows with a cursor that stands only on those that can be chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--row",
        "rows--title",
        "rows--dim",
        "rows--ours",
        "rows--current",
    }

    DEFAULT_CSS = """
    RowList > .rows--row { color: $foreground; }
    RowList > .rows--title { color: $foreground; text-style: bold; }
    RowList > .rows--dim { color: $foreground 75%; }
    RowList > .rows--ours { color: $foreground 85%; text-style: italic; }
    RowList > .rows--current { background: $primary 30%; text-style: bold; }
    """

    class Chosen(Message):
        """Somebody clicked a row or pressed Enter on it."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Picked(Message):
        """Somebody clicked one of the choices in a row."""

        def __init__(self, choice: str) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._rows: Sequence[Row] = ()
        self._version = 0
        self._first: list[int] = []
        """For each row the line it begins on."""
        self._wrapped: dict[int, list[Span]] = {}
        """The lines of rows that take several."""
        self._width = 0
        self.cursor = -1
        self.eager = False
        """Whether one click is enough to choose a row."""

    @property
    def line_count(self) -> int:
        """One line a row, more for those that wrap."""
        self._lay_out()
        return self._first[-1]

    @property
    def key(self) -> str | None:
        """The key of the row that the cursor stands on."""
        return self._rows[self.cursor].key if 0 <= self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; the cursor stays on its key, else where it stood."""
        before = self.key
        self._rows, self._width = rows, 0
        self._version += 1
        places = [place for place, row in enumerate(rows) if row.key is not None]
        same = [place for place in places if rows[place].key == before and before is not None]
        near = [place for place in places if place >= self.cursor]
        self.cursor = (same or near or places[-1:] or [-1])[0]
        self.scroll_lines_to(self._top)
        self.forget()

    def move(self, step: int) -> None:
        """Go `step` rows that can be chosen further; where there are none, scroll."""
        places = [place for place, row in enumerate(self._rows) if row.key is not None]
        if not places:
            self.scroll_lines_to(self._top + step)
            return
        now = places.index(self.cursor) if self.cursor in places else 0
        self.cursor = places[max(0, min(now + step, len(places) - 1))]
        if self.cursor == places[0]:
            self.scroll_lines_to(0)
        self._lay_out()
        self.show_line(self._first[self.cursor])
        self.forget()

    def go_to(self, key: str) -> None:
        """Put the cursor on the row with this key, where there is one."""
        places = [place for place, row in enumerate(self._rows) if row.key == key]
        if places:
            self.cursor = places[0]
            self.move(0)

    def step(self, step: int) -> None:
        """As `move`, from the last to the first and back."""
        places = [place for place, row in enumerate(self._rows) if row.key is not None]
        round = {(places[-1], 1): -len(places), (places[0], -1): len(places)} if places else {}
        self.move(round.get((self.cursor, step), step))

    def choose(self) -> None:
        """What Enter does."""
        if self.key is not None:
            self.post_message(self.Chosen(self.key))

    def _lay_out(self) -> None:
        """Which row begins on which line at this width; behind the last stands the number of lines."""
        if self._width == self.room:
            return
        self._width, self._wrapped, self._first = self.room, {}, [0]
        for place, row in enumerate(self._rows):
            if row.wraps:
                indent, words = _set_in(row.words)
                room = self._width - MARK - len(indent)
                self._wrapped[place] = wrapped(words, max(8, room)) or [Span(0, 0)]
            self._first.append(self._first[-1] + (len(self._wrapped[place]) if row.wraps else 1))

    def _at(self, line: int) -> int:
        """The row that a line belongs to."""
        self._lay_out()
        return bisect_right(self._first, line) - 1

    def cache_key(self, line: int) -> tuple[object, ...]:
        """A row depends on all that is shown, and on whether it is the current one."""
        return line, self._version, self._at(line) == self.cursor

    def draw(self, line: int, width: int) -> Strip:
        """Cursor, words, and what stands at the right."""
        place = self._at(line)
        row = self._rows[place]
        style = self.rich_style + self.ink(f"rows--{row.tone}")
        current = place == self.cursor
        if current:
            style += self.ground("rows--current")
        mark = f"{self.glyphs.cursor if current else ' '} "
        right = flat(row.right)
        room = max(1, width - MARK - (cell_len(right) + 1 if right else 0))
        words = mark + clipped(self._words(place, line), room, self.glyphs.more)
        ink = self.ink("rows--ours")
        ours = [(MARK + start, min(MARK + end, len(words)), ink) for start, end in row.ours]
        left = Strip(painted(words, style, ours))
        if not right:
            return left.adjust_cell_length(width, style)
        left = left.adjust_cell_length(max(0, width - cell_len(right) - 1), style)
        return Strip.join([left, Strip(painted(f" {right}", style, []))])

    def _words(self, place: int, line: int) -> str:
        """The words of a row that stand on a line."""
        row = self._rows[place]
        if not row.wraps:
            return flat(row.words)
        indent, words = _set_in(row.words)
        return indent + self._wrapped[place][line - self._first[place]].of(words)

    def clicked(self, line: int, column: int, times: int) -> None:
        """A click puts the cursor there and a second chooses, the first too where `eager`; or it presses a key."""
        place = self._at(line)
        row = self._rows[place]
        picked = [
            choice
            for start, end, choice in touch.offers(row.words, row.choices)
            if start <= column - MARK < end
        ]
        if picked:
            self.post_message(self.Picked(picked[0]))
        elif row.press:
            touch.press(self.app, touch.pressed(row.press))
        elif row.key is not None:
            self.cursor = place
            self.forget()
            if times == 2 or self.eager:
                self.choose()


def _set_in(words: str) -> tuple[str, str]:
    """The spaces that words begin with, and the words."""
    line = flat(words)
    bare = line.lstrip(" ")
    return " " * (len(line) - len(bare)), bare
