"""Agreement beyond chance, against examples that were computed and published by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.stages.agreement import alpha


def units(*observers: str) -> list[list[str]]:
    """One unit a column; a dot is a missing rating."""
    return [[each for each in column if each != "."] for column in zip(*observers, strict=True)]


def test_two_observers_binary() -> None:
    """Krippendorff 2011, A."""
    assert alpha(units("0100000010", "1110010000")) == pytest.approx(0.095, abs=0.0005)


def test_two_observers_nominal() -> None:
    """Krippendorff 2011, B."""
    assert alpha(units("aabbdcccedda", "babbbccceddd")) == pytest.approx(0.692, abs=0.0005)


def test_four_observers_with_missing_ratings() -> None:
    """Krippendorff 2011, C."""
    table = units("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    assert alpha(table) == pytest.approx(0.743, abs=0.0005)


def test_full_agreement_is_one_and_nothing_to_compare_is_none() -> None:
    assert alpha([["a", "a"], ["b", "b"]]) == 1
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([["a"], []]) is None
    assert alpha([]) is None


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=12))
def test_neither_names_nor_order_matter_and_one_is_the_most(table: list[list[str]]) -> None:
    renamed = [[{"a": "z", "b": "y", "c": "x"}[each] for each in reversed(unit)] for unit in table]
    found, again = alpha(table), alpha(reversed(renamed))
    assert (found is None) == (again is None)
    if found is not None and again is not None:
        assert found == pytest.approx(again)
        assert found <= 1 + 1e-12
