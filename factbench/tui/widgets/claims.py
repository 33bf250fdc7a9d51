"""The list of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from factbench.opening import placed
from factbench.text.clean import one_line
from factbench.tui.glyphs import SHORT_CONFIDENCE
from factbench.tui.widgets.lines import LineView, painted
from factbench.tui.wrap import clipped

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from rich.style import Style

    from factbench.opening import ClaimLine
    from factbench.tui.glyphs import Glyphs
    from factbench.tui.rows import ClaimRows


WHO = 10
"""Columns that who says so may have in any list: some names are told by that much."""


class _Who(NamedTuple):
    """Who says a claim, as it stands before it."""

    words: str
    paint: list[tuple[int, int, Style]]


class ClaimList(LineView):
    """One claim a line: cursor, rating, position, who says so, statement, confidence. Only changes are drawn again."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "claims--row",
        "claims--current",
        "claims--dim",
        "claims--ours",
        "claims--who",
        "claims--true",
        "claims--false",
        "claims--between",
    }

    DEFAULT_CSS = """
    ClaimList > .claims--row { color: $foreground; }
    ClaimList > .claims--current { background: $primary 30%; text-style: bold; }
    ClaimList > .claims--dim { color: $foreground 85%; }
    ClaimList > .claims--ours { color: $foreground 85%; text-style: italic; }
    ClaimList > .claims--who { color: $foreground 85%; text-style: underline; }
    ClaimList > .claims--true { color: $text-success; }
    ClaimList > .claims--false { color: $text-error; }
    ClaimList > .claims--between { color: $text-warning; }
    """

    class Clicked(Message):
        """Somebody clicked a claim."""

        def __init__(self, position: int) -> None:
            super().__init__()
            self.position = position

    def __init__(self, rows: ClaimRows, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._rows = rows
        self.cursor = 0
        self.marked: Set[int] = frozenset()
        """Keys of the claims that are marked."""
        self.signs: Mapping[str, str] = {}
        """What each reviewer is called in a row that is assigned to them."""

    @property
    def line_count(self) -> int:
        """One line a claim."""
        return len(self._rows)

    def start_at(self, position: int, top: int) -> None:
        """Put the cursor on a claim below the row that the pane begins with, before it is painted first."""
        self.cursor, self._top = position, top

    def move_to(self, position: int) -> None:
        """Put the cursor on a claim; repaints two lines, or the pane where it scrolls."""
        old, top = self.cursor, self.top
        self.cursor = max(0, min(position, len(self._rows) - 1))
        self.show_line(self.cursor)
        if self.top == top:
            self.repaint(old, self.cursor)

    def repaint(self, *positions: int) -> None:
        """Draw these rows again."""
        lines = [position - self.top for position in positions]
        visible = [Region(0, line, self.size.width, 1) for line in lines if 0 <= line < self.size.height]
        if visible:
            self.refresh(*visible)

    def cache_key(self, line: int) -> tuple[object, ...]:
        """A row depends on its claim, and on whether it is the current one or marked."""
        key = self._rows.keys[line]
        return key, line, self._rows.at(line), line == self.cursor, key in self.marked

    def draw(self, line: int, width: int) -> Strip:
        """Cursor, glyph, number, words, confidence."""
        row = self._rows.at(line)
        style = self.rich_style + self.ink("claims--row")
        current = line == self.cursor
        mark = "+" if self._rows.keys[line] in self.marked else " "
        if current:
            style += self.ground("claims--current")
        if row is None:
            return Strip(painted(" " * width, style, []), width)
        cursor, rating = self.glyphs.cursor if current else " ", self.glyphs.rating(row.rating)
        head = f"{cursor}{mark}{rating} {line + 1:>{self._digits}} "
        said = [
            self.glyphs.publish(row.publish),
            f"{'!' if row.misleading else ''}{SHORT_CONFIDENCE[row.confidence]}",
        ]
        tail = "".join(f" {each}" for each in said if each)
        tail = f" {self._whose(row)}{tail}" if row.assigned and row.rating is None else tail
        room = width - len(head) - len(tail)
        who, paint = self._who(row, len(head), room), self._paint(row.rating, len(head))
        paint += who.paint
        before, room = len(head) + len(who.words), room - cell_len(who.words)
        words = clipped(one_line(row.statement), room, self.glyphs.more)
        gap = [Segment(" " * (room - cell_len(words)), style)] if cell_len(words) < room else []
        if row.inserted:
            ink = self.ink("claims--ours")
            paint += [
                (before + start, before + min(end, len(words)), ink) for start, end in placed(row.inserted)
            ]
        left = painted(head + who.words + words, style, paint)
        return Strip([*left, *gap, *painted(tail, style, [])], width)

    def _whose(self, row: ClaimLine) -> str:
        """Who is to check it: "@me", "@BL", "@me+1"."""
        names = list(dict.fromkeys((row.assigned or "").split("\n")))
        called = sorted((self.signs.get(each, "") for each in names), key=lambda each: each != "me")
        return one_line(f"@{called[0]}{f'+{len(called) - 1}' if len(called) > 1 else ''}")

    def _who(self, row: ClaimLine, head: int, room: int) -> _Who:
        """Who says so, in a third of the room at most, with the verdict on that it was said; "" where nobody does."""
        if row.said_by is None:
            return _Who("", [])
        name = clipped(one_line(row.said_by), max(WHO, room // 3), self.glyphs.more)
        paint = [(head, head + len(name), self.ink("claims--who"))]
        if row.said is None:
            return _Who(f"{name}: ", paint)
        tone, place = self.glyphs.tone(row.said), head + len(name) + 1
        if tone is not None:
            paint.append((place, place + 1, self.ink(f"claims--{tone}")))
        return _Who(f"{name} {self.glyphs.rating(row.said)}: ", paint)

    @property
    def _digits(self) -> int:
        """Columns of the numbers: as the longest needs."""
        return max(2, len(str(len(self._rows))))

    def _paint(self, rating: str | None, head: int) -> list[tuple[int, int, Style]]:
        """The glyph in the colour of its rating, the number dim."""
        dim = self.ink("claims--dim")
        paint = [(3, head, dim)]
        tone = self.glyphs.tone(rating)
        if tone is not None:
            paint.append((2, 3, self.ink(f"claims--{tone}")))
        return paint

    def clicked(self, line: int, column: int, times: int) -> None:
        """A click puts the cursor there."""
        self.pointed(line)

    def pointed(self, line: int) -> None:
        """The claim of this line."""
        self.post_message(self.Clicked(line))
