"""Is what the statement calls the largest only one of the largest in the passage?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal
from factbench.stages.compare.rank import ranks
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side

_AMONG = re.compile(
    r"\b(?:(?:one|two|three|some|many|several|all)\s+of|among|amongst)\s+(?:(?:the|its|his|her|their|our)|[\w’']+['’]s?)"
    r"\s+(?:[\w-]+\s+)?\Z",
    re.IGNORECASE,
)
_NEAR = 40
"""Code points before a rank in which such words stand."""


def compare_among(claim: Side, evidence: Side, sentence: Span) -> Iterator[Signal]:
    """The ranks of the statement that the sentence gives to several of the same things alone.

    "Brint is the largest port" is not said by "Brint is one of the largest ports".
    """
    here = [each for each in ranks(evidence) if sentence.start <= each.start < sentence.end]
    among = {each: found for each in here if (found := _among(evidence, each))}
    if not among or len(among) < len(here):
        return
    for mine in ranks(claim):
        things = claim.around(mine, before=0, after=5)
        told = [each for each in among.items() if things & evidence.around(each[0], before=0, after=4)]
        if told and not _among(claim, mine):
            rank, found = told[0]
            theirs = Span(found.start(), rank.end)
            yield signal(
                Element.FIRST, Agreement.QUALIFIES, claim, mine, evidence, theirs, "which several are"
            )


def _among(side: Side, rank: Span) -> re.Match[str] | None:
    return _AMONG.search(side.text, max(0, rank.start - _NEAR), rank.start)
