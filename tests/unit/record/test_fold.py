"""Acts -> what holds now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from factbench.acts import (
    Act,
    Annotate,
    AnnotationKind,
    Confidence,
    Confirm,
    Correct,
    Decide,
    Drop,
    EvidenceStance,
    FileRange,
    Find,
    Foreign,
    MakeClaim,
    ParagraphRange,
    Reshape,
    SayStance,
    Stretch,
    Undo,
    Withdraw,
)
from factbench.record.fold import UNMADE, Held, after, fold, relists, shape, shapes
from factbench.text.quote import Quote
from factbench.text.span import Span
from tests.unit.test_acts import ACTS
from tests.values import an_event

if TYPE_CHECKING:
    from factbench.model import Verdict

HERE = Stretch("a", Quote((Span(0, 3),), ("one",), "", ""))
NOTE = Annotate(kind=AnnotationKind.NOTE, text="hm", evidence="x")


def after_all(*acts: Act) -> Held:
    return fold(an_event(number, act) for number, act in enumerate(acts, 1))


def verdict(*acts: Act) -> Verdict:
    found = after_all(*acts).verdict
    assert found is not None
    return found


def find(evidence: str) -> Find:
    return Find(evidence=evidence, passage="p", source="Almanac", score=50, start=0, end=5)


@given(st.lists(ACTS, max_size=8), st.integers(0, 8))
def test_folding_all_at_once_is_folding_one_after_the_other(acts: list[Act], cut: int) -> None:
    """Where nothing is taken back: an undo reaches back to an act before it."""
    events = [an_event(number, act) for number, act in enumerate(acts) if not isinstance(act, Undo)]
    held = fold(events[:cut])
    for event in events[cut:]:
        held = after(held, event)
    assert held == fold(events)


@given(st.lists(ACTS, max_size=6), ACTS)
def test_an_act_that_was_taken_back_leaves_nothing(acts: list[Act], one: Act) -> None:
    events = [an_event(number, act) for number, act in enumerate(acts) if not isinstance(act, Undo)]
    taken = [an_event(100, one), an_event(101, Undo(refers="e100"))] if not isinstance(one, Undo) else []
    assert fold([*events, *taken]) == fold(events)


def test_each_act_sets_only_its_fields() -> None:
    found = verdict(
        Decide(rationale="since the ledger says so"),
        Decide(cite=("x", "y")),
        Decide(rating="supported", scale="house@1", as_of=date(2020, 3, 5)),
        Decide(confidence=Confidence.HIGH),
        Decide(uncite=("x",), misleading=True),
    )
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
    (earlier,) = verdict(Decide(rating="refuted", rationale="so"), Decide(rating="supported")).earlier
    assert (earlier.rating, earlier.rationale, earlier.replaced_at) == (
        "refuted",
        "so",
        "2020-03-05T09:00:02.000Z",
    )


def test_the_same_rating_again_supersedes_nothing() -> None:
    assert verdict(Decide(rating="refuted"), Decide(rating="refuted")).earlier == ()


def test_a_cleared_claim_is_open_and_remembers() -> None:
    found = verdict(Decide(rating="refuted"), Decide(rating=None))
    assert (found.rating, found.at, found.event, len(found.earlier)) == (None, "", "", 1)


def test_an_undone_rating_is_no_correction() -> None:
    found = verdict(Decide(rating="refuted"), Undo(refers="e1"), Decide(rating="mixed"))
    assert (found.rating, found.earlier) == ("mixed", ())


def test_nothing_decided_is_no_verdict() -> None:
    assert after_all(NOTE).verdict is None


def test_a_note_stands_until_it_is_undone_or_withdrawn() -> None:
    assert [(each.text, each.evidence) for each in after_all(NOTE).annotations] == [("hm", "x")]
    assert after_all(NOTE, Undo(refers="e1")).annotations == ()
    gone = Withdraw(annotation="e1", kind=AnnotationKind.NOTE, text="hm")
    assert after_all(NOTE, gone).annotations == ()
    assert [each.id for each in after_all(NOTE, gone, Undo(refers="e2")).annotations] == ["e1"]


def test_a_note_whose_withdrawal_comes_from_a_device_with_a_slow_clock_is_gone_too() -> None:
    gone = Withdraw(annotation="e2", kind=AnnotationKind.NOTE, text="hm")
    assert after_all(gone, NOTE).annotations == ()


def test_words_on_a_stretch_are_remarks() -> None:
    held = after_all(Annotate(kind=AnnotationKind.QUESTION, text="who?", stretch=HERE))
    assert [(each.id, each.stretch, each.text) for each in held.remarks] == [("e1", HERE, "who?")]
    assert held.annotations == ()


def test_a_stance_is_the_last_one_said_and_a_find_stands_without() -> None:
    acts = (
        find("x"),
        SayStance(evidence="y", stance=EvidenceStance.SUPPORTS),
        SayStance(evidence="x", stance=EvidenceStance.REFUTES),
        SayStance(evidence="y", stance=None),
    )
    assert [(each.evidence, each.stance) for each in after_all(*acts).stands] == [("x", "refutes")]
    assert [(each.evidence, each.stance) for each in after_all(acts[0]).stands] == [("x", None)]


def test_a_denial_takes_a_confirmation_away() -> None:
    yes, no = (Confirm(evidence="x", confirmed=each) for each in (True, False))
    assert [each.event for each in after_all(yes, Confirm(evidence="y", confirmed=True), yes).confirmed] == [
        "e2",
        "e3",
    ]
    assert after_all(yes, no).confirmed == ()


def test_a_range_takes_the_place_of_the_one_before_however_it_is_named() -> None:
    held = after_all(
        Correct(title="A mill", body=FileRange(3, 9)),
        Correct(published=date(2020, 3, 4)),
        Correct(body=ParagraphRange(1, 2)),
    )
    assert held.correction == Correct(title="A mill", published=date(2020, 3, 4), body=ParagraphRange(1, 2))


def test_a_claim_whose_making_was_taken_back_is_out_of_the_list() -> None:
    made = an_event(1, MakeClaim(stretch=HERE))
    found = shape([made])
    assert found is not None
    assert (found.dropped, found.made) == (None, ("c", HERE))
    taken = shape([made, an_event(2, Undo(refers="e1"))])
    assert taken is not None
    assert (taken.dropped, taken.made) == (UNMADE, ("c", HERE))
    assert shape([an_event(1, Decide(rating="mixed"))]) is None


def test_a_shape_that_was_taken_back_is_known_so_that_the_claim_is_put_back() -> None:
    worded = an_event(1, Reshape(statement="It opened."))
    found, taken = shape([worded]), shape([worded, an_event(2, Undo(refers="e1"))])
    assert found is not None
    assert taken is not None
    assert (found.statement, found.worded_by) == ("It opened.", "Ada")
    assert (taken.statement, taken.worded_by, taken.dropped) == (None, None, None)


def test_what_cannot_be_read_changes_nothing_but_may_change_a_list() -> None:
    foreign = Foreign(name="merge", refers=None, content=())
    assert after_all(foreign) == Held()
    assert relists(foreign)
    assert not relists(Decide(rating="mixed"))
    assert shapes(Drop(why="no claim"))
    assert not shapes(foreign)
