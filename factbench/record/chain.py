"""Acts as they are stored -> do they hang together?

Every act carries the hash of the one before it, by the same device. A device has one chain in each file in which it
acted, and where a file was copied on that device a chain goes on in two ways; so the acts of a device are a forest:
the first of a chain carries no hash, every other that of an act of its device whose number is one less.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from factbench.record import body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factbench.model import Event, Stored


class Place(NamedTuple):
    """Where an act stands."""

    device: str
    number: int
    hash: str


def place(event: Event) -> Place:
    """Where a stored act stands."""
    return Place(event.device, event.number, event.hash)


def before(event: Event) -> Place | None:
    """Where the act before it stands; None for the first of a chain."""
    if event.number == 1 and not event.previous:
        return None
    return Place(event.device, event.number - 1, event.previous)


def loose(events: Iterable[Event], elsewhere: Callable[[Iterable[Place]], set[Place]]) -> Iterator[Event]:
    """The acts before which one is missing: it is neither among `events` nor among those that stand `elsewhere`."""
    acts = list(events)
    here = {(each.device, each.number, each.hash) for each in acts}
    open_ends = [
        each
        for each in acts
        if (each.previous or each.number != 1) and (each.device, each.number - 1, each.previous) not in here
    ]
    wanted = {each.id: last for each in open_ends if (last := before(each)) is not None}
    there = elsewhere(dict.fromkeys(wanted.values()))
    for each in open_ends:
        if wanted[each.id] not in there:
            yield each


def read(acts: Sequence[Stored]) -> list[Event]:
    """Return the acts that a stranger's record holds.

    Raises: `ValueError`, `TypeError`, `KeyError` or `AttributeError` where a hash is not that of its body, a body is
    not as `body.canonical` writes it, or it is no act at all; the caller looks at them one by one to tell which.
    """
    for each in acts:
        if body.chain_hash(each.body, each.previous) != each.hash:
            raise ValueError("it was changed after it was stored")
    found = [_value(each.body) for each in acts]
    # Written in one go, which takes half the time. Each is one object from its first character to its last, so the
    # whole is the same only where every one of them is.
    if body.written(found) != f"[{','.join(each.body for each in acts)}]":
        raise ValueError(_ODD)
    return [body.event_of(one, each.previous, each.hash) for one, each in zip(found, acts, strict=True)]


def _value(text: str) -> dict[str, Any]:
    """The one object of JSON that a text is. Raises: `ValueError` where it is none, or has more before or behind it."""
    try:
        found, end = _DECODER.raw_decode(text)
    except ValueError as error:
        raise ValueError(_ODD) from error
    if end != len(text) or type(found) is not dict:
        raise ValueError(_ODD)
    return found


_DECODER = json.JSONDecoder()
_ODD = "its body is not written as one is"
