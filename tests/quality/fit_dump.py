"""Fits `factbench/documents/fitted/dump.tsv`: `python -m tests.quality.fit_dump` writes it anew.

Two steps of logistic regression (scikit-learn) over the labelled lines. Before that they are cross-validated by page,
in six parts: each page is scored by weights from the five parts that it is not in. Needs FACTBENCH_DATA.
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

from factbench.documents import dump
from factbench.documents.dump import line
from factbench.documents.dump.context import context
from factbench.text.fitted import Table
from tests.quality.fitted import ROOT, Header, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STRENGTH = 0.03
"""scikit-learn's C: how free the weights are. 0.01, 0.1 and 0.3 were no better."""
TILT = 0.5
"""Added to every line's score: a missed line costs as much as an extra one, and there are fewer to find."""
FOLDS = 6


@dataclass(frozen=True)
class Page:
    """A labelled page: 1 article, 0 around it, -1 counts for nothing."""

    url: str
    lines: tuple[str, ...]
    labels: tuple[int, ...]


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
        Page(row["url"], tuple(words for _, words in row["lines"]), tuple(label for label, _ in row["lines"]))
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
    found: list[list[bool]] = [[]] * len(every)
    for held in folds(len(every), FOLDS):
        first, second = fitted([page for index, page in enumerate(every) if index not in held])
        for index in held:
            page = every[index]
            scores = second.decision_function(wide(page, first.decision_function(matrix(page)))) + TILT
            kept = set(dump.trimmed(page.lines, [at for at, score in enumerate(scores) if score > 0]))
            found[index] = [at in kept for at in range(len(scores))]
    return found


def folds(count: int, parts: int) -> list[list[int]]:
    """The numbers below `count` in so many parts, by chance but always the same."""
    order = list(range(count))
    random.Random(3).shuffle(order)
    return [order[part::parts] for part in range(parts)]


FIRST = sorted(line.columns(["", "x"]))
SECOND = [*FIRST, *sorted(context([0.0]))]
"""The signs of the two steps, in the order of the columns."""


@cache
def matrix(page: Page) -> Any:
    """A row a line, a column a sign of the first step."""
    import numpy as np

    columns = line.columns(page.lines)
    return np.array([columns[name] for name in FIRST], float).T


def wide(page: Page, scores: Iterable[float]) -> Any:
    """The columns of the second step: the first's, and those that its scores give."""
    import numpy as np

    columns = context([float(score) for score in scores])
    return np.hstack([matrix(page), np.array([columns[name] for name in sorted(columns)], float).T])


def fitted(chosen: Sequence[Page]) -> tuple[Any, Any]:
    """Both steps. The second learns from scores that the first gave to pages it had not seen."""
    scores: dict[int, Any] = {}
    for held in folds(len(chosen), FOLDS - 1):
        seen = [page for index, page in enumerate(chosen) if index not in held]
        model = regression([(page, matrix(page)) for page in seen])
        scores |= {index: model.decision_function(matrix(chosen[index])) for index in held}
    first = regression([(page, matrix(page)) for page in chosen])
    return first, regression([(page, wide(page, scores[index])) for index, page in enumerate(chosen)])


def regression(chosen: Sequence[tuple[Page, Any]]) -> Any:
    """Scaler and logistic regression; the lines of long pages count less."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    labels = [np.array(page.labels) for page, _ in chosen]
    weights = [np.full((each >= 0).sum(), math.sqrt(100 / max(60, (each >= 0).sum()))) for each in labels]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=400))
    model.fit(
        np.vstack([rows[each >= 0] for (_, rows), each in zip(chosen, labels, strict=True)]),
        np.concatenate([each[each >= 0] for each in labels]),
        logisticregression__sample_weight=np.concatenate(weights),
    )
    return model


HEADER = Header(
    what="signs of a line of a page that was saved as text, for being article: `first` as the line and what stands "
    "around it look, `second` with what the first scores of all lines say; log odds for each unit of the sign",
    data=("extraction/line_labels.jsonl (article extraction benchmark: news pages, line by line)",),
    score="F1 on pages left out: {all:.3f} of all lines, {mean:.3f} in the mean of pages",
    script="tests/quality/fit_dump.py",
)


def main() -> None:
    """Measure it on pages that it was not fitted on, and write the table fitted on all."""
    every = pages(Path(os.environ["FACTBENCH_DATA"]))
    scores = [measured(page, found) for page, found in zip(every, out_of_fold(every), strict=True)]
    header = HEADER._replace(score=HEADER.score.format(all=total(scores), mean=mean(scores)))
    first, second = fitted(every)
    weights = {dump.FIRST: _weights(FIRST, first), dump.SECOND: _weights(SECOND, second)}
    biases = {dump.FIRST: _bias(first), dump.SECOND: round(_bias(second) + TILT, 3)}
    write(ROOT / "factbench/documents/fitted/dump.tsv", header, Table(weights, biases), signs=SECOND)
    print(header.score)


def _bias(model: Any) -> float:
    scaler, fit = model[0], model[1]
    return round(float(fit.intercept_[0] - sum(scaler.mean_ * fit.coef_[0] / scaler.scale_)), 3)


def _weights(names: Sequence[str], model: Any) -> dict[str, float]:
    """By sign, to three digits, for each unit of it."""
    each = model[1].coef_[0] / model[0].scale_
    return {name: float(f"{weight:.3g}") for name, weight in zip(names, each, strict=True)}


if __name__ == "__main__":
    main()
