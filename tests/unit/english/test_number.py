"""Numbers: in figures, in words and in both."""

from __future__ import annotations

import pytest

from factbench.english.quantity.number import number_at


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,234.5", 1234.5),
        ("1,23,456", 123456),
        ("40 000", 40000),
        ("1 234 567.8", 1234567.8),
        ("3,5", 3.5),
        ("2 1/4", 2.25),
        ("2½", 2.5),
        ("1e6", 1e6),
        ("2.5e-3", 0.0025),
        ("2^10", 1024),
        ("2k", 2000),
        ("10M", 1e7),
        ("1.2bn", 1.2e9),
        ("3 hundred and 21", 321),
        ("4 thousand 3 hundred and 21", 4321),
        ("3.5 million", 3.5e6),
        ("3 dozen", 36),
        ("twelve hundred", 1200),
        ("a hundred and five", 105),
        ("fifty-two", 52),
        ("two thousand and two hundred", 2200),
        ("two million three hundred and five thousand", 2305000),
        ("three lakh crore", 3e12),
        ("half a million", 500000),
        ("half a dozen", 6),
        ("a quarter of a million", 250000),
        ("one and a half million", 1.5e6),
        ("one million and a half", 1.5e6),
        ("five billion and three quarters", 5.75e9),
        ("forty-two and a third", 42 + 1 / 3),
        ("one hundred and three quarters", 100.75),
        ("twenty-three fifths", 4.6),
        ("one-fifth", 0.2),
        ("a fifth of it", 0.2),
        ("a hundred trillionths", 1e-10),
        ("two hundred point zero three", 200.03),
        ("nine point seventy-one", 9.71),
        ("nine out of ten", 0.9),
        ("one in five voters", 0.2),
        ("one over three", 1 / 3),
    ],
)
def test_a_number_is_read(words: str, value: float) -> None:
    found = number_at(words, 0)
    assert found is not None
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    "words", ["hundred", "a man", "a third man", "and", "million", "", "half", "one.two"]
)
def test_words_that_are_no_number_or_only_one(words: str) -> None:
    found = number_at(words, 0)
    assert found is None or found.value == 1


@pytest.mark.parametrize(
    "words", ["one " * 5000, "hundred " * 5000, "1" * 5000, "a " * 5000, "twenty " * 5000]
)
def test_a_long_run_is_read_in_no_time(words: str) -> None:
    found = [number_at(words, at) for at in range(0, 2000, 2)]
    assert all(each is None or each.end <= len(words) for each in found)


@pytest.mark.parametrize("row", ["123 " * 20, "123," * 20])
def test_a_row_of_many_numbers_is_not_one(row: str) -> None:
    found = number_at(row, 0)
    assert found is not None
    assert (found.value, found.end) == (123, 3)
