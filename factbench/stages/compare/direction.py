"""Does what the statement says of a change fit the numbers that the passage gives?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.polarity import trend
from factbench.english.quantity.magnitude import agree
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal
from factbench.text.slots import Quantity, QuantityKind
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side, Term


def compare_direction(claim: Side, evidence: Side) -> Iterator[Signal]:
    """ "rose", "fell by a fifth" against "from 50 to 40": the way, and by how much in per cent."""
    told = [term for term in claim.terms if trend(term.stem) and term.start not in claim.denied]
    # "Growth stagnated": what growth did, not that there was any.
    moved = next((term for term in told if term is told[-1] or not _is_noun(claim, term)), None)
    if moved is None:
        return
    change = next((each for each in _changes(evidence) if _same_thing(claim, moved, evidence, each)), None)
    if change is None:
        return
    way = "up" if change.after > change.before else "down"
    agreement = Agreement.AGREES if way == trend(moved.stem) else Agreement.CONFLICTS
    yield signal(Element.DIRECTION, agreement, claim, moved.span, evidence, change.span, f"it went {way}")
    if agreement is Agreement.AGREES and change.before:
        yield from _amount(claim, evidence, change)


def _is_noun(side: Side, term: Term) -> bool:
    return _NOUN.fullmatch(side.words_of(term.span)) is not None


_NOUN = re.compile(r"growth|increase|decrease|rise|fall|decline|drop|gain", re.IGNORECASE)


class _FromTo(NamedTuple):
    span: Span
    before: float
    after: float


# "from 50 to 40 percent", "from 50 percent in 2019 to 40": what stands between the two numbers is short.
_TO = re.compile(
    r"[^.;]{0,30}?\bto\s+(?:about\s+|around\s+|nearly\s+|almost\s+|just\s+|over\s+|some\s+)?\Z", re.IGNORECASE
)
_FROM = re.compile(
    r"\bfrom\s+(?:about\s+|around\s+|nearly\s+|almost\s+|just\s+|over\s+|some\s+)?\Z", re.IGNORECASE
)


def _changes(side: Side) -> Iterator[_FromTo]:
    """Every "from … to …" of numbers, in order."""
    for place, each in enumerate(side.quantities):
        if not _FROM.search(side.text, max(0, each.span.start - 16), each.span.start):
            continue
        if each.value is None and each.low is not None and each.high is not None:
            yield _FromTo(each.span, each.low, each.high)
        following = side.quantities[place + 1] if place + 1 < len(side.quantities) else None
        if each.value is None or following is None or following.value is None:
            continue
        if _TO.fullmatch(side.text, each.span.end, following.span.start) and following.value != each.value:
            yield _FromTo(Span(each.span.start, following.span.end), each.value, following.value)


def _same_thing(claim: Side, moved: Term, evidence: Side, change: _FromTo) -> bool:
    """Whether the sentence of the change speaks of what stands before the verb of the statement."""
    beside = {*claim.neighbours(moved.span, reach=3)[0]}
    return bool(beside & evidence.sentence_topic(change.span))


def _amount(claim: Side, evidence: Side, change: _FromTo) -> Iterator[Signal]:
    """The per cent of the statement against those that the two numbers come to."""
    percent = 100 * abs(change.after - change.before) / abs(change.before)
    for slot in claim.quantities:
        if slot.kind is QuantityKind.PERCENT:
            computed = replace(slot, value=percent, low=percent, high=percent, approximate=False)
            agreement = Agreement.AGREES if _rounds(slot, computed) else Agreement.CONFLICTS
            why = f"which is {percent:.3g} %"
            yield signal(Element.NUMBER, agreement, claim, slot.span, evidence, change.span, why)


def _rounds(slot: Quantity, computed: Quantity) -> bool:
    """Whether the statement's per cent is the computed one, to a whole number where it has no decimals."""
    if agree(slot, computed):
        return True
    return slot.value is not None and computed.value is not None and abs(slot.value - computed.value) <= 0.5
