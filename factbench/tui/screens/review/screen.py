"""The review screen: what its keys and messages lead to. A key goes down, never back up.

binding -> action_verb(id) -> verbs.TABLE[id] -> targets(state) -> writer.act -> Stored -> panes
"""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.screen import Screen

from factbench import config
from factbench.errors import FactbenchError
from factbench.opening import EVERYTHING, Filter
from factbench.text.clean import one_line
from factbench.tui import wording
from factbench.tui.actions import ACTIONS, EVERY, GO, RATED, Action, Group, named, of_scale
from factbench.tui.keymap import keymap, on_scale
from factbench.tui.requests import Copy, Open, Threads
from factbench.tui.screens.review import moving, panels
from factbench.tui.screens.review.asking import Asking
from factbench.tui.screens.review.following import Following
from factbench.tui.screens.review.panes import Panes
from factbench.tui.screens.review.reader import Reader, relisted
from factbench.tui.screens.review.state import Answer, Ask, Question, begun
from factbench.tui.screens.review.writer import GROUP, Writer
from factbench.tui.widgets.article import ArticleText
from factbench.tui.widgets.evidence import EvidenceList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widgets import Input

    from factbench.opening import FirstPage
    from factbench.tui.by_hand import Act
    from factbench.tui.screens.review.doing import Doing
    from factbench.tui.screens.review.reader import (
        Gaps,
        Looked,
        Noticed,
        Opined,
        Ordered,
        OrderRead,
        Read,
        Unreadable,
    )
    from factbench.tui.screens.review.state import State
    from factbench.tui.screens.review.whereabouts import Whereabouts
    from factbench.tui.screens.review.writer import Counted, Refused, Stored
    from factbench.tui.widgets.claims import ClaimList
    from factbench.tui.widgets.lines import LineView
    from factbench.workbench import Workbench


REACH = 2_000
"""Claims that a held key can reach before the whole list is read, where they need no search: some milliseconds."""
HESITATION = 0.3
"""Seconds after which the letters are shown; whoever knows them is not disturbed."""
LONG = 6.0
"""Seconds for which is said what went without being asked for."""
NOT_KEPT = "it cannot be kept, so it is asked again"

MENUS = {
    "claims": ("This claim", Group.VERDICT, Group.ANNOTATE, Group.CLAIM, Group.SEVERAL, Group.SESSION),
    "article": ("These words", Group.CLAIM, Group.ANNOTATE),
    "evidence": ("This evidence", Group.EVIDENCE, Group.ANNOTATE),
}
"""What the right button offers in each pane, under which title."""


def bound(action: Action) -> Binding:
    """An action as Textual binds it."""
    return Binding(action.keys, action.call, action.words, show=False, id=action.id, system=True)


class Review(Screen[None]):
    """Where a reviewer spends the day."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (110, "-wide"), (180, "-vast")]  # noqa: RUF012  declared by Textual without ClassVar
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (16, "-upright"), (20, "-roomy")]  # noqa: RUF012  declared by Textual without ClassVar
    AUTO_FOCUS = "#claims"
    BINDINGS: ClassVar[list[Any]] = [bound(each) for each in ACTIONS if each.keys]

    def __init__(
        self,
        first: FirstPage,
        open_bench: Callable[[], Workbench],
        *,
        ascii: bool,
        clock: Callable[[], datetime],
        actions: Sequence[Action] = EVERY,
    ) -> None:
        super().__init__(classes="-evidence-tall")
        self._open_bench = open_bench
        self._clock = clock
        state = begun(first, actions, ascii=ascii)
        self._panes = panes = Panes(self, state)
        self._reader = Reader(self)
        self._follow = Following(self, state, panes, self._reader)
        self._writer = Writer(self.post_message)
        self._asking = Asking(self, self._keep_draft)
        self.claims, self.article, self.evidence, self.rail = panes.panes
        self.head, self.beside, self.bar, self.foot = panes.lines
        self.prompt = self._asking.prompt
        self._awaiting: Timer | None = None
        """Runs from `g`, `W`, `#` or `%` on until the letters are shown; None once a letter was typed."""
        self._first = GO
        """Which of them was typed."""
        self._leaving = False
        self._told_of: tuple[int, str] | None = None
        """The claim that somebody else has open of which was said so."""

    @cached_property
    def _doing(self) -> Doing:
        """Loads the verbs, which the first paint need not wait for."""
        from factbench.tui.screens.review.doing import Doing

        return Doing(self._follow, self._writer, self._clock)

    @cached_property
    def _whereabouts(self) -> Whereabouts:
        """Nor does it need to be known where the reviewer is."""
        from factbench.tui.screens.review.whereabouts import Whereabouts

        return Whereabouts(self, self._follow, self._writer)

    @property
    def state(self) -> State:
        """All that the screen knows."""
        return self._follow.state

    @property
    def actions(self) -> tuple[Action, ...]:
        """Those on the verdict scale of this database, for palette, help, footer and command line."""
        return self.state.actions

    # ----------------------------------------------------------------------------------- beginning

    def compose(self) -> ComposeResult:
        """The panes, for the size that the terminal has."""
        # Textual asks for the size of the terminal only when all is laid out and painted for another.
        both = zip(self.app.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True)
        self.add_class(*(max(each for each in steps if each[0] <= length)[1] for length, steps in both))
        yield from self._panes.compose()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """The first time every style was computed a moment ago, when the panes were made."""
        event.refresh_styles = self.state.bench is not None

    def on_mount(self) -> None:
        """Show the first page at once; the rest of the order, and what writing needs, follow in threads."""
        self._panes.begin(self.state)
        self.call_after_refresh(self._go_on)

    def _go_on(self) -> None:
        """Load what the first paint did not need; it takes less than the first key of the quickest reviewer."""
        try:
            bench = self._open_bench()
            self._follow.become(bench=bench)
            self._follow_scale()
        except FactbenchError as error:
            self.app.exit(return_code=error.exit_code, message=one_line(str(error)))
            return
        state = self.state
        self.mount(self.prompt, after=self.bar)
        state.rows.read_from(bench.desk.claim_lines)
        if state.wanted == EVERYTHING and not state.resuming:
            with suppress(FactbenchError):  # whoever reads all of it says what is wrong
                state.rows.replace(*bench.desk.claim_order(EVERYTHING, limit=REACH))
        gc.freeze()
        gc.enable()
        self._writer.begin(self)
        self._reader.order(state)
        self._follow.show_current()
        if state.first.asks:
            panels.name(self.app, state, self._reviewed_by)
        self._reader.watch(bench)
        # While the reviewer reads.
        self.run_worker(lambda: self._doing, thread=True, group="warm", exit_on_error=False)

    def _reviewed_by(self, name: str | None) -> None:
        """Review under this name from now on, from where it stopped; without one under the login name, this time."""
        bench, first = self.state.bench, self.state.first
        if name is None or bench is None:
            self._follow.say(f"Reviewing as {first.reviewer} this time · , changes it")
            return
        kept = config.keep_name(name)
        bench.act_as(name)
        resuming, wanted = "", EVERYTHING
        try:
            resuming, wanted = bench.desk.stopped() or (resuming, wanted)
        except FactbenchError as error:
            self._follow.say(one_line(str(error)))
        first = first._replace(reviewer=name, claim=resuming)
        self._follow.become(first=first, resuming=resuming, wanted=wanted)
        self.changed_elsewhere()
        self._follow.say(f"Welcome, {name} · , changes the name" if kept else f"Welcome, {name} · {NOT_KEPT}")

    # ------------------------------------------------------------------------------ keys and scales

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While nobody can see the claims, nothing is decided about one; and between `g` and its letter nothing is."""
        seen = not (self.has_class("-tiny") or self.has_class("-flat"))
        ready = seen and self.state.bench is not None and not self.state.resuming
        return self._awaiting is None and (ready or action in {"leave", "help"})

    def take_key(self, event: events.Key) -> bool:
        """The letter after `g`, from whoever knows it."""
        waiting = self._awaiting is not None
        if waiting:
            self._go_to(named(event.character, self._first))
        return waiting

    def _follow_scale(self) -> None:
        """Let keys, palette, help and footer be those of the verdict scale of this database.

        Raises: `errors.Misuse` where a key of the reviewer's own is also a letter of the scale.
        """
        state = self.state
        scale = state.bench.record.scale() if state.bench else state.scale
        if scale is state.scale and state.actions == of_scale(scale, state.every):
            return
        self._follow.become(actions=on_scale(state.every, scale), scale=scale)
        keys = self._bindings.key_to_bindings
        for key in [key for key, known in keys.items() if known[0].id in RATED]:
            del keys[key]
        # With their own letters: Textual puts the reviewer's keys in their place whenever one is pressed.
        keys.update({each.keys: [bound(each)] for each in of_scale(scale) if each.id in RATED})
        self._panes.show_foot(self.state)

    def _take_scale(self) -> None:
        """Follow a scale that was chosen meanwhile; what is wrong is said, and no verdict is stored."""
        try:
            self._follow_scale()
        except FactbenchError as error:
            self._follow.say(one_line(str(error)))

    def rekey(self, actions: Sequence[Action]) -> None:
        """Take other keys of the reviewer's own, everywhere.

        Raises: `errors.Misuse` where one is also a letter of the scale; then the keys stay.
        """
        self._follow.become(actions=on_scale(actions, self.state.scale), every=actions)
        self.app.set_keymap(keymap(actions))
        self._panes.show_foot(self.state)

    # --------------------------------------------------------------------------------------- verbs

    def action_verb(self, id: str) -> None:
        """Do something to the claims that are meant, when what is to be known for it is asked."""
        self._doing.begin(id, self._ask)

    def on_review_stored(self, message: Stored) -> None:
        """Only now the bar says that it is saved; what the act changed is shown."""
        done = message.done
        self._doing.stored(done)
        if done.relists:
            self._take_scale()
            self._reader.order(self.state)
        elif done.decides:
            self._whereabouts.acted()

    def on_review_refused(self, message: Refused) -> None:
        """Say what went wrong and show again what is stored."""
        self._doing.refused(message.error, message.back)

    def on_review_unreadable(self, message: Unreadable) -> None:
        """Say what could not be read."""
        self._doing.unreadable(message.error)

    def on_evidence_list_cited(self, message: EvidenceList.Cited) -> None:
        """A click on the number is the digit, and there are numbers beyond nine."""
        self._panes.show_item(self.state, message.item)
        self.action_verb("evidence.choose")
        # It was about the claim: what is written next is its reason, not a note on the evidence.
        self.claims.focus()

    # ------------------------------------------------------------------------------------- several

    def action_mark(self) -> None:
        """Mark the claim, or no longer, and go to the next."""
        self._follow.mark()

    def action_mark_range(self) -> None:
        """Mark every claim from here to where the cursor goes, until the key is pressed again."""
        self._follow.mark_range()

    def action_for_all(self) -> None:
        """Let the next verb mean all marked claims."""
        self._follow.for_all()

    # -------------------------------------------------------------------------------------- asking

    def _ask(self, question: Question, do: Callable[[Answer], None]) -> None:
        if question.kind is Ask.EDITOR:
            panels.editor(self.app, question, self._keep_draft, lambda words: do(Answer(words)))
        elif question.kind is Ask.PASSAGE:
            panels.library(self.app, self.state, question, lambda found: do(Answer(found=found)))
        elif question.kind is Ask.FORM:
            panels.form(self.app, question, self._keep_draft, partial(self._filled, question, do))
        else:
            self._follow.become(asking=question)
            self._asking.open(question, partial(self._finish, question, do))
            self._panes.show_foot(self.state)

    def _filled(self, question: Question, do: Callable[[Answer], None], act: Act | None) -> None:
        """Hand on what a form made; what was typed and not finished waits in it."""
        if act is None:
            self._follow.say("Nothing stored. What was typed waits there.")
        else:
            do(Answer(act=act, form=question.form))

    def _finish(self, question: Question, do: Callable[[Answer], None], words: str | None) -> None:
        """Hand on what was typed; without words the prompt was left, and the next verb means nothing for all."""
        self._follow.become(asking=None)
        if self.focused is self.prompt:
            self.set_focus(self.claims)
        self._panes.show_foot(self.state)
        if words is not None:
            do(Answer(words))
            return
        self._follow.only_one()
        if question.draft_of:
            self._follow.said()
        elif question.kind is Ask.FILTER:
            self._filter("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """A filter works at once; a note is kept as a draft within a second."""
        question = self.state.asking
        if question is not None and question.kind is Ask.FILTER:
            self._filter(event.value)
        elif question is not None:
            self._asking.typed(question)

    def _keep_draft(self, claim: str, text: str) -> None:
        """Keep what was typed and not finished."""
        if self.state.bench is not None:
            self._writer.draft(self.state.bench, claim, text)
            self._follow.state = self.state.with_draft(claim, text)

    def action_command(self) -> None:
        """Type the number of a claim, or the name of anything a key does."""
        known = [each.id for each in self.actions]
        self._ask(Question(Ask.CHOICE, "Number of a claim, or an action", known=known), self._command)

    def _command(self, answer: Answer) -> None:
        typed = answer.words.strip().lstrip(":")
        if typed.isdecimal():
            self._follow.move_to(moving.clamped(self.state, int(typed[:18]) - 1))
            return
        fitting = [each for each in self.actions if each.id == typed] or [
            each for each in self.actions if typed and each.id.startswith(typed)
        ]
        if len(fitting) == 1:
            self._run(fitting[0].call)
        elif fitting:
            names = ", ".join(each.id for each in fitting[:4])
            self._follow.say(f"{one_line(typed)} could be {names}…")
        elif typed:
            self._follow.say(f"No action is called {one_line(typed)}.")

    # ------------------------------------------------------------------------------------- filters

    def action_filter(self) -> None:
        """Filter the claims as you type."""
        question = Question(Ask.FILTER, "Words in the claim", self.state.wanted.text or "")
        self._ask(question, lambda answer: self._filter(answer.words))

    def _filter(self, words: str) -> None:
        self._follow.list_claims(replace(self.state.wanted, text=words.strip() or None, within=None))

    def action_parts(self) -> None:
        """List the claim with its parts, and that it was said, alone; or what was listed before."""
        state = self.state
        detail = state.detail_of(state.row.id) if state.row else None
        if state.wanted.within is not None:
            self._leave_parts()
        elif detail is not None and (detail.parts or detail.claim.saying or detail.claim.under):
            self._follow.list_claims(replace(state.wanted, within=detail.claim.under or detail.claim.id))
        else:
            self._follow.say("This claim has no parts.")

    def action_low_worth(self) -> None:
        """List what is hardly worth checking too, or no longer."""
        self._take_filter(replace(self.state.wanted, low=not self.state.wanted.low))

    def _leave_parts(self) -> None:
        """List what was listed before, at the claim whose parts were."""
        state = self.state
        if state.bench is not None and state.wanted.within is not None:
            with suppress(FactbenchError):  # of an article that was cut again meanwhile
                self._follow.become(seek=state.bench.desk.claim_key(state.wanted.within))
            self._follow.list_claims(replace(state.wanted, within=None))

    def action_filters(self) -> None:
        """Choose what is listed and in what order."""
        panels.filters(self.app, self.state, self._take_filter)

    def _take_filter(self, wanted: Filter | None) -> None:
        if wanted is not None and wanted != self.state.wanted:
            self._follow.list_claims(wanted)
            self._whereabouts.listed()

    # -------------------------------------------------------------------------------------- moving

    def action_move(self, step: int) -> None:
        """Move by claims; in the article or the evidence, by lines."""
        pane = self.focused
        if isinstance(pane, ArticleText):
            pane.scroll_lines_to(pane.top + step)
        elif isinstance(pane, EvidenceList):
            self.action_evidence(step)
        else:
            self._follow.move_to(self.state.cursor + step)

    def action_half_page(self, halves: int) -> None:
        """Move by half pages of the pane in focus."""
        pane = self.focused if isinstance(self.focused, ArticleText | EvidenceList) else self.claims
        step = halves * max(1, pane.size.height // 2)
        if pane is self.claims:
            self._follow.move_to(moving.clamped(self.state, self.state.cursor + step))
        else:
            pane.scroll_lines_to(pane.top + step)

    def action_edge(self, side: int) -> None:
        """Go to the first or the last claim."""
        self._follow.move_to(0 if side < 0 else len(self.state.rows) - 1)

    def action_open_claim(self, step: int) -> None:
        """Go to the nearest open claim after or before."""
        found, others = moving.next_open(self.state, step), moving.at_others(self.state, step)
        if found is None and others is not None:
            place, who = others
            if self._told_of == (place, who):
                self._follow.move_to(place)
                return
            key = self.state.key_of("move.next-open" if step > 0 else "move.previous-open")
            self._follow.say(
                f"Only one is open that way, and {one_line(who)} is at it: {key} again goes there."
            )
            self._told_of = place, who
        elif found is None:
            self._follow.say("No open claim that way.")
        else:
            self._follow.move_to(found)

    def action_article(self, step: int) -> None:
        """Go to the first claim of the next article, or of this or the one before."""
        self._follow.move_to(moving.article(self.state, step))

    def on_claim_list_clicked(self, message: ClaimList.Clicked) -> None:
        """A click chooses."""
        self._follow.move_to(message.position)

    def on_article_clicked(self, message: ArticleText.Clicked) -> None:
        """A click in the article chooses the claim there."""
        self._follow.move_to(moving.at_place(self.state, message.place))

    def action_evidence(self, step: int) -> None:
        """Move in the evidence without leaving the list."""
        self._panes.show_item(self.state, self.evidence.cursor + step)

    def on_evidence_list_clicked(self, message: EvidenceList.Clicked) -> None:
        """A click chooses."""
        self._panes.show_item(self.state, message.item)

    def action_remark(self, step: int) -> None:
        """Go to the next or the previous remark in the article, round and round; the bar tells its words."""
        found = self._panes.next_remark(self.state.detail, step)
        if found is None:
            self._follow.say("No remark on this article yet: mark words in it, then a or Q.")
            return
        self._into_article()
        self.article.go_to(found)

    def action_threads(self) -> None:
        """Read all that was said here in full: the cursor is on what was said of the words or evidence in focus."""
        state = self._panes.seen(self.state)
        detail = state.detail
        if detail is None:
            return
        first: list[str] = []
        if state.in_article and state.word is not None:
            first += [each.id for span, each in wording.in_sight(detail) if span.overlaps(state.word)]
        if state.on_evidence and state.chosen is not None:
            first += [each.id for each in detail.annotations if each.evidence == state.chosen.id]
        self.post_message(Threads(detail.claim.id, first))

    def action_gap(self, step: int) -> None:
        """Go to the next or the previous sentence that tells something and has no claim, and mark it."""
        state = self.state
        place = self._panes.next_gap(state, step)
        if place is None or state.gaps is None:
            unread = "The article is still being read: once more in a moment."
            self._follow.say(wording.NO_GAPS if state.gaps is not None else unread)
            return
        self._into_article()
        self.article.mark_out(state.gaps[place].span)
        self._follow.say(wording.gap(state.gaps, place))

    def _into_article(self) -> None:
        self.article.focus()
        if self.has_class("-zoomed"):
            self._panes.zoom("article")

    # ----------------------------------------------------------------------- reading, and what came

    def on_review_ordered(self, message: Ordered) -> None:
        """Take the order."""
        self._follow.ordered(message)

    def on_review_read(self, message: Read) -> None:
        """Show what stands beside a claim."""
        self._follow.read(message)
        self._show_wanted_remark()
        self._whereabouts.came()

    def on_review_gaps(self, message: Gaps) -> None:
        """Mark what has no claim."""
        self._follow.gaps(message)

    def on_review_opined(self, message: Opined) -> None:
        """Show what a model makes of the evidence."""
        self._follow.opined(message)

    def on_review_looked(self, _message: Looked) -> None:
        """Show the evidence that was found meanwhile."""
        self._follow.looked()

    def on_review_order_read(self, _message: OrderRead) -> None:
        """Read it again where it was asked for meanwhile."""
        if self._reader.ended():
            self._reader.order(self.state)

    def on_review_noticed(self, message: Noticed) -> None:
        """Mark what was decided, list claims that are new or gone, and read the current claim again."""
        self._follow.become(leases=message.leases)
        for verdict in message.verdicts:
            self._follow.show_row(*verdict)
        if relisted(message.news):
            self.changed_elsewhere()
        row = self.state.row
        if row is not None:
            self._reader.detail(self.state, row.id)

    def changed_in_place(self) -> None:
        """Read again what the reviewer has changed in another place."""
        self._follow.become(acted=True)
        self.changed_elsewhere()

    def changed_elsewhere(self) -> None:
        """Read again what was changed elsewhere, by whomever."""
        self._follow.become(stored=self.state.stored + 1)
        self._take_scale()
        self._follow.become(detail=None)
        self._reader.order(self.state)
        self._follow.show_current()

    # ------------------------------------------------------------------------------------- the bar

    def say(self, words: str) -> None:
        """Say what was just done."""
        self._follow.say(words)

    def on_article_moved(self, _message: ArticleText.Moved) -> None:
        """Tell what was remarked on the word under the cursor."""
        self._follow.stand()

    def on_descendant_focus(self) -> None:
        """In another pane it is told no longer."""
        self._follow.stand()

    def on_text_selected(self) -> None:
        """Words that the mouse marked in the article stay marked, and the bar says what can be done with them."""
        self.article.take_selection()

    # ------------------------------------------------------------------------- panes, copies, screens

    def action_focus_pane(self, step: int) -> None:
        """Go to the next or the previous pane."""
        self._panes.focus_next(step)

    def action_zoom(self) -> None:
        """Give the pane in focus the whole screen, or take it back."""
        self._panes.turn_zoom()

    def action_layout(self) -> None:
        """Where panes stand on top of each other, give the next one more lines."""
        self._panes.turn_layout()

    def action_back(self) -> None:
        """Peel one layer: marked words, marked claims, then zoom and filter."""
        wanted = self.state.wanted
        if self.article.drop_marks() or self._follow.unmark():
            return
        if self.has_class("-zoomed"):
            self._panes.zoom(None)
        elif wanted.within is not None:
            self._leave_parts()
        elif wording.narrowed(wanted):
            every = Filter(order=wanted.order, seed=wanted.seed, low=wanted.low)
            self._follow.become(dropped=wanted)
            self._follow.list_claims(every)
            words = wording.filtered(replace(wanted, order=EVERYTHING.order, low=False))
            key = self.state.key_of("look.filters")
            self._follow.say(f"Filter dropped: {words} · {key} b takes it again", seconds=LONG)
        else:
            self.claims.focus()

    def action_copy_claim(self) -> None:
        """Copy the claim's words."""
        if self.state.detail is not None:
            self.post_message(Copy(one_line(self.state.detail.claim.quote), "the claim", self._follow.say))

    def action_copy_finding(self) -> None:
        """Copy claim, verdict and citations as Markdown."""
        if self.state.detail is not None:
            finding = wording.finding(self.state.detail)
            self.post_message(Copy(finding, "claim, verdict and citations", self._follow.say))

    def action_open_source(self) -> None:
        """Open the source in the browser, or copy its address where none opens; without an address, the passage."""
        from factbench.exporters.wording import web_address

        chosen = self._panes.seen(self.state).chosen
        address = web_address(chosen.source.url) if chosen else None
        if address is None:
            self.action_passage()
        else:
            self.post_message(Open(address, self._follow.say))

    def action_passage(self) -> None:
        """Show the passage where it stands in its source."""
        try:
            panels.passage(self.app, self._panes.seen(self.state))
        except FactbenchError as error:
            self._follow.say(one_line(str(error)))

    def action_elements(self) -> None:
        """Show which elements of the claim are covered, by which passages, and why."""
        panels.elements(self.app, self.state)

    def action_help(self) -> None:
        """Show the help."""
        panels.help(self.app, self.actions, self._run)

    def on_line_view_menu(self, message: LineView.Menu) -> None:
        """What can be done with what was clicked; Enter or a click does it."""
        title, *groups = MENUS.get(message.pane, ("Help", *Group))
        # The digits mean other evidence than what was clicked.
        digits = "evidence.cite-"
        shown = [each for each in self.actions if each.group in groups and not each.id.startswith(digits)]
        panels.actions(self.app, shown, self._run, title)

    def _run(self, call: str | None) -> None:
        if call:
            self.call_after_refresh(self.run_action, call)

    # ------------------------------------------------------------------- other places, and leaving

    def action_go(self, first: str) -> None:
        """Wait for the letter that says where, or what; a panel shows the letters to whoever hesitates.

        Until then no key means anything else: the letters of some places are those of verdicts.
        """
        self._first = first
        self._awaiting = self.set_timer(HESITATION, self._show_letters)

    def _show_letters(self) -> None:
        panels.letters(self.app, self._first, self._go_to)

    def _go_to(self, action: Action | None) -> None:
        """Do it at once where it asks for something: what is typed next is the answer, and no verdict."""
        if self._awaiting is not None:
            self._awaiting.stop()
            self._awaiting = None
        if action is not None and action.id.startswith("evidence."):
            self.action_verb(action.id)
        elif action is not None:
            self._run(action.call)

    def action_place(self, name: str) -> None:
        """Go to a place, which only the app knows. It stays as it was left, and what it is at goes on."""
        self.app.push_screen(name)

    def article_here(self) -> str | None:
        """Id of the article that the current claim stands in."""
        return self.state.row.article if self.state.row else None

    def take_filter(self, wanted: Filter) -> None:
        """List what a filter says, in the order of reading."""
        self._take_filter(replace(wanted, low=self.state.wanted.low))
        self._follow.say(f"{wording.filtered(wanted).capitalize()} · Esc shows all", seconds=LONG)

    def go_to(self, claim: str) -> None:
        """Go to a claim; where the filter hides it, list all and say so."""
        bench = self.state.bench
        key = bench.desk.claim_key(claim) if bench else None
        place = self.state.rows.position(key) if key is not None else None
        if place is not None:
            self._follow.move_to(place)
        elif key is not None:
            self._follow.become(seek=key, dropped=self.state.wanted)
            self._follow.list_claims(Filter(low=self.state.wanted.low))
            filters = self.state.key_of("look.filters")
            self._follow.say(
                f"The filter hid it, so all are listed · {filters} b takes it again", seconds=LONG
            )

    def visit_remark(self, article: str, remark: str) -> None:
        """Go to what was remarked on in an article, and to its claim there."""
        self._follow.become(remark=remark)
        self.open_article(article)
        self._show_wanted_remark()

    def show_remark(self, remark: str) -> None:
        """Put the article's cursor on what was remarked on, as soon as it is there."""
        self._follow.become(remark=remark)
        self._show_wanted_remark()

    def _show_wanted_remark(self) -> None:
        """Go to the words that are to be shown, where the article that has them is."""
        detail, wanted = self.state.detail, self.state.remark
        placed = wording.in_sight(detail) if detail and wanted else []
        span = next((span for span, each in placed if each.id == wanted), None)
        if span is not None:
            self._follow.become(remark="")
            self._into_article()
            self.article.go_to(span)

    def open_article(self, article: str) -> None:
        """List the claims of one article, in the order of reading."""
        self._take_filter(Filter(article=article, low=self.state.wanted.low))
        self._follow.say("Only this article · Esc shows all")

    def visit(self, claim: str) -> None:
        """Go to a claim; where the filter hides it, say so."""
        bench = self.state.bench
        place = self.state.rows.position(bench.desk.claim_key(claim)) if bench else None
        if place is None:
            self._follow.say("That claim is not among those shown: Esc shows all.")
        else:
            self._follow.move_to(place)

    def on_review_counted(self, message: Counted) -> None:
        """Say in the head how it goes."""
        from factbench.tui.screens.sessions import pace

        hourly = pace(message.session) if message.session else None
        if message.session is not None and hourly is not None:
            self._follow.become(pace=f"{message.session.decided} decided, {hourly} an hour")
            self._panes.show_head(self.state)

    async def action_leave(self) -> None:
        """Leave when everything that was done is stored; asked again while that goes on, it changes nothing."""
        if self._leaving:
            return
        self._leaving = True
        state = self.state
        if state.asking is not None:
            self._asking.save(state.asking)
        self.bar.say(" Storing…")
        self._whereabouts.leave()
        self._writer.close()
        # Of no workers Textual would wait for all, and the one that watches the file never ends.
        if storing := [each for each in self.workers if each.group == GROUP]:
            await self.workers.wait_for_complete(storing)
        words = wording.left_over(self._writer.unstored)
        self.app.exit(message=Text(words) if words else None)

    def on_unmount(self) -> None:
        """However the program ends, what was queued is stored first: it waits for the thread that stores."""
        self._writer.close()
        self._reader.close()
