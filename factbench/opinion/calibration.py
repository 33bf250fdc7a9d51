"""Answers of a model, and what a desk decided -> how far its probabilities can be believed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.errors import Misuse

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 20
"""Pairs of each side below which nothing is fitted: with fewer the two numbers are noise."""
STEPS = 50
"""Most steps of Newton's method; it takes five to ten."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """`probability` of a refutation is the logistic function of `slope` times the log odds, plus `offset`."""

    slope: float = 1.0
    offset: float = 0.0
    pairs: int = 0
    """What it was fitted on; 0: it was not, and the model's own numbers stand."""

    def refutes(self, odds: float) -> float:
        """The chance that a passage which decides the matter refutes, by the model's log odds."""
        return logistic(self.slope * odds + self.offset)


def logistic(value: float) -> float:
    """1 / (1 + e^-value), for any value."""
    return 1 / (1 + math.exp(-value)) if value >= 0 else math.exp(value) / (1 + math.exp(value))


def fitted(odds: Sequence[float], refuted: Sequence[bool]) -> Calibration:
    """The calibration that fits past decisions best.

    Raises: `errors.Misuse` where there are fewer than `FEWEST` of a side.
    Source: Platt, "Probabilistic outputs for support vector machines" (1999), with his smoothed targets, by Newton's
    method as in Lin, Lin and Weng (2007).
    """
    no = sum(refuted)
    yes = len(refuted) - no
    if min(no, yes) < FEWEST:
        raise Misuse(
            f"Too few decisions to calibrate by: {yes} supporting and {no} refuting passages were cited, and it takes"
            f" {FEWEST} of each."
        )
    targets = [(no + 1) / (no + 2) if each else 1 / (yes + 2) for each in refuted]
    slope, offset = 0.0, math.log((no + 1) / (yes + 1))
    reached = _loss(odds, targets, slope, offset)
    for _step in range(STEPS):
        given = [logistic(slope * each + offset) for each in odds]
        gaps = [chance - target for chance, target in zip(given, targets, strict=True)]
        weights = [chance * (1 - chance) for chance in given]
        to_slope = sum(gap * each for gap, each in zip(gaps, odds, strict=True))
        to_offset = sum(gaps)
        ss = sum(weight * each * each for weight, each in zip(weights, odds, strict=True)) + 1e-9
        so = sum(weight * each for weight, each in zip(weights, odds, strict=True))
        oo = sum(weights) + 1e-9
        size = ss * oo - so * so
        step = (oo * to_slope - so * to_offset) / size, (ss * to_offset - so * to_slope) / size
        # A whole step may lead past the end of the valley.
        share = 1.0
        while (
            share > 1e-6 and _loss(odds, targets, slope - share * step[0], offset - share * step[1]) > reached
        ):
            share /= 2
        slope, offset = slope - share * step[0], offset - share * step[1]
        before, reached = reached, _loss(odds, targets, slope, offset)
        if before - reached < 1e-9:
            break
    if slope <= 0:
        raise Misuse(
            "By the desk's own decisions the model is no better than chance, so nothing was calibrated."
        )
    return Calibration(round(slope, 6), round(offset, 6), len(odds))


def _loss(odds: Sequence[float], targets: Sequence[float], slope: float, offset: float) -> float:
    """Cross entropy, summed."""
    return sum(
        _log_one_plus(value) - target * value
        for each, target in zip(odds, targets, strict=True)
        for value in [slope * each + offset]
    )


def _log_one_plus(value: float) -> float:
    """log(1 + e^value), for any value."""
    return max(value, 0.0) + math.log1p(math.exp(-abs(value)))
