"""What CLDR gives for the five languages, and what is added to it."""

from __future__ import annotations

import pytest

from factbench.european.locale import Measure, conventions
from factbench.european.words import WORDS
from factbench.text.slots import QuantityKind


@pytest.mark.parametrize("code", sorted(WORDS))
def test_every_month_and_weekday_has_its_names(code: str) -> None:
    says = conventions(code)
    assert set(says.months.values()) == set(says.long_months.values()) == set(range(1, 13))
    assert set(says.weekdays.values()) == set(range(7))
    assert says.decimal == ","


@pytest.mark.parametrize(
    ("code", "month", "number"),
    [("de", "jänner", 1), ("de", "sept", 9), ("es", "setiembre", 9), ("fr", "févr", 2), ("it", "ott", 10)],
)
def test_months_of_other_countries_and_short_ones_are_known(code: str, month: str, number: int) -> None:
    assert conventions(code).months[month] == number


@pytest.mark.parametrize(
    ("code", "scale", "size"),
    [
        ("de", "milliarden", 1e9),
        ("de", "billionen", 1e12),
        ("de", "mrd", 1e9),
        ("es", "billones", 1e12),
        ("fr", "milliards", 1e9),
        ("fr", "billion", 1e12),
        ("it", "miliardi", 1e9),
        ("pt", "bilhões", 1e9),
        ("pt", "biliões", 1e12),
    ],
)
def test_a_billion_is_what_its_language_means(code: str, scale: str, size: float) -> None:
    assert conventions(code).scales[scale] == size


@pytest.mark.parametrize(
    ("code", "name", "kind", "unit"),
    [
        ("de", "euro", QuantityKind.MONEY, "EUR"),
        ("de", "schweizer franken", QuantityKind.MONEY, "CHF"),
        ("es", "pesos", QuantityKind.MONEY, "peso"),
        ("es", "pesos mexicanos", QuantityKind.MONEY, "MXN"),
        ("fr", "mètres carrés", QuantityKind.MEASURE, "m²"),
        ("it", "percento", QuantityKind.PERCENT, "%"),
        ("pt", "quilômetros", QuantityKind.MEASURE, "km"),
        ("pt", "quilómetros", QuantityKind.MEASURE, "km"),
    ],
)
def test_units_and_currencies_have_one_name_in_all_languages(
    code: str, name: str, kind: QuantityKind, unit: str
) -> None:
    assert conventions(code).measures[name] == Measure(kind, unit)
