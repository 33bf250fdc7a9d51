"""Does the passage say it of the one of whom the statement says it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.polarity import family
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal
from factbench.stages.compare.measures import figures
from factbench.text.span import Span
from factbench.text.stem import stem

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
            yield signal(Element.NAME, Agreement.QUALIFIES, claim, first.span, evidence, whole, _PART)
        return
    other = _swapped(claim, first, evidence, sentence)
    if other is not None:
        yield signal(Element.NAME, Agreement.QUALIFIES, claim, first.span, evidence, other, _PART)


def _swapped(claim: Side, first: Term, evidence: Side, sentence: Span) -> Span | None:
    """Where the statement's first name stands behind its verb in the passage, and the other before: "Orven beat Brint".

    Both in the active or both with "by"; what two do to each other has no parts.
    """
    here: dict[str, Term] = {}
    for each in evidence.terms_in(sentence):
        here.setdefault(each.family, each)
    taken = figures(claim)
    if any(span.covers(first.span) for span in taken):
        return None
    for other in claim.terms[2:]:
        named = claim.text[other.start].isupper() and not any(span.covers(other.span) for span in taken)
        if not named or other.family == first.family:
            continue
        for verb in claim.terms[1:]:
            if verb.start >= other.start or claim.text[verb.start].isupper() or verb.family in _EACH_OTHER:
                continue
            begun, said, ended = (here.get(each.family) for each in (other, verb, first))
            if begun and said and ended and begun.start < said.start < ended.start:
                mine = _BY.search(claim.text, verb.end, other.start)
                theirs = _BY.search(evidence.text, said.end, ended.start)
                if (mine is None) == (theirs is None):
                    return Span(said.start, ended.end)
    return None


_BY = re.compile(r"\bby\b", re.IGNORECASE)
# Whoever does it with another has it done by that one too.
_EACH_OTHER = frozenset(
    family(stem(word))
    for word in (
        "married",
        "met",
        "meet",
        "border",
        "talks",
        "played",
        "fought",
        "drew",
        "share",
        "friends",
        "merged",
    )
)


_PART = "where it has another part"
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
