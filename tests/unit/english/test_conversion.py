"""Conversion: a quantity in another unit of the same dimension."""

import pytest

from factbench.english.quantity import quantities
from factbench.english.quantity.conversion import converted


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("It is 10 miles long.", "km", 16.09),
        ("It weighs 22 pounds.", "kg", 9.98),
        ("It covers 100 acres.", "hectare", 40.47),
        ("It holds 5 gallons.", "litre", 18.93),
        ("It was 86 °F.", "°C", 30.0),
        ("It was -40 °C.", "°F", -40.0),
        ("It makes 60 mph.", "km/h", 96.56),
        ("It is 3 km long.", "km", 3.0),
    ],
)
def test_a_quantity_is_turned_into_another_unit(text: str, unit: str, value: float) -> None:
    found = converted(quantities(text)[0], unit)
    assert found is not None
    assert found.unit == unit
    assert found.value == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(
    ("text", "unit"), [("It is 10 miles long.", "kg"), ("It cost $5.", "km"), ("It is 5.", "km")]
)
def test_what_measures_something_else_is_not_turned(text: str, unit: str) -> None:
    assert converted(quantities(text)[0], unit) is None


def test_bounds_are_turned_too_and_the_result_is_approximate() -> None:
    found = converted(quantities("It is at least 10 miles long.")[0], "km")
    assert found is not None
    assert found.low == pytest.approx(16.09, abs=0.01)
    assert found.high is None
    assert found.approximate
