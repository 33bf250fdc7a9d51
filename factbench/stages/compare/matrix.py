"""A statement and all its evidence -> which of its elements are covered, by which passages, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from factbench.model import Agreement, Element, Suggestion
from factbench.stages.compare.elements import elements
from factbench.stages.compare.side import claim_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from factbench.model import Evidence, Signal, Source
    from factbench.stages.compare.side import Side
    from factbench.text.span import Span


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element of the statement."""

    element: Element
    span: Span
    """In the statement."""
    words: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How one passage stands to one element; `signal` is None where nothing at all was found."""

    agreement: Agreement
    signal: Signal | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Elements down, passages across. Suggestions of a machine: never a verdict."""

    rows: tuple[ElementRow, ...]
    evidence: tuple[Evidence, ...]
    """In the order given."""
    cells: tuple[tuple[Cell, ...], ...]
    """A row of cells for each row, a cell for each piece of evidence."""
    reasons: tuple[str, ...]
    """For each piece of evidence its suggested stance, and in words why."""
    covered: str
    """In words: "3 of 4 elements covered"."""
    against: str
    """A sentence, "The date conflicts in 1 of 2 independent sources."; "" where nothing stands against it."""

    @property
    def summary(self) -> str:
        """Both, as "3 of 4 elements covered. The date conflicts in 1 of 2 independent sources."."""
        return ". ".join(filter(None, [self.covered, self.against]))


def matrix(
    statement: str,
    evidence: Sequence[Evidence],
    *,
    claim_date: date | None = None,
    claim_language: str | None = None,
) -> Matrix:
    """Return how each passage stands to each element of the statement, from the signals of its comparison.

    Rows are the dates, numbers, names, ranks and quotations of the statement and whatever else some passage speaks
    to, in the order of the statement. An element is covered when a passage agrees with it and none conflicts or
    qualifies. Origins count once: what passages of one origin say is one voice. Sources whose origin nobody knows are
    counted apart: they may be one voice or many. `claim_date` and `claim_language` are as for `compare`.
    """
    rows = _rows(claim_side(statement, claim_date, claim_language), evidence)
    cells = tuple(tuple(_cell(row, each) for each in evidence) for row in rows)
    reasons = tuple(_reason(each, [row[place] for row in cells]) for place, each in enumerate(evidence))
    return Matrix(rows, tuple(evidence), cells, reasons, *_summary(rows, evidence, cells))


def _rows(claim: Side, evidence: Sequence[Evidence]) -> tuple[ElementRow, ...]:
    found = list(elements(claim))
    for each in evidence:
        for signal in each.comparison.told:
            place = signal.element, signal.claim_span
            if place not in found and signal.claim_span.end <= len(claim.text):
                found.append(place)
    return tuple(
        ElementRow(element, span, _SO if element is Element.CERTAINTY else claim.words_of(span))
        for element, span in sorted(found, key=lambda each: (each[1], each[0].value))
    )


_SO = "said to be so"

# Of several signals on one element, such as two dates of the passage, the one that asks most of the reviewer.
_FIRST = (Agreement.CONFLICTS, Agreement.QUALIFIES, Agreement.AGREES, Agreement.SILENT)


def _cell(row: ElementRow, evidence: Evidence) -> Cell:
    told = [
        signal
        for signal in evidence.comparison.signals
        if signal.element is row.element and signal.claim_span == row.span
    ]
    best = min(told, key=lambda signal: _FIRST.index(signal.agreement), default=None)
    return Cell(best.agreement, best) if best else Cell(Agreement.SILENT)


def _reason(evidence: Evidence, cells: Sequence[Cell]) -> str:
    """The stance and its reasons: what conflicts, what fits only in part, and how many elements agree."""
    against = [
        _stands(cell.signal.element, kind)
        for kind in (Agreement.CONFLICTS, Agreement.QUALIFIES)
        for cell in cells
        if cell.signal and cell.agreement is kind
    ]
    agreed = sum(cell.agreement is Agreement.AGREES for cell in cells)
    told = [*dict.fromkeys(against), f"{agreed} of {len(cells)} elements agree"]
    return f"{_STANCES[evidence.comparison.stance]}: {'; '.join(told)}"


_STANCES = {
    Suggestion.SUPPORTS: "seems to support",
    Suggestion.REFUTES: "seems to refute",
    Suggestion.MENTIONS: "mentions the same, without saying it",
    Suggestion.UNCLEAR: "unclear",
}


def _stands(element: Element, agreement: Agreement) -> str:
    """How the passage stands to an element, in a clause."""
    if (element, agreement) in _CLAUSES:
        return _CLAUSES[element, agreement]
    name = "rank" if element is Element.FIRST else element.value
    return f"the {name} conflicts" if agreement is Agreement.CONFLICTS else f"the {name} does not quite fit"


_CLAUSES = {
    (Element.NEGATION, Agreement.CONFLICTS): "one denies it, or says the opposite",
    (Element.CERTAINTY, Agreement.CONFLICTS): "it is called false, or denied",
    (Element.CERTAINTY, Agreement.QUALIFIES): "it is told with a reserve",
    (Element.SPEAKER, Agreement.QUALIFIES): "another may have said it",
    (Element.PERIOD, Agreement.QUALIFIES): "it is of another time",
    (Element.WORDING, Agreement.QUALIFIES): "it may be about something else",
}

# -------------------------------------------------------------------------------------------------- summary


class _Voices(NamedTuple):
    """Who speaks: origins by name, and sources of which nobody knows the origin."""

    known: frozenset[str]
    unknown: frozenset[str]

    @staticmethod
    def of(sources: Iterable[Source]) -> _Voices:
        told = list(sources)
        return _Voices(
            frozenset(each.voice for each in told if each.voice),
            frozenset(each.id for each in told if not each.voice),
        )

    @property
    def number(self) -> int:
        """How many, were each unknown one a voice of its own."""
        return len(self.known) + len(self.unknown)

    def __str__(self) -> str:
        """ "3 sources (1 of unknown origin)": they may be one voice or many."""
        known, unknown = len(self.known), len(self.unknown)
        if not unknown:
            return f"{known} independent sources"
        if not known:
            return f"{unknown} sources of unknown origin"
        return f"{known + unknown} sources ({unknown} of unknown origin)"


def _summary(
    rows: Sequence[ElementRow], evidence: Sequence[Evidence], cells: Sequence[Sequence[Cell]]
) -> tuple[str, str]:
    if not evidence:
        return "No evidence.", ""
    if not rows:
        return "No date, number, name, rank or quotation to compare.", ""
    covered = sum(
        any(cell.agreement is Agreement.AGREES for cell in row)
        and not any(cell.agreement in (Agreement.CONFLICTS, Agreement.QUALIFIES) for cell in row)
        for row in cells
    )
    voices = _Voices.of(each.source for each in evidence if each.source.check is None)
    told: list[tuple[str, int]] = []
    for kind in (Agreement.CONFLICTS, Agreement.QUALIFIES):
        where: dict[str, list[Source]] = {}
        for row, each in zip(rows, cells, strict=True):
            if (row.element, kind) != (Element.WORDING, Agreement.QUALIFIES):  # that speaks against nothing
                sources = [
                    one.source for one, cell in zip(evidence, each, strict=True) if cell.agreement is kind
                ]
                where.setdefault(_stands(row.element, kind), []).extend(sources)
        told += [(words, _Voices.of(found).number) for words, found in where.items() if found]
    return f"{covered} of {len(rows)} elements covered", _against(told, voices)


def _against(told: Sequence[tuple[str, int]], voices: _Voices) -> str:
    """What stands against the statement, each with how many sources say so, as a sentence; "" where nothing does."""
    if voices.number < 2:  # of one there is nothing to count
        clauses = [words for words, _number in told]
    else:
        clauses = [
            f"{words} in {number}{'' if at else f' of {voices}'}" for at, (words, number) in enumerate(told)
        ]
    return f"{clauses[0][:1].upper()}{'; '.join(clauses)[1:]}." if clauses else ""
