"""Acts -> what holds now. Pure; `verdict`, `annotation`, `confirmed` and `hidden` are nothing but its results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from factbench.model import (
    Act,
    Annotation,
    AnnotationKind,
    Confidence,
    Confirmation,
    Event,
    Superseded,
    Verdict,
)
from factbench.scales import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DOING = frozenset({Act.DECIDE, Act.ANNOTATE, Act.HIDE, Act.CONFIRM, Act.CORRECT})
"""Acts that change something by themselves; the others take back."""


def standing(events: Iterable[Event]) -> list[Event]:
    """The acts among `events` that nobody has taken back, in order; undo and redo themselves are left out.

    An undo names the act it takes back; a redo names the undo. Acts whose target is not among `events` do nothing.
    """
    acts = list(events)
    target = {event.id: event.refers for event in acts if event.act is Act.UNDO}
    undone: set[str | None] = set()
    for event in acts:
        if event.act is Act.UNDO:
            undone.add(event.refers)
        elif event.act is Act.REDO:
            undone.discard(target.get(event.refers or ""))
    return [event for event in acts if event.act in DOING and event.id not in undone]


def undoable(events: Sequence[Event]) -> Event | None:
    """The last act of one reviewer's `events` that can be taken back, or None."""
    acts = standing(events)
    return acts[-1] if acts else None


def redoable(events: Sequence[Event]) -> Event | None:
    """One reviewer's last undo, which a redo would take back; None where they have acted since."""
    pending: list[Event] = []
    for event in events:
        if event.act is Act.UNDO:
            pending.append(event)
        elif event.act is Act.REDO:
            pending = [undo for undo in pending if undo.id != event.refers]
        else:
            pending.clear()
    return pending[-1] if pending else None


def verdict(claim: str, reviewer: str, events: Iterable[Event]) -> Verdict | None:
    """What `reviewer` holds of `claim` after their `events` on it; None where none of them decides anything."""
    state = None
    for event in standing(events):
        if event.act is Act.DECIDE:
            state = _decided(state or Verdict(claim=claim, reviewer=reviewer, rating=None), event)
    return state


def _decided(state: Verdict, event: Event) -> Verdict:
    """The verdict after one act that sets some of its fields. Setting a rating anew supersedes the one before."""
    fields = dict(event.content)
    if "rating" in fields:
        state = _rated(state, event, fields)
    cited = [*state.citations, *(each for each in _texts(fields.get("cite")) if each not in state.citations)]
    dropped = _texts(fields.get("uncite"))
    as_of = fields.get("as_of")
    return replace(
        state,
        citations=tuple(each for each in cited if each not in dropped),
        rationale=str(fields.get("rationale", state.rationale)),
        confidence=Confidence(str(fields.get("confidence", state.confidence))),
        misleading=bool(fields.get("misleading", state.misleading)),
        valid_as_of=date.fromisoformat(str(as_of)) if as_of else state.valid_as_of,
    )


def _rated(state: Verdict, event: Event, fields: dict[str, object]) -> Verdict:
    rating = fields["rating"]
    scale = str(fields.get("scale", HOUSE.id))
    earlier = state.earlier
    if state.rating is not None and (state.rating, state.scale) != (rating, scale):
        earlier = (*earlier, Superseded(state.rating, state.scale, state.rationale, state.at, event.at))
    if rating is None:
        return replace(state, rating=None, at="", event="", earlier=earlier)
    return replace(state, rating=str(rating), scale=scale, at=event.at, event=event.id, earlier=earlier)


def notes(events: Iterable[Event]) -> list[Annotation]:
    """The annotations that stand, in the order they were made."""
    return [_annotation(event) for event in standing(events) if event.act is Act.ANNOTATE]


def confirmed(events: Iterable[Event]) -> list[Confirmation]:
    """The past fact-checks that the acts of one reviewer confirm, in that order; a denial takes one away."""
    held: dict[str, Confirmation] = {}
    for event in standing(events):
        if event.act is Act.CONFIRM:
            fields = dict(event.content)
            evidence = str(fields["evidence"])
            held.pop(evidence, None)
            if fields["confirmed"]:
                held[evidence] = Confirmation(
                    claim=event.claim or "",
                    evidence=evidence,
                    reviewer=event.reviewer,
                    at=event.at,
                    event=event.id,
                )
    return list(held.values())


RANGES = (("start", "end"), ("first", "last"))
"""The two ways to name a body range; naming it one way drops the other."""


def correction(events: Iterable[Event]) -> dict[str, object]:
    """What people know better about an article after the `events` on it, by field; empty where nobody does."""
    fields: dict[str, object] = {}
    for event in standing(events):
        if event.act is Act.CORRECT:
            said = dict(event.content)
            if any(name in said for names in RANGES for name in names):
                fields = {name: value for name, value in fields.items() if name in {"title", "published"}}
            fields |= said
    return fields


def _annotation(event: Event) -> Annotation:
    fields = dict(event.content)
    evidence = fields.get("evidence")
    return Annotation(
        id=event.id,
        claim=event.claim or "",
        evidence=str(evidence) if evidence else None,
        kind=AnnotationKind(str(fields["kind"])),
        text=str(fields["text"]),
        reviewer=event.reviewer,
        at=event.at,
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, tuple | list) else ()
