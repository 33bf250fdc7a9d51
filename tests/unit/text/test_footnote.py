"""Footnotes: their marks are no words, and their list is no passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.text.footnote import notes_begin, unmarked, without_marks
from factbench.text.sentence import sentences
from tests.linear import grows_linearly

PAGE = """Lantern Bay is a port.[1] It has a pier.

References

^ Moran, Ada (1993). Piers. ISBN 0-452-26935-0.
^ "Harbours". Retrieved 3 May 2020.
"""


def test_marks_are_blanks_and_every_span_holds() -> None:
    assert without_marks("A pier.[12][a] Old.[citation needed]") == "A pier." + " " * 7 + " Old." + " " * 17


def test_other_brackets_stay() -> None:
    for text in ("He said that [the pier] burned.", "an array[1993]", "[sic]"):
        assert without_marks(text) == text


@given(st.text(alphabet="a[]1 note.", max_size=40))
def test_a_text_without_marks_is_as_long_as_before(text: str) -> None:
    assert len(without_marks(text)) == len(text)


def test_a_list_of_references_ends_a_page() -> None:
    assert PAGE[notes_begin(PAGE) :].startswith("References")
    assert notes_begin("== Notes ==\n1. See https://example.org\n") == 0
    assert notes_begin("A pier.\n^ Moran 1993\n\n^ Kern 1994, p. 3\n") == 8


def test_a_chapter_of_prose_is_no_list() -> None:
    text = "The pier.\n\nSources\n\nThe river has two sources. Both lie in the hills.\n"
    assert notes_begin(text) == len(text)
    assert notes_begin("") == 0


def test_headings_take_time_in_proportion_to_the_text() -> None:
    assert grows_linearly(notes_begin, "References\nThe pier is old.\n", size=20_000)


@pytest.mark.parametrize("mark", ["[3]", " [12]", "⁴", "4", "[citation needed]", ""])
def test_a_sentence_ends_before_the_mark_of_its_note(mark: str) -> None:
    text = f"The bank met. Prices fell by three per cent.{mark} See the next page."
    assert [unmarked(text, each).of(text) for each in sentences(text)] == [
        "The bank met.",
        "Prices fell by three per cent.",
        "See the next page.",
    ]
