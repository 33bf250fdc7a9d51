"""Does somebody hold the office of the statement, or one beside it: a deputy's, a former holder's?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.exclusive import realm
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side, Term

_LESS = re.compile(
    r"\b(?:deputy|vice|acting|interim|assistant|associate|honorary|shadow|caretaker|would-be|aspiring|self-styled)"
    r"[\s-]+(?:[\w’'-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"\b(?:former|ex|then|late|outgoing|one-time|erstwhile|previous|ousted|retired|future|incoming|next)"
    r"[\s-]+(?:[\w’'-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:is|are|serves|remains|heads|leads|runs)\b", re.IGNORECASE)
_NEAR = 40
"""Code points before the word for an office in which such a word stands."""


def compare_offices(claim: Side, evidence: Side, sentence: Span) -> Iterator[Signal]:
    """The first office of the statement that the sentence gives only with a word that makes it another.

    A deputy mayor is no mayor; a former one is none now, but was one. What the statement says so itself is no other.
    """
    here = evidence.terms_in(sentence)
    now = _NOW.search(claim.text) is not None
    for term in claim.terms:
        if realm(claim.words_of(term.span).lower()) != "person":
            continue
        if _LESS.search(claim.text, 0, term.start) or _NO_LONGER.search(claim.text, 0, term.start):
            continue
        uses = [each for each in here if each.family == term.family]
        found = [_other(evidence, each, now=now) for each in uses]
        if found and all(found):
            yield signal(
                Element.WORDING,
                Agreement.QUALIFIES,
                claim,
                term.span,
                evidence,
                found[0] or term.span,
                _OTHER,
            )
            return


def _other(evidence: Side, term: Term, *, now: bool) -> Span | None:
    """The office with the word that makes it another than the bare one."""
    start = max(0, term.start - _NEAR)
    found = _LESS.search(evidence.text, start, term.start) or (
        _NO_LONGER.search(evidence.text, start, term.start) if now else None
    )
    return Span(found.start(), term.end) if found else None


_OTHER = "which is not the same office"
