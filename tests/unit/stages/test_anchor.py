"""The anchoring law: the same words, or orphaned; never silently moved."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.stages.anchor import FoundBy, anchor
from factbench.text.quote import Quote
from factbench.text.span import Span

TEXT = (
    "The harbour bridge opened in 1932. It cost 5 million crowns. Mayor Quay cut the ribbon.\n\n"
    "The old ferry stopped in 1933. It cost 5 million crowns. Nobody missed it."
)


def quoted(*pieces: str, text: str = TEXT) -> Quote:
    parts, at = [], 0
    for piece in pieces:
        at = text.index(piece, at)
        parts.append(Span(at, at + len(piece)))
    return Quote.of(text, parts)


def shown(quote: Quote, text: str, *claims: str) -> tuple[str, FoundBy] | None:
    spans = [(Span(text.index(each), text.index(each) + len(each)),) for each in claims]
    place = anchor(quote, text, spans)
    return None if place is None else (" … ".join(part.of(text) for part in place.parts), place.how)


def test_what_did_not_move_is_found_at_its_place() -> None:
    quote = quoted("It cost 5 million crowns")
    assert shown(quote, TEXT) == ("It cost 5 million crowns", FoundBy.POSITION)


def test_what_moved_is_found_by_its_words() -> None:
    quote = quoted("The harbour bridge opened in 1932")
    assert shown(quote, "An old headline\n\n" + TEXT) == ("The harbour bridge opened in 1932", FoundBy.QUOTE)


def test_of_two_like_it_the_one_with_the_same_surroundings_is_taken() -> None:
    text = "Once more.\n\n" + TEXT
    for start in (TEXT.index("It cost"), TEXT.rindex("It cost")):
        quote = Quote.of(TEXT, [Span(start, start + len("It cost 5 million crowns"))])
        place = anchor(quote, text)
        assert place is not None
        assert place.parts[0].start == start + len("Once more.\n\n")


def test_of_two_that_cannot_be_told_apart_none_is_taken() -> None:
    quote = quoted("It cost 5 million crowns")
    assert anchor(quote, "- It cost 5 million crowns -\n\n* It cost 5 million crowns *") is None


def test_a_short_quote_in_strange_surroundings_is_somebody_elses() -> None:
    quote = quoted("Nobody missed it")
    assert anchor(quote, "A dog was lost. Nobody missed it, said the owner.") is None


def test_the_parts_of_a_broken_claim_move_together() -> None:
    quote = quoted("The old ferry", "cost 5 million crowns")
    assert shown(quote, TEXT[TEXT.index("The old") :]) == (
        "The old ferry … cost 5 million crowns",
        FoundBy.QUOTE,
    )
    assert (
        anchor(quote, "The old ferry stopped. " + "It was late. " * 50 + "It cost 5 million crowns.") is None
    )


def test_a_part_of_a_longer_word_is_not_the_word() -> None:
    assert anchor(quoted("The old ferry stopped in 1933"), "The old ferry stopped in 19335") is None


@pytest.mark.parametrize(
    "now",
    [
        "The harbor bridge opened in 1932",
        "The harbour bridge was opened in 1932",
        "The harbour  bridge opened, in 1932",
    ],
)
def test_a_claim_in_other_spelling_is_found_near(now: str) -> None:
    quote = quoted("The harbour bridge opened in 1932")
    assert shown(quote, f"{now}. It is grey.", now, "It is grey") == (now, FoundBy.NEAR)


@pytest.mark.parametrize(
    "now",
    [
        "The harbour bridge opened in 1923",
        "The harbour bridge did not open in 1932",
        "The harbour bridge closed in 1932",
        "The Harbour bridge opened in Oslo in 1932",
        "The harbour ferry opened in 1932",
    ],
)
def test_what_says_something_else_is_never_near(now: str) -> None:
    assert (
        shown(quoted("The harbour bridge opened in 1932"), f"{now}. It is grey.", now, "It is grey") is None
    )


def test_of_two_that_are_as_near_none_is_taken() -> None:
    text = "The harbor bridge opened in 1932. The harbour bridges opened in 1932."
    claims = text.removesuffix(".").split(". ")
    assert shown(quoted("The harbour bridge opened in 1932"), text, *claims) is None


WORDS = st.lists(
    st.sampled_from(["rain", "ran", "the", "on", "Oslo", "7", "12", "é", "שלום", "🙂", ".", "\n\n"]),
    max_size=60,
)


@given(
    words=WORDS,
    edit=WORDS,
    bounds=st.tuples(st.integers(0, 200), st.integers(0, 200)),
    cut=st.integers(0, 200),
)
def test_after_any_edit_a_quote_is_the_same_words_or_orphaned(
    words: list[str], edit: list[str], bounds: tuple[int, int], cut: int
) -> None:
    text = " ".join(words)
    start, end = sorted(min(each, len(text)) for each in bounds)
    quote = Quote.of(text, [Span(start, end)]) if end > start else None
    if quote is None:
        return
    place = min(cut, len(text))
    changed = text[: place // 2] + " ".join(edit) + text[place:]
    found = anchor(quote, changed)
    assert found is None or tuple(part.of(changed) for part in found.parts) == quote.words
    again = anchor(quote, text)
    assert again is not None
    assert (again.parts, again.how) == (quote.parts, FoundBy.POSITION)


def test_hostile_texts_take_linear_time() -> None:
    quote = Quote.of("a b", [Span(0, 1), Span(2, 3)])
    began = time.perf_counter()
    anchor(quote, "a " * 500_000)
    anchor(Quote.of("aaa", [Span(0, 3)]), "a" * 2_000_000)
    assert time.perf_counter() - began < 5
