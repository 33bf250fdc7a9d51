"""Agreement beyond chance, against examples that were published, and against a slow formula."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.scales import HOUSE
from factbench.stages.agreement import Level, by_kind, by_reviewer, confusion, pairs, reliability

if TYPE_CHECKING:
    from collections.abc import Sequence

pytest.importorskip("krippendorff")


class One(NamedTuple):
    """A rating."""

    claim: str
    reviewer: str
    rating: str
    scale: str = "house@1"
    kinds: tuple[str, ...] = ()


def rated(*observers: str) -> list[One]:
    """One claim a column, one reviewer a row; a dot is a missing rating."""
    return [
        One(str(claim), f"reviewer {number}", rating)
        for number, row in enumerate(observers)
        for claim, rating in enumerate(row)
        if rating != "."
    ]


def by_hand(units: Sequence[Sequence[str]]) -> float | None:
    """Alpha of nominal ratings as the paper writes it, slow and plain."""
    units = [unit for unit in units if len(unit) > 1]
    totals = Counter(rating for unit in units for rating in unit)
    size = totals.total()
    observed = sum(
        sum(one != other for place, one in enumerate(unit) for at, other in enumerate(unit) if place != at)
        / (len(unit) - 1)
        for unit in units
    )
    expected = sum(totals[one] * totals[other] for one in totals for other in totals if one != other)
    return 1 - (size - 1) * observed / expected if expected else None


def test_two_observers_binary() -> None:
    """Krippendorff 2011, A."""
    found = reliability(rated("0100000010", "1110010000"), Level.NOMINAL)
    assert found.alpha == pytest.approx(0.095, abs=0.0005)


def test_two_observers_nominal() -> None:
    """Krippendorff 2011, B."""
    found = reliability(rated("aabbdcccedda", "babbbccceddd"), Level.NOMINAL)
    assert found.alpha == pytest.approx(0.692, abs=0.0005)


def test_four_observers_with_missing_ratings() -> None:
    """Krippendorff 2011, C; the first of its twelve units has but one rating and counts for nothing."""
    table = rated("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    found = reliability(table, Level.NOMINAL)
    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.743 < found.high <= 1


def test_ordinal_counts_neighbours_as_nearer_and_leaves_out_what_has_no_number() -> None:
    near = ["supported", "mixed", "refuted", "supported", "refuted", "mixed"]
    far = ["supported", "refuted", "refuted", "supported", "supported", "mixed"]

    def of(second: list[str], level: Level) -> float:
        first = ["supported", "supported", "refuted", "supported", "refuted", "mixed"]
        table = [One(str(at), "a", each) for at, each in enumerate(first)]
        table += [One(str(at), "b", each) for at, each in enumerate(second)]
        table += [One("x", "a", "not-enough-evidence"), One("x", "b", "refuted")]
        found = reliability(table, level)
        assert found.alpha is not None
        return found.alpha

    assert of(near, Level.ORDINAL) > of(near, Level.NOMINAL)
    assert of(near, Level.ORDINAL) > of(far, Level.ORDINAL)
    only = reliability([One("x", "a", "not-enough-evidence"), One("x", "b", "refuted")], Level.ORDINAL)
    assert only.claims == 0


def test_full_agreement_is_one_and_nothing_to_compare_is_none() -> None:
    assert reliability(rated("ab", "ab"), Level.NOMINAL).alpha == 1
    assert reliability(rated("aa", "aa"), Level.NOMINAL) == (None, None, None, 2)
    assert reliability(rated("a."), Level.NOMINAL) == (None, None, None, 0)
    assert reliability([], Level.NOMINAL) == (None, None, None, 0)


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=12))
def test_alpha_is_that_of_the_paper(table: list[list[str]]) -> None:
    every = [One(str(at), str(by), each) for at, unit in enumerate(table) for by, each in enumerate(unit)]
    found, expected = reliability(every, Level.NOMINAL).alpha, by_hand(table)
    assert (found is None) == (expected is None)
    if found is not None:
        assert found == pytest.approx(expected, abs=1e-9)


def test_the_same_ratings_give_the_same_interval() -> None:
    table = rated("aabbdcccedda", "babbbccceddd")
    assert reliability(table, Level.NOMINAL) == reliability(reversed(table), Level.NOMINAL)


def test_ratings_of_two_scales_are_never_compared() -> None:
    other = [One("0", "a", "true", "claimreview@1"), One("0", "b", "true", "claimreview@1")]
    assert reliability([*rated("aab", "abb"), *other], Level.NOMINAL).claims == 3


def test_groups_and_confusions() -> None:
    table = [
        One("1", "ida", "supported", kinds=("date",)),
        One("1", "olin", "refuted", kinds=("date",)),
        One("2", "ida", "mixed", kinds=("date", "quantity")),
        One("2", "olin", "mixed", kinds=("date", "quantity")),
        One("3", "olin", "mixed"),
        One("3", "una", "mixed"),
    ]
    assert {kind: len(found) for kind, found in by_kind(table).items()} == {"date": 4, "quantity": 2}
    assert {name: len(found) for name, found in by_reviewer(table).items()} == {"ida": 4, "olin": 6, "una": 2}
    assert confusion(table, "ida", "olin") == {("supported", "refuted"): 1, ("mixed", "mixed"): 1}
    assert confusion(table, "ida", "una") == {}
    assert pairs(table) == [("ida", "olin"), ("olin", "una")]
    assert HOUSE.rating("mixed") is not None
