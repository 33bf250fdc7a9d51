"""Fits the table in `factbench.text.line_weights` and prints it: `python -m tests.quality.fit_dump`.

Logistic regression (scikit-learn) over the labelled lines. Before that it is cross-validated by page, in six parts;
`out_of_fold` gives each page's scores from the five parts that it is not in. Needs FACTBENCH_DATA.
"""

from __future__ import annotations

import json
import math
import os
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factbench.text import dump, line

if TYPE_CHECKING:
    from collections.abc import Sequence

STRENGTH = 0.03
"""scikit-learn's C: how free the weights are. 0.01, 0.1 and 0.3 were no better."""
TILT = 0.5
"""Added to every line's score: a missed line costs as much as an extra one, and there are fewer to find."""
FOLDS = 6


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
    rows = [json.loads(row) for row in text.split("\n") if row]
    return [
        Page(row["url"], [words for _, words in row["lines"]], [label for label, _ in row["lines"]])
        for row in rows
    ]


def measured(page: Page, found: Sequence[bool]) -> Score:
    """Count the lines of a page that were found."""
    counted = [(taken, label) for taken, label in zip(found, page.labels, strict=True) if label >= 0]
    return Score(
        sum(taken and label == 1 for taken, label in counted),
        sum(taken and label == 0 for taken, label in counted),
        sum(not taken and label == 1 for taken, label in counted),
    )


def total(scores: Sequence[Score]) -> float:
    """F1 of all pages as if they were one: a few lists of products weigh as much as all the others."""
    return Score(
        sum(each.right for each in scores),
        sum(each.extra for each in scores),
        sum(each.missed for each in scores),
    ).f1


def mean(scores: Sequence[Score]) -> float:
    """Mean of the pages' F1."""
    return sum(each.f1 for each in scores) / len(scores)


def of_means(scores: Sequence[Score]) -> float:
    """F1 of the pages' mean precision and mean recall, as the benchmark the pages come from counts."""
    precision = sum(each.right / max(1, each.right + each.extra) for each in scores) / len(scores)
    recall = sum(each.right / max(1, each.right + each.missed) for each in scores) / len(scores)
    return 2 * precision * recall / (precision + recall)


def out_of_fold(every: Sequence[Page]) -> list[list[bool]]:
    """For each page the lines found with weights that were fitted without it."""
    order = list(range(len(every)))
    random.Random(3).shuffle(order)
    found: list[list[bool]] = [[]] * len(every)
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        model = fitted([page for index, page in enumerate(every) if index not in held])
        for index in held:
            scores = model.decision_function(matrix(tuple(every[index].lines))) + TILT
            kept = set(dump.trimmed(every[index].lines, [at for at, score in enumerate(scores) if score > 0]))
            found[index] = [at in kept for at in range(len(scores))]
    return found


NAMES = sorted(line.columns(["", "x"]))
"""The signs, in the order of the columns."""


@cache
def matrix(lines: tuple[str, ...]) -> list[list[float]]:
    """A row a line, a column a sign."""
    columns = line.columns(lines)
    return [list(row) for row in zip(*(columns[name] for name in NAMES), strict=True)]


def fitted(chosen: Sequence[Page]) -> Any:
    """Scaler and regression; the lines of long pages count less."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    rows, labels, weights = [], [], []
    for page in chosen:
        counted = [label >= 0 for label in page.labels]
        rows += [row for row, counts in zip(matrix(tuple(page.lines)), counted, strict=True) if counts]
        labels += [label for label in page.labels if label >= 0]
        weights += [math.sqrt(100 / max(60, sum(counted)))] * sum(counted)
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=400))
    model.fit(rows, labels, logisticregression__sample_weight=weights)
    return model


def main() -> None:
    """Print what it scores on pages that it was not fitted on, and the table fitted on all."""
    every = pages(Path(os.environ["FACTBENCH_DATA"]))
    scores = [measured(page, found) for page, found in zip(every, out_of_fold(every), strict=True)]
    print(
        f"# by page: all lines {total(scores):.3f}, mean {mean(scores):.3f}, of means {of_means(scores):.3f}"
    )
    model = fitted(every)
    scaler, regression = model[0], model[1]
    weights = dict(zip(NAMES, regression.coef_[0] / scaler.scale_, strict=True))
    bias = regression.intercept_[0] - sum(scaler.mean_ * regression.coef_[0] / scaler.scale_) + TILT
    print(f"BIAS = {float(bias):.3f}\n\nWEIGHTS: dict[str, float] = {{")
    for name, weight in weights.items():
        print(f'    "{name}": {float(f"{weight:.3g}")},')
    print("}")


if __name__ == "__main__":
    main()
