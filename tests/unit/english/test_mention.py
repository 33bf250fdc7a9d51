"""Who is named in a text, and as what sort of being."""

from __future__ import annotations

import time

import pytest

from factbench.english.reference.mention import Discourse, acts


def named(text: str) -> list[str]:
    return [" ".join(each.words) for each in Discourse(text).named]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Marsh won. Marsh left. Ada slept.", ["Ada Marsh"]),
        ("Marsh won. Later Ada Marsh left.", ["Ada Marsh"]),
        ("Ada Marsh met Ken Marsh.", ["Ada Marsh", "Ken Marsh"]),
        ("President Ken Ito spoke. Mr. Ito left.", ["Ken Ito"]),
        # A name alone at the head of a sentence, but no adjective before a noun.
        ("Hartwig began early.", ["Hartwig"]),
        ("Recent reports differ.", []),
        ("Then it rained.", []),
        ("", []),
    ],
)
def test_mentions_of_the_same_are_joined(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "gender", "person"),
    [
        ("We met Mr. Quill.", "m", True),
        ("We met actress Quill Ode.", "f", True),
        ("We met Ada Quill.", "f", True),
        ("We met Quill.", None, True),
        ("We live in Quill.", None, False),
        ("We met the Quill Orchestra.", None, False),
        ("We saw Kenya.", None, False),
    ],
)
def test_what_sort_of_being_a_name_is(text: str, gender: str | None, person: bool) -> None:
    (found,) = Discourse(text).named
    assert (found.gender, found.like_person) == (gender, person)


def test_a_headline_is_nobodys_name() -> None:
    text = "Ada Marsh Goes After Ken Ito As The New Bob Abe.\n\nWe met Ada Marsh."
    assert named(text) == ["Ada Marsh"]
    assert Discourse(text).line_of(len(text) + 5) is None


def test_a_sentence_is_found_by_any_offset_in_it() -> None:
    text = "It rained. We left."
    discourse = Discourse(text)
    assert [discourse.line_of(at) for at in (0, 9, 10, 11, 18, 19)] == [0, 0, None, 1, 1, None]
    line = discourse.line(1)
    assert line.words == ("We", "left", ".")
    assert [line.place(at) for at in (0, 11, 13, 14, 18)] == [0, 0, 0, 1, 2]


@pytest.mark.parametrize(
    ("word", "expected"), [("plays", True), ("Plays", False), ("press", False), ("is", False)]
)
def test_what_may_be_a_verb_in_the_present(word: str, expected: bool) -> None:
    assert acts(word) is expected


@pytest.mark.parametrize(
    "text",
    ["Ada Marsh " * 20_000, "Ito. " * 20_000, "a" * 500_000],
    ids=["one name", "sentences", "one word"],
)
def test_reading_takes_linear_time(text: str) -> None:
    begun = time.perf_counter()
    discourse = Discourse(text)
    for number in range(0, len(discourse.bounds), 500):
        discourse.line(number)
    assert time.perf_counter() - begun < 20
