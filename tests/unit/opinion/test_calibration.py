"""What a desk decided sets a model's probabilities right; too little sets nothing."""

from __future__ import annotations

import random

import pytest

from factbench.errors import Misuse
from factbench.opinion.calibration import FEWEST, Calibration, fitted, logistic


def loss(calibration: Calibration, odds: list[float], refuted: list[bool]) -> float:
    """Brier's score: the mean square of how far each probability was off."""
    pairs = zip(odds, refuted, strict=True)
    return sum((calibration.refutes(each) - no) ** 2 for each, no in pairs) / len(odds)


def test_it_finds_slope_and_offset_of_decisions_that_were_drawn_by_them() -> None:
    draw = random.Random(7)
    odds = [draw.uniform(-8, 8) for _each in range(4000)]
    refuted = [draw.random() < logistic(0.4 * each + 1.0) for each in odds]
    found = fitted(odds, refuted)
    assert found.slope == pytest.approx(0.4, abs=0.05)
    assert found.offset == pytest.approx(1.0, abs=0.15)
    assert found.pairs == 4000
    assert loss(found, odds, refuted) < loss(Calibration(), odds, refuted)


def test_sides_that_are_apart_give_numbers_all_the_same() -> None:
    odds = [*[-5.0] * FEWEST, *[5.0] * FEWEST]
    found = fitted(odds, [each > 0 for each in odds])
    assert 0.9 < found.refutes(5.0) < 1
    assert 0 < found.refutes(-5.0) < 0.1


def test_too_few_decisions_and_a_model_that_tells_nothing_are_refused() -> None:
    with pytest.raises(
        Misuse, match=f"19 supporting and 30 refuting passages were cited, and it takes {FEWEST}"
    ):
        fitted([0.0] * 49, [True] * 30 + [False] * 19)
    odds = [*[3.0] * 30, *[-3.0] * 30]
    with pytest.raises(Misuse, match="no better than chance"):
        fitted(odds, [each < 0 for each in odds])


def test_without_one_the_models_own_numbers_stand() -> None:
    assert Calibration().refutes(0.0) == 0.5
    assert Calibration().refutes(800.0) == 1.0
    assert Calibration().refutes(-800.0) == pytest.approx(0.0)
