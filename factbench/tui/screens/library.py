"""The library: articles with their claims, sources with their passages; adding, hiding, searching, matching."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from factbench.errors import FactbenchError
from factbench.intake import Hints
from factbench.text.clean import one_line
from factbench.tui.screens.place import Place
from factbench.tui.widgets.rows import Row
from factbench.workbench import Was

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.tui.glyphs import Glyphs
    from factbench.workbench import Added, Workbench

DATE = 12
"""Columns of a day."""
SEARCHED = 30
"""Passages that a search shows."""
TOLD = 10
"""Claims matched between two words of progress: often enough to see it move, seldom enough to cost nothing."""


class Library(Place):
    """Everything that came in. What is under way goes on when one leaves."""

    NAME = "Library"
    KEYS = (
        ("a", "add article"),
        ("s", "add source"),
        ("/", "search"),
        ("m", "match"),
        ("H", "hide"),
        ("c", "cancel"),
    )
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("a", "add('article')", "Add an article"),
        ("s", "add('source')", "Add a source"),
        ("slash", "search", "Search the library"),
        ("m", "match", "Look for evidence again"),
        ("H", "hide", "Hide the article"),
        ("c", "cancel", "Cancel"),
    ]

    class Progress(Message):
        """Something came in."""

        def __init__(self, words: str, *, changed: bool, ended: bool = False) -> None:
            super().__init__()
            self.words, self.changed, self.ended = words, changed, ended

    def __init__(self, bench: Workbench, glyphs: Glyphs) -> None:
        super().__init__(bench, glyphs)
        self._asking = ""
        self._query = ""
        self._busy = False

    def read(self) -> tuple[Sequence[Row], str]:
        """Articles and sources; or the passages that a search found."""
        if self._query:
            return self._found(self._query)
        articles, sources = self._bench.article_lines(), self._bench.sources()
        rows = [Row(f"Articles ({len(articles)})", tone="title", right="claims  open")]
        for line in articles:
            name = line.title or line.url or line.id[:8]
            words = f"{line.published or '':<{DATE}}{name}{f' · {line.site}' if line.site else ''}"
            rows.append(Row(words, f"article {line.id}", right=f"{line.claims:>6} {line.open:>5}"))
        if not articles:
            words = "None yet: a, then the path of a file or folder, or an address."
            rows.append(Row(words, tone="dim", wraps=True))
        rows += [Row(""), Row(f"Sources ({len(sources)})", tone="title", right="passages")]
        for source, passages in sources:
            published = source.published.isoformat() if source.published else ""
            words = f"{published:<{DATE}}{source.title}"
            rows.append(Row(words, f"source {source.id}", right=f"{passages:>8}"))
        if not sources:
            words = "None yet: s, then a path or an address. Evidence is looked for in them."
            rows.append(Row(words, tone="dim", wraps=True))
        waiting = self._bench.unmatched_count()
        right = f"{waiting:,} claim{'s' * (waiting > 1)} to match" if waiting else "every claim is matched"
        return rows, right

    def _found(self, query: str) -> tuple[Sequence[Row], str]:
        rows = [Row(f"Passages for “{query}”", tone="dim")]
        for score, text, source in self._bench.search(query, limit=SEARCHED):
            rows.append(Row(f"{score:3.0f}  {source.title}", f"source {source.id}", tone="title"))
            rows.append(Row(f"     {text}", wraps=True))
        found = len(rows) // 2
        if not found:
            rows.append(Row("No passage has these words."))
        return rows, f"{found} passage{'s' * (found != 1)}"

    # ------------------------------------------------------------------------------------- typing

    def action_add(self, what: str) -> None:
        """Ask for a path or an address."""
        self._asking = what
        self.ask(f"Path or address of the {what}; several with spaces between  (Esc leaves)")

    def action_search(self) -> None:
        """Ask what to look for."""
        self._asking = "search"
        self.ask("Words to look for in the sources  (Esc leaves)", self._query)

    def typed(self, words: str) -> None:
        """Begin with what was typed."""
        typed = words.strip()
        self.stop_asking()
        if self._asking == "search":
            self._look_for(typed)
        elif typed and self._idle():
            self._begin()
            self._add(self._asking, _names(typed))

    def action_match(self) -> None:
        """Look for evidence for the claims that were not matched against the library as it is now."""
        if self._idle():
            self._begin()
            self._match()

    def action_hide(self) -> None:
        """Take the article out of sight; `u` on the review screen brings it back."""
        kind, _, identifier = (self.rows.key or "").partition(" ")
        if kind != "article":
            self.say("Put the cursor on an article first.")
            return
        try:
            self._bench.hide(identifier)
        except FactbenchError as error:
            self.say(one_line(str(error)))
            return
        self.say("Hidden, with its claims; u among the claims brings it back.")
        self.changed()
        self.fill()

    def action_cancel(self) -> None:
        """Stop what is under way after the document or claim it is at; what is stored stays."""
        if self._busy:
            self.workers.cancel_group(self, "bring")
            self.say("Stopping; what came in so far stays.")

    def action_leave(self) -> None:
        """Peel one layer: the search, then the place. Work goes on."""
        if self._query:
            self._look_for("")
        else:
            super().action_leave()

    def _look_for(self, query: str) -> None:
        """Show what a search finds; the whole library for an empty one."""
        self._query = query
        self.show_keys()
        self.fill()

    def show_keys(self) -> None:
        """While something is under way, how far it is stays."""
        if self._query:
            self.foot.show_keys((("/", "search again"), ("Esc", "the whole library")))
        elif not self._busy:
            super().show_keys()

    def _idle(self) -> bool:
        if self._busy:
            self.say("One thing at a time: c stops what is under way.")
        return not self._busy

    def _begin(self) -> None:
        self._busy = True
        self.say("Reading…  (c cancels)")

    # ------------------------------------------------------------------------------------ bringing

    @work(thread=True, group="bring", exit_on_error=False)
    def _add(self, what: str, names: Sequence[str]) -> None:
        """Store documents one by one, then look for evidence for what is new."""
        self._tell(self._brought(what, names))

    @work(thread=True, group="bring", exit_on_error=False)
    def _match(self) -> None:
        self._tell(self._matched())

    def _tell(self, steps: Iterator[tuple[str, bool]]) -> None:
        """Report each step until there are no more or somebody cancels."""
        worker, words, failure = get_current_worker(), "Nothing to do.", ""
        try:
            for said, changed in steps:
                words = f"Stopped. {said}" if worker.is_cancelled else said
                if worker.is_cancelled:
                    break
                failure = said if said.startswith("NOT ADDED") else failure
                self.post_message(self.Progress(said, changed=changed))
        except FactbenchError as error:
            words = one_line(str(error))
        self.post_message(self.Progress(failure or words, changed=True, ended=True))

    def _brought(self, what: str, names: Sequence[str]) -> Iterator[tuple[str, bool]]:
        incoming = (
            self._bench.add_sources(names, Hints())
            if what == "source"
            else self._bench.add(names, Hints(), match=False)
        )
        for each in incoming:
            yield added_words(each, "passages" if what == "source" else "claims"), each.was is Was.NEW
        yield from self._matched()

    def _matched(self) -> Iterator[tuple[str, bool]]:
        waiting = self._bench.unmatched_count()
        for number, _found in enumerate(self._bench.match(), 1):
            if number % TOLD == 0 or number == waiting:
                yield f"Evidence: {number:,} of {waiting:,} claims looked at", number == waiting

    def on_library_progress(self, message: Progress) -> None:
        """Show how far it is; claims appear as they are cut."""
        self._busy = self._busy and not message.ended
        self.say(message.words if message.ended else f"{message.words}  (c cancels)")
        if message.changed:
            self.changed()
            self.fill()


def added_words(added: Added, things: str) -> str:
    """What became of a document, in a line."""
    name = one_line(added.title or added.name)
    if added.was is Was.FAILED:
        return f"NOT ADDED {one_line(added.name)}: {one_line(str(added.error))}"
    if added.was is Was.KNOWN:
        return f"Known already: {name}"
    return " ".join([f"Added {name}: {added.count} {things}.", *(one_line(each) for each in added.notices)])


def _names(typed: str) -> list[str]:
    """What was typed as paths and addresses, as a shell would take it; a single path may have spaces as it stands."""
    from pathlib import Path

    if Path(typed).expanduser().exists():
        return [str(Path(typed).expanduser())]
    try:
        return [str(Path(each).expanduser()) if each.startswith("~") else each for each in shlex.split(typed)]
    except ValueError:
        return [typed]
