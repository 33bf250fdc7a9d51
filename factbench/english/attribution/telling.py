"""Who tells what, and how, by the tree of a sentence?"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from factbench.english.attribution.source import is_nobody, named_in
from factbench.english.attribution.tree import clause_of, unmarked
from factbench.english.parse import stretch
from factbench.english.verb.speech import HEDGES, stance_in
from factbench.english.verb.speech_sort import sort_of
from factbench.text.quotation import MARKS
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span, trim
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.english.attribution.scored import Scored
    from factbench.english.attribution.tree import CandidateAttribution
    from factbench.english.parse import Parse, Word


def attribution(text: str, found: Scored, ruled: Iterable[Attribution]) -> Attribution:
    """Return what the taken candidate says; `ruled` may name the source where the tree does not."""
    candidate = found.candidate
    cue = _with_auxiliaries(candidate.cue)
    source = _source(candidate)
    if source is None and not candidate.cue.has("auxpass"):
        source = next(
            (each.source for each in ruled if each.cue.end == cue.end and each.source is not None), None
        )
        source = None if source is None or source.overlaps(found.content) else source
    if source is None and found.direct and (source := _between(text, found)) is not None:
        return Attribution(source, cue, found.content, Stance.ASSERTED, direct=False)
    stance = _stance(candidate, cue.of(text), source)
    if (
        found.direct
        and source is not None
        and stance is Stance.HEDGED
        and sort_of(candidate.cue.text) is None
    ):
        # As in "he went on" before a quotation.
        stance = Stance.ASSERTED
    return Attribution(source, cue, found.content, stance, direct=False)


def _between(text: str, found: Scored) -> Span | None:
    """The name between a quotation and its verb, which the model may take for a noun: “…,” Jan Niro shares."""
    if found.cue.start <= found.content.end:
        return None
    between = trim(text, Span(found.content.end, found.cue.start), also=MARKS + ",")
    return between if _NAME.fullmatch(between.of(text)) else None


_NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}")


def _source(candidate: CandidateAttribution) -> Span | None:
    """The name of whoever speaks."""
    if not candidate.source or candidate.speaker is None:
        return None
    # What rules took for a source may be more than that, or less: "Speaking to the paper Ito said".
    subject = candidate.cue.child("nsubj") if candidate.family == "rule" else None
    if subject is None or subject in candidate.content:
        return _whole_name(candidate, named_in(candidate.source, candidate.speaker))
    found = named_in(unmarked(subject.subtree), subject) or named_in(candidate.source, candidate.speaker)
    return _whole_name(candidate, found)


def _whole_name(candidate: CandidateAttribution, source: Span | None) -> Span | None:
    """The source to the end of its name, of which the model may see but the first words: "ODE President Ada Marsh"."""
    words = candidate.cue.tree.words
    if source is None or not any(word.span.start == source.start for word in words):
        return source
    rest = [word for word in words if source.end <= word.span.start < candidate.cue.span.start]
    run = list(takewhile(lambda word: word.text[0].isupper() and word.tag.startswith("NNP"), rest))
    goes_on = len(run) == len(rest) > 1
    return Span(source.start, run[-1].span.end) if goes_on else source


def _stance(candidate: CandidateAttribution, cue: str, source: Span | None) -> Stance:
    """The cue's; "to say" and "the claim" assert nothing by themselves, "called it a failure" does."""
    word = candidate.cue
    if word.lower == "according" or candidate.slot == "oprd":
        return Stance.ASSERTED
    nobody = is_nobody([each.text for each in candidate.source])
    stance = stance_in(word.text, negated=word.has("neg") or nobody)
    unsaid = cue.lower().startswith("to ") or (word.tag.startswith("NN") and source is None)
    return Stance.HEDGED if unsaid and stance is Stance.ASSERTED else stance


def _with_auxiliaries(cue: Word) -> Span:
    """The cue with its auxiliaries and negation where they stand beside it; "according" with its "to"."""
    if cue.lower == "according":
        return stretch([cue, cue.following or cue])
    start = cue
    while (
        (before := start.previous) is not None
        and before.head is cue
        and before.relation in {"aux", "auxpass", "neg"}
    ):
        start = before
    return stretch([start, cue])


def hedges(tree: Parse) -> Iterator[Attribution]:
    """Yield what the sentence's "reportedly" and the like pass on without a speaker, and "is said to"."""
    for word in tree.words:
        if word.lower in HEDGES or _is_hearsay(word):
            clause = clause_of(word if word.is_verb else word.head).subtree
            content = unmarked(each for each in clause if each.relation != "mark")
            if content:
                yield Attribution(
                    None, _with_auxiliaries(word), stretch(content), Stance.HEDGED, direct=False
                )


def _is_hearsay(word: Word) -> bool:
    """Whether it is the verb of "he is said to", "they are believed to", and nobody is named who says so."""
    verb = word.child("xcomp")
    return (
        word.tag == "VBN"
        and word.has("auxpass")
        and not word.has("agent", "neg")
        and word.lower in _HEARSAY
        and verb is not None
        and any(each.lower == "to" for each in verb.children("aux"))
        and any(each.lower in _PRESENT for each in word.children("auxpass"))
    )


_PRESENT = wordlist("is are")
_HEARSAY = wordlist("said believed thought understood reported alleged rumoured rumored")
