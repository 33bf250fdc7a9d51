"""Does the sentence that says what a statement says also say the opposite, perhaps of another?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.polarity import opposites
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.stages.compare.side import Side, Term
    from factbench.text.span import Span


def compare_both_ways(claim: Side, evidence: Side, sentence: Span) -> Iterator[Signal]:
    """The first word of the statement that stands in the sentence beside its opposite, which the statement has not.

    "Orven accepted the plan" is not said by "Brint accepted the plan, but Orven rejected it". Words in dates say no
    opposites: "the late 1960s and early 1970s".
    """
    here = _outside_dates(evidence, evidence.terms_in(sentence))
    said = {term.family for term in here}
    for term in _outside_dates(claim, claim.terms):
        against = opposites(term.stem) - claim.stems
        other = next((each for each in here if each.stem in against), None)
        listed = other is not None and any(
            _are_listed(evidence, each, other) for each in here if each.family == term.family
        )
        if other is not None and term.family in said and not listed:
            yield signal(
                Element.CERTAINTY,
                Agreement.QUALIFIES,
                claim,
                term.span,
                evidence,
                other.span,
                "says the opposite too",
            )
            return


def _are_listed(side: Side, one: Term, other: Term) -> bool:
    """Whether the two stand side by side in a list, so that it is so of both: "women, men and children"."""
    first, last = sorted((one, other))
    return _LIST.fullmatch(side.text, first.end, last.start) is not None


_LIST = re.compile(r"(?:,|,?\s(?:and|or))\s|/")


def _outside_dates(side: Side, terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if term.stem not in side.slot_stems]
