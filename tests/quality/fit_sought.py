"""Fits `factbench/stages/compare/sought.tsv`: `python -m tests.quality.fit_sought` writes it anew.

Of every pair that draws a conflict as gold evidence does, the surest conflict that is weighed there: its weight, in log
odds, the share of the claim's other words that stand around it, and whether it is one of dates. What is fitted is the
chance that the pair is refuted; passages that decide nothing count as not refuted. Fit `clash.tsv` first, for its
weights go in here. Prints cross-validated scores by groups of shared evidence. Needs FACTBENCH_DATA and the `peers`
extra (scikit-learn).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from factbench.stages.compare import compare
from factbench.stages.compare.side import claim_side, passage_side
from factbench.stages.compare.sought import is_weighed, signs
from factbench.text.fitted import WEIGHT, Table
from tests.quality import outside
from tests.quality.fitted import ROOT, Header, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.quality.outside import Pair

BOUND = 0.6
"""The least chance: about four in five conflicts beside what a search found are then right."""

HEADER = Header(
    what="how sure a conflict is (log odds) and the share of the claim around it, for a passage that a search found"
    " refuting it; log odds",
    data=(
        "evidence/fm2_dev.jsonl (Fool Me Twice)",
        "evidence/fever_symmetric_dev.jsonl (FeverSymmetric)",
        "evidence/covidfact.jsonl (CovidFact)",
        "evidence/climate_fever.jsonl (Climate-FEVER)",
        "evidence/wice_dev.jsonl (WiCE)",
    ),
    score="by groups of shared evidence left out: of {} conflicts {:.3f} right, which are {:.3f} of those there are",
    script="tests/quality/fit_sought.py",
)


def pairs() -> Iterator[Pair]:
    """Claims beside gold evidence, and beside passages that decide nothing."""
    for collection in (
        outside.fool_me_twice, outside.distractors, outside.strangers, outside.fever_symmetric, outside.covid_fact,
        outside.climate_fever, outside.undecided, outside.wice, outside.partly,
    ):  # fmt: skip
        yield from collection()


def surest(pair: Pair) -> dict[str, float] | None:
    """The signs of the conflict of the pair that is surest, and has most of the claim around it; None without one."""
    claim, evidence = claim_side(pair.claim, None), passage_side(pair.evidence, None)
    found = [
        signs(claim, evidence, each)
        for each in compare(pair.claim, pair.evidence, title=pair.title).conflicts
        if is_weighed(claim, each)
    ]
    return max(found, key=lambda each: each["sure"] + each["around"], default=None)


def main() -> None:
    """Print the cross-validated score, and write the table."""
    told = [(pair, found) for pair in pairs() if (found := surest(pair)) is not None]
    names = [*told[0][1]]
    matrix = np.array([[found[name] for name in names] for _, found in told])
    refuted = np.array([pair.refuted is True for pair, _ in told])
    groups = [f"{_family(pair)} {pair.group}" for pair, _ in told]
    chances = np.zeros(len(told))
    for train, test in GroupKFold(5).split(matrix, groups=groups):
        chances[test] = _fit(matrix[train], refuted[train]).predict_proba(matrix[test])[:, 1]
    taken = chances >= BOUND
    score = HEADER.score.format(taken.sum(), refuted[taken].mean(), refuted[taken].sum() / refuted.sum())
    print(score)
    fit = _fit(matrix, refuted)
    weights = {name: round(float(value), 2) for name, value in zip(names, fit.coef_[0], strict=True)}
    table = Table({WEIGHT: weights}, {WEIGHT: round(float(fit.intercept_[0]), 2)}, {WEIGHT: BOUND})
    write(ROOT / "factbench/stages/compare/sought.tsv", HEADER._replace(score=score), table)


def _fit(matrix: Any, refuted: Any) -> Any:
    return LogisticRegression().fit(matrix, refuted)


def _family(pair: Pair) -> str:
    """Distractors and strangers share the claims of Fool Me Twice."""
    return {"distractor": "fm2", "stranger": "fm2"}.get(pair.collection, pair.collection)


if __name__ == "__main__":
    main()
