"""Fits what each sign of a claim weighs for what readers say of it: `python -m tests.quality.fit_fitness`.

A logistic regression a judgement, on every reading in `labels` whose claim is still made, shrunk so as to do best on
pages left out. Prints what lists of claims would hold on pages left out, then writes fitness.tsv. Needs FACTBENCH_DATA
and the extra `peers`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from factbench.english.fitness import COLUMNS, ORDERS, WORDED, signs
from factbench.text.fitted import Table
from tests.quality.fitted import ROOT, Header, write
from tests.quality.labelling import Label, claims_of, elsewhere, key_of, labels, pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

SHRINKS = (0.03, 0.1, 0.2)
"""Inverse strengths of the penalty that are tried."""

FOLDS = 10
"""Pages are left out by tenths."""

THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.82, 0.84, 0.86, 0.9)


@dataclass(frozen=True, slots=True)
class Example:
    """One reading of one claim."""

    page: str
    signs: Mapping[str, float]
    label: Label
    stands: bool
    """Whether it stands for itself, and not under a claim that it is part of."""


def examples() -> Iterator[Example]:
    """Every reading of a claim that is still made."""
    known: dict[tuple[str, str, str], list[Label]] = defaultdict(list)
    for label in labels():
        known[label.key].append(label)
    read = {page for page, _, _ in known}
    for page in (*pages(), *elsewhere()):
        for claim in claims_of(page) if page.name in read else ():
            for label in known.get(key_of(page, claim), ()):
                yield Example(page.name, signs(page.text, claim), label, claim.under is None)


def judgements(found: Sequence[Example]) -> dict[str, npt.NDArray[np.bool_]]:
    """What readers said, by the column that is fitted on it."""
    return {
        "fit": np.array([each.label.fit for each in found]),
        "fact": np.array(["N" not in each.label.codes for each in found]),
        "first": np.array([bool(each.label.first) for each in found]),
    }


def main() -> None:
    """Fit, print, write."""
    found = list(examples())
    shown = _without_rare(found)
    rows = DictVectorizer().fit(shown)
    table = rows.transform(shown)
    groups = np.array([each.page for each in found])
    said = judgements(found)
    asked = {
        "fit": np.array([each.label.whole for each in found]),
        "fact": np.full(len(found), fill_value=True),
        "first": np.array([each.label.first is not None for each in found]),
    }
    names = rows.get_feature_names_out()
    worded = np.array([name.startswith(WORDED) for name in names])
    placed = np.array([name.startswith(ORDERS) for name in names])
    # Where a claim stands says nothing but which come first; words tell a fact on pages left out, and nothing else.
    told_by = {"fit": ~(worded | placed), "fact": ~placed, "first": ~worded}
    print(f"{len(found)} readings of {len({e.label.key for e in found})} claims, {len(set(groups))} pages")
    held: dict[str, npt.NDArray[np.float64]] = {}
    weights, biases, areas = {}, {}, {}
    for column in COLUMNS:
        # Only those readings count whose readers were asked.
        rows_of, used = asked[column], told_by[column]
        showing, judged = table[:, used][rows_of], said[column][rows_of]
        tried = {shrink: _held_out(shrink, showing, judged, groups[rows_of]) for shrink in SHRINKS}
        scores = {shrink: float(roc_auc_score(judged, tried[shrink])) for shrink in SHRINKS}
        best = max(SHRINKS, key=scores.__getitem__)
        held[column], areas[column] = np.zeros(len(found)), scores[best]
        held[column][rows_of] = tried[best]
        model = _model(best).fit(showing, judged)
        fitted = dict(zip(names[used], model.coef_[0], strict=True))
        weights[column] = {name: round(float(fitted[name]), 2) for name in names if name in fitted}
        biases[column] = round(float(model.intercept_[0]), 2)
    stands = np.array([each.stands for each in found])
    _print_lists(held, said, stands)
    _print_first(found, held["first"], stands)
    strength = {name: max(abs(each.get(name, 0.0)) for each in weights.values()) for name in names}
    strongest = sorted((name for name in names if strength[name]), key=lambda name: (-strength[name], name))
    write(
        ROOT / "factbench" / "english" / "fitted" / "fitness.tsv",
        HEADER._replace(
            what=f"signs of a claim, for what readers say of it, the strongest first; log odds, {len(found)} readings",
            score="area under the curve on pages left out: "
            + ", ".join(f"{column} {area:.2f}" for column, area in areas.items()),
        ),
        Table(weights, biases),
        signs=strongest,
    )


def _without_rare(found: Sequence[Example]) -> list[dict[str, float]]:
    """The signs of each reading, without words that fewer than `LEAST` claims have."""
    claims = {each.label.key: each.signs for each in found}
    counts = Counter(name for shown in claims.values() for name in shown if name.startswith(WORDED))
    return [
        {
            name: strength
            for name, strength in each.signs.items()
            if not name.startswith(WORDED) or counts[name] >= LEAST
        }
        for each in found
    ]


LEAST = 20
"""Claims that a word must stand in to be weighed; with 12 or 8 pages left out are judged no better."""


HEADER = Header(
    what="",
    data=(
        "extraction/fundus (news)",
        "extraction/ground-truth.json (news)",
        "attributions/polnear_dev (news)",
        "articles/wikinews (the readings stand in tests/quality/labels)",
    ),
    score="",
    script="tests/quality/fit_fitness.py",
)


def _print_lists(
    held: Mapping[str, npt.NDArray[np.float64]],
    said: Mapping[str, npt.NDArray[np.bool_]],
    stands: npt.NDArray[np.bool_],
) -> None:
    """What lists of claims that stand for themselves would hold, by the lowest chance of a fact."""
    for least in THRESHOLDS:
        listed = stands & (held["fact"] >= least)
        print(
            f"fact from {least:.2f}: {listed.sum() / stands.sum():4.0%} listed, fit {said['fit'][listed].mean():.2f}, "
            f"no fact {1 - said['fact'][listed].mean():.3f}, "
            f"of the first {said['first'][listed].sum() / said['first'][stands].sum():.3f}"
        )


def _print_first(
    found: Sequence[Example], chances: npt.NDArray[np.float64], stands: npt.NDArray[np.bool_]
) -> None:
    """Of the first five of each page by that chance, how many readers would check first."""
    kept = {each.label.key: each.label.page for each, alone in zip(found, stands, strict=True) if alone}
    chance, said = defaultdict(list), defaultdict(list)
    for each, likely in zip(found, chances, strict=True):
        if each.label.key in kept and each.label.first is not None:
            chance[each.label.key].append(likely)
            said[each.label.key].append(each.label.first)
    pages_of = defaultdict(list)
    for key in chance:
        pages_of[key[0]].append(key)
    best = [
        key
        for keys in pages_of.values()
        for key in sorted(keys, key=lambda key: -float(np.mean(chance[key])))[:5]
    ]
    one, other = np.mean([np.mean(said[key]) for key in best]), np.mean([any(said[key]) for key in best])
    print(f"first five of {len(pages_of)} pages: {one:.3f} by each reader, {other:.3f} by any")


def _held_out(
    shrink: float, table: Any, said: npt.NDArray[np.bool_], groups: npt.NDArray[np.str_]
) -> npt.NDArray[np.float64]:
    """The chance that each reading says so, from the pages it is not of."""
    found = cross_val_predict(
        _model(shrink), table, said, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba"
    )
    return np.asarray(found[:, 1])


def _model(shrink: float) -> LogisticRegression:
    return LogisticRegression(C=shrink, max_iter=5_000)


if __name__ == "__main__":
    main()
