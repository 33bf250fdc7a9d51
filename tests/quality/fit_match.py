"""Fits `factbench/stages/fitted/match.tsv`: `python -m tests.quality.fit_match` writes it.

What each part of a score weighs, by coordinate ascent on the sum of the measures of WiCE, Climate-FEVER, Fool Me
Twice and the tweets of CLEF 2020, train, over every other question; told for the questions left out. The column of
words was fitted so before there was an encoder and is kept as it is. Freshness has no labels: its weight only settles
what is nearly equal. The bias is where, of the passages that score `evidence_cutoff` and are among the first nine, as
many decide as of those by words alone. Needs FACTBENCH_DATA and the `semantic` extra.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import mean
from typing import TYPE_CHECKING, Any

from factbench.english.query import searchable
from factbench.index import Index
from factbench.settings import Settings
from factbench.stages.match import MEANING, WORDS, rank, score, trust
from factbench.text.fitted import load
from tests.quality.encoded import meaning_of
from tests.quality.fitted import ROOT, Header, write
from tests.quality.test_match import SCORES, past_checks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.model import Parts

FITTED = {
    "wice": SCORES["wice"],
    "climate": SCORES["climate"],
    "fm2": SCORES["fm2"],
    "tweets": SCORES["clef"]._replace(pools=lambda: past_checks("train")),
}
STEPS = (-0.4, -0.2, -0.1, 0.1, 0.2, 0.4)
FIXED = 1
"""The part whose weight stays, for only ratios count: coverage."""
POOL = 50
"""Candidates of a question by either search."""
SHOWN = 9
"""Passages beside a claim."""
PATH = ROOT / "factbench" / "stages" / "fitted" / "match.tsv"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the parts of its candidates, and how an order of them is measured."""

    rows: list[int]
    parts: list[Parts]
    gold: list[set[int]]
    trusted: float
    limit: int
    measures: tuple[Any, ...]

    def totals(self, weights: Sequence[float]) -> list[float]:
        """Of each candidate, its share of all that the weights give, 0 to 1."""
        known = [*weights[:3], weights[3] * self.trusted]
        whole = sum(known)
        return [
            sum((part or 0.0) * weight for part, weight in zip(each[:4], known, strict=True)) / whole
            for each in self.parts
        ]

    def ordered(self, totals: Sequence[float]) -> list[int]:
        """Places of the candidates, best first, as `rank` orders them."""
        return sorted(range(len(totals)), key=lambda place: (-totals[place], self.rows[place]))

    def measured(self, weights: Sequence[float]) -> float:
        """The mean of the measures for the order that the weights give."""
        found = [self.rows[place] for place in self.ordered(self.totals(weights))][: self.limit]
        return float(mean(measure(found, self.gold) for measure in self.measures))

    def decides(self, place: int) -> bool:
        """Whether a candidate is one of those that decide."""
        return any(self.rows[place] in group for group in self.gold)


def asked(key: str) -> Iterator[Asked]:
    """Every question of a collection, searched once, with all that either search has found."""
    what = FITTED[key]
    for pool in what.pools():
        index = Index(
            pool.passages,
            settings=Settings(),
            meaning=meaning_of(pool.pieces or [[text] for text in pool.passages]),
        )
        for question in pool.questions:
            searched = index._candidates
            found, near = searched.gather(question.claim, limit=POOL)
            hits = rank(
                searchable(question.claim),
                found,
                weight=searched._frequencies().weight,
                near=near,
                among=len(pool.passages),
                limit=len(found),
            )
            parts = [hit.parts for hit in hits if hit.parts is not None]
            trusted = trust(len(pool.passages))
            yield Asked([hit.index for hit in hits], parts, question.gold, trusted, what.limit, what.measures)


def total(collections: Sequence[Sequence[Asked]], weights: Sequence[float]) -> float:
    """The sum of the collections' means."""
    return sum(mean(each.measured(weights) for each in questions) for questions in collections)


def ascended(collections: Sequence[Sequence[Asked]], weights: Sequence[float]) -> list[float]:
    """The weights after no step on one of them helps any more."""
    best, kept = total(collections, weights), list(weights)
    moved = True
    while moved:
        moved = False
        for place in (0, 2, 3):
            for step in STEPS:
                tried = [*kept[:place], max(0.0, round(kept[place] + step, 2)), *kept[place + 1 :]]
                if (found := total(collections, tried)) > best + 1e-4:
                    best, kept, moved = found, tried, True
    return kept


def equal(questions: Sequence[Asked], weights: Sequence[float], cutoff: float) -> float:
    """The least total (0 to 1) from which on as large a share of what is shown decides as above `cutoff` by words."""
    by_words = [
        (value, each.decides(place))
        for each in questions
        for totals in [[score(parts._replace(meaning=None)) / 100 for parts in each.parts]]
        for place in each.ordered(totals)[:SHOWN]
        if (value := totals[place]) >= cutoff
    ]
    share = mean(decides for _value, decides in by_words)
    shown = sorted(
        (
            (totals[place], each.decides(place))
            for each in questions
            for totals in [each.totals(weights)]
            for place in each.ordered(totals)[:SHOWN]
        ),
        reverse=True,
    )
    least, hits = 1.0, 0
    for number, (value, decides) in enumerate(shown, 1):
        hits += decides
        if hits / number >= share:
            least = value
    return least


def main() -> None:
    """Write the table, and print the measures of it on the half that was left out."""
    questions = {key: list(asked(key)) for key in FITTED}
    table = load("factbench.stages", "fitted/match.tsv")
    shipped = [
        table.weights[MEANING].get(name, 0.0) for name in ("relevance", "coverage", "slots", "meaning")
    ]
    fitted = ascended([each[::2] for each in questions.values()], shipped)
    cutoff = Settings().evidence_cutoff / 100
    least = mean(equal(each[::2], fitted, cutoff) for each in questions.values())
    held = {key: mean(one.measured(fitted) for one in each[1::2]) for key, each in questions.items()}
    words = dict(table.weights[WORDS])
    names = ("relevance", "coverage", "slots", "meaning")
    weights = {
        WORDS: words,
        MEANING: {**dict(zip(names, fitted, strict=True)), "freshness": words["freshness"]},
    }
    bias = round((cutoff - least) / (1 - cutoff), 2)
    told = ", ".join(f"{key} {value:.3f}" for key, value in held.items())
    header = Header(
        what="parts of the score of a passage, with what each weighs; the bias is a share of the whole",
        data=(
            "evidence/wice_dev.jsonl (WiCE, every other claim)",
            "evidence/climate_fever.jsonl (Climate-FEVER, every other claim)",
            "evidence/fm2_dev.jsonl (Fool Me Twice, every other claim)",
            "prior_checks/clef2020/train (CheckThat! 2020 task 2, every other tweet)",
        ),
        score=f"words and meaning, means over the questions left out: {told}",
        script="tests/quality/fit_match.py",
    )
    write(PATH, header, replace(table, weights=weights, biases={WORDS: 0.0, MEANING: bias}))
    print(PATH.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
