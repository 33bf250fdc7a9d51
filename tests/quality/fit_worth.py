"""Fits the table of weights in `factbench.text.worthiness` and prints it: `python -m tests.quality.fit_worth`.

Logistic regression by gradient descent (AdaGrad), one for each score: verifiable on PoliClaim, checkworthy on the
debates of CheckThat! 2024, subjective on the news of CheckThat! 2025, the last two with both classes weighing the
same. Needs FACTBENCH_DATA.
"""

from __future__ import annotations

import csv
import math
import os
import random
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from factbench.text.worthiness import features


class Sentence(NamedTuple):
    """A labelled sentence: the features it has, whether the label is yes, and the speech it is from."""

    features: list[str]
    yes: bool
    group: str = ""


class Plan(NamedTuple):
    """How one score is fitted."""

    file: str
    text: str
    label: str
    yes: str
    epochs: int
    balanced: bool


PLANS = {
    "verifiable": Plan("policlaim_train.csv", "sentence", "verifiable", "1", 20, balanced=False),
    "checkworthy": Plan("ct24_train.tsv", "Text", "class_label", "Yes", 5, balanced=True),
    "subjective": Plan("subjectivity_train.tsv", "sentence", "label", "SUBJ", 25, balanced=True),
}
SHRINK = 2.0
"""How strongly weights are drawn to 0: a feature of few sentences says little."""


def read(plan: Plan, file: str | None = None) -> list[Sentence]:
    """The sentences of `file`, or of the plan's own."""
    path = Path(os.environ["FACTBENCH_DATA"], "worth", file or plan.file)
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t" if path.suffix == ".tsv" else ","))
    return [
        Sentence(features(row[plan.text]), row[plan.label] == plan.yes, row.get("speech", "")) for row in rows
    ]


def fit(sentences: list[Sentence], *, epochs: int, balanced: bool) -> dict[str, float]:
    """The weight of each feature, and the bias under ""."""
    weights: dict[str, float] = defaultdict(float)
    seen: dict[str, float] = defaultdict(lambda: 1e-6)
    share = sum(each.yes for each in sentences) / len(sentences)
    order = list(sentences)
    dice = random.Random(0)
    for _ in range(epochs):
        dice.shuffle(order)
        for each in order:
            size = 0.5 / (share if each.yes else 1 - share) if balanced else 1.0
            miss = (chance(weights, each) - each.yes) * size
            for name in ("", *each.features):
                slope = miss + (SHRINK * weights[name] / len(order) if name else 0.0)
                seen[name] += slope * slope
                weights[name] -= 0.3 * slope / math.sqrt(seen[name])
    return dict(weights)


def chance(weights: dict[str, float], sentence: Sentence) -> float:
    total = weights.get("", 0.0) + sum(weights.get(name, 0.0) for name in sentence.features)
    return 1 / (1 + math.exp(-total))


def main() -> None:
    """Print the table as it stands in the module."""
    fitted = {
        score: fit(read(plan), epochs=plan.epochs, balanced=plan.balanced) for score, plan in PLANS.items()
    }
    columns = list(fitted.values())
    names = list(dict.fromkeys(name for column in columns for name in column if name))
    strength = {name: sum(abs(column.get(name, 0.0)) for column in columns) for name in names}
    print("BIAS = Weights(" + ", ".join(f"{column['']:.2f}" for column in columns) + ")")
    for name in sorted(names, key=lambda name: -strength[name]):
        row = ", ".join(f"{column.get(name, 0.0):.2f}" for column in columns)
        print(f'        "{name}": Weights({row}),')


if __name__ == "__main__":
    main()
