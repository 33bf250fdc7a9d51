"""Fits what each sign of a claim weighs for "can be checked as it stands": `python -m tests.quality.fit_fitness`.

A logistic regression on every reading in `labels` whose claim is still made, shrunk so as to do best on pages left out.
Prints, for shares of the claims with the highest scores on pages left out, how many of them readers found fit and how
many honest (fit, or short of context and saying so), then writes the table. Needs FACTBENCH_DATA and the extra `peers`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from factbench.english.fitness import signs
from factbench.text.fitted import WEIGHT, Table
from tests.quality.fitted import ROOT, Header, write
from tests.quality.labelling import Label, claims_of, key_of, labels, pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHRINKS = (0.02, 0.05, 0.1, 0.2, 0.4)
"""Inverse strengths of the penalty that are tried."""

FOLDS = 10
"""Pages are left out by tenths."""

SHARES = (0.1, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Example:
    """One reading of one claim."""

    page: str
    signs: Mapping[str, float]
    label: Label


def examples() -> Iterator[Example]:
    """Every reading of a claim that is still made."""
    known: dict[tuple[str, str, str], list[Label]] = defaultdict(list)
    for label in labels():
        known[label.key].append(label)
    read = {page for page, _, _ in known}
    for page in pages():
        for claim in claims_of(page) if page.name in read else ():
            for label in known.get(key_of(page, claim), ()):
                yield Example(page.name, signs(page.text, claim), label)


def main() -> None:
    """Fit, print, write."""
    found = list(examples())
    rows = DictVectorizer().fit([each.signs for each in found])
    table = rows.transform([each.signs for each in found])
    fit = np.array([each.label.fit for each in found])
    groups = [each.page for each in found]
    held: dict[float, np.ndarray] = {
        shrink: cross_val_predict(
            _model(shrink), table, fit, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba"
        )[:, 1]
        for shrink in SHRINKS
    }
    best = max(SHRINKS, key=lambda shrink: roc_auc_score(fit, held[shrink]))
    area = roc_auc_score(fit, held[best])
    print(f"{len(found)} readings of {len({e.label.key for e in found})} claims, {len(set(groups))} pages")
    print("area by shrink: " + ", ".join(f"{each} {roc_auc_score(fit, held[each]):.3f}" for each in SHRINKS))
    honest = np.array([each.label.honest for each in found])
    no_fact = np.array(["N" in each.label.codes for each in found])
    order = np.argsort(-held[best], kind="stable")
    for share in SHARES:
        top = order[: round(len(order) * share)]
        print(
            f"best {share:4.0%}, from {held[best][top[-1]]:.2f}: fit {fit[top].mean():.2f}, "
            f"honest {honest[top].mean():.2f}, no fact {no_fact[top].mean():.2f}"
        )
    model = _model(best).fit(table, fit)
    weights = {
        name: round(float(weight), 2)
        for name, weight in zip(rows.get_feature_names_out(), model.coef_[0], strict=True)
    }
    ordered = sorted(weights, key=lambda name: (-abs(weights[name]), name))
    write(
        ROOT / "factbench" / "english" / "fitted" / "fitness.tsv",
        Header(
            what="signs of a claim, for whether readers find it fit to be checked as it stands; log odds",
            data=(
                "extraction/fundus (news pages; the readings stand in tests/quality/labels: "
                f"{len(found)} of {len(set(groups))} pages)",
            ),
            score=f"area under the curve on pages left out {area:.2f}",
            script="tests/quality/fit_fitness.py",
        ),
        Table(
            {WEIGHT: {name: weights[name] for name in ordered}},
            {WEIGHT: round(float(model.intercept_[0]), 2)},
        ),
    )


def _model(shrink: float) -> LogisticRegression:
    return LogisticRegression(C=shrink, max_iter=5_000)


if __name__ == "__main__":
    main()
