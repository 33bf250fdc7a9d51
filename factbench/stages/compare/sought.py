"""Is a conflict with a passage that a search found one with this statement, or is the passage of something else?"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.model import Agreement, Element
from factbench.stages.compare.around import said_around
from factbench.stages.compare.heart import is_about, subject
from factbench.stages.compare.one_holder import SURE
from factbench.stages.compare.predicate import is_same_predicate, may_both_be
from factbench.text.fitted import WEIGHT, load
from factbench.text.slots import Grain, NameKind
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.model import Signal
    from factbench.stages.compare.heart import Heart
    from factbench.stages.compare.side import Side


def of_this(
    claim: Side, evidence: Side, owed: Heart, told: Sequence[Signal], title: str = ""
) -> list[Signal]:
    """Return the signals, as ones that only qualify where they conflict and the passage may be of something else.

    It is of the statement where the conflict is sure enough for as much of the statement as stands around it (fitted,
    see `sought.tsv`), and the passage has the name that the statement begins with, or its source is called so: `title`.
    Of a figure it has all countries and capitals of the statement, too, for each has its own. A date conflicts only
    with one of which the passage says the same: the day a bridge fell is no other year of building. Another name, or
    another country, conflicts only where the passage says all other words and agrees in a date, a number or a rank:
    Orven may have attacked both Brint and Quill. What another only may do, or plans, is no conflict either.
    """
    single = any(each.agreement is Agreement.AGREES and each.element in _SINGLE for each in told)
    reserves = [
        evidence.sentence_of(each.evidence_span) for each in told if each.element is Element.CERTAINTY
    ]
    weighed = []
    for each in told:
        planned = _is_name(claim, each) and evidence.sentence_of(each.evidence_span) in reserves
        weighed.append(_weighed(claim, evidence, owed, each, title, single=single and not planned))
    against = {each.element for each in weighed if each.agreement is Agreement.CONFLICTS}
    if not against >= _OCCASION:
        return weighed
    return [_perhaps(each, "that may be another occasion") if _parts(each) else each for each in weighed]


_SINGLE = frozenset({Element.DATE, Element.NUMBER, Element.FIRST})
# Of another day another figure may be true: "grew by 2 % in the first quarter" says nothing of the second.
_OCCASION = frozenset({Element.DATE, Element.NUMBER})


def _parts(each: Signal) -> bool:
    return each.agreement is Agreement.CONFLICTS and each.element in _OCCASION


def _weighed(claim: Side, evidence: Side, owed: Heart, each: Signal, title: str, *, single: bool) -> Signal:
    if each.agreement is not Agreement.CONFLICTS:
        return each
    if _is_name(claim, each):
        missing = any(not span.overlaps(each.claim_span) for span in owed.missing)
        # What is told of one country is told of another in the same words, and is true of both.
        begun = subject(claim)
        of_two = each.weight < SURE and begun in _places(claim) and begun.overlaps(each.claim_span)
        return each if single and not missing and not of_two else _perhaps(each, "both may be true")
    if each.element in _WHOLE:
        told = owed.said >= _LEAST and not owed.unnamed and len(owed.unsaid) < owed.said
        return each if told else _perhaps(each, _OTHER)
    begun = subject(claim)
    places = _places(claim)
    for name in owed.unnamed:
        figured = each.element in _OCCASION and name in places and not is_about(title, claim, name)
        if (name == begun or figured) and not name.overlaps(each.claim_span):
            return _perhaps(each, f"the passage does not name {claim.words_of(name)}")
    if (why := _of_another_event(claim, begun, evidence, each)) is not None:
        return _perhaps(each, why)
    table = load("factbench.stages.compare", "sought.tsv")
    sure = table.chance(signs(claim, evidence, each)) >= table.bounds[WEIGHT]
    return each if sure else _perhaps(each, _OTHER)


def _of_another_event(claim: Side, begun: Span | None, evidence: Side, each: Signal) -> str | None:
    """Of what else the passage may say it, where that is so."""
    if each.element in _SINGLE and (other := _of_another(claim, begun, evidence, each)) is not None:
        return f"the passage says it of {evidence.words_of(other)}"
    if not any(slot.span == each.claim_span and slot.grain is not Grain.DURATION for slot in claim.dates):
        return None
    ends = claim, each.claim_span, evidence, each.evidence_span
    if not is_same_predicate(*ends):
        return "that may date something else"
    return "both may be true" if may_both_be(*ends) else None


def _of_another(claim: Side, begun: Span | None, evidence: Side, each: Signal) -> Span | None:
    """The name that the sentence begins with, where the statement has not that and the sentence not the statement's."""
    if begun is None or each.evidence_span is None:
        return None
    sentence = evidence.sentence_of(each.evidence_span)
    mine = claim.stems_in(begun)
    if (other := _meant(mine, evidence, Span(sentence.start, each.evidence_span.start))) is not None:
        return other
    if mine & evidence.stems_in(sentence):
        return None
    first = next((name for name in evidence.name_spans if name.start >= sentence.start), None)
    if first is None or first.start - sentence.start > _ARTICLE or evidence.stems_in(first) & claim.stems:
        return None
    return first


def _meant(mine: frozenset[str], evidence: Side, before: Span) -> Span | None:
    """Whom "and it" means, just before what is said: the name before it, where that has none of the stems `mine`."""
    found = _AND_IT.search(evidence.text, before.start, before.end)
    if found is None:
        return None
    named = [name for name in evidence.name_spans if before.start <= name.start < found.start()]
    # The subject goes on, or the last that was named.
    same = any(evidence.stems_in(each) & mine for each in (*named[:1], *named[-1:]))
    return named[-1] if named and not same else None


_AND_IT = re.compile(r",?\s(?:and|but|so)\s(?:it|he|she|they)\s[^,;:]*\Z")


def _places(claim: Side) -> list[Span]:
    """The countries and capitals that the statement names."""
    return [name.span for name in claim.names if name.kind in _PLACES]


_PLACES = frozenset({NameKind.COUNTRY, NameKind.CAPITAL})
# "The " may stand before it.
_ARTICLE = 4


def is_weighed(claim: Side, each: Signal) -> bool:
    """Whether the table decides: names, and what is said of the statement as a whole, have rules of their own."""
    return each.element not in _WHOLE and not _is_name(claim, each)


def signs(claim: Side, evidence: Side, each: Signal) -> dict[str, float]:
    """What is weighed: how sure the conflict is, in log odds, the share of the statement around it, 0 to 1, and whether
    dates conflict, of which every passage has some.
    """
    weight = min(max(each.weight, _SURE), 1 - _SURE)
    around = said_around(claim, each.claim_span, evidence, each.evidence_span)
    date = float(each.element is Element.DATE)
    return {"sure": math.log(weight / (1 - weight)), "around": around, "date": date}


# No weight is surer than that, nor less sure.
_SURE = 0.01


# What is said of the statement as a whole: there its sentence must say more than half of it.
_WHOLE = frozenset({Element.CERTAINTY, Element.QUOTATION, Element.SPEAKER})
# So many words must be said: one alone is a topic.
_LEAST = 2

_OTHER = "that may be about something else"


def _is_name(claim: Side, each: Signal) -> bool:
    """Whether names clash: written as names, or two countries."""
    return each.element is Element.NAME or any(
        name.span.overlaps(each.claim_span) for name in claim.names if each.element is Element.WORDING
    )


def _perhaps(each: Signal, why: str) -> Signal:
    return replace(each, agreement=Agreement.QUALIFIES, why=f"{each.why.rstrip('.')}; {why}.")
