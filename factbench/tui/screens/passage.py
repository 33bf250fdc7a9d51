"""A passage where it stands in its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from factbench.text.clean import one_line
from factbench.text.span import Span
from factbench.tui.requests import Copy, Open
from factbench.tui.widgets.box import Box
from factbench.tui.widgets.lines import SCROLLING
from factbench.tui.widgets.text import PassageText

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from factbench.model import Evidence, Source
    from factbench.tui.glyphs import Glyphs


class PassageScreen(ModalScreen[None]):
    """The whole source, scrolled to the passage."""

    CSS_PATH = "screens.tcss"
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("escape,v,q", "dismiss", "Back"),
        ("y", "copy", "Copy the passage"),
        ("o", "open", "Open the source in the browser"),
        *SCROLLING,
    ]
    AUTO_FOCUS = "#source"

    def __init__(self, source: Source, evidence: Evidence | None, glyphs: Glyphs) -> None:
        """`evidence` names the passage; None reads the source from its beginning."""
        super().__init__()
        self._source = source
        self._evidence = evidence
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """The source's text, and where it is from."""
        source = self._source
        known = [
            source.publisher,
            source.published and source.published.isoformat(),
            source.url,
            source.licence,
        ]
        yield Box(
            source.called,
            PassageText(self._glyphs, id="source"),
            keys=(("j k", "scroll"), ("y", "copy the passage"), ("o", "open"), ("Esc", "back")),
            about=" · ".join(str(each) for each in known if each),
        )

    def on_mount(self) -> None:
        """Show the source at the passage."""
        source, text = self._source, self.query_one("#source", PassageText)
        if self._evidence is None:
            self.call_after_refresh(text.show, source.text, Span(0, 0), Span(0, 0))
            return
        passage = self._evidence.passage
        best = self._evidence.best.shift(passage.span.start) if len(self._evidence.best) else passage.span
        self.call_after_refresh(text.show, source.text, Span(passage.span.start, passage.span.end), best)

    def action_copy(self) -> None:
        """Copy the passage with where it is from."""
        source = self._source
        if self._evidence is None:
            self._say("No passage is meant here; the mouse copies words.")
            return
        where = f" <{one_line(source.url)}>" if source.url else ""
        words = f"“{one_line(self._evidence.passage.text)}” {one_line(source.called)}{where}\n"
        self.post_message(Copy(words, "the passage", self._say))

    def action_open(self) -> None:
        """Open the source in the browser, or copy its address where none opens."""
        from factbench.exporters.wording import web_address

        address = web_address(self._source.url)
        if address is None:
            self._say("This source has no address of the web.")
        else:
            self.post_message(Open(address, self._say))

    def _say(self, words: str) -> None:
        self.query_one(Box).say(words)

    def action_scroll_by(self, lines: int) -> None:
        """Move by lines; what was said has been read."""
        self.query_one(Box).show_keys()
        text = self.query_one("#source", PassageText)
        text.scroll_lines_to(text.top + lines)
