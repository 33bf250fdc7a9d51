"""Is a possible clash one of somebody else, whom the statement does not name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.text.stem import STOP_STEMS, stems_of

if TYPE_CHECKING:
    from factbench.stages.compare.clash import Clash
    from factbench.stages.compare.heart import Heart
    from factbench.stages.compare.side import Side


def of_somebody_else(claim: Side, evidence: Side, owed: Heart, each: Clash, title: str) -> bool:
    """Whether an opposite or a date stands in a sentence that has little of the statement, where names are missing.

    An opposite is left out where the passage lacks one name, a date where it lacks two: of gold evidence more such
    conflicts stood beside supported claims than beside refuted ones. An opposite stays where the statement names what
    the source is called: the passage speaks of that.
    """
    missing = _MISSING.get(each.kind)
    if each.theirs is None or missing is None or len(owed.unnamed) < missing:
        return False
    called = stems_of(title) - STOP_STEMS
    if each.kind == "opposite" and called and called <= claim.stems:
        return False
    others = {term.family for term in claim.terms if not each.mine.overlaps(term.span)}
    return len(others & evidence.sentence_topic(each.theirs)) < _LITTLE * len(others)


# So many names that the passage has not.
_MISSING = {"opposite": 1, "date": 2}
_LITTLE = 0.34
