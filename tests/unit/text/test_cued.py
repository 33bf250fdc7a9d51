"""A pattern with its cues finds what the pattern alone finds."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factbench.english import clause, fitness, kind
from factbench.english.clause import rules
from factbench.english.reference import occasion, pointing
from factbench.text.cued import NUMBER, Cued, words_in

if TYPE_CHECKING:
    from types import ModuleType

PLACES: tuple[ModuleType, ...] = (clause, rules, fitness, kind, occasion, pointing)


def _cued(value: object, name: str) -> dict[str, Cued]:
    if isinstance(value, Cued):
        return {name: value}
    if isinstance(value, dict):
        return {f"{name}[{key}]": each for key, each in value.items() if isinstance(each, Cued)}
    return {}


EVERY = {
    name: cued
    for place in PLACES
    for attribute, value in vars(place).items()
    for name, cued in _cued(value, f"{place.__name__}.{attribute}").items()
}


def test_there_are_patterns_to_be_tried() -> None:
    """What is looked for below is found in the house."""
    assert len(EVERY) > 10


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_pattern_matches_holds_one_of_its_cues(name: str, data: st.DataObject) -> None:
    """Text that is made to match, in the alphabet that patterns spell words in, is found by way of the cues."""
    cued = EVERY[name]
    plain = st.characters(min_codepoint=32, max_codepoint=126)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        text = data.draw(st.from_regex(cued.pattern, alphabet=plain | st.sampled_from("’–“”")))
    assert [each.span() for each in cued.finditer(text)] == [
        each.span() for each in cued.pattern.finditer(text)
    ]


def test_only_the_stretch_is_read() -> None:
    """A cue before or behind the stretch is none of it."""
    sought = Cued(re.compile(r"\bpond\b"), ["pond"])
    assert sought.search("a pond in Harnow", 3) is None
    assert sought.search("a pond in Harnow", 0, 6) is not None


def test_letters_stand_in_for_a_word_of_which_only_a_part_is_known() -> None:
    """A part of a word is enough where the cues cannot name all words."""
    sought = Cued(re.compile(r"\bexceed\w*"), [], ["exceed"])
    assert sought.search("Costs exceeded it.") is not None
    assert sought.search("Costs rose.") is None


def test_a_number_is_a_cue() -> None:
    """Digits count wherever they stand in a word."""
    assert NUMBER in words_in("the 3rd")
    assert NUMBER in words_in("the mid-1990s")
    assert NUMBER not in words_in("the third")
