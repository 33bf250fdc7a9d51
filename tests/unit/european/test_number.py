"""Digits: which sign groups and which parts the decimals."""

from __future__ import annotations

import pytest

from factbench.european.number import Separators, number_of, separators_of

GERMAN = Separators(",", sure=False)


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("53.939", 53939),
        ("1.234.567,8", 1234567.8),
        ("2 500 000", 2500000),
        ("1'500", 1500),
        ("1'500.50", 1500.5),
        ("1,234,567", 1234567),
        ("1,234.5", 1234.5),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("0,125", 0.125),
        ("1,250", None),
        ("7", 7),
        ("9" * 40, None),
    ],
)
def test_a_number_is_read_by_its_own_shape(digits: str, value: float | None) -> None:
    assert number_of(digits, GERMAN) == value


@pytest.mark.parametrize(
    ("text", "separators"),
    [
        ("2021 waren es 134.", Separators(",", sure=False)),
        ("0,4 % und 1,762 Dollar", Separators(",", sure=True)),
        ("3.5% de 20,000 pesos", Separators(".", sure=True)),
        ("1,250,000 pesos", Separators(".", sure=True)),
        ("1.250.000 euros", Separators(",", sure=True)),
        ("3.5% y 3,5%", Separators(",", sure=False)),
        ("am 03.08.1990 um 14.30 uhr", Separators(",", sure=False)),
    ],
)
def test_the_numbers_of_a_text_show_its_signs(text: str, separators: Separators) -> None:
    assert separators_of(text, ",") == separators


def test_what_the_text_shows_decides_what_may_be_two_numbers() -> None:
    assert number_of("1,250", Separators(",", sure=True)) == 1.25
    assert number_of("1,250", Separators(".", sure=True)) == 1250
    assert number_of("1.250", Separators(".", sure=False)) is None
