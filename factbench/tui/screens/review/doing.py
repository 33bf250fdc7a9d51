"""What happens when a verb is done? It is shown at once, queued to be stored, and what came of it is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from factbench.errors import DatabaseError, DatabaseGone, DatabaseOverwritten
from factbench.tui.screens.review import moving
from factbench.tui.screens.review.state import Answer, Question
from factbench.tui.screens.review.targets import After, Back, targets
from factbench.tui.screens.review.verbs import TABLE
from factbench.tui.screens.review.verbs.plan import Hint, Plan, Reach, Then, Verb, perform
from factbench.tui.screens.review.writer import Job, Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from factbench.errors import FactbenchError
    from factbench.model import Verdict
    from factbench.tui.screens.review.following import Following
    from factbench.tui.screens.review.targets import Done, Targets
    from factbench.tui.screens.review.writer import Writer


LONG = 6.0
"""Seconds for which is said what a key will do."""


class Doing:
    """What is done to claims, on its way into the database."""

    def __init__(self, follow: Following, writer: Writer, clock: Callable[[], datetime]) -> None:
        self._follow = follow
        self._writer = writer
        self._clock = clock
        self._told_of: frozenset[int] = frozenset()
        """The marks of which was said that a verb alone does not mean them."""
        self._typed: dict[str, str] = {}
        """Words that could not be stored, by the action that asked for them: they are offered once more."""
        self._rescued = False
        """Whether a copy was made of a file that went away."""

    def begin(self, id: str, ask: Callable[[Question, Callable[[Answer], None]], None]) -> None:
        """Do something to the claims that are meant, when what is to be known for it is asked."""
        verb, follow = TABLE[id], self._follow
        follow.state = follow.panes.seen(follow.state)
        state = follow.state
        aim = targets(state)
        if aim is None or (aim.none and verb.reach is not Reach.LAST):
            return
        if aim.many and verb.reach is Reach.ONE:
            follow.only_one()
            follow.say(f"{verb.name} means one claim at a time. The marks stay.")
            return
        if state.marked and not aim.many and verb.reach is Reach.MANY and self._told_of != state.marked:
            self._told_of = state.marked
            key, every = (state.key_of(each) for each in (id, "several.all"))
            follow.say(
                f"{len(state.marked)} marked: {every} and {key} means them, {key} again this claim alone.",
                seconds=LONG,
            )
            return
        question, do = verb.asks(follow.state, aim), partial(self.do, verb, aim)
        if isinstance(question, Question) and not question.value:
            question = question._replace(value=self._typed.pop(id, ""))
        if question is None:
            do(Answer())
        elif isinstance(question, Hint):
            self.hint(question)
        else:
            ask(question, do)

    def do(self, verb: Verb, aim: Targets, answer: Answer) -> None:
        """Show what a verb does, and queue it to be stored."""
        plan = verb.plan(self._follow.state, aim, answer)
        if isinstance(plan, Hint):
            self.hint(plan)
        elif verb.reach is Reach.LAST:
            self._writer.act(partial(perform, plan, aim), leans=True)
        elif aim.many:
            self._follow.unmark()
            self._follow.say(f"{len(aim.keys)} claims: storing…")
            back = _again(Back(marked=frozenset(aim.keys)), verb, answer)
            self._writer.act(partial(perform, plan, aim), back)
        else:
            self._show(plan)
            note = (aim.row.id, plan.note) if aim.row and plan.note else None
            back = plan.back if note else _again(plan.back, verb, answer)
            self._writer.act(partial(perform, plan, aim), back, note=note)
            self._note_unstored()
            self._move_on(plan.then, aim.position)

    def hint(self, hint: Hint) -> None:
        """Say why nothing is done, and lead to what is to be done first."""
        article = self._follow.panes.article
        self._follow.only_one()
        if hint.in_article:
            article.focus()
        if hint.begin is not None:
            article.begin(hint.begin)
        if hint.words:
            self._follow.say(hint.words)

    def _show(self, plan: Plan) -> None:
        """What is done to one claim, before it is stored."""
        follow = self._follow
        if plan.shown is not None:
            follow.show_row(*plan.shown)
        if plan.detail is not None:
            follow.become(detail=plan.detail)
            follow.show_verdict()
        if plan.item is not None:
            follow.panes.show_item(follow.state, plan.item)
        if plan.drops_marks:
            follow.panes.article.drop_marks()
        if plan.shape:
            follow.panes.claims.focus()
        if plan.after is After.VERDICT:
            follow.say(f"{plan.words} · u undo")

    def _move_on(self, then: Then, position: int) -> None:
        """Where the cursor goes when one claim was decided."""
        follow = self._follow
        found = moving.after_verdict(follow.state, position) if then is Then.NEXT else None
        if found is not None:
            follow.move_to(found)
        elif then is not Then.REST:
            follow.show_soon()
            if then is Then.NEXT:
                follow.say(f"{follow.panes.bar.left.strip()} · nothing open is left")

    def stored(self, done: Done) -> None:
        """Show what an act came to; what is to be read anew is left to the caller."""
        follow = self._follow
        self._note_unstored()
        if done.words:
            follow.say(done.words)
        if done.after is After.NOTHING:
            return
        follow.become(stored=follow.state.stored + 1, acted=True)
        follow.panes.bar.say(follow.panes.bar.left, f"saved {self._clock():%H:%M:%S} ")
        if done.relists:
            # Where claims stand may be another now, so nothing that was read of them is used again.
            follow.become(seek=done.key, detail=None)
        elif done.verdict is not None:
            self._show_done(done, done.verdict)
        if done.again is not None and follow.state.bench is not None:
            follow.reader.look_again(follow.state.bench, done.again)

    def _show_done(self, done: Done, verdict: Verdict) -> None:
        follow = self._follow
        if done.decides:
            if follow.state.detail_of(verdict.claim):
                follow.state = follow.state.with_verdict(verdict)
                follow.show_verdict()
        elif done.key is not None:
            follow.show_row(done.key, verdict.rating, verdict.confidence.value)
            place = follow.state.rows.position(done.key)
            if place is not None:
                follow.put_cursor(place)
            follow.show_current()

    def refused(self, error: FactbenchError, back: Back | None) -> None:
        """Say what went wrong, and show again what stood there before."""
        follow = self._follow
        self._note_unstored()
        if isinstance(error, DatabaseGone):
            self._rescue(error)
        if back is None:
            follow.complain(error, "NOT SAVED: " if isinstance(error, DatabaseGone) else "")
            return
        if back.shown is not None:
            follow.show_row(*back.shown)
        if back.draft is not None:
            follow.state = follow.state.with_draft(*back.draft)
        if back.marked:
            follow.mark_again(back.marked)
        kept = ""
        if back.typed is not None:
            self._typed.update([back.typed])
            kept = f", {follow.state.key_of(back.typed[0])} has your words"
        follow.complain(error, f"NOT SAVED{kept}: ")

    def unreadable(self, error: FactbenchError) -> None:
        """Say why nothing can be read; where the file went, that is said once, and then where the copy is."""
        if not isinstance(error, DatabaseGone):
            self._follow.complain(error)
        elif not self._rescued:
            self._follow.complain(error, "NOT SAVED: ")
            self._rescue(error)

    def _rescue(self, error: DatabaseGone) -> None:
        """Once, copy what was stored before the file went, as far as it can be read, and say where that is."""
        bench = self._follow.state.bench
        if bench is None or self._rescued:
            return
        self._rescued = True

        words = _PARTLY if isinstance(error, DatabaseOverwritten) else _ALL

        def run() -> Refused:
            copy = bench.file.rescue()
            return Refused(DatabaseError(words.format(copy=copy, name=copy.name)))

        self._writer.put(Job(run))

    def _note_unstored(self) -> None:
        self._follow.become(unstored=tuple(self._writer.unstored.items()))


_ALL = "NOT SAVED; all that was stored before is in {copy}: open that."
_PARTLY = (
    "NOT SAVED; {name} beside it has what you did, and what else was not lost with the file: leave, put the right"
    " file in its place, and `factbench import` that."
)


def _again(back: Back | None, verb: Verb, answer: Answer) -> Back | None:
    """What is to be shown again, with what was typed for the verb."""
    if not answer.words.strip():
        return back
    return (back or Back())._replace(typed=(verb.id, answer.words))
