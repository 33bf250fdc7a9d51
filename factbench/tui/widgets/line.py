"""One line of words: the head of the desk, the verdict bar, the footer. Words that name a key can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from factbench.text.clean import clean
from factbench.tui import touch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual import events

Keys = Sequence[tuple[str, str]]
"""A key and what it does, in a word or two; an empty key stands for a rule between groups."""
RIGHT = 60
"""Percent of a line that its right words take at most."""
LEGIBLE = 12
"""Cells at the right of the keys from which on words there tell something."""


class WordLine(Widget):
    """Words at the left and at the right; changing them repaints the line and lays nothing out."""

    DEFAULT_CSS = """
    WordLine { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str, keep_left: bool = False) -> None:
        super().__init__(id=id)
        self._keep_left = keep_left
        self._left = self._right = ""
        self.reworded: Callable[[str], str] = str
        """What becomes of the words at the left: they may name keys that are others now."""
        self._offers: Mapping[str, tuple[str, ...]] = {}
        self._pointer: int | None = None
        """The column that the mouse points at."""

    @property
    def left(self) -> str:
        """What stands at the left."""
        return self._left

    @property
    def right(self) -> str:
        """What stands at the right."""
        return self._right

    @property
    def words(self) -> str:
        """What stands there now, left and right."""
        return f"{self._left} {self._right}".strip()

    def say(self, left: str, right: str | None = None) -> None:
        """Show other words; without `right` those at the right stay."""
        right = self._right if right is None else clean(right)
        left = self.reworded(clean(left))
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def offer(self, *phrases: str) -> None:
        """Let these be clicked wherever they stand in the line: each begins with the key that a click presses."""
        self._offers = {each: touch.pressed(each.split()[0]) for each in phrases}

    @property
    def too_long(self) -> bool:
        """Whether the words at the left do not fit in the line."""
        from rich.cells import cell_len

        return cell_len(self._left) > self.size.width

    def render(self) -> Content:
        """The line; what the mouse points at stands out where a click does something."""
        pointed = self._pointed()
        return self._line().stylize("reverse", *pointed[:2]) if pointed else self._line()

    def _line(self) -> Content:
        """Left words, a gap, right words; on a narrow line the left ones give way, or with `keep_left` the right.

        Of left words with three spaces between them the last go whole: half a name of a key tells nobody which.
        """
        from rich.cells import cell_len

        from factbench.tui.wrap import clipped

        width = self.size.width
        if self.size.height > 1 and self.too_long:
            return Content(self._left, strip_control_codes=False)
        right = clipped(self._right, max(0, width * RIGHT // 100), "…")
        if self._keep_left and cell_len(self._left) + cell_len(right) >= width:
            right = ""
        left, room = self._left, max(0, width - cell_len(right) - (1 if right else 0))
        while cell_len(left) > room and "   " in left.lstrip():
            left = left.rpartition("   ")[0]
        left = clipped(left, room, "…")
        gap = " " * max(0, width - cell_len(left) - cell_len(right))
        return Content(f"{left}{gap}{right}", strip_control_codes=False)

    # ------------------------------------------------------------------------------------- mouse

    @property
    def allow_select(self) -> bool:
        """All words can be marked to be copied but those that a click acts on."""
        return self._pointed() is None and super().allow_select

    def _pointed(self) -> tuple[int, int, str] | None:
        """Start, end and phrase of the words that the mouse points at."""
        return None if self._pointer is None or not self._offers else self._offer_at(self._pointer)

    def _offer_at(self, column: int) -> tuple[int, int, str] | None:
        from rich.cells import cell_len

        line = self._line().plain
        for start, end, phrase in touch.offers(line, self._offers):
            if cell_len(line[:start]) <= column < cell_len(line[:end]):
                return start, end, phrase
        return None

    def _point(self, column: int | None) -> None:
        before, self._pointer = self._pointed(), column
        if self._pointed() != before:
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would do something for."""
        self._point(event.x)

    def on_leave(self) -> None:
        """The mouse went elsewhere."""
        self._point(None)

    def on_click(self, event: events.Click) -> None:
        """Press the key that the words name."""
        found = self._offer_at(event.x)
        if found is not None:
            event.prevent_default()
            touch.press(self.app, self._offers[found[2]])


class KeyLine(WordLine):
    """The keys that work here, or what there is to say instead of them."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, keep_left=True)
        self._keys: Keys = ()

    def show_keys(self, keys: Keys, right: str | None = None) -> None:
        """Show keys; where the line is too narrow the last but one gives way first, for the last is the way out."""
        self._keys = keys
        self._offers = {f"{key} {words}": found for key, words in keys if (found := touch.pressed(key))}
        super().say(flat(keys), right)

    def say(self, left: str, right: str | None = None) -> None:
        """Show words in place of the keys."""
        self._keys, self._offers = (), {}
        super().say(left, right)

    def _line(self) -> Content:
        """As far apart as they fit."""
        from rich.cells import cell_len

        from factbench.tui.wrap import clipped

        keys, width = list(self._keys), self.size.width
        if not keys:
            return super()._line()
        while len(keys) > 1 and cell_len(flat(keys)) > width:
            del keys[-2]
        # What stands at the right is read before the keys look airy.
        room = width - (cell_len(self._right) + 2 if self._right else 0)
        gap = next((gap for gap in ("   ", "  ") if cell_len(flat(keys, gap)) <= room), " ")
        parts = [part for each in keys for part in (gap, _painted(*each))]
        line = Content.assemble(" ", *parts[1:])
        room = width - line.cell_length - 2
        right = clipped(self._right, room, "…") if room >= LEGIBLE else ""
        return Content.assemble(line, " " * (width - line.cell_length - cell_len(right)), right)


def flat(keys: Keys, gap: str = " ") -> str:
    """The keys in words, as they stand in a line."""
    return f" {gap.join(f'{key} {words}' if key else '│' for key, words in keys)}"


def _painted(key: str, words: str) -> Content:
    return Content.assemble(Content.styled(key, "bold $accent"), f" {words}") if key else Content("│")
