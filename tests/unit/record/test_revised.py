"""What else of a verdict was changed after readers may have read it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factbench.acts import Confidence, Decide, Redo, Undo
from factbench.model import Revision
from factbench.record.revised import revised
from tests.values import an_event

if TYPE_CHECKING:
    from factbench.acts import Act
    from factbench.model import Event

GIVEN = Decide(rating="refuted", rationale="Once.", confidence=Confidence.HIGH)
LATER = "2020-03-06T10:00:00.000Z"


def changed(*acts: Act, at: str = LATER) -> list[Revision]:
    given = replace(an_event(1, GIVEN), at="2020-03-06T09:00:00.000Z")
    later: list[Event] = [replace(an_event(n, act), at=at) for n, act in enumerate(acts, 2)]
    return list(revised([given, *later]))


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (Decide(misleading=True), {"misleading": True}),
        (Decide(confidence=Confidence.LOW), {"confidence": (Confidence.HIGH, Confidence.LOW)}),
        (Decide(rationale="Twice."), {"rationale": "Once."}),
        (Decide(misleading=True, rationale="Twice."), {"misleading": True, "rationale": "Once."}),
    ],
)
def test_a_later_change_is_told(act: Decide, told: dict[str, object]) -> None:
    assert changed(act) == [Revision(reviewer="Ada", at=LATER, **told)]  # type: ignore[arg-type]


def test_what_is_changed_while_deciding_is_part_of_it() -> None:
    assert changed(Decide(misleading=True), at="2020-03-06T09:15:00.000Z") == []
    assert len(changed(Decide(misleading=True), at="2020-03-06T09:15:00.001Z")) == 1


def test_what_is_said_for_the_first_time_is_no_correction() -> None:
    first = replace(an_event(1, Decide(rating="mixed")), at="2020-03-06T09:00:00.000Z")
    more = replace(an_event(2, Decide(rationale="Why.", confidence=Confidence.LOW)), at=LATER)
    assert list(revised([first, more])) == []


def test_another_rating_is_told_by_the_verdict_and_an_open_claim_has_nothing_to_correct() -> None:
    assert changed(Decide(rating="mixed", misleading=True)) == []
    assert changed(Decide(rating=None), Decide(misleading=True)) == []


def test_what_was_taken_back_was_never_changed() -> None:
    assert changed(Decide(misleading=True), Undo(refers="e2")) == []
    assert len(changed(Decide(misleading=True), Undo(refers="e2"), Redo(refers="e3"))) == 1


def test_times_that_nobody_can_read_are_others() -> None:
    assert len(changed(Decide(misleading=True), at="later")) == 1
