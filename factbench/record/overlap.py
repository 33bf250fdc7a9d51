"""Claims -> a share of them, drawn at random and always the same for the same seed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def drawn(claims: Iterable[str], share: float, seed: int) -> list[str]:
    """Return that share (above 0, to 1) of claim ids, rounded, one at least, in the order in which they came.

    Whether one is drawn before another depends on the seed and their ids alone, so a claim that is added takes the
    place of one other at most.

    >>> drawn(["a", "b", "c", "d", "e"], 0.4, 1) == drawn(["a", "b", "c", "d", "e"], 0.4, 1)
    True
    """
    every = list(dict.fromkeys(claims))
    wanted = max(1, round(share * len(every)))
    chosen = set(sorted(every, key=lambda each: hashlib.sha256(f"{seed} {each}".encode()).digest())[:wanted])
    return [each for each in every if each in chosen]
