"""Values and their identities."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.codec import decode
from factbench.model import claim_id, identity, quote_of
from factbench.scales import HOUSE
from factbench.text.slots import Gap
from factbench.text.span import Span, trim
from tests.values import a_claim, an_article


@given(st.lists(st.text()), st.lists(st.text()))
def test_two_lists_of_parts_share_an_identity_only_when_they_are_equal(
    one: list[str], other: list[str]
) -> None:
    safe = [[part.encode("utf-8", "replace").decode() for part in parts] for parts in (one, other)]
    assert (identity(*safe[0]) == identity(*safe[1])) == (safe[0] == safe[1])


def test_claims_with_equal_parts_differ_by_rank() -> None:
    parts = [Span(0, 4)]
    assert claim_id("a", parts, 0) != claim_id("a", parts, 1)


def test_the_quote_of_several_parts_shows_that_words_are_left_out() -> None:
    assert quote_of("one two three", [Span(0, 3), Span(8, 13)]) == "one … three"


def test_an_article_is_known_by_its_address_and_text() -> None:
    assert an_article("A.", title="x").id == an_article("A.", title="y").id
    assert an_article("A.").id != an_article("B.").id


def test_the_house_scale_finds_ratings_by_id_and_every_letter_is_used_once() -> None:
    assert HOUSE.rating("mixed") is HOUSE.ratings[1]
    assert HOUSE.rating("perhaps") is None
    assert len({rating.letter for rating in HOUSE.ratings}) == len(HOUSE.ratings)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_runs_backwards_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_know_what_they_cover_and_touch() -> None:
    span = Span(2, 6)
    assert span.covers(span)
    assert not span.covers(Span(2, 7))
    assert span.overlaps(Span(5, 9))
    assert not span.overlaps(Span(6, 9))
    assert span.shift(3) == Span(5, 9)
    assert len(span) == 4


@given(st.text(), st.data())
def test_trimming_leaves_nothing_to_trim(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = trim(text, Span(start, end), also=",.")
    words = found.of(text)
    assert words == words.strip().strip(",.")
    assert Span(start, end).covers(found)


def test_the_context_of_a_claim_takes_the_likeliest_sentence_of_each_gap_first_and_two_at_most() -> None:
    claim = a_claim(an_article(), "The harbour bridge opened in 1932")
    one, two, three = Span(0, 3), Span(4, 6), Span(7, 9)
    gaps = (Gap(Span(20, 21), "?", (two, one)), Gap(Span(22, 23), "?", (three, one)))
    assert replace(claim, needs_context=gaps).context == (two, three)
    assert replace(claim, needs_context=gaps[:1]).context == (one, two)
    assert replace(claim, needs_context=(Gap(Span(20, 21), "?"),)).context == ()


def test_a_gap_that_an_earlier_version_stored_quotes_nothing() -> None:
    assert decode(Gap, {"span": [0, 2], "why": "?"}) == Gap(Span(0, 2), "?")
