"""Ranks: what is first, last, alone or at an extreme, and among what."""

from __future__ import annotations

import pytest

from factbench.english.rank import ranks


def told(text: str) -> list[tuple[str, int | None, str | None]]:
    """Words, place and scope of each rank."""
    return [(rank.words, rank.place, rank.scope.of(text) if rank.scope else None) for rank in ranks(text)]


@pytest.mark.parametrize(
    ("text", "words", "place", "scope"),
    [
        ("It was the first state to ban it.", "first", 1, "state to ban it"),
        ("It is the only bridge over the Quill.", "only", None, "bridge over the Quill"),
        ("It is Quill’s second-largest port.", "largest", 2, "port"),
        ("It is the 3rd highest peak in Asia, they say.", "highest", 3, "peak in Asia"),
        ("It is the most populous city in Quill.", "most populous", 1, "city in Quill"),
        ("She won the most votes.", "most", 1, "votes"),
        ("He was the last king who had an army.", "last", -1, "king who had an army"),
        ("It left for the first time in ten years.", "first", 1, "time in ten years"),
        ("She is the third woman that has led it.", "third", 3, "woman that has led it"),
        ("It hit an all-time high.", "all-time high", 1, None),
        ("The largest ferry was sold.", "largest", 1, "ferry"),
        ("It is the least populous city in Quill.", "least populous", 1, "city in Quill"),
        ("Of all ports it is the largest.", "largest", 1, None),
    ],
)
def test_a_rank_has_its_place_and_scope(text: str, words: str, place: int | None, scope: str | None) -> None:
    assert told(text) == [(words, place, scope)]


@pytest.mark.parametrize(
    "text",
    [
        "It first opened in May.",
        "The protest in Quill, the harvest and his arrest.",
        "At least ten left in the last few days.",
        "The forest lies in the west, with the rest.",
        "It rose in the first quarter and the last week.",
        "Most of the people left; the most of them late.",
        "The latest news was about the Second World War and the First Lady.",
        "It was only then that a second passed.",
    ],
)
def test_words_that_rank_nothing(text: str) -> None:
    assert told(text) == []


def test_one_of_several_is_shared() -> None:
    (one,) = ranks("It is one of the oldest houses in Quill.")
    (lone,) = ranks("It is the oldest house in Quill.")
    assert (one.shared, lone.shared) == (True, False)


def test_a_span_runs_from_the_rank_to_the_end_of_its_scope() -> None:
    text = "They own the second largest dam in Asia and sell power."
    assert [rank.span.of(text) for rank in ranks(text)] == ["second largest dam in Asia"]
