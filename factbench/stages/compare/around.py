"""How much of the rest of a statement does a passage say around one of its places?"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from factbench.stages.compare.heart import joined, says_little

if TYPE_CHECKING:
    from factbench.stages.compare.side import Side, Term
    from factbench.text.span import Span


def said_around(claim: Side, mine: Span, evidence: Side, theirs: Span) -> float:
    """Share, 0 to 1, of the statement's other words that stand near `theirs`, in any form; 0 where it has no others.

    `mine` is in the statement and left out, as are its dates and what says little. Near are twenty content words
    before and after, in the sentence of `theirs` and in those that go on with it: a passage in notes is one long
    sentence. Takes linear time in the statement.
    """
    said = _said(claim, evidence)
    wanted = {term.family for term in _telling(claim) if not mine.overlaps(term.span)}
    sentences = joined(evidence, evidence.sentence_number(theirs.start))
    at = bisect_left(evidence.term_starts, theirs.start)
    near = evidence.terms[max(0, at - _NEAR) : at + _NEAR]
    here = {term.family for term in near if term.sentence in sentences}
    return sum(not here.isdisjoint(said[each]) for each in wanted) / len(wanted) if wanted else 0.0


# Content words.
_NEAR = 20


@lru_cache(maxsize=8)
def _telling(claim: Side) -> tuple[Term, ...]:
    dated = [slot.span for slot in claim.dates]
    return tuple(
        term
        for term in claim.terms
        if not says_little(term) and not any(span.covers(term.span) for span in dated)
    )


@lru_cache(maxsize=2)
def _said(claim: Side, evidence: Side) -> dict[str, frozenset[str]]:
    """For each family of the statement the families of the passage that say the same."""
    return {term.family: frozenset(evidence.kin(term)) for term in _telling(claim)}
