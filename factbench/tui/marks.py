"""What do a claim and a passage share, and where do they clash? Stretches to mark, in both texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.text.indexed import content, words
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from factbench.model import Claim, Evidence

COMMON = 0.2
"""A stem in more than this share of an article's paragraphs tells little, and is not marked."""
FEW = 3
"""Nor is one common that is in so many paragraphs only."""
COUNTED = 200_000
"""Characters of an article that are read to know which of its words are common."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch, and what it is: "agrees", "conflicts", "qualifies", "shared" or "ours"."""

    span: Span
    kind: str


def common_stems(paragraphs: Sequence[str]) -> frozenset[str]:
    """The stems that so many of an article's paragraphs have that sharing one tells nothing."""
    counts: Counter[str] = Counter()
    left = COUNTED
    for each in paragraphs:
        if left <= 0:
            break
        counts.update({word.stem for word in content(each[:left])})
        left -= len(each)
    enough = max(FEW, COMMON * len(paragraphs))
    return frozenset(stem for stem, count in counts.items() if count > enough)


def in_passage(claim: Claim, evidence: Evidence, common: Set[str]) -> tuple[Mark, ...]:
    """The marks in the passage's text: words of the statement, then over them what the signals point at."""
    shared = {word.stem for word in content(claim.plain)}
    found = _shared(evidence.passage.text, shared, common)
    return (*found, *(Mark(each.evidence_span, each.agreement.value) for each in evidence.comparison.told))


def in_statement(claim: Claim, evidence: Evidence, common: Set[str]) -> tuple[Mark, ...]:
    """The marks in the statement: words of the passage, then over them what the signals point at."""
    found = _shared(claim.statement, {word.stem for word in words(evidence.passage.text)}, common)
    told = evidence.comparison.told
    return (*found, *(Mark(claim.shown(each.claim_span), each.agreement.value) for each in told))


def put_in(claim: Claim) -> tuple[Mark, ...]:
    """The marks on what in the statement is not the article's."""
    return tuple(Mark(each.at, "ours") for each in claim.insertions)


def in_article(text: str, claim: Claim, evidence: Evidence | None, common: Set[str]) -> tuple[Mark, ...]:
    """The marks in the article's text, within the claim; none without evidence.

    Signals stand in the plain statement. They are found in the article by their words: its second "Oslo" is the second
    of the claim. Words that it has instead of others mark those others.
    """
    if evidence is None:
        return ()
    shared = {word.stem for word in words(evidence.passage.text)}
    found = [
        Mark(mark.span.shift(part.start), mark.kind)
        for part in claim.parts
        for mark in _shared(part.of(text), shared, common)
    ]
    for signal in evidence.comparison.told:
        found += [Mark(place, signal.agreement.value) for place in _places(text, claim, signal.claim_span)]
    return tuple(found)


def _shared(text: str, shared: Set[str], common: Set[str]) -> list[Mark]:
    return [
        Mark(Span(word.start, word.end), "shared")
        for word in content(text)
        if word.stem in shared and word.stem not in common
    ]


def _places(text: str, claim: Claim, span: Span) -> Iterator[Span]:
    """Where in the article the words of a stretch of the statement stand; nothing where nobody can say."""
    said = claim.plain
    if not len(span) or span.end > len(said):
        return
    wanted = span.of(said)
    found = _occurrences(text, claim.parts, wanted)
    before = said.count(wanted, 0, span.start)
    if found:
        yield found[min(before, len(found) - 1)]
        return
    for edit in claim.edits:
        if edit.words and (wanted in edit.words or edit.words in wanted):
            yield claim.behind(edit)
            return


def _occurrences(text: str, parts: Sequence[Span], wanted: str) -> list[Span]:
    found = []
    for part in parts:
        place = text.find(wanted, part.start, part.end)
        while place >= 0:
            found.append(Span(place, place + len(wanted)))
            place = text.find(wanted, place + len(wanted), part.end)
    return found
