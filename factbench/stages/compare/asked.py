"""Which rows of a list in the passage does the statement speak of?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factbench.english.polarity import family
from factbench.stages.compare.heart import subject
from factbench.stages.compare.listed import labels, row_of, rows, within
from factbench.stages.compare.measures import figures
from factbench.text.span import Span
from factbench.text.stem import stem, stems_of
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factbench.stages.compare.listed import Row
    from factbench.stages.compare.side import Side, Term
    from factbench.text.slots import Name


def of_another_row(claim: Side, evidence: Side, at: Span, title: str = "") -> bool:
    """Whether what begins there stands in a row of a list that the statement does not speak of: its numbers and names
    are no counterpart of the statement's.

    A row is asked for where the statement says what its head says ("Sorrel" of "Sorrel 219 km", "total" says nothing),
    and all that it says of the list's heads is said in or above that row. Of a row that the statement begins with it
    says the heads above too: "Sorrel has borders of 300 km" does not ask for Sorrel among another's "border countries".
    Its other names stand in the row, beside the list, or in what the source is called (`title`).
    """
    label = next((head for head in labels(evidence.text) if head.covers(at)), None)
    if label is not None and not _is_named(claim, evidence, label):
        return True  # "4" of "border countries (4): "
    row = row_of(evidence.text, at)
    return row is not None and row not in _asked(claim, evidence, title)


def in_named_row(claim: Side, evidence: Side, at: Span, title: str = "") -> bool:
    """Whether it stands in a row that is asked for by what its own head says: "Sorrel 219 km", and not "total"."""
    row = row_of(evidence.text, at)
    return row is not None and _tells(evidence, row.head) and row in _asked(claim, evidence, title)


def in_bare_row(claim: Side, evidence: Side, at: Span, title: str = "") -> bool:
    """Whether nothing tells what its row is of: "total: 300 km" beside a statement with no word of what is around."""
    row = row_of(evidence.text, at)
    if row is None or _tells(evidence, row.head) or row not in _asked(claim, evidence, title):
        return False
    here = families_of(evidence, row) | beside(evidence)
    names = [name.span for name in claim.names]
    return not any(
        not here.isdisjoint(evidence.kin(term))
        for term in claim.terms
        if not any(span.overlaps(term.span) for span in (*names, *figures(claim)))
    )


@lru_cache(maxsize=2)
def _asked(claim: Side, evidence: Side, title: str) -> frozenset[Row]:
    found = rows(evidence.text)
    heads = frozenset(
        term.family for row in found for head in (row.head, *row.above) for term in _telling(evidence, head)
    )
    outside = beside(evidence)
    called = frozenset(family(each) for each in stems_of(title))
    asks = [
        kin
        for term in claim.terms
        if not any(span.overlaps(term.span) for span in figures(claim))
        and (kin := frozenset(evidence.kin(term)))
        and not kin.isdisjoint(heads)
        and kin.isdisjoint(outside)
        and term.family not in called
    ]
    asked = [
        row
        for row in found
        if _is_named(claim, evidence, row.head)
        and _of_its_year(claim, evidence, row.head)
        and all(not kin.isdisjoint(families_of(evidence, row)) for kin in asks)
        and _has_owner(claim, evidence, row)
        and _has_names(claim, evidence, row, called)
    ]
    general = claim.topic & _GENERAL
    most = max((len(general & families_of(evidence, row)) for row in asked), default=0)
    return frozenset(row for row in asked if len(general & families_of(evidence, row)) == most)


# What says nothing of what a row is of.
_GENERAL = frozenset(
    family(stem(word))
    for word in wordlist(
        "total totals overall all whole number numbers rate percent percentage share level amount size figure value "
        "name population people persons inhabitants years year age aged type est estimate"
    )
)
_BRACKET = re.compile(r"\([^()]*\)")


def _telling(evidence: Side, head: Span) -> list[Term]:
    """The words of a head that tell what its row is of, those in brackets left out."""
    brackets = [Span(*found.span()) for found in _BRACKET.finditer(evidence.text, head.start, head.end)]
    return [
        term
        for term in evidence.terms_in(head)
        if term.family not in _GENERAL and not any(each.covers(term.span) for each in brackets)
    ]


def _tells(evidence: Side, head: Span) -> bool:
    """Whether the head tells what its row is of, in words or figures: "Sorrel", "0-14 years", and not "total 2024"."""
    figure = any(not _YEAR.fullmatch(found[0]) for found in _DIGITS.finditer(_bare(evidence, head)))
    return figure or bool(_telling(evidence, head))


def _bare(evidence: Side, head: Span) -> str:
    return _BRACKET.sub("", head.of(evidence.text))


def _is_named(claim: Side, evidence: Side, head: Span) -> bool:
    """Whether the statement has all words and numbers of the head, but for years."""
    known = {name.canonical for name in claim.names} - {None}
    told = [name.span for name in evidence.names if name.canonical in known]
    numbers = {found[0] for found in _DIGITS.finditer(claim.text)}
    return all(
        bool(claim.kin(term)) or any(span.covers(term.span) for span in told)
        for term in _telling(evidence, head)
    ) and all(
        found[0] in numbers or _YEAR.fullmatch(found[0]) for found in _DIGITS.finditer(_bare(evidence, head))
    )


_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def _of_its_year(claim: Side, evidence: Side, head: Span) -> bool:
    """Whether a year in the head is one of the statement's, which may have none."""
    years = set(_YEAR.findall(head.of(evidence.text)))
    mine = {each.value[:4] for each in claim.dates}
    return not years or not mine or not years.isdisjoint(mine)


def _has_owner(claim: Side, evidence: Side, row: Row) -> bool:
    """Whether the statement says the heads above a row that it begins with."""
    begun = subject(claim) or next((term.span for term in claim.terms), None)
    if begun is None or claim.stems_in(begun).isdisjoint(evidence.stems_in(row.head)):
        return True
    return all(_is_named(claim, evidence, head) for head in row.above)


def _has_names(claim: Side, evidence: Side, row: Row, called: frozenset[str]) -> bool:
    """Whether the row, its surroundings or its source's title have the statement's names, but for the first word's."""
    here = families_of(evidence, row) | beside(evidence) | called
    begun = subject(claim)
    return all(name.span == begun or _is_there(claim, name, evidence, here, row) for name in claim.names)


def _is_there(claim: Side, name: Name, evidence: Side, here: frozenset[str], row: Row) -> bool:
    if not claim.families_in(name.span) or any(
        not here.isdisjoint({term.family, *evidence.kin(term)}) for term in claim.terms_in(name.span)
    ):
        return True
    return name.canonical is not None and any(
        each.canonical == name.canonical and row_of(evidence.text, each.span) in (None, row)
        for each in evidence.names
    )


@lru_cache(maxsize=512)
def families_of(evidence: Side, row: Row) -> frozenset[str]:
    """Return the families of what is said in and above a row, without the rows in its brackets."""
    inner = [each.whole for each in within(evidence.text, row)]
    spans = (*row.above, row.head, row.value)
    return frozenset(
        term.family
        for span in spans
        for term in evidence.terms_in(span)
        if not any(each.covers(term.span) for each in inner)
    )


@lru_cache(maxsize=2)
def beside(evidence: Side) -> frozenset[str]:
    """Return the families of what is said outside all rows and their heads."""
    taken: Iterable[Span] = (span for row in rows(evidence.text) for span in (row.whole, *row.above))
    inside = {term.start for span in taken for term in evidence.terms_in(span)}
    return frozenset(term.family for term in evidence.terms if term.start not in inside)
