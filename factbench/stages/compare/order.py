"""Does the passage give the same thing another place in the same order: "the third largest city of Orven"?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.lexicon.numerals import SMALL, ordinal
from factbench.english.lexicon.superlatives import ALIKE
from factbench.english.polarity import family
from factbench.english.rank import ranks
from factbench.model import Agreement, Element
from factbench.stages.compare.clash import signal
from factbench.stages.compare.one_holder import SURE
from factbench.stages.compare.same_subject import of_the_same
from factbench.text.span import Span
from factbench.text.stem import stem
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Signal
    from factbench.stages.compare.side import Side


def compare_order(claim: Side, evidence: Side, title: str = "") -> Iterator[Signal]:
    """The first place in an order that the passage tells otherwise, where it nowhere gives the statement's.

    "The fourth biggest city of Orven" beside "the third-most-populous city of Orven"; "among the top three" beside "the
    fourth largest". `title` is what the passage's source is called.
    """
    found = next(_places(claim, evidence, title), None) or _beyond(claim, evidence, title)
    found = found or _came(claim, evidence, title)
    if found is not None:
        mine, theirs = found
        yield signal(
            Element.FIRST, Agreement.CONFLICTS, claim, mine, evidence, theirs, "which is another place", SURE
        )


def of_two_orders(claim: Side, evidence: Side, mine: Span, theirs: Span) -> bool:
    """Whether two ranks are among others: "the largest city in Orven", "the second largest city in Harnow"."""
    here = [each.among for each in _told(claim) if each.at.overlaps(mine)]
    there = [each.among for each in _told(evidence) if each.at.overlaps(theirs)]
    return any(one and other and one.isdisjoint(other) for one in here for other in there)


class _Place(NamedTuple):
    at: Span
    place: int
    by: str
    """By what it is ordered: "largest"; "" where it is only counted."""
    what: frozenset[str]
    among: frozenset[str]
    """Families behind "of" or "in"."""
    letters: str
    """The initials of the words for what it is, or its letters where it is written in capitals: "GMP"."""


@lru_cache(maxsize=64)
def _told(side: Side) -> tuple[_Place, ...]:
    if not side.finders.knows_words:
        return ()
    found = []
    for rank in ranks(side.text):
        if rank.place is None or rank.place < 1 or rank.scope is None or rank.shared:
            continue
        head = _OF.search(side.text, rank.scope.start, rank.scope.end)
        end = head.start() if head else rank.scope.end
        noun = side.text[rank.scope.start : end]
        by = _BY.get(rank.words, rank.words if rank.words.endswith("est") else "")
        letters = noun.lower() if noun.isupper() else "".join(word[0] for word in noun.lower().split())
        found.append(
            _Place(
                rank.span,
                rank.place,
                by,
                frozenset(family(each) for each in side.stems_in(Span(rank.scope.start, end))),
                frozenset(family(each) for each in side.stems_in(Span(end, rank.scope.end))),
                letters,
            )
        )
    return tuple(found)


_OF = re.compile(r"\s(?:of|in|on|to|from|for|by)\s")
_BY = {**ALIKE, "most populous": "largest"}
# The parts of a series, by whatever they are called.
_PARTS = frozenset(
    family(stem(word))
    for word in wordlist(
        "film movie installment instalment entry part episode book novel volume chapter game sequel"
    )
)


def _places(claim: Side, evidence: Side, title: str) -> Iterator[tuple[Span, Span]]:
    for mine in _told(claim):
        same = [each for each in _told(evidence) if _of_one_order(mine, each)]
        if mine.at.start in claim.denied or any(each.place == mine.place for each in same):
            continue
        for theirs in same:
            if of_the_same(claim, evidence, theirs.at, title) and theirs.at.start not in evidence.denied:
                yield mine.at, theirs.at


def _of_one_order(mine: _Place, theirs: _Place) -> bool:
    if mine.by != theirs.by:
        return False
    alike = bool(mine.what and mine.what == theirs.what) or (
        len(mine.letters) > 1 and mine.letters == theirs.letters
    )
    if mine.by or alike:
        # "the largest city" and "the second largest city in Orven" are of two orders.
        return alike and bool(mine.among) and (mine.among <= theirs.among or theirs.among <= mine.among)
    parts = bool(mine.what & _PARTS and theirs.what & _PARTS)
    return parts and len(mine.among & theirs.among) > 1


_CAME = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|finish(?:es|ed|ing)?|came|comes|placed)\s(?:in\s)?(?P<nth>[a-z]+|\d{1,3}(?:st|nd|rd|th))\b"
    r"(?:\splace)?\s(?:in|on|of|among)\s(?P<among>[^.;,]+)",
    re.IGNORECASE,
)


def _came(claim: Side, evidence: Side, title: str) -> tuple[Span, Span] | None:
    """ "ranks first in the history of Orven" beside "ranks second in the history of Orven"."""
    for mine in _CAME.finditer(claim.text):
        for theirs in _CAME.finditer(evidence.text):
            places = ordinal(mine["nth"]), ordinal(theirs["nth"])
            here = claim.families_in(Span(*mine.span("among")))
            there = evidence.families_in(Span(*theirs.span("among")))
            if None in places or places[0] == places[1] or not here or not (here <= there or there <= here):
                continue
            ends = Span(*mine.span()), Span(*theirs.span())
            if of_the_same(claim, evidence, ends[1], title) and mine.start("nth") not in claim.denied:
                return ends
    return None


# -------------------------------------------------------------------------------------------------- the top three

_TOP = re.compile(
    rf"\b(?:the|its|in|among)\s(?:top|first)[\s-](?P<many>\d{{1,3}}|{alternation(filter(str.isalpha, SMALL))})\s"
    r"(?P<noun>[\w-]+)",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"\b(?P<nth>[a-z]+|\d{1,3}(?:st|nd|rd|th))[\s-](?:[a-z]+est|best|most)\b[\w-]*(?:\s[\w-]+)?",
    re.IGNORECASE,
)


def _beyond(claim: Side, evidence: Side, title: str) -> tuple[Span, Span] | None:
    """ "among the top three films" beside "the fourth highest-grossing film"."""
    for top in _TOP.finditer(claim.text):
        many = int(top["many"]) if top["many"].isdigit() else int(SMALL[top["many"].lower()])
        nouns = claim.families_in(Span(*top.span("noun")))
        places = []
        for found in _NTH.finditer(evidence.text):
            place = ordinal(found["nth"])
            if place is not None and nouns & evidence.families_in(Span(found.start(), found.end())):
                places.append((place, Span(*found.span())))
        if (
            places
            and all(place > many for place, _ in places)
            and of_the_same(claim, evidence, places[0][1], title)
        ):
            return Span(*top.span()), places[0][1]
    return None
