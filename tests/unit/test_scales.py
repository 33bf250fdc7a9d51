"""Verdict scales as data."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from factbench.errors import Misuse
from factbench.scales import HOUSE, LETTERS, SCALES, Rating, known
from factbench.tui.actions import ACTIONS, RATED
from tests.values import a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path


def test_letters_are_reserved_and_no_scale_gives_one_twice() -> None:
    for scale in SCALES.values():
        letters = [each.letter for each in scale.ratings]
        assert len(set(letters)) == len(letters)
        assert set(letters) <= LETTERS


def test_no_action_but_a_rating_has_a_reserved_letter() -> None:
    taken = {key for each in ACTIONS for key in each.keys.split(",") if each.id not in RATED}
    assert taken & (LETTERS | {each.upper() for each in LETTERS}) == set()


def test_equal_ids_mean_the_same_on_every_scale() -> None:
    meanings: dict[str, set[Rating]] = defaultdict(set)
    for scale in SCALES.values():
        for rating in scale.ratings:
            meanings[rating.id].add(rating)
    assert all(len(each) == 1 for each in meanings.values())
    assert known("half-true", HOUSE.id) is SCALES["claimreview@1"].rating("half-true")
    assert known("half-true", "later@9") == known("half-true", HOUSE.id)
    assert known("no such", HOUSE.id) is None


def test_what_a_scale_loses_as_numbers_is_said() -> None:
    for scale in SCALES.values():
        numbers = [each.number for each in scale.ratings]
        lossless = None not in numbers and len(set(numbers)) == len(numbers)
        assert bool(scale.loses) is not lossless


def test_a_scale_is_chosen_by_an_act_and_undone_like_one(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db")
    claim = filled(bench)[0].id
    bench.record.decide(claim, rating="mixed")
    bench.record.choose_scale("fever")
    assert bench.record.scale().id == "fever@1"
    with pytest.raises(Misuse, match="not-enough-info"):
        bench.record.decide(claim, rating="mixed")
    assert bench.desk.verdict(claim).scale == HOUSE.id
    bench.record.undo()
    assert bench.record.scale() is HOUSE
    bench.record.redo()
    assert bench.record.scale().id == "fever@1"
    with pytest.raises(Misuse, match="averitec"):
        bench.record.choose_scale("stars")
    assert all(sound for _what, _words, sound in bench.file.check())
