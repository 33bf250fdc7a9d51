from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factbench.text.paragraph import paragraphs


def of(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


def test_each_line_is_a_paragraph_whatever_ends_it() -> None:
    assert of("One.\r\nTwo.\rThree.\u2029\n\n  Four.  ") == ["One.", "Two.", "Three.", "Four."]


def test_a_line_broken_because_the_next_word_did_not_fit_goes_on() -> None:
    text = (
        "It rained on the old bridge all day, and\nthe river came up to the arches before\n"
        "anybody had closed the road.\nNobody was hurt in the flood."
    )
    assert of(text) == [text[: text.index("\nNobody")], "Nobody was hurt in the flood."]


def test_bullets_begin_a_line_of_their_own_in_wrapped_text() -> None:
    text = "It rained on the old bridge all day, and\n- the river came up to the arches before\n- it fell"
    assert of(text) == text.split("\n")


def test_lines_in_scripts_without_spaces_are_never_taken_for_wrapped() -> None:
    text = "市長は計画について話しました。\n誰も反対しませんでした。\nOne two three four five six seven eight nine"
    assert of(text) == text.split("\n")


def test_blank_text_has_none() -> None:
    assert of("") == of(" \n\x00\n ") == []


@given(st.text())
def test_paragraphs_hold_all_that_is_no_white_space(text: str) -> None:
    spans = paragraphs(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    rest = text
    for span in reversed(spans):
        rest = rest[: span.start] + rest[span.end :]
    assert not rest.replace("\x00", "").strip()


def test_lines_that_each_end_in_a_stop_are_paragraphs_however_full() -> None:
    lines = [
        "The council met on Monday in the town hall.",
        "The river rose by two metres on the same day.",
        "Nobody was hurt in the flood, the mayor said.",
    ]
    text = "\n".join(lines)
    assert [span.of(text) for span in paragraphs(text)] == lines
