from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factbench.exporters.highlight import covering
from factbench.text.span import Span


def spans(top: int = 30) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, top), st.integers(0, top)).map(lambda pair: Span(min(pair), max(pair)))


def test_a_text_without_marks_is_one_piece() -> None:
    assert covering(Span(3, 9), []) == [(Span(3, 9), ())]


def test_an_empty_text_has_no_pieces() -> None:
    assert covering(Span(4, 4), [(Span(0, 9), 1)]) == []


def test_overlapping_marks_share_the_stretch_between() -> None:
    assert covering(Span(0, 9), [(Span(1, 5), 1), (Span(3, 7), 2)]) == [
        (Span(0, 1), ()),
        (Span(1, 3), (1,)),
        (Span(3, 5), (1, 2)),
        (Span(5, 7), (2,)),
        (Span(7, 9), ()),
    ]


def test_a_mark_that_reaches_beyond_the_text_covers_what_is_in_it() -> None:
    assert covering(Span(2, 4), [(Span(0, 9), 1)]) == [(Span(2, 4), (1,))]


@given(spans(), st.lists(st.tuples(spans(), st.integers(1, 5)), max_size=6))
def test_pieces_join_up_and_say_of_every_character_what_covers_it(
    text: Span, marks: list[tuple[Span, int]]
) -> None:
    pieces = covering(text, marks)
    seen = [(place, over) for piece, over in pieces for place in range(piece.start, piece.end)]
    slow = [
        (place, tuple(mark for span, mark in marks if span.start <= place < span.end))
        for place in range(text.start, text.end)
    ]
    assert seen == slow
