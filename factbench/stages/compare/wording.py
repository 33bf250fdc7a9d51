"""Do the other words of a statement stand against those of a passage?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factbench.english.exclusive import realm, sorts
from factbench.english.lexicon import pronouns
from factbench.english.polarity import negated_form, opposites, trend
from factbench.model import Element
from factbench.stages.compare.clash import Clash, coverage_traits, place_of
from factbench.text.span import Span
from factbench.text.stem import stem, words
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side, Term


def compare_wording(claim: Side, evidence: Side) -> Iterator[Clash]:
    """Opposites, another thing of the same sort, another word in the same place, and words that have no counterpart."""
    taken = [slot.span for slot in claim.dates] + [slot.span for slot in claim.quantities]
    known = {name.canonical for name in evidence.names} - {None}
    taken += [name.span for name in claim.names if name.canonical in known]
    named = [name.span for name in claim.names]
    yield from _called(claim, evidence)
    for term in claim.terms:
        place = term.span
        if not any(span.overlaps(place) for span in taken):
            yield from _word(claim, term, evidence, is_name=any(span.overlaps(place) for span in named))


def _word(claim: Side, term: Term, evidence: Side, *, is_name: bool) -> Iterator[Clash]:
    against = _opposite(claim, term, evidence)
    if against is not None:
        yield against
        return
    if evidence.speaks_of(term.family):
        return
    other = _other_of_sort(claim, term, evidence) or (
        None if is_name else _in_its_place(claim, term, evidence)
    )
    yield other or Clash(
        Element.WORDING,
        "no name word" if is_name else "no word",
        term.span,
        None,
        _alone(claim, term, evidence),
    )


def _alone(claim: Side, term: Term, evidence: Side) -> dict[str, float]:
    left, right = claim.neighbours(term.span)
    beside = left + right
    return {
        **coverage_traits(claim, evidence),
        "neighbours": float(bool(beside) and all(map(evidence.speaks_of, beside))),
        "subject": float(term.stem in claim.subject),
    }


def _best(found: list[Clash]) -> Clash | None:
    return max(found, key=_fitness, default=None)


def _fitness(clash: Clash) -> float:
    traits = clash.traits
    return 2 * (traits["left"] + traits["right"]) + traits["near"] + traits["sentence"]


def _differs_in_denial(claim: Side, mine: Term, evidence: Side, theirs: Term) -> bool:
    return (mine.start in claim.denied) != (theirs.start in evidence.denied)


# ---------------------------------------------------------------------------------------------- opposites


@lru_cache(maxsize=1 << 12)
def _against(stem: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems that say the opposite of a stem, and those that say the same."""
    against = opposites(stem) | negated_form(stem)
    return against, frozenset({stem}).union(*map(opposites, against))


def _opposite(claim: Side, term: Term, evidence: Side) -> Clash | None:
    against, alike = _against(term.stem)
    # Where a text has both words, each may be said of another thing.
    if against.isdisjoint(evidence.stems) or not against.isdisjoint(claim.stems):
        return None
    if not alike.isdisjoint(evidence.stems):
        return None
    return _best(
        [
            Clash(
                Element.DIRECTION if trend(term.stem) else Element.NEGATION,
                "opposite",
                term.span,
                each.span,
                place_of(claim, term.span, evidence, each.span),
                "the opposite",
            )
            for each in evidence.terms_with(against)
            if not _differs_in_denial(claim, term, evidence, each)
        ]
    )


# --------------------------------------------------------------------------------- another of the same sort

_TELLING = frozenset(
    {
        "country",
        "continent",
        "language",
        "month",
        "weekday",
        "season",
        "colour",
        "medium",
        "genre",
        "occupation",
    }
)


def _other_of_sort(claim: Side, term: Term, evidence: Side) -> Clash | None:
    found: list[Clash] = []
    for sort in sorts(claim.text[term.start : term.end]):
        rivals = evidence.sorted_terms.get(sort.name, [])
        if sort.name == "genre" and not _has_work(claim):
            # A war, and a western suburb.
            rivals = [each for each in rivals if _is_of_work(evidence, each[0])]
        if any(other.value == sort.value for _, other in rivals):
            return None
        free = [
            (each, other)
            for each, other in rivals
            if each.family not in claim.topic and not _is_shared(claim, each, evidence)
        ]
        one = float(len({other.value for _, other in free}) == 1)
        for each, _ in free:
            if not _differs_in_denial(claim, term, evidence, each):
                name = sort.name if sort.name in _TELLING else "other"
                traits = place_of(claim, term.span, evidence, each.span) | {"one": one, name: 1.0}
                # Another country stands in any passage; it must stand beside the same.
                if name == "country" and not (traits["near"] or traits["left"] or traits["right"]):
                    continue
                why = f"another {sort.name}" if sort.name != "kin" else "another relation"
                found.append(Clash(Element.WORDING, "sort", term.span, each.span, traits, why))
    return _best(found)


def _is_of_work(side: Side, genre: Term) -> bool:
    """Whether the sentence of the word names a kind of work, or what makes one."""
    sentence = side.sentence_of(genre.span)
    media = (term for term, _ in side.sorted_terms.get("medium", ()))
    return any(sentence.start <= term.start < sentence.end for term in media) or any(
        term.stem in _MAKES for term in side.terms_in(sentence)
    )


def _has_work(side: Side) -> bool:
    """Whether the text names a kind of work that has a genre: "film"; or what makes one: "band"."""
    return bool({"medium", "occupation"} & side.sorted_terms.keys()) or not _MAKES.isdisjoint(side.stems)


_MAKES = frozenset(map(stem, wordlist("band group music style game sound label theme genre")))


def _is_shared(claim: Side, rival: Term, evidence: Side) -> bool:
    """Whether the word is part of a name that the statement has too: "Shi'ite Islam" is no rival beside "Shi'ite"."""
    return any(
        name.span.covers(rival.span) and not claim.stems.isdisjoint(evidence.stems_in(name.span))
        for name in evidence.names
    )


# --------------------------------------------------------------------------------- another word in its place


def _in_its_place(claim: Side, term: Term, evidence: Side) -> Clash | None:
    left, right = claim.neighbours(term.span)
    places = [(each, 1) for each in left] + [(each, -1) for each in right]
    found: list[Clash] = []
    for each in evidence.beside(places):
        if each.family not in claim.topic and not _differs_in_denial(claim, term, evidence, each):
            traits = place_of(claim, term.span, evidence, each.span)
            traits |= {
                "both": traits["left"] * traits["right"],
                "name": float(each.stem in evidence.name_stems),
            }
            found.append(Clash(Element.WORDING, "swap", term.span, each.span, traits, "in the same place"))
    return _best(found)


# --------------------------------------------------------------------------------------- what it is called

_IS_A = re.compile(r"\b(?:is|was|are|were|becomes?|became)\s+(?:an?|the|one\s+of\s+the)\s+", re.IGNORECASE)
_NOUN_PHRASE = re.compile(r"(?:[^\W_][\w'’-]*(?:\s*,\s*|\s+(?:and|or)\s+(?:an?\s+|the\s+)?|\s+)?){1,16}")
_ENDS = re.compile(
    r"\s*\b(?:of|in|by|who|whom|that|which|whose|from|for|at|on|with|to|as|where|when|is|was|were|are|has|had|since|during|after|before"
    r"|born|written|directed|created|produced|located|based|known|set|played|used|made)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def _called(claim: Side, evidence: Side) -> Iterator[Clash]:
    """ "is a village" against "is a song": what is of one realm is of no other."""
    mine = _heads(claim, 1)
    theirs = _heads(evidence, 4)
    for name, span in mine:
        others = {realm_ for realm_, _ in theirs}
        if others and name not in others and _of_the_subject(claim, evidence, theirs[0][1]):
            other = theirs[0][1]
            traits = place_of(claim, span, evidence, other)
            yield Clash(
                Element.WORDING, "realm", span, other, traits, f"one a {name}, the other a {theirs[0][0]}"
            )
            return
    one, other_media = _media(claim, mine), _media(evidence, theirs)
    if one and other_media and not one & other_media and _of_the_subject(claim, evidence, theirs[0][1]):
        span, other = mine[0][1], theirs[0][1]
        traits = place_of(claim, span, evidence, other)
        yield Clash(Element.WORDING, "realm", span, other, traits, "which is another kind of work")


def _media(side: Side, heads: list[tuple[str, Span]]) -> frozenset[str]:
    """Which works are meant, told apart: "film", "novel"; empty for what is no work."""
    found = (sorts(head.of(side.text).lower()) for _, head in heads)
    return frozenset(sort.value for each in found for sort in each if sort.name == "medium")


def _of_the_subject(claim: Side, evidence: Side, head: Span) -> bool:
    """Whether the passage says it of the statement's subject: by name, or by a pronoun."""
    sentence = evidence.sentence_of(head)
    if _PRONOUN.match(evidence.text, sentence.start):
        return True
    if not claim.subject:
        return bool(claim.events & evidence.sentence_topic(head))
    begun = evidence.text[sentence.start : sentence.start + _FIRST_WORDS].partition(",")[0]
    return bool(claim.subject & evidence.stems_in(Span(sentence.start, sentence.start + len(begun))))


# Within so many characters from where a sentence begins, and before a comma, stands its subject.
_FIRST_WORDS = 40
_PRONOUN = re.compile(
    rf"\W*(?:{alternation(pronouns.subjects(*pronouns.THIRD))}|this|these)\b", re.IGNORECASE
)


def _heads(side: Side, most: int) -> list[tuple[str, Span]]:
    """The heads of what stands behind "is a" whose realm is known, with it: the last word of each part of a list."""
    found: list[tuple[str, Span]] = []
    for cue in _IS_A.finditer(side.text):
        phrase = _NOUN_PHRASE.match(side.text, cue.end(), cue.end() + 160)
        if phrase is None or cue.start() in side.denied:
            continue
        for part in _PARTS.finditer(_ENDS.sub("", phrase[0])):
            told = words(part[0])
            head = Span(*(cue.end() + part.start() + at for at in told[-1][:2])) if told else None
            name = realm(head.of(side.text).lower()) if head else None
            if head and name:
                found.append((name, head))
        if len(found) >= most:
            break
    return found[:most]


_PARTS = re.compile(r"(?:(?!\s(?:and|or)\s)[^,])+")
