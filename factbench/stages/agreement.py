"""Ratings by several reviewers -> how far they agree beyond chance."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal ratings; each unit holds the ratings that one claim got, in any order.

    1 is full agreement, 0 what chance would give, below 0 worse than chance. A unit with fewer than two ratings
    says nothing and is left out. None where no unit is left, or where only one rating was ever used: then there is
    nothing that chance could have got wrong.

    Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections A to C.
    """
    totals: Counter[str] = Counter()
    matching = 0.0
    for unit in units:
        if len(unit) < 2:
            continue
        counts = Counter(unit)
        totals.update(counts)
        matching += sum(number * (number - 1) for number in counts.values()) / (len(unit) - 1)
    size = totals.total()
    by_chance = size * (size - 1) - sum(number * (number - 1) for number in totals.values())
    if not by_chance:
        return None
    return 1 - (size - 1) * (size - matching) / by_chance
