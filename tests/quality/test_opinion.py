"""How well does a small model of stance tell refuted from supported, through our door? Beside our own doubt."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from factbench.opinion.encoder import Encoder
from factbench.stages.compare import compare
from tests.quality import outside
from tests.quality.table import Peer
from tests.unit.opinion.trusted import trusted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.quality.outside import Pair
    from tests.quality.table import Table

pytestmark = [pytest.mark.quality, pytest.mark.long]
SAMPLE = 200
"""Pairs that are asked, a fifth of a second each."""


def area(scores: list[float], refuted: list[bool | None]) -> float:
    """The chance that a refuted pair scores higher than a supported one, ties half: the area under the ROC curve."""
    no, yes = (
        [score for score, is_refuted in zip(scores, refuted, strict=True) if bool(is_refuted) is wanted]
        for wanted in (True, False)
    )
    return sum((high > low) + 0.5 * (high == low) for high in no for low in yes) / (len(no) * len(yes))


@pytest.mark.parametrize("name", ["fool_me_twice", "climate_fever"])
def test_a_model_of_stance_tells_refuted_from_supported(table: Table, tmp_path: Path, name: str) -> None:
    pairs: list[Pair] = random.Random(5).sample(getattr(outside, name)(), SAMPLE)
    model = Encoder(trusted(tmp_path / "small"))
    refuted = [pair.refuted for pair in pairs]
    odds = [model.odds(pair.claim, [pair.evidence])[0] for pair in pairs]
    ours = area([compare(pair.claim, pair.evidence).doubt for pair in pairs], refuted)
    table.row(
        f"opinion/{name}/auc",
        "a small model of stance, area under the curve",
        area(odds, refuted),
        on=f"dev half, {SAMPLE} pairs against gold sentences",
        reach=0.70,
        peers=(Peer(name="our doubt", score=ours),),
    )
