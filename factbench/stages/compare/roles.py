"""Does the passage say it of the one of whom the statement says it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side, Term


def compare_roles(claim: Side, evidence: Side, sentence: Span) -> Iterator[Signal]:
    """Who or what the statement begins with stands in another part where the sentence has it only behind a preposition.

    "Orven beat Brint" is not said by "Brint won against Orven". "by" and "of" tell no other part: what is written by
    somebody was written by the same, and the mayor of a town is the town's.
    """
    first = next(iter(claim.terms), None)
    if (
        first is None
        or _BEFORE_IT.search(claim.text, 0, first.start)
        or not claim.text[first.start].isupper()
    ):
        return
    uses = [each for each in evidence.terms_in(sentence) if each.family == first.family]
    if uses and all(_behind(evidence, each) for each in uses):
        at = _behind(evidence, uses[0])
        if at is not None:
            whole = Span(at.start, uses[0].end)
            yield signal(
                Element.NAME, Agreement.QUALIFIES, claim, first.span, evidence, whole, "in another part"
            )


_BEFORE_IT = re.compile(
    r"\b(?:from|against|to|than|unlike|without|in|on|at|after|before|for|with)\b", re.IGNORECASE
)
_PREPOSITION = re.compile(
    r"\b(?:from|against|to|than|unlike|without|over|after|before)\s+(?:the\s+)?(?:\w+\s+)?\Z", re.IGNORECASE
)


def _behind(evidence: Side, term: Term) -> Span | None:
    """The preposition before the word, with the word between if there is one."""
    found = _PREPOSITION.search(evidence.text, max(0, term.start - 30), term.start)
    return Span(*found.span()) if found else None
