"""Acts of one reviewer on one claim -> what else than the rating they changed after the verdict had stood."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from factbench.acts import Confidence, Decide
from factbench.model import Revision
from factbench.record.fold import Held, after
from factbench.record.undo import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.model import Event, Verdict

WHILE_DECIDING = timedelta(minutes=15)
"""What is changed within this time after the rating was given belongs to the deciding of it: nobody has read it yet."""


def revised(events: Iterable[Event]) -> Iterator[Revision]:
    """Each change that readers of a decided verdict are to be told, oldest first; `events` come oldest first.

    That it misleads in its context, or no longer; another confidence than the one that was given; another reason.
    A rating that was replaced is told by the verdict itself, with all that changed together with it.
    """
    held = Held()
    for event in standing(events):
        before, held = held.verdict, after(held, event)
        now = held.verdict
        if isinstance(event.act, Decide) and before and now and _stood(before, now, event.at):
            change = _changed(before, now, event.at)
            if change is not None:
                yield change


def _stood(before: Verdict, now: Verdict, at: str) -> bool:
    """Whether a verdict was given well before and has the same rating still."""
    if before.rating is None or (before.rating, before.scale, before.at) != (now.rating, now.scale, now.at):
        return False
    try:
        return datetime.fromisoformat(at) - datetime.fromisoformat(before.at) > WHILE_DECIDING
    except (ValueError, TypeError):
        # Times that nobody can read are told apart by being others.
        return at != before.at


def _changed(before: Verdict, now: Verdict, at: str) -> Revision | None:
    surer = before.confidence is not Confidence.UNSET and before.confidence is not now.confidence
    reasoned = bool(before.rationale.strip()) and before.rationale != now.rationale
    revision = Revision(
        reviewer=now.reviewer,
        at=at,
        misleading=now.misleading if now.misleading is not before.misleading else None,
        confidence=(before.confidence, now.confidence) if surer else (),
        rationale=before.rationale if reasoned else None,
    )
    return revision if revision != Revision(reviewer=now.reviewer, at=at) else None
