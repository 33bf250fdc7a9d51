"""Acts -> those that nobody has taken back, and what an undo or a redo would mean now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.acts import Introduce, Redo, Undo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factbench.model import Event


def standing(events: Iterable[Event]) -> list[Event]:
    """The acts among `events` that nobody has taken back, in order; undo and redo themselves are left out.

    An undo names the act it takes back; a redo names the undo. Acts whose target is not among `events` do nothing.
    """
    acts = list(events)
    if {type(event.act) for event in acts}.isdisjoint((Undo, Redo)):
        return acts
    undos: dict[str, str] = {}
    undone: set[str] = set()
    for event in acts:
        match event.act:
            case Undo(refers=target):
                undos[event.id] = target
                undone.add(target)
            case Redo(refers=undo) if undo in undos:
                undone.discard(undos[undo])
    return [event for event in acts if not isinstance(event.act, Undo | Redo) and event.id not in undone]


def undoable(events: Sequence[Event]) -> list[Event]:
    """The last act of one reviewer's `events` that can be taken back, with its batch, in order; none where all are.

    How a colleague is called is no work of the desk: another sign is said, and nothing taken back.
    """
    acts = [each for each in standing(events) if not isinstance(each.act, Introduce)]
    return batch(acts, acts[-1]) if acts else []


def redoable(events: Sequence[Event]) -> list[Event]:
    """One reviewer's last undo, which a redo would take back, with its batch; none where they have acted since."""
    pending: list[Event] = []
    for event in events:
        match event.act:
            case Undo():
                pending.append(event)
            case Redo(refers=undo):
                pending = [each for each in pending if each.id != undo]
            case Introduce():
                pass
            case _:
                pending.clear()
    return batch(pending, pending[-1]) if pending else []


def batch(events: Sequence[Event], one: Event) -> list[Event]:
    """The acts that were done in one go with `one`, itself among them, in order."""
    return [each for each in events if each.id == one.id or (one.batch and each.batch == one.batch)]
