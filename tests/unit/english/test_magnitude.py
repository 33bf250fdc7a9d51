"""Numbers beside numbers: rounding and bounds agree, other numbers do not."""

import math

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


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_agrees_with_itself(value: float) -> None:
    assert agree(number(value), number(value)) is True


def test_bounds_are_the_value_or_the_range() -> None:
    assert bounds(number(4)) == (4, 4)
    assert bounds(number(None, low=4)) == (4, math.inf)
    assert bounds(number(None, high=4)) == (-math.inf, 4)
    assert bounds(number(None)) is None
