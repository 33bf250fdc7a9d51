"""Does the passage give to another what one alone can have: an office, a rank, a victory?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.date.calendar import Fit, fit
from factbench.english.lexicon.superlatives import ALIKE
from factbench.english.polarity import family
from factbench.english.rank import ranks
from factbench.model import Agreement, Element
from factbench.stages.compare.clash import signal
from factbench.text.span import Span
from factbench.text.stem import STOP_STEMS
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Signal
    from factbench.stages.compare.side import Side

SURE = 0.8
"""The weight of a conflict that a rule finds, 0 to 1: about so many are right on gold evidence."""


class _Holding(NamedTuple):
    """Who has what only one can have."""

    what: frozenset[str]
    """The families of the words for it, with the rank: equal ones are one thing."""
    at: Span
    holder: Span
    past: bool
    """Whether it is told of somebody who had it."""
    lasting: bool
    """Whether nobody can have it later: who was first stays first."""


def compare_holders(claim: Side, evidence: Side) -> Iterator[Signal]:
    """A name clashes with another that the passage gives the same office, the same rank or the same victory.

    "Brint is the largest city of Orven" beside "Harnow is the largest city of Orven". Not where the two are of other
    times, nor where the passage gives both names to one ("Harnow, once called Brint").
    """
    for mine in _holdings(claim):
        for theirs in _holdings(evidence):
            if mine.what == theirs.what and _of_one_time(claim, mine, evidence, theirs):
                name, other = claim.words_of(mine.holder), evidence.words_of(theirs.holder)
                if _are_two(claim, mine.holder, evidence, theirs):
                    why = f"and {claim.words_of(mine.at)} cannot be said of both"
                    told = (claim, mine.holder, evidence, theirs.holder, why, SURE)
                    if name.casefold() != other.casefold():
                        yield signal(Element.NAME, Agreement.CONFLICTS, *told)
                        return
    yield from _beaten(claim, evidence)


def _of_one_time(claim: Side, mine: _Holding, evidence: Side, theirs: _Holding) -> bool:
    """Whether both are told of now, or of the same date; what is lasting needs none, but no other date either."""
    here, there = (side.dates_beside(each.at) for side, each in ((claim, mine), (evidence, theirs)))
    fits = {fit(one, other) for one in here for other in there}
    if Fit.SAME in fits or Fit.WITHIN in fits:
        return True
    if Fit.APART in fits:
        return False
    since = any(_SINCE.search(evidence.text, max(0, each.span.start - 8), each.span.start) for each in there)
    if there and not here and not mine.lasting and not since:
        return False  # "In 1990 the mayor of Brint, Olin Quill, opened": another may be so now
    return mine.lasting or not (mine.past or theirs.past)


_SINCE = re.compile(r"\bsince\s\Z")


def _are_two(claim: Side, name: Span, evidence: Side, theirs: _Holding) -> bool:
    """Whether the two names are of two: without a word in common, and the passage does not join them."""
    mine, other = claim.stems_in(name), evidence.stems_in(theirs.holder)
    if not mine or not other or mine & other:
        return False
    if _initials(claim.words_of(name)) == evidence.words_of(theirs.holder).replace(".", "").casefold():
        return False
    sentence = evidence.sentence_of(theirs.holder)
    again = next((each for each in evidence.terms_in(sentence) if each.stem in mine), None)
    return again is None or _APART.search(evidence.text, max(0, again.start - 40), again.start) is not None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()).casefold()


_APART = re.compile(
    r"\b(?:ahead\s+of|followed\s+by|before|than|over|against|beat(?:ing)?|defeat(?:ed|ing)|succeed(?:ed|ing)|replac(?:ed|ing)"
    r"|not)\s+(?:[A-Z][\w’'.-]+\s+)?\Z"
)

# ------------------------------------------------------------------------------------------------ who holds what

_UPPER = r"[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_UPPER}[\w’'-]*(?:(?<=\b{_UPPER})\.)?"
NAME = rf"{_WORD}(?:\s(?:(?:of|de|la|von|van|der|al|bin)\s)?{_WORD}){{0,4}}"
"""What is written like a name."""

# Offices that one alone holds, and what a place has one of.
_OFFICES = (
    r"(?:prime\sminister|president|premier|chancellor|mayor|governor|king|queen|monarch|emperor|empress|pope"
    r"|captain|chair(?:man|woman|person)?|chief\sexecutive(?:\sofficer)?|CEO|head\scoach|manager|speaker|secretary[\s-]general"
    r"|director[\s-]general|editor[\s-]in[\s-]chief|capital(?:\scity)?|county\sseat|official\scurrency|currency)"
)
_OFFICE_OF = re.compile(rf"\b(?P<office>{_OFFICES})\s(?:of|for)\s(?:the\s)?(?P<of>{NAME})")
_ITS_OFFICE = re.compile(rf"\b(?P<of>{NAME})['’]s?\s(?P<office>{_OFFICES})\b")
_TITLED = re.compile(
    rf"\b(?P<of>{_WORD}(?:\s{_WORD})?)\s(?P<office>(?i:{_OFFICES}))\s(?P<name>{_WORD}(?:\s{_WORD}){{1,2}})"
)
_OTHER_OFFICE = re.compile(
    r"\b(?:deputy|vice|acting|interim|assistant|associate|honorary|shadow|former|ex|then|late|outgoing|next|future|previous|first)"
    r"[\s-]+(?:the\s)?\Z",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def _holdings(side: Side) -> tuple[_Holding, ...]:
    if not side.finders.knows_words:
        return ()
    return tuple(each for each in (*_ranked(side), *_offices(side), *_victories(side)) if each.what)


def _ranked(side: Side) -> Iterator[_Holding]:
    """ "the largest city of Orven", "the first woman to lead Orven"."""
    for rank in ranks(side.text):
        if rank.place is None or rank.scope is None or rank.shared:
            continue
        owner = _OWNER.search(side.text, max(0, rank.span.start - _NEAR), rank.span.start)
        scope = _families(side, rank.scope) | (
            _families(side, Span(*owner.span("of"))) if owner else frozenset()
        )
        if len(scope) < _WHERE:
            continue
        what = scope | {f"{ALIKE.get(rank.words, rank.words)} {rank.place}"}
        lasting = rank.words in {"first", "last"}
        start = owner.start() if owner else rank.span.start
        yield from _held(side, what, Span(start, rank.span.end), lasting=lasting)


# Words of a scope that tell what and where: "the largest city" says nothing of where.
_WHERE = 2
_OWNER = re.compile(rf"(?P<of>{NAME})['’]s?\s\Z")


def _offices(side: Side) -> Iterator[_Holding]:
    for pattern in (_OFFICE_OF, _ITS_OFFICE):
        for found in pattern.finditer(side.text):
            at = Span(*found.span())
            office = found.start("office")
            if _ANOTHERS.match(side.text, found.end("of")) or found["of"].endswith(("'s", "’s")):
                continue  # "the president of Orven's football union"
            if _OTHER_OFFICE.search(side.text, max(0, office - 20), office) is None:
                what = _families(side, Span(*found.span("office"))) | _families(side, Span(*found.span("of")))
                yield from _held(side, what, at, lasting=False)
    for found in _TITLED.finditer(side.text):
        what = _families(side, Span(*found.span("office"))) | _families(side, Span(*found.span("of")))
        yield _Holding(
            what, Span(found.start(), found.end("office")), Span(*found.span("name")), False, False
        )


_ANOTHERS = re.compile(
    r"['’]s?\s|\s[a-z]+['’]s?\s(?=team|side|club|union)|\s(?:team|union|branch|youth|juniors?|reserves)\b"
)


def _families(side: Side, span: Span) -> frozenset[str]:
    """The families of the words of the span, figures among them, without those inside dates."""
    dated = side.slot_stems
    return (
        frozenset(family(each) for each in side.stems_in(span) if each not in dated or each.isdigit())
        - STOP_STEMS
    )


_IS = (
    r"\s(?P<is>is|was|became|becomes|remains|remained|has\sbeen|had\sbeen|serves\sas|served\sas|is\snow|is\sstill"
    r"|was\selected|was\smade|was\snamed)\s(?:\w+ly\s)?"
)
_BEFORE = re.compile(rf"(?P<name>{NAME})(?:{_IS}|,\s(?:(?:who|which)\s(?P<who>is|was)\s)?)(?:the\s|an?\s)?\Z")
_AFTER = re.compile(
    rf"(?:\s(?P<is>is|was|remains|became)\s|,\s|\s\()(?:the\s(?:city|town|village)\sof\s)?(?P<name>{NAME})(?=[\s,.;)]|\Z)"
)
_CLOSED = re.compile(r"\s?(?:[,.;)]|\Z)|\s(?:is|was|has|had|said|says|will)\b")
_PAST = wordlist("was became remained served had")
# So many code points hold a name before, with its verb.
_NEAR = 120


def _held(side: Side, what: frozenset[str], at: Span, *, lasting: bool) -> Iterator[_Holding]:
    """By whom, told before ("Brint is …", "Brint, …") or behind ("… is Brint", "…, Ida Marsh,")."""
    sentence = side.sentence_of(at)
    before = _BEFORE.search(side.text, max(sentence.start, at.start - _NEAR), at.start)
    if before is not None and (name := _named(side, before.start("name"), before.end("name"))) is not None:
        told = before["is"] or before["who"] or "is"
        yield _Holding(what, at, name, told.split()[0] in _PAST, lasting)
        return
    after = _AFTER.match(side.text, at.end, min(sentence.end, at.end + _NEAR))
    if after is None or (name := _named(side, after.start("name"), after.end("name"))) is None:
        return
    told = after["is"] or ""
    # "the mayor of Brint, Orven, said": behind a comma a single name may be where the place lies.
    apposed = " " in side.words_of(name) and _CLOSED.match(side.text, name.end) is not None
    if told or apposed:
        yield _Holding(what, at, name, told in _PAST, lasting)


def _named(side: Side, start: int, end: int) -> Span | None:
    """The name, without a word before it that is written large where a sentence begins: "Today Brint"."""
    words = side.text[start:end].split()
    while words and words[0].strip(".,’'").lower() in _NO_NAME:
        start += len(words[0]) + 1
        words = words[1:]
    if side.text[start:end].endswith(("'s", "’s")) or not words or start >= end:
        return None
    return Span(start, end)


_NO_NAME = wordlist(
    "the a an this that these those there here in on at by from for as when while although though but and or if since "
    "today now then also only both its his her their our my your one two three former it he she they who we you i"
)

# ------------------------------------------------------------------------------------------------------ victories

# What one alone wins, unlike prizes and medals, which may be shared.
_CONTEST = alternation(
    wordlist(
        "race election primary runoff match game final finals championship championships cup tournament title war "
        "battle contest season league series marathon regatta derby referendum vote presidency seat"
    )
)
_WON = re.compile(
    rf"(?P<name>{NAME})\s(?:won|wins|has\swon|had\swon|clinched)\s(?P<what>the\s(?:[\w’'-]+\s){{0,5}}?(?:{_CONTEST})\b"
    r"(?:\s(?:of|in)\s(?:the\s)?[\w’'-]+)?)",
)


def _victories(side: Side) -> Iterator[_Holding]:
    """ "won the 2019 race": with its year, for without one it may be another race."""
    for found in _WON.finditer(side.text):
        at = Span(*found.span("what"))
        name = _named(side, *found.span("name"))
        if name is not None and _YEAR.search(found["what"]):
            yield _Holding(_families(side, at) | {"won"}, at, name, past=True, lasting=True)


_YEAR = re.compile(r"\b\d{4}\b")


def _beaten(claim: Side, evidence: Side) -> Iterator[Signal]:
    """ "Ada Voss won the race" beside "Ben Lind won the race against Ada Voss": who won was not beaten."""
    won = _WON.search(claim.text)
    name = _named(claim, *won.span("name")) if won else None
    if won is None or name is None:
        return
    mine = claim.stems_in(name)
    contest = _families(claim, Span(*won.span("what")))
    for found in _BEAT.finditer(evidence.text):
        loser = Span(*found.span("name"))
        same = evidence.stems_in(loser)
        if (
            same
            and (same <= mine or mine <= same)
            and contest <= _families(evidence, evidence.sentence_of(loser))
        ):
            why = "which is who lost"
            yield signal(
                Element.NAME, Agreement.CONFLICTS, claim, name, evidence, Span(*found.span()), why, SURE
            )
            return


_BEAT = re.compile(
    rf"\b(?:beat|beats|beating|defeated|defeats|defeating|won\b[^.;]{{0,60}}?\s(?:against|over)|victory\sover|ahead\sof)"
    rf"\s(?P<name>{NAME})"
)
