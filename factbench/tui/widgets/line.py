"""One line of words: the head of the desk, the verdict bar, the footer."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from factbench.text.clean import clean


class WordLine(Widget):
    """Words at the left and at the right; changing them repaints the line and lays nothing out."""

    DEFAULT_CSS = """
    WordLine { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str, keep_left: bool = False) -> None:
        super().__init__(id=id)
        self._keep_left = keep_left
        self._left = self._right = ""

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
        left = clean(left)
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Content:
        """Left words, a gap, right words; on a narrow line the left ones give way, or with `keep_left` the right."""
        from rich.cells import cell_len

        from factbench.tui.wrap import clipped

        width = self.size.width
        right = clipped(self._right, max(0, width // 2), "…")
        if self._keep_left and cell_len(self._left) + cell_len(right) >= width:
            right = ""
        left = clipped(self._left, max(0, width - cell_len(right) - (1 if right else 0)), "…")
        gap = " " * max(0, width - cell_len(left) - cell_len(right))
        return Content(f"{left}{gap}{right}", strip_control_codes=False)
