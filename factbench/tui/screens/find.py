"""Find more: search the library, ask and fetch elsewhere, and put what is chosen beside the claim."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from factbench.errors import FactbenchError
from factbench.intake import is_address
from factbench.text.clean import one_line
from factbench.tui.bringing import reading
from factbench.tui.screens.choosing import Choosing, line
from factbench.tui.widgets.box import Box
from factbench.tui.working import Progress, Work
from factbench.tui.wrap import clipped, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult
    from textual.widgets import Input

    from factbench.model import Hit, Passage, Source
    from factbench.tui.working import Step, Stopped

    Hits = Sequence[tuple[Hit, Passage, Source]]

SHOWN = 400
"""Code points of a passage that are shown."""
INDENT = 4
"""Columns before the words of a passage, under its score."""


class Find(Choosing[None]):
    """A line to type in, and the passages that fit; Enter puts one beside the claim and stays for the next."""

    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("escape", "leave", "Stop what is under way, else back"),
        ("ctrl+o", "ask", "Ask the sources elsewhere"),
    ]

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
        bring: Callable[[str, Stopped], Iterator[Step]],
        beside: set[str],
    ) -> None:
        """`bring` fetches an address, or asks the sources elsewhere; what it finds is in the library then."""
        super().__init__()
        self._query = query
        self._look = look
        self._add = add
        self._bring = bring
        self._doing = Work(self, "Esc")
        self._beside = beside
        """Ids of the passages that stand beside the claim."""
        self._brought = ""
        """What was brought in last, until the search that follows is told too."""
        self._hits: Hits = ()

    def compose(self) -> ComposeResult:
        """Words, passages, and what happened."""
        yield Box(
            "Find evidence",
            line(self._query, placeholder="Words to look for in the library, or an address to fetch"),
            OptionList(id="hits"),
            keys=(("up down", "choose"), ("Enter", "add"), ("ctrl+o", "ask elsewhere"), ("Esc", "back")),
        )

    def on_mount(self) -> None:
        """Look for the claim's own words first."""
        self._search(self._query)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as one types; only the last search is shown."""
        self._search(event.value)

    def entered(self) -> None:
        """Fetch an address; else put the passage that is highlighted beside the claim."""
        if is_address(self._typed):
            self._begin(reading([self._typed]))
        else:
            super().entered()

    def action_ask(self) -> None:
        """Ask the sources elsewhere for these words: only by this key does anything go out."""
        if self._typed:
            self._begin(f"Asking for “{one_line(self._typed)}”…")

    @property
    def _typed(self) -> str:
        return self.words.value.strip()

    def _begin(self, words: str) -> None:
        self._doing.begin(words, partial(self._bring, self._typed))

    def on_work_progress(self, message: Progress) -> None:
        """Say how far it is, and look again where something came in."""
        words = self._doing.heard(message)
        if words is None:
            return
        self._brought = words if message.ended else ""
        self._say(words)
        if message.changed and is_address(self._typed):
            self.words.value = self._query
        elif message.changed:
            self._search(self.words.value)

    def action_leave(self) -> None:
        """Stop what is under way; where nothing is, go back."""
        if not self._doing.stop():
            self.dismiss()

    def on_unmount(self) -> None:
        """Stop what is under way."""
        self._doing.close()

    @work(thread=True, exclusive=True, group="find", exit_on_error=False)
    def _search(self, query: str) -> None:
        try:
            hits = self._look(query) if query.strip() and not is_address(query) else ()
        except FactbenchError as error:
            self.post_message(self.Found(query, (), one_line(str(error))))
        else:
            self.post_message(self.Found(query, hits))

    def on_find_found(self, message: Found) -> None:
        """Show what fits, if it is what was asked last."""
        if message.query != self.words.value:
            return
        self._hits = message.hits
        self._show(0)
        if not self._doing.busy:
            self._tell(message)

    def _tell(self, message: Found) -> None:
        """Say what came in before, or what is wrong with the search; else the keys."""
        before, self._brought = self._brought, ""
        words = message.error or before
        if is_address(message.query.strip()):
            words = "Enter fetches this address."
        elif not words and not message.hits:
            words = "Nothing fits these words; ctrl+o asks elsewhere, and Enter fetches an address."
        if words:
            self._say(words)
        else:
            self.query_one(Box).show_keys()

    def _say(self, words: str) -> None:
        self.query_one(Box).say(words)

    def on_resize(self) -> None:
        """Other widths have other lines."""
        self.call_after_refresh(self._show, self.options.highlighted or 0)

    def _show(self, chosen: int) -> None:
        options = self.options
        options.clear_options()
        options.add_options([Option(self._row(*each)) for each in self._hits])
        if self._hits:
            options.highlighted = min(chosen, len(self._hits) - 1)

    def _row(self, hit: Hit, passage: Passage, source: Source) -> Content:
        there = "● " if passage.id in self._beside else ""
        year = f" {source.published.year}" if source.published else ""
        room = max(20, self.options.scrollable_content_region.width - INDENT - 2)
        title = clipped(f"{there}{one_line(source.called)}", room - len(year), "…")
        words = clipped(one_line(passage.text), SHOWN, "…")
        lines = [" " * INDENT + line.of(words) for line in wrapped(words, room)]
        head = Content.styled(f"{hit.score:3.0f} {title}{year}", "bold")
        return Content("\n").join([head, *(Content(line, strip_control_codes=False) for line in lines)])

    def chosen(self, place: int) -> None:
        """Put the passage beside the claim."""
        hit, passage, source = self._hits[place]
        if passage.id in self._beside:
            self._say("It stands beside the claim already.")
            return
        self._beside.add(passage.id)
        self._add(hit, passage, source)
        self._show(place)
        self._say("Put beside the claim.")
