"""Fits `worth.tsv` and `wording.tsv` in `factbench/english/fitted`: `python -m tests.quality.fit_worth` writes both.

Three logistic regressions over the named features, the words and the steps of detail of a sentence. What is worth
checking is fitted first, on many debates; what is verifiable has few labels, so its regression may also lean on the
first one's sum, which is then folded into its weights. The bias is moved until 0.5 is the best cut in
cross-validation. Needs scikit-learn and FACTBENCH_DATA.
"""

from __future__ import annotations

import csv
import math
import os
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from factbench.english.worth import DETAIL, WORDS, features
from factbench.english.worth.wording import wording
from factbench.text.fitted import Table
from tests.quality.fitted import ROOT, Header, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


class Source(NamedTuple):
    """A file of labelled sentences."""

    file: str
    text: str
    label: str
    yes: str
    group: str
    """The column whose equal values are never on both sides of a cut; of numbers, the thousand."""


VERIFIABLE = Source("policlaim_train.csv", "sentence", "verifiable", "1", "speech")
CHECKWORTHY = Source("ct24_train.tsv", "Text", "class_label", "Yes", "Sentence_id")
SUBJECTIVE = Source("subjectivity_train.tsv", "sentence", "label", "SUBJ", "sentence_id")


@dataclass(frozen=True, slots=True)
class Sentences:
    """Labelled sentences with what they are made of."""

    texts: list[str]
    named: list[list[str]]
    marks: list[list[str]]
    yes: npt.NDArray[np.bool_]
    groups: list[str]

    def only(self, places: Sequence[int]) -> Sentences:
        """Those at the places."""
        return Sentences(
            [self.texts[at] for at in places],
            [self.named[at] for at in places],
            [self.marks[at] for at in places],
            self.yes[list(places)],
            [self.groups[at] for at in places],
        )

    def folds(self) -> list[tuple[list[int], list[int]]]:
        """What is fitted and what is held out, by group, in at most eight folds."""
        order = sorted(set(self.groups))
        place = {group: at % 8 for at, group in enumerate(order)}
        out = []
        for fold in sorted(set(place.values())):
            held = [at for at, group in enumerate(self.groups) if place[group] == fold]
            out.append(([at for at in range(len(self.groups)) if place[self.groups[at]] != fold], held))
        return out


@cache
def read(source: Source, file: str | None = None) -> Sentences:
    """The sentences of `file`, or of the source's own."""
    path = Path(os.environ["FACTBENCH_DATA"], "worth", file or source.file)
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t" if path.suffix == ".tsv" else ","))
    texts = [row[source.text] for row in rows]
    return Sentences(
        texts,
        [features(text) for text in texts],
        [list(wording(text).marks) for text in texts],
        np.array([row[source.label].startswith(source.yes) for row in rows]),
        [row[source.group][:-3] if row[source.group].isdecimal() else row[source.group] for row in rows],
    )


# ------------------------------------------------------------------------------------------------- one score


class Model(NamedTuple):
    """What is fitted for one score: log odds."""

    bias: float
    weights: dict[str, float]
    """Of named features and of marks."""

    def sums(self, sentences: Sentences) -> Floats:
        """The log odds of each sentence."""
        return np.array(
            [
                self.bias + sum(self.weights.get(each, 0.0) for each in {*named, *marks})
                for named, marks in zip(sentences.named, sentences.marks, strict=True)
            ]
        )


class Plan(NamedTuple):
    """How a score is fitted."""

    source: Source
    kept: int
    """Marks that get a weight; steps of detail come on top."""
    least: int
    """Sentences that a mark must stand in."""
    shrink: float
    """scikit-learn's C: how far weights may go from 0."""
    balanced: bool
    cut: bool
    """Whether the bias is moved to the best cut. Not for opinion: how much of a text is opinion differs from one to the
    next, and with balanced classes 0.5 is as good in cross-validation."""


PLANS = {
    # Words of their own do not help eight speeches: 600 give F1 .813, none give .813.
    "verifiable": Plan(VERIFIABLE, 0, 4, 0.1, balanced=False, cut=True),
    "checkworthy": Plan(CHECKWORTHY, 900, 12, 0.05, balanced=True, cut=True),
    "subjective": Plan(SUBJECTIVE, 300, 3, 0.05, balanced=True, cut=False),
}
WORD_SIZE = 0.5
"""Marks count half in the regression, so that a feature with a name explains first what it can."""


def fit(sentences: Sentences, plan: Plan, lean: Model | None = None) -> Model:
    """The model of one score; `lean` is another score's, whose sum may count as a feature."""
    marks = _general(sentences, plan.least)
    first = _regression(sentences, marks, plan, lean)
    shares = Counter(mark for each in sentences.marks for mark in each)
    pull = {mark: abs(first.weights.get(mark, 0.0)) * math.sqrt(shares[mark]) for mark in marks}
    kept = sorted(marks, key=lambda mark: (mark[0] != "#", -pull[mark]))
    kept = kept[: plan.kept + sum(mark[0] == "#" for mark in marks)]
    whole = _regression(sentences, kept, plan, lean)
    if not plan.cut:
        return whole
    held = np.zeros(len(sentences.texts))
    for fitted, out in sentences.folds():
        held[out] = _regression(sentences.only(fitted), kept, plan, lean).sums(sentences.only(out))
    return whole._replace(bias=whole.bias - best_cut(held, sentences.yes))


def _general(sentences: Sentences, least: int) -> list[str]:
    """The marks that are frequent here and hold no proper name."""
    counts = Counter(mark for each in sentences.marks for mark in each)
    names = _proper(sentences.texts)
    return [
        mark
        for mark, count in sorted(counts.items())
        if count >= least and not any(word in names for word in mark.split())
    ]


def _proper(texts: Iterable[str]) -> set[str]:
    """Words that mostly stand with a capital inside sentences."""
    high: Counter[str] = Counter()
    low: Counter[str] = Counter()
    for text in texts:
        for word in re.findall(r"(?<=[a-z,] )[A-Za-z][A-Za-z'’]*", text):
            (high if word[0].isupper() else low)[word.lower().replace("’", "'")] += 1
    return {word for word, count in high.items() if count > low[word] and word[:2] not in {"i", "i'"}}


def _regression(sentences: Sentences, marks: Sequence[str], plan: Plan, lean: Model | None) -> Model:
    names = sorted({name for each in sentences.named for name in each})
    place = {name: at for at, name in enumerate([*names, *marks])}
    size = np.array([1.0] * len(names) + [WORD_SIZE] * len(marks))
    places: list[int] = []
    ends = [0]
    for named, seen in zip(sentences.named, sentences.marks, strict=True):
        places += [place[each] for each in {*named, *seen} if each in place]
        ends.append(len(places))
    table: Any = sparse.csr_matrix((size[places], places, ends), shape=(len(ends) - 1, len(size)))
    if lean:
        table = sparse.hstack([table, sparse.csr_matrix(lean.sums(sentences)[:, None] / 2)]).tocsr()
    model = LogisticRegression(
        C=plan.shrink,
        solver="liblinear",
        intercept_scaling=5,
        class_weight="balanced" if plan.balanced else None,
    ).fit(table, sentences.yes)
    slope = model.coef_[0]
    weights = {name: float(slope[at] * size[at]) for name, at in place.items()}
    bias = float(model.intercept_[0])
    if lean:
        share = float(slope[-1]) / 2
        bias += share * lean.bias
        for name, weight in lean.weights.items():
            weights[name] = weights.get(name, 0.0) + share * weight
    return Model(bias, weights)


def best_cut(sums: Floats, yes: npt.NDArray[np.bool_]) -> float:
    """The log odds above which yes gives the best F1, smoothed over its neighbours."""
    cuts = np.arange(-1.5, 1.5, 0.05)
    scores = np.array([f1_score(yes, sums >= cut) for cut in cuts])
    smooth = np.convolve(np.pad(scores, 3, mode="edge"), np.ones(7) / 7, mode="valid")
    return float(cuts[int(np.argmax(smooth))])


# ---------------------------------------------------------------------------------------------- the table


def fit_all() -> dict[str, Model]:
    """The models of the three scores, by name."""
    checkworthy = fit(read(CHECKWORTHY), PLANS["checkworthy"])
    verifiable = fit(read(VERIFIABLE), PLANS["verifiable"], checkworthy)
    subjective = fit(read(SUBJECTIVE), PLANS["subjective"])
    return {"verifiable": verifiable, "checkworthy": checkworthy, "subjective": subjective}


def tables(models: Mapping[str, Model]) -> tuple[Table, Table]:
    """Of the features, the strongest first, and of the marks, in hundredths."""
    known = {
        name
        for source in (VERIFIABLE, CHECKWORTHY, SUBJECTIVE)
        for each in read(source).named
        for name in each
    }
    names = {
        name: [round(model.weights.get(name, 0.0), 2) for model in models.values()] for name in sorted(known)
    }
    strongest = sorted(names, key=lambda name: (-max(map(abs, names[name])), name))
    of_features = {
        score: {name: names[name][place] for name in strongest} | {WORDS: 1.0, DETAIL: 1.0}
        for place, score in enumerate(models)
    }
    of_marks = {
        score: {
            mark: hundredths
            for mark, weight in sorted(model.weights.items())
            if mark not in known and (hundredths := round(100 * weight))
        }
        for score, model in models.items()
    }
    biases = {score: round(model.bias, 2) for score, model in models.items()}
    return Table(of_features, biases), Table(of_marks)


_HEADER = Header(
    what="",
    data=(
        "worth/policlaim_train.csv (PoliClaim: Ni et al. 2024, speeches)",
        "worth/ct24_train.tsv (CheckThat! 2024 task 1: debates)",
        "worth/subjectivity_train.tsv (CheckThat! 2025 task 1: news)",
    ),
    score="F1 of speeches and files left out: `worth.verifiable`, `worth.checkworthy`, `worth.subjective` in "
    "tests/quality/floors.tsv",
    script="tests/quality/fit_worth.py",
)
FEATURES = _HEADER._replace(
    what="features of a sentence, for each score of its worth, the strongest first; log odds. The last two are times "
    "what wording.tsv adds"
)
MARKS = _HEADER._replace(
    what="words, pairs, endings (~), first words (^) and steps of detail (#) of a sentence, for each score of its "
    "worth; hundredths of log odds. Only what is frequent in the data has a number, and no proper name"
)


def main() -> None:
    """Fit, and write the tables."""
    of_features, of_marks = tables(fit_all())
    folder = ROOT / "factbench" / "english" / "fitted"
    write(folder / "worth.tsv", FEATURES, of_features)
    write(folder / "wording.tsv", MARKS, of_marks, signs=sorted(of_marks.rows))


if __name__ == "__main__":
    main()
