"""Fits what each sign of a claim weighs for that its readers would ask: `python -m tests.quality.fit_alone`.

A logistic regression for sentences with a tree and one for those without, on every reading in `labels` whose claim is
still made; a reader asks where she gave U or UF. Prints on pages left out, for several thresholds, how many claims of
the list are missed by the fit alone and how many that are fit stay unflagged; then writes alone.tsv. Needs
FACTBENCH_DATA and the extra `peers`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

import factbench
from factbench.english.name import names
from factbench.english.parse import parser_for
from factbench.english.reading import parses_of, read
from factbench.english.reference.alone import RULES, TREE, ReadAlone
from factbench.english.reference.context import Context
from factbench.english.reference.mention import Discourse
from factbench.settings import ParserChoice, Settings
from factbench.text.fitted import Table
from factbench.text.language import language
from factbench.text.placed import Attributed
from factbench.text.sentence import sentences
from tests.quality.fitted import ROOT, Header, write
from tests.quality.labelling import Label, Page, key_of, labels, pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factbench.text.span import Span

PARSERS = {RULES: ParserChoice.RULES, TREE: ParserChoice.MODEL}

SHRINK = 0.2
"""Inverse strength of the penalty: of 0.02 to 0.3 the best on pages left out, by a hundredth."""

FOLDS = 10
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class Example:
    """One reading of one claim."""

    page: str
    signs: frozenset[str]
    label: Label
    listed: bool
    """Whether it stands in the list as it opens."""

    @property
    def asks(self) -> bool:
        """Whether the reader asked who, what, when or which."""
        return not self.label.codes.isdisjoint({"U", "UF"})


def examples(column: str) -> Iterator[Example]:
    """Every reading of a claim of an English page that is still made."""
    known: dict[tuple[str, str, str], list[Label]] = defaultdict(list)
    for label in labels():
        known[label.key].append(label)
    read_pages = {page for page, _, _ in known}
    settings = Settings(parser=PARSERS[column], language="en", flag_context=1.0)
    for page in pages():
        if page.name not in read_pages or language(page.text) != "en":
            continue
        signs = _signs(page, PARSERS[column])
        for claim in factbench.segment(page.text, published=page.day, settings=settings):
            listed = claim.under is None and (claim.worth.fact or 0.0) >= settings.list_worth
            for label in known.get(key_of(page, claim), ()):
                yield Example(page.name, signs[claim.parts], label, listed)


def _signs(page: Page, choice: ParserChoice) -> Mapping[tuple[Span, ...], frozenset[str]]:
    """The signs of each clause of a page, by its parts."""
    text, bounds, named = page.text, sentences(page.text), tuple(names(page.text))
    parser = parser_for(choice)
    found = read(text, bounds, named=named, parser=parser, flag_from=1)
    context = Context(Discourse(text, named=named, bounds=bounds, parses=parses_of(text, bounds, parser)))
    attributed = Attributed(found.said)
    signs = {}
    for clause in found.clauses:
        said = [replace(each, source=each.who) for each in attributed.over(clause.parts)]
        gaps, edits = context.of(clause, said)
        alone = ReadAlone(context.discourse, context.introductions, clause, said, gaps, edits, ())
        signs[clause.parts] = frozenset(alone.signs())
    return defaultdict(frozenset, signs)


def main() -> None:
    """Fit, print, write."""
    weights, biases, areas = {}, {}, {}
    readings = 0
    for column in (TREE, RULES):
        found = list(examples(column))
        readings = max(readings, len(found))
        rows = DictVectorizer().fit([dict.fromkeys(sorted(each.signs), 1.0) for each in found])
        table = rows.transform([dict.fromkeys(sorted(each.signs), 1.0) for each in found])
        asks, groups = np.array([each.asks for each in found]), np.array([each.page for each in found])
        chance = cross_val_predict(
            _model(), table, asks, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba"
        )[:, 1]
        areas[column] = float(roc_auc_score(asks, chance))
        print(f"{column}: {len(found)} readings of {len(set(groups))} pages, area {areas[column]:.3f}")
        _print_thresholds(found, chance)
        model = _model().fit(table, asks)
        fitted = dict(zip(rows.get_feature_names_out(), model.coef_[0], strict=True))
        weights[column] = {name: round(float(weight), 2) for name, weight in fitted.items()}
        biases[column] = round(float(model.intercept_[0]), 2)
    names_ = {name for each in weights.values() for name in each}
    strongest = sorted(names_, key=lambda n: (-max(abs(each.get(n, 0.0)) for each in weights.values()), n))
    write(
        ROOT / "factbench" / "english" / "fitted" / "alone.tsv",
        Header(
            what=f"signs of a claim, for that who reads it alone asks who, what, when or which; log odds, {readings}"
            " readings",
            data=("extraction/fundus (pages of the news; the readings stand in tests/quality/labels)",),
            score="area under the curve on pages left out: "
            + ", ".join(f"{column} {area:.2f}" for column, area in areas.items()),
            script="tests/quality/fit_alone.py",
        ),
        Table(
            {
                column: {name: weights[column].get(name, 0.0) for name in strongest}
                for column in (RULES, TREE)
            },
            biases,
        ),
    )


def _print_thresholds(found: Sequence[Example], chance: Sequence[float]) -> None:
    """Of the claims in the list, what is missed and what stays unflagged, by the fit alone."""
    listed = [(each, likely) for each, likely in zip(found, chance, strict=True) if each.listed]
    fit = sum(each.label.fit for each, _ in listed)
    for least in THRESHOLDS:
        missed = sum(each.asks for each, likely in listed if likely < least)
        left = sum(each.label.fit for each, likely in listed if likely < least)
        print(f"from {least:.2f}: missed {missed / len(listed):.3f}, unflagged of the fit {left / fit:.2f}")


def _model() -> LogisticRegression:
    return LogisticRegression(C=SHRINK, max_iter=5_000)


if __name__ == "__main__":
    main()
