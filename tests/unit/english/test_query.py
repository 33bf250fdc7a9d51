"""What is searched for in a pasted post."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.english.query import queries, searchable


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("The mill burned in 1907.", "The mill burned in 1907."),
        ("Bats fled #BushFires2020", "Bats fled Bush Fires 2020"),
        ("@RiverWatch says the dam holds", "River Watch says the dam holds"),
        ("See https://example.org/a?b=c now", "See  now"),
        ("The dam broke — Ada Quill (@quill) May 3, 2020", "The dam broke"),
        ("NATO met in #NATO", "NATO met in NATO"),
        ("a # b @ c", "a # b @ c"),
    ],
)
def test_addresses_signatures_and_tags_become_words(statement: str, expected: str) -> None:
    assert searchable(statement) == expected


@given(st.text())
def test_any_text_can_be_made_searchable(statement: str) -> None:
    assert len(searchable(statement)) <= 2 * len(statement)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("The harbour bridge in Brint was opened in 1932.", ["harbour bridge Brint opened 1932", "Brint"]),
        ("It was.", []),
        ("", []),
    ],
)
def test_a_search_that_wants_every_word_is_asked_for_the_telling_ones(
    statement: str, expected: list[str]
) -> None:
    assert queries(statement) == expected
