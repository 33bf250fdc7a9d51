"""Evidence beside a claim and what a model makes of it -> the order in which to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.model import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factbench.model import Evidence, Opinion


def ordered(evidence: Sequence[Evidence], opinions: Iterable[Opinion]) -> list[Evidence]:
    """Return the evidence with that of equal suggestion ordered by the model, which breaks ties and no more.

    Those that suggest the same share the places that they have, the surest in the lead: where the suggestion is a
    stance, those of which the model is surest that it is right; else those of which it is surest that they decide
    anything. Ties keep their order. What conflicts keeps its place, as does what a person brought and what the model
    was not asked about, and nothing passes a conflict.
    """
    known = {each.evidence: each for each in opinions}
    groups: dict[tuple[int, Suggestion], list[int]] = {}
    conflicts = 0
    for place, each in enumerate(evidence):
        if each.comparison.conflicts:
            conflicts += 1
        elif each.id in known and each.source.by_hand is None:
            groups.setdefault((conflicts, each.comparison.stance), []).append(place)
    found = list(evidence)
    for places in groups.values():
        best = sorted(places, key=lambda place: -_sure(evidence[place], known[evidence[place].id]))
        for place, other in zip(places, best, strict=True):
            found[place] = evidence[other]
    return found


_STANCES = (Suggestion.SUPPORTS, Suggestion.REFUTES)


def _sure(evidence: Evidence, opinion: Opinion) -> float:
    """From 1, the model is sure of the suggestion, to -1, sure of the opposite; without a stance from 1 to 0."""
    if opinion.stance not in _STANCES:
        return 0.0
    against = evidence.comparison.stance in _STANCES and opinion.stance is not evidence.comparison.stance
    return -opinion.probability if against else opinion.probability
