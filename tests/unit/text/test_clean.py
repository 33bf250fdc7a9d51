"""Foreign text made safe."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.text.clean import clean, has_controls, one_line


@given(st.text())
def test_cleaning_keeps_the_place_of_every_character(text: str) -> None:
    assert len(clean(text)) == len(text)


@given(st.text(st.characters()))
def test_nothing_that_acts_on_a_terminal_survives(text: str) -> None:
    left = {character for character in clean(text) if unicodedata.category(character) in {"Cc", "Cs"}}
    assert left <= {"\n", "\t"}


@pytest.mark.parametrize(
    "character", ["\x1b", "\x9b", "\x7f", "\r", "\u202e", "\u2066", "\u200b", "\ufeff", "\U000e0041"]
)
def test_a_character_that_acts_is_made_visible(character: str) -> None:
    assert clean(f"a{character}b") != f"a{character}b"


@pytest.mark.parametrize("text", ["café", "ًا", "👩\u200d👧", "“curly”", "a\u00a0b", "a\tb\nc"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_windows_line_ends_become_plain_ones() -> None:
    assert clean("a\r\nb") == "a \nb"


def test_one_line_has_no_breaks() -> None:
    assert one_line(" a\n\tb \x1b[2J ") == "a b ␛[2J"


def test_names_with_controls_are_noticed() -> None:
    assert has_controls("Ada\x1b[0m")
    assert has_controls("Ada\u202e")
    assert not has_controls("Zoë O’Neil")


@pytest.mark.parametrize(
    "character", ["\u115f", "\u3164", "\uffa0", "\u034f", "\ufe00", "\U000e0100", "\u180e"]
)
def test_what_is_drawn_as_nothing_is_shown(character: str) -> None:
    assert clean(f"a{character}b") == "a\ufffdb"


def test_a_soft_hyphen_is_a_point_and_a_selector_stays_behind_its_symbol_alone() -> None:
    assert clean("Hafen\u00adbrücke") == "Hafen‧brücke"
    assert clean("❤\ufe0f 1\ufe0f\u20e3 a\ufe0f") == "❤\ufe0f 1\ufe0f\u20e3 a\ufffd"
