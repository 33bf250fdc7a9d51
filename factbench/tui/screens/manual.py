"""A page of the manual, over the claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from factbench.manual import page
from factbench.tui.widgets.box import Box
from factbench.tui.widgets.lines import SCROLLING
from factbench.tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from factbench.tui.glyphs import Glyphs


class Manual(ModalScreen[None]):
    """One page, from a heading on if there is one; `factbench manual TOPIC` shows the same."""

    CSS_PATH = "screens.tcss"
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("escape,q", "dismiss", "Back"),
        ("home,g", "scroll_by(-1000000)", "First line"),
        ("end,G", "scroll_by(1000000)", "Last line"),
        *SCROLLING,
    ]
    AUTO_FOCUS = "#page"

    def __init__(self, topic: str, glyphs: Glyphs, *, heading: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._topic = topic
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """The page."""
        yield Box(
            f"Manual: {self._topic}",
            Page(page(self._topic), self._glyphs, id="page"),
            keys=(("j k", "scroll"), ("space", "further"), ("Esc", "back")),
            about=f"factbench manual {self._topic}",
        )

    def on_mount(self) -> None:
        """Begin at the heading, once it is known how many lines there are room for."""
        if self._heading:
            self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        shown = self.query_one("#page", Page)
        shown.scroll_lines_to(shown.line_of(self._heading))

    def action_scroll_by(self, lines: int) -> None:
        """Move by lines."""
        shown = self.query_one("#page", Page)
        shown.scroll_lines_to(shown.top + lines)
