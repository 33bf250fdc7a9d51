"""Stems by which two texts are compared: Porter's, but for those that would be another word's."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.text import indexed
from factbench.text.stem import STOP_STEMS, stem, stems_of, words
from factbench.text.stop_words import STOP_WORDS


@pytest.mark.parametrize(
    "forms",
    [
        "use used uses using useful",
        "die dies died dying",
        "tie ties tied",
        "age ages aged aging",
        "add adds added adding",
        "quit quits quitting",
        "MP MPs",
        "Relations related",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len(stems_of(forms)) == 1


@pytest.mark.parametrize(
    "word", ["useful", "used", "owned", "innings", "ones", "quit", "willing", "ate", "ore", "Andes"]
)
def test_no_other_word_has_the_stem_of_a_stop_word(word: str) -> None:
    assert stem(word) not in STOP_WORDS


@given(st.from_regex(r"[a-z]{1,12}\Z", fullmatch=True))
def test_a_stop_word_alone_has_its_stem(word: str) -> None:
    assert (stem(word) in STOP_STEMS) == (word in STOP_STEMS)


@given(st.from_regex(r"[a-z]{1,8}(s|es|ies|ed|eed|ing|ying|y|e|ll|fulness|ement|ion)\Z", fullmatch=True))
def test_a_stem_keeps_three_letters_of_a_word_that_has_them(word: str) -> None:
    assert len(stem(word)) >= min(3, len(word))


@given(st.from_regex(r"[a-z]{4,8}(s|es|ed|ing|e|al|ization|ement|ion)\Z", fullmatch=True))
def test_any_other_word_is_stemmed_as_the_index_stems_it(word: str) -> None:
    found = indexed.stem(word)
    if len(found) > 5:
        assert stem(word) == found


@given(st.text(max_size=80))
def test_words_are_slices_in_order(text: str) -> None:
    found = words(text)
    assert all(stem(text[word.start : word.end]) == word.stem for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {word[:2] for word in found} <= {word[:2] for word in indexed.words(text)}


def test_who_won_did_something_and_what_will_not_be_is_no_victory() -> None:
    assert stem("won") not in STOP_STEMS
    assert stems_of("He won’t, she won't.") == {"he", "t", "she"}


def test_a_very_long_word_is_only_folded() -> None:
    assert stem("A" * 70 + "s") == "a" * 70 + "s"
