"""Acts -> what holds now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple, TypeVar, assert_never

from factbench.acts import (
    UNSET,
    Adjudicate,
    Amend,
    Annotate,
    Approve,
    Archive,
    AskComment,
    Assign,
    Blind,
    Bring,
    Choose,
    ChooseScale,
    Close,
    Conclude,
    Confirm,
    Correct,
    Decide,
    Drop,
    EditSource,
    Find,
    Foreign,
    Hide,
    Insertions,
    Introduce,
    MakeClaim,
    Redo,
    Reopen,
    Reshape,
    SayStance,
    Shown,
    Undo,
    Unset,
    UseSource,
    Withdraw,
)
from factbench.model import Annotation, Closing, Comment, Confirmation, Stand, Superseded, Verdict
from factbench.record.undo import standing
from factbench.scales import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factbench.acts import Act, AnnotationKind, EvidenceStance, Stretch
    from factbench.model import Event

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarked:
    """Words on a stretch of an article, as they were left."""

    id: str
    stretch: Stretch
    kind: AnnotationKind
    text: str
    reviewer: str
    at: str
    to: tuple[str, ...] = ()
    answers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What people made of a claim by hand."""

    made: tuple[str, Stretch] | None = None
    """The id of the claim that somebody made of a stretch, and the stretch; None for one that a machine cut."""
    stretch: Stretch | None = None
    """Where it was put last; None where the machine, or who made it, put it."""
    statement: str | None = None
    worded_by: str | None = None
    kept: bool | None = None
    """Whether `statement` keeps what the program had put in; None where somebody found other words."""
    dropped: str | None = None
    """Why it is out of the list; None while it is in."""


UNMADE = "taken back"
"""Why a claim is out of the list whose making was undone."""


class Held(NamedTuple):
    """What holds after a row of acts. What they say nothing of is as it was before the first."""

    verdict: Verdict | None = None
    """None where nothing was ever decided."""
    annotations: tuple[Annotation, ...] = ()
    """In the order they were made."""
    remarks: tuple[Remarked, ...] = ()
    """In the order they were left."""
    stands: tuple[Stand, ...] = ()
    """In the order first said."""
    confirmed: tuple[Confirmation, ...] = ()
    """Past fact-checks that are about the claim, in the order of their confirmation."""
    shape: Shape | None = None
    """None where nobody changed the claim by hand."""
    correction: Correct = Correct()
    """All that people know better about the article."""
    hidden: str | None = None
    """Id of the act that hid the article; None while it is in sight."""
    scale: str = HOUSE.id
    withdrawn: frozenset[str] = frozenset()
    """Ids of annotations that were taken away; another device's clock may put that before they were made."""
    brought: frozenset[str] = frozenset()
    """Ids of the evidence that was put beside the claim by hand."""
    comments: tuple[Comment, ...] = ()
    """In the order they were said."""
    closings: tuple[Closing, ...] = ()
    """What each reviewer did last with each question, in that order."""


NOTHING = Held()
"""What holds before the first act."""


def fold(events: Iterable[Event]) -> Held:
    """Return what holds after `events`, oldest first, without those that were taken back.

    They are acts of one reviewer on one claim, acts on one article, or acts on neither.
    """
    return reduce(after, standing(events), NOTHING)


def shape(events: Iterable[Event]) -> Shape | None:
    """What the acts on one claim, of all reviewers, make of it; None where no act ever touched its shape.

    A claim that was only made by an act now taken back is out of the list.
    """
    acts = list(events)
    ever = reduce(after, (event for event in acts if shapes(event.act)), Held()).shape
    if ever is None:
        return None
    here = (event for event in standing(acts) if shapes(event.act))
    now = reduce(after, here, Held()).shape or Shape()
    return replace(now, made=ever.made, dropped=now.dropped if now.made == ever.made else UNMADE)


def shapes(act: Act) -> bool:
    """Whether an act says where a claim stands, how it is worded, or whether it is in the list."""
    match act:
        case MakeClaim() | Reshape() | Insertions() | Drop():
            return True
        case (
            Decide() | Annotate() | Withdraw() | Close() | Assign() | SayStance() | Find() | Bring() | AskComment()
            | EditSource() | UseSource() | Confirm() | Hide() | Correct() | ChooseScale() | Introduce() | Blind()
            | Adjudicate() | Reopen() | Approve() | Archive() | Choose() | Conclude() | Amend() | Undo() | Redo()
            | Foreign()
        ):  # fmt: skip
            return False
        case _:
            assert_never(act)


def relists(act: Act) -> bool:
    """Whether after an act, which may be taken back, another list of claims may stand, or another wording in it."""
    match act:
        case (
            Decide() | Annotate() | Withdraw() | Close() | SayStance() | Find() | Bring() | AskComment() | EditSource()
            | UseSource() | Confirm() | Adjudicate() | Reopen() | Approve() | Archive() | Choose() | Conclude()
            | Amend()
        ):  # fmt: skip
            return False
        case (
            Assign() | Introduce() | Blind() | MakeClaim() | Reshape() | Insertions() | Drop() | Hide() | Correct()
            | ChooseScale() | Undo() | Redo() | Foreign()
        ):  # fmt: skip
            return True
        case _:
            assert_never(act)


def after(held: Held, event: Event) -> Held:  # noqa: PLR0911, PLR0912  one branch an act
    """What holds after one more act that nobody took back."""
    act = event.act
    match act:
        case Decide():
            return held._replace(verdict=_decided(held.verdict, act, event))
        case Annotate():
            return _annotated(held, act, event)
        case Withdraw():
            return _withdrawn(held, act.annotation)
        case Close():
            return _closed(held, act.question, event, closed=act.closed)
        case SayStance():
            return _stood(held, act.evidence, act.stance, event)
        case Find() | Bring():
            held = held._replace(brought=held.brought | {act.evidence})
            known = [each.stance for each in held.stands if each.evidence == act.evidence]
            return _stood(held, act.evidence, known[0] if known else None, event)
        case Confirm():
            return _confirmed(held, act, event)
        case MakeClaim() | Reshape() | Insertions() | Drop():
            return held._replace(shape=_shaped(held.shape or Shape(), act, event))
        case Hide():
            return held._replace(hidden=event.id)
        case Correct():
            return held._replace(correction=_corrected(held.correction, act))
        case ChooseScale():
            return held._replace(scale=act.scale)
        case AskComment():
            return held._replace(comments=(*held.comments, _comment(act, event)))
        case EditSource() | UseSource() | Archive() | Introduce() | Undo() | Redo() | Foreign():
            return held
        case Assign() | Blind() | Adjudicate() | Reopen() | Approve() | Choose() | Conclude() | Amend():
            return held  # these hold for all reviewers: `record.ruling` folds them
        case _:
            assert_never(act)


def _decided(state: Verdict | None, act: Decide, event: Event) -> Verdict:
    """The verdict after one act that sets some of its fields. Setting a rating anew supersedes the one before."""
    state = state or _UNDECIDED
    rating, scale, at, stored, earlier = state.rating, state.scale, state.at, state.event, state.earlier
    if act.rating is not UNSET:
        given = _said(act.scale, HOUSE.id)
        if rating is not None and (rating, scale) != (act.rating, given):
            earlier = (*earlier, Superseded(rating, scale, state.rationale, at, event.at))
        rating, at, stored = (act.rating, event.at, event.id) if act.rating is not None else (None, "", "")
        scale = given if rating is not None else scale
    cited = state.citations
    if act.cite or act.uncite:
        cited = (*cited, *(each for each in act.cite if each not in cited))
        cited = tuple(each for each in cited if each not in act.uncite)
    return Verdict(
        claim=event.claim or "",
        reviewer=event.reviewer,
        rating=rating,
        scale=scale,
        rationale=_said(act.rationale, state.rationale),
        citations=cited,
        confidence=_said(act.confidence, state.confidence),
        misleading=_said(act.misleading, state.misleading),
        valid_as_of=_said(act.as_of, state.valid_as_of),
        at=at,
        event=stored,
        earlier=earlier,
    )


_UNDECIDED = Verdict(claim="", reviewer="", rating=None)


def _annotated(held: Held, act: Annotate, event: Event) -> Held:
    if event.id in held.withdrawn:
        return held
    answers = _said(act.answers, None)
    if answers is not None:
        held = _closed(held, answers, event, closed=True)
    if act.stretch is not UNSET:
        left = Remarked(
            id=event.id,
            stretch=act.stretch,
            kind=act.kind,
            text=act.text,
            reviewer=event.reviewer,
            at=event.at,
            to=act.to,
            answers=answers,
        )
        return held._replace(remarks=(*held.remarks, left))
    made = Annotation(
        id=event.id,
        claim=event.claim or "",
        evidence=_said(act.evidence, None),
        kind=act.kind,
        text=act.text,
        reviewer=event.reviewer,
        at=event.at,
        to=act.to,
        answers=answers,
    )
    return held._replace(annotations=(*held.annotations, made))


def _withdrawn(held: Held, annotation: str) -> Held:
    return held._replace(
        annotations=tuple(each for each in held.annotations if each.id != annotation),
        remarks=tuple(each for each in held.remarks if each.id != annotation),
        withdrawn=held.withdrawn | {annotation},
        closings=tuple(each for each in held.closings if each.event != annotation),
    )


def _closed(held: Held, question: str, event: Event, *, closed: bool) -> Held:
    others = (each for each in held.closings if (each.question, each.reviewer) != (question, event.reviewer))
    said = Closing(question=question, reviewer=event.reviewer, closed=closed, at=event.at, event=event.id)
    return held._replace(closings=(*others, said))


def _stood(held: Held, evidence: str, stance: EvidenceStance | None, event: Event) -> Held:
    """What somebody brought by hand stays among what they say of evidence, whether or not they say how it stands."""
    others = [each for each in held.stands if each.evidence != evidence]
    if stance is None and evidence not in held.brought:
        return held._replace(stands=tuple(others))
    said = Stand(
        claim=event.claim or "", evidence=evidence, reviewer=event.reviewer, stance=stance, at=event.at
    )
    if len(others) == len(held.stands):
        return held._replace(stands=(*others, said))
    return held._replace(stands=tuple(said if each.evidence == evidence else each for each in held.stands))


def _confirmed(held: Held, act: Confirm, event: Event) -> Held:
    others = tuple(each for each in held.confirmed if each.evidence != act.evidence)
    if not act.confirmed:
        return held._replace(confirmed=others)
    said = Confirmation(
        claim=event.claim or "", evidence=act.evidence, reviewer=event.reviewer, at=event.at, event=event.id
    )
    return held._replace(confirmed=(*others, said))


def _comment(act: AskComment, event: Event) -> Comment:
    return Comment(
        id=event.id,
        claim=event.claim or "",
        step=act.step,
        who=act.who,
        on=act.on,
        how=_said(act.how, ""),
        words=_said(act.words, ""),
        shown=_said(act.shown, Shown.NAMED),
        described=_said(act.described, ""),
        reviewer=event.reviewer,
        at=event.at,
    )


def _shaped(found: Shape, act: MakeClaim | Reshape | Insertions | Drop, event: Event) -> Shape:
    match act:
        case Drop():
            return replace(found, dropped=act.why)
        case Insertions():
            return replace(found, statement=act.statement, worded_by=event.reviewer, kept=act.kept)
        case MakeClaim():
            found = replace(found, made=found.made or (event.claim or "", act.stretch))
        case Reshape():
            found = replace(found, stretch=_said(act.stretch, found.stretch))
        case _:
            assert_never(act)
    if act.statement is UNSET:
        return found
    worded_by = event.reviewer if act.statement is not None else None
    return replace(found, statement=act.statement, worded_by=worded_by, kept=None)


def _corrected(known: Correct, act: Correct) -> Correct:
    """A range takes the place of the one before, however either was named."""
    return Correct(
        title=_said(act.title, known.title),
        published=_said(act.published, known.published),
        body=_said(act.body, known.body),
    )


def _said(said: T | Unset, before: T) -> T:
    """What the act says of a field, else what was known before."""
    return before if isinstance(said, Unset) else said
