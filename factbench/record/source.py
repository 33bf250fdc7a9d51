"""Acts -> a source as it stands: what people know better of it, and whether it is in use."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from factbench.acts import UNSET, Archive, Bring, EditSource, Shown, UseSource
from factbench.model import Archived, ByHand, Source
from factbench.record.undo import standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factbench.model import Event

NO_REASON = "no reason given"
"""Why a source is out of use of which nobody said it."""
EDITED = ("title", "publisher", "published", "primary", "why", "origin", "licence", "interests")
"""The fields of a source that a person may correct."""


def as_corrected(source: Source, events: Iterable[Event]) -> Source:
    """The source as it came, with what `events`, oldest first and of all reviewers, make of it."""
    return _after(source, standing(events))


def _after(source: Source, events: Iterable[Event]) -> Source:
    for event in events:
        act = event.act
        if isinstance(act, EditSource) and act.source == source.id:
            said: dict[str, Any] = {
                each.name: value
                for each in fields(act)
                if each.name in EDITED and (value := getattr(act, each.name)) is not UNSET
            }
            source = replace(source, **said)
        elif isinstance(act, UseSource) and act.source == source.id:
            why = NO_REASON if act.why is UNSET else act.why
            source = replace(source, retired=None if act.used else why)
        elif isinstance(act, Archive) and act.source == source.id and act.url is not UNSET:
            # An archive that has none today may have answered wrongly: a copy that was found stays.
            copy = Archived(url=act.url, on=None if act.on is UNSET else act.on)
            source = replace(source, archived=copy)
    return source


def brought(act: Bring) -> Source:
    """The source that an act makes, with its text."""
    who, called, described = ("" if each is UNSET else each for each in (act.who, act.called, act.described))
    return Source(
        id=act.source,
        title=act.title,
        text=act.text,
        publisher=None if act.publisher is UNSET else act.publisher,
        url=None if act.url is UNSET else act.url,
        published=None if act.published is UNSET else act.published,
        by_hand=ByHand(
            kind=act.kind,
            who=who,
            called=called,
            shown=Shown.NAMED if act.shown is UNSET else act.shown,
            described=described,
        ),
    )
