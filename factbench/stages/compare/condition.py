"""Is one of two texts said under a condition that the other lacks: of another time, by another measure, among women?

What differs between such two may be true of both.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factbench.english.date.calendar import Fit, fit
from factbench.english.polarity import family
from factbench.stages.compare.one_holder import NAME
from factbench.text.span import Span
from factbench.text.stem import STOP_STEMS, stem
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from factbench.stages.compare.side import Side


def of_other_conditions(
    claim: Side, mine: Span, evidence: Side, theirs: Span, *, changes: bool = False
) -> bool:
    """Whether the clause of one of the two spans carries a condition that the other text lacks, or is of another thing.

    A condition is a limit of time ("until 1950"), a measure ("by area"), a class ("the women's race") and, for what
    `changes` from year to year and from place to place, a date or a place. Another thing is a brother of whom the
    statement does not speak, another queen, or the film of a novel's title.
    """
    here, there = _clause(claim, mine), _clause(evidence, theirs)
    return (
        _is_limited(claim, here, evidence, evidence.sentence_of(theirs))
        or _is_limited(evidence, there, claim, claim.sentence_of(mine))
        or is_another(claim, evidence, theirs)
        or _of_kin(claim, evidence, evidence.sentence_of(theirs))
        or (
            changes
            and (
                _of_another_date(claim, here, evidence, there)
                or _elsewhere(claim, here, mine, evidence)
                or _elsewhere(evidence, there, theirs, claim)
            )
        )
    )


def makes_then(claim: Side, mine: Span, evidence: Side, theirs: Span) -> bool:
    """Whether two are told to have made or led the same, one of them first, or until a year."""
    return (
        _BY.search(claim.text, max(0, mine.start - 8), mine.start) is not None
        and _BY.search(evidence.text, max(0, theirs.start - 8), theirs.start) is not None
        and of_other_conditions(claim, mine, evidence, theirs)
    )


_BY = re.compile(r"\bby\s(?:the\s)?\Z")


def of_another_time(claim: Side, mine: Span, evidence: Side, theirs: Span) -> bool:
    """Whether the clauses of both are dated, and no date of one fits one of the other: silver in 2012, gold in 2016."""
    here = claim.dates_in(_clause(claim, mine))
    there = evidence.dates_in(_clause(evidence, theirs))
    fits = {fit(one, other) for one in here for other in there}
    return fits == {Fit.APART}


def is_by_degree(side: Side, at: Span) -> bool:
    """Whether a place in an order may be another's next year: "the third largest", "ranked third".

    "The third novel" stays the third.
    """
    return (
        _BY_DEGREE.match(side.text, at.start, min(len(side.text), at.end + _NEAR)) is not None
        or _CAME_IN.search(side.text, max(0, at.start - _NEAR), at.end) is not None
    )


# Code points in which the word stands that tells by what an order is.
_NEAR = 20
_BY_DEGREE = re.compile(r"[\w\s-]*?\b(?:[a-z]{2,}est|most|best)\b", re.IGNORECASE)
_CAME_IN = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|finish(?:es|ed|ing)?|came|comes|placed)\s(?:in\s)?(?:the\s)?\w*\b"
)

# --------------------------------------------------------------------------------------------------------- clauses

_ENDS = re.compile(r"[;:()—]|\s–\s|\b(?:but|while|whereas|although|which|who)\b|,\sand\b")


def _clause(side: Side, at: Span) -> Span:
    """What stands around the span without a word that begins another statement."""
    sentence = side.sentence_of(at)
    start = max(
        (each.end() for each in _ENDS.finditer(side.text, sentence.start, at.start)), default=sentence.start
    )
    stop = _ENDS.search(side.text, at.end, sentence.end)
    return Span(start, stop.start() if stop else sentence.end)


# ---------------------------------------------------------------------------------------------------------- limits

_MEASURE = alternation(
    wordlist(
        "area population inhabitants volume length height depth weight mass value revenue sales turnover profit "
        "income wealth output production passengers passenger traffic tonnage circulation membership enrolment "
        "enrollment votes seats points goals wins attendance density GDP surface"
    )
)
_LIMIT = re.compile(
    r"\b(?P<until>(?:un)?till?)\b|\b(?P<then>at\s(?:the|that)\stime|(?:formerly|originally|initially)(?!\s(?:called|named|known|titled))"
    r"|at\sfirst|no\slonger)\b|\b(?:was|were)\s(?P<first>first)\s\w+ed\b|\b(?:in|during)\s(?:the\s)?(?P<season>winter|summer|spring|autumn)\b"
    rf"|\b(?:by|in|in\sterms\sof|measured\sby)\s(?:the\s)?(?:total\s|land\s|annual\s)?(?P<measure>{_MEASURE})\b"
    r"|\bper\s(?P<per>capita|head|person|inhabitant|year|mile|kilomet(?:re|er))\b"
    r"|\b(?P<class>wom[ae]n|men|girl|boy|junior|youth|senior|amateur|student|veteran)(?:s?['’]s?|s)?\s(?:[A-Z][\w’-]+\s){0,2}(?P<event>race|final|title"
    r"|team|event|championships?|tournament|league|record|singles|doubles|marathon|cup|competition|list)\b"
    r"|(?-i:\b(?P<part>coast|interior|(?:north|south|east|west)ern|(?<=the\s)(?:north|south|east|west))\b(?=\s(?:of\s|[A-Z])))"
    r"|\b(?:his|her|its|their)\s(?:only|sole)\s[\w\s-]{1,30}?\s(?:of|on|for|as)\s(?:the\s|an?\s)?(?P<only>\w+)|\b[a-z]+\sof\s(?P<of>\d{4})\b"
    r"|\bat\s(?P<when>night)\b|\bwithout\s(?P<without>\w+)|\bin\s(?:the\s)?(?:mixed\s)?(?P<kind>singles|doubles)\b",
    re.IGNORECASE,
)


def _is_limited(one: Side, clause: Span, other: Side, sentence: Span) -> bool:
    """Whether the clause has a limit that the other's sentence lacks, or counts only those who do something."""
    counts = _COUNTS.search(one.text, clause.start, clause.end)
    if counts and not _COUNTS_TOO.search(other.text, sentence.start, sentence.end):
        return True
    left = _limits(one, clause) - _limits(other, sentence)
    if _THAT_YEAR.search(other.text):
        left = frozenset(each for each in left if not each.isdigit())
    return any(not each.isdigit() or each not in other.text for each in left)


@lru_cache(maxsize=64)
def _limits(side: Side, clause: Span) -> frozenset[str]:
    return frozenset(
        next(word for name, word in each.groupdict().items() if word and name != "event").lower()
        for each in _LIMIT.finditer(side.text, clause.start, clause.end)
    )


_PLACED = (
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s"
    r"(?:(?!\band\b)[^.,;]){0,60}?\sto\s"
)
# "The second novel to win a prize" need not be the second; "the second child to be born" is.
_COUNTS = re.compile(rf"{_PLACED}(?!be\b|the\b)[a-z]+\b")
_COUNTS_TOO = re.compile(rf"{_PLACED}[a-z]+\b")


def _of_another_date(claim: Side, here: Span, evidence: Side, there: Span) -> bool:
    """Whether one clause is dated and the other text has no such date; what is so since a year is so now."""
    mine, theirs = ([each for each in side.dates if clause.covers(each.span) and _YEAR.search(side.words_of(each.span))]
                    for side, clause in ((claim, here), (evidence, there)))  # fmt: skip
    if not (mine or theirs) or _THAT_YEAR.search(claim.text):
        return False
    if not mine:
        return not all(
            _SINCE.search(evidence.text, max(0, each.span.start - 8), each.span.start) for each in theirs
        )
    every = theirs or evidence.dates
    return not any(fit(one, other) in (Fit.SAME, Fit.WITHIN) for one in mine for other in every)


_YEAR = re.compile(r"\d{3}|\bcentur|\bwar\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s\Z")
_THAT_YEAR = re.compile(r"\b(?:that|the(?:\ssame)?|its)\s(?:year|season|decade)\b")
_WHERE = re.compile(
    r"\b(?:in|at|on|along|outside|within|among|amongst|for|during|before|after|under|behind)\s(?P<what>(?:the\s|its\s|an?\s)?"
    r"(?-i:[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*|[\w’'-]+))",
    re.IGNORECASE,
)

_NO_CONDITION = STOP_STEMS | {
    stem(word) for word in wordlist("year season size history total terms fact addition general")
}


def _elsewhere(side: Side, clause: Span, at: Span, other: Side) -> bool:
    """Whether the clause is of a place, a contest, a group or a time of which the other text has no word."""
    return any(
        found.start() != at.start
        and not side.dates_in(what := Span(*found.span("what")))
        and bool(stems := side.stems_in(what) - _NO_CONDITION)
        and stems.isdisjoint(other.stems)
        for found in _WHERE.finditer(side.text, clause.start, clause.end)
    )


# --------------------------------------------------------------------------------------------------- another thing


def is_another(claim: Side, evidence: Side, theirs: Span) -> bool:
    """Whether the passage's sentence is about another of a name: another queen, a singer called like the painter."""
    sentence = evidence.sentence_of(theirs)
    return _of_another_throne(claim, evidence, sentence) or _of_another_kind(claim, evidence, sentence)


_KIN = re.compile(
    rf"\W*(?:his|her|their|its|(?:the\s[a-z]+|(?-i:{NAME}))['’]s)\s(?:[a-z]+\s)?(?P<kin>brother|sister|father|mother|son|daughter|uncle|aunt|cousin|nephew|niece"
    r"|wife|husband|widow|grandfather|grandmother|grandson|granddaughter|friend|pupil|teacher|rival|neighbou?r|successor"
    r"|predecessor)\b",
    re.IGNORECASE,
)


def _of_kin(claim: Side, evidence: Side, sentence: Span) -> bool:
    found = _KIN.match(evidence.text, sentence.start, sentence.end)
    return (
        found is not None
        and family(stem(found["kin"].lower())) not in claim.topic
        and claim.topic.isdisjoint(_FAMILY)
    )


_FAMILY = frozenset(family(stem(word)) for word in wordlist("parents family siblings children relatives"))


_THRONE = re.compile(
    r"\b(?P<title>Queen|King|Emperor|Empress|Pope|Prince|Princess|Tsar|Sultan|Duke|Saint)\s(?P<name>[A-Z][\w’-]+)"
)


def _of_another_throne(claim: Side, evidence: Side, sentence: Span) -> bool:
    """ "Queen Ada of Orven" beside "Queen Ida of Orven"."""
    mine = _THRONE.match(claim.text)
    theirs = _THRONE.match(evidence.text, sentence.start, sentence.end)
    return bool(mine and theirs) and mine[0] not in evidence.text and theirs[0] not in claim.text  # type: ignore[index]


_KIND = re.compile(
    rf"\A\W*[Tt]he\s(?:[a-z]+\s)?(?P<before>[a-z]+)\s(?P<name>{NAME})\s|\A\W*(?P<called>{NAME}),\s(?:the|an?)\s(?P<behind>[a-z]+),"
)
_WORKS = wordlist("film movie novel book album single song play opera musical series game poem comic story")
_THIS_WORK = re.compile(rf"\A\W*(?:The|This|Its)\s(?P<work>{alternation(_WORKS)})\b")


def _of_another_kind(claim: Side, evidence: Side, sentence: Span) -> bool:
    """ "The film Lantern Bay" beside "the novel Lantern Bay", "The single" beside "The album"."""
    text = sentence.of(evidence.text)
    mine, theirs = _THIS_WORK.match(claim.text), _THIS_WORK.match(text)
    if mine and theirs:
        return _ALIKE.get(mine["work"], mine["work"]) != _ALIKE.get(theirs["work"], theirs["work"])
    called, other = _KIND.match(claim.text), _KIND.match(text)
    if called is None or other is None:
        return False
    kinds = [{stem(each["before"] or each["behind"])} - STOP_STEMS for each in (called, other)]
    return (
        all(kinds)
        and kinds[0].isdisjoint(kinds[1])
        and (called["name"] or called["called"]) == (other["name"] or other["called"])
    )


_ALIKE = {"movie": "film", "book": "novel"}
