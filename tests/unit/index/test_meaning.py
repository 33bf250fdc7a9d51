"""Nearness of meaning: the extra's vectors, from inside the package."""

from __future__ import annotations

import pytest

from factbench.index import Index
from factbench.index.meaning import installed, meaning, named
from factbench.settings import Settings

needs_extra = pytest.mark.skipif(not installed(), reason="the embed extra is not installed")


@needs_extra
def test_the_same_words_are_nearest_and_a_kindred_meaning_is_nearer_than_a_strange_one() -> None:
    near = meaning()
    assert near is not None
    same, kindred, strange = near(
        "The doctor fell ill.", ["The doctor fell ill.", "A physician was sick.", "Steel is hard."]
    )
    assert same == pytest.approx(1.0, abs=1e-4)
    assert kindred > strange


@needs_extra
def test_blank_texts_and_halves_of_pairs_can_be_measured() -> None:
    near = meaning()
    assert near is not None
    assert all(0 <= each <= 1 for each in near("", ["", "  ", "\ud83d.", "a\0b"]))


@needs_extra
def test_without_the_setting_words_alone_decide() -> None:
    passages = ["The physician was sick in May.", "The doctor of the harbour left in May."]
    plain = Index(passages, settings=Settings(embed=False)).search("The doctor fell ill in May.")
    near = Index(passages).search("The doctor fell ill in May.")
    assert all(hit.parts is not None and hit.parts.meaning is None for hit in plain)
    assert all(hit.parts is not None and hit.parts.meaning is not None for hit in near)


def test_the_name_of_the_model_says_whether_there_is_one() -> None:
    assert bool(named()) is installed()
    assert (meaning() is not None) is installed()
