"""The element × evidence matrix, with what each score and suggestion is made of."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from factbench.tui.sections import explained
from factbench.tui.widgets.box import Box
from factbench.tui.widgets.lines import SCROLLING
from factbench.tui.widgets.sections import Sections

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from factbench.tui.detail import Detail
    from factbench.tui.glyphs import Glyphs


class ElementsScreen(ModalScreen[None]):
    """Which elements of the claim are covered, by which passages, and how."""

    CSS_PATH = "screens.tcss"
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("escape,c,q", "dismiss", "Back"),
        *SCROLLING,
    ]
    AUTO_FOCUS = "#elements"

    def __init__(self, detail: Detail, glyphs: Glyphs) -> None:
        super().__init__()
        self._detail = detail
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """One pane."""
        yield Box(
            self._detail.claim.statement,
            Sections(self._glyphs, id="elements"),
            keys=(("j k", "scroll"), ("Esc", "back")),
            about="a machine's suggestions",
            ours=[each.at for each in self._detail.claim.insertions],
        )

    def on_mount(self) -> None:
        """Show the matrix under the claim's words."""
        pane = self.query_one("#elements", Sections)
        pane.show(partial(explained, self._detail, self._glyphs))

    def action_scroll_by(self, lines: int) -> None:
        """Move by lines."""
        pane = self.query_one("#elements", Sections)
        pane.scroll_lines_to(pane.top + lines)
