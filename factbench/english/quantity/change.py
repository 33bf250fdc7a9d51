"""Which numbers say by how much, from where or to where something rose or fell?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.text.slots import Change, QuantityKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.text.slots import Quantity


def with_changes(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities of `text`, which are in order, with the change that the words around each tell.

    "rose 5 percent to 3 million", "fell from 9 to 7", "a drop of 20", "up 5 percent", "a 5 percent increase".
    """
    told: list[Quantity] = []
    for quantity in found:
        change = None if quantity.kind is QuantityKind.ORDINAL else _change(text, quantity, told)
        told.append(replace(quantity, change=change) if change else quantity)
    return told


_UP = (
    r"(?:r[iou]se[ns]?|rising|increas(?:e[ds]?|ing)|gr[eo]wn?s?|growing|growth|climb(?:s|ed|ing)?|jump(?:s"
    r"|ed|ing)?|surg(?:e[ds]?|ing)"
    r"|soar(?:s|ed|ing)?|up|gain(?:s|ed)?|rais(?:e[ds]?|ing)|advanc(?:e[ds]?|ing)|expand(?:s|ed|ing)?)"
)
_DOWN = (
    r"(?:f[ae]ll(?:en|s|ing)?|dropp?(?:s|ed|ing)?|declin(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|plung"
    r"(?:e[ds]?|ing)|slump(?:s|ed)?"
    r"|slid|sank|shr[aiu]nk(?:s|ing)?|down|tumbl(?:e[ds]?|ing)|reduc(?:e[ds]?|ing|tion)|lower(?:s|ed|ing)?|cut)"
)
# A verb or a noun of movement, what moves where that is short ("raised taxes by"), and the preposition of the number.
_BEFORE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\s(?:sharply|slightly|steadily|further|only|just|again|back"
    rf"|as much|more than))?"
    r"(?:(?:\s[a-z]+){0,3}?\s(?P<way>by|from|to|of)|(?P<bare>))"
    r"\s(?:(?:about|around|nearly|almost|roughly|approximately|some|an estimated|just|only|at least|up to|as much as"
    r"|more than|less than|over"
    r"|under|a record|between|[$€£])\s?)*\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:\s|-)(?:(?:year-on-year|annual|net|further|overall|sharp)\s)?(?:(?P<up>rise|increase|gain|jump"
    r"|growth|surge|hike|raise)"
    r"|(?P<down>fall|drop|decline|decrease|cut|reduction|plunge|slump))\b",
    re.IGNORECASE,
)
# What was counted may stand between two numbers: "from 5 people to 9".
_TO = re.compile(
    r",?(?:\s[a-z%]+){0,2}\s(?P<way>to|from)\s(?:about\s|around\s|nearly\s|just\s|only\s|some\s)?",
    re.IGNORECASE,
)
_STANDS = re.compile(r"(?:[,;(—–]|\b(?:is|was|were|are|been|went|go|goes))\s*\Z", re.IGNORECASE)
_BARE = frozenset(
    {"cut", "gain", "gained", "gains", "raise", "raised", "raises", "of", "lower", "lowers", "growth"}
)
_FAR = 70


def _change(text: str, quantity: Quantity, told: Sequence[Quantity]) -> Change | None:
    start = quantity.span.start
    last = told[-1] if told else None
    if last and last.change and start - last.span.end < 40:
        gap = _TO.fullmatch(text, last.span.end, start)
        if gap:
            return _named(gap["way"].lower(), up=last.change.value.startswith("rose"))
    lead = _BEFORE.search(text, max(0, start - _FAR, last.span.end if last else 0), start)
    if lead:
        return _led(lead)
    after = _AFTER.match(text, quantity.span.end)
    return _named("by", up=bool(after["up"])) if after else None


def _led(lead: re.Match[str]) -> Change | None:
    word, way = (lead["up"] or lead["down"]).lower(), (lead["way"] or "").lower()
    if not way and word in _BARE:
        return None  # "cut 300 jobs"
    stands = _STANDS.search(lead.string, max(0, lead.start() - 12), lead.start())
    if word in {"up", "down"} and not stands:
        return None  # "make up 80 percent"
    if way == "to" and (word == "up" or (word == "down" and stands and not stands[0].strip().isalpha())):
        return None  # "up to 10 kg" is a bound
    return _named(way or "by", up=lead["up"] is not None)


def _named(way: str, *, up: bool) -> Change:
    return Change(f"{'rose' if up else 'fell'} {'by' if way == 'of' else way}")
