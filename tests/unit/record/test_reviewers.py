"""How colleagues are called, as acts of several machines say it."""

from __future__ import annotations

from factbench.acts import Introduce
from factbench.model import Event
from factbench.record.reviewers import called, unsaid
from factbench.record.undo import undoable


def said(who: str, sign: str, device: str = "quay") -> Event:
    return Event(
        id=f"{who} {sign} {device}",
        act=Introduce(who=who, sign=sign),
        at="2026-03-01T09:00:00.000Z",
        device=device,
        session="s",
        reviewer="Ada",
    )


def test_what_was_said_last_holds_on_every_machine() -> None:
    acts = [said("Bo", "BL"), said("Bo", "LI", "tower")]
    assert called(acts, {"Bo": "BL"}, "quay") == called(acts, {}, "mast") == {"Bo": "LI"}
    assert unsaid(acts, {"Bo": "BL"}, "quay") == {}


def test_a_line_that_was_changed_holds_here_until_it_is_said() -> None:
    acts = [said("Bo", "BL"), said("Bo", "LI", "tower")]
    assert unsaid(acts, {"Bo": "BO"}, "quay") == {"Bo": "BO"}
    assert called(acts, {"Bo": "BO"}, "quay") == {"Bo": "BO"}


def test_a_sign_is_one_colleagues_and_a_word() -> None:
    assert called([said("Bo", "BL"), said("Bea", "bl"), said("Cy", "\x1b[2J")], {}, "quay") == {"Bea": "bl"}


def test_an_undo_takes_back_no_sign() -> None:
    assert undoable([said("Bo", "BL")]) == []
