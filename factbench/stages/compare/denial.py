"""Does one of the two texts deny what the other says?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.model import Element
from factbench.stages.compare.clash import Clash, coverage_traits, place_of
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side, Term


def compare_denial(claim: Side, evidence: Side) -> Iterator[Clash]:
    """The shared word that one text denies and the other does not, the one that stands most alike in both."""
    heads = claim.denied_heads | evidence.denied_heads
    shared = [term for term in claim.terms if term.stem in heads and evidence.speaks_of(term.family)]
    found = [clash for term in shared for clash in _denied(claim, term, evidence)]
    if found:
        yield max(found, key=lambda each: each.traits["sentence"] + each.traits["near"])
    elif claim.denied and not evidence.denied:
        first = next(iter(claim.denied.values()))
        yield Clash(Element.NEGATION, "no denial", Span(*first), None, coverage_traits(claim, evidence))


def _denied(claim: Side, term: Term, evidence: Side) -> Iterator[Clash]:
    uses = evidence.terms_of(term.family)
    denied = [each for each in uses if each.start in evidence.denied]
    if not uses or bool(denied) == (term.start in claim.denied):
        return
    if denied and len(denied) < len(uses):
        return  # it is said both ways
    other = denied[0] if denied else uses[0]
    mine, theirs = _with_denial(claim, term), _with_denial(evidence, other)
    traits = place_of(claim, term.span, evidence, other.span) | {
        "in the claim": float(not denied),
        "elsewhere": float(not denied and bool(evidence.denied)),
        "name": float(term.stem in claim.name_stems),
    }
    yield Clash(
        Element.NEGATION,
        "denial",
        mine,
        theirs,
        traits,
        f"and only the {'passage' if denied else 'claim'} denies it",
    )


def _with_denial(side: Side, term: Term) -> Span:
    """The word, with the negation that reaches it."""
    start = side.denied[term.start][0] if term.start in side.denied else term.start
    return Span(start, term.end)
