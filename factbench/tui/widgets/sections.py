"""Sections of short lines: the rail of a very wide screen, and the matrix of elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.strip import Strip

from factbench.text.clean import clean
from factbench.tui.widgets.evidence import Line
from factbench.tui.widgets.lines import LineView, painted
from factbench.tui.wrap import clipped, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factbench.tui.glyphs import Glyphs
    from factbench.tui.sections import Row, Section


class Sections(LineView):
    """Headings with rows under them; a row with cells keeps to one line, others are wrapped."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sections--heading",
        "sections--dim",
        "sections--silent",
        "sections--agrees",
        "sections--conflicts",
        "sections--qualifies",
    }

    DEFAULT_CSS = """
    Sections > .sections--heading { text-style: bold underline; }
    Sections > .sections--dim { color: $foreground 75%; }
    Sections > .sections--silent { color: $foreground 75%; }
    Sections > .sections--agrees { color: $text-success; }
    Sections > .sections--conflicts { color: $text-error; text-style: bold; }
    Sections > .sections--qualifies { color: $text-warning; }
    """

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._sections: Callable[[], Sequence[Section]] = list
        self._lines: list[Line] = []
        self._width = 0
        self._version = 0

    @property
    def line_count(self) -> int:
        """All lines at this width."""
        self._lay_out()
        return len(self._lines)

    def show(self, sections: Callable[[], Sequence[Section]], *, top: bool = True) -> None:
        """Show these, which are asked for when they are drawn; from the first line, or with `top` unset as it stood."""
        self._sections, self._width = sections, 0
        self._version += 1
        if top:
            self._top = 0
        self.redraw()

    def _lay_out(self) -> None:
        if self._width != self.room:
            self._width = self.room
            self._lines = [line for each in self._sections() for line in self._section(each)][:-1]

    def _section(self, section: Section) -> Iterator[Line]:
        heading = clean(section.heading)
        for span in wrapped(heading, self._width):
            words = span.of(heading)
            yield Line(words, 0, ((0, len(words), "sections--heading"),))
        for row in section.rows:
            yield from self._row(row)
        yield Line("", 0)

    def _row(self, row: Row) -> Iterator[Line]:
        """The words, wrapped with the next lines set in; in the last columns the cells."""
        words, taken = clean(row.words), 2 * len(row.cells)
        room = max(4, self._width - taken)
        if len(row.cells) > 1 or not words:
            shown = clipped(words, room, self.glyphs.more)
            yield self._celled(shown, row, room)
            return
        for number, span in enumerate(wrapped(words, max(4, room - 2))):
            shown = f"{'  ' if number else ''}{span.of(words)}"
            yield Line(shown, 0) if number else self._celled(shown, row, room)

    def _celled(self, words: str, row: Row, room: int) -> Line:
        if not row.cells:
            return Line(words, 0)
        shown = words + " " * (room - cell_len(words))
        paint = []
        for cell, tone in row.cells:
            paint.append((len(shown) + 1, len(shown) + 2, f"sections--{tone}"))
            shown += f" {cell}"
        return Line(shown, 0, tuple(paint))

    def cache_key(self, line: int) -> tuple[object, ...]:
        """A line depends on all that is shown."""
        return line, self._version

    def draw(self, line: int, width: int) -> Strip:
        """The words of a line, painted."""
        self._lay_out()
        shown = self._lines[line]
        return Strip(
            painted(
                shown.words,
                self.rich_style,
                [(start, end, self.ink(name)) for start, end, name in shown.paint],
            )
        )
