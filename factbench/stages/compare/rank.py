"""Is what the statement calls first, only or largest so in the passage too?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factbench.english.date.calendar import stretch_of
from factbench.english.lexicon.numerals import ordinal
from factbench.english.lexicon.superlatives import ALIKE, PATTERN, SOLE, is_superlative
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import Clash, place_of, signal
from factbench.stages.compare.head import heads, of_two_heads
from factbench.text.span import Span
from factbench.text.wordlist import alternation, lowered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side

# "Most" alone is a share more often than a rank; the latest is news, and "least" most often "at least".
_BEST = rf"{alternation(SOLE)}|most(?=\s+\w+)|(?!(?:most|least|latest)\b){PATTERN}"
_RANK = re.compile(
    rf"\b(?:(?P<place>first|second|third|fourth|fifth|\d{{1,2}}(?:st|nd|rd|th)(?=[\s-]+{_BEST}))(?:[\s-]+(?P<next>{_BEST}))?|(?P<word>{_BEST}))\b"
)
_EARLIER = re.compile(
    r"\b(?:earlier|previously|predecessors?|preceded|formerly|already had|not the (?:first|only))\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|before\s+(?:it|that|then|him|her|them)|already|predecessors?|preceded|another|other"
    r"|also|one\s+of|formerly|existed|until\s+then)\b",
    re.IGNORECASE,
)
_LARGER = re.compile(
    r"\b(?:larger|bigger|older|younger|longer|shorter|taller|higher|lower|smaller|faster|better)\s+than\b"
    r"|\b(?:surpassed|overtaken|exceeded|outnumbered|beaten)\s+by\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def ranks(side: Side) -> tuple[Span, ...]:
    """Where the text calls something first, second, only or largest; nowhere where its words are not known."""
    if not side.finders.knows_words:
        return ()
    found = []
    for match in _RANK.finditer(lowered(side.text)):
        best = match["next"] or match["word"]
        if best is None or best in SOLE or is_superlative(best):
            found.append(Span(*match.span()))
        elif match["place"]:  # "the second protest"
            found.append(Span(*match.span("place")))
    return tuple(found)


def compare_rank(claim: Side, evidence: Side) -> Iterator[Signal | Clash]:
    """A rank agrees with the same rank of the same thing, and clashes with another place in the same order.

    An earlier, another or a larger one narrows it.
    """
    said = {_word(claim, mine) for mine in ranks(claim)}
    for mine in ranks(claim):
        things = claim.around(mine, before=0, after=5)
        told = [
            each
            for each in ranks(evidence)
            if things & _after(evidence, each)
            and (_is_counted(evidence, each) or not of_two_heads(claim, mine, evidence, each))
        ]
        same = [each for each in told if _word(evidence, each) == _word(claim, mine)]
        # What agrees with another rank of the statement is that one's counterpart.
        told = [
            each for each in told if (word := _word(evidence, each)) == _word(claim, mine) or word not in said
        ]
        against = _counter(claim, evidence, things, same)
        if not same and (label := labelled(claim, mine, evidence)):
            yield signal(Element.FIRST, Agreement.AGREES, claim, mine, evidence, label)
        elif against:
            yield signal(Element.FIRST, Agreement.QUALIFIES, claim, mine, evidence, *against)
        elif same:
            yield signal(Element.FIRST, Agreement.AGREES, claim, mine, evidence, same[0])
        elif other := next(
            (each for each in told if _extreme(evidence, each) == _extreme(claim, mine)), None
        ):
            traits = place_of(claim, mine, evidence, other)
            yield Clash(Element.FIRST, "rank", mine, other, traits, "which is another rank")
        elif told:
            yield signal(
                Element.FIRST, Agreement.QUALIFIES, claim, mine, evidence, told[0], "which is another rank"
            )


def _is_counted(side: Side, span: Span) -> bool:
    """Whether it is a place in an order, "fourth": of the same order, whatever it is called there. Of "most" the word
    behind it is no thing, but tells by what.
    """
    word = _word(side, span)
    return word.endswith("most") or _PLACED.match(word) is not None


def labelled(claim: Side, mine: Span, evidence: Side) -> Span | None:
    """Where the passage counts the same thing behind its noun: "Season 4" for "the fourth season"."""
    place = ordinal(_word(claim, mine))
    noun = _NOUN.match(claim.text, mine.end)
    if place is None or noun is None:
        return None
    found = re.search(rf"\b{re.escape(noun[1])}\s(?:no\.\s?)?{place}\b", evidence.text, re.IGNORECASE)
    return Span(*found.span()) if found else None


_NOUN = re.compile(r"\s([^\W\d_]+)")


def _after(side: Side, span: Span) -> frozenset[str]:
    """What a word of rank is said of."""
    return side.around(span, before=0, after=4)


def _extreme(side: Side, span: Span) -> str:
    """The superlative without the place before it: "largest" of "second largest"; "" for an ordinal alone."""
    return _PLACED.sub("", _word(side, span))


_PLACED = re.compile(r"^(?:first|second|third|fourth|fifth|\d{1,2}(?:st|nd|rd|th))\b ?")


def _word(side: Side, span: Span) -> str:
    """The rank in small letters, of words that say the same one: "second largest" for "second-biggest"."""
    told = span.of(side.text).lower().replace("-", " ").split()
    return " ".join(ALIKE.get(each, each) for each in told)


def _counter(
    claim: Side, evidence: Side, things: frozenset[str], same: list[Span]
) -> tuple[Span, str] | None:
    """What speaks against the rank, and in words how: an earlier one, a larger one, another one."""
    if same:
        # The sentence repeats the claim to doubt it, or says it of somebody else.
        return (
            _in_sentence(_EARLIER, evidence, same[0], "so there may be an earlier one")
            or _holder(claim, evidence, same[0])
            or _held_by_others(claim, evidence, same)
        )
    found = _beside(_LARGER, evidence, things, "so there is a larger one") or _beside(
        _ANOTHER, evidence, things, "so there may be another"
    )
    return found or _earlier_one(claim, evidence, things)


def _in_sentence(pattern: re.Pattern[str], evidence: Side, rank: Span, why: str) -> tuple[Span, str] | None:
    sentence = evidence.sentence_of(rank)
    found = pattern.search(evidence.text, sentence.start, sentence.end)
    return (Span(*found.span()), why) if found else None


def _beside(
    pattern: re.Pattern[str], evidence: Side, things: frozenset[str], why: str
) -> tuple[Span, str] | None:
    for match in pattern.finditer(evidence.text):
        span = Span(*match.span())
        if things & evidence.around(span, before=6 if pattern is _LARGER else 0, after=4):
            return span, why
    return None


def _holder(claim: Side, evidence: Side, rank: Span) -> tuple[Span, str] | None:
    """The name that begins the sentence with the rank, where the statement's own subject is another name."""
    sentence = evidence.sentence_of(rank)
    named = next(
        (each.span for each in evidence.names if sentence.start <= each.span.start < sentence.start + 5), None
    )
    if named is None or not claim.subject or claim.subject & evidence.stems:
        return None
    others = evidence.stems_in(named)
    return (named, "so it is said of another") if others and others.isdisjoint(claim.stems) else None


def _held_by_others(claim: Side, evidence: Side, same: list[Span]) -> tuple[Span, str] | None:
    """The name that has the rank in its clause, where none that gives the rank names the statement's subject."""
    if not claim.subject or not claim.subject <= evidence.stems:
        return None
    # "the longest and deepest tunnel" is a rank of which the noun is not known.
    sure = [rank for rank in same if heads(evidence, rank)] or same
    holders = [_held_by_another(claim, evidence, rank) for rank in sure[:_OFTEN]]
    return (holders[0], "so it is said of another") if holders and holders[0] and all(holders) else None


def _held_by_another(claim: Side, evidence: Side, rank: Span) -> Span | None:
    sentence = evidence.sentence_of(rank)
    near = Span(max(sentence.start, rank.start - _FAR), min(sentence.end, rank.end + _FAR))
    start = max(
        (each.end() for each in _ENTRY.finditer(evidence.text, near.start, rank.start)), default=near.start
    )
    stop = _ENTRY.search(evidence.text, rank.end, near.end)
    clause = Span(start, stop.start() if stop else near.end)
    if claim.subject <= evidence.stems_in(clause):
        return None
    name = next((each for each in evidence.name_spans if clause.start <= each.start < rank.start), None)
    return name if name is not None and not evidence.stems_in(name) <= claim.stems else None


# Uses of a rank that are looked at, and code points of a clause.
_OFTEN, _FAR = 12, 400
# Where an entry of a data sheet begins.
_ENTRY = re.compile(r";|\bnote\s\d+:")


def _earlier_one(claim: Side, evidence: Side, things: frozenset[str]) -> tuple[Span, str] | None:
    """A date before the statement's own, beside the same thing and a name that the statement does not have."""
    own = [stretch.first for slot in claim.dates if (stretch := stretch_of(slot.value)) and stretch.first]
    if not own or not things:
        return None
    strange = evidence.name_stems - claim.stems
    told: dict[int, bool] = {}
    for slot in evidence.dates:
        stretch = stretch_of(slot.value)
        if stretch is None or stretch.last is None or stretch.last >= min(own):
            continue
        sentence = evidence.sentence_of(slot.span)
        if sentence.start not in told:  # once a sentence, however many dates it has
            topic = evidence.sentence_topic(slot.span)
            told[sentence.start] = things <= topic and not strange.isdisjoint(topic)
        if told[sentence.start]:
            return slot.span, "so there may be an earlier one"
    return None
