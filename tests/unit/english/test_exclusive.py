"""Sorts of things, and realms that nothing is of two of."""

import pytest

from factbench.english.exclusive import exclude, realm, sorts


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("film", ("medium", "film")),
        ("movies", ("medium", "film")),
        ("Danish", ("country", "Denmark")),
        ("Denmark", ("country", "Denmark")),
        ("Buddhist", ("religion", "buddhist")),
    ],
)
def test_words_of_one_value_are_no_rivals(word: str, found: tuple[str, str]) -> None:
    assert found in [tuple(sort) for sort in sorts(word)]


@pytest.mark.parametrize("word", ["generation", "detection", "office", "shows the", "fired"])
def test_words_of_one_stem_with_a_sort_have_none_of_their_own(word: str) -> None:
    assert sorts(word) == ()


def test_what_lies_in_a_country_does_not_exclude_it() -> None:
    assert not exclude("English", "British")
    assert not exclude("Scotland", "Britain")
    assert exclude("English", "Scottish")
    assert exclude("Danish", "British")


@pytest.mark.parametrize("word", ["thing", "Copenhagen", "turkey", ""])
def test_most_words_and_all_capitals_have_no_sort(word: str) -> None:
    assert sorts(word) == ()


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("drummers", "person"),
        ("geologist", "person"),
        ("village", "place"),
        ("songs", "work"),
        ("thing", None),
    ],
)
def test_a_noun_names_something_of_one_realm(word: str, found: str | None) -> None:
    assert realm(word) == found
