"""The review screen: claims, their article, the evidence, and the keys that decide."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, work
from textual.binding import Binding
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen

from factbench.errors import FactbenchError
from factbench.opening import Filter
from factbench.text.clean import one_line
from factbench.tui import wording
from factbench.tui.actions import ACTIONS, said
from factbench.tui.acts import Acts, Job
from factbench.tui.detail import Detail, read
from factbench.tui.glyphs import SHORT_CONFIDENCE, Glyphs, rating_words
from factbench.tui.rows import ClaimRows
from factbench.tui.widgets.claims import ClaimList
from factbench.tui.widgets.evidence import EvidenceList
from factbench.tui.widgets.line import WordLine
from factbench.tui.widgets.prompt import Prompt
from factbench.tui.widgets.text import MarkedText

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widgets import Input

    from factbench.model import Event, Verdict
    from factbench.opening import ClaimLine, FirstPage
    from factbench.workbench import Workbench

SETTLE = 0.05
"""Seconds without a move after which article and evidence follow the cursor."""
DRAFT = 0.5
"""Seconds without a key after which an unfinished note is stored: half of the second that is promised."""
SAID = 2.0
"""Seconds for which the bar says what was just done."""

WELCOME = (
    "Nothing here yet. Leave with q, then type `factbench add FILE`,"
    " or `factbench demo --db demo.db` and `factbench --db demo.db` to look around."
)
UNMATCHED = (
    "No evidence yet: `factbench sources add FOLDER` fills the library, `factbench match` looks in it."
)


class Review(Screen[None]):
    """Where a reviewer spends the day."""

    BINDINGS: ClassVar[list[Any]] = [
        Binding(each.keys, each.call, each.words, show=False, id=each.id, system=True) for each in ACTIONS
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (110, "-wide")]  # noqa: RUF012  declared by Textual without ClassVar
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (16, "-upright")]  # noqa: RUF012  declared by Textual without ClassVar
    AUTO_FOCUS = "#claims"

    claims = getters.query_one("#claims", ClaimList)
    article = getters.query_one("#article", MarkedText)
    evidence = getters.query_one("#evidence", EvidenceList)
    bar = getters.query_one("#bar", WordLine)
    head = getters.query_one("#head", WordLine)
    prompt = getters.query_one("#prompt", Prompt)

    class Ordered(Message):
        """The order of the claims was read."""

        def __init__(self, wanted: Filter, keys: array[int], decided: bytearray) -> None:
            super().__init__()
            self.wanted, self.keys, self.decided = wanted, keys, decided

    class Read(Message):
        """A claim with all that stands beside it was read."""

        def __init__(self, detail: Detail, moment: int) -> None:
            super().__init__()
            self.detail, self.moment = detail, moment

    class Stored(Message):
        """An act is in the database."""

        def __init__(self, verdict: Verdict) -> None:
            super().__init__()
            self.verdict = verdict

    class Failed(Message):
        """Something could not be stored or read; nothing was changed by it."""

        def __init__(self, error: FactbenchError, restore: Callable[[], None] | None = None) -> None:
            super().__init__()
            self.error, self.restore = error, restore

    def __init__(
        self,
        first: FirstPage,
        open_bench: Callable[[], Workbench],
        *,
        ascii: bool,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._first = first
        self._open_bench = open_bench
        self._bench: Workbench
        """Set when the first page is painted; no key does anything before."""
        self._clock = clock
        self._glyphs = Glyphs(ascii)
        self._rows = ClaimRows(lambda _keys: first.lines)
        self._acts = Acts()
        self._wanted = Filter()
        self._stored = 0
        """Acts stored so far: what was read before one of them may be out of date."""
        self._detail: Detail | None = None
        self._settling: Timer | None = None
        self._saying: Timer | None = None
        self._drafting: Timer | None = None
        self._asking = ""
        """What the prompt is open for: "note", "filter" or nothing."""
        self._noted = ""
        """Id of the claim that the note in the prompt is about."""

    def compose(self) -> ComposeResult:
        """Head, three panes, bar, prompt, footer; and the one line for a terminal that is too small."""
        yield WordLine(id="head")
        with Container(id="panes"):
            yield ClaimList(self._rows, self._glyphs, id="claims")
            yield MarkedText(self._glyphs, id="article")
            yield EvidenceList(self._glyphs, id="evidence")
        yield WordLine(id="bar")
        yield Prompt(id="prompt", select_on_focus=False)
        yield WordLine(id="foot", keep_left=True)
        yield WordLine(id="small")

    def on_mount(self) -> None:
        """Show the first page at once; the rest of the order, and what writing needs, follow in threads."""
        self.claims.border_title = "Claims"
        self.article.border_title = "Article"
        self.evidence.border_title = "Evidence"
        self.add_class("-evidence-tall")
        self._rows.replace(self._first.keys, self._first.decided)
        self.query_one("#foot", WordLine).say(_footer(), "q quit ")
        self.query_one("#small", WordLine).say("factbench needs 60 columns and 16 lines.")
        self._say_head()
        self.call_after_refresh(self._go_on)

    def _go_on(self) -> None:
        """Load what the first paint did not need; it takes less than the first key of the quickest reviewer."""
        try:
            self._bench = self._open_bench()
        except FactbenchError as error:
            self.app.exit(return_code=error.exit_code, message=one_line(str(error)))
            return
        self._rows.read_from(self._bench.claim_lines)
        gc.freeze()
        gc.enable()
        self._store()
        self._order(self._wanted)
        self._show_current()
        self._warm()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While nobody can see the claims, nothing is decided about one."""
        seen = not (self.has_class("-tiny") or self.has_class("-flat"))
        return action in {"leave", "help"} or (seen and hasattr(self, "_bench"))

    # ----------------------------------------------------------------------------------- reading

    @work(thread=True, exclusive=True, group="order", exit_on_error=False)
    def _order(self, wanted: Filter) -> None:
        try:
            self.post_message(self.Ordered(wanted, *self._bench.claim_order(wanted)))
        except FactbenchError as error:
            self.post_message(self.Failed(error))

    def on_review_ordered(self, message: Ordered) -> None:
        """Take the order, keeping the cursor on its claim where that is still in the list."""
        if message.wanted != self._wanted:
            return
        key = self._key()
        self._rows.replace(message.keys, message.decided)
        self.claims.forget()
        place = self._rows.position(key) if key is not None else None
        self.claims.move_to(place if place is not None else 0)
        self._say_head()
        if place is None:
            self._show_current()

    @work(thread=True, exclusive=True, group="detail", exit_on_error=False)
    def _load(self, claim: str, moment: int) -> None:
        known = self._detail.surroundings if self._detail else None
        try:
            self.post_message(self.Read(read(self._bench, claim, known), moment))
        except FactbenchError as error:
            self.post_message(self.Failed(error))

    def on_review_read(self, message: Read) -> None:
        """Show a claim's article and evidence, if the cursor is still on it."""
        row = self._row()
        if row is None or row.id != message.detail.claim.id:
            return
        if message.moment != self._stored:
            # Something was stored while this was read, so it may be what stood before.
            self._load(row.id, self._stored)
            return
        self._detail = message.detail
        self._show_detail()

    @work(thread=True, group="warm", exit_on_error=False)
    def _warm(self) -> None:
        """Load what the first act needs, while the reviewer reads."""

    def _key(self) -> int | None:
        return self._rows.keys[self.claims.cursor] if self.claims.cursor < len(self._rows) else None

    def _row(self) -> ClaimLine | None:
        return self._rows.at(self.claims.cursor) if self.claims.cursor < len(self._rows) else None

    # ----------------------------------------------------------------------------------- showing

    def _say_head(self) -> None:
        filter_words = (
            f" {self._glyphs.rating(None)} /{one_line(self._wanted.text)}" if self._wanted.text else ""
        )
        right = f"{self._rows.open}/{len(self._rows)} open{filter_words} "
        self.head.say(f" factbench  {self._first.path.name}  {self._first.reviewer}", right)

    def _show_current(self) -> None:
        """Let article and evidence follow the cursor."""
        row = self._row()
        if row is None:
            self._detail = None
            self.article.show(
                WELCOME if not self._wanted.text else "No claim has these words. Esc shows all.", [], []
            )
            self.evidence.show([], (), "")
            self.bar.say("")
        else:
            self._load(row.id, self._stored)

    def _show_soon(self) -> None:
        """The same, once the keys rest."""
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(SETTLE, self._show_current)

    def _show_detail(self) -> None:
        detail = self._detail
        if detail is None:
            return
        article, key = detail.surroundings.article, self._key()
        others = [part for number, parts in detail.surroundings.spans if number != key for part in parts]
        self.article.border_title = one_line(article.title or "Article").replace("[", r"\[")
        self.article.show(article.text, others, detail.claim.parts)
        self._show_verdict()

    def _show_verdict(self) -> None:
        detail = self._detail
        if detail is None:
            return
        self.evidence.show(detail.evidence, detail.verdict.citations, UNMATCHED)
        self.evidence.border_title = f"Evidence ({len(detail.evidence)})"
        if self._saying is None:
            self.bar.say(f" {wording.bar(detail, self._glyphs)}")

    def _say(self, words: str) -> None:
        """Say what was just done; the verdict of the current claim comes back after two seconds."""
        self.bar.say(f" {words}")
        if self._saying is not None:
            self._saying.stop()
        self._saying = self.set_timer(SAID, self._said)

    def _said(self) -> None:
        self._saying = None
        if self._detail is not None:
            self.bar.say(f" {wording.bar(self._detail, self._glyphs)}")

    # ------------------------------------------------------------------------------------ moving

    def action_move(self, step: int) -> None:
        """Move by claims; in the article or the evidence, by lines."""
        pane = self.focused
        if isinstance(pane, MarkedText):
            pane.scroll_lines_to(pane.top + step)
        elif isinstance(pane, EvidenceList):
            self.action_evidence(step)
        else:
            self._move_to(self.claims.cursor + step)

    def _move_to(self, position: int) -> None:
        """Cursor first; the other panes follow when the keys rest."""
        if not 0 <= position < len(self._rows) or position == self.claims.cursor:
            return
        self.claims.move_to(position)
        self._show_soon()

    def action_half_page(self, halves: int) -> None:
        """Move by half pages of the pane in focus."""
        pane = self.focused if isinstance(self.focused, MarkedText | EvidenceList) else self.claims
        step = halves * max(1, pane.size.height // 2)
        if pane is self.claims:
            self._move_to(max(0, min(self.claims.cursor + step, len(self._rows) - 1)))
        else:
            pane.scroll_lines_to(pane.top + step)

    def action_edge(self, side: int) -> None:
        """Go to the first or the last claim."""
        self._move_to(0 if side < 0 else len(self._rows) - 1)

    def action_open_claim(self, step: int) -> None:
        """Go to the nearest open claim after or before."""
        found = self._rows.next_open(self.claims.cursor, step)
        if found is None:
            self._say("No open claim that way.")
        else:
            self._move_to(found)

    def action_article(self, step: int) -> None:
        """Go to the first claim of the next article, or of this or the one before."""
        row = self._row()
        if row is None:
            return
        place = self.claims.cursor
        if step < 0:
            place = self._start_of(place) if place != self._start_of(place) else self._start_of(place - 1)
        else:
            while place < len(self._rows) - 1 and self._article_at(place) == row.article:
                place += 1
        self._move_to(place)

    def _start_of(self, place: int) -> int:
        place = max(0, place)
        article = self._article_at(place)
        while place > 0 and self._article_at(place - 1) == article:
            place -= 1
        return place

    def _article_at(self, place: int) -> str | None:
        row = self._rows.at(place)
        return row.article if row else None

    def on_claim_list_clicked(self, message: ClaimList.Clicked) -> None:
        """A click chooses."""
        self._move_to(message.position)

    def on_evidence_list_clicked(self, message: EvidenceList.Clicked) -> None:
        """A click chooses."""
        self.evidence.move_to(message.item)

    # ------------------------------------------------------------------------------------ acting

    def action_rate(self, rating: str) -> None:
        """Decide the current claim, and go to the next open one."""
        if self._rate(rating):
            found = self._rows.next_open(self.claims.cursor, 1)
            self._move_to(self.claims.cursor + 1 if found is None else found)

    def action_rate_here(self, rating: str) -> None:
        """Decide the current claim, and stay."""
        if self._rate(rating):
            self._show_soon()

    def action_clear_verdict(self) -> None:
        """Open the current claim again."""
        if self._rate(None):
            self._show_soon()

    def _rate(self, rating: str | None) -> bool:
        """Flip the glyph at once and queue the act; False where there is no claim."""
        row, position = self._row(), self.claims.cursor
        if row is None:
            return False
        key, before = row.key, (row.rating, row.confidence)
        self._mark(key, rating, row.confidence)
        cited = len(self._detail.verdict.citations) if self._detail and self._detail.claim.id == row.id else 0
        words = " · ".join([rating_words(rating), *([f"{cited} cited"] if cited else []), "u undo"])
        self._say(f"{position + 1}: {words}")
        bench = self._bench
        act = (
            (lambda: bench.decide(row.id, clear=True))
            if rating is None
            else (lambda: bench.decide(row.id, rating=rating))
        )
        self._queue(row, act, lambda: self._mark(key, *before))
        return True

    def _mark(self, key: int, rating: str | None, confidence: str) -> None:
        """Show a verdict in the list, wherever the claim stands in it now."""
        cursor = self.claims.cursor
        here = cursor < len(self._rows) and self._rows.keys[cursor] == key
        position = cursor if here else self._rows.position(key)
        if position is not None:
            self._rows.mark(position, rating, confidence)
            self.claims.repaint(position)
            self._say_head()

    def action_confidence(self, step: int) -> None:
        """Be more or less sure."""
        from factbench.model import Confidence

        row = self._row()
        if row is None:
            return
        steps = list(SHORT_CONFIDENCE)
        place = max(0, min(steps.index(row.confidence) + step, len(steps) - 1))
        wanted = Confidence(steps[place])
        self._mark(row.key, row.rating, wanted.value)
        act = lambda: self._bench.decide(row.id, confidence=wanted)  # noqa: E731  one of several acts of one shape
        self._say(f"Confidence {wanted.value} · u undo")
        self._queue(row, act, lambda: self._mark(row.key, row.rating, row.confidence))

    def action_misleading(self) -> None:
        """Say that the words are true and mislead, or no longer."""
        row = self._row()
        if row is None:
            return

        def act() -> object:
            return self._bench.decide(row.id, misleading=not self._bench.verdict(row.id).misleading)

        self._say("Misleading in its context: changed · u undo")
        self._queue(row, act)

    def action_cite(self, digit: int) -> None:
        """Cite a piece of evidence, or no longer. What is meant by the digit is settled when the act is stored."""
        row = self._row()
        if row is None:
            return
        detail = self._detail if self._detail and self._detail.claim.id == row.id else None
        shown = [each.id for each in detail.evidence] if detail else None
        if shown is not None and digit > len(shown):
            self._say(f"There is no evidence {digit}.")
            return

        def act() -> object:
            known = shown if shown is not None else [each.id for each in self._bench.evidence(row.id)]
            if digit > len(known):
                return None
            wanted = known[digit - 1]
            if wanted in self._bench.verdict(row.id).citations:
                return self._bench.decide(row.id, uncite=[wanted])
            return self._bench.decide(row.id, cite=[wanted])

        cited = self._cite_on_screen(detail, digit) if detail is not None else "changed"
        self._say(f"Evidence {digit}: {cited} · u undo")
        self._queue(row, act)

    def _cite_on_screen(self, detail: Detail, digit: int) -> str:
        """Show at once what the act will store; returns what it was in a word."""
        wanted, citations = detail.evidence[digit - 1].id, detail.verdict.citations
        dropped = wanted in citations
        now = tuple(each for each in citations if each != wanted) if dropped else (*citations, wanted)
        self._detail = replace(detail, verdict=replace(detail.verdict, citations=now))
        self._show_verdict()
        return "no longer cited" if dropped else "cited"

    def action_undo(self) -> None:
        """Take back the last act, whenever it was done."""
        self._take_back(self._bench.undo, "Taken back", "Nothing to undo.")

    def action_redo(self) -> None:
        """Take back the last undo."""
        self._take_back(self._bench.redo, "Done again", "Nothing to redo.")

    def _take_back(self, call: Callable[[], Event | None], words: str, otherwise: str) -> None:
        from factbench.stages.history import describe

        def act() -> Review.Undone:
            event = call()
            if event is None:
                return self.Undone(None, None, otherwise)
            told = one_line(f"{words}: {describe(event)}")
            if event.claim is None:
                return self.Undone(None, None, told, reorder=True)
            return self.Undone(self._bench.claim_key(event.claim), self._bench.verdict(event.claim), told)

        self._acts.put(Job(act, self.post_message, lambda error: self._fail(error, None), leans=True))

    class Undone(Message):
        """An act was taken back, or done again."""

        def __init__(
            self, key: int | None, verdict: Verdict | None, words: str, *, reorder: bool = False
        ) -> None:
            super().__init__()
            self.key, self.verdict, self.words, self.reorder = key, verdict, words, reorder

    def on_review_undone(self, message: Undone) -> None:
        """Go to the claim of the act and show how it stands now."""
        self._say(message.words)
        if message.key is not None or message.reorder:
            self._say_saved()
        if message.key is None or message.verdict is None:
            if message.reorder:
                self._order(self._wanted)
            return
        self._mark(message.key, message.verdict.rating, message.verdict.confidence.value)
        place = self._rows.position(message.key)
        if place is not None:
            self.claims.move_to(place)
        self._show_current()

    def _queue(
        self, row: ClaimLine, act: Callable[[], object], restore: Callable[[], None] | None = None
    ) -> None:
        """Store an act of one claim after those before it; `restore` undoes what was shown if it fails."""

        def done(_result: object) -> None:
            self.post_message(self.Stored(self._bench.verdict(row.id)))

        self._acts.put(Job(act, done, lambda error: self._fail(error, restore)))

    def _fail(self, error: FactbenchError, restore: Callable[[], None] | None) -> None:
        self.post_message(self.Failed(error, restore))

    @work(thread=True, group="acts")
    def _store(self) -> None:
        self._acts.work()

    def on_review_stored(self, message: Stored) -> None:
        """Only now the bar says that it is saved."""
        self._say_saved()
        detail = self._detail
        if detail is not None and detail.claim.id == message.verdict.claim:
            self._detail = replace(detail, verdict=message.verdict)
            self._show_verdict()

    def _say_saved(self) -> None:
        self._stored += 1
        self.bar.say(self.bar.left, f"saved {self._clock():%H:%M:%S} ")

    def on_review_failed(self, message: Failed) -> None:
        """Say what went wrong and show again what is stored."""
        if message.restore is not None:
            message.restore()
        self._say(
            f"NOT SAVED: {one_line(str(message.error))}" if message.restore else one_line(str(message.error))
        )
        self.bar.add_class("-failed")
        self.set_timer(SAID * 3, lambda: self.bar.remove_class("-failed"))

    # ---------------------------------------------------------------------------------- evidence

    def action_evidence(self, step: int) -> None:
        """Move in the evidence without leaving the list."""
        self.evidence.move_to(self.evidence.cursor + step)

    def action_passage(self) -> None:
        """Show the passage where it stands in its source."""
        detail = self._detail
        if detail is None or not detail.evidence:
            return
        from factbench.tui.screens.passage import PassageScreen

        chosen = detail.evidence[min(self.evidence.cursor, len(detail.evidence) - 1)]
        try:
            source = self._bench.source(chosen.source.id)
        except FactbenchError as error:
            self._say(one_line(str(error)))
            return
        self.app.push_screen(PassageScreen(source, chosen, self._glyphs))

    # ------------------------------------------------------------------------------------ typing

    def action_note(self) -> None:
        """Type a note; what was typed before and not finished is there again."""
        row = self._row()
        if row is None:
            return
        detail = self._detail if self._detail and self._detail.claim.id == row.id else None
        self._noted = row.id
        words = "Why?" if row.rating is None else "Note"
        self._ask(
            "note",
            f"{words}  (Enter stores, Esc keeps a draft)",
            detail.draft if detail else self._bench.draft(row.id),
        )

    def action_filter(self) -> None:
        """Filter the claims as you type."""
        self._ask("filter", "Words in the claim  (Esc shows all)", self._wanted.text or "")

    def _ask(self, what: str, placeholder: str, value: str) -> None:
        self._asking = what
        self.prompt.placeholder = placeholder
        with self.prompt.prevent(Prompt.Changed):
            self.prompt.value = value
        self.prompt.cursor_position = len(value)
        self.add_class("-asking")
        self.prompt.focus()

    def _stop_asking(self) -> None:
        self._asking = ""
        self.remove_class("-asking")
        self.claims.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """A filter works at once; a note is kept as a draft within a second."""
        if self._asking == "filter":
            self._wanted = replace(self._wanted, text=event.value.strip() or None)
            self._order(self._wanted)
        elif self._asking == "note" and self._drafting is None:
            self._drafting = self.set_timer(DRAFT, self._save_draft)

    def _save_draft(self) -> None:
        self._drafting = None
        claim, text = self._noted, self.prompt.value
        self._acts.put(
            Job(
                lambda: self._bench.save_draft(claim, text), lambda _none: None, lambda e: self._fail(e, None)
            )
        )
        self._keep_draft(claim, text)

    def _keep_draft(self, claim: str, text: str) -> None:
        if self._detail is not None and self._detail.claim.id == claim:
            self._detail = replace(self._detail, draft=text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Store the note; or go on with the filter as it is."""
        if self._asking == "note":
            self._store_note(self._noted, event.value)
        self._stop_asking()

    def _store_note(self, claim: str, text: str) -> None:
        if self._drafting is not None:
            self._drafting.stop()
            self._drafting = None
        row = self._row()
        if row is None or not text.strip():
            self._save_draft()
            return
        bench = self._bench

        def act() -> object:
            event = bench.note(claim, text)
            bench.save_draft(claim, "")
            return event

        self._keep_draft(claim, "")
        self._say("Reason kept for the verdict · u undo" if row.rating is None else "Note · u undo")
        self._queue(row, act, lambda: self._keep_draft(claim, text))

    def on_prompt_left(self, _message: Prompt.Left) -> None:
        """Leaving a note keeps its draft; leaving the filter shows all claims again."""
        if self._asking == "note":
            if self._drafting is not None:
                self._drafting.stop()
            self._save_draft()
            self._said()
        elif self._asking == "filter":
            self._show_all()
        self._stop_asking()

    def _show_all(self) -> None:
        self._wanted = Filter()
        self._order(self._wanted)

    # ----------------------------------------------------------------------------------- looking

    PANES: ClassVar[tuple[str, ...]] = ("claims", "article", "evidence")

    def action_focus_pane(self, step: int) -> None:
        """Go to the next or the previous pane."""
        now = self.focused.id if self.focused is not None and self.focused.id in self.PANES else "claims"
        wanted = self.PANES[(self.PANES.index(str(now)) + step) % len(self.PANES)]
        self.query_one(f"#{wanted}").focus()
        if self.has_class("-zoomed"):
            self._zoom(wanted)

    def action_zoom(self) -> None:
        """Give the pane in focus the whole screen, or take it back."""
        if self.has_class("-zoomed"):
            self._zoom(None)
        else:
            self._zoom(
                self.focused.id if self.focused is not None and self.focused.id in self.PANES else "claims"
            )

    def _zoom(self, pane: str | None) -> None:
        self.set_class(pane is not None, "-zoomed")
        for each in self.PANES:
            self.query_one(f"#{each}").set_class(each == pane, "-alone")

    def action_layout(self) -> None:
        """On a narrow screen, give the next pane more lines."""
        now = next(each for each in self.PANES if self.has_class(f"-{each}-tall"))
        wanted = self.PANES[(self.PANES.index(now) + 1) % len(self.PANES)]
        self.remove_class(f"-{now}-tall")
        self.add_class(f"-{wanted}-tall")

    def action_back(self) -> None:
        """Peel one layer."""
        if self.has_class("-zoomed"):
            self._zoom(None)
        elif self._wanted.text:
            self._show_all()
        else:
            self.claims.focus()

    # ----------------------------------------------------------------------------------- session

    def action_copy_claim(self) -> None:
        """Copy the claim's words."""
        if self._detail is not None:
            self.app.copy_to_clipboard(one_line(self._detail.claim.quote))
            self._say("Copied the claim.")

    def action_copy_finding(self) -> None:
        """Copy claim, verdict and citations as Markdown."""
        if self._detail is not None:
            self.app.copy_to_clipboard(wording.finding(self._detail))
            self._say("Copied claim, verdict and citations.")

    def action_help(self) -> None:
        """Show the help."""
        from factbench.tui.screens.help import Help

        self.app.push_screen(Help(), self._do)

    def _do(self, call: str | None) -> None:
        if call:
            self.call_after_refresh(self.run_action, call)

    def on_unmount(self) -> None:
        """However the program ends, what was queued is stored first: it waits for the thread that stores."""
        self._acts.close()

    async def action_leave(self) -> None:
        """Leave when everything that was done is stored."""
        if self._drafting is not None:
            self._drafting.stop()
            self._save_draft()
        self.bar.say(" Storing…")
        self._acts.close()
        await self.workers.wait_for_complete([each for each in self.workers if each.group == "acts"])
        self.app.exit()


def _footer() -> str:
    verdicts = [
        f"{said(each)} {each.brief}" for each in ACTIONS if each.brief and each.id.startswith("verdict")
    ]
    others = [
        f"{said(each)} {each.brief}" for each in ACTIONS if each.brief and not each.id.startswith("verdict")
    ]
    return f" {' '.join(verdicts)} │ 1-9 cite {' '.join(others)}"
