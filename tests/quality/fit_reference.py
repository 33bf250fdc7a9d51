"""Fits `factbench/english/fitted/reference.tsv`: `python -m tests.quality.fit_reference` writes it anew.

By these weights "he" and "she" find their person. Conditional logistic regression (softmax over the candidates and
"none") on the development half of GAP. Signs are kept where at least `SEEN` candidates have them.
Source: Webster et al. 2018, Mind the GAP; Apache-2.0.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from factbench.english.parse import parser_for
from factbench.english.reference.mention import Discourse
from factbench.english.reference.ranking import RULES, TREE, CandidateAntecedent, candidates, chances
from factbench.settings import ParserChoice
from factbench.text.fitted import WEIGHT, Table
from factbench.text.span import Span
from tests.quality.fitted import ROOT, Header, write
from tests.quality.table import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SEEN = 60
SMALL = 0.06
PENALTY = 10.0
SHARE = 0.405
"""The share of pronouns that shall be answered, by which the threshold is chosen: two in five, and rather right."""


@dataclass(frozen=True)
class Case:
    """A pronoun of GAP with its two names, who bears them, and everybody that it may mean."""

    text: str
    pronoun: Span
    marked: tuple[tuple[Span, bool], ...]
    true: frozenset[int]
    false: frozenset[int]
    near: list[CandidateAntecedent]


def cases(choice: ParserChoice) -> list[Case]:
    """The development half, read with or without trees."""
    path = path_of("pronouns", "gap_dev.tsv")
    parser = parser_for(choice)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [_case(row, parser) for row in rows]


def _case(row: dict[str, str], parser: Any) -> Case:
    text = row["Text"]
    start = int(row["Pronoun-offset"])
    discourse = Discourse(text)
    if parser is not None:
        trees = parser.parse(text, discourse.bounds)
        parses = {
            bound: tree for bound, tree in zip(discourse.bounds, trees, strict=True) if tree is not None
        }
        discourse = Discourse(text, bounds=discourse.bounds, parses=parses)
    marked = tuple(
        (
            Span(int(row[f"{name}-offset"]), int(row[f"{name}-offset"]) + len(row[name])),
            row[f"{name}-coref"] == "TRUE",
        )
        for name in "AB"
    )
    who = {
        said: frozenset(
            number
            for number, named in enumerate(discourse.named)
            for span, truth in marked
            if truth == said and any(mention.span.overlaps(span) for mention in named.mentions)
        )
        for said in (True, False)
    }
    pronoun = Span(start, start + len(row["Pronoun"]))
    return Case(text, pronoun, marked, who[True], who[False], candidates(discourse, start))


def right(case: Case, who: int) -> bool:
    """Whether the answer names the one that is marked true; where neither is, whether it is neither."""
    return who in case.true if any(truth for _, truth in case.marked) else who not in case.false


def fit(given: Sequence[Case]) -> Table:
    """The weights of the signs, in one column."""
    counts: dict[str, int] = {}
    for case in given:
        for each in case.near:
            for sign in each.signs:
                counts[sign] = counts.get(sign, 0) + 1
    names = ["none", *sorted(sign for sign, count in counts.items() if count >= SEEN)]
    place = {name: at for at, name in enumerate(names)}
    rows, group, gold = _table(given, place)
    ends = np.cumsum([0, *map(len, rows)])
    matrix = csr_matrix((np.ones(ends[-1]), np.concatenate(rows), ends), shape=(len(rows), len(names)))

    def loss(weights: Any) -> tuple[float, Any]:
        powers = np.exp(np.clip(matrix @ weights, -30, 30))
        whole = np.bincount(group, powers)
        hit = np.bincount(group, powers * gold)
        pull = powers / whole[group] - powers * gold / hit[group]
        return float(
            -np.log(hit / whole).sum() + PENALTY * weights @ weights / 2
        ), matrix.T @ pull + PENALTY * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    weights = {name: round(float(found[at]), 2) for name, at in place.items() if abs(found[at]) >= SMALL}
    return Table({WEIGHT: weights})


def _table(given: Iterable[Case], place: dict[str, int]) -> tuple[list[list[int]], Any, Any]:
    rows: list[list[int]] = []
    group: list[int] = []
    gold: list[float] = []
    for number, case in enumerate(given):
        hits = [float(each.who in case.true) for each in case.near]
        rows += [[place[sign] for sign in each.signs if sign in place] for each in case.near]
        rows.append([place["none"]])
        gold += [*hits, 0.0 if any(hits) else 1.0]
        group += [number] * (len(hits) + 1)
    return rows, np.array(group), np.array(gold)


def answer(case: Case, weights: Table) -> tuple[float, int | None]:
    """The likeliest candidate with its chance; 0 and None where there is nobody."""
    if not case.near:
        return 0.0, None
    odds = chances(case.near, weights, WEIGHT)
    best = max(range(len(odds)), key=odds.__getitem__)
    return odds[best], case.near[best].who


def threshold(given: Sequence[Case], weights: Table) -> float:
    """The chance above which the wanted share is answered."""
    ranked = sorted((answer(case, weights)[0] for case in given), reverse=True)
    return ranked[int(SHARE * len(ranked))]


def held_out(given: Sequence[Case]) -> tuple[float, float]:
    """Precision and share answered across folds by row; weights and threshold come from the other folds."""
    asked = hits = 0
    for known, held in _folds(given):
        weights = fit(known)
        bound = threshold(known, weights)
        for case in held:
            odds, who = answer(case, weights)
            if who is not None and odds >= bound:
                asked += 1
                hits += right(case, who)
    return hits / asked, asked / len(given)


def held_out_answers(given: Sequence[Case]) -> list[tuple[float, int | None]]:
    """The likeliest answer to each case, however unlikely, by weights of the other folds; in the order given."""
    found: dict[int, tuple[float, int | None]] = {}
    for known, held in _folds(given):
        weights = fit(known)
        found |= {id(case): answer(case, weights) for case in held}
    return [found[id(case)] for case in given]


def _folds(given: Sequence[Case]) -> Iterator[tuple[list[Case], Sequence[Case]]]:
    """Five times four fifths of the rows, and the fifth that is held out."""
    for fold in range(5):
        yield [case for at, case in enumerate(given) if at % 5 != fold], given[fold::5]


HEADER = Header(
    what="signs of a person, for being whom “he” or “she” stands for: in a sentence read by rules, and in a parsed "
    "one; log odds, beside those of “none”",
    data=("pronouns/gap_dev.tsv (GAP, development half: Webster et al. 2018, Mind the GAP)",),
    score="right where answered, and share answered, of rows left out: {}",
    script="tests/quality/fit_reference.py",
)


def main() -> None:
    """Measure it on rows that were not fitted, and write the table with its bounds, fitted on all."""
    weights, bounds, told = {}, {}, []
    for column, choice in ((RULES, ParserChoice.RULES), (TREE, ParserChoice.MODEL)):
        given = cases(choice)
        fitted = fit(given)
        precision, share = held_out(given)
        told.append(f"{column} {precision:.3f}, {share:.3f}")
        weights[column], bounds[column] = fitted.weights[WEIGHT], round(threshold(given, fitted), 2)
    header = HEADER._replace(score=HEADER.score.format("; ".join(told)))
    table = Table(weights, bounds=bounds)
    write(ROOT / "factbench/english/fitted/reference.tsv", header, table, signs=sorted(table.rows))
    print(header.score)


if __name__ == "__main__":
    main()
