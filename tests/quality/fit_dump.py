"""Fits the table of weights in `factbench.text.dump` and prints it: `python -m tests.quality.fit_dump`.

Logistic regression by gradient descent (AdaGrad) over the lines of half of the labelled pages; the other half only
measures. Needs FACTBENCH_DATA.
"""

from __future__ import annotations

import json
import math
import os
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from factbench.text import dump

EPOCHS = 26
SHRINK = 5.0
"""How strongly weights are drawn to 0, against the squared slopes seen: signs of few lines say little."""
TILT = 0.5
"""Added to every line's score: the runs are then longer, which cross-checks within the fitted half liked best."""


@dataclass(frozen=True)
class Page:
    """A labelled page: 1 article, 0 around it, -1 counts for nothing."""

    url: str
    lines: list[str]
    labels: list[int]


@dataclass(frozen=True)
class Score:
    """Line counts over some pages."""

    right: int
    extra: int
    missed: int

    @property
    def f1(self) -> float:
        """0 to 1; 1 where there was nothing to find and nothing was found."""
        whole = 2 * self.right + self.extra + self.missed
        return 2 * self.right / whole if whole else 1.0


def pages(folder: Path) -> list[Page]:
    """All labelled pages, in the order of the file."""
    text = (folder / "extraction" / "line_labels.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.split("\n") if line]
    return [
        Page(row["url"], [words for _, words in row["lines"]], [label for label, _ in row["lines"]])
        for row in rows
    ]


def halves(every: list[Page]) -> tuple[list[Page], list[Page]]:
    """The half that weights are fitted on, and the half that only measures."""
    return every[0::2], every[1::2]


def measure(page: Page) -> Score:
    """How `dump.body` does on one page."""
    found = set(dump.body(page.lines))
    counted = [(index in found, label) for index, label in enumerate(page.labels) if label >= 0]
    return Score(
        sum(taken and label == 1 for taken, label in counted),
        sum(taken and label == 0 for taken, label in counted),
        sum(not taken and label == 1 for taken, label in counted),
    )


def total(scores: list[Score]) -> Score:
    """All pages as if they were one."""
    return Score(
        sum(each.right for each in scores),
        sum(each.extra for each in scores),
        sum(each.missed for each in scores),
    )


def mean(scores: list[Score]) -> float:
    """Mean of the pages' F1."""
    return sum(each.f1 for each in scores) / len(scores)


def fit(chosen: list[Page], *, seed: int = 1) -> dict[str, float]:
    """Weights by sign, averaged over the second half of the epochs; the lines of long pages count less."""
    lines = [
        (signs, label, weight)
        for page in chosen
        for weight in [math.sqrt(100 / max(60, sum(label >= 0 for label in page.labels)))]
        for signs, label in zip(dump.signs_of(page.lines), page.labels, strict=True)
        if label >= 0
    ]
    shuffle = random.Random(seed).shuffle
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1.0)
    mean_weights: defaultdict[str, float] = defaultdict(float)
    for epoch in range(EPOCHS):
        shuffle(lines)
        for signs, label, weight in lines:
            _step(weights, squares, signs, label, weight)
        for sign in weights:
            weights[sign] *= squares[sign] / (squares[sign] + SHRINK)
        if epoch >= EPOCHS // 2:
            for sign, value in weights.items():
                mean_weights[sign] += value / (EPOCHS - EPOCHS // 2)
    return dict(mean_weights)


def _step(
    weights: dict[str, float], squares: dict[str, float], signs: list[str], label: int, weight: float
) -> None:
    score = sum(weights[sign] for sign in signs)
    error = 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - label
    for sign in signs:
        slope = weight * error
        squares[sign] += slope * slope
        weights[sign] -= 0.3 * slope / math.sqrt(squares[sign])


def main() -> None:
    """Print the table and what it scores."""
    fitted, kept = halves(pages(Path(os.environ["FACTBENCH_DATA"])))
    weights = fit(fitted)
    weights["every line"] += TILT
    dump.WEIGHTS.clear()
    dump.WEIGHTS.update(
        {sign: round(value, 1) for sign, value in sorted(weights.items()) if abs(value) >= 0.05}
    )
    for name, half in (("fitted on", fitted), ("kept aside", kept)):
        scores = [measure(page) for page in half]
        print(f"# {name}: line F1 {total(scores).f1:.3f}, mean of pages {mean(scores):.3f}")
    for sign, value in dump.WEIGHTS.items():
        print(f'    "{sign}": {value},')


if __name__ == "__main__":
    main()
