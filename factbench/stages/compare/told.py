"""What a comparison found -> a sentence about this claim and this passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.model import Agreement, Element

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def told(element: Element, agreement: Agreement, mine: str, theirs: str, why: str = "") -> str:
    """How the passage's words stand to the statement's; `why` is what is to be known besides.

    >>> told(Element.DATE, Agreement.CONFLICTS, "1993", "1992", "a year earlier")
    'The claim says 1993; the passage says 1992, a year earlier.'
    """
    return _FORMS.get(element, _said)(agreement, mine, theirs, why)


def silent(element: Element, words: str) -> str:
    """That the passage says nothing of some words of the statement.

    >>> silent(Element.NAME, "Ada Moran")
    'The passage does not name Ada Moran.'
    """
    verb = {Element.NAME: "does not name", Element.QUOTATION: "does not have the words"}.get(
        element, "says nothing of"
    )
    return f"The passage {verb} {words}."


def _said(agreement: Agreement, mine: str, theirs: str, why: str) -> str:
    besides = f", {why}" if why else ""
    if agreement is Agreement.AGREES and mine.casefold() == theirs.casefold():
        return f"Both say {mine}{besides}."
    if agreement is Agreement.SILENT:
        return f"The passage says nothing of {mine}; it says {theirs}{besides}."
    return f"The claim says {mine}; the passage says {theirs}{besides}."


def _reserve(_agreement: Agreement, _mine: str, theirs: str, why: str) -> str:
    return f"The passage {why}: “{theirs}”."


def _quotation(agreement: Agreement, _mine: str, theirs: str, why: str) -> str:
    if agreement is Agreement.AGREES:
        return f"The passage has the quoted words: “{theirs}”."
    return f"The quotation is not word for word: {why}."


def _speaker(agreement: Agreement, mine: str, theirs: str, why: str) -> str:
    if agreement is Agreement.AGREES:
        return f"In both {theirs} says so."
    return f"In the claim {mine} says so, in the passage {theirs}{f', {why}' if why else ''}."


def _time(_agreement: Agreement, mine: str, theirs: str, why: str) -> str:
    return f"The claim is of {mine}, the passage of {theirs}: {why}."


_FORMS: Mapping[Element, Callable[[Agreement, str, str, str], str]] = {
    Element.CERTAINTY: _reserve,
    Element.QUOTATION: _quotation,
    Element.SPEAKER: _speaker,
    Element.PERIOD: _time,
}
