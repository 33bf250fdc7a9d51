"""Does a sentence tell what somebody did about an event, and not that it took place: "approved the opening"?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.model import Agreement, Element
from factbench.stages.compare.clash import signal
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Signal
    from factbench.stages.compare.clash import Clash
    from factbench.stages.compare.side import Side, Term


def compare_acts_upon(claim: Side, evidence: Side, sentence: Span) -> Iterator[Signal]:
    """The first act upon what the statement says took place, in the sentence that says most of the statement."""
    found = _act_upon(claim, evidence, sentence)
    if found is not None:
        mine, act = found
        why = "tells what was decided or said about it, not that it happened"
        yield signal(Element.CERTAINTY, Agreement.QUALIFIES, claim, mine, evidence, act, why)


def dates_an_act_upon(claim: Side, evidence: Side, each: Clash) -> bool:
    """Whether the clash is with the date of an act upon the event: the day of the approval is no day of the opening."""
    if each.kind != "date" or each.theirs is None:
        return False
    return _act_upon(claim, evidence, evidence.sentence_of(each.theirs)) is not None


# What is done about an event that need not take place; whoever celebrates or recalls one says that it did.
_ACT = re.compile(
    r"\b(?:approv(?:e[sd]?|ing|al)|authori[sz](?:e[sd]?|ing|ation)|announc(?:e[sd]?|ing|ement)|agree(?:s|d|ing|ment)?"
    r"|propos(?:e[sd]?|ing|al)|discuss(?:es|ed|ing|ion)?|debat(?:e[sd]?|ing)|consider(?:s|ed|ing)?|demand(?:s|ed|ing)?"
    r"|call(?:s|ed|ing)?\s+for|vot(?:e[sd]?|ing)|request(?:s|ed|ing)?|pledg(?:e[sd]?|ing)|delay(?:s|ed|ing)?"
    r"|postpon(?:e[sd]?|ing)|schedul(?:e[sd]?|ing)|endors(?:e[sd]?|ing)|order(?:s|ed|ing)?|prepar(?:e[sd]?|ing)"
    r"|negotiat(?:e[sd]?|ing)|decid(?:e[sd]?|ing)|decision|permission|plans?|planned|planning)\b",
    re.IGNORECASE,
)
# From the act to its object: "the", "the planned", "on 3 April 2019 to", "for the official".
_TO_ITS_OBJECT = re.compile(
    r"\s+(?:(?:on|for|of|in)\s+)?(?:(?:[\w,]+\s+){0,5}to\s+|(?:the|an?|its|their|his|her|this|such)\s+(?:[\w-]+\s+){0,2}?)",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"(?:\b(?:the|an?|its|their|his|her|this)|['’]s?)\s+\Z", re.IGNORECASE)


def _act_upon(claim: Side, evidence: Side, sentence: Span) -> tuple[Span, Span] | None:
    """Where the statement says what happens, and the act with that event as its object; None where there is none."""
    for act in _ACT.finditer(evidence.text, sentence.start, sentence.end):
        if evidence.families_in(Span(*act.span())) & claim.topic:
            continue  # the statement tells of the act itself
        behind = evidence.terms_in(Span(act.end(), min(sentence.end, act.end() + _NEAR)))
        for term in behind:
            if _is_its_object(evidence, act.end(), term):
                mine = _as_it_happens(claim, evidence, term)
                if mine is not None:
                    return mine, Span(act.start(), term.end)
    return None


def _is_its_object(evidence: Side, act: int, term: Term) -> bool:
    """Whether the word is what the act that ends there is upon: "considered leaving", "approved the opening"."""
    if evidence.text[act : term.start].isspace():
        return evidence.words_of(term.span).endswith("ing")
    return _TO_ITS_OBJECT.fullmatch(evidence.text, act, term.start) is not None


# Code points from an act to its object.
_NEAR = 60


def _as_it_happens(claim: Side, evidence: Side, theirs: Term) -> Span | None:
    """The verb of the statement that names the same event in another form: "opened" beside "the opening"."""
    words = evidence.words_of(theirs.span).lower()
    return next(
        (
            mine.span
            for mine in claim.terms
            if mine.family == theirs.family
            and claim.words_of(mine.span).lower() != words
            and mine.stem not in claim.name_stems
            and not _DETERMINED.search(claim.text, max(0, mine.start - 30), mine.start)
        ),
        None,
    )
