"""How good are the mechanical checks on outside data? Beside "a number of the claim is absent from the evidence"."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import pytest

from factbench.model import Suggestion
from factbench.settings import ParserChoice
from factbench.stages.compare import compare
from tests.quality import outside
from tests.quality.table import Peer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factbench.model import Comparison
    from tests.quality.outside import Pair
    from tests.quality.table import Table

pytestmark = [pytest.mark.quality, pytest.mark.timeout(900)]  # thousands of sentences are parsed
RULE = "number absent"


@cache
def compared(pair: Pair, parser: ParserChoice = ParserChoice.RULES) -> Comparison:
    return compare(pair.claim, pair.evidence, title=pair.title, parser=parser)


def conflicts(pair: Pair, parser: ParserChoice = ParserChoice.RULES) -> int:
    return len(compared(pair, parser).conflicts)


def doubt(pair: Pair) -> float:
    return compared(pair).doubt


def mean(scores: Iterable[float]) -> float:
    found = [*map(float, scores)]
    return sum(found) / len(found)


def interval(share: float, count: int) -> str:
    """Wilson's interval of a share of `count`, at 95 %."""
    z = 1.96
    middle, half = (
        share + z * z / (2 * count),
        z * math.sqrt(share * (1 - share) / count + (z / count) ** 2 / 4),
    )
    low, high = ((middle + side * half) / (1 + z * z / count) for side in (-1, 1))
    return f"95 % interval {low:.3f} to {high:.3f}"


def flagged(pairs: Iterable[Pair], flag: Callable[[Pair], float]) -> tuple[float, float, int]:
    """Precision and recall of a flag for refuted, and how many were flagged."""
    told = [(pair.refuted, flag(pair) > 0) for pair in pairs]
    found = [bool(refuted) for refuted, flag in told if flag]
    return mean(found), mean(flag for refuted, flag in told if refuted), len(found)


def test_a_conflict_beside_digits_mostly_means_that_the_claim_is_refuted(table: Table) -> None:
    pairs = [pair for pair in outside.fool_me_twice() if pair.has_digits]
    precision, recall, count = flagged(pairs, conflicts)
    rule = flagged(pairs, outside.numbers_absent)
    on = f"dev half, {len(pairs)} claims with digits against gold evidence"
    table.row(
        "compare/fm2/precision",
        "conflict flag, precision",
        precision,
        on=f"{on}, {count} flagged, {interval(precision, count)}",
        reach=0.80,
        peers=(Peer(name=RULE, score=rule[0]),),
    )
    table.row(
        "compare/fm2/recall",
        "conflict flag, recall",
        recall,
        on=f"{on}, {sum(bool(pair.refuted) for pair in pairs)} refuted",
        reach=0.55,
        peers=(Peer(name=RULE, score=rule[1]),),
    )


@pytest.mark.long
@pytest.mark.parametrize("parser", [ParserChoice.RULES, ParserChoice.MODEL])
def test_a_conflict_is_a_sign_of_refutation_on_all_sorts_of_text(table: Table, parser: ParserChoice) -> None:
    collections = (outside.fool_me_twice, outside.fever_symmetric, outside.climate_fever, outside.wice)
    pairs = [pair for collection in collections for pair in collection()]
    precision, recall, count = flagged(pairs, lambda pair: conflicts(pair, parser))
    supported = [pair for pair in pairs if not pair.refuted]
    alarms = mean(conflicts(pair, parser) > 0 for pair in supported)
    rule = flagged(pairs, outside.numbers_absent)
    on = f"four collections, dev halves, {len(pairs)} pairs, by {parser.value}"
    for name, score, reach, peer in (
        ("precision", precision, 0.70, rule[0]),
        ("recall", recall, 0.30, rule[1]),
        ("false alarms", alarms, 0.05, mean(outside.numbers_absent(pair) > 0 for pair in supported)),
    ):
        table.row(
            f"compare/all/{parser.value}/{name}",
            f"conflict flag, {name}",
            score,
            on=f"{on}, {count} flagged",
            reach=reach,
            most=name == "false alarms",
            peers=(Peer(name=RULE, score=peer),),
        )


@pytest.mark.long
def test_with_the_model_a_conflict_beside_digits_is_surer(table: Table) -> None:
    pairs = [pair for pair in outside.fool_me_twice() if pair.has_digits]
    precision, recall, count = flagged(pairs, lambda pair: conflicts(pair, ParserChoice.MODEL))
    on = f"dev half, {len(pairs)} claims with digits against gold evidence, {count} flagged, by model"
    table.row("compare/fm2/model/precision", "conflict flag, precision", precision, on=on, reach=0.80)
    table.row("compare/fm2/model/recall", "conflict flag, recall", recall, on=on, reach=0.55)


def ordered(pairs: Iterable[tuple[Pair, Pair]], strength: Callable[[Pair], float]) -> float:
    """Share of pairs (right, wrong) where the wrong one is stronger; ties half."""
    gaps = [strength(wrong) - strength(right) for right, wrong in pairs]
    return mean(0.5 if abs(gap) < 1e-9 else float(gap > 0) for gap in gaps)


@pytest.mark.long
@pytest.mark.parametrize(
    ("key", "what", "pairs", "reach"),
    [
        ("fever/numeric", "refuted twin over supported, numeric", "numeric twins", 0.94),
        ("fever/all", "refuted twin over supported", "twins", 0.74),
        ("covid", "altered claim over the original", "alterations", 0.65),
    ],
)
def test_what_is_refuted_has_more_against_it(
    table: Table, key: str, what: str, pairs: str, reach: float
) -> None:
    found = {
        "numeric twins": lambda: [each for each in outside.twins() if outside.numeric(*each)],
        "twins": outside.twins,
        "alterations": outside.alterations,
    }[pairs]()
    peers = (Peer(name=RULE, score=ordered(found, outside.numbers_absent)),)
    on = f"dev half, {len(found)} pairs, ties half"
    for name, strength in (("doubt", doubt), ("conflicts", conflicts)):
        score = ordered(found, strength)
        table.row(f"compare/{key}/{name}", f"{what}, by {name}", score, on=on, reach=reach, peers=peers)


@pytest.mark.parametrize("name", ["fool_me_twice", "fever_symmetric", "covid_fact", "climate_fever", "wice"])
def test_supported_claims_seldom_draw_a_conflict(table: Table, name: str) -> None:
    pairs = [pair for pair in getattr(outside, name)() if not pair.refuted]
    table.row(
        f"compare/false alarms/{name}",
        "supported claims that draw a conflict",
        mean(conflicts(pair) > 0 for pair in pairs),
        on=f"{name}, dev half, {len(pairs)} pairs",
        reach=0.05,
        most=True,
        peers=(Peer(name=RULE, score=mean(outside.numbers_absent(pair) > 0 for pair in pairs)),),
    )


@pytest.mark.long
def test_a_passage_that_decides_nothing_seldom_draws_a_conflict(table: Table) -> None:
    pairs = outside.distractors()
    table.row(
        "compare/false alarms/distractors",
        "passages about the same that decide nothing and draw a conflict",
        mean(conflicts(pair) > 0 for pair in pairs),
        on=f"Fool Me Twice, dev half, {len(pairs)} claims beside sentences that are not gold",
        most=True,
        peers=(Peer(name=RULE, score=mean(outside.numbers_absent(pair) > 0 for pair in pairs)),),
    )


@pytest.mark.long
def test_what_a_search_found_seldom_conflicts_unless_it_refutes(table: Table) -> None:
    """As passages stand on a desk: those that decide nothing count as wrong."""
    decided = [each for collection in _DECIDED for each in collection()]
    others = [*outside.distractors(), *outside.strangers(), *outside.undecided(), *outside.partly()]
    told = [pair for pair in [*decided, *others] if _sought(pair)]
    refuted = [pair for pair in decided if pair.refuted]
    plain = [pair for pair in [*decided, *others] if conflicts(pair)]
    on = f"{len(decided) + len(others)} pairs of five collections, dev halves, {len(told)} flagged"
    table.row(
        "compare/sought/precision",
        "conflict with a passage that a search found, precision",
        mean(pair.refuted is True for pair in told),
        on=on,
        peers=(Peer(name="as of gold evidence", score=mean(pair.refuted is True for pair in plain)),),
    )
    table.row(
        "compare/sought/recall",
        "conflict with a passage that a search found, recall",
        mean(_sought(pair) for pair in refuted),
        on=on,
        peers=(Peer(name="as of gold evidence", score=mean(conflicts(pair) > 0 for pair in refuted)),),
    )


_DECIDED = (
    outside.fool_me_twice, outside.fever_symmetric, outside.covid_fact, outside.climate_fever, outside.wice,
)  # fmt: skip


def _sought(pair: Pair) -> bool:
    """Whether the pair draws a conflict where nobody said that the passage is about the claim."""
    # What draws none as gold evidence draws none here.
    return conflicts(pair) > 0 and bool(
        compare(pair.claim, pair.evidence, title=pair.title, sought=True).conflicts
    )


@pytest.mark.long
def test_what_seems_to_support_mostly_does(table: Table) -> None:
    """Passages that decide nothing, and those that support only a part, count as wrong."""
    pairs = [
        *outside.fool_me_twice(), *outside.distractors(), *outside.strangers(), *outside.fever_symmetric(),
        *outside.covid_fact(), *outside.climate_fever(), *outside.undecided(), *outside.wice(), *outside.partly(),
    ]  # fmt: skip
    found = [pair for pair in pairs if compared(pair).stance is Suggestion.SUPPORTS]
    right = [pair for pair in pairs if pair.refuted is False]
    on = f"{len(pairs)} pairs of five collections, dev halves, {len(right)} of them supported, {len(found)} told so"
    precision = mean(pair.refuted is False for pair in found)
    rule = "all words but one shared"
    by_rule = [pair for pair in pairs if outside.words_absent(pair) <= 1]
    table.row(
        "compare/supports/precision",
        "seems to support, precision",
        precision,
        on=f"{on}, {interval(precision, len(found))}",
        reach=0.80,
        peers=(Peer(name=rule, score=mean(pair.refuted is False for pair in by_rule)),),
    )
    table.row(
        "compare/supports/coverage",
        "supported pairs that are told so",
        mean(compared(pair).stance is Suggestion.SUPPORTS for pair in right),
        on=on,
        reach=0.20,
        peers=(Peer(name=rule, score=mean(outside.words_absent(pair) <= 1 for pair in right)),),
    )
