"""How surely does one element of a statement clash with a passage?"""

from __future__ import annotations

import math
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.told import told
from factbench.text.fitted import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factbench.stages.compare.side import Side
    from factbench.text.span import Span


class Clash(NamedTuple):
    """An element of the statement beside its counterpart in the passage, which says something else.

    `kind` and `traits` decide how surely the two exclude each other. Without a counterpart (`theirs` is None) the
    passage is silent, which is no conflict but adds to the doubt.
    """

    element: Element
    kind: str
    mine: Span
    theirs: Span | None
    traits: Mapping[str, float]
    why: str = ""

    @property
    def weight(self) -> float:
        """The chance, 0 to 1, that this alone makes the passage refute the statement."""
        return load("factbench.stages.compare", "clash.tsv").chance(self.traits, self.kind)


CUT = 0.3
"""The least weight of a conflict: where about one supported claim in twenty draws one, over all collections."""


def doubt(weights: Iterable[float]) -> float:
    """What several independent clashes come to, 0 to 1: the chance that one of them at least is right."""
    return 1 - math.prod(1 - weight for weight in weights)


def signal(
    element: Element,
    agreement: Agreement,
    claim: Side,
    mine: Span,
    evidence: Side,
    theirs: Span,
    why: str = "",
    weight: float = 1.0,
) -> Signal:
    """The signal between two stretches; `why` is what is to be known besides: "a year earlier"."""
    words = told(element, agreement, claim.words_of(mine), evidence.words_of(theirs), why)
    return Signal(element, agreement, mine, theirs, words, round(weight, 3))


def place_of(claim: Side, mine: Span, evidence: Side, theirs: Span) -> dict[str, float]:
    """How alike the two stand in their texts: the words beside them, and what their sentences share."""
    left, right = claim.neighbours(mine, reach=3)
    other_left, other_right = evidence.neighbours(theirs, reach=3)
    shared = {*left, *right} & {*other_left, *other_right}
    told = len(shared - claim.name_stems)
    in_sentence = claim.shared_with(evidence.sentence_topic(theirs))
    return {
        "left": float(bool(left and other_left and left[0] == other_left[0])),
        "right": float(bool(right and other_right and right[0] == other_right[0])),
        "near": float(told >= 1),
        "nearer": float(told >= 2),
        "name near": float(len(shared) > told),
        "sentence": in_sentence,
        "event": claim.shares_event(evidence.sentence_topic(theirs)),
        **coverage_traits(claim, evidence),
    }


@lru_cache(maxsize=2)
def coverage_traits(claim: Side, evidence: Side) -> Mapping[str, float]:
    """How much of the statement the passage speaks of; the same for all clashes of a pair."""
    covered = claim.covered_by(evidence)
    return MappingProxyType(
        {"quarter": float(covered >= 0.25), "half": float(covered >= 0.5), "most": float(covered >= 0.75)}
    )
