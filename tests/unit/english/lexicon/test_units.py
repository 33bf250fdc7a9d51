"""Units of time: each word with its grain and its length, once."""

from __future__ import annotations

import pytest

from factbench.english.lexicon.units import ADVERBS, UNIT_WORDS, UNITS, unit_of


def test_no_word_names_two_units() -> None:
    forms = [form for unit in UNITS for form in (unit.word, unit.plural, *unit.short)]
    assert len(forms) == len(set(forms))
    assert set(forms) <= UNIT_WORDS


@pytest.mark.parametrize(
    ("word", "count", "length"),
    [("fortnight", 1, "P2W"), ("Fortnights", 1.5, "P3W"), ("hrs", 2.5, "PT2.5H"), ("centuries", 2, "P2CE")],
)
def test_a_length_is_written_in_the_letter_of_the_unit(word: str, count: float, length: str) -> None:
    assert unit_of(word).times(count) == length


def test_adverbs_name_units_that_there_are() -> None:
    assert {unit for _, unit in ADVERBS.values()} <= UNIT_WORDS
