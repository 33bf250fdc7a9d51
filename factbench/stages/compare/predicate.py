"""What does a text say of a date: that something was built then, or that it fell?"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from factbench.english.verb import AUXILIARIES, is_verb
from factbench.stages.compare.lives import DIED, OF_LIFE, lives
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.stages.compare.side import Side, Term
    from factbench.text.indexed import StemmedWord


def is_same_predicate(claim: Side, mine: Span, evidence: Side, theirs: Span) -> bool:
    """Whether the passage says of its date what the statement says of its own, in these words or in kindred ones.

    "built in 2019" and "constructed in 1977", but not "built in 2019" and "struck by a ship in 2024".
    """
    said = predicate(claim, mine)
    if _is_since(claim, mine) and begins(evidence, theirs):
        # What "began in 2020" is what the sentence has beside it.
        here = evidence.families_in(_around(evidence, theirs))
        return any(not here.isdisjoint(evidence.kin(each)) for each in said)
    life = lives(evidence).get(theirs)
    if life is not None:
        return any(each.family in OF_LIFE[life] for each in said) or (
            life == DIED and _PASSED_AWAY.search(claim.text) is not None
        )
    there = {each.family for each in predicate(evidence, theirs)}
    if any(is_verb(claim.words_of(each.span)) for each in said):
        there |= _named_event(evidence, theirs)
    return any(not there.isdisjoint(evidence.kin(each)) for each in said)


def _named_event(side: Side, at: Span) -> frozenset[str]:
    """What the noun before a date calls by name: "the end of the war in 1991" is when it ended."""
    begin = max(_around(side, at).start, at.start - _FAR // 4)
    found = _EVENT.search(side.text[begin : at.start])
    return (
        side.families_in(Span(begin + found.start("what"), begin + found.end("what")))
        if found
        else frozenset()
    )


@lru_cache(maxsize=1 << 10)
def predicate(side: Side, at: Span) -> tuple[Term, ...]:
    """The words for what is said of a date: the verb before it, else those behind it; else the nouns beside it.

    Of "took office" and "was mayor" the noun, for the verb says nothing. Words of names are none, but where there is
    nothing else.
    """
    before, behind = _reach(side, at)
    if _NOUN.match(side.text, at.end) and _ARTICLE.search(side.text, max(0, at.start - _NEAR), at.start):
        return tuple(_terms(side, behind)[:2])
    verbs = _verbs_of(side, at)
    said = [each for words, place in verbs for each in _said(side, words, place)]
    if not _opens(side, at) and not any(words[place].start < at.start for words, place in verbs):
        # "the release of the book in 1997 made her rich"; but "the book, in 1997, made her rich"
        nouns = _terms(side, before)
        said = (
            [*nouns, *said]
            if _INSERTED.search(side.text[_around(side, at).start : at.start])
            else nouns or said
        )
    return tuple(said or _terms(side, before) or _terms(side, behind)[:2])


def begins(side: Side, at: Span) -> bool:
    """Whether something is said to begin with the date: "took office in 2020", "since 2020"; not a second term."""
    if is_again(side, at):
        return False
    return _is_since(side, at) or any(_begins(side, words, place) for words, place in _verbs_of(side, at))


def clause_of(side: Side, at: Span) -> Span:
    """The stretch of the sentence around a date up to a word that begins a subordinate clause."""
    around = _around(side, at)
    start = max(
        (each.end() for each in _BEGINS.finditer(side.text, around.start, at.start)), default=around.start
    )
    stop = _BEGINS.search(side.text, at.end, around.end)
    return Span(start, stop.start() if stop else around.end)


def stands_in_relative_clause(side: Side, at: Span) -> bool:
    """Whether the date is of "who had been mayor since 1995"."""
    around = _around(side, at)
    return _WHO.search(side.text[around.start : at.start]) is not None


_BEGINS = re.compile(r";|\b(?:after|before|when|while|until|who|which|whose|where|because|but)\s(?=[^\d\s])")
_WHO = re.compile(r"\b(?:who|which|whose)\s[^,;.]*\Z")


def is_again(side: Side, at: Span) -> bool:
    """Whether the sentence speaks of a second term, or of something that is so again."""
    around = _around(side, at)
    return _AGAIN.search(side.text, around.start, around.end) is not None


def may_both_be(claim: Side, mine: Span, evidence: Side, theirs: Span) -> bool:
    """Whether what is said of both dates may be so of each: "won in 1951" and "in 1960", "made a film" and "a film"."""
    if _is_since(claim, mine):
        return False
    return any(_told(claim, *verb) in _AT_ANY_TIME for verb in _verbs_of(claim, mine)) or (
        _is_one_of_many(claim, mine) and _is_one_of_many(evidence, theirs)
    )


def _is_one_of_many(side: Side, at: Span) -> bool:
    return any(
        _told(side, words, verb) not in _IS and _ONE_OF_MANY.match(side.text, words[verb].end, at.start)
        for words, verb in _verbs_of(side, at)
    )


def _told(side: Side, words: Sequence[StemmedWord], verb: int) -> str:
    return side.text[words[verb].start : words[verb].end].lower()


def _is_since(side: Side, at: Span) -> bool:
    return _SINCE.search(side.text, max(0, at.start - _NEAR), at.start) is not None


def _begins(side: Side, words: Sequence[StemmedWord], verb: int) -> bool:
    told = _told(side, words, verb)
    behind = {word.stem for word in words[verb + 1 : verb + 2]}
    return told in _BEGIN or (told in _ASSUME and not behind.isdisjoint(_POWER))


def _verbs_of(side: Side, at: Span) -> list[tuple[Sequence[StemmedWord], int]]:
    """The verbs that a date is said of, as places in the words before it or behind it."""
    before, behind = _reach(side, at)
    then: list[tuple[Sequence[StemmedWord], int]] = [(behind, place) for place in _verbs(side, behind)]
    if then and _opens(side, at):
        return then
    verb = max(_verbs(side, before), default=None)
    return then if verb is None else [(before, verb)]


def _opens(side: Side, at: Span) -> bool:
    return _OPENS.search(side.text[_around(side, at).start : at.start]) is not None


def _around(side: Side, at: Span) -> Span:
    """The sentence of the date, as far as it can say something of it: a passage in notes is one long sentence."""
    sentence = side.sentence_of(at)
    return Span(max(sentence.start, at.start - _FAR), min(sentence.end, at.end + _FAR))


# Code points: twice a long sentence.
_FAR = 400


def _reach(side: Side, at: Span) -> tuple[list[StemmedWord], list[StemmedWord]]:
    """The words of the sentence before the date, and those behind it to the next date, as far as its clause goes."""
    sentence = _around(side, at)
    following = bisect_left(side.date_spans, Span(at.end, at.end))
    if _is_range(side, at, following):
        following += 1
    later = side.date_spans[following].start if following < len(side.date_spans) else sentence.end
    end = max(at.end, min(later, sentence.end))
    start = max(
        (each.end() for each in _ENDS.finditer(side.text, sentence.start, at.start)), default=sentence.start
    )
    opened = side.text.rfind("(", sentence.start, at.start)
    if opened >= 0 and ")" not in side.text[opened : at.start] and side.terms_in(Span(opened, at.start)):
        # What a bracket says is said of its own dates: "Ida Marsh (born Ida Quill; 3 May 1950)".
        closed = side.text.find(")", at.end, end)
        start, end = opened, closed if closed >= 0 else end
    text = side.told_of(at)
    stops = [found.start() for each in (_ENDS, _BEGINS) if (found := each.search(text, at.end, end))]
    first, here, last = (
        bisect_left(side.word_starts, place) for place in (start, at.start, min(stops, default=end))
    )
    before = [word for word in side.words[first:here] if not text[word.start].isspace()]
    behind = [word for word in side.words[here:last] if word.start >= at.end]
    return before, [word for word in behind if not text[word.start].isspace()]


def _is_range(side: Side, at: Span, following: int) -> bool:
    """Whether the next date is the other end of the time: "from 1980 to 1988"."""
    if following >= len(side.date_spans):
        return False
    return _TO.fullmatch(side.text, at.end, side.date_spans[following].start) is not None


_EVENT = re.compile(
    r"\b(?:the|its|his|her|their|an?)\s(?P<what>[a-z]+)(?:\sof\s[^,.;()]{1,60}?)?\s(?:in|on|at|since|of)\s(?:the\s)?(?:\w+\s)?\Z"
)
_TO = re.compile(r"\s?(?:to|until|till|through|and|[-–])\s?(?:the\s)?")
_ENDS = re.compile(r"[;—:]|\s–\s|\b(?:while|whereas|although|but)\b")
_NOUN = re.compile(r"\s(?!(?:and|or|to|in|of|for|by|at|on|with|as|from|that|when|the|an?)\b)[a-z]")
# Code points in which an article and an adjective stand.
_NEAR = 30
_ARTICLE = re.compile(r"(?:\b(?:the|an?|its|his|her|their)|['’]s)\s(?:[a-z]+\s)?\Z", re.IGNORECASE)


_INSERTED = re.compile(r",\s(?:(?:in|on|by|since|during|at)\s(?:the\s)?(?:\w+\s)?)?\Z", re.IGNORECASE)
# "In 2012 he left", "signed it and in 2012 left".
_OPENS = re.compile(
    r"(?:\A|[;:(]|\b(?:and|but))\s*(?:(?:in|on|by|since|during|at|from|between|until|after|before)\s(?:the\s)?(?:\w+\s)?)?\Z",
    re.IGNORECASE,
)


def _verbs(side: Side, words: Sequence[StemmedWord]) -> Iterator[int]:
    return (place for place, word in enumerate(words) if _is_verb(side, word))


def _is_verb(side: Side, word: StemmedWord) -> bool:
    """Whether the word is a verb, small or at the beginning ("Built in 1977, the bridge"), or one in "-ing"."""
    told = side.text[word.start : word.end]
    if word.start == side.sentence_of(Span(word.start, word.end)).start:
        told = told.lower()
    if told == "born" or is_verb(told):
        return True
    return (
        told.endswith("ing")
        and told.islower()
        and len(told) >= _GERUND
        and not _ARTICLE.search(side.text, max(0, word.start - _NEAR), word.start)
    )


# Letters of "acting": "king" and "spring" are none.
_GERUND = 6
_PASSED_AWAY = re.compile(r"\bpass(?:ed|es)\saway\b")


def _said(side: Side, words: Sequence[StemmedWord], verb: int) -> Iterator[Term]:
    """The verb, with one that "and" joins to it; the next two words that tell something for one that says nothing."""
    told = _told(side, words, verb)
    if told in _TAKES_PLACE:
        yield from _terms(side, words[:verb])[-1:]
        return
    if told in AUXILIARIES or told in _LIGHT:
        following = _terms(side, words[verb + 1 :])[:2]
        # "was moved to Brint" says one thing, "took office as mayor" two.
        moved = told in AUXILIARIES and following and is_verb(side.words_of(following[0].span))
        yield from following[:1] if moved else following
        return
    yield from _terms(side, words[verb : verb + 1])
    if verb > 1 and words[verb - 1].stem == "and" and _is_verb(side, words[verb - 2]):
        yield from _terms(side, words[verb - 2 : verb - 1])


def _terms(side: Side, words: Sequence[StemmedWord]) -> list[Term]:
    found = [term for word in words for term in side.terms_in(Span(word.start, word.end))]
    return [each for each in found if each.stem not in side.name_stems] or found


_LIGHT = wordlist(
    """
    take takes took taken make makes made hold holds held become becomes became get gets got give gives gave given go
    goes went gone come comes came remain remains remained serve serves served enter enters entered
    """
)
"""Verbs that say nothing without the noun behind them."""
_BEGIN = wordlist(
    """
    began begun begins started starts launched opened founded established formed created inaugurated appointed installed
    crowned sworn joined became introduced assumed acceded
    """
)
_ASSUME, _POWER = wordlist("took taken takes came come"), wordlist("offic power over up charg command to")
_SINCE = re.compile(r"\bsince\s(?:\w+\s)?\Z", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:again|(?:second|third|fourth|new|another|next|consecutive)\s(?:\w+\s)?term|re-?(?:elect|open|appoint|start)\w*)\b",
    re.IGNORECASE,
)
_AT_ANY_TIME = wordlist(
    """
    win wins won play plays played score scores scored beat beats defeat defeats defeated visit visits visited host
    hosts hosted tour tours toured meet meets met attend attends attended compete competes competed perform performs
    performed appear appears appeared finish finishes finished rank ranks ranked represent represents represented attack
    attacks attacked strike strikes struck
    """
)
_IS = AUXILIARIES | {"become", "becomes", "became"}
_ONE_OF_MANY = re.compile(r"\s(?:an?|another|some|several|many)\s", re.IGNORECASE)
_TAKES_PLACE = wordlist("occur occurs occurred happen happens happened")
"""Verbs that say nothing without the noun before them."""
