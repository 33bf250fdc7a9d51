"""How well do the scores of worth tell facts, claims that are worth checking, and opinion?"""

from __future__ import annotations

import pytest

from tests.quality import fit_worth
from tests.quality.table import Peer, Table, f1, path_of

pytestmark = pytest.mark.quality


def worth_scores(weights: dict[str, float], held: list[fit_worth.Sentence]) -> tuple[float, float]:
    """F1 of yes, and the mean of it and F1 of no."""
    counts = [[0, 0], [0, 0]]
    for each in held:
        counts[each.yes][fit_worth.chance(weights, each) >= 0.5] += 1
    yes = f1(counts[1][1], counts[1][1] + counts[0][1], sum(counts[1]))
    no = f1(counts[0][0], counts[0][0] + counts[1][0], sum(counts[0]))
    return yes, (yes + no) / 2


def test_verifiable(table: Table) -> None:
    path_of("worth")
    plan = fit_worth.PLANS["verifiable"]
    rows = fit_worth.read(plan)
    speeches = sorted({each.group for each in rows})
    scores = []
    for fold in range(5):
        out = set(speeches[fold::5])
        weights = fit_worth.fit(
            [each for each in rows if each.group not in out], epochs=plan.epochs, balanced=plan.balanced
        )
        scores.append(worth_scores(weights, [each for each in rows if each.group in out])[0])
    table.row(
        "worth.verifiable",
        "PoliClaim, verifiable, F1",
        sum(scores) / 5,
        on="8 speeches in 5 folds, mean",
        reach=0.87,
        peers=(Peer(name="TF-IDF", score=0.835, quoted=True), Peer(name="GPT-4", score=0.890, quoted=True)),
    )


@pytest.mark.parametrize(
    ("score", "file", "which", "reach", "peer"),
    [
        ("checkworthy", "ct24_dev.tsv", 0, 0.68, 0.607),
        ("subjective", "subjectivity_dev.tsv", 1, 0.66, 0.578),
    ],
)
def test_held_out(table: Table, score: str, file: str, which: int, reach: float, peer: float) -> None:
    path_of("worth")
    plan = fit_worth.PLANS[score]
    weights = fit_worth.fit(fit_worth.read(plan), epochs=plan.epochs, balanced=plan.balanced)
    table.row(
        f"worth.{score}",
        f"{file}, {score}, {'macro-' * which}F1",
        worth_scores(weights, fit_worth.read(plan, file))[which],
        on="held out",
        reach=reach,
        peers=(Peer(name="TF-IDF", score=peer, quoted=True),),
    )
