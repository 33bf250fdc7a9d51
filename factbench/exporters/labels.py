"""A rating of any scale -> the label of a data set that knows few; None where it has none that says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.exporters import wording

if TYPE_CHECKING:
    from factbench.model import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of a data set."""

    supported: str
    refuted: str
    between: str | None
    """For what is partly so, or so and misleading; None where there is no such label."""
    unknown: str


AVERITEC = Labels(
    supported="Supported",
    refuted="Refuted",
    between="Conflicting Evidence/Cherrypicking",
    unknown="Not Enough Evidence",
)
FEVER = Labels(supported="SUPPORTS", refuted="REFUTES", between=None, unknown="NOT ENOUGH INFO")


def label(verdict: Verdict, labels: Labels) -> str | None:
    """The label for a verdict: by the number of its rating (5 supported, 1 refuted), or that nobody can tell."""
    rating = wording.given(verdict)
    if rating.id in {"not-enough-evidence", "not-enough-info"}:
        return labels.unknown
    if rating.number is None:
        return None
    if rating.number == 1:
        return labels.refuted
    return labels.supported if rating.number == 5 and not verdict.misleading else labels.between
