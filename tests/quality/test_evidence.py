"""How good are retrieval and comparison on outside data? Printed beside a baseline, each with a floor."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factbench.index import Index, match
from factbench.stages.compare import compare

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


# ------------------------------------------------------------------------------------------ comparison


def clashes(claim: str, evidence: str) -> int:
    return len(compare(claim, evidence).conflicts)


@cache
def fool_me_twice() -> list[tuple[str, bool, bool]]:
    """Claim, whether it is refuted, whether a conflict is flagged against its gold evidence."""
    given = rows("fm2_dev.jsonl")
    evidence = (" ".join(each["text"] for each in row["gold_evidence"]) for row in given)
    return [
        (row["text"], row["label"] == "REFUTES", clashes(row["text"], text) > 0)
        for row, text in zip(given, evidence, strict=True)
    ]


def test_a_conflict_beside_digits_mostly_means_that_the_claim_is_refuted() -> None:
    digits = [(refuted, flagged) for claim, refuted, flagged in fool_me_twice() if re.search(r"\d", claim)]
    flagged = [refuted for refuted, flag in digits if flag]
    found = [flag for refuted, flag in digits if refuted]
    shown(
        "Fool Me Twice, digits, precision of the conflict flag",
        mean([*map(float, flagged)]),
        0.70,
        "rule .595",
    )
    shown("Fool Me Twice, digits, recall of the conflict flag", mean([*map(float, found)]), 0.20, "rule .926")


def test_the_refuted_twin_has_more_conflicts() -> None:
    twins: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows("fever_symmetric_dev.jsonl"):
        twins[row["evidence"]][row["label"]].append(row["claim"])
    numeric, every = [], []
    for evidence, claims in twins.items():
        for right in claims["SUPPORTS"]:
            for wrong in claims["REFUTES"]:
                gap = clashes(wrong, evidence) - clashes(right, evidence)
                score = 0.5 if gap == 0 else float(gap > 0)
                every.append(score)
                if set(re.findall(r"\d+", wrong)) - set(re.findall(r"\d+", right)) and re.search(
                    r"\d", evidence
                ):
                    numeric.append(score)
    shown("fever-symmetric, numeric pairs", mean(numeric), 0.80, "rule .803")
    shown("fever-symmetric, all pairs", mean(every), 0.56, ".50")


def test_the_altered_claim_has_more_conflicts_than_the_original() -> None:
    evidence = {json.dumps(row["evidence"]): " ".join(row["evidence"]) for row in rows("covidfact.jsonl")}
    original = {
        json.dumps(row["evidence"]): row for row in rows("covidfact.jsonl") if row["label"] == "SUPPORTED"
    }
    base = {key: clashes(row["claim"], evidence[key]) for key, row in original.items()}
    scores = []
    for row in rows("covidfact.jsonl"):
        key = json.dumps(row["evidence"])
        if row["label"] == "REFUTED" and key in base:
            gap = clashes(row["claim"], evidence[key]) - base[key]
            scores.append(0.5 if gap == 0 else float(gap > 0))
    shown("CovidFact, altered over original", mean(scores), 0.54, "rule .51")


def test_supported_claims_seldom_draw_a_conflict() -> None:
    drawn = {"fm2": [float(flagged) for _, refuted, flagged in fool_me_twice() if not refuted]}
    drawn["fever-symmetric"] = [
        float(clashes(row["claim"], row["evidence"]) > 0)
        for row in rows("fever_symmetric_dev.jsonl")
        if row["label"] == "SUPPORTS"
    ]
    drawn["CovidFact"] = [
        float(clashes(row["claim"], " ".join(row["evidence"])) > 0)
        for row in rows("covidfact.jsonl")
        if row["label"] == "SUPPORTED"
    ]
    drawn["Climate-FEVER"] = [
        float(clashes(row["claim"], each["evidence"]) > 0)
        for row in rows("climate_fever.jsonl")
        for each in row["evidences"]
        if each["evidence_label"] == "SUPPORTS"
    ]
    drawn["WiCE"] = [
        float(
            clashes(
                row["claim"], " ".join(row["evidence"][place] for place in row["supporting_sentences"][0])
            )
            > 0
        )
        for row in rows("wice_dev.jsonl")
        if row["label"] == "supported" and row["supporting_sentences"]
    ]
    for name, alarms in drawn.items():
        shown(f"{name}, supported claims without a conflict", 1 - mean(alarms), 0.88, "none; the aim is .85")
