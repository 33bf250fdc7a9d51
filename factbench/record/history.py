"""Acts -> what happened, in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from factbench.acts import (
    UNSET,
    Adjudicate,
    Amend,
    Annotate,
    AnnotationKind,
    Approve,
    Archive,
    AskComment,
    Assign,
    Blind,
    Bring,
    Choose,
    ChooseScale,
    Close,
    CommentStep,
    Conclude,
    Confirm,
    Correct,
    Decide,
    Drop,
    EditSource,
    EvidenceStance,
    FileRange,
    Find,
    Foreign,
    Hide,
    Insertions,
    Introduce,
    MakeClaim,
    ParagraphRange,
    Redo,
    Reopen,
    Reshape,
    SayStance,
    Shown,
    Undo,
    UseSource,
    Weight,
    Withdraw,
)
from factbench.scales import SCALES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factbench.acts import Stretch, Unset
    from factbench.model import Event


def history(events: Iterable[Event], about: Mapping[str, str]) -> Iterator[str]:
    """One line an act, in the given order: when, who, what, and on what.

    `about` gives the words of each claim and article by id.
    """
    known: dict[str, Event] = {}
    for event in events:
        known[event.id] = event
        subject = about.get(event.claim or event.article or "", "")
        words = _sentence(event, known)
        yield f"{event.at[:10]} {event.at[11:19]}  {event.reviewer} {words}{f' — “{subject}”' if subject else ''}"


def _sentence(event: Event, known: Mapping[str, Event]) -> str:
    match event.act:
        case Undo(refers=act):
            return f"took back: {_of(known.get(act))}"
        case Redo(refers=undo):
            target = known.get(undo)
            return f"did again: {_of(known.get(target.refers or '') if target is not None else None)}"
        case _:
            return describe(event)


def _of(event: Event | None) -> str:
    return describe(event) if event is not None else "an act that is not shown here"


def describe(event: Event) -> str:
    """What an act did, such as "decided: Refuted, confidence high, because “…”"."""
    return ", ".join(_described(event)) or "decided nothing"


def brief(event: Event) -> str:
    """`describe` without the ids of what an act rests on and answers: for whoever did it just now and sees them."""
    act = event.act
    if isinstance(act, Adjudicate):
        return describe(replace(event, act=replace(act, cite=(), rests=())))
    if isinstance(act, Annotate) and act.kind is AnnotationKind.ANSWER:
        return f"answered: “{act.text}”"
    return describe(event)


def _described(event: Event) -> Iterator[str]:  # noqa: PLR0912, PLR0915  one branch an act
    act = event.act
    match act:
        case Decide():
            yield from _decided(act)
        case Annotate():
            yield from _annotated(act)
        case Withdraw():
            yield f"took away the {act.kind} “{act.text}”"
        case Close():
            yield f"{'closed' if act.closed else 'opened again'} the question “{act.text}”"
        case Assign():
            yield from _assigned(act)
        case SayStance():
            yield _stance(act.evidence[:8], act.stance)
        case Find():
            yield f"put evidence {act.evidence[:8]} beside it, from “{act.source}”"
        case Bring() | AskComment() | EditSource() | UseSource():
            yield from _by_hand(act)
        case Confirm():
            found = "confirmed" if act.confirmed else "denied"
            yield f"{found} that past check {act.evidence[:8]} is about this claim"
        case MakeClaim():
            yield f"made a claim of {_quoted(act.stretch)}"
            yield from _worded(act.statement)
        case Reshape():
            if act.stretch is not UNSET:
                yield f"put the claim on {_quoted(act.stretch)}"
            yield from _worded(act.statement)
        case Insertions():
            done = "confirmed what was put in" if act.kept else "took out what was put in"
            yield f"{done}: “{act.statement}”"
        case Drop():
            yield f"dropped the claim, because “{act.why}”"
        case Hide():
            yield "hid the article"
        case Correct():
            yield from _corrected(act)
        case ChooseScale():
            yield f"chose the verdict scale {act.scale}"
        case Introduce():
            yield f"called {act.who} {act.sign} for short"
        case Blind():
            yield _BLIND[act.blind]
        case Adjudicate():
            yield from _adjudicated(act)
        case Reopen():
            yield f"reopened it for the desk, because “{act.reason}”"
        case Approve():
            yield f"approved verdict {act.verdict[-8:]} for the desk"
        case Archive() | Choose() | Conclude() | Amend():
            yield from _sent_out(act)
        case Undo():
            yield "took an act back"
        case Redo():
            yield "did an act again"
        case Foreign():
            yield f"did what this version of factbench cannot read (“{act.name}”)"
        case _:
            assert_never(act)


def _by_hand(act: Bring | AskComment | EditSource | UseSource) -> Iterator[str]:
    match act:
        case Bring():
            called = act.title if act.called is UNSET else act.called
            yield f"put a {act.kind} beside it, {act.evidence[:8]}: “{called}”"
            yield from _discreet(act)
        case AskComment():
            yield from _asked(act)
        case EditSource():
            yield from _edited(act)
        case UseSource():
            done = ("used the source", "again") if act.used else ("took the source", "out of use")
            why = "" if act.why is UNSET else f", because “{act.why}”"
            yield f"{done[0]} “{act.about}” {done[1]}{why}"
        case _:
            assert_never(act)


def _sent_out(act: Archive | Choose | Conclude | Amend) -> Iterator[str]:
    match act:
        case Archive():
            found = f"noted the archived copy {act.url}" if act.url is not UNSET else "found no archived copy"
            day = "" if act.on is UNSET else f" of {act.on}"
            why = "" if act.why is UNSET else f", because “{act.why}”"
            yield f"{found}{day} of the source “{act.about}”{why}"
        case Choose():
            if act.publish is not UNSET:
                yield _PUBLISH[act.publish]
            if act.why is not UNSET:
                yield (
                    f"chose it because “{act.why}”" if act.why else "gave no reason for choosing it any more"
                )
        case Conclude():
            yield (
                f"found of the article: “{act.words}”"
                if act.words
                else "took the finding on the article away"
            )
        case Amend():
            said = "" if act.words is UNSET else f": “{act.words}”"
            yield f"called the last change {_WEIGHTS[act.weight]}{said}"
        case _:
            assert_never(act)


_PUBLISH = {
    True: "marked it for publication",
    False: "kept it out of publication",
    None: "left open whether it is published",
}
_WEIGHTS = {Weight.MINOR: "minor", Weight.UPDATE: "an update", Weight.SUBSTANTIAL: "substantial"}


def _discreet(act: Bring | AskComment) -> Iterator[str]:
    """What readers are not told."""
    if act.shown is Shown.UNNAMED:
        told = f"“{act.described}”" if act.described is not UNSET else "no name"
        yield f"readers are told {told}"
    elif act.shown is Shown.HOUSE:
        yield "who and what stay in the house"


def _asked(act: AskComment) -> Iterator[str]:
    how = "" if act.how is UNSET else f" {act.how}"
    match act.step:
        case CommentStep.ASKED:
            yield f"asked {act.who} for comment{how} on {act.on}"
        case CommentStep.ANSWERED:
            yield f"heard from {act.who}{how} on {act.on}{'' if act.words is UNSET else f': “{act.words}”'}"
        case CommentStep.NO_ANSWER:
            yield f"had no answer from {act.who} by {act.on}{'' if act.words is UNSET else f': “{act.words}”'}"
        case _:
            assert_never(act.step)
    yield from _discreet(act)


_RANKS = {True: "primary", False: "secondary", None: "neither primary nor secondary"}


def _edited(act: EditSource) -> Iterator[str]:
    """What was known better, in the order of the fields; the source by the title that it had."""
    said = [
        *([f"it is {_RANKS[act.primary]}"] if act.primary is not UNSET else []),
        *(
            f"{name}: {f'“{value}”' if value is not None else 'none'}"
            for name in ("title", "publisher", "published", "why", "origin", "licence", "interests")
            if (value := getattr(act, name)) is not UNSET
        ),
    ]
    yield f"corrected the source “{act.about}”"
    yield from said


_BLIND = {
    True: "made its review blind",
    False: "made its review open",
    None: "left to article and settings whether its review is blind",
}


def _adjudicated(act: Adjudicate) -> Iterator[str]:
    scale = SCALES.get(act.scale)
    known = scale.rating(act.rating) if scale else None
    yield f"adjudicated: {known.words if known else act.rating}"
    if act.misleading:
        yield "misleading in its context"
    if act.cite:
        yield f"cited {', '.join(each[:8] for each in act.cite)}"
    if act.rests:
        noun = "verdict" if len(act.rests) == 1 else "verdicts"
        yield f"resting on {noun} {' and '.join(each[-8:] for each in act.rests)}"
    yield f"because “{act.reason}”"


def _stance(evidence: str, stance: EvidenceStance | None) -> str:
    if stance is None:
        return f"said no longer how evidence {evidence} stands to it"
    return f"said that evidence {evidence} {_STANCES[stance]}"


_STANCES = {
    EvidenceStance.SUPPORTS: "supports it",
    EvidenceStance.REFUTES: "refutes it",
    EvidenceStance.QUALIFIES: "qualifies it",
    EvidenceStance.CONTEXT: "is context",
}


def _decided(act: Decide) -> Iterator[str]:
    rated = act.rating is not UNSET
    if act.rating is not UNSET:
        yield f"decided: {_rating(act.rating, act)}" if act.rating is not None else "opened the claim again"
    if act.needs_context:
        yield f"although it needs context ({', '.join(act.needs_context)})"
    if act.confidence is not UNSET:
        yield f"confidence {act.confidence}"
    if act.misleading is not UNSET:
        yield "misleading in its context" if act.misleading else "not misleading"
    for words, evidence in (("cited", act.cite), ("no longer cited", act.uncite)):
        if evidence:
            yield f"{words} {', '.join(each[:8] for each in evidence)}"
    if act.rationale is not UNSET:
        yield f"{'because' if rated else 'gave the reason'} “{act.rationale}”"
    if not rated and act.as_of is not UNSET:
        yield f"as of {act.as_of}"


def _rating(rating: str, act: Decide) -> str:
    scale = SCALES.get(act.scale) if act.scale is not UNSET else None
    known = scale.rating(rating) if scale else None
    words = known.words if known else rating
    return f"{words}, as of {act.as_of}" if act.as_of is not UNSET else words


def _annotated(act: Annotate) -> Iterator[str]:
    evidence = f" on evidence {act.evidence[:8]}" if isinstance(act.evidence, str) else ""
    to = f" to {' and '.join(act.to)}" if act.to else ""
    article = "an" if act.kind is AnnotationKind.ANSWER else "a"
    yield f"left {article} {act.kind}{to}{evidence}: “{act.text}”"
    if isinstance(act.answers, str):
        yield f"to question {act.answers[-8:]}"
    if act.stretch is not UNSET:
        yield f"at {_quoted(act.stretch)}"


def _assigned(act: Assign) -> Iterator[str]:
    if not act.assigned:
        yield f"took it from {act.to}"
        return
    yield f"assigned it to {act.to}{'' if act.due is UNSET else f', by {act.due}'}"


def _quoted(stretch: Stretch) -> str:
    return f"“{' … '.join(stretch.quote.words)}”"


def _worded(statement: str | Unset | None) -> Iterator[str]:
    if statement is not UNSET:
        yield f"worded it “{statement}”" if statement is not None else "gave it back its own wording"


def _corrected(act: Correct) -> Iterator[str]:
    if act.title is not UNSET:
        yield f"corrected the title: “{act.title}”" if act.title else "took the title away"
    if act.published is not UNSET:
        yield f"corrected the day: {act.published or 'unknown'}"
    match act.body:
        case FileRange(start, end):
            yield f"corrected the body: code points {start} to {end} of the file"
        case ParagraphRange(first, last):
            yield f"corrected the body: paragraphs {first} to {last}"
