"""What can be done to a claim? Every verb is a row of one table: what it asks, how many it can mean, what it stores."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from factbench.record.house import lacking
from factbench.text.clean import one_line
from factbench.text.span import Span
from factbench.tui import by_hand
from factbench.tui.actions import RATED
from factbench.tui.glyphs import SHORT_CONFIDENCE, rating_words
from factbench.tui.screens.review.state import Ask, Question
from factbench.tui.screens.review.targets import After, Back, Done, Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factbench.acts import AnnotationKind
    from factbench.model import Annotation, Event, Remark
    from factbench.opening import ClaimLine
    from factbench.tui.by_hand import Form
    from factbench.tui.detail import Detail
    from factbench.tui.screens.review.state import Answer, State
    from factbench.tui.screens.review.targets import Targets
    from factbench.workbench import Workbench
    from factbench.workbench.record.undo import Adding

    Act: TypeAlias = "Callable[[Workbench, Sequence[str]], Told]"
    """Stores something for the claims with these ids; called in the writer's thread."""
    Asks: TypeAlias = "Callable[[State, Targets], Question | Hint | None]"
    Plans: TypeAlias = "Callable[[State, Targets, Answer], Plan | Hint]"


TO_WHOM = "To whom, by which day? (- takes it away)"
WHY_DROPPED = ("no claim", "a heading", "stands twice", "opinion")
"""Reasons that are offered."""


class Reach(StrEnum):
    """How many claims a verb can mean."""

    ONE = "one claim"
    MANY = "one claim, or all that are marked"
    LAST = "the last act, on whatever it was"


class Told(NamedTuple):
    """What an act came to, in words, and the claim that it left where that is not the one it was done to."""

    words: str = ""
    claim: str | None = None


class Then(StrEnum):
    """What the cursor does when one claim was decided."""

    REST = "rest"
    STAY = "stay"
    """And what stands beside the claim is read again."""
    NEXT = "next"
    """It goes to the next open claim."""


class Plan(NamedTuple):
    """What is stored and what is shown of it."""

    act: Act = lambda _bench, _claims: Told()
    words: str = ""
    """Told of one claim: at once where only a verdict changes, else when it is stored. "" is what the act tells."""
    after: After = After.CLAIM
    """Of one claim; of several it is always the list."""
    shown: Shown | None = None
    """How the claim stands in the list from now on."""
    detail: Detail | None = None
    """What stands beside it from now on."""
    back: Back | None = None
    """What is shown again where it cannot be stored."""
    note: str = ""
    """Words that stand nowhere else until they are stored."""
    item: int | None = None
    """The evidence that it is about."""
    drops_marks: bool = False
    """Whether words that are marked in the article were meant, and are no longer."""
    shape: bool = False
    """Whether it changes which claims there are or where: evidence is looked for again."""
    then: Then = Then.REST
    """Of one claim."""
    last: Callable[[Workbench], Done] | None = None
    """Instead of `act`, of a verb that means the last act."""


class Hint(NamedTuple):
    """Why nothing is done, and what to do first."""

    words: str = ""
    in_article: bool = False
    """Whether that is done in the article."""
    begin: Span | None = None
    """Words that are marked there to begin with."""


class Verb(NamedTuple):
    """One thing that a reviewer does to claims."""

    id: str
    """Of its action."""
    reach: Reach
    plan: Plans
    asks: Asks = lambda _state, _aim: None
    """What is to be known first."""
    name: str = ""
    """What it is called where it cannot mean several."""


def perform(plan: Plan, aim: Targets) -> Done:
    """Store what is planned; several claims as one act, which one undo takes back. Call in the writer's thread."""
    bench = aim.bench
    if plan.last is not None:
        return plan.last(bench)
    claims = aim.ids()
    told = plan.act(bench, claims)
    if aim.many:
        number = f"{len(claims)} claim{'s' * (len(claims) > 1)}"
        words = f"{number}: {told.words} · u undo"
        return Done(After.LIST, words, aim.here, again=told.claim)
    claim = told.claim or claims[0]
    key, verdict = bench.desk.claim_key(claim), bench.desk.verdict(claim)
    words = "" if plan.after is After.VERDICT else f"{plan.words or told.words} · u undo"
    return Done(plan.after, words, key, verdict, claim if plan.shape else None)


def to_each(act: Callable[[Workbench, str], object], told: str = "") -> Act:
    """An act that does the same to every claim."""

    def every(bench: Workbench, claims: Sequence[str]) -> Told:
        with bench.session.together():
            for claim in claims:
                act(bench, claim)
        return Told(told)

    return every


def _finished(act: Act) -> Act:
    """The same act, after which its words are no draft any more."""

    def run(bench: Workbench, claims: Sequence[str]) -> Told:
        told = act(bench, claims)
        for claim in claims:
            bench.desk.save_draft(claim, "")
        return told

    return run


def _words(one: str, many: str, known: Callable[[Workbench], Sequence[str]] | None = None) -> Asks:
    """Asks for words, of which some may be known; of several claims for the same."""

    def asks(_state: State, aim: Targets) -> Question:
        said = f"{many} for all {len(aim.keys)}" if len(aim.keys) > 1 else one
        offered = known(aim.bench) if known else ()
        return Question(Ask.CHOICE if offered else Ask.WORDS, said, known=offered)

    return asks


# --------------------------------------------------------------------------------------- verdicts


def _rate(rating: str | None, then: Then) -> Plans:
    def plan(state: State, aim: Targets, answer: Answer) -> Plan | Hint:
        if rating is not None and state.scale.rating(rating) is None:
            letters = " ".join(each.letter for each in state.scale.ratings)
            return Hint(f"The scale here is {state.scale.words}: {letters}")
        if aim.many:
            return Plan(to_each(_decides(rating), rating_words(rating, state.scale.id)))
        row, why = aim.row, answer.words
        if row is None:
            return Hint()
        detail = state.detail_of(row.id)
        cited = len(detail.verdict.citations) if detail else 0
        told = [
            rating_words(rating),
            *([f"{cited} cited"] if cited else []),
            *_lacks(state, aim, rating, why),
        ]
        act = to_each(_decides(rating, why))
        return Plan(
            _finished(act) if why else act,
            f"{aim.position + 1}: {' · '.join(told)}",
            After.VERDICT,
            shown=Shown(row.key, rating, row.confidence),
            detail=replace(detail, draft="") if detail and why else None,
            back=Back(Shown(row.key, row.rating, row.confidence)),
            then=then,
        )

    return plan


def _lacks(state: State, aim: Targets, rating: str | None, why: str) -> list[str]:
    """What the house wants and the verdict that is given now lacks."""
    detail = state.detail_of(aim.row.id) if aim.row else None
    if not aim.bench.session.settings.verdict_needs_grounds or detail is None or rating is None:
        return []
    why = why or (_given(state, aim, aim.row) if aim.row else "")
    lacks = lacking(replace(detail.verdict, rating=rating, scale=state.scale.id, rationale=why))
    return [f"lacks {' and '.join(lacks)}"] if lacks else []


def _decides(rating: str | None, why: str = "") -> Callable[[Workbench, str], Event]:
    if rating is None:
        return lambda bench, claim: bench.record.decide(claim, clear=True)
    return lambda bench, claim: bench.record.decide(claim, rating=rating, rationale=why or None)


def _reason(rating: str) -> Asks:
    def asks(state: State, aim: Targets) -> Question | None:
        """A rating that says nothing without a reason asks for one, where there is none yet."""
        given, row = state.scale.rating(rating), aim.row
        if aim.many or row is None or given is None or not given.in_words or _given(state, aim, row).strip():
            return None
        return Question(Ask.REASON, "What did you find?", _draft(state, aim.bench, row.id), draft_of=row.id)

    return asks


def _given(state: State, aim: Targets, row: ClaimLine) -> str:
    """The reason that the reviewer gave for a verdict, or is about to have given."""
    detail, unstored = state.detail_of(row.id), dict(state.unstored)
    if row.id in unstored:
        return unstored[row.id]
    return (detail.verdict if detail else aim.bench.desk.verdict(row.id)).rationale


def _draft(state: State, bench: Workbench, claim: str) -> str:
    """What was typed on a claim and not finished."""
    detail = state.detail_of(claim)
    return detail.draft if detail else bench.desk.draft(claim)


def _confidence(step: int) -> Plans:
    def plan(_state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
        """Of several claims, all as sure as the current one becomes."""
        from factbench.acts import Confidence

        row = aim.row
        if row is None:
            return Hint()
        steps = list(SHORT_CONFIDENCE)
        wanted = Confidence(steps[max(0, min(steps.index(row.confidence) + step, len(steps) - 1))])
        return Plan(
            to_each(
                lambda bench, claim: bench.record.decide(claim, confidence=wanted),
                f"confidence {wanted.value}",
            ),
            f"Confidence {wanted.value}",
            After.VERDICT,
            shown=Shown(row.key, row.rating, wanted.value),
            back=Back(Shown(row.key, row.rating, row.confidence)),
        )

    return plan


def _misleading(_state: State, _aim: Targets, _answer: Answer) -> Plan:
    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        """Of several, that all mislead, or where all do already that none does."""
        lacking = [each for each in claims if not bench.desk.verdict(each).misleading]
        with bench.session.together():
            for each in lacking or claims:
                bench.record.decide(each, misleading=bool(lacking))
        return Told("misleading" if lacking else "no longer misleading")

    return Plan(act, "Misleading in its context: changed", After.VERDICT)


# --------------------------------------------------------------------------------------- evidence


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


# ------------------------------------------------------------------------------------ annotations


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
        _finished(to_each(lambda bench, claim: bench.record.note(claim, words))),
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
    began = _draft(state, aim.bench, row.id)
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
    return Question(Ask.EDITOR, about, _draft(state, aim.bench, row.id), draft_of=row.id)


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


def _assign(_state: State, aim: Targets, answer: Answer) -> Plan | Hint:
    if not answer.words.strip():
        return Hint()

    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        return Told(bench.record.assigning.as_typed(answer.words, claims=claims)[1])

    return Plan(act, after=After.LIST)


def _known(bench: Workbench) -> list[str]:
    return ["me", *bench.desk.reviewers()]


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
    return plan._replace(act=_finished(plan.act), detail=replace(detail, draft="") if detail else None)


def _tag(_state: State, _aim: Targets, answer: Answer) -> Plan:
    words = f"tag {one_line(answer.words)}"

    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        return Told(words if bench.record.tag_all(claims, answer.words) else f"{words} taken away")

    return Plan(act, f"T{words[1:]}")


def _flag(_state: State, _aim: Targets, _answer: Answer) -> Plan:
    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        return Told("flagged" if bench.record.flag_all(claims) else "flagged no longer")

    return Plan(act, "Flag changed")


# ----------------------------------------------------------------------------- what goes out


def _publish(_state: State, _aim: Targets, _answer: Answer) -> Plan:
    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        marked = bench.record.publishing.mark_all(claims)
        return Told("marked for publication" if marked else "no longer marked for publication")

    return Plan(act)


def _keep(_state: State, _aim: Targets, _answer: Answer) -> Plan:
    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        kept = bench.record.publishing.mark_all(claims, publish=False)
        return Told("kept out of publication" if kept else "no longer kept out of publication")

    return Plan(act)


def _which_why(_state: State, aim: Targets) -> Question | None:
    if aim.row is None:
        return None
    known = aim.bench.record.publishing.chosen(aim.row.id)
    return Question(Ask.WORDS, "Why was this checked?  (for readers)", known.why if known else "")


def _why(_state: State, _aim: Targets, answer: Answer) -> Plan:
    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        bench.record.publishing.choose(claims[0], why=answer.words.strip() or None)
        return Told()

    return Plan(act, "Why it was checked")


def _which_finding(_state: State, aim: Targets) -> Question | None:
    if aim.row is None:
        return None
    bench = aim.bench
    known = bench.record.publishing.concluded(bench.desk.claim(aim.row.id).article)
    return Question(Ask.WORDS, "What was found of the article?", known.words if known else "")


def _finding(_state: State, _aim: Targets, answer: Answer) -> Plan:
    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        bench.record.publishing.conclude(bench.desk.claim(claims[0]).article, answer.words)
        return Told()

    return Plan(act, "Finding on the article")


def _which_weight(_state: State, _aim: Targets) -> Question:
    from factbench.acts import Weight

    known = tuple(each.value for each in Weight)
    return Question(Ask.CHOICE, "How much does the last change mean?  (then what it was)", known=known)


def _correction(_state: State, _aim: Targets, answer: Answer) -> Plan | Hint:
    """The kind, and behind it what was changed, in the words of whoever changed it."""
    from factbench.acts import Weight

    kind, _, words = answer.words.strip().partition(" ")
    known = {each.value: each for each in Weight}
    if kind.lower() not in known:
        return Hint("Begin with minor, update or substantial; behind it may stand what was changed.")

    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        bench.record.publishing.amend(claims[0], known[kind.lower()], words)
        return Told()

    return Plan(act, f"The last change is called {kind.lower()}")


# ------------------------------------------------------------------------- which claims there are


def _shape(
    act: Callable[[Workbench, Sequence[str]], Event], words: str, show: Callable[[Event], str | None]
) -> Plan:
    """A change after which the list is read anew, and the cursor stands on the claim that it left."""

    def run(bench: Workbench, claims: Sequence[str]) -> Told:
        return Told(claim=show(act(bench, claims)))

    return Plan(run, words, After.LIST, drops_marks=True, shape=True)


def _made(event: Event) -> str | None:
    return event.claim


def _make(state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
    stretch, detail = state.stretch, state.detail
    if stretch is None or detail is None:
        return Hint(
            "Mark the words first: ← → go by words, shift+← → or < > mark, or use the mouse.", in_article=True
        )
    article = detail.surroundings.article.id
    return _shape(
        lambda bench, _claims: bench.record.claims.make(article, [stretch]), "A claim of your own", _made
    )


def _adjust(state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
    """Put on the marked words; where none are, those that it has are marked, to be made longer or shorter."""
    stretch, detail = state.stretch, state.detail_of(aim.row.id) if aim.row else None
    if detail is None:
        return Hint()
    if stretch is None:
        words = "shift+← → or < > move the end · b puts it there · | splits at the word · Esc"
        return Hint(words, in_article=True, begin=Span(detail.claim.start, detail.claim.end))
    return _shape(
        lambda bench, claims: bench.record.claims.place(claims[0], [stretch]),
        "The claim stands there now",
        _made,
    )


def _split(state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
    word = state.word
    if word is None:
        return Hint(
            "Go to the word where the second claim begins: ← → in the article, then |.", in_article=True
        )
    return _shape(
        lambda bench, claims: bench.record.claims.split(claims[0], word.start), "Split in two", _made
    )


FAR = 300
"""Characters between two claims from which on one asks before they are merged: about three sentences."""


def _near(state: State, aim: Targets) -> Question | None:
    """Asks where what is to be merged stands far apart."""
    detail, after = state.detail_of(aim.row.id) if aim.row else None, _read_next(state, aim)
    if aim.many:
        places = [each.parts for each in map(aim.bench.desk.claim, aim.ids())]
    elif detail is not None and after is not None:
        places = [detail.claim.parts, aim.bench.desk.claim(after.id).parts]
    else:
        return None
    spans = sorted(part for parts in places for part in parts)
    apart = max((later.start - sooner.end for sooner, later in pairwise(spans)), default=0)
    if apart < FAR:
        return None
    return Question(Ask.SURE, f"{apart:,} characters lie between what is to be one claim. Merge?")


def _merge(state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
    """The claim that is read next into this one; of several, all into the first of them."""
    if aim.many:
        return Plan(_merged)
    row, after = aim.row, _read_next(state, aim)
    if row is None or after is None:
        return Hint("There is no next claim in this article to merge with.")
    return _shape(
        lambda bench, claims: bench.record.claims.merge(claims[0], after.id),
        "Merged with the next",
        lambda _event: row.id,
    )


def _merged(bench: Workbench, claims: Sequence[str]) -> Told:
    first, *others = sorted(claims, key=lambda each: bench.desk.claim(each).start)
    bench.record.claims.merge(first, *others)
    return Told("merged into one", first)


def _read_next(state: State, aim: Targets) -> ClaimLine | None:
    """The claim that comes next in the article, in whichever order claims are listed; None behind the last."""
    detail = state.detail_of(aim.row.id) if aim.row else None
    if aim.row is None or detail is None:
        return None
    listed = list(detail.surroundings.listed[state.wanted.low])
    place = listed.index(aim.row.key) + 1 if aim.row.key in listed else len(listed)
    lines = aim.bench.desk.claim_lines(listed[place : place + 1])
    return lines[0] if lines else None


def _following(state: State, aim: Targets) -> ClaimLine | None:
    place = aim.position + 1
    return state.rows.at(place) if place < len(state.rows) else None


def _which_words(state: State, aim: Targets) -> Question | None:
    if aim.row is None:
        return None
    detail = state.detail_of(aim.row.id)
    claim = detail.claim if detail else aim.bench.desk.claim(aim.row.id)
    return Question(Ask.WORDS, "Statement  (empty: its own wording)", claim.plain)


def _reword(_state: State, _aim: Targets, answer: Answer) -> Plan:
    words = answer.words.strip() or None
    return _shape(lambda bench, claims: bench.record.claims.reword(claims[0], words), "Worded by you", _made)


def _settle(*, kept: bool) -> Plans:
    def plan(_state: State, aim: Targets, _answer: Answer) -> Plan:
        """What was put into the statements is confirmed, or taken out."""
        many = "what was put in is confirmed" if kept else "what was put in is taken out"

        def act(bench: Workbench, claims: Sequence[str]) -> Told:
            bench.record.claims.settle(claims, kept=kept)
            return Told(many)

        one = "Confirmed by you" if kept else "The article's own words again"
        return Plan(act, one, After.LIST, shape=True)

    return plan


def _drop(state: State, aim: Targets, answer: Answer) -> Plan:
    if aim.many:
        return Plan(to_each(lambda bench, claim: bench.record.claims.drop(claim, answer.words), "dropped"))
    after = _following(state, aim)
    return _shape(
        lambda bench, claims: bench.record.claims.drop(claims[0], answer.words),
        "Dropped",
        lambda event: after.id if after else event.claim,
    )


# ---------------------------------------------------------------------------------- undo and redo


def _take_back(call: Callable[[Workbench], Event | Adding | None], words: str, otherwise: str) -> Plans:
    def last(bench: Workbench) -> Done:
        from factbench.workbench.record.undo import Adding

        taken = call(bench)
        if taken is None:
            return Done(After.NOTHING, otherwise)
        if isinstance(taken, Adding):
            return Done(After.LIST, one_line(f"{words}: {taken.words}"))
        return _taken(bench, taken, words)

    return lambda _state, _aim, _answer: Plan(last=last)


def _taken(bench: Workbench, event: Event, words: str) -> Done:
    """What is shown of an act that was taken back or done again."""
    from factbench.record.fold import shapes
    from factbench.record.history import describe

    batch, shaped = event.batch is not None, shapes(event.act)
    several = " for all of them" if batch and not shaped else ""
    told = one_line(f"{words}{several}: {describe(event)}")
    if event.claim is None:
        return Done(After.LIST, told)
    return Done(
        After.LIST if shaped or batch else After.CLAIM,
        told,
        bench.desk.claim_key(event.claim),
        bench.desk.verdict(event.claim),
        event.claim if shaped else None,
    )


# -------------------------------------------------------------------------------------- the table


def _ratings() -> Iterator[Verb]:
    """Two verbs for every rating of every scale, as there are two actions: one goes on, the other stays."""
    for id, (rating, stays) in RATED.items():
        yield Verb(id, Reach.MANY, _rate(rating.id, Then.STAY if stays else Then.NEXT), _reason(rating.id))


ONE, MANY, LAST = Reach

TABLE = {
    verb.id: verb
    for verb in (
        *_ratings(),
        Verb("verdict.misleading", MANY, _misleading),
        Verb("verdict.clear", MANY, _rate(None, Then.STAY)),
        Verb("verdict.less-sure", MANY, _confidence(-1)),
        Verb("verdict.more-sure", MANY, _confidence(1)),
        *(Verb(f"evidence.cite-{digit}", ONE, _cite(digit), name="Citing") for digit in range(1, 10)),
        Verb("evidence.choose", ONE, _cite(0), name="Citing"),
        Verb("evidence.stance", ONE, _stance, name="A stance"),
        Verb("evidence.confirm", ONE, _confirm, name="Confirming a past check"),
        Verb("evidence.paste", ONE, _by_hand, _form(by_hand.passage), "Pasting a passage"),
        Verb("evidence.talk", ONE, _by_hand, _form(by_hand.talk), "Noting a call"),
        Verb("evidence.document", ONE, _by_hand, _form(by_hand.document), "Noting a document"),
        Verb("evidence.comment", ONE, _by_hand, _form(by_hand.comment), "Asking for comment"),
        Verb("evidence.source", ONE, _by_hand, _which_source, "Correcting a source"),
        Verb("evidence.use", ONE, _use, _why_out_of_use, "Using a source"),
        Verb("evidence.find", ONE, _find, _which_passage, "Finding more"),
        Verb("annotate.note", MANY, _note, _which_note),
        Verb("annotate.editor", ONE, _long_note, _in_editor, "A note of several lines"),
        Verb("annotate.question", MANY, _question, _words("Question to a colleague", "Question")),
        Verb("annotate.answer", ONE, _answer, _which_answer, "Answering"),
        Verb("annotate.tag", MANY, _tag, _words("Tag, to set or to remove", "Tag", lambda bench: bench.desk.tags())),
        Verb("annotate.flag", MANY, _flag),
        Verb("publish.mark", MANY, _publish),
        Verb("publish.keep", MANY, _keep),
        Verb("publish.why", ONE, _why, _which_why, "Saying why it was checked"),
        Verb("publish.finding", ONE, _finding, _which_finding, "A finding on the article"),
        Verb("publish.correction", ONE, _correction, _which_weight, "Calling a change"),
        Verb("claim.make", ONE, _make, name="Making a claim"),
        Verb("claim.adjust", ONE, _adjust, name="Moving a claim"),
        Verb("claim.split", ONE, _split, name="Splitting"),
        Verb("claim.merge", MANY, _merge, _near),
        Verb("claim.reword", ONE, _reword, _which_words, "Wording"),
        Verb("claim.confirm", MANY, _settle(kept=True)),
        Verb("claim.take-out", MANY, _settle(kept=False)),
        Verb("claim.assign", MANY, _assign, _words(TO_WHOM, "To whom, by which day", _known)),
        Verb("claim.drop", MANY, _drop, _words("Why is this no claim?", "Reason to drop", lambda _bench: WHY_DROPPED)),
        Verb("session.undo", LAST, _take_back(lambda bench: bench.record.undo(), "Taken back", "Nothing to undo.")),
        Verb("session.redo", LAST, _take_back(lambda bench: bench.record.redo(), "Done again", "Nothing to redo.")),
    )
}  # fmt: skip
"""Action id -> what it does."""
