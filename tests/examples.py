"""How many examples of a property are tried: fewer where one costs much, and fifty times as many in a storm."""

from __future__ import annotations

from hypothesis import settings

USUAL, STORM = 40, 2_000


def few(examples: int) -> settings:
    """So many in CI, and in a storm as many times more as of all others."""
    return settings(max_examples=examples * settings().max_examples // USUAL)
