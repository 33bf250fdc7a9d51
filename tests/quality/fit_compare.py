"""Fits `factbench/stages/compare/clash.tsv`: `python -m tests.quality.fit_compare` writes it anew.

Nobody has labelled single clashes, only whole pairs, so the chance that a pair is refuted is taken to be that of one
of its clashes at least being right (noisy or): 1 - (1 - b) Π (1 - logistic(weights · traits)). The weights are the
likeliest ones with a penalty on their squares. Every pair counts twice: as rules read it, and as the model does, for
one table serves both. Every collection weighs as written in `SHARES`, refuted and supported
alike, so that no collection's own share of refuted claims is learned; passages that decide nothing count as not
refuted. Prints cross-validated scores at several cuts, by groups of shared evidence, and fits the table on all.
Needs FACTBENCH_DATA and the `peers` extra (scikit-learn with SciPy).

Source: noisy or for labels of sets: O. Maron, T. Lozano-Pérez, "A framework for multiple-instance learning" (1998).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import GroupKFold

from factbench.settings import ParserChoice
from factbench.stages.compare import possible
from factbench.stages.compare.clash import CUT
from factbench.text.fitted import Table
from tests.quality import outside
from tests.quality.fitted import ROOT, Header, write

if TYPE_CHECKING:
    from factbench.stages.compare.clash import Clash
    from tests.quality.outside import Pair

SHARES = {"fm2": 3.0, "fever": 1.5, "covid": 1.0, "climate": 1.0, "wice": 1.0, "distractor": 1.5}
PENALTY = 8.0
SMALL = 0.08
"""A weight nearer to 0 is left out of the table."""


def traits(clash: Clash) -> dict[str, float]:
    """The columns of one clash: its kind, and its kind with each trait."""
    return {f"{clash.kind}|": 1.0} | {
        f"{clash.kind}|{name}": size for name, size in clash.traits.items() if size
    }


class Fit:
    """All pairs with their clashes as one matrix."""

    def __init__(self, pairs: list[Pair], found: list[list[Clash]]) -> None:
        self.pairs, self.found = pairs, found
        self.owner = np.array([place for place, each in enumerate(found) for _ in each])
        self.columns = DictVectorizer()
        self.matrix = self.columns.fit_transform([traits(clash) for each in found for clash in each]).tocsr()
        self.refuted = np.array([pair.refuted is True for pair in pairs])
        self.weights = self._weights()

    def _weights(self) -> Any:
        count = Counter((pair.collection, pair.refuted) for pair in self.pairs)
        each = [SHARES[pair.collection] / count[pair.collection, pair.refuted] for pair in self.pairs]
        # The row of the issue is about claims with digits.
        told = [2.0 if pair.collection == "fm2" and pair.has_digits else 1.0 for pair in self.pairs]
        weights = np.array(each) * np.array(told)
        return weights / weights.mean()

    def fit(self, use: Any) -> Any:
        """The weights of the columns, fitted on the pairs where `use` is true."""
        pairs, clashes = len(self.pairs), len(self.owner)
        joined = sparse.csr_matrix(
            (np.ones(clashes), (self.owner, np.arange(clashes))), shape=(pairs, clashes)
        )
        weights = self.weights * use

        def loss(values: Any) -> tuple[float, Any]:
            bias, rest = values[0], values[1:]
            score = self.matrix @ rest
            spared = joined @ np.logaddexp(0, score) + np.logaddexp(0, bias)  # -log of the chance of no clash
            chance = np.clip(-np.expm1(-spared), 1e-9, 1)
            each = np.where(self.refuted, -np.log(chance), spared)
            slope = np.where(self.refuted, -(1 - chance) / chance, 1.0) * weights
            down = self.matrix.T @ (slope[self.owner] / (1 + np.exp(-score))) + 2 * PENALTY * rest
            total = (each * weights).sum() + PENALTY * (rest**2).sum()
            return total, np.concatenate([[slope.sum() / (1 + np.exp(-bias))], down])

        start = np.concatenate([[-3.0], np.zeros(self.matrix.shape[1])])
        return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x[1:]

    def crossed(self) -> Any:
        """The weight of every clash, from fits that did not see its group."""
        groups = [f"{pair.collection.replace('distractor', 'fm2')} {pair.group}" for pair in self.pairs]
        chances = np.zeros(len(self.owner))
        for train, test in GroupKFold(5).split(self.pairs, groups=groups):
            use = np.zeros(len(self.pairs))
            use[train] = 1
            seen = np.isin(self.owner, test)
            chances[seen] = 1 / (1 + np.exp(-(self.matrix[seen] @ self.fit(use))))
        return chances


def scores(fit: Fit, chances: Any, cut: float, part: slice) -> dict[str, float]:
    """What a cut gives on a part of the pairs: precision and recall, of all and of Fool Me Twice with digits, and false
    alarms by collection."""
    flags = np.zeros(len(fit.pairs), dtype=bool)
    clashes = [clash for each in fit.found for clash in each]
    for owner, chance, clash in zip(fit.owner, chances, clashes, strict=True):
        flags[owner] |= clash.theirs is not None and chance >= cut
    told = [(pair, bool(flag)) for pair, flag in zip(fit.pairs[part], flags[part], strict=True)]
    decided = [(pair.refuted, flag) for pair, flag in told if pair.refuted is not None]
    digits = [(pair.refuted, flag) for pair, flag in told if pair.collection == "fm2" and pair.has_digits]
    found = {
        "precision": float(np.mean([refuted for refuted, flag in digits if flag])),
        "recall": float(np.mean([flag for refuted, flag in digits if refuted])),
        "all precision": float(np.mean([refuted for refuted, flag in decided if flag])),
        "all recall": float(np.mean([flag for refuted, flag in decided if refuted])),
        "all alarms": float(np.mean([flag for refuted, flag in decided if not refuted])),
    }
    for name in SHARES:
        found[name] = float(
            np.mean([flag for pair, flag in told if pair.collection == name and not pair.refuted])
        )
    return found


HEADER = Header(
    what="traits of a clash between a claim and a passage, by its kind, for the two excluding each other; log odds",
    data=(
        "evidence/fm2_dev.jsonl (Fool Me Twice)",
        "evidence/fever_symmetric_dev.jsonl (FeverSymmetric)",
        "evidence/covidfact.jsonl (CovidFact)",
        "evidence/climate_fever.jsonl (Climate-FEVER)",
        "evidence/wice_dev.jsonl (WiCE)",
    ),
    score="by groups of shared evidence left out: {}",
    script="tests/quality/fit_compare.py",
)
"""Of a pair the claim and the evidence; also claims of Fool Me Twice beside sentences that decide nothing."""


def _told(found: dict[str, float]) -> str:
    """Precision and recall of a conflict, and the share of false alarms by collection."""
    alarms = ", ".join(f"{name} {found[name]:.3f}" for name in SHARES)
    return (
        f"precision {found['all precision']:.3f}, recall {found['all recall']:.3f}, false alarms "
        f"{found['all alarms']:.3f}; precision {found['precision']:.3f}, recall {found['recall']:.3f} on claims of fm2 "
        f"with digits; false alarms {alarms}"
    )


def main() -> None:
    """Print the cross-validated scores, and write the table."""
    pairs = [
        *outside.fool_me_twice(), *outside.distractors(), *outside.fever_symmetric(), *outside.covid_fact(),
        *outside.climate_fever(), *outside.wice(),
    ]  # fmt: skip
    readers = (ParserChoice.RULES, ParserChoice.MODEL)
    found = [possible(pair.claim, pair.evidence, parser=reader) for reader in readers for pair in pairs]
    fit = Fit(pairs * len(readers), found)
    chances = fit.crossed()
    told = {}
    for place, reader in enumerate(readers):
        half = slice(place * len(pairs), (place + 1) * len(pairs))
        for cut in (CUT, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
            told[reader, cut] = _told(scores(fit, chances, cut, half))
            print(f"{reader.value} {cut:.2f}", told[reader, cut])
    weights: dict[str, dict[str, float]] = {}
    biases: dict[str, float] = {}
    for name, value in zip(
        fit.columns.get_feature_names_out(), fit.fit(np.ones(len(fit.pairs))), strict=True
    ):
        kind, _, trait = name.partition("|")
        if not trait:
            biases[kind], weights[kind] = round(float(value), 2), {}
        elif abs(value) >= SMALL:
            weights[kind][trait] = round(float(value), 2)
    scored = "; ".join(f"by {reader.value}: {told[reader, CUT]}" for reader in readers)
    header = HEADER._replace(score=HEADER.score.format(scored))
    table = Table(weights, biases)
    write(ROOT / "factbench/stages/compare/clash.tsv", header, table, signs=sorted(table.rows))


if __name__ == "__main__":
    main()
