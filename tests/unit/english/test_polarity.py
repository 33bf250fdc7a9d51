"""Polarity: what a negation reaches, and which words exclude each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.english.polarity import denied, family, negated_form, opposites, trend
from factbench.text.stem import stem, words


def reached(text: str) -> list[str]:
    return [text[word.start : word.end] for word in words(text) if word.start in denied(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It did not approve the plan, but it built it.", ["approve", "the", "plan"]),
        ("They didn't come.", ["come"]),
        ("Not only trams came.", []),
        ("There is no doubt that trams came.", []),
        ("The council failed to approve trams.", ["approve", "trams"]),
        ("It was never not open.", ["not"]),
        ("It could not move. It could not stop.", ["move", "stop"]),
        ("It moved.", []),
    ],
)
def test_what_a_negation_reaches(text: str, expected: list[str]) -> None:
    assert reached(text) == expected


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    starts = {word.start for word in words(text)}
    assert set(denied(text)) <= starts


def test_opposites_go_both_ways_and_most_words_have_none() -> None:
    assert stem("rejected") in opposites(stem("approved"))
    assert stem("approved") in opposites(stem("rejected"))
    assert opposites(stem("tram")) == frozenset()


def test_a_family_names_one_event() -> None:
    assert family(stem("inaugurated")) == family(stem("opened"))
    assert family(stem("tram")) == "tram"


def test_no_word_is_its_own_opposite() -> None:
    assert not any(
        word in opposites(word) for word in map(stem, ["rise", "fall", "win", "lose", "raise", "lower"])
    )


@pytest.mark.parametrize(
    ("word", "other"),
    [("aware", "unaware"), ("asymptomatic", "symptomatic"), ("child", "childless"), ("stable", "instable")],
)
def test_a_prefix_or_less_turns_a_word_round(word: str, other: str) -> None:
    assert stem(other) in negated_form(stem(word))


@pytest.mark.parametrize(
    ("word", "way"), [("rose", "up"), ("growth", "up"), ("fell", "down"), ("stood", None)]
)
def test_a_word_says_which_way_a_number_went(word: str, way: str | None) -> None:
    assert trend(stem(word)) == way


def test_what_goes_up_is_the_opposite_of_what_goes_down() -> None:
    assert stem("plunged") in opposites(stem("soared"))
