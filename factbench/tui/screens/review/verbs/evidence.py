"""What is said of the evidence, and what evidence does the reviewer bring?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.text.clean import one_line
from factbench.tui import by_hand
from factbench.tui.screens.review.state import Ask, Question
from factbench.tui.screens.review.targets import After
from factbench.tui.screens.review.verbs.plan import (
    Hint,
    Plan,
    Reach,
    Told,
    Verb,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factbench.tui.by_hand import Form
    from factbench.tui.detail import Detail
    from factbench.tui.screens.review.state import Answer, State
    from factbench.tui.screens.review.targets import Targets
    from factbench.tui.screens.review.verbs.plan import Asks, Plans
    from factbench.workbench import Workbench


def _cite(digit: int) -> Plans:
    """`digit` 0 is the evidence under its cursor."""

    def plan(state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
        row = aim.row
        if row is None:
            return Hint()
        detail, place = state.detail_of(row.id), digit - 1 if digit else state.item
        shown = [each.id for each in detail.evidence] if detail else None
        if shown is not None and place >= len(shown):
            return Hint(f"There is no evidence {place + 1}.")

        def act(bench: Workbench, claims: Sequence[str]) -> Told:
            """What is meant by the digit is settled only now where the claim was not read when it was pressed."""
            known = shown if shown is not None else [each.id for each in bench.desk.evidence(claims[0])]
            for wanted in known[place : place + 1]:
                if wanted in bench.desk.verdict(claims[0]).citations:
                    bench.record.decide(claims[0], uncite=[wanted])
                else:
                    bench.record.decide(claims[0], cite=[wanted])
            return Told()

        now, told = (None, "changed") if detail is None else _cited(detail, place)
        return Plan(act, f"Evidence {place + 1}: {told}", After.VERDICT, detail=now)

    return plan


def _cited(detail: Detail, place: int) -> tuple[Detail, str]:
    """What stands beside the claim when a piece of evidence is cited or no longer is, and which it is."""
    wanted, citations = detail.evidence[place].id, detail.verdict.citations
    if wanted in citations:
        now, told = tuple(each for each in citations if each != wanted), "no longer cited"
    else:
        now, told = (*citations, wanted), "cited"
    return replace(detail, verdict=replace(detail.verdict, citations=now)), told


def _stance(state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
    """The next of the four, then nothing."""
    from factbench.acts import EvidenceStance

    chosen = state.chosen if aim.row and state.detail_of(aim.row.id) else None
    if chosen is None:
        return Hint("There is no evidence to take a stance on.")
    steps = [None, *EvidenceStance]

    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        mine = {
            each.evidence: each.stance
            for each in bench.desk.stands(claims[0])
            if each.reviewer == bench.session.reviewer
        }
        wanted = steps[(steps.index(mine.get(chosen.id)) + 1) % len(steps)]
        bench.record.say_stance(claims[0], chosen.id, wanted)
        said = f"you say: {wanted.value}" if wanted else "you say nothing of it"
        return Told(f"Evidence {state.item + 1}: {said}")

    return Plan(act)


def _confirm(state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
    """The past fact-check under the cursor, or else the first, is about this very claim; or no longer."""
    detail = state.detail_of(aim.row.id) if aim.row else None
    shown = list(detail.evidence) if detail else []
    chosen = state.chosen if shown else None
    checks = [each for each in [chosen, *shown] if each is not None and each.source.check is not None]
    if not checks:
        return Hint("No past fact-check stands beside this claim; 1-9 cites other evidence.")
    check = checks[0]
    place = shown.index(check)

    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        mine = {
            each.evidence
            for each in bench.desk.confirmed(claims[0])
            if each.reviewer == bench.session.reviewer
        }
        bench.record.confirm(claims[0], check.id, confirmed=check.id not in mine)
        said = "no longer confirmed" if check.id in mine else "it is about this very claim"
        return Told(f"Past check {place + 1}: {said}")

    return Plan(act, item=place)


def _find(_state: State, _aim: Targets, answer: Answer) -> Plan | Hint:
    found = answer.found
    if found is None:
        return Hint()

    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        bench.record.find(claims[0], *found)
        return Told()

    return Plan(act, "Evidence found by hand")


def _form(made: Callable[[Workbench, str], Form]) -> Asks:
    return lambda _state, aim: _fields(aim, made(aim.bench, aim.row.id)) if aim.row else Hint()


def _which_source(state: State, aim: Targets) -> Question | Hint:
    if state.chosen is None:
        return Hint("There is no evidence whose source could be corrected.")
    known = aim.bench.library.sources.get(state.chosen.source.id)
    return _fields(aim, by_hand.source(aim.bench, known))


def _fields(aim: Targets, form: Form) -> Question | Hint:
    """What a form asks for, with what was typed in it and not finished."""
    if aim.row is None:
        return Hint()
    draft = f"{aim.row.id} {form.name}"
    return Question(Ask.FORM, form.title, aim.bench.desk.draft(draft), draft_of=draft, form=form)


def _by_hand(_state: State, aim: Targets, answer: Answer) -> Plan | Hint:
    """What a form made is stored, and its draft is none any more."""
    act, form, row = answer.act, answer.form, aim.row
    if act is None or form is None or row is None:
        return Hint()

    def run(bench: Workbench, claims: Sequence[str]) -> Told:
        bench.record.by_hand.store(act, claims[0])
        bench.desk.save_draft(f"{row.id} {form.name}", "")
        return Told()

    return Plan(run, form.done)


def _why_out_of_use(state: State, aim: Targets) -> Question | Hint | None:
    source = state.chosen.source if state.chosen else None
    if source is None:
        return Hint("There is no evidence whose source could be taken out of use.")
    title = one_line(source.called)
    return Question(Ask.WORDS, f"Why is “{title}” out of use?") if source.retired is None else None


def _use(state: State, aim: Targets, answer: Answer) -> Plan | Hint:
    source = state.chosen.source if state.chosen else None
    if source is None:
        return Hint()
    used = source.retired is not None

    def run(bench: Workbench, claims: Sequence[str]) -> Told:
        act = bench.record.by_hand.using(source.id, used=used, why=answer.words)
        bench.record.by_hand.store(act)
        bench.library.passages.match_all(claims)
        return Told()

    return Plan(run, f"“{one_line(source.called)}” is {'in use again' if used else 'out of use'}")


def _which_passage(state: State, aim: Targets) -> Question | Hint:
    detail = state.detail_of(aim.row.id) if aim.row else None
    return Question(Ask.PASSAGE, one_line(detail.claim.plain)) if detail else Hint()


VERBS = (
    *(Verb(f"evidence.cite-{digit}", Reach.ONE, _cite(digit), name="Citing") for digit in range(1, 10)),
    Verb("evidence.choose", Reach.ONE, _cite(0), name="Citing"),
    Verb("evidence.stance", Reach.ONE, _stance, name="A stance"),
    Verb("evidence.confirm", Reach.ONE, _confirm, name="Confirming a past check"),
    Verb("evidence.paste", Reach.ONE, _by_hand, _form(by_hand.passage), "Pasting a passage"),
    Verb("evidence.talk", Reach.ONE, _by_hand, _form(by_hand.talk), "Noting a call"),
    Verb("evidence.document", Reach.ONE, _by_hand, _form(by_hand.document), "Noting a document"),
    Verb("evidence.comment", Reach.ONE, _by_hand, _form(by_hand.comment), "Asking for comment"),
    Verb("evidence.source", Reach.ONE, _by_hand, _which_source, "Correcting a source"),
    Verb("evidence.use", Reach.ONE, _use, _why_out_of_use, "Using a source"),
    Verb("evidence.find", Reach.ONE, _find, _which_passage, "Finding more"),
)
