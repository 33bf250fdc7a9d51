"""What is a word said of: the noun behind an adjective, the object behind a verb?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.exclusive import realm
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from factbench.stages.compare.side import Side, Term


def of_two_heads(one: Side, mine: Span, other: Side, theirs: Span) -> bool:
    """Whether two adjectives are said of two things, so that they are no opposites: "highest debt" and "lowest growth".

    So are two where one is part of a longer name: in "Liberal Party" nothing is liberal. False of other words, and
    where it cannot be told: a city may be the town, and "a real place" the "fictional setting" that it is.
    """
    if not (_is_adjective(one, mine) and _is_adjective(other, theirs)):
        return False
    if _is_named(one, mine) or _is_named(other, theirs):
        return True
    here, there = heads(one, mine), heads(other, theirs)
    if not here or not there or (_is_what_it_is(one, mine) and _is_what_it_is(other, theirs)):
        return False
    if {each.family for each in here} & {each.family for each in there}:
        return False
    sorts = [
        {realm(side.words_of(each.span).lower()) for each in found} - {None}
        for side, found in ((one, here), (other, there))
    ]
    return sorts[0].isdisjoint(sorts[1])


def _is_adjective(side: Side, at: Span) -> bool:
    word = side.words_of(at).lower()
    return word in _ADJECTIVES or _ADJECTIVE.search(word) is not None


_ADJECTIVE = re.compile(r"(?:est|er|al|ern|ive|ic|ous|ble|ful|less|ant|ent|first|last|second|third|th)\Z")
_ADJECTIVES = wordlist(
    """
    high low large small big little old new young long short male female north south east west rich poor strong weak
    hot cold warm cool public private urban upper front back early late true false real fake dry wet free top bottom
    best worst most least major minor great many few light dark fast slow hard easy
    """
)


def _is_what_it_is(side: Side, at: Span) -> bool:
    """Whether it stands in what the subject is said to be: "is a real place"."""
    return _IS.search(side.text, max(0, at.start - _FAR), at.start) is not None


_IS = re.compile(r"\b(?:is|are|was|were|became|becomes)\s(?:an?|the|one\sof\sthe)\s\Z", re.IGNORECASE)


def heads(side: Side, at: Span) -> list[Term]:
    """The next telling words behind articles, three at most; of "Debt - external" of what it is a part.

    Empty where nothing follows in the phrase, or an adverb.
    """
    label = _LABEL.search(side.text, max(0, at.start - _FAR), at.start)
    if label is not None:
        return side.terms_in(Span(*label.span("what")))
    found: list[Term] = []
    end = at.end
    for each in side.terms_in(Span(at.end, min(len(side.text), at.end + _FAR)))[:_WORDS]:
        if _BETWEEN.fullmatch(side.text, end, each.start) is None:
            break
        if side.words_of(each.span).endswith("ly"):
            break
        found.append(each)
        end = each.end
    return found


# Code points and words within which the other word stands.
_FAR, _WORDS = 40, 3
_LABEL = re.compile(r"\b(?P<what>\w+)\s[-–]\s\Z")
_BETWEEN = re.compile(
    r"[\s-](?:(?:the|an?|its|their|his|her|own|this|that|these|those|all)\s)*", re.IGNORECASE
)


def _is_named(side: Side, at: Span) -> bool:
    return any(name.covers(at) and len(name) > len(at) for name in side.name_spans)
