"""What two spans share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factbench.text.span import Span

SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: Span(*sorted(ends)))


@given(SPANS, SPANS)
def test_what_two_spans_share_lies_in_the_first_and_has_just_the_points_of_both(
    one: Span, other: Span
) -> None:
    shared = one.intersect(other)
    assert one.covers(shared)
    assert {*range(shared.start, shared.end)} == {*range(one.start, one.end)} & {
        *range(other.start, other.end)
    }
    assert bool(shared) == (one.overlaps(other) and bool(one) and bool(other))


def test_spans_that_share_nothing_meet_at_the_end_nearer_to_the_other() -> None:
    assert Span(4, 8).intersect(Span(0, 2)) == Span(4, 4)
    assert Span(4, 8).intersect(Span(9, 10)) == Span(8, 8)
