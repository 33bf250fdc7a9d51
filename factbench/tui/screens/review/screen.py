"""The review screen: what its keys and messages lead to. A key goes down, never back up.

binding -> action_verb(id) -> verbs.TABLE[id] -> targets(state) -> writer.act -> Stored -> panes
"""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.screen import Screen

from factbench import config
from factbench.errors import FactbenchError
from factbench.opening import EVERYTHING, FIRST, Filter, Seen
from factbench.text.clean import one_line
from factbench.tui import wording
from factbench.tui.actions import ACTIONS, EVERY, RATED, Action, Group, named, of_scale
from factbench.tui.keymap import keymap, on_scale
from factbench.tui.requests import Copy, Open
from factbench.tui.screens.review import moving, panels
from factbench.tui.screens.review.asking import Asking
from factbench.tui.screens.review.panes import Panes
from factbench.tui.screens.review.reader import Reader, relisted
from factbench.tui.screens.review.state import (
    After,
    Ask,
    Back,
    Done,
    Question,
    Shown,
    Targets,
    begun,
    drawn,
    marked,
    ranged,
    targets,
    unmarked,
)
from factbench.tui.screens.review.verbs import TABLE, Answer, Hint, Plan, Reach, Then, Verb, perform
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

    from factbench.model import Verdict
    from factbench.opening import FirstPage
    from factbench.tui.screens.review.reader import Looked, Noticed, Ordered, OrderRead, Read, Unreadable
    from factbench.tui.screens.review.writer import Counted, Refused, Stored
    from factbench.tui.widgets.claims import ClaimList
    from factbench.tui.widgets.lines import LineView
    from factbench.workbench import Workbench


SAID = 2.0
"""Seconds for which the bar says what was just done."""
SETTLE = 0.05
"""Seconds without a move after which article and evidence follow the cursor."""
BURST = 0.15
"""Seconds within which one move follows another when a key is held, even over a slow line."""
PAINT = 0.01
"""Seconds that the cursor's two lines take to be painted; they go first."""
REACH = 2_000
"""Claims that a held key can reach before the whole list is read, where they need no search: some milliseconds."""
HESITATION = 0.3
"""Seconds after which the letters are shown; whoever knows them is not disturbed."""
REST = 2.0
"""Seconds without an act after which the place is remembered: a crash loses no act, and seldom the place."""
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
        self.state = begun(first, actions, ascii=ascii)
        self._panes = Panes(self, self.state)
        self._reader = Reader(self)
        self._writer = Writer(self.post_message)
        self._asking = Asking(self, self._keep_draft)
        panes = self._panes
        self.claims, self.article, self.evidence, self.rail = (
            panes.claims,
            panes.article,
            panes.evidence,
            panes.rail,
        )
        self.head, self.beside, self.bar, self.foot = panes.head, panes.beside, panes.bar, panes.foot
        self.prompt = self._asking.prompt
        self._moved = 0.0
        """When the cursor moved last."""
        self._settling: Timer | None = None
        self._saying: Timer | None = None
        self._remembering: Timer | None = None
        self._awaiting: Timer | None = None
        """Runs from `g` on until the letters are shown; None once a letter was typed."""

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)

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
            self._become(bench=bench)
            self._follow_scale()
        except FactbenchError as error:
            self.app.exit(return_code=error.exit_code, message=one_line(str(error)))
            return
        state = self.state
        self.mount(self.prompt, after=self.bar)
        state.rows.read_from(bench.claim_lines)
        if state.wanted == EVERYTHING and not state.resuming:
            with suppress(FactbenchError):  # whoever reads all of it says what is wrong
                state.rows.replace(*bench.claim_order(EVERYTHING, limit=REACH))
        gc.freeze()
        gc.enable()
        self._writer.begin(self)
        self._reader.order(state)
        self._show_current()
        if state.first.asks:
            panels.name(self.app, state, self._reviewed_by)
        self._reader.watch(bench)

    def _reviewed_by(self, name: str | None) -> None:
        """Review under this name from now on, from where it stopped; without one under the login name, this time."""
        bench, first = self.state.bench, self.state.first
        if name is None or bench is None:
            self.say(f"Reviewing as {first.reviewer} this time · , changes it")
            return
        kept = config.keep_name(name)
        bench.act_as(name)
        self._become(first=first._replace(reviewer=name))
        try:
            resuming, wanted = bench.stopped() or ("", EVERYTHING)
            self._become(resuming=resuming, wanted=wanted)
        except FactbenchError as error:
            self.say(one_line(str(error)))
        self.changed_elsewhere()
        self.say(f"Welcome, {name} · , changes the name" if kept else f"Welcome, {name} · {NOT_KEPT}")

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
            self._go_to(named(event.character))
        return waiting

    def _follow_scale(self) -> None:
        """Let keys, palette, help and footer be those of the verdict scale of this database.

        Raises: `errors.Misuse` where a key of the reviewer's own is also a letter of the scale.
        """
        state = self.state
        scale = state.bench.scale() if state.bench else state.scale
        if scale is state.scale and state.actions == of_scale(scale, state.every):
            return
        self._become(actions=on_scale(state.every, scale), scale=scale)
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
            self.say(one_line(str(error)))

    def rekey(self, actions: Sequence[Action]) -> None:
        """Take other keys of the reviewer's own, everywhere.

        Raises: `errors.Misuse` where one is also a letter of the scale; then the keys stay.
        """
        self._become(actions=on_scale(actions, self.state.scale), every=actions)
        self.app.set_keymap(keymap(actions))
        self._panes.show_foot(self.state)

    # --------------------------------------------------------------------------------------- verbs

    def action_verb(self, id: str) -> None:
        """Do something to the claims that are meant, when what is to be known for it is asked."""
        verb = TABLE[id]
        self.state = self._panes.seen(self.state)
        aim = targets(self.state)
        if aim is None or (aim.none and verb.reach is not Reach.LAST):
            return
        if aim.many and verb.reach is Reach.ONE:
            self._only_one()
            self.say(f"{verb.name} means one claim at a time. The marks stay.")
            return
        question, do = verb.asks(self.state, aim), partial(self._do, verb, aim)
        if question is None:
            do(Answer())
        elif isinstance(question, Hint):
            self._hint(question)
        else:
            self._ask(question, do)

    def _do(self, verb: Verb, aim: Targets, answer: Answer) -> None:
        """Show what a verb does, and queue it to be stored."""
        plan = verb.plan(self.state, aim, answer)
        if isinstance(plan, Hint):
            self._hint(plan)
            return
        last = verb.reach is Reach.LAST
        back = plan.back
        if last:
            pass
        elif aim.many:
            back = Back(marked=frozenset(aim.keys))
            self._unmark()
            self.say(f"{len(aim.keys)} claims: storing…")
        else:
            self._show_plan(plan)
        note = (aim.row.id, plan.note) if aim.row and plan.note else None
        self._writer.act(partial(perform, plan, aim), back, leans=last, note=note)
        self._become(unstored=tuple(self._writer.unstored.items()))
        if not (last or aim.many):
            self._move_on(plan, aim)

    def _show_plan(self, plan: Plan) -> None:
        """What is done to one claim, before it is stored."""
        if plan.shown is not None:
            self._show_row(plan.shown)
        if plan.detail is not None:
            self._become(detail=plan.detail)
            self._show_verdict()
        if plan.item is not None:
            self._panes.show_item(self.state, plan.item)
        if plan.drops_marks:
            self.article.drop_marks()
        if plan.shape:
            self.claims.focus()
        if plan.after is After.VERDICT:
            self.say(f"{plan.words} · u undo")

    def _move_on(self, plan: Plan, aim: Targets) -> None:
        """Where the cursor goes when one claim was decided."""
        found = moving.after_verdict(self.state, aim.position) if plan.then is Then.NEXT else None
        if found is not None:
            self._move_to(found)
        elif plan.then is not Then.REST:
            self._show_soon()
            if plan.then is Then.NEXT:
                self.say(f"{self.bar.left.strip()} · nothing open is left")

    def _hint(self, hint: Hint) -> None:
        self._only_one()
        if hint.in_article:
            self.article.focus()
        if hint.begin is not None:
            self.article.begin(hint.begin)
        if hint.words:
            self.say(hint.words)

    def on_review_stored(self, message: Stored) -> None:
        """Only now the bar says that it is saved; what the act changed is shown."""
        done = message.done
        self._become(unstored=tuple(self._writer.unstored.items()))
        if done.words:
            self.say(done.words)
        if done.after is After.NOTHING:
            return
        self._become(stored=self.state.stored + 1)
        self.bar.say(self.bar.left, f"saved {self._clock():%H:%M:%S} ")
        if done.after is After.LIST:
            self._show_list(done)
        elif done.verdict is not None:
            self._show_done(done, done.verdict)

    def _show_list(self, done: Done) -> None:
        """Where claims stand may be another now, so nothing that was read of them is used again."""
        self._become(seek=done.key, detail=None)
        self._take_scale()
        self._reader.order(self.state)
        if done.again is not None and self.state.bench is not None:
            self._reader.look_again(self.state.bench, done.again)

    def _show_done(self, done: Done, verdict: Verdict) -> None:
        if done.after is After.VERDICT:
            self._remember_soon()
            if self.state.detail_of(verdict.claim):
                self.state = self.state.with_verdict(verdict)
                self._show_verdict()
        elif done.key is not None:
            self._show_row(Shown(done.key, verdict.rating, verdict.confidence.value))
            place = self.state.rows.position(done.key)
            if place is not None:
                self._put_cursor(place)
            self._show_current()

    def on_review_refused(self, message: Refused) -> None:
        """Say what went wrong and show again what is stored."""
        back = message.back
        if back is not None:
            self._take_back(back)
        self._complain(message.error, "NOT SAVED: " if back is not None else "")

    def _take_back(self, back: Back) -> None:
        if back.shown is not None:
            self._show_row(back.shown)
        if back.draft is not None:
            self.state = self.state.with_draft(*back.draft)
        if back.marked:
            self._become(marked=self.state.marked | back.marked)
            self._panes.show_marks(self.state)
            self._panes.show_head(self.state)

    def on_review_unreadable(self, message: Unreadable) -> None:
        """Say what could not be read."""
        self._complain(message.error, "")

    def _complain(self, error: FactbenchError, what: str) -> None:
        self.say(f"{what}{one_line(str(error))}", seconds=SAID * 3)
        self.bar.say(self.bar.left, "")
        self.bar.add_class("-failed")
        self.set_timer(SAID * 3, lambda: self.bar.remove_class("-failed"))

    def on_evidence_list_cited(self, message: EvidenceList.Cited) -> None:
        """A click on the number is the digit, and there are numbers beyond nine."""
        self._panes.show_item(self.state, message.item)
        self.action_verb("evidence.choose")
        # It was about the claim: what is written next is its reason, not a note on the evidence.
        self.claims.focus()

    # ------------------------------------------------------------------------------------- several

    def action_mark(self) -> None:
        """Mark the claim, or no longer, and go to the next."""
        if self.state.key is None:
            return
        self.state = marked(self.state)
        self._panes.show_marks(self.state, self.state.cursor)
        self._say_marked()
        self._move_to(self.state.cursor + 1)

    def action_mark_range(self) -> None:
        """Mark every claim from here to where the cursor goes, until the key is pressed again."""
        if self.state.key is None and self.state.range_from is None:
            return
        self.state = ranged(self.state)
        self._panes.show_marks(self.state)
        self._say_marked()

    def action_for_all(self) -> None:
        """Let the next verb mean all marked claims."""
        count = len(self.state.marked)
        self._become(range_from=None, for_all=count > 0)
        verbs = "a verdict, a T & * Q Z"
        self.say(f"The next verb means all {count}: {verbs}" if count else "Mark claims first: space, or V.")
        self._panes.show_head(self.state)

    def _say_marked(self) -> None:
        count = len(self.state.marked)
        self._panes.show_head(self.state)
        self.say(f"{count} marked · ; and a verb means all of them" if count else "Nothing is marked.")

    def _unmark(self) -> bool:
        """Mark nothing; whether something was marked."""
        before, self.state = self.state, unmarked(self.state)
        was = bool(before.marked) or before.range_from is not None
        if was:
            self._panes.show_marks(self.state)
            self._panes.show_head(self.state)
        return was

    def _only_one(self) -> None:
        """Let the next verb mean the current claim again; the marks stay."""
        if self.state.for_all:
            self._become(for_all=False)
            self._panes.show_head(self.state)

    # -------------------------------------------------------------------------------------- asking

    def _ask(self, question: Question, do: Callable[[Answer], None]) -> None:
        if question.kind is Ask.EDITOR:
            panels.editor(self.app, question, self._keep_draft, lambda words: do(Answer(words)))
        elif question.kind is Ask.PASSAGE:
            panels.library(self.app, self.state, question, lambda found: do(Answer(found=found)))
        else:
            self._become(asking=question)
            self._asking.open(question, partial(self._finish, question, do))
            self._panes.show_foot(self.state)

    def _finish(self, question: Question, do: Callable[[Answer], None], words: str | None) -> None:
        """Hand on what was typed; without words the prompt was left, and the next verb means nothing for all."""
        self._become(asking=None)
        if self.focused is self.prompt:
            self.set_focus(self.claims)
        self._panes.show_foot(self.state)
        if words is not None:
            do(Answer(words))
            return
        self._only_one()
        if question.draft_of:
            self._said()
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
            self.state = self.state.with_draft(claim, text)

    def action_command(self) -> None:
        """Type the number of a claim, or the name of anything a key does."""
        known = [each.id for each in self.actions]
        self._ask(Question(Ask.CHOICE, "Number of a claim, or an action", known=known), self._command)

    def _command(self, answer: Answer) -> None:
        typed = answer.words.strip().lstrip(":")
        if typed.isdecimal():
            self._move_to(moving.clamped(self.state, int(typed[:18]) - 1))
            return
        fitting = [each for each in self.actions if each.id == typed] or [
            each for each in self.actions if typed and each.id.startswith(typed)
        ]
        if len(fitting) == 1:
            self._run(fitting[0].call)
        elif fitting:
            names = ", ".join(each.id for each in fitting[:4])
            self.say(f"{one_line(typed)} could be {names}…")
        elif typed:
            self.say(f"No action is called {one_line(typed)}.")

    # ------------------------------------------------------------------------------------- filters

    def action_filter(self) -> None:
        """Filter the claims as you type."""
        question = Question(Ask.FILTER, "Words in the claim", self.state.wanted.text or "")
        self._ask(question, lambda answer: self._filter(answer.words))

    def _filter(self, words: str) -> None:
        self._list(replace(self.state.wanted, text=words.strip() or None))

    def action_filters(self) -> None:
        """Choose what is listed and in what order."""
        panels.filters(self.app, self.state, self._take_filter)

    def _take_filter(self, wanted: Filter | None) -> None:
        if wanted is not None and wanted != self.state.wanted:
            self._list(wanted)
            self._remember_soon()

    def _list(self, wanted: Filter) -> None:
        """List what fits."""
        if wanted != self.state.wanted:
            self._become(wanted=wanted)
            self._reader.order(self.state)

    # -------------------------------------------------------------------------------------- moving

    def action_move(self, step: int) -> None:
        """Move by claims; in the article or the evidence, by lines."""
        pane = self.focused
        if isinstance(pane, ArticleText):
            pane.scroll_lines_to(pane.top + step)
        elif isinstance(pane, EvidenceList):
            self.action_evidence(step)
        else:
            self._move_to(self.state.cursor + step)

    def action_half_page(self, halves: int) -> None:
        """Move by half pages of the pane in focus."""
        pane = self.focused if isinstance(self.focused, ArticleText | EvidenceList) else self.claims
        step = halves * max(1, pane.size.height // 2)
        if pane is self.claims:
            self._move_to(moving.clamped(self.state, self.state.cursor + step))
        else:
            pane.scroll_lines_to(pane.top + step)

    def action_edge(self, side: int) -> None:
        """Go to the first or the last claim."""
        self._move_to(0 if side < 0 else len(self.state.rows) - 1)

    def action_open_claim(self, step: int) -> None:
        """Go to the nearest open claim after or before."""
        found = moving.next_open(self.state, step)
        if found is None:
            self.say("No open claim that way.")
        else:
            self._move_to(found)

    def action_article(self, step: int) -> None:
        """Go to the first claim of the next article, or of this or the one before."""
        self._move_to(moving.article(self.state, step))

    def on_claim_list_clicked(self, message: ClaimList.Clicked) -> None:
        """A click chooses."""
        self._move_to(message.position)

    def on_article_clicked(self, message: ArticleText.Clicked) -> None:
        """A click in the article chooses the claim there."""
        self._move_to(moving.at_place(self.state, message.place))

    def _move_to(self, position: int | None) -> None:
        """Cursor first; the other panes follow when the keys rest."""
        if position is None or not 0 <= position < len(self.state.rows):
            return
        if position == self.state.cursor:
            self.claims.show_line(position)
        else:
            self._put_cursor(position)
            self._show_soon()
        if self.state.range_from is not None:
            self.state = drawn(self.state)
            self._panes.show_marks(self.state)
            self._say_marked()

    def _put_cursor(self, position: int) -> None:
        self._become(cursor=position)
        self.claims.move_to(position)

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
            self.say("No remark on this article yet: mark words in it, then a or Q.")
            return
        self.article.focus()
        if self.has_class("-zoomed"):
            self._panes.zoom("article")
        self.article.go_to(found)

    # ----------------------------------------------------------------------- reading, and what came

    def _show_current(self) -> None:
        """Let article and evidence follow the cursor."""
        row = self.state.row
        self._panes.greet(self.state, empty=row is None and not wording.filtered(self.state.wanted))
        if row is None:
            self._become(detail=None)
            self._panes.show_nothing(self.state)
        else:
            self._reader.detail(self.state, row.id)

    def _show_soon(self) -> None:
        """The same: after a single key when the cursor is painted, in a burst once the keys rest."""
        if self._settling is not None:
            self._settling.stop()
        before, self._moved = self._moved, monotonic()
        wait = SETTLE if self._moved - before < BURST else PAINT
        self._settling = self.set_timer(wait, self._show_current)

    def _show_row(self, shown: Shown) -> None:
        """Show a verdict in the list, wherever the claim stands in it now."""
        rows = self.state.rows
        position = self.state.cursor if self.state.key == shown.key else rows.position(shown.key)
        if position is not None:
            rows.mark(position, shown.rating, shown.confidence)
            self.claims.repaint(position)
            self._panes.show_head(self.state)

    def _show_verdict(self) -> None:
        self._panes.show_verdict(self.state)
        self._show_standing()

    def on_review_order_read(self, _message: OrderRead) -> None:
        """Read it again where it was asked for meanwhile."""
        if self._reader.ended():
            self._reader.order(self.state)

    def on_review_ordered(self, message: Ordered) -> None:
        """Take the order, keeping the cursor on its claim where that is still in the list."""
        state = self.state
        if message.wanted != state.wanted:
            return
        key = self._stopped_at() if state.resuming else state.key if state.seek is None else state.seek
        state.rows.replace(message.keys, message.decided)
        self._become(resuming="", seek=None, counted=True, orphans=message.orphans)
        self.claims.forget()
        place = state.rows.position(key) if key is not None else None
        self._put_cursor(place or 0)
        self._panes.show_head(self.state)
        if place is None or state.resuming or state.detail is None:
            self._show_current()

    def _stopped_at(self) -> int | None:
        """Row number of the claim that the reviewer stopped at; None where it is gone."""
        bench = self.state.bench
        try:
            return bench.claim_key(self.state.resuming) if bench else None
        except FactbenchError:
            return None

    def on_review_read(self, message: Read) -> None:
        """Show a claim's article and evidence, if the cursor is still on it."""
        row = self.state.row
        if row is None or row.id != message.detail.claim.id:
            return
        if message.moment != self.state.stored:
            # Something was stored while this was read, so it may be what stood before.
            self._reader.detail(self.state, row.id)
        elif message.detail != self.state.detail:
            self._become(detail=message.detail)
            self._panes.show_detail(self.state)
            self._show_standing()

    def on_review_looked(self, _message: Looked) -> None:
        """Show the evidence that was found meanwhile."""
        self._become(stored=self.state.stored + 1)
        self._show_current()

    def on_review_noticed(self, message: Noticed) -> None:
        """Mark what was decided, list claims that are new or gone, and read the current claim again."""
        for verdict in message.verdicts:
            self._show_row(Shown(*verdict))
        if relisted(message.news):
            self.changed_elsewhere()
        row = self.state.row
        if row is not None:
            self._reader.detail(self.state, row.id)

    def changed_elsewhere(self) -> None:
        """Read again what another place has changed."""
        self._become(stored=self.state.stored + 1)
        self._take_scale()
        self._become(detail=None)
        self._reader.order(self.state)
        self._show_current()

    # ------------------------------------------------------------------------------------- the bar

    def say(self, words: str, *, seconds: float = SAID) -> None:
        """Say what was just done; the verdict of the current claim comes back after that."""
        self.bar.say(f" {words}")
        if self._saying is not None:
            self._saying.stop()
        self._saying = self.set_timer(seconds, self._said)

    def _said(self) -> None:
        self._saying = None
        self._show_standing()

    def _show_standing(self) -> None:
        if self._saying is None:
            self._panes.show_standing(self.state)

    def on_article_moved(self, _message: ArticleText.Moved) -> None:
        """Tell what was remarked on the word under the cursor."""
        self._show_standing()

    def on_descendant_focus(self) -> None:
        """In another pane it is told no longer."""
        self._show_standing()

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
        """On a narrow screen, give the next pane more lines."""
        self._panes.turn_layout()

    def action_back(self) -> None:
        """Peel one layer: marked words, marked claims, then zoom and filter."""
        wanted = self.state.wanted
        if self.article.drop_marks() or self._unmark():
            return
        if self.has_class("-zoomed"):
            self._panes.zoom(None)
        elif wording.narrowed(wanted):
            self._list(Filter(order=wanted.order, seed=wanted.seed))
        else:
            self.claims.focus()

    def action_copy_claim(self) -> None:
        """Copy the claim's words."""
        if self.state.detail is not None:
            self.post_message(Copy(one_line(self.state.detail.claim.quote), "the claim", self.say))

    def action_copy_finding(self) -> None:
        """Copy claim, verdict and citations as Markdown."""
        if self.state.detail is not None:
            finding = wording.finding(self.state.detail)
            self.post_message(Copy(finding, "claim, verdict and citations", self.say))

    def action_open_source(self) -> None:
        """Open the source in the browser, or copy its address where none opens; without an address, the passage."""
        from factbench.exporters.wording import web_address

        chosen = self._panes.seen(self.state).chosen
        address = web_address(chosen.source.url) if chosen else None
        if address is None:
            self.action_passage()
        else:
            self.post_message(Open(address, self.say))

    def action_passage(self) -> None:
        """Show the passage where it stands in its source."""
        try:
            panels.passage(self.app, self._panes.seen(self.state))
        except FactbenchError as error:
            self.say(one_line(str(error)))

    def action_elements(self) -> None:
        """Show which elements of the claim are covered, by which passages, and why."""
        panels.elements(self.app, self.state)

    def action_help(self) -> None:
        """Show the help."""
        panels.actions(self.app, self.actions, self._run)

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

    def action_go(self) -> None:
        """Wait for the letter that says where; a panel shows the letters to whoever hesitates.

        Until then no key means anything else: the letters of some places are those of verdicts.
        """
        self._awaiting = self.set_timer(HESITATION, self._show_letters)

    def _show_letters(self) -> None:
        panels.letters(self.app, self._go_to)

    def _go_to(self, call: str | None) -> None:
        if self._awaiting is not None:
            self._awaiting.stop()
            self._awaiting = None
        self._run(call)

    def action_place(self, name: str) -> None:
        """Go to a place, which only the app knows. It stays as it was left, and what it is at goes on."""
        self.app.push_screen(name)

    def article_here(self) -> str | None:
        """Id of the article that the current claim stands in."""
        return self.state.row.article if self.state.row else None

    def visit(self, claim: str) -> None:
        """Go to a claim; where the filter hides it, say so."""
        bench = self.state.bench
        place = self.state.rows.position(bench.claim_key(claim)) if bench else None
        if place is None:
            self.say("That claim is not among those shown: Esc shows all.")
        else:
            self._move_to(place)

    def _remember_soon(self) -> None:
        if self._remembering is not None:
            self._remembering.stop()
        self._remembering = self.set_timer(REST, self._remember)

    def _remember(self) -> None:
        """Store the claim and the list that the reviewer is at, and count what was done."""
        self._remembering = None
        state = self.state
        if state.bench is not None:
            claim = state.row.id if state.row else ""
            self._writer.remember(state.bench, claim, state.wanted, self._seen())

    def _seen(self) -> Seen | None:
        """What of the list is on the screen, for the first paint of the next session."""
        state, top = self.state, self.claims.top
        keys = tuple(state.rows.keys[top : top + FIRST])
        if state.resuming or not 0 <= state.cursor - top < len(keys):
            return None
        return Seen(top, state.cursor, len(state.rows), state.rows.open, keys)

    def on_review_counted(self, message: Counted) -> None:
        """Say in the head how it goes."""
        from factbench.tui.screens.sessions import pace

        hourly = pace(message.session) if message.session else None
        if message.session is not None and hourly is not None:
            self._become(pace=f"{message.session.decided} decided, {hourly} an hour")
            self._panes.show_head(self.state)

    async def action_leave(self) -> None:
        """Leave when everything that was done is stored."""
        state = self.state
        if state.asking is not None:
            self._asking.save(state.asking)
        self.bar.say(" Storing…")
        # Whoever only looked and never did anything here leaves nothing behind.
        if state.stored or state.first.claim or self._remembering is not None:
            self._remember()
        self._writer.close()
        await self.workers.wait_for_complete([each for each in self.workers if each.group == GROUP])
        words = wording.left_over(self._writer.unstored)
        self.app.exit(message=Text(words) if words else None)

    def on_unmount(self) -> None:
        """However the program ends, what was queued is stored first: it waits for the thread that stores."""
        self._writer.close()
        self._reader.close()
