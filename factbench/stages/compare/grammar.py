"""How do two stretches stand in their sentences, by their grammar: under the same verb, beside the same subject?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.parse import tops
from factbench.english.polarity import family
from factbench.text.stem import STOP_STEMS, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factbench.english.parse import Word
    from factbench.stages.compare.side import Side
    from factbench.text.span import Span


class Standing(NamedTuple):
    """Where a stretch stands in its sentence; families of stems, empty where there is none."""

    governor: str
    """What it depends on: the noun that is counted, the verb that is dated."""
    event: str
    """The verb of its clause, or what a form of "be" says there."""
    way: str
    """In which relation it stands to the governor: "in", "by", "nsubj"."""
    subject: frozenset[str]
    """Whom or what the clause is about; empty where that is a pronoun."""


def grammar_traits(claim: Side, mine: Span, evidence: Side, theirs: Span) -> Mapping[str, float]:
    """What grammar says of two stretches being of one event; nothing where a sentence has no tree."""
    one, other = standing(claim, mine), standing(evidence, theirs)
    if one is None or other is None:
        return {}
    told = {
        "governor": _alike(one.governor, other.governor),
        "event verb": _alike(one.event, other.event),
        "subject": _subjects(one.subject, other.subject),
        "way": _alike(one.way, other.way),
    }
    names = {-1.0: "other {}", 1.0: "same {}"}
    return {"parsed": 1.0} | {names[size].format(name): 1.0 for name, size in told.items() if size}


def _alike(one: str, other: str) -> float:
    return 0.0 if not one or not other else 1.0 if one == other else -1.0


def _subjects(one: frozenset[str], other: frozenset[str]) -> float:
    return 0.0 if not one or not other else 1.0 if one & other else -1.0


@lru_cache(maxsize=1 << 10)
def standing(side: Side, span: Span) -> Standing | None:
    """Return where the stretch stands; None where its sentence has no tree."""
    words = side.parsed(span)
    if not words:
        return None
    inside, top = frozenset(words), tops(words)[0]
    way, governor = top.relation, None
    for word in top.line():
        if word in inside:
            continue
        if word.pos in _HOLDS:
            governor = word
            break
        if word.pos == "ADP" and way != "conj":
            way = word.lower
    clause = _clause(top)
    return Standing(
        _name(governor) if governor else "",
        _event(clause),
        way,
        _subject(clause),
    )


_HOLDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "AUX"})


def _name(word: Word) -> str:
    found = family(stem(word.lower))
    return "" if found in STOP_STEMS else found


def _clause(word: Word) -> Word:
    """The verb of the clause in which the word stands, else the root."""
    for each in word.line():
        if each.is_verb and each.relation not in {"aux", "auxpass"}:
            return each
    return each


def _event(verb: Word) -> str:
    """The verb, or of "was an actor" the actor."""
    if verb.pos == "AUX":
        said = verb.child("attr", "acomp")
        return _name(said) if said else ""
    return _name(verb)


def _subject(verb: Word) -> frozenset[str]:
    for each in _lines(verb):
        found = each.child("nsubj", "nsubjpass")
        if found is not None:
            if found.pos == "PRON":
                return frozenset()
            return frozenset(_name(word) for word in found.subtree if word.pos in {"NOUN", "PROPN"}) - {""}
        if each.relation in {"acl", "relcl"}:
            return frozenset({_name(each.head)}) - {""}
    return frozenset()


def _lines(verb: Word) -> Iterator[Word]:
    """The verb, and those from which it has its subject: "was born and died"."""
    for each in verb.line():
        yield each
        if each.relation not in {"conj", "advcl", "xcomp", "pcomp", "prep"}:
            return


def is_thing(side: Side, span: Span) -> bool:
    """Whether the word names or describes a thing, for all that is known: no verb, "fired", "to play"."""
    words = side.parsed(span)
    if not words:
        return not _INFINITIVE.search(side.text, max(0, span.start - 4), span.end)
    return words[-1].pos in {"NOUN", "PROPN", "ADJ", "NUM"}


_INFINITIVE = re.compile(r"\bto\s[a-z]+\Z")


def stands_before_its_noun(side: Side, span: Span) -> bool:
    """Whether the stretch tells a thing from others of its kind: "the 2020 election"; False without a tree."""
    outer = tops(side.parsed(span))
    return bool(outer) and outer[-1].relation in _BEFORE and outer[-1].head.pos in {"NOUN", "PROPN"}


_BEFORE = frozenset({"nummod", "compound", "nmod", "amod"})
