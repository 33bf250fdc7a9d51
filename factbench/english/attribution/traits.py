"""What speaks for a candidate, and what against it?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from factbench.english.attribution.weights import BIAS, WEIGHTS
from factbench.english.parse import stretch
from factbench.english.verb.speech import is_plain
from factbench.english.verb.speech_sort import sort_of
from factbench.text.quotation import holding, within
from factbench.text.stem import stem
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.attribution.tree import CandidateAttribution
    from factbench.text.slots import Attribution
    from factbench.text.span import Span


def chance(found: Sequence[str]) -> float:
    """How likely a candidate with these traits is an attribution with the right content, from 0 to 1."""
    total = BIAS + sum(WEIGHTS.get(each, 0.0) for each in found)
    return round(1 / (1 + math.exp(-total)), 4)


def traits(candidate: CandidateAttribution, quotes: list[Span], ruled: Sequence[Attribution]) -> list[str]:
    """Return the candidate's traits in words, each once: those that `WEIGHTS` knows and others that weigh nothing.

    `quotes` are the quotations of the whole text, in order; `ruled` is what rules see in the sentence.
    """
    family = candidate.family
    alone: list[str] = []
    joined = [
        *_of_the_cue(candidate, alone),
        *_of_the_content(candidate, quotes, alone),
        _of_the_source(candidate, alone),
    ]
    if ruled:
        alone.append(_of_the_rules(candidate, ruled))
    return [*alone, *joined, *(f"{each} in {family}" for each in joined)]


def _of_the_cue(candidate: CandidateAttribution, alone: list[str]) -> Iterator[str]:
    cue = candidate.cue
    alone += [f"slot {candidate.slot}", f"cue {stem(cue.text)}", f"tag {cue.tag}"]
    if ":" in candidate.slot:
        alone.append(f"word {candidate.slot.partition(':')[2]}")
    if cue.tag == "VB" and any(word.tag == "TO" for word in cue.children()):
        alone.append("infinitive")
    if any(word.tag == "MD" for word in cue.children()):
        alone.append("modal")
    if cue.has("neg"):
        alone.append("negated")
    if cue.has("auxpass"):
        yield "passive"
    if is_plain(cue.text):
        yield "plain"
    yield f"sort {sort_of(cue.text) or 'none'}"


def _of_the_content(candidate: CandidateAttribution, quotes: list[Span], alone: list[str]) -> Iterator[str]:
    content = candidate.content
    first, last = content[0], content[-1]
    alone.append(f"begins with {first.lower if first.lower in _BEGINNINGS else first.pos}")
    alone.append(f"longer than {sum(len(content) > size for size in (1, 2, 4, 8, 20))}")
    tags = {word.tag for word in content}
    yield "finite" if tags & {"VBD", "VBZ", "VBP", "MD"} else "not finite"
    yield f"quoted {_share(stretch(content), quotes)}"
    yield "before" if last < candidate.cue else "after" if candidate.cue < first else "around"
    if candidate.tail:
        yield candidate.tail


_BEGINNINGS = wordlist("that to whether if how what why it a the his her their an he she they i we")


def _share(span: Span, quotes: list[Span]) -> str:
    """How much of the span stands in quotation marks."""
    inside = sum(len(span.intersect(quote)) for quote in within(quotes, span, partly=True))
    return "not" if not inside else "in part" if inside * 2 < len(span) else "mostly"


def _of_the_source(candidate: CandidateAttribution, alone: list[str]) -> str:
    speaker = candidate.speaker
    if speaker is None:
        return "source none"
    alone.append("source first" if speaker < candidate.cue else "source last")
    if speaker in candidate.content:
        alone.append("source inside")
    for kind, members in _SOURCES.items():
        if speaker.lower in members:
            return f"source {kind}"
    if speaker.pos == "PROPN":
        return "source name"
    return "source plural" if speaker.tag == "NNS" else "source noun"


def _of_the_rules(candidate: CandidateAttribution, ruled: Sequence[Attribution]) -> str:
    """Whether rules read the cue in the same way, in another, or not at all while they read others."""
    content = stretch(candidate.content)
    same = [each.content for each in ruled if each.cue.overlaps(candidate.cue.span)]
    if not same:
        return "rules see another"
    near = any(
        2 * len(each.intersect(content)) > max(each.end, content.end) - min(each.start, content.start)
        for each in same
    )
    return "rules agree" if near else "rules differ"


_SOURCES = {
    "speaker": wordlist("i we you me us"),
    "person": wordlist("he she they who"),
    "thing": wordlist("it this that which these those"),
    "document": wordlist(
        "report study poll survey ad statement letter document article story editorial research analysis memo email "
        "record lawsuit filing complaint data figures video message tweet post reports studies polls surveys ads "
        "statements letters documents articles stories editorials memos emails records"
    ),
}


def in_quotation(span: Span, quotes: list[Span]) -> bool:
    """Whether the span begins in one of the quotations."""
    return holding(quotes, span) is not None
