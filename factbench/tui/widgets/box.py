"""The frame around what is shown over the claims: a title, the contents, and the keys under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Vertical
from textual.content import Content

from factbench.text.clean import one_line
from factbench.tui.widgets.line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widget import Widget

    from factbench.text.span import Span
    from factbench.tui.widgets.line import Keys


class Box(Vertical):
    """Widgets in a frame; the last line has the keys, or what there is to say."""

    DEFAULT_CSS = """
    Box {
        border: round $primary;
        border-title-color: $foreground;
        border-title-style: bold;
        background: $surface;
    }
    """

    foot = getters.query_one("#keys", KeyLine)

    def __init__(
        self, title: str, *contents: Widget, keys: Keys, about: str = "", ours: Sequence[Span] = ()
    ) -> None:
        """`ours` are the stretches of the title that are not an article's but put in."""
        super().__init__(*contents, id="box")
        named = Content(one_line(title), strip_control_codes=False)
        for each in ours:
            named = named.stylize("italic", each.start, each.end)
        self.border_title = named
        self._keys = keys
        self._about = one_line(about)

    def compose(self) -> ComposeResult:
        """The keys, under the contents."""
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show them."""
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys where something was said; at the right what the contents are."""
        self.foot.show_keys(self._keys, self._about)

    def say(self, words: str) -> None:
        """Say something where the keys stand."""
        self.foot.say(f" {one_line(words)}", "Esc back ")
        self.foot.offer("Esc back")
