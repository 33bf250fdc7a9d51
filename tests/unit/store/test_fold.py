"""Acts -> what holds now."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from factbench.model import Act, Confidence, Event
from factbench.store import fold
from tests.values import an_event


def test_each_act_sets_only_its_fields() -> None:
    found = fold.verdict(
        "c",
        "Ada",
        [
            an_event(1, rationale="since the ledger says so"),
            an_event(2, cite=["x", "y"]),
            an_event(3, rating="supported", scale="house@1", as_of="2020-03-05"),
            an_event(4, confidence="high"),
            an_event(5, uncite=["x"], misleading=True),
        ],
    )
    assert found is not None
    assert (found.rating, found.rationale, found.citations) == (
        "supported",
        "since the ledger says so",
        ("y",),
    )
    assert (found.confidence, found.misleading, found.valid_as_of) == (
        Confidence.HIGH,
        True,
        date(2020, 3, 5),
    )
    assert (found.at, found.event) == ("2020-03-05T09:00:03.000Z", "e3")


def test_a_new_rating_keeps_the_old_one_as_superseded() -> None:
    found = fold.verdict(
        "c", "Ada", [an_event(1, rating="refuted", rationale="so"), an_event(2, rating="supported")]
    )
    assert found is not None
    (earlier,) = found.earlier
    assert (earlier.rating, earlier.rationale, earlier.replaced_at) == (
        "refuted",
        "so",
        "2020-03-05T09:00:02.000Z",
    )


def test_the_same_rating_again_supersedes_nothing() -> None:
    found = fold.verdict("c", "Ada", [an_event(1, rating="refuted"), an_event(2, rating="refuted")])
    assert found is not None
    assert found.earlier == ()


def test_a_cleared_claim_is_open_and_remembers() -> None:
    found = fold.verdict("c", "Ada", [an_event(1, rating="refuted"), an_event(2, rating=None)])
    assert found is not None
    assert (found.rating, found.at, found.event, len(found.earlier)) == (None, "", "", 1)


def test_an_undone_rating_is_no_correction() -> None:
    acts = [an_event(1, rating="refuted"), an_event(2, Act.UNDO, refers="e1"), an_event(3, rating="mixed")]
    found = fold.verdict("c", "Ada", acts)
    assert found is not None
    assert (found.rating, found.earlier) == ("mixed", ())


def test_nothing_decided_is_no_verdict() -> None:
    assert fold.verdict("c", "Ada", [an_event(1, Act.ANNOTATE, kind="note", text="hm")]) is None


def test_a_note_stands_until_it_is_undone() -> None:
    note = an_event(1, Act.ANNOTATE, kind="note", text="hm", evidence="x")
    assert [(each.text, each.evidence) for each in fold.notes([note])] == [("hm", "x")]
    assert fold.notes([note, an_event(2, Act.UNDO, refers="e1")]) == []


@given(st.lists(st.sampled_from(["act", "undo", "redo"]), max_size=30))
def test_undo_and_redo_walk_one_line_of_acts(moves: list[str]) -> None:
    """Against the obvious model: a list of acts with a cursor in it."""
    log: list[Event] = []
    line: list[str] = []
    undone: list[str] = []
    for number, move in enumerate(moves, 1):
        if move == "act":
            log.append(an_event(number, rating="mixed"))
            line.append(f"e{number}")
            undone.clear()
        elif move == "undo" and (meant := fold.undoable(log)):
            log.append(an_event(number, Act.UNDO, refers=meant[0].id))
            undone.append(line.pop())
        elif move == "redo" and (meant := fold.redoable(log)):
            log.append(an_event(number, Act.REDO, refers=meant[0].id))
            line.append(undone.pop())
        assert (fold.undoable(log) == []) == (not line)
        assert (fold.redoable(log) == []) == (not undone)
        assert [event.id for event in fold.standing(log)] == line or sorted(line) == [
            e.id for e in fold.standing(log)
        ]


def test_a_batch_is_meant_as_a_whole() -> None:
    acts = [
        an_event(1, rating="mixed"),
        an_event(2, rating="refuted", batch="e2"),
        an_event(3, rating="refuted", batch="e2"),
    ]
    assert [each.id for each in fold.undoable(acts)] == ["e2", "e3"]
    acts += [
        an_event(4, Act.UNDO, refers="e3", batch="e2"),
        an_event(5, Act.UNDO, refers="e2", batch="e2"),
    ]
    assert [each.id for each in fold.undoable(acts)] == ["e1"]
    assert [each.id for each in fold.redoable(acts)] == ["e4", "e5"]


def test_a_stance_is_the_last_one_said_and_a_find_stands_without() -> None:
    acts = [
        an_event(1, Act.FIND, evidence="x", passage="p"),
        an_event(2, Act.STANCE, evidence="y", stance="supports"),
        an_event(3, Act.STANCE, evidence="x", stance="refutes"),
        an_event(4, Act.STANCE, evidence="y", stance=None),
    ]
    assert [(each.evidence, each.stance) for each in fold.stands("c", "Ada", acts)] == [("x", "refutes")]
    assert [(each.evidence, each.stance) for each in fold.stands("c", "Ada", acts[:1])] == [("x", None)]


def test_a_claim_whose_making_was_taken_back_is_out_of_the_list() -> None:
    made = an_event(1, Act.CLAIM, parts=["0-3"], words=["one"], before="", after="", article="a")
    shape = fold.shape([made])
    assert shape is not None
    assert (shape.dropped, shape.made is not None) == (None, True)
    taken = fold.shape([made, an_event(2, Act.UNDO, refers="e1")])
    assert taken is not None
    assert taken.dropped == fold.UNMADE
    assert fold.shape([an_event(1, rating="mixed")]) is None
