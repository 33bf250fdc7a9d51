"""How present participles read in the past tense."""

from __future__ import annotations

import pytest

from factbench.english.verb.inflection import past_of


@pytest.mark.parametrize(
    ("participle", "past"),
    [
        ("earning", "earned"),
        ("causing", "caused"),
        ("stopping", "stopped"),
        ("carrying", "carried"),
        ("staying", "stayed"),
        ("becoming", "became"),
        ("Taking", "took"),
        ("cutting", "cut"),
    ],
)
def test_past_of_a_participle(participle: str, past: str) -> None:
    assert past_of(participle) == past
