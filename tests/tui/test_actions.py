"""The table of actions."""

from __future__ import annotations

from collections import Counter

from factbench.scales import HOUSE
from factbench.tui.actions import ACTIONS, NAMES, Group, found, key_table, said
from factbench.tui.screens.review import Review


def test_every_action_has_an_id_words_and_a_method() -> None:
    for action in ACTIONS:
        assert action.words
        assert action.id.count(".") == 1
        name = action.call.split("(")[0]
        assert name.startswith("app.") or hasattr(Review, f"action_{name}")


def test_no_id_and_no_key_means_two_things() -> None:
    ids = Counter(action.id for action in ACTIONS)
    keys = Counter(key for action in ACTIONS if action.keys for key in action.keys.split(","))
    assert [each for each, count in (ids + keys).items() if count > 1] == []


def test_no_key_is_one_that_plain_terminals_cannot_send() -> None:
    keys = {key for action in ACTIONS for key in action.keys.split(",")}
    assert keys & {"ctrl+i", "ctrl+m", "ctrl+j", "ctrl+h", "ctrl+enter", "ctrl+tab"} == set()
    assert not [key for key in keys if key.startswith(("alt+", "f1"))]


def test_every_rating_has_its_letter_as_a_key() -> None:
    keys = {action.keys: action.call for action in ACTIONS if action.id.startswith("verdict")}
    for rating in HOUSE.ratings:
        id = f"verdict.{NAMES.get(rating.id, rating.id)}"
        assert keys[rating.letter] == f"verb('{id}')"
        assert keys[rating.letter.upper()] == f"verb('{id}-stay')"


def test_help_finds_by_words_keys_and_group() -> None:
    assert found("") == list(ACTIONS)
    assert {action.id for action in found("REFUTED")} == {"verdict.refuted", "verdict.refuted-stay"}
    assert found("ctrl+p")[0].id == "session.palette"
    assert found("xyzzy") == []


def test_the_table_of_keys_has_every_action_once() -> None:
    table = key_table()
    for action in ACTIONS:
        if not action.id.startswith("evidence.cite-"):
            assert f"| {action.words} |" in table
    assert "`1…9`" in table
    assert table.count("**") == 2 * len(Group)
    assert all(said(action) for action in ACTIONS)
