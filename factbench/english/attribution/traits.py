"""What speaks for a candidate, and what against it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.speech import is_plain
from factbench.english.speech_sort import sort_of
from factbench.text.fitted import load
from factbench.text.quotation import holding, within
from factbench.text.span import Span
from factbench.text.stem import stem
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.attribution.tree import Candidate
    from factbench.english.parse import Parse
    from factbench.text.fitted import Table
    from factbench.text.slots import Attribution


def chance(found: Sequence[str]) -> float:
    """How likely a candidate with these traits is an attribution with the right content, from 0 to 1."""
    return round(fitted().chance(found), 4)


def fitted() -> Table:
    """What each trait weighs."""
    return load("factbench.english", "fitted/attribution.tsv")


def traits(tree: Parse, candidate: Candidate, quotes: list[Span], ruled: Sequence[Attribution]) -> list[str]:
    """Return the candidate's traits in words, each once: those that `fitted` knows and others that weigh nothing.

    `quotes` are the quotations of the whole text, in order; `ruled` is what rules see in the sentence.
    """
    family = candidate.family
    alone: list[str] = []
    joined = [
        *_of_the_cue(tree, candidate, alone),
        *_of_the_content(tree, candidate, quotes, alone),
        _of_the_source(tree, candidate, alone),
    ]
    if ruled:
        alone.append(_of_the_rules(tree, candidate, ruled))
    return [*alone, *joined, *(f"{each} in {family}" for each in joined)]


def _of_the_cue(tree: Parse, candidate: Candidate, alone: list[str]) -> Iterator[str]:
    place = candidate.cue
    token = tree.tokens[place]
    alone += [f"slot {candidate.slot}", f"cue {stem(token.text)}", f"tag {token.tag}"]
    if ":" in candidate.slot:
        alone.append(f"word {candidate.slot.partition(':')[2]}")
    near = [tree.tokens[each] for each in tree.children[place]]
    if token.tag == "VB" and any(each.tag == "TO" for each in near):
        alone.append("infinitive")
    if any(each.tag == "MD" for each in near):
        alone.append("modal")
    if any(each.dep == "neg" for each in near):
        alone.append("negated")
    if any(each.dep == "auxpass" for each in near):
        yield "passive"
    if is_plain(token.text):
        yield "plain"
    yield f"sort {sort_of(token.text) or 'none'}"


def _of_the_content(tree: Parse, candidate: Candidate, quotes: list[Span], alone: list[str]) -> Iterator[str]:
    content = candidate.content
    first = tree.tokens[content[0]]
    word = first.text.lower()
    alone.append(f"begins with {word if word in _BEGINNINGS else first.pos}")
    alone.append(f"longer than {sum(len(content) > size for size in (1, 2, 4, 8, 20))}")
    tags = {tree.tokens[each].tag for each in content}
    yield "finite" if tags & {"VBD", "VBZ", "VBP", "MD"} else "not finite"
    yield f"quoted {_share(span_of(tree, content), quotes)}"
    yield "before" if content[-1] < candidate.cue else "after" if content[0] > candidate.cue else "around"
    if candidate.tail:
        yield candidate.tail


_BEGINNINGS = wordlist("that to whether if how what why it a the his her their an he she they i we")


def _share(span: Span, quotes: list[Span]) -> str:
    """How much of the span stands in quotation marks."""
    inside = sum(
        min(span.end, quote.end) - max(span.start, quote.start) for quote in within(quotes, span, partly=True)
    )
    return "not" if not inside else "in part" if inside * 2 < len(span) else "mostly"


def _of_the_source(tree: Parse, candidate: Candidate, alone: list[str]) -> str:
    if candidate.speaker is None:
        return "source none"
    token = tree.tokens[candidate.speaker]
    alone.append("source first" if candidate.speaker < candidate.cue else "source last")
    if candidate.speaker in candidate.content:
        alone.append("source inside")
    word = token.text.lower()
    for kind, members in _SOURCES.items():
        if word in members:
            return f"source {kind}"
    if token.pos == "PROPN":
        return "source name"
    return "source plural" if token.tag == "NNS" else "source noun"


def _of_the_rules(tree: Parse, candidate: Candidate, ruled: Sequence[Attribution]) -> str:
    """Whether rules read the cue in the same way, in another, or not at all while they read others."""
    cue, content = tree.tokens[candidate.cue].span, span_of(tree, candidate.content)
    same = [each.content for each in ruled if each.cue.overlaps(cue)]
    if not same:
        return "rules see another"
    near = any(
        2 * _common(each, content) > max(each.end, content.end) - min(each.start, content.start)
        for each in same
    )
    return "rules agree" if near else "rules differ"


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


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


def span_of(tree: Parse, places: Sequence[int]) -> Span:
    """From the first word to the last of the places."""
    return Span(tree.tokens[places[0]].span.start, tree.tokens[places[-1]].span.end)
