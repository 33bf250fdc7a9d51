"""Fits what each part of a score weighs in `factbench.stages.match` and prints it: `python -m tests.quality.fit_match`.

Coordinate ascent on the sum of the measures of WiCE, Climate-FEVER and Fool Me Twice over every other question; printed
with the measures on the questions left out. Freshness has no labels: its weight only settles what is nearly equal.
Needs FACTBENCH_DATA, and the `embed` extra for the weight of meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING, Any

from factbench.index import Index
from factbench.settings import Settings
from factbench.stages.match import WEIGHTS
from tests.quality.test_match import SCORES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FITTED = ("wice", "climate", "fm2")
STEPS = (-0.4, -0.2, -0.1, 0.1, 0.2, 0.4)
CANDIDATES = 50
SHIPPED = tuple(each or 0.0 for each in WEIGHTS[:4])


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the parts of its candidates, and how an order of them is measured."""

    rows: list[int]
    parts: list[tuple[float, ...]]
    gold: list[set[int]]
    limit: int
    measures: tuple[Any, ...]

    def measured(self, weights: Sequence[float]) -> float:
        """The mean of the measures for the order that the weights give."""
        sums = [
            -sum(part * weight for part, weight in zip(each, weights, strict=True)) for each in self.parts
        ]
        order = sorted(range(len(sums)), key=lambda place: (sums[place], self.rows[place]))
        found = [self.rows[place] for place in order][: self.limit]
        return float(mean(measure(found, self.gold) for measure in self.measures))


def asked(key: str) -> Iterator[Asked]:
    """Every question of a collection, searched once."""
    what = SCORES[key]
    for pool in what.pools():
        index = Index(pool.passages, settings=Settings(embed=True))
        for question in pool.questions:
            hits = index.search(question.claim, limit=CANDIDATES)
            parts = [tuple(part or 0.0 for part in (hit.parts or ())[:4]) for hit in hits]
            yield Asked([hit.index for hit in hits], parts, question.gold, what.limit, what.measures)


def total(collections: Sequence[Sequence[Asked]], weights: Sequence[float]) -> float:
    """The sum of the collections' means."""
    return sum(mean(each.measured(weights) for each in questions) for questions in collections)


def ascended(collections: Sequence[Sequence[Asked]], weights: Sequence[float]) -> list[float]:
    """The weights after no step on one of them helps any more; the first weight stays, for only ratios count."""
    best, kept = total(collections, weights), list(weights)
    moved = True
    while moved:
        moved = False
        for place in range(1, len(kept)):
            for step in STEPS:
                tried = [*kept[:place], max(0.0, round(kept[place] + step, 2)), *kept[place + 1 :]]
                if (found := total(collections, tried)) > best + 1e-4:
                    best, kept, moved = found, tried, True
    return kept


def main() -> None:
    """Print the weights fitted on one half, and the measures of these and of the shipped ones on the other."""
    questions = {key: list(asked(key)) for key in FITTED}
    fitted = ascended([each[::2] for each in questions.values()], SHIPPED)
    print(f"fitted   {dict(zip(WEIGHTS._fields, fitted, strict=False))}")
    print(f"shipped  {WEIGHTS._asdict()}")
    for key, each in questions.items():
        held = each[1::2]
        ours, theirs = (mean(one.measured(weights) for one in held) for weights in (SHIPPED, fitted))
        print(f"{key:<8} half left out: shipped {ours:.3f}, fitted {theirs:.3f}")


if __name__ == "__main__":
    main()
