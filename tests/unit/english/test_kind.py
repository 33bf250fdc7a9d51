"""What tells the kinds of claim apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factbench.english import kind

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("holds", "text", "expected"),
    [
        (kind.is_state, "Ota is a town.", True),
        (kind.is_state, "Ota has run a bank since 1990.", True),
        (kind.is_state, "The town owns two banks.", True),
        (kind.is_state, "The bank offers loans.", True),
        (kind.is_state, "The bridge was opened in May.", False),
        (kind.is_state, "The bridge collapsed.", False),
        (kind.is_state, "No verb at all", False),
        (kind.is_superlative, "It was one of the first towns.", True),
        (kind.is_superlative, "It is the largest bank.", True),
        (kind.is_superlative, "Kenya’s only bank closed.", True),
        (kind.is_superlative, "The forest burned.", False),
        (kind.is_superlative, "The protest ended with the arrest of the guest.", False),
        (kind.is_superlative, "The harvest was the poorest.", True),
        (kind.is_superlative, "She had the least votes.", True),
        (kind.is_superlative, "It is one of the few banks.", True),
        (kind.is_comparison, "It cost more than two million.", True),
        (kind.is_comparison, "Prices rose by 5 percent.", True),
        (kind.is_comparison, "The bank closed.", False),
        (kind.is_negated, "The mayor did not sign.", True),
        (kind.is_negated, "The mayor didn’t sign.", True),
        (kind.is_negated, "Not only the mayor signed.", False),
        (kind.is_cause, "The shop closed because it rained.", True),
        (kind.is_cause, "The shop closed.", False),
        (kind.is_prediction, "The bank will close.", True),
        (kind.is_prediction, "The bank is expected to close.", True),
        (kind.is_prediction, "The bank closed.", False),
    ],
)
def test_kinds(holds: Callable[[str], bool], text: str, expected: bool) -> None:
    assert holds(text if holds is kind.is_state else text.lower()) is expected
