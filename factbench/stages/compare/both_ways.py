"""Does the sentence that says what a statement says also say the opposite, perhaps of another?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.polarity import opposites
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal
from factbench.stages.compare.head import heads, of_two_heads
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.stages.compare.side import Side, Term


def compare_both_ways(claim: Side, evidence: Side, sentence: Span) -> Iterator[Signal]:
    """The first word of the statement that stands in the sentence beside its opposite, which the statement has not.

    "Orven accepted the plan" is not said by "Brint accepted the plan, but Orven rejected it". Words in dates say no
    opposites: "the late 1960s and early 1970s". Nor do two words that are said of two things, nor one whose clause has
    another subject than the clause that says all of the statement.
    """
    here = _outside_dates(evidence, evidence.terms_in(sentence))
    for term in _outside_dates(claim, claim.terms):
        uses = [each for each in here if each.family == term.family][:_OFTEN]
        against = opposites(term.stem) - claim.stems
        found = [each for each in here if each.stem in against]
        other = next(
            (each for each in found if not any(_are_listed(evidence, use, each) for use in uses)), None
        )
        if other is None or not uses or _is_of_another(claim, term, evidence, sentence, uses, other):
            continue
        why = "says the opposite too"
        yield signal(Element.CERTAINTY, Agreement.QUALIFIES, claim, term.span, evidence, other.span, why)
        return


# Of a word that a sentence repeats, so many uses are looked at.
_OFTEN = 12


def _is_of_another(
    claim: Side, term: Term, evidence: Side, sentence: Span, uses: Sequence[Term], other: Term
) -> bool:
    """Whether the opposite is said of another thing than the word is, or in a clause that is of somebody else."""
    of_two = of_two_heads(claim, term.span, evidence, other.span)
    if of_two and not any(_is_of_one(evidence, use, other) for use in uses):
        return True
    apart = _clause(evidence, sentence, other)
    if not _has_its_own(claim, evidence, apart, other):
        return False
    owed = (evidence.families_in(sentence) & claim.topic) - {term.family}
    clauses = [_clause(evidence, sentence, use) for use in uses]
    return any(not clause.overlaps(apart) and owed <= evidence.families_in(clause) for clause in clauses)


def _is_of_one(side: Side, one: Term, other: Term) -> bool:
    """Whether both words are known to be said of one thing: "the highest point and the lowest point"."""
    here, there = ({each.family for each in heads(side, term.span)} for term in (one, other))
    return not here.isdisjoint(there)


_CUT = re.compile(r"[;—]|\b(?:but|while|whereas|although)\b|,\sand\b")


def _clause(side: Side, sentence: Span, at: Term) -> Span:
    start = max(
        (each.end() for each in _CUT.finditer(side.text, sentence.start, at.start)), default=sentence.start
    )
    stop = _CUT.search(side.text, at.end, sentence.end)
    return Span(start, stop.start() if stop else sentence.end)


def _has_its_own(claim: Side, evidence: Side, clause: Span, other: Term) -> bool:
    """Whether the clause names what the statement does not, so that the opposite is said of that."""
    return any(
        clause.covers(name)
        and not name.overlaps(other.span)
        and evidence.stems_in(name).isdisjoint(claim.stems)
        for name in evidence.name_spans
    )


def _are_listed(side: Side, one: Term, other: Term) -> bool:
    """Whether the two stand side by side in a list, so that it is so of both: "women, men and children"."""
    first, last = sorted((one, other))
    return _LIST.fullmatch(side.text, first.end, last.start) is not None


_LIST = re.compile(r"(?:,|,?\s(?:and|or))\s|/")


def _outside_dates(side: Side, terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if term.stem not in side.slot_stems]
