"""Acts -> what happened, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.model import Act, Event
from factbench.scales import SCALES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


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
    if event.act in (Act.UNDO, Act.REDO):
        target = known.get(event.refers or "")
        if event.act is Act.REDO and target is not None:
            target = known.get(target.refers or "")
        words = describe(target) if target is not None else "an act that is not shown here"
        return f"{'took back' if event.act is Act.UNDO else 'did again'}: {words}"
    return describe(event)


def describe(event: Event) -> str:
    """What an act that does something did, such as "decided: Refuted, confidence high, because “…”"."""
    fields = dict(event.content)
    told: Iterator[str]
    match event.act:
        case Act.HIDE:
            return "hid the article"
        case Act.SCALE:
            return f"chose the verdict scale {fields['scale']}"
        case Act.WITHDRAW:
            return f"took away the {fields['kind']} “{fields['text']}”"
        case Act.CONFIRM:
            found = "confirmed" if fields["confirmed"] else "denied"
            return f"{found} that past check {str(fields['evidence'])[:8]} is about this claim"
        case Act.STANCE | Act.FIND:
            return _of_evidence(event.act, fields)
        case Act.CORRECT:
            told = _corrected(fields)
        case Act.ANNOTATE:
            told = _annotated(fields)
        case Act.CLAIM | Act.SHAPE | Act.DROP:
            told = _shaped(event.act, fields)
        case _:
            told = _decided(fields)
    return ", ".join(told) or "decided nothing"


def _annotated(fields: Mapping[str, object]) -> Iterator[str]:
    evidence = f" on evidence {str(fields['evidence'])[:8]}" if fields.get("evidence") else ""
    yield f"left a {fields['kind']}{evidence}: “{fields['text']}”"
    if "words" in fields:
        yield f"at {_quoted(fields['words'])}"


def _of_evidence(act: Act, fields: Mapping[str, object]) -> str:
    evidence = str(fields["evidence"])[:8]
    if act is Act.FIND:
        return f"put evidence {evidence} beside it, from “{fields['source']}”"
    if fields["stance"] is None:
        return f"said no longer how evidence {evidence} stands to it"
    return f"said that evidence {evidence} {_STANCES[str(fields['stance'])]}"


_STANCES = {
    "supports": "supports it",
    "refutes": "refutes it",
    "qualifies": "qualifies it",
    "context": "is context",
}


def _shaped(act: Act, fields: Mapping[str, object]) -> Iterator[str]:
    if act is Act.DROP:
        yield f"dropped the claim, because “{fields['why']}”"
    if "words" in fields:
        yield f"{'made a claim of' if act is Act.CLAIM else 'put the claim on'} {_quoted(fields['words'])}"
    if "statement" in fields:
        words = fields["statement"]
        yield f"worded it “{words}”" if words is not None else "gave it back its own wording"


def _quoted(words: object) -> str:
    return f"“{' … '.join(map(str, words))}”" if isinstance(words, tuple | list) else ""


def _corrected(fields: Mapping[str, object]) -> Iterator[str]:
    if "title" in fields:
        yield f"corrected the title: “{fields['title']}”" if fields["title"] else "took the title away"
    if "published" in fields:
        yield f"corrected the day: {fields['published'] or 'unknown'}"
    if "start" in fields:
        yield f"corrected the body: code points {fields['start']} to {fields['end']} of the file"
    if "first" in fields:
        yield f"corrected the body: paragraphs {fields['first']} to {fields['last']}"


def _decided(fields: Mapping[str, object]) -> Iterator[str]:
    if "rating" in fields:
        yield "opened the claim again" if fields["rating"] is None else f"decided: {_words(fields)}"
    missing = fields.get("needs_context")
    if isinstance(missing, tuple | list):
        yield f"although it needs context ({', '.join(map(str, missing))})"
    if "confidence" in fields:
        yield f"confidence {fields['confidence']}"
    if "misleading" in fields:
        yield "misleading in its context" if fields["misleading"] else "not misleading"
    for field, words in (("cite", "cited"), ("uncite", "no longer cited")):
        found = fields.get(field)
        if isinstance(found, tuple | list):
            yield f"{words} {', '.join(str(each)[:8] for each in found)}"
    if "rationale" in fields:
        yield f"{'because' if 'rating' in fields else 'gave the reason'} “{fields['rationale']}”"
    if "rating" not in fields and "as_of" in fields:
        yield f"as of {fields['as_of']}"


def _words(fields: Mapping[str, object]) -> str:
    scale = SCALES.get(str(fields.get("scale")))
    rating = scale.rating(str(fields["rating"])) if scale else None
    words = rating.words if rating else str(fields["rating"])
    return f"{words}, as of {fields['as_of']}" if "as_of" in fields else words
