"""Numbers beside numbers: rounding and bounds agree, other numbers do not."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.english.quantity.magnitude import agree, bounds
from factbench.text.slots import Quantity, QuantityKind
from factbench.text.span import Span


def number(
    value: float | None, *, low: float | None = None, high: float | None = None, approximate: bool = False
) -> Quantity:
    return Quantity(Span(0, 1), value, QuantityKind.CARDINAL, None, low, high, approximate)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (number(4e6), number(3_972_518), True),
        (number(4e6), number(3.5e6), False),
        (number(4000), number(3950), True),
        (number(4), number(3.9), False),
        (number(12), number(15), False),
        (number(2.5), number(2.46), True),
        (number(2.5), number(2.6), False),
        (number(100, approximate=True), number(92), True),
        (number(100, approximate=True), number(80), False),
        (number(None, low=5), number(7), True),
        (number(None, low=5), number(4), False),
        (number(None, low=5), number(5), True),
        (number(4e6, low=4e6), number(3_972_518), False),
        (number(None, low=40), number(38, approximate=True), True),
        (number(None, low=5), number(None, low=3), None),
        (number(None, low=5), number(None, low=5), True),
        (number(None, low=5), number(None, high=3), False),
        (number(None, low=3, high=6), number(4), True),
        (number(None), number(4), None),
        (number(0), number(0), True),
        (number(0), number(3), False),
        (number(math.inf), number(3), False),
    ],
)
def test_agree(one: Quantity, other: Quantity, expected: bool | None) -> None:
    assert agree(one, other) is expected
    assert agree(other, one) is expected


def test_a_bound_may_exclude_itself() -> None:
    more_than_five, five = number(5, low=5), number(5, low=5, high=5)
    assert agree(more_than_five, five, exclusive=[more_than_five]) is False
    assert agree(five, more_than_five, exclusive=[more_than_five]) is False


def test_a_measure_without_decimals_rounds_one_that_has_some() -> None:
    percent = [replace(number(value), unit="%") for value in (97, 97.1, 60, 58)]
    assert agree(percent[0], percent[1]) is True
    assert agree(percent[2], percent[3]) is False


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_agrees_with_itself(value: float) -> None:
    assert agree(number(value), number(value)) is True


def test_bounds_are_the_value_or_the_range() -> None:
    assert bounds(number(4)) == (4, 4)
    assert bounds(number(None, low=4)) == (4, math.inf)
    assert bounds(number(None, high=4)) == (-math.inf, 4)
    assert bounds(number(None)) is None
