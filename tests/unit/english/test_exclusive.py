"""Sorts of things, and realms that nothing is of two of."""

import pytest

from factbench.english.exclusive import realm, sorts


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
