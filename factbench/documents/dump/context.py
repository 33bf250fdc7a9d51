"""What do the first scores of all lines of a page say about each of them?"""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.documents.dump.line import Columns


def context(scores: Sequence[float]) -> Columns:
    """The signs that scores, in log-odds, give: those of the neighbours, the body's mass, its best run.

    Linear in the number of lines.
    """
    near = [max(-_MOST, min(_MOST, score)) for score in scores]
    chances = [1 / (1 + math.exp(-score)) for score in near]
    return {
        "score": near,
        **{f"score of line {step:+}": _shifted(near, step) for step in (-3, -2, -1, 1, 2, 3)},
        **_mass(chances),
        **_extremes(near),
        **_run(near, chances),
    }


_MOST = 5.0
"""Beyond this a score says no more."""


def _shifted(values: Sequence[float], step: int) -> list[float]:
    count = len(values)
    return [values[at] if 0 <= (at := index + step) < count else -_MOST for index in range(count)]


def _mass(chances: Sequence[float]) -> Columns:
    """How much body there likely is just above and just below, and in all."""
    count = len(chances)
    total = [0.0, *accumulate(chances)]
    whole = total[-1] or 1.0
    found: Columns = {
        "share of body above": [total[index] / whole for index in range(count)],
        "share of body below": [(total[-1] - total[index + 1]) / whole for index in range(count)],
        "body on the page": [math.sqrt(total[-1])] * count,
    }
    for reach in (2, 4, 8, 16, 32):
        found[f"body: {reach} above"] = [
            (total[index] - total[max(0, index - reach)]) / reach for index in range(count)
        ]
        found[f"body: {reach} below"] = [
            (total[min(count, index + reach + 1)] - total[index + 1]) / reach for index in range(count)
        ]
    return found


def _extremes(near: Sequence[float]) -> Columns:
    """The best score among ten and thirty lines above and below, and the worst among five."""
    found: Columns = {}
    for name, reach, pick in (("best", 10, max), ("best", 30, max), ("worst", 5, min)):
        count = len(near)
        found[f"{name} of {reach} above"] = [
            pick(near[max(0, index - reach) : index], default=-_MOST) for index in range(count)
        ]
        found[f"{name} of {reach} below"] = [
            pick(near[index + 1 : index + reach + 1], default=-_MOST) for index in range(count)
        ]
    return found


def _run(near: Sequence[float], chances: Sequence[float]) -> Columns:
    """Where the line stands to the best run of lines, and to the first and last that likely are body."""
    start, end, worth = best_run([max(-_LEAST, min(_ENOUGH, score)) for score in near])
    likely = [index for index, chance in enumerate(chances) if chance > 0.5]
    first, last = (likely[0], likely[-1]) if likely else (0, -1)
    numbers = range(len(near))
    return {
        "in the best run": [float(start <= index < end) for index in numbers],
        "score in the best run": [near[index] * (start <= index < end) for index in numbers],
        "lines after its start": [_signed(index - start) for index in numbers],
        "lines after its end": [_signed(index - end) for index in numbers],
        "worth of the best run": [math.sqrt(worth)] * len(near),
        "before all body": [float(index < first) for index in numbers],
        "after all body": [float(index > last) for index in numbers],
    }


_LEAST, _ENOUGH = 1.5, 3.0
"""No line may break or make a run alone."""


def _signed(lines: int) -> float:
    return math.copysign(math.log1p(abs(lines)), lines) if lines else 0.0


def best_run(scores: Sequence[float]) -> tuple[int, int, float]:
    """The stretch with the largest sum, as start, end and sum; the first of equals, zeros where no line is above 0."""
    best, start, total = (0, 0, 0.0), 0, 0.0
    for index, value in enumerate(scores):
        total += value
        if total <= 0:
            total, start = 0.0, index + 1
        elif total > best[2]:
            best = start, index + 1, total
    return best
