"""What is left on a claim for others? Notes, questions and answers, tags, flags."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.text.clean import one_line
from factbench.tui.screens.review.state import Ask, Question
from factbench.tui.screens.review.targets import After, Back
from factbench.tui.screens.review.verbs.plan import (
    Hint,
    Plan,
    Reach,
    Told,
    Verb,
    asks_words,
    draft,
    finished,
    to_each,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.acts import AnnotationKind
    from factbench.model import Annotation, Event, Remark
    from factbench.text.span import Span
    from factbench.tui.screens.review.state import Answer, State
    from factbench.tui.screens.review.targets import Targets
    from factbench.workbench import Workbench


def _note(state: State, aim: Targets, answer: Answer) -> Plan | Hint:
    """On marked words or evidence in focus; else on the claim, whose verdict's reason it may become."""
    from factbench.acts import AnnotationKind

    words, row = answer.words, aim.row
    if aim.many:
        return Plan(to_each(lambda bench, claim: bench.record.note(claim, words), "noted"))
    if row is None or not words.strip():
        return Hint()
    if state.stretch is not None or state.on_evidence:
        return _left(state, aim, words, AnnotationKind.NOTE)
    detail = state.detail_of(row.id)
    return Plan(
        finished(to_each(lambda bench, claim: bench.record.note(claim, words))),
        "Reason kept for the verdict" if row.rating is None else "Note",
        After.VERDICT,
        detail=replace(detail, draft="") if detail else None,
        back=Back(draft=(row.id, words)),
        note=words,
    )


def _which_note(state: State, aim: Targets) -> Question | None:
    row = aim.row
    if aim.many:
        return Question(Ask.WORDS, f"Note for all {len(aim.keys)}")
    if row is None:
        return None
    if state.stretch is not None:
        return Question(Ask.WORDS, "Note on the marked words")
    if state.on_evidence:
        return Question(Ask.WORDS, f"Note on evidence {state.item + 1}")
    began = draft(state, aim.bench, row.id)
    if "\n" in began:
        return _in_editor(state, aim)
    value = dict(state.unstored).get(row.id) or began
    return Question(Ask.NOTE, "Why?" if row.rating is None else "Note", value, draft_of=row.id)


def _in_editor(state: State, aim: Targets) -> Question | None:
    row = aim.row
    if row is None:
        return None
    if state.stretch is not None and state.detail is not None:
        about = f"On “{one_line(state.stretch.of(state.detail.surroundings.article.text))}”"
    elif state.on_evidence:
        about = f"On evidence {state.item + 1}"
    else:
        about = f"{'Why?' if row.rating is None else 'On'} {one_line(row.statement)}"
    return Question(Ask.EDITOR, about, draft(state, aim.bench, row.id), draft_of=row.id)


def _question(state: State, aim: Targets, answer: Answer) -> Plan | Hint:
    from factbench.acts import AnnotationKind

    kind, words = AnnotationKind.QUESTION, answer.words
    if aim.many:
        return Plan(to_each(lambda bench, claim: bench.record.annotate(claim, words, kind), "asked"))
    return _left(state, aim, words, kind) if words.strip() else Hint()


def _open_question(state: State, aim: Targets) -> Annotation | Remark | None:
    """The question that an answer means: on the words under the article's cursor, or on the evidence in focus; else on
    the claim the first that asks this reviewer, or the first of all."""
    detail, me = state.detail_of(aim.row.id) if aim.row else None, aim.bench.session.reviewer
    if detail is None:
        return None
    found: list[Annotation | Remark] = []
    if state.in_article and state.word is not None:
        found = [
            each.said for each in detail.on_stretches() if each.is_open and _there(each.said, state.word)
        ]
    chosen = state.chosen.id if state.on_evidence and state.chosen else None
    on_claim = [each.said for each in detail.on_claim() if each.is_open]
    found = found or [each for each in on_claim if chosen and getattr(each, "evidence", None) == chosen]
    found = found or on_claim
    return next((each for each in found if me in each.to), found[0] if found else None)


def _there(said: Annotation | Remark, word: Span) -> bool:
    span = getattr(said, "span", None)
    return span is not None and span.overlaps(word)


def _which_answer(state: State, aim: Targets) -> Question | Hint:
    said = _open_question(state, aim)
    if said is None:
        return Hint(f"No question is open here; {state.key_of('annotate.question')} asks one.")
    return Question(Ask.WORDS, f"Answer to {one_line(said.reviewer)}: “{one_line(said.text)}”")


def _answer(state: State, aim: Targets, answer: Answer) -> Plan | Hint:
    said = _open_question(state, aim)
    if said is None or not answer.words.strip():
        return Hint()

    def act(bench: Workbench, _claims: Sequence[str]) -> Told:
        bench.record.asking.answer(said.id, answer.words)
        return Told()

    return Plan(act, f"Answered {one_line(said.reviewer)}")


def _left(state: State, aim: Targets, words: str, kind: AnnotationKind) -> Plan | Hint:
    """Words on what was meant when the writing began: marked words, the evidence in focus, else the claim."""
    detail, stretch, said = state.detail, state.stretch, kind.value.capitalize()
    if stretch is not None and detail is not None:
        article = detail.surroundings.article.id

        def remark(bench: Workbench, _claims: Sequence[str]) -> Told:
            left = bench.record.remark(article, [stretch], words, kind)
            return Told(f"{said}{_asked(left)} on the marked words")

        return Plan(remark, after=After.LIST, drops_marks=True)
    beside = aim.row and state.on_evidence and state.detail_of(aim.row.id)
    evidence = state.chosen.id if beside and state.chosen else None

    def annotate(bench: Workbench, claims: Sequence[str]) -> Told:
        left = bench.record.annotate(claims[0], words, kind, evidence=evidence)
        later = kind.value == "question" and bench.desk.reviewed_blind(claims[0])
        return Told(f"{said}{_asked(left)}{BLIND if later else ''}")

    return Plan(annotate)


BLIND = " · blind: a colleague reads it once they have rated the claim"


def _asked(event: Event) -> str:
    """Whom a question asks, such as " to Bo Lind"; "" for whoever reads it."""
    to: Sequence[str] = getattr(event.act, "to", ())
    return f" to {', '.join(map(one_line, to))}" if to else ""


def _long_note(state: State, aim: Targets, answer: Answer) -> Plan | Hint:
    """As `_note`; the draft goes with the words, whatever they were left on."""
    plan, row = _note(state, aim, answer), aim.row
    if isinstance(plan, Hint) or plan.note or row is None:
        return plan
    detail = state.detail_of(row.id)
    return plan._replace(act=finished(plan.act), detail=replace(detail, draft="") if detail else None)


def _tag(_state: State, _aim: Targets, answer: Answer) -> Plan:
    words = f"tag {one_line(answer.words)}"

    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        return Told(words if bench.record.tag_all(claims, answer.words) else f"{words} taken away")

    return Plan(act)


def _flag(_state: State, _aim: Targets, _answer: Answer) -> Plan:
    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        return Told("flagged" if bench.record.flag_all(claims) else "flagged no longer")

    return Plan(act)


VERBS = (
    Verb("annotate.note", Reach.MANY, _note, _which_note),
    Verb("annotate.editor", Reach.ONE, _long_note, _in_editor, "A note of several lines"),
    Verb("annotate.question", Reach.MANY, _question, asks_words("Question to a colleague", "Question")),
    Verb("annotate.answer", Reach.ONE, _answer, _which_answer, "Answering"),
    Verb(
        "annotate.tag",
        Reach.MANY,
        _tag,
        asks_words("Tag, to set or to remove", "Tag", lambda bench: bench.desk.tags()),
    ),
    Verb("annotate.flag", Reach.MANY, _flag),
)
