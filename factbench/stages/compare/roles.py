"""Does the passage say it of the one of whom the statement says it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.polarity import family
from factbench.english.verb import is_verb
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.measures import figures
from factbench.text.span import Span
from factbench.text.stem import stem
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side, Term


def compare_roles(claim: Side, evidence: Side, sentence: Span) -> Iterator[Signal]:
    """Who or what the statement begins with stands in another part where the sentence has it only behind a preposition,
    or where the two of the statement have changed their places.

    "Orven beat Brint" is not said by "Brint won against Orven", nor "Police arrested the mayor" by "The mayor arrested
    police". "by" and "of" tell no other part: what is written by somebody was written by the same, and the mayor of a
    town is the town's.
    """
    first = next(iter(claim.terms), None)
    if first is None or _BEFORE_IT.search(claim.text, 0, first.start):
        return
    uses = [each for each in evidence.terms_in(sentence) if each.family == first.family]
    if uses and all(_behind(evidence, each) for each in uses):
        at = _behind(evidence, uses[0])
        other = None if at is None else Span(at.start, uses[0].end)
    else:
        other = _swapped(claim, first, evidence, sentence)
    if other is not None:
        mine, theirs = claim.words_of(first.span), evidence.words_of(other)
        why = f"The passage has “{theirs}”, so it may say something else of {mine}."
        yield Signal(Element.NAME, Agreement.QUALIFIES, first.span, other, why)


def _swapped(claim: Side, first: Term, evidence: Side, sentence: Span) -> Span | None:
    """Where the statement's first word stands behind its verb in the passage, and another before: "Orven beat Brint".

    Both in the active or both in the passive; what two do to each other has no parts.
    """
    here: dict[str, Term] = {}
    for each in evidence.terms_in(sentence):
        here.setdefault(each.family, each)
    taken = figures(claim)
    if any(span.covers(first.span) for span in taken):
        return None
    named = claim.text[first.start].isupper()
    for other in claim.terms[2:]:
        if other.family == first.family or any(span.covers(other.span) for span in taken):
            continue
        both_named = named and claim.text[other.start].isupper()
        for verb in claim.terms[1:]:
            if verb.start >= other.start or claim.text[verb.start].isupper() or verb.family in _EACH_OTHER:
                continue
            begun, said, ended = (here.get(each.family) for each in (other, verb, first))
            if not (begun and said and ended and begun.start < said.start < ended.start):
                continue
            if not both_named and not (
                is_verb(claim.words_of(verb.span).lower())
                and _is_object(claim, verb, other)
                and _is_object(evidence, said, ended)
            ):
                continue
            if _voice(claim, verb, other) == _voice(evidence, said, ended):
                return Span(said.start, ended.end)
    return None


def _is_object(side: Side, verb: Term, other: Term) -> bool:
    """Whether nothing but an article or two words of the same phrase stand between the verb and what it is done to."""
    return _OBJECT.fullmatch(side.text, verb.end, other.start) is not None


_OBJECT = re.compile(
    r"\s+(?:by\s+)?(?:(?:an?|the|its|their|his|her)\s+)?"
    r"(?:(?!(?:in|on|at|to|from|for|of|with|and|or|as|that|after|before)\b)\w+\s+){0,2}",
    re.IGNORECASE,
)


def _voice(side: Side, verb: Term, other: Term) -> tuple[bool, bool]:
    """Whether the verb is in the passive, and whether "by" stands before the other."""
    passive = _PASSIVE.search(side.text, max(0, verb.start - 30), verb.start) is not None
    return passive, _BY.search(side.text, verb.end, other.start) is not None


_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|got)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)
_BY = re.compile(r"\bby\b", re.IGNORECASE)
# Whoever does it with another has it done by that one too.
_EACH_OTHER = frozenset(
    family(stem(word))
    for word in wordlist("married met meet border talks played fought drew share friends merged")
)


_BEFORE_IT = re.compile(
    r"\b(?:from|against|to|than|unlike|without|in|on|at|after|before|for|with|near|beside|next)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:from|against|to|than|unlike|without|over|after|before|beside|near|opposite|alongside|behind|outside)\s+"
    r"(?:the\s+)?(?:\w+\s+)?\Z",
    re.IGNORECASE,
)


def _behind(evidence: Side, term: Term) -> Span | None:
    """The preposition before the word, with the word between if there is one."""
    found = _PREPOSITION.search(evidence.text, max(0, term.start - 30), term.start)
    return Span(*found.span()) if found else None
