"""Does one of the two texts say that it is so of one alone, and the other of more?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.polarity import family, opposites
from factbench.english.verb import is_verb
from factbench.model import Agreement, Element
from factbench.stages.compare.clash import signal
from factbench.stages.compare.one_holder import NAME, SURE
from factbench.stages.compare.same_subject import of_the_same
from factbench.text.span import Span
from factbench.text.stem import STOP_STEMS, stem, stems_of
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Signal
    from factbench.stages.compare.side import Side


def compare_only(claim: Side, evidence: Side, title: str = "") -> Iterator[Signal]:
    """ "Only Brint signed" conflicts with "Brint and Orven signed", and the other way round.

    So does "only in film" with "in television and film", and "won three titles" with "her only title".
    """
    if not claim.finders.knows_words:
        return
    found = _alone(claim, evidence) or _turned(_alone(evidence, claim)) or _more(claim, evidence)
    found = found or _others_do(claim, evidence, title) or _one_of(claim, evidence, title)
    found = found or _of_several(claim, evidence, title)
    if found is not None:
        mine, theirs, why = found
        yield signal(Element.FIRST, Agreement.CONFLICTS, claim, mine, evidence, theirs, why, SURE)


def _turned(found: tuple[Span, Span, str] | None) -> tuple[Span, Span, str] | None:
    return (found[1], found[0], found[2]) if found else None


# ------------------------------------------------------------------------------------------------------ only who

_ONLY_NAME = re.compile(
    rf"(?i:\b(?:only|solely))\s(?P<name>{NAME})\s(?P<verb>[a-z]+)"
    rf"|(?P<alone>{NAME})\salone\s(?P<then>[a-z]+)"
    rf"|(?P<sole>{NAME})\s(?:is|was)\sthe\s(?:only|sole)\s[\w\s]{{1,40}}?\s(?:to|that|who|which)\s(?:have\s)?(?P<act>[a-z]+)"
)
_LIST = re.compile(rf"{NAME}(?:,\s{NAME}){{0,6}}(?:,?\s(?:and|as\swell\sas)\s(?:the\s)?{NAME})")
_MEMBER = re.compile(NAME)
_TOO = re.compile(rf"(?P<name>{NAME})\s(?:also|too|likewise)\s")


def _alone(one: Side, other: Side) -> tuple[Span, Span, str] | None:
    """Where `one` says it of a name alone, and `other` has that name with another before the same verb."""
    found = _ONLY_NAME.search(one.text)
    if found is None:
        return None
    group = next(each for each in ("name", "alone", "sole") if found[each])
    verb = family(stem(found[{"name": "verb", "alone": "then", "sole": "act"}[group]]))
    name = one.stems_in(Span(*found.span(group)))
    at = Span(*found.span(group)) if group != "name" else Span(found.start(), found.end("name"))
    for listed in (*_LIST.finditer(other.text), *_TOO.finditer(other.text)):
        span = Span(listed.start(), listed.end("name") if "name" in listed.re.groupindex else listed.end())
        sentence = other.sentence_of(span)
        if verb not in other.sentence_topic(span) or _NOT_ALL.search(other.text, sentence.start, span.start):
            continue
        members = [other.stems_in(Span(span.start + each.start(), span.start + each.end()))
                   for each in _MEMBER.finditer(span.of(other.text))]  # fmt: skip
        strange = [each for each in members if each and each.isdisjoint(one.stems)]
        has_it = any(each & name for each in members) or "name" in listed.re.groupindex
        if name and has_it and strange and _share(one, other, span) >= _MOST:
            return at, span, "so not one alone"
    return None


_NOT_ALL = re.compile(
    r"\b(?:unlike|not|neither|nor|except|between|without|with|of|from|in|by|against|only)\b", re.IGNORECASE
)
# Share of the content words, names left out, that the other sentence must have.
_MOST = 0.6


def _share(one: Side, other: Side, span: Span) -> float:
    topic = one.topic - {family(each) for each in one.name_stems}
    return len(topic & other.sentence_topic(span)) / (len(topic) or 1)


_ONLY_ONE = re.compile(
    r"\b(?:only|sole)\s(?:one|child|member|person|player|brother|sister|woman|man|country|town|company)\b(?P<group>[^.;,]{0,40}?)"
    r"\s(?:to|who|that)\s(?:have\s)?(?P<verb>[a-z]+)(?P<rest>[^.;,]*)",
    re.IGNORECASE,
)
_MANY_DO = re.compile(
    r"\b(?:many|several|most|all|both|others?|two|three|four|five|six)\s(?:of\s)?[^.;]{0,90}", re.IGNORECASE
)


_RELATIVES = frozenset(
    family(stem(word))
    for word in wordlist(
        "family relatives siblings brothers sisters parents uncles aunts cousins children sons daughters"
    )
)
_ANYTHING = frozenset({"sport", "game"})


def _others_do(claim: Side, evidence: Side, title: str) -> tuple[Span, Span, str] | None:
    """ "the only one in his family to play" beside "many of his relatives played"."""
    found = _ONLY_ONE.search(claim.text)
    if found is None or found.start() in claim.denied:
        return None
    verb = family(stem(found["verb"]))
    what = claim.families_in(Span(*found.span("rest"))) - _ANYTHING
    group = claim.families_in(Span(*found.span("group")))
    group |= _RELATIVES if group & _RELATIVES else frozenset()
    called = stems_of(title) - STOP_STEMS
    begun = claim.families_in(Span(0, found.start())) | (called if called & claim.stems else frozenset())
    for many in _MANY_DO.finditer(evidence.text):
        said = evidence.families_in(Span(*many.span()))
        about = begun & evidence.sentence_topic(Span(*many.span()))
        if verb in said and about and (what & said or not what) and (group & said or not group):
            return Span(*found.span()), Span(*many.span()), "so not one alone"
    return None


# ---------------------------------------------------------------------------------------------------- only what

_ONLY_WHAT = re.compile(
    r"\b(?:only|solely|exclusively)\s(?P<phrase>(?:(?!(?:of|to|who|that|which)\b)[a-z][\w-]*\s){0,4}?(?P<what>[\w-]+))(?=\s*[.,;]|\s(?:and|but|when|while|since)\b|\Z)"
)


def _more(claim: Side, evidence: Side) -> tuple[Span, Span, str] | None:
    """ "only worked in film" beside "a television and film producer", "had only daughters" beside "two sons"."""
    found = _ONLY_WHAT.search(claim.text)
    if found is None or claim.denied:
        return None
    term = next(iter(claim.terms_in(Span(*found.span("what")))), None)
    if term is None:
        return None
    begun = claim.terms[0]
    at = Span(*found.span())
    for use in evidence.terms_of(term.family):
        same = begun.family in evidence.sentence_topic(use.span)
        word = re.escape(evidence.text[use.start : use.end])
        sentence = evidence.sentence_of(use.span)
        joined = re.compile(
            rf"(?P<more>[^\W\d_][\w-]*)(?:,\s|,?\sand\s){word}\b"
            rf"|\b{word}(?:,?\sand\s|,\s(?=[\w-]+,?\s(?:and|or)\s))(?P<other>[^\W\d_][\w-]*)"
        ).search(evidence.text, sentence.start, sentence.end)
        told = (joined["more"] or joined["other"]) if joined and same else None
        if (
            joined
            and told
            and family(stem(told.lower())) not in claim.topic
            and told[0].islower() == word[0].islower()
        ):
            return at, Span(*joined.span()), "so not that alone"
    against = opposites(term.stem)
    other = next(iter(evidence.terms_with(against)), None) if not against & claim.stems else None
    if other is not None and term.family not in evidence.topic:
        return at, other.span, "so not that alone"
    return None


# ------------------------------------------------------------------------------------------------- only, and many

_STOP = (
    r"(?:in|for|of|at|on|by|with|and|or|to|was|were|is|are|has|had|that|when|while|as|from|since|during|over|who|which"
    r"|but)"
)
_MANY = re.compile(
    rf"\b(?:his|her|its|their)\s(?:first\sand\s)?(?:only|sole|single)(?P<what>(?:\s(?!{_STOP}\b)[\w-]+){{1,4}})"
)


def _one_of(claim: Side, evidence: Side, title: str) -> tuple[Span, Span, str] | None:
    """ "won three league titles" beside "her only league title"."""
    for slot in claim.quantities:
        if slot.unit is not None or not slot.value or slot.value < _TWO or slot.value != int(slot.value):
            continue
        phrase = _COUNTED.match(claim.text, slot.span.end)
        counted = claim.families_in(Span(*phrase.span())) if phrase else frozenset()
        for found in _MANY.finditer(evidence.text):
            one = _noun(evidence, Span(*found.span("what")), counted)
            if one is not None and of_the_same(claim, evidence, one, title):
                return slot.span, Span(found.start(), one.end), "so there is one"
    return None


def _of_several(claim: Side, evidence: Side, title: str) -> tuple[Span, Span, str] | None:
    """ "one of many land bridges" beside "the only land bridge"."""
    for mine in _SEVERAL.finditer(claim.text):
        counted = claim.families_in(Span(*mine.span("what")))
        for found in _SOLE.finditer(evidence.text):
            one = _noun(evidence, Span(*found.span("what")), counted)
            if one is not None and of_the_same(claim, evidence, one, title):
                return Span(*mine.span()), Span(found.start(), one.end), "so there is one"
    return None


_SEVERAL = re.compile(
    rf"\bone\sof\s(?:(?:the|its|his|her|their)\s)?(?:many|several|numerous|two|three|four|five|six)(?P<what>(?:\s(?!{_STOP}\b)[\w-]+){{1,4}})"
)
_SOLE = re.compile(rf"\b(?:the|its|his|her|their)\s(?:only|sole)(?P<what>(?:\s(?!{_STOP}\b)[\w-]+){{1,4}})")
_TWO = 2
_COUNTED = re.compile(rf"(?:\s(?!{_STOP}\b)[\w-]+){{1,4}}")


def _noun(evidence: Side, what: Span, counted: frozenset[str]) -> Span | None:
    """What there is one of, where it is what the statement counts: "league title" of "league title came"."""
    terms = evidence.terms_in(what)
    last = next((place for place, each in enumerate(terms) if each.family not in counted), len(terms))
    if not last or (last < len(terms) and not is_verb(evidence.words_of(terms[last].span).lower())):
        return None
    return Span(what.start, terms[last - 1].end)
