"""What is taken back, and what an undo or a redo means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from factbench.acts import Decide, Redo, Undo
from factbench.record.undo import redoable, standing, undoable
from tests.values import an_event

if TYPE_CHECKING:
    from factbench.model import Event

MIXED = Decide(rating="mixed")


@given(st.lists(st.sampled_from(["act", "undo", "redo"]), max_size=30))
def test_undo_and_redo_walk_one_line_of_acts(moves: list[str]) -> None:
    """Against the obvious model: a list of acts with a cursor in it."""
    log: list[Event] = []
    line: list[str] = []
    undone: list[str] = []
    for number, move in enumerate(moves, 1):
        if move == "act":
            log.append(an_event(number, MIXED))
            line.append(f"e{number}")
            undone.clear()
        elif move == "undo" and (meant := undoable(log)):
            log.append(an_event(number, Undo(refers=meant[0].id)))
            undone.append(line.pop())
        elif move == "redo" and (meant := redoable(log)):
            log.append(an_event(number, Redo(refers=meant[0].id)))
            line.append(undone.pop())
        assert (undoable(log) == []) == (not line)
        assert (redoable(log) == []) == (not undone)
        assert [event.id for event in standing(log)] == line or sorted(line) == [e.id for e in standing(log)]


def test_a_batch_is_meant_as_a_whole() -> None:
    acts = [an_event(1, MIXED), an_event(2, MIXED, batch="e2"), an_event(3, MIXED, batch="e2")]
    assert [each.id for each in undoable(acts)] == ["e2", "e3"]
    acts += [
        an_event(4, Undo(refers="e3"), batch="e2"),
        an_event(5, Undo(refers="e2"), batch="e2"),
    ]
    assert [each.id for each in undoable(acts)] == ["e1"]
    assert [each.id for each in redoable(acts)] == ["e4", "e5"]
