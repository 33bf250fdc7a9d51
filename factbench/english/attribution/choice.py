"""Which candidates of a parsed sentence are attributions?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.attribution.cue import may_speak
from factbench.english.attribution.rules import is_question, masked_in
from factbench.english.attribution.scored import Scored, scored
from factbench.english.attribution.telling import attribution
from factbench.english.attribution.tree import (
    ACCORDING,
    CandidateAttribution,
    according,
    candidates,
    unmarked,
)
from factbench.english.parse import stretch
from factbench.english.verb.speech import HEDGES
from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.quotation import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factbench.english.parse import Parse
    from factbench.text.slots import Attribution
    from factbench.text.span import Span


LIKELY = 0.24
"""The chance from which a candidate is taken. Source: the most F1 on PolNeAR by articles left out, tests/quality."""

QUOTED = 0.15
"""The chance that is enough where a quotation would be left without a speaker."""

LINKED = 0.5
"""The chance from which something said within what is said is taken: a link of a chain."""

TOLD_OF = 0.1
"""The chance of "of theft" from which "he was accused of theft" hands on the theft rather than him."""

_TOLD_OF = frozenset(["ccomp", "xcomp", "oprd", "prep"])


def by_tree(text: str, tree: Parse, quotes: list[Span], ruled: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions of the sentence in no order; `ruled` are those that rules see in it."""
    known = [*candidates(tree), *according(tree), *as_candidates(tree, ruled)]
    offered = [scored(text, each, quotes, ruled) for each in known]
    asked = is_question(masked_in(text, stretch(tree.words), quotes))
    found = [each for each in offered if may_speak(text, each) and not (asked and not each.direct)]
    told = {each.cue for each in found if each.chance >= TOLD_OF and each.candidate.family in _TOLD_OF}
    found = [each for each in found if not (each.candidate.slot == "nsubjpass" and each.cue in told)]
    found.sort(key=lambda each: (-each.chance, each.content, each.candidate.slot))
    taken = _taken(found, quotes)
    links = [each for each in found if _is_link(each, taken)]
    return [attribution(text, each, ruled) for each in [*taken, *_apart(links)]]


def _taken(found: list[Scored], quotes: list[Span]) -> list[Scored]:
    """The best candidates that do not get in each other's way; `found` begins with the best."""
    taken: list[Scored] = []
    for each in found:
        around = [other for other in taken if _holds(each, other)] if _reports(each) else []
        rest = [other for other in taken if other not in around]
        if each.chance >= LIKELY and _fits(each, rest):
            taken = [other for other in rest if not each.content.covers(other.cue)]
            taken.append(each)
    for each in found:
        if each.chance >= QUOTED and _fits(each, taken) and _speaks(each, taken, quotes):
            taken.append(each)
    return taken


def _fits(each: Scored, taken: Iterable[Scored]) -> bool:
    if each.in_quotation or not each.content:
        return False
    return not any(
        each.content.overlaps(other.content) or other.content.covers(each.cue) or _rival(each, other)
        for other in taken
    )


def _holds(each: Scored, other: Scored) -> bool:
    """Whether the other is a link inside this one's content, which is then the outer one whatever their chances."""
    return (
        each.content != other.content
        and each.content.covers(other.content)
        and each.content.covers(other.cue)
        and not other.content.covers(each.cue)
    )


def _rival(each: Scored, other: Scored) -> bool:
    """Whether both read one cue, and not as the two sides of a content or of a quotation in which it stands."""
    if each.cue != other.cue or each.candidate.slot == other.candidate.slot:
        return False
    return not (each.direct and other.direct) or (each.content < each.cue) == (other.content < other.cue)


def _speaks(each: Scored, taken: list[Scored], quotes: list[Span]) -> bool:
    """Whether a quotation that nothing covers is in the content, and the cue is not in what others cover."""
    if any(each.content.covers(other.cue) for other in taken):
        return False
    return any(
        not any(other.content.overlaps(quote) for other in taken)
        for quote in within(quotes, each.content, partly=True)
    )


def _is_link(each: Scored, taken: list[Scored]) -> bool:
    """Whether somebody reports within what somebody says: a clause, a verb of saying, and a speaker of its own."""
    speaker = each.candidate.speaker
    inside = each.in_quotation or any(other.content.covers(each.cue) for other in taken)
    return (
        inside
        and _reports(each)
        and sort_of(each.candidate.cue.text) in {SpeechSort.SPEECH, SpeechSort.FINDING}
        and speaker is not None
        # In a quotation nobody can tell who "he" is, and "I think" is the speaker's own hedge.
        and not (speaker.pos == "PRON" and each.in_quotation)
        and speaker.lower not in {"i", "we", "you", "it"}
        and not each.content.covers(each.cue)
        and all(other.cue != each.cue for other in taken)
    )


def _reports(each: Scored) -> bool:
    """Whether it surely hands on a clause."""
    return each.chance >= LINKED and each.candidate.family in {"ccomp", "rule", ACCORDING}


def _apart(links: list[Scored]) -> list[Scored]:
    """One link a cue, the best."""
    found: dict[Span, Scored] = {}
    for each in links:
        found.setdefault(each.cue, each)
    return list(found.values())


# ------------------------------------------------------------------------------------------------- rules' part


def as_candidates(tree: Parse, ruled: Iterable[Attribution]) -> list[CandidateAttribution]:
    """What rules saw, as candidates; adverbs, which hand on their clause without a speaker, are not among them."""
    found: list[CandidateAttribution] = []
    for each in ruled:
        cue, content = tree.within(each.cue), unmarked(tree.within(each.content))
        if cue and content and cue[-1].lower not in HEDGES:
            source = tree.within(each.source) if each.source else []
            according = cue[0].lower == "according"
            order = "according" if according else "last" if each.content.end <= each.cue.start else "first"
            found.append(
                CandidateAttribution(
                    cue[0] if according else cue[-1],
                    f"rule:{order}",
                    content,
                    tuple(source),
                    next((word for word in source if word.head not in source), None),
                )
            )
    return found
