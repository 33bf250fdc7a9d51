"""What a comparison found -> a sentence about this claim and this passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.model import Agreement, Element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from factbench.model import Signal


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
    return f"The passage {_VERBS.get(element, _NOTHING)} {words}."


def elsewhere(_element: Element, words: str) -> str:
    """That the passage has the words, but not with what it has of the rest: it may say something else with them.

    >>> elsewhere(Element.DATE, "1993")
    'The passage says only elsewhere: 1993.'
    """
    return f"The passage {_ELSEWHERE} {words}."


def undenied(_element: Element, _words: str) -> str:
    """That the passage has no denial where the statement has one: "never".

    >>> undenied(Element.WORDING, "never")
    'The passage does not deny it.'
    """
    return f"The passage {_UNDENIED}."


def left_out(silences: Iterable[Signal]) -> str:
    """What the passage leaves out of the statement, in one sentence; "" where it leaves out nothing that can be named.

    "The passage does not name Ada Moran and says nothing of 1993, opened.": names come first. Of more than `MOST` words
    or figures the others are counted.
    """
    found: dict[str, list[str]] = {}
    for each in silences:
        if each.why == f"The passage {_UNDENIED}.":
            found[_UNDENIED] = []
        for verb in (_VERBS.get(each.element, _NOTHING), _ELSEWHERE):
            start = f"The passage {verb} "
            if each.why.startswith(start):
                # Behind a semicolon stands what it says instead.
                words = each.why.removeprefix(start).rstrip(".").partition("; ")[0]
                found.setdefault(verb, []).extend(words.split(", "))
    said = (*_VERBS.values(), _NOTHING, _UNDENIED, _ELSEWHERE)
    clauses = [f"{verb} {_some(found[verb])}".rstrip() for verb in said if verb in found]
    *most, last = clauses or [""]
    return f"The passage {', '.join(most)}{' and ' if most else ''}{last}." if last else ""


MOST = 5
"""Words or figures that are named."""


def _some(words: Iterable[str]) -> str:
    each = list(dict.fromkeys(words))
    more = len(each) - MOST
    return ", ".join(each) if more <= 1 else f"{', '.join(each[:MOST])} and {more} more words"


_NOTHING = "says nothing of"
_ELSEWHERE = "says only elsewhere:"
_UNDENIED = "does not deny it"
_VERBS = {Element.NAME: "does not name", Element.QUOTATION: "does not have the words"}


ANOTHER_NAME = "the same by another name"
"""What is to be known of two names that have no word in common."""


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
    return f"In the claim {mine} says so; in the passage it is {theirs}{f', {why}' if why else ''}."


def _time(_agreement: Agreement, mine: str, theirs: str, why: str) -> str:
    return f"The claim says “{mine}”; the passage says “{theirs}”, {why}."


_FORMS: Mapping[Element, Callable[[Agreement, str, str, str], str]] = {
    Element.CERTAINTY: _reserve,
    Element.QUOTATION: _quotation,
    Element.SPEAKER: _speaker,
    Element.PERIOD: _time,
}
