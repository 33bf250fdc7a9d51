"""How good are retrieval and comparison on outside data? Printed beside a baseline, each with a floor."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factbench.index import Index, match

pytestmark = pytest.mark.quality

Rows = list[dict[str, Any]]


@cache
def rows(name: str) -> Rows:
    folder = os.environ.get("FACTBENCH_DATA")
    path = Path(folder or "", "evidence", name)
    if not folder or not path.is_file():
        pytest.skip(f"FACTBENCH_DATA names no folder with evidence/{name}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def shown(what: str, score: float, floor: float, baseline: str) -> None:
    print(f"{what}: {score:.3f} (floor {floor}, baseline {baseline})")
    assert score >= floor


def mean(scores: list[float]) -> float:
    return sum(scores) / len(scores)


def recall(found: list[int], gold: set[int]) -> float:
    return len(gold.intersection(found)) / len(gold)


# ------------------------------------------------------------------------------------------- retrieval


def test_the_supporting_sentence_is_found_in_one_article() -> None:
    first, five = [], []
    for row in rows("wice_dev.jsonl"):
        gold = [set(group) for group in row["supporting_sentences"] if group]
        if gold:
            found = [hit.index for hit in match(row["claim"], row["evidence"], limit=5)]
            first.append(float(bool(found) and found[0] in set().union(*gold)))
            five.append(max(recall(found, group) for group in gold))
    shown("WiCE P@1", mean(first), 0.82, "FTS5 .781")
    shown("WiCE R@5", mean(five), 0.83, "FTS5 .826")


def test_decisive_sentences_are_found_in_the_pool_of_all() -> None:
    pool = list(
        dict.fromkeys(each["evidence"] for row in rows("climate_fever.jsonl") for each in row["evidences"])
    )
    place, index, scores = {text: number for number, text in enumerate(pool)}, Index(pool), []
    for row in rows("climate_fever.jsonl"):
        decisive = [each for each in row["evidences"] if each["evidence_label"] != "NOT_ENOUGH_INFO"]
        if decisive:
            found = [hit.index for hit in index.search(row["claim"], limit=10)]
            scores.append(recall(found, {place[each["evidence"]] for each in decisive}))
    shown("Climate-FEVER R@10", mean(scores), 0.48, "FTS5 .467")


def test_gold_sentences_are_found_among_distractors() -> None:
    given = rows("fm2_dev.jsonl")
    pool = list(
        dict.fromkeys(
            each["text"] for row in given for each in row["gold_evidence"] + row["retrieved_evidence"]
        )
    )
    place, index = {text: number for number, text in enumerate(pool)}, Index(pool)
    scores = [
        recall(
            [hit.index for hit in index.search(row["text"], limit=5)],
            {place[each["text"]] for each in row["gold_evidence"]},
        )
        for row in given
    ]
    shown("Fool Me Twice R@5", mean(scores), 0.39, "FTS5 .386")
