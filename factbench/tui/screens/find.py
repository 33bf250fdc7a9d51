"""Find more: search the library, and put what is chosen beside the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from factbench.errors import FactbenchError
from factbench.text.clean import one_line
from factbench.tui.widgets.box import Box
from factbench.tui.wrap import clipped, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from factbench.model import Hit, Passage, Source

    Hits = Sequence[tuple[Hit, Passage, Source]]

SHOWN = 400
"""Code points of a passage that are shown."""
INDENT = 4
"""Columns before the words of a passage, under its score."""


class Find(ModalScreen[None]):
    """A line to type in, and the passages that fit; Enter puts one beside the claim and stays for the next."""

    CSS_PATH = "screens.tcss"
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("escape", "dismiss", "Back"),
        ("down", "choose(1)", "Next"),
        ("up", "choose(-1)", "Previous"),
    ]
    AUTO_FOCUS = "#words"

    class Found(Message):
        """A search has ended."""

        def __init__(self, query: str, hits: Hits, error: str = "") -> None:
            super().__init__()
            self.query, self.hits, self.error = query, hits, error

    def __init__(
        self,
        query: str,
        *,
        look: Callable[[str], Hits],
        add: Callable[[Hit, Passage, Source], None],
        beside: set[str],
    ) -> None:
        super().__init__()
        self._query = query
        self._look = look
        self._add = add
        self._beside = beside
        """Ids of the passages that stand beside the claim."""
        self._hits: Hits = ()

    def compose(self) -> ComposeResult:
        """Words, passages, and what happened."""
        words = Input(self._query, placeholder="Words to look for in the library", id="words")
        words.cursor_blink = False
        yield Box(
            "Find evidence",
            words,
            OptionList(id="hits"),
            keys=(("up down", "choose"), ("Enter", "add"), ("Esc", "back")),
        )

    def on_mount(self) -> None:
        """Look for the claim's own words first."""
        self.query_one(Input).cursor_blink = False
        self._search(self._query)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as one types; only the last search is shown."""
        self._search(event.value)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Put the chosen passage beside the claim."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self._take(options.highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Put the clicked passage beside the claim."""
        self._take(event.option_index)

    def action_choose(self, step: int) -> None:
        """Move the choice while the input keeps the focus."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    @work(thread=True, exclusive=True, group="find", exit_on_error=False)
    def _search(self, query: str) -> None:
        try:
            hits = self._look(query) if query.strip() else ()
        except FactbenchError as error:
            self.post_message(self.Found(query, (), one_line(str(error))))
        else:
            self.post_message(self.Found(query, hits))

    def on_find_found(self, message: Found) -> None:
        """Show what fits, if it is what was asked last."""
        if message.query != self.query_one(Input).value:
            return
        self._hits = message.hits
        self._show(0)
        count = len(self._hits)
        if message.error or not count:
            self._say(message.error or "Nothing fits these words.")
        else:
            self.query_one(Box).show_keys()

    def _say(self, words: str) -> None:
        self.query_one(Box).say(words)

    def on_resize(self) -> None:
        """Other widths have other lines."""
        self.call_after_refresh(self._show, self.query_one(OptionList).highlighted or 0)

    def _show(self, chosen: int) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._row(*each)) for each in self._hits])
        if self._hits:
            options.highlighted = min(chosen, len(self._hits) - 1)

    def _row(self, hit: Hit, passage: Passage, source: Source) -> Content:
        there = "● " if passage.id in self._beside else ""
        year = f" {source.published.year}" if source.published else ""
        room = max(20, self.query_one(OptionList).scrollable_content_region.width - INDENT - 2)
        title = clipped(f"{there}{one_line(source.title)}", room - len(year), "…")
        words = clipped(one_line(passage.text), SHOWN, "…")
        lines = [" " * INDENT + line.of(words) for line in wrapped(words, room)]
        head = Content.styled(f"{hit.score:3.0f} {title}{year}", "bold")
        return Content("\n").join([head, *(Content(line, strip_control_codes=False) for line in lines)])

    def _take(self, place: int) -> None:
        hit, passage, source = self._hits[place]
        if passage.id in self._beside:
            self._say("It stands beside the claim already.")
            return
        self._beside.add(passage.id)
        self._add(hit, passage, source)
        self._show(place)
        self._say("Put beside the claim.")
