"""Superlatives: which words put a thing at an extreme."""

from __future__ import annotations

import pytest

from factbench.english.lexicon.superlatives import is_superlative
from factbench.text.wordlist import wordlist


@pytest.mark.parametrize(
    "word",
    sorted(
        wordlist(
            "largest biggest deadliest narrowest simplest cleverest driest finest most least best worst furthest"
        )
    ),
)
def test_the_last_step_of_an_adjective_is_one(word: str) -> None:
    assert is_superlative(word)


@pytest.mark.parametrize(
    "word",
    sorted(
        wordlist(
            """
    protest harvest arrest interest forest honest guest request modest earnest west rest test contest priest chest
    conquest digest suggest invest nest quest unrest inquest crest manifest tempest behest bequest everest est large
            """
        )
    ),
)
def test_what_only_ends_like_one_is_none(word: str) -> None:
    assert not is_superlative(word)
