"""Does the passage go the other way: to where the statement comes from, before what the statement comes after?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal
from factbench.text.span import Span
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side, Term

_OPPOSITE = tuple(
    (wordlist(one), wordlist(other))
    for one, other in (
        ("from", "to into toward towards onto"),
        ("before", "after since"),
        ("above over", "below beneath under"),
        ("north", "south"),
        ("east", "west"),
        ("inside within", "outside"),
        ("for", "against"),
        ("with", "without"),
    )
)
"""Prepositions, and words of direction with "of", of which one says the contrary of the other."""

_WAYS = alternation({way for pair in _OPPOSITE for ways in pair for way in ways})
_BEFORE = re.compile(
    rf"\b(?P<way>{_WAYS})\s+(?:of\s+)?(?:(?:the|an?|its|their|his|her)\s+)?(?:[\w’'-]+\s+)?\Z", re.IGNORECASE
)
_NEAR = 40
"""Code points before a word in which its preposition stands."""


def compare_ways(claim: Side, evidence: Side, sentence: Span) -> Iterator[Signal]:
    """The first word of the statement that the sentence has behind the contrary preposition alone.

    "Trains run from Brint to Orven" is not said by "Trains run from Orven to Brint".
    """
    here = evidence.terms_in(sentence)
    for term in claim.terms:
        mine = _way(claim, term)
        uses = [each for each in here if each.family == term.family]
        if mine and uses and all(_contrary(mine, _way(evidence, each)) for each in uses):
            why = "the other way"
            yield signal(
                Element.WORDING,
                Agreement.QUALIFIES,
                claim,
                term.span,
                evidence,
                _told(evidence, uses[0]),
                why,
            )
            return


def _contrary(mine: str, theirs: str) -> bool:
    return any(
        (mine in one and theirs in other) or (mine in other and theirs in one) for one, other in _OPPOSITE
    )


def _found(side: Side, term: Term) -> re.Match[str] | None:
    return _BEFORE.search(side.text, max(0, term.start - _NEAR), term.start)


def _way(side: Side, term: Term) -> str:
    """The word before the term that says which way, in small letters; "" for none."""
    found = _found(side, term)
    return found["way"].lower() if found else ""


def _told(side: Side, term: Term) -> Span:
    found = _found(side, term)
    return Span(found.start("way"), term.end) if found else term.span
