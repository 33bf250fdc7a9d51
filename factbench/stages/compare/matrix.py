"""A statement and all its evidence -> which of its elements are covered, by which passages, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.model import Agreement, Element, Suggestion
from factbench.stages.compare.elements import elements
from factbench.stages.compare.side import claim_side

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from factbench.model import Evidence, Signal
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
    """In words what stands against it: "of 2 independent origins: date conflicts in 1"; "" where nothing does."""

    @property
    def summary(self) -> str:
        """Both: "3 of 4 elements covered; of 2 independent origins: date conflicts in 1"."""
        return "; ".join(filter(None, [self.covered, self.against]))


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
    qualifies. Origins count once: what passages of one origin say is one voice, and sources whose origin nobody
    knows are taken to have the same. `claim_date` and `claim_language` are as for `compare`.
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
        ElementRow(element, span, claim.words_of(span))
        for element, span in sorted(found, key=lambda each: (each[1], each[0].value))
    )


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
    """The stance and its reasons: what conflicts, what qualifies, and how many elements agree."""
    against = [
        f"{_NAMES[cell.signal.element]} {cell.agreement.value}"
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
    Suggestion.UNCLEAR: "unclear",
}
_NAMES = {element: element.value for element in Element} | {
    Element.FIRST: "rank",
    Element.NEGATION: "negation or opposite",
}

# -------------------------------------------------------------------------------------------------- summary


def _summary(
    rows: Sequence[ElementRow], evidence: Sequence[Evidence], cells: Sequence[Sequence[Cell]]
) -> tuple[str, str]:
    if not evidence:
        return "No evidence.", ""
    if not rows:
        return "No date, number, name, rank or quotation to compare.", ""
    origins = [each.source.origin or "" for each in evidence]
    heard = [
        {
            kind: {origins[place] for place, cell in enumerate(row) if cell.agreement is kind}
            for kind in Agreement
        }
        for row in cells
    ]
    covered = sum(
        bool(each[Agreement.AGREES]) and not each[Agreement.CONFLICTS] and not each[Agreement.QUALIFIES]
        for each in heard
    )
    told = []
    for kind in (Agreement.CONFLICTS, Agreement.QUALIFIES):
        where: dict[str, set[str]] = {}
        for row, each in zip(rows, heard, strict=True):
            where.setdefault(_NAMES[row.element], set()).update(each[kind])
        told += [f"{name} {kind.value} in {len(found)}" for name, found in where.items() if found]
    voices = {origin for origin, each in zip(origins, evidence, strict=True) if each.source.check is None}
    words = f"{covered} of {len(rows)} elements covered"
    return words, f"of {_count(len(voices))}: {', '.join(told)}" if told else ""


def _count(origins: int) -> str:
    return f"{origins} independent origins" if origins > 1 else "1 origin"
