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
    if event.act is Act.HIDE:
        return "hid the article"
    if event.act is Act.CORRECT:
        return ", ".join(_corrected(fields))
    if event.act is Act.CONFIRM:
        found = "confirmed" if fields["confirmed"] else "denied"
        return f"{found} that past check {str(fields['evidence'])[:8]} is about this claim"
    if event.act is Act.ANNOTATE:
        return f"left a {fields['kind']}: “{fields['text']}”"
    return ", ".join(_decided(fields)) or "decided nothing"


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
