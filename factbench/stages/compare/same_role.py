"""Does the passage put another name into the role that the statement gives to one?

Roles are told by grammar: who did it, whom it was done to, with which preposition, and who is called what: "the prime
minister of Orven", "its mayor, Ida Marsh". Without a tree there are none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.parse import tops
from factbench.english.polarity import family
from factbench.model import Element
from factbench.stages.compare.clash import Clash, place_of
from factbench.stages.compare.side import MINE, THEIRS
from factbench.text.stem import STOP_STEMS, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.english.parse import Word
    from factbench.stages.compare.side import Side
    from factbench.text.slots import Name
    from factbench.text.span import Span


class _Role(NamedTuple):
    """What a name is in its clause."""

    what: str
    """The family of the verb, or of the noun that it is called."""
    way: str
    """ "subject", "object", a preposition, or "called"."""


def compare_same_role(claim: Side, evidence: Side) -> Iterator[Clash]:
    """A name that the passage lacks clashes with another that has its role there, the one that stands most like it."""
    for name in claim.names[:MINE]:
        if evidence.stems.isdisjoint(claim.stems_in(name.span)) and name.span.start not in claim.denied:
            mine = roles(claim, name.span)
            found = [
                clash
                for rival in _rivals(claim, evidence)
                for clash in _same_role(claim, name, mine, evidence, rival)
            ]
            if found:
                yield max(found, key=lambda each: (each.traits["sentence"], each.traits["near"]))


def _rivals(claim: Side, evidence: Side) -> list[Name]:
    """The names of the passage that the statement does not have."""
    known = {name.canonical for name in claim.names} - {None}
    return [
        each
        for each in evidence.names[:THEIRS]
        if each.canonical not in known
        and claim.stems.isdisjoint(evidence.stems_in(each.span))
        and each.span.start not in evidence.denied
    ]


def _same_role(
    claim: Side, name: Name, mine: frozenset[_Role], evidence: Side, rival: Name
) -> Iterator[Clash]:
    shared = mine & roles(evidence, rival.span)
    if not shared:
        return
    way = min(role.way for role in shared)
    both_known = name.is_place and rival.is_place
    if way in _WHERE and not both_known:
        return  # one place may lie in the other
    traits = place_of(claim, name.span, evidence, rival.span) | {
        way if way in _TOLD else "preposition": 1.0,
        "place": float(name.is_place or rival.is_place),
        "country": float(name.is_place and rival.is_place),
        "first word": float(name.span.start < 5),
    }
    yield Clash(Element.NAME, "role", name.span, rival.span, traits)


_WHERE = frozenset({"in", "at", "from", "near", "to", "for"})
_TOLD = frozenset({"called", "subject", "object", "in", "by", "of"})


@lru_cache(maxsize=1 << 10)
def roles(side: Side, span: Span) -> frozenset[_Role]:
    """Return what the name is, by the tree of its sentence; nothing without one."""
    words = side.parsed(span)
    if not words:
        return frozenset()
    return frozenset(_roles(tops(words)[0]))


def _roles(top: Word) -> Iterator[_Role]:
    head, relation = top.head, top.relation
    while relation == "conj" and not head.is_root:
        head, relation = head.head, head.relation
    if relation in {"nsubj", "nsubjpass"}:
        yield from _subject(head, relation)
    elif relation in {"dobj", "dative", "oprd"}:
        yield from _role(head, "object")
    elif relation == "appos":
        yield from _called(head)
    elif relation == "attr":
        said = head.child("nsubj")
        if said is not None:
            yield from _called(said)
    elif relation == "pobj":
        yield from _prepositional(head)
    for each in top.children("appos"):
        yield from _called(each)
    for each in top.children("compound"):  # "prime minister Ida Marsh"
        yield from _called(each)


def _subject(verb: Word, relation: str) -> Iterator[_Role]:
    if verb.pos == "AUX" or verb.lower in {"become", "became", "remains", "remained"}:
        said = verb.child("attr")
        if said is not None:
            yield from _called(said)
    yield from _role(verb, "object" if relation == "nsubjpass" else "subject")


def _prepositional(preposition: Word) -> Iterator[_Role]:
    head = preposition.head
    if preposition.relation == "agent" or (preposition.lower == "by" and head.tag == "VBN"):
        yield from _role(head, "subject")
    else:
        yield from _role(head, preposition.lower)


def _called(word: Word) -> Iterator[_Role]:
    if word.pos in {"NOUN", "PROPN"}:
        yield from _role(word, "called")


def _role(word: Word, way: str) -> Iterator[_Role]:
    what = family(stem(word.lower))
    if what not in STOP_STEMS and what not in _SAYS_LITTLE:
        yield _Role(what, way)


# Verbs of which anybody is the subject or object.
_SAYS_LITTLE = frozenset(
    map(
        stem,
        [
            "is",
            "was",
            "have",
            "had",
            "make",
            "made",
            "take",
            "took",
            "include",
            "including",
            "use",
            "used",
            "say",
            "said",
            "become",
        ],
    )
)
