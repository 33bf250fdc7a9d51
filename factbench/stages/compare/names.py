"""Do the names of a statement stand against those of a passage?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.exclusive import realm
from factbench.english.name.first_name import gender_of, in_full
from factbench.english.polarity import family
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import Clash, coverage_traits, place_of, signal
from factbench.stages.compare.side import MINE, THEIRS
from factbench.stages.compare.told import ANOTHER_NAME
from factbench.text.slots import NameKind
from factbench.text.stem import STOP_STEMS, stem, stems_of, words
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.stages.compare.side import Side, Term
    from factbench.text.slots import Name
    from factbench.text.span import Span


def compare_names(claim: Side, evidence: Side) -> Iterator[Signal | Clash]:
    """A name agrees with itself, a part, an alias or its initials, and clashes with another in its place."""
    mine, theirs = _known(claim)[:MINE], _known(evidence)
    rivals: list[_KnownName] | None = None
    for name in mine:
        same = next((each for each in theirs if _same(name, each)), None)
        if same is not None:
            why = "" if name.stems & same.stems else ANOTHER_NAME
            yield signal(Element.NAME, Agreement.AGREES, claim, name.span, evidence, same.span, why)
        elif (told := _told(claim, name, evidence)) is not None:
            yield signal(Element.NAME, Agreement.AGREES, claim, name.span, evidence, told)
        elif name.stems and name.stems.isdisjoint(evidence.stems):
            if rivals is None:
                rivals = [each for each in theirs if _is_other(each, mine, claim)][:THEIRS]
            yield _absent(claim, name, evidence, rivals)


class _KnownName(NamedTuple):
    """A name with what identifies it."""

    span: Span
    stems: frozenset[str]
    canonical: str | None
    initials: str
    place: str
    """"city", "country" or "" for what is no place that is known."""
    full: frozenset[str]
    """The stems of the fullest form that its text has for it."""
    formal: frozenset[str]
    """The same with the first name that a short form before another name stands for: "Tim Marsh" is Timothy."""
    is_person: bool
    """Whether it is a person's, as far as one can tell."""
    in_capitals: bool
    words: tuple[str, ...]
    """The words with a capital, without dots: "US", "Navy"."""

    @property
    def short(self) -> str:
        """The name itself where it is an acronym, as initials."""
        return next(iter(self.stems)) if len(self.stems) == 1 else ""


@lru_cache(maxsize=8)
def _known(side: Side) -> tuple[_KnownName, ...]:
    return tuple(_know(side, name) for name in side.names)


def _know(side: Side, name: Name) -> _KnownName:
    text = name.span.of(side.text)
    letters = "".join(word[0] for word in re.split(r"[\s\u00a0-]+", text) if word[:1].isupper()).lower()
    stems = frozenset(word.stem for word in words(text)) - STOP_STEMS
    place = "city" if name.kind is NameKind.CAPITAL else "country" if name.is_place else ""
    first, _, rest = text.partition(" ")
    person = name.kind is NameKind.PERSON or (bool(rest) and gender_of(first) is not None)
    fullest = name.canonical if name.kind is NameKind.PERSON and name.canonical else text
    full = frozenset(word.stem for word in words(fullest)) - STOP_STEMS
    first, _, rest = fullest.partition(" ")
    formal = stems_of(f"{in_full(first)} {rest}") - STOP_STEMS if rest and not place else full | stems
    return _KnownName(
        name.span,
        stems,
        name.canonical,
        letters,
        place,
        full | stems,
        frozenset(formal),
        person,
        text.isupper(),
        tuple(_CAPITALISED.findall(text.replace(".", ""))),
    )


_CAPITALISED = re.compile(r"\b[A-Z]\w*")


def _same(one: _KnownName, other: _KnownName) -> bool:
    if one.canonical and one.canonical == other.canonical:
        return True
    if one.stems and other.stems:
        for mine, theirs in ((one.full, other.full), (one.formal, other.formal)):
            if mine <= theirs or theirs <= mine:
                return True
    return any(_abbreviates(*each) or _abbreviates_within(*each) for each in ((one, other), (other, one)))


def _abbreviates(short: _KnownName, long: _KnownName) -> bool:
    """Whether one is written in the initials of the other; two letters only where both are capitals: "AP"."""
    return len(long.initials) >= (2 if short.in_capitals else 3) and long.initials == short.short


def _abbreviates_within(short: _KnownName, long: _KnownName) -> bool:
    """Whether one differs from the other by initials for some of its words: "US Navy" and "United States Navy"."""
    if len(short.words) < 2:
        return False
    rest = list(long.words)
    for word in short.words:
        if rest[:1] == [word]:
            rest = rest[1:]
        elif len(word) > 1 and word.isupper() and word == "".join(each[0] for each in rest[: len(word)]):
            rest = rest[len(word) :]
        else:
            return False
    return not rest


def _told(claim: Side, name: _KnownName, evidence: Side) -> Span | None:
    """Where the passage has what it does not write as a name: all its words, what comes of it, a person's last name.

    "Texan" tells of Texas. "Marsh" is Olin Marsh where the passage has no other Marsh.
    """
    terms = claim.terms_in(name.span)
    families = frozenset(term.family for term in terms)
    if not terms:
        return None
    if len(terms) == 1:
        kin = (
            [] if name.place else [each for one in evidence.kin(terms[0]) for each in evidence.terms_of(one)]
        )
        return kin[0].span if kin else None
    last = [term for term in evidence.terms_of(terms[-1].family) if term.stem == terms[-1].stem]
    whole = next((term for term in last if families <= evidence.sentence_topic(term.span)), None)
    if whole is not None:
        return whole.span
    alone = all(
        evidence.text[term.start].isupper() and evidence.stands_alone(term, claim.topic) for term in last
    )
    return last[0].span if last and alone and (name.is_person or _has_surname(claim, terms)) else None


def _has_surname(claim: Side, terms: Sequence[Term]) -> bool:
    """Whether the name may end with a surname, though its first word is no first name that is known: "Ingvild Marsh".

    Not where a word of it says what it names: "Lake Hurn", "Brint University".
    """
    return len(terms) in {2, 3} and all(realm(claim.words_of(term.span).lower()) is None for term in terms)


def _is_other(rival: _KnownName, mine: Sequence[_KnownName], claim: Side) -> bool:
    """Whether a name of the passage is none of the statement's."""
    return (
        bool(rival.stems)
        and rival.stems.isdisjoint(claim.stems)
        and not any(_same(each, rival) for each in mine)
    )


def _absent(claim: Side, name: _KnownName, evidence: Side, rivals: Sequence[_KnownName]) -> Clash:
    """The clash with the rival that stands most like it, else with nothing."""
    if not rivals or name.span.start in claim.denied:
        return Clash(Element.NAME, "no name", name.span, None, coverage_traits(claim, evidence))
    mine = _role(claim, name.span)
    told = [(_traits(claim, name, mine, evidence, rival), rival) for rival in rivals]
    traits, rival = max(told, key=lambda each: _fitness(each[0]))
    # One place may lie in the other, but for two countries or two capitals.
    nested = (traits["place"] or (name.place and rival.place)) and not traits["country"]
    if nested or rival.span.start in evidence.denied:
        return Clash(Element.NAME, "no name", name.span, None, coverage_traits(claim, evidence))
    return Clash(Element.NAME, "name", name.span, rival.span, traits)


def _traits(
    claim: Side, name: _KnownName, mine: tuple[str, str] | None, evidence: Side, rival: _KnownName
) -> dict[str, float]:
    traits = place_of(claim, name.span, evidence, rival.span)
    theirs = _role(evidence, rival.span)
    if _tell_two(claim, name.span, mine, theirs):
        mine = None
    traits |= {
        "country": float(bool(name.place) and name.place == rival.place),
        "role": float(mine is not None and mine == theirs),
        "preposition": float(mine is not None and theirs is not None and mine[1] == theirs[1]),
        "place": float(mine is not None and theirs is not None and mine[1] in _WHERE and theirs[1] in _WHERE),
        "by": float(mine is not None and theirs is not None and mine[1] == theirs[1] == "by"),
        "subject": float(name.span.start < 5),
        "length": float(len(name.stems) == len(rival.stems)),
    }
    return traits


def _tell_two(claim: Side, name: Span, mine: tuple[str, str] | None, theirs: tuple[str, str] | None) -> bool:
    """Whether the two did two things ("written by", "directed by"), or the one only a part: "co-founded by"."""
    if mine is None or theirs is None:
        return False
    two = mine[0] != theirs[0] and mine[0] in _ACTS and theirs[0] in _ACTS
    return two or _CO.search(claim.text, max(0, name.start - 40), name.start) is not None


_ACTS = frozenset(
    family(stem(word))
    for word in wordlist(
        "written directed composed produced painted designed sung hosted founded discovered invented"
    )
)
_CO = re.compile(r"\bco-?\w+\sby\s(?:the\s)?\Z", re.IGNORECASE)


def _fitness(traits: dict[str, float]) -> float:
    return (
        2 * (traits["left"] + traits["right"] + traits["country"] + traits["by"] + traits["role"])
        + traits["near"]
        + traits["preposition"]
        + traits["sentence"]
    )


_WHERE = frozenset({"in", "at", "from"})
_ROLE = re.compile(r"(?:(\w+)\s+)?\b(by|in|from|with|of|to|at|for|against|as|on)\s+(?:the\s+)?\Z")


def _role(side: Side, span: Span) -> tuple[str, str] | None:
    """The word and the preposition before the name: "directed by", "born in"; None without a preposition."""
    match = _ROLE.search(side.text, max(0, span.start - 40), span.start)
    if match is None:
        return None
    event = [word.stem for word in words(match[1] or "")]
    return (family(event[-1]) if event else "", match[2])
