"""Acts -> what holds now. Pure; `verdict`, `annotation`, `confirmed` and `hidden` are nothing but its results."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from factbench.model import (
    Act,
    Annotation,
    AnnotationKind,
    Confidence,
    Confirmation,
    Event,
    EvidenceStance,
    Stand,
    Superseded,
    Verdict,
)
from factbench.scales import HOUSE
from factbench.stages.anchor import Quote
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DOING = frozenset(set(Act) - {Act.UNDO, Act.REDO})
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


def undoable(events: Sequence[Event]) -> list[Event]:
    """The last act of one reviewer's `events` that can be taken back, with its batch, in order; none where all are."""
    acts = standing(events)
    return batch(acts, acts[-1]) if acts else []


def redoable(events: Sequence[Event]) -> list[Event]:
    """One reviewer's last undo, which a redo would take back, with its batch; none where they have acted since."""
    pending: list[Event] = []
    for event in events:
        if event.act is Act.UNDO:
            pending.append(event)
        elif event.act is Act.REDO:
            pending = [undo for undo in pending if undo.id != event.refers]
        else:
            pending.clear()
    return batch(pending, pending[-1]) if pending else []


def batch(events: Sequence[Event], one: Event) -> list[Event]:
    """The acts that were done in one go with `one`, itself among them, in order."""
    name = dict(one.content).get("batch")
    return [
        each for each in events if each.id == one.id or (name and dict(each.content).get("batch") == name)
    ]


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
    return [_annotation(event) for event in annotating(events)]


def annotating(events: Iterable[Event]) -> list[Event]:
    """The acts that annotate and stand, without those whose words were withdrawn."""
    acts = standing(events)
    gone = {dict(event.content).get("annotation") for event in acts if event.act is Act.WITHDRAW}
    return [event for event in acts if event.act is Act.ANNOTATE and event.id not in gone]


def stands(claim: str, reviewer: str, events: Iterable[Event]) -> list[Stand]:
    """What `reviewer` says of the evidence beside `claim` after their `events` on it, in the order first said."""
    found: dict[str, Stand] = {}
    brought: set[str] = set()
    for event in standing(events):
        fields = dict(event.content)
        if event.act is Act.FIND:
            brought.add(str(fields["evidence"]))
        elif event.act is not Act.STANCE:
            continue
        evidence, said = str(fields["evidence"]), fields.get("stance")
        stance = EvidenceStance(str(said)) if said else None
        if event.act is Act.FIND and evidence in found:
            stance = found[evidence].stance
        if stance is None and evidence not in brought:
            found.pop(evidence, None)
        else:
            found[evidence] = Stand(
                claim=claim, evidence=evidence, reviewer=reviewer, stance=stance, at=event.at
            )
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of an article as a person marked it, by which it is found again in another version."""

    article: str
    quote: Quote

    def content(self) -> dict[str, object]:
        """The stretch as fields of an act."""
        return {
            "article": self.article,
            "parts": tuple(f"{part.start}-{part.end}" for part in self.quote.parts),
            "words": self.quote.words,
            "before": self.quote.before,
            "after": self.quote.after,
        }

    @classmethod
    def of(cls, fields: Mapping[str, object]) -> Stretch:
        """The stretch that the fields of an act name."""
        ends = [each.split("-") for each in _texts(fields["parts"])]
        parts = tuple(Span(int(start), int(end)) for start, end in ends)
        quote = Quote(parts, _texts(fields["words"]), str(fields["before"]), str(fields["after"]))
        return cls(str(fields["article"]), quote)


@dataclass(frozen=True, slots=True)
class Shape:
    """What people made of a claim by hand."""

    made: tuple[str, Stretch] | None = None
    """The id of the claim that somebody made of a stretch, and the stretch; None for one that a machine cut."""
    stretch: Stretch | None = None
    """Where it was put last; None where the machine, or who made it, put it."""
    statement: str | None = None
    worded_by: str | None = None
    dropped: str | None = None
    """Why it is out of the list; None while it is in."""


UNMADE = "taken back"
"""Why a claim is out of the list whose making was undone."""


def shape(events: Iterable[Event]) -> Shape | None:
    """What the acts on one claim, of all reviewers, make of it; None where no act ever touched its shape."""
    acts = list(events)
    if not any(event.act in SHAPING for event in acts):
        return None
    makers = [event for event in acts if event.act is Act.CLAIM]
    first = makers[0] if makers else None
    found = Shape(made=(first.claim or "", Stretch.of(dict(first.content))) if first is not None else None)
    here = standing(acts)
    for event in here:
        if event.act in SHAPING:
            found = _shaped(found, event)
    return found if first is None or first in here else replace(found, dropped=UNMADE)


SHAPING = frozenset({Act.CLAIM, Act.SHAPE, Act.DROP})
"""The acts that say where a claim stands, how it is worded, and whether it is in the list."""


def _shaped(found: Shape, event: Event) -> Shape:
    fields = dict(event.content)
    if event.act is Act.DROP:
        return replace(found, dropped=str(fields["why"]))
    if event.act is Act.SHAPE and "parts" in fields:
        found = replace(found, stretch=Stretch.of(fields))
    if "statement" in fields:
        words = fields["statement"]
        found = replace(
            found,
            statement=str(words) if words is not None else None,
            worded_by=event.reviewer if words is not None else None,
        )
    return found


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


def scale(events: Iterable[Event]) -> str:
    """Id of the verdict scale after `events`, of everybody; the house scale where nobody chose."""
    chosen = [event for event in standing(events) if event.act is Act.SCALE]
    return str(dict(chosen[-1].content)["scale"]) if chosen else HOUSE.id


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
