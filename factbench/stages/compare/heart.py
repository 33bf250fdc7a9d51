"""What does a statement say at heart, and which of its words does a passage not say?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from factbench.english.exclusive import realm
from factbench.english.general import particulars
from factbench.english.lexicon import pronouns
from factbench.english.polarity import family
from factbench.english.reference.expletive import is_expletive
from factbench.model import Agreement
from factbench.stages.compare.lives import lives
from factbench.stages.compare.measures import bounds, figures, unmeasured
from factbench.stages.compare.quotation import quoted
from factbench.stages.compare.rank import ranks
from factbench.text.slots import NameKind
from factbench.text.span import Span
from factbench.text.stem import STOP_STEMS, stem, stems_of
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from factbench.model import Signal
    from factbench.stages.compare.side import Side, Term
    from factbench.text.slots import Name


@dataclass(frozen=True, slots=True)
class Heart:
    """What a passage says of what it owes a statement. Spans are in the statement but for `sentence`."""

    sentence: Span
    """The sentence of the passage that has most of the statement's words, its names among them; empty for none.

    With its neighbour where that has words which this has not, and one goes on with the other.
    """
    unnamed: tuple[Span, ...]
    """The names that the passage does not have, and its source is not about."""
    whose: Span | None
    """The "she" that the statement begins with: whoever it is, no passage can be known to speak of the same."""
    about: Span | None
    """What the statement begins with, where the source is called so and the sentence speaks of what it is about."""
    unsaid: tuple[Span, ...]
    """The other words that this sentence does not have, in no other form either."""
    said: int
    """How many of the other words it has."""

    @property
    def missing(self) -> tuple[Span, ...]:
        """All that is owed and not said, by place."""
        return tuple(sorted({*self.unnamed, *self.unsaid}))


NOTHING = Heart(Span(0, 0), (), None, None, (), 0)
"""Of a passage in whose language nobody knows the words."""


def heart(claim: Side, evidence: Side, told: Sequence[Signal], title: str = "") -> Heart:
    """Return what of the statement's names and words the passage says, each name and each word being owed.

    A word is said by one of its family or of its root, all of them in one sentence, or in two of which one goes on with
    the other ("She", "The"); a name anywhere in the passage.
    What says little ("called", "known") is not owed, nor are words inside dates, numbers, ranks and quotations, which
    are owed as such. `told` are the signals of the pair. The subject of the statement may be missing where the source
    is called so (`title`) and the sentence names nobody else first, or goes on with "she" or "the palace" behind when
    or where: so works of reference write of their subject. Takes linear time in the passage.
    """
    agreed = {each.claim_span for each in told if each.agreement is Agreement.AGREES}
    owed = _owed(claim)
    years = [
        (evidence.sentence_number(span.start), life)
        for span, life in (lives(evidence).items() if any(term.family in _LIFE for term in owed) else ())
    ]
    uses = [
        _uses(claim, evidence, term)
        | _particular_uses(claim, evidence, term)
        | {number for number, life in years if life == term.family}
        for term in owed
    ]
    where = dict(zip(owed, uses, strict=True))
    named = [term for name in claim.names for term in claim.terms_in(name.span)]
    votes = Counter(number for term in named for number in _uses(claim, evidence, term))
    votes.update(number for each in uses for number in each)
    best = min(votes, key=lambda number: (-votes[number], number), default=-1)
    told_in = joined(evidence, best)
    used = {best}.union(*(each & told_in for each in uses if best not in each))
    sentence = _stretch(evidence, used)
    about = _about(title, claim, evidence, sentence)
    unsaid = [
        term.span
        for term, each in zip(owed, uses, strict=True)
        if told_in.isdisjoint(each) and not (about and about.covers(term.span))
    ]
    unsaid += unmeasured(claim, evidence, sentence)
    unnamed = [
        name.span
        for name in claim.names
        if not _is_headline(claim, name)
        and not (about and about.covers(name.span))
        and (
            name.span not in agreed
            or (_is_where(claim, name) and not _has_place(evidence, name))
            or not _holds_there(claim, name, evidence, where)
        )
    ]
    return Heart(
        sentence,
        tuple(unnamed),
        _whose(claim),
        about,
        tuple(sorted(unsaid)),
        sum(not told_in.isdisjoint(each) for each in uses),
    )


# ------------------------------------------------------------------------------------------------ what is owed


@lru_cache(maxsize=8)
def _owed(claim: Side) -> tuple[Term, ...]:
    taken = [*figures(claim), *bounds(claim), *ranks(claim), *quoted(claim)]
    taken += [name.span for name in claim.names if not _is_headline(claim, name)]
    return tuple(
        term
        for term in claim.terms
        if not says_little(term) and not any(span.covers(term.span) for span in taken)
    )


# What any sentence says, and what stands for a sort of thing that its name tells.
_LIGHT = wordlist(
    """
    called named name known also kind sort type year years time thing way become becomes became include includes
    included including say says said according do done several many various certain currently formerly originally
    actually mr mrs ms dr
    """
)


def says_little(term: Term) -> bool:
    """Whether any sentence may have the word, and it tells nothing: "called", "year"."""
    return term.family in _light()


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(family(stem(word)) for word in _LIGHT)


def _uses(claim: Side, evidence: Side, term: Term) -> frozenset[int]:
    """The numbers of the sentences with a word that says the same.

    A part of a name says nothing alone: "Quill County" no "county", where the statement does not speak of Quill. But
    "Quill" of whom the statement speaks by that name alone may be "Olin Quill" there.
    """
    alone = _is_bare_name(claim, term)
    found = {
        evidence.terms[place].sentence
        for other in evidence.kin(term)
        for place in evidence.terms_by_family[other]
        if evidence.stands_alone(evidence.terms[place], claim.topic)
        or (
            alone
            and evidence.terms[place].stem == term.stem
            and evidence.text[evidence.terms[place].start].isupper()
        )
    }
    return frozenset(found - {-1})


def _is_bare_name(claim: Side, term: Term) -> bool:
    """Whether the word is written like a name, and says of no sort of thing what it is, as "County" does."""
    word = claim.words_of(term.span)
    return word[:1].isupper() and not word.isupper() and realm(word.lower()) is None


def _particular_uses(claim: Side, evidence: Side, term: Term) -> frozenset[int]:
    """The numbers of the sentences with a more particular word: a "quarterback" for the statement's "player".

    None where the statement ranks or denies: the first drummer to do it is not the first musician.
    """
    if ranks(claim) or claim.denied or _ALL.search(claim.text):
        return frozenset()
    return frozenset(each.sentence for each in evidence.terms_with(particulars(term.stem))) - {-1}


_ALL = re.compile(r"\b(?:all|every|each|only|any|most|more|fewer|less)\b", re.IGNORECASE)


def joined(evidence: Side, best: int) -> frozenset[int]:
    """The sentence, the one before it that it goes on with ("She", "The"), and the one that goes on with it."""
    told = {best}
    if best > 0 and _goes_on(evidence, best):
        told.add(best - 1)
    if 0 <= best < len(evidence.sentences) - 1 and _goes_on(evidence, best + 1):
        told.add(best + 1)
    return frozenset(told)


def _stretch(evidence: Side, numbers: AbstractSet[int]) -> Span:
    """From the first of these sentences to the last."""
    told = [evidence.sentences[number] for number in sorted(numbers - {-1})]
    return Span(told[0].start, told[-1].end) if told else Span(0, 0)


def _goes_on(evidence: Side, number: int) -> bool:
    sentence = evidence.sentences[number]
    return _REFERS.match(evidence.text, sentence.start, sentence.end) is not None


_LIFE = frozenset({family(stem("born")), family(stem("died"))})
"""What years of life in brackets are the years of."""


def _is_headline(claim: Side, name: Name) -> bool:
    """Whether what is written like a name is a headline in capitals: its words are owed, not the whole."""
    return len(claim.terms_in(name.span)) > _NAME


# So many words a name may have.
_NAME = 4


def _is_where(claim: Side, name: Name) -> bool:
    """Whether the statement says that something is or happens there: "in China", which no Chinese dictionary says."""
    before = claim.text[max(0, name.span.start - 12) : name.span.start]
    return name.kind in (NameKind.COUNTRY, NameKind.CAPITAL) and _WHERE.search(before) is not None


_WHERE = re.compile(r"\b(?:in|at|to|from|into|near)\s+(?:the\s+)?\Z", re.IGNORECASE)


def _holds_there(claim: Side, name: Name, evidence: Side, uses: Mapping[Term, frozenset[int]]) -> bool:
    """Whether a sentence with the office that is held there has the name, or says whose it is: "its mayor".

    "The foreign ministers met. Israel was not there" names no foreign minister of Israel.
    """
    office = next((term for term in uses if _OF.fullmatch(claim.text, term.end, name.span.start)), None)
    if office is None or realm(claim.words_of(office.span).lower()) != "person" or not uses[office]:
        return True
    mine = claim.stems_in(name.span)
    for number in uses[office]:
        sentence = evidence.sentences[number]
        if _WHOSE.search(evidence.text, sentence.start, sentence.end) or any(
            sentence.overlaps(each.span)
            and (each.canonical == name.canonical is not None or mine & evidence.stems_in(each.span))
            for each in evidence.names
        ):
            return True
    return False


_OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?")
_WHOSE = re.compile(
    r"\b(?:its|their|his|her|the\s+(?:country|nation|city|town|state|company|club)['’]s)\b", re.IGNORECASE
)


def _has_place(evidence: Side, name: Name) -> bool:
    return any(
        each.canonical == name.canonical and each.kind is not NameKind.DEMONYM for each in evidence.names
    )


# ------------------------------------------------------------------------------------------------- the subject


def _whose(claim: Side) -> Span | None:
    found = _SOMEBODY.match(claim.text)
    return Span(*found.span("who")) if found else None


_SOMEBODY = re.compile(
    rf"\W*(?P<who>{alternation(pronouns.subjects(pronouns.HE, pronouns.SHE, pronouns.THEY))})\b",
    re.IGNORECASE,
)


def subject(claim: Side) -> Span | None:
    """The name that the statement begins with."""
    return next((name.span for name in claim.names if name.span.start < _BEGINS), None)


_BEGINS = 5
_BRACKET = re.compile(r"\s*[(|–—].*|\s-\s.*", re.DOTALL)


def is_about(title: str, claim: Side, name: Span) -> bool:
    """Whether a source of this title is about the name: it is called so, without much more.

    >>> from factbench.stages.compare.side import Side
    >>> claim = Side("Ida Marsh opened the pier.")
    >>> is_about("Ida Marsh (painter)", claim, Span(0, 9)), is_about("Ida Marsh sues the harbour", claim, Span(0, 9))
    (True, False)
    """
    called = stems_of(_BRACKET.sub("", title)) - STOP_STEMS
    mine = claim.stems_in(name)
    return bool(mine) and mine <= called and len(called) <= len(mine) + 1


def _about(title: str, claim: Side, evidence: Side, sentence: Span) -> Span | None:
    """What the statement begins with, where a source of this title is called so and the sentence speaks of that.

    A name, or the title word for word: works have titles that are cut into several names, or hold none: "Marsh: The
    Harbour Years was her second film". Of what is no name a sentence without a name need not speak.
    """
    called = stems_of(_BRACKET.sub("", title)) - STOP_STEMS
    speaks = _refers(evidence, sentence, called)
    begun = subject(claim)
    if begun is not None and is_about(title, claim, begun):
        return begun if speaks or _names_nobody(evidence, sentence, called) else None
    return _titled(title, claim) if speaks else None


def _titled(title: str, claim: Side) -> Span | None:
    """Where the statement begins with the title; one word alone must be what something is said of."""
    called = _BRACKET.sub("", title).strip()
    found = re.match(rf"\W*(?:the\s+)?{re.escape(called)}\b", claim.text, re.IGNORECASE) if called else None
    if found is None:
        return None
    several = len(claim.terms_in(Span(*found.span()))) > 1
    return Span(*found.span()) if several or _IS.match(claim.text, found.end()) else None


_IS = re.compile(r"\s+(?:is|was|are|were|has|had|have|did|does|can|will|would)\b", re.IGNORECASE)


def _refers(evidence: Side, sentence: Span, called: AbstractSet[str]) -> bool:
    """Whether the sentence begins with "he", "its" or a word of the title, or opens with when or where and goes on so.

    "Built in Brint, the palace" speaks of Quill Palace.
    """
    if _begins_with(_PRONOUN, evidence, sentence):
        return True
    found = _OPENING.match(evidence.text, sentence.start, sentence.end)
    return found is not None and (found["what"] is None or stem(found["what"]) in called)


def _begins_with(words: re.Pattern[str], evidence: Side, sentence: Span) -> bool:
    """Whether the sentence begins with one of the words, and not with the "it" of "it may be that"."""
    found = words.match(evidence.text, sentence.start, sentence.end)
    return found is not None and not (
        found[0].lower().endswith("it") and is_expletive(evidence.text, found.end())
    )


def _names_nobody(evidence: Side, sentence: Span, called: AbstractSet[str]) -> bool:
    """Whether the sentence begins without another name than the title's, so that it speaks of what its source does."""
    if _begins_with(_REFERS, evidence, sentence):
        return True
    first = next(
        (name.span for name in evidence.names if sentence.start <= name.span.start < sentence.end), None
    )
    if first is None or first.start > sentence.start + _OPENS:
        return True
    return bool(mine := evidence.stems_in(first)) and mine <= called


_WHO = alternation(pronouns.subjects(*pronouns.THIRD))
_PRONOUN = re.compile(rf"\W*(?:{_WHO}|his|her|their|its)\b", re.IGNORECASE)
_REFERS = re.compile(rf"\W*(?:{_WHO}|his|her|their|its|this|these|the)\b", re.IGNORECASE)
# "After Quill left, he" may speak of Quill; "After his time in Brint, he" does not speak of Brint.
_OPENING = re.compile(
    r"\W*(?i:in|on|at|during|following|from|with|for|despite|by|built|born|set|made|written|\w+ed"
    r"|(?:after|before|since)(?=\s+(?:his|her|its|their|the|an?|\w+ing)\s))"
    rf"\s[^,;.]{{0,100}},\s+(?i:{_WHO}|the\s+(?P<what>\w+))\b"
)
# So many characters may stand before a name that is not the sentence's subject: "In March 2012, Quill".
_OPENS = 30
