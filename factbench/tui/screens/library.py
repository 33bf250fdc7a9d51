"""The library: articles with their claims, sources with their passages; adding, asking, hiding, searching, matching."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from factbench.errors import FactbenchError
from factbench.text.clean import one_line
from factbench.tui.bringing import asked, brought, matched, names, reading
from factbench.tui.screens.place import Place
from factbench.tui.widgets.rows import Row, RowList
from factbench.tui.working import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.model import Source
    from factbench.tui.glyphs import Glyphs
    from factbench.tui.working import Stopped
    from factbench.workbench import Workbench

DATE = 12
"""Columns of a day."""
SEARCHED = 30
"""Passages that a search shows."""
UNUSED = "unused"
"""What is typed is why a source is out of use."""
ASSIGNED = "assigned"
"""What is typed is who is to check an article."""
ELSEWHERE = "elsewhere"
"""What is typed is a question to the sources elsewhere."""


class Library(Place):
    """Everything that came in. What is under way goes on when one leaves."""

    NAME = "Library"
    ABOUT = "The library"
    KEYS = (
        ("a", "add article"),
        ("s", "source"),
        ("w", "ask"),
        ("/", "search"),
        ("m", "match"),
        ("H", "hide"),
        ("x", "in use"),
        ("@", "assign"),
    )
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("a", "add('article')", "Add an article"),
        ("s", "add('source')", "Add a source"),
        ("w", "ask_elsewhere", "Ask the sources elsewhere"),
        ("slash", "search", "Search the library"),
        ("m", "match", "Look for evidence again"),
        ("H", "hide", "Hide the article"),
        ("i", "meanwhile", "Read passages for search by meaning, or stop"),
        ("at", "assign", "Assign the article to a reviewer"),
        ("x", "use", "Take the source out of use, or use it again"),
    ]

    class Visit(Message):
        """Somebody wants the claims of an article."""

        def __init__(self, article: str) -> None:
            super().__init__()
            self.article = article

    class Read(Message):
        """Somebody wants the words of a source."""

        def __init__(self, source: Source) -> None:
            super().__init__()
            self.source = source

    def __init__(self, bench: Workbench, glyphs: Glyphs) -> None:
        super().__init__(bench, glyphs)
        self._asking = ""
        self._query = ""
        self._chosen = ""
        """Id of the source that is to be out of use, or of the article that is to be assigned."""

    def read(self) -> tuple[Sequence[Row], str]:
        """Articles and sources; or the passages that a search found."""
        if self._query:
            return self._found(self._query)
        articles, sources = self._bench.library.article_lines(), self._bench.library.sources.all()
        rows = [Row(f"Articles ({len(articles)})", tone="title", right="claims  open")]
        for line in articles:
            name = line.title or line.url or line.id[:8]
            words = f"{line.published or '':<{DATE}}{name}{f' · {line.site}' if line.site else ''}"
            words += f" · @{line.assigned}" if line.assigned else ""
            rows.append(Row(words, f"article {line.id}", right=f"{line.claims:>6} {line.open:>5}"))
        if not articles:
            words = "None yet: a, then the path of a file or folder, or an address."
            rows.append(Row(words, tone="dim", wraps=True, press="a"))
        rows += [Row(""), Row(f"Sources ({len(sources)})", tone="title", right="passages")]
        for source, passages in sources:
            published = source.published.isoformat() if source.published else ""
            out = " · out of use" if source.retired is not None else ""
            words = f"{published:<{DATE}}{source.called}{out}"
            rows.append(Row(words, f"source {source.id}", right=f"{passages:>8}"))
        if not sources:
            words = "None yet: s, then a path or an address. Evidence is looked for in them."
            rows.append(Row(words, tone="dim", wraps=True, press="s"))
        rows += self._unread()
        waiting = self._bench.library.passages.unmatched_count()
        done = "every claim is matched" if articles and sources else ""
        return rows, f"{waiting:,} claim{'s' * (waiting > 1)} to match" if waiting else done

    def _unread(self) -> list[Row]:
        """How many passages are not found by their meaning yet, while there are any."""
        state = self._bench.library.passages.vectors()
        if state is None or state.done >= state.passages:
            return []
        how = "i stops" if self.meanwhile is not None and self.meanwhile.busy else "i reads on"
        words = f"Found by their meaning: {state.done:,} of {state.passages:,} passages  ({how})"
        return [Row(words, tone="dim", wraps=True, press="i")]

    def follow(self) -> None:
        """Show how far the reading for search by meaning is."""
        if not self._query:
            self.fill()

    def _found(self, query: str) -> tuple[Sequence[Row], str]:
        rows = [Row(f"Passages for “{query}”", tone="dim")]
        for score, text, source in self._bench.library.passages.search(query, limit=SEARCHED):
            rows.append(Row(f"{score:3.0f}  {source.called}", f"source {source.id}", tone="title"))
            rows.append(Row(f"     {text}", wraps=True))
        found = len(rows) // 2
        if not found:
            rows.append(Row("No passage has these words."))
        return rows, f"{found} passage{'s' * (found != 1)}"

    # ------------------------------------------------------------------------------------- typing

    def action_add(self, what: str) -> None:
        """Ask for a path or an address."""
        self._asking = what
        self.ask(f"Path or address of the {what}; several with spaces between", paths=True)

    def action_ask_elsewhere(self) -> None:
        """Ask what to ask the sources elsewhere: only then does anything go out."""
        known = ", ".join(each.name for each in self._bench.session.settings.sources)
        self._asking = ELSEWHERE
        self.ask(f"Words to ask {one_line(known)}; what they find becomes sources  (Esc leaves)")

    def action_search(self) -> None:
        """Ask what to look for."""
        self._asking = "search"
        self.ask("Words to look for in the sources", self._query)

    def typed(self, words: str) -> None:
        """Begin with what was typed."""
        typed = words.strip()
        self.stop_asking()
        if self._asking == "search":
            self._look_for(typed)
        elif self._asking == ASSIGNED:
            self._assign(typed)
        elif self._asking == UNUSED:
            if typed:
                self._turn_use(typed)
        elif typed and self._asking == ELSEWHERE:
            self.doing.begin(f"Asking for “{one_line(typed)}”…", partial(asked, self._bench, typed))
        elif typed:
            named = names(typed)
            self.doing.begin(reading(named), partial(brought, self._bench, self._asking, named))

    def action_match(self) -> None:
        """Look for evidence for the claims that were not matched against the library as it is now."""
        self.doing.begin("Looking for evidence…", lambda _stopped: matched(self._bench))

    def action_meanwhile(self) -> None:
        """Stop reading passages for search by meaning, or go on; what is read stays."""
        if (why := self._bench.library.passages.no_meaning()) is not None:
            self.say(why)
        elif self.meanwhile is None or not self._bench.library.passages.without_vectors():
            self.say("Every passage is found by its meaning already.")
        elif self.meanwhile.busy:
            self.meanwhile.stop()
            self.say("Stopped; what is read stays.")
            self.fill()
        else:
            self.meanwhile.begin(self._bench)
            self.say("Reading passages; the desk can be used meanwhile.")

    def action_hide(self) -> None:
        """Take the article out of sight; `u` on the review screen brings it back."""
        kind, _, identifier = (self.rows.key or "").partition(" ")
        if kind != "article":
            self.say("Put the cursor on an article first.")
            return
        try:
            self._bench.library.hide(identifier)
        except FactbenchError as error:
            self.say(one_line(str(error)))
            return
        self.say("Hidden, with its claims; u among the claims brings it back.")
        self.post_message(self.Changed())
        self.fill()

    def action_assign(self) -> None:
        """Ask who is to check the article; `u` on the review screen takes it back."""
        kind, _, identifier = (self.rows.key or "").partition(" ")
        if kind != "article":
            self.say("Put the cursor on an article first.")
            return
        self._chosen, self._asking = identifier, ASSIGNED
        try:
            known = ", ".join(f"{name} ({sign})" for name, sign in self._bench.desk.reviewers().items())
        except FactbenchError as error:
            self.say(one_line(str(error)))
            return
        self.ask(f"To whom, by which day? (- takes it away)  {one_line(known)}")

    def _assign(self, typed: str) -> None:
        try:
            _done, told = self._bench.record.assigning.as_typed(typed, article=self._chosen)
        except FactbenchError as error:
            self.say(one_line(str(error)))
            return
        self.say(one_line(f"{told[0].upper()}{told[1:]}; u among the claims takes it back."))
        self.post_message(self.Changed())
        self.fill()

    def action_use(self) -> None:
        """Take the source out of use, with a reason, or use it again; `u` on the review screen takes it back."""
        kind, _, identifier = (self.rows.key or "").partition(" ")
        if kind != "source":
            self.say("Put the cursor on a source first.")
            return
        try:
            source = self._bench.library.sources.get(identifier)
        except FactbenchError as error:
            self.say(one_line(str(error)))
            return
        self._chosen = identifier
        if source.retired is not None:
            self._turn_use("")
        else:
            self._asking = UNUSED
            self.ask(f"Why is “{one_line(source.called)}” out of use?")

    def _turn_use(self, why: str) -> None:
        """Store it; evidence for the claims beside it is looked for again."""
        by_hand, source = self._bench.record.by_hand, self._chosen

        def run(_stopped: Stopped) -> Iterator[Step]:
            by_hand.store(by_hand.using(source, used=not why, why=why))
            told = "Out of use; u among the claims brings it back." if why else "In use again."
            yield Step(told, changed=True)

        self.doing.begin("Looking for evidence again…", run)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Enter: the claims of an article, or the words of a source."""
        kind, _, identifier = message.key.partition(" ")
        if kind == "article":
            self.app.pop_screen()
            self.post_message(self.Visit(identifier))
            return
        try:
            source = self._bench.library.sources.get(identifier)
        except FactbenchError as error:
            self.say(one_line(str(error)))
            return
        self.post_message(self.Read(source))

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
        """While a search is shown, its keys."""
        if self._query and not self.has_class("-asking"):
            self.foot.show_keys((("/", "search again"), ("Esc", "the whole library")))
        else:
            super().show_keys()
