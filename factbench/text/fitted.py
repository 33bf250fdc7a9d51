"""How much does each sign weigh? Tables that were fitted on labelled data, and the one way their weights are summed.

A table is a `.tsv` file: comments first, which say what is weighed, on which data it was fitted, how well that scores,
and by which script; then the names of the columns; then a row a sign, in log odds (+0.7 doubles the odds, −0.7 halves
them). Two rows are no signs: `(bias)` is where every sum begins, `(bound)` the chance from which something is taken.
An empty cell says that the column does not know the sign.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WEIGHT = "weight"
"""The column of a table that has but one."""

BIAS, BOUND = "(bias)", "(bound)"


@dataclass(frozen=True, slots=True)
class Table:
    """Weights in log odds, by column and sign, both in the order of the file."""

    weights: Mapping[str, Mapping[str, float]]
    biases: Mapping[str, float] = field(default_factory=dict)
    """By column: where its sums begin; 0 where it has none."""
    bounds: Mapping[str, float] = field(default_factory=dict)
    """By column: the chance, 0 to 1, from which something is taken."""
    rows: Mapping[str, tuple[float, ...]] = field(init=False, repr=False, compare=False)
    """Sign -> its weight in each column; 0 where a column does not know it."""

    def __post_init__(self) -> None:
        columns = self.weights.values()
        signs = dict.fromkeys(sign for column in columns for sign in column)
        rows = {sign: tuple(column.get(sign, 0.0) for column in columns) for sign in signs}
        object.__setattr__(self, "rows", rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.weights)

    def score(self, signs: Iterable[str] | Mapping[str, float], column: str = WEIGHT) -> float:
        """Return the bias and the weights of the signs in log odds, any number; a sign that is not known adds nothing.

        Signs are names, each counted as often as it comes, or names with how strongly each shows. The terms are added
        one by one in the order given, so that the last digit is the same on every machine.
        """
        weights, total = self.weights[column], self.biases.get(column, 0.0)
        if isinstance(signs, Mapping):
            for sign, strength in signs.items():
                if sign in weights:
                    total += weights[sign] * strength
        else:
            for sign in signs:
                if sign in weights:
                    total += weights[sign]
        return total

    def chance(self, signs: Iterable[str] | Mapping[str, float], column: str = WEIGHT) -> float:
        """Return the logistic of `score`, from 0 to 1."""
        return logistic(self.score(signs, column))

    def sums(self, signs: Iterable[str], since: Sequence[float] | None = None) -> list[float]:
        """Return `score` in each column, all at once: each sign counts as often as it comes.

        `since` has sums by column to which the weights are added; by default the biases.
        """
        known = self.rows
        since = since or [self.biases.get(column, 0.0) for column in self.weights]
        shown = [known[sign] for sign in signs if sign in known]
        # Not `sum`, whose last digit is another from Python 3.12 on; the last of the running sums is the whole.
        return [deque(accumulate(weights), 1)[0] for weights in zip(since, *shown, strict=True)]

    def scores(self, signs: Mapping[str, Sequence[float]], count: int, column: str = WEIGHT) -> list[float]:
        """Return `score` for each of `count` things at once, from the strengths of every sign the column knows."""
        total = [self.biases.get(column, 0.0)] * count
        for sign, weight in self.weights[column].items():
            total = [sum_ + weight * strength for sum_, strength in zip(total, signs[sign], strict=True)]
        return total

    def changed(self, changes: Iterable[tuple[str, str, float]]) -> Table:
        """Return the table with other weights: sign, column, weight; the last of equal ones holds.

        Raises:
            KeyError: there is no such sign, or no such column.
        """
        weights = {column: dict(signs) for column, signs in self.weights.items()}
        for sign, column, weight in changes:
            if sign not in weights[column]:
                raise KeyError(sign)
            weights[column][sign] = weight
        return replace(self, weights=weights)


def logistic(score: float) -> float:
    """Return the chance, from 0 to 1, that log odds stand for."""
    return 1 / (1 + math.exp(-max(-_FAR, min(_FAR, score))))


_FAR = 700.0
"""Beyond this an exponential overflows."""


@cache
def load(package: str, name: str) -> Table:
    """Return the table in a file of a package, read when it is first asked for: `fitted/worth.tsv`."""
    # It takes as long to import as a large table takes to read, and the first screen needs neither.
    from importlib.resources import files

    return parsed(files(package).joinpath(name).read_text(encoding="utf-8"))


def parsed(text: str) -> Table:
    """Return the table that a file holds.

    >>> parsed("# what: how alike\\nsign\\tweight\\n(bias)\\t-1\\nred\\t0.5").score(["red", "round"])
    -0.5
    """
    lines = iter(text.splitlines())
    head = next(line for line in lines if not line.startswith("# "))
    weights: dict[str, dict[str, float]] = {column: {} for column in head.split("\t")[1:]}
    for line in lines:
        sign, *cells = line.split("\t")
        for column, cell in zip(weights.values(), cells, strict=True):
            if cell:
                column[sign] = float(cell)
    return Table(weights, _taken(weights, BIAS), _taken(weights, BOUND))


def _taken(weights: Mapping[str, dict[str, float]], name: str) -> dict[str, float]:
    """What a row that is no sign says of each column; the row is taken out."""
    return {column: signs.pop(name) for column, signs in weights.items() if name in signs}
