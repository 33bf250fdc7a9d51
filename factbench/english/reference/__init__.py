"""Whom or what does a pronoun stand for? Answers only where one alone can be meant."""

from __future__ import annotations

import re
from typing import NamedTuple

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.name.words import TITLES
from factbench.english.parse import parser_for
from factbench.english.reference.certainty import is_certain, says_which
from factbench.english.reference.expletive import is_expletive
from factbench.english.reference.mention import Discourse, Mention
from factbench.english.reference.ranking import (
    BACK,
    RULES,
    TREE,
    CandidateAntecedent,
    candidates,
    chances,
    fitted,
)
from factbench.english.reference.subject import Subject, opening, subject
from factbench.settings import ParserChoice
from factbench.text.quotation import MARKS, left_open
from factbench.text.span import Span
from factbench.text.wordlist import alternation, lowered


def antecedent(text: str, start: int, end: int, *, parser: ParserChoice = ParserChoice.AUTO) -> Span | None:
    """Return what the pronoun at `start` to `end` stands for, or None where that is not certain.

    The answer is a name or a noun phrase of `text`: for "he" and "she" the mention nearest to the pronoun, which may
    follow it ("Before he left, Ito signed"). None for "this", "we", "you", and where two may be meant as well.

    Args:
        parser: whether the sentences around are parsed; by default where a model is installed.
    """
    discourse = Discourse(text)
    if text[start:end].lower() in PERSONAL:
        discourse = _parsed(discourse, start, parser)
    found = Referents(discourse).of(Span(start, end))
    return None if found is None else found.span


def _parsed(discourse: Discourse, at: int, choice: ParserChoice) -> Discourse:
    """The same text with trees of the sentences that are looked at."""
    number, parser = discourse.line_of(at), parser_for(choice)
    if parser is None or number is None:
        return discourse
    near = discourse.bounds[max(0, number - BACK) : number + 1]
    trees = zip(near, parser.parse(discourse.text, near), strict=True)
    parses = {bound: tree for bound, tree in trees if tree is not None}
    return Discourse(discourse.text, bounds=discourse.bounds, parses=parses)


class Referent(NamedTuple):
    """What a pronoun stands for."""

    span: Span
    """Its mention nearest to the pronoun."""
    full: Span
    """Where it is named most fully."""
    mentions: tuple[Span, ...]
    """Its mentions around."""


class Referents:
    """Answers for the pronouns of one text; each is looked for once."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self._subjects: dict[int, Subject | None] = {}
        self._persons: dict[int, tuple[list[CandidateAntecedent], list[float], float]] = {}

    def of(self, pronoun: Span, *, sure: bool = False) -> Referent | None:
        """What the pronoun stands for, or None. `sure` asks for more: no rival near, or next to no chance for it."""
        word = pronoun.of(self.discourse.text).lower()
        if word in PERSONAL:
            return self._person(pronoun, sure=sure)
        if word in NEUTRAL or word in PLURAL:
            return self._thing(pronoun, plural=word in PLURAL, sure=sure)
        return None

    # ------------------------------------------------------------------------------------- persons

    def likeliest(self, pronoun: Span) -> Mention | None:
        """The nearest mention of whom "he" or "she" most likely means, however unsure; None where nobody is near."""
        near, odds, _bound = self._weighed(pronoun.start)
        return max(zip(odds, near, strict=True), key=lambda pair: pair[0])[1].nearest if near else None

    def _person(self, pronoun: Span, *, sure: bool) -> Referent | None:
        near, odds, bound = self._weighed(pronoun.start)
        if not near:
            return None
        chance, best = max(zip(odds, near, strict=True), key=lambda pair: pair[0])
        if not (is_certain(self.discourse, pronoun, best, near, odds) if sure else chance >= bound):
            return None
        named = self.discourse.named[best.who]
        mentions = self.discourse.mentions_of(best.who, pronoun.start)
        return Referent(best.nearest.span, named.full, tuple(each.span for each in mentions))

    def _weighed(self, start: int) -> tuple[list[CandidateAntecedent], list[float], float]:
        """Who may be meant, how likely each is, and from which chance on an answer is given."""
        if start not in self._persons:
            near = candidates(self.discourse, start)
            number = self.discourse.line_of(start)
            table = fitted()
            column = TREE if number is not None and self.discourse.line(number).tree is not None else RULES
            self._persons[start] = near, chances(near, table, column), table.bounds[column]
        return self._persons[start]

    # -------------------------------------------------------------------------------------- things

    def _thing(self, pronoun: Span, *, plural: bool, sure: bool) -> Referent | None:
        """The subject of the sentence before, for a pronoun with which its sentence begins.

        Where that is the same pronoun again, the sentence before it is looked at, and so on.
        """
        discourse = self.discourse
        number = discourse.line_of(pronoun.start)
        if number is None or discourse.line(number).place(pronoun.start) != opening(discourse.line(number)):
            return None
        if is_expletive(discourse.text, pronoun.end) or _in_quotation(
            discourse.text, discourse.line(number).span.start, pronoun.start
        ):
            return None
        for before in range(number - 1, max(-1, number - 1 - CHAIN), -1):
            found = self._subject(before)
            if found is None:
                return None
            if not found.pronoun:
                fits = self._fits(found, before, plural) and (
                    not sure
                    or (
                        says_which(discourse, found, before)
                        and not _BRINGS_IN.search(
                            discourse.text, found.span.end, discourse.line(before).span.end
                        )
                        and _tells_of(discourse.text, found.span)
                        and _MAY_BE.match(discourse.text, pronoun.end) is None
                        and discourse.quote_of(found.span) == discourse.quote_of(pronoun)
                    )
                )
                return Referent(found.span, found.span, (found.span,)) if fits else None
            if found.span.of(discourse.text).lower() not in (PLURAL if plural else NEUTRAL):
                return None
        return None

    def _subject(self, number: int) -> Subject | None:
        if number not in self._subjects:
            self._subjects[number] = subject(self.discourse.text, self.discourse.line(number))
        return self._subjects[number]

    def _fits(self, found: Subject, number: int, plural: bool) -> bool:
        """Whether number and sort agree."""
        if found.plural is not plural or (found.person and not plural):
            return False
        if not (_tells_of(self.discourse.text, found.span) or self._is_topic(found.span, number)):
            return False
        named = [each for each in self.discourse.mentions(number, number) if each.span.end == found.span.end]
        return plural or not any(_is_person(self.discourse, each.who, each.span) for each in named)

    def _is_topic(self, span: Span, number: int) -> bool:
        """Whether the text has had the subject more than once: a name, or the same words in the sentences before."""
        words = span.of(self.discourse.text).lower()
        if " " in words and words in self.discourse.text[max(0, span.start - 2000) : span.start].lower():
            return True
        named = [each for each in self.discourse.mentions(number, number) if each.span.end == span.end]
        return any(len(self.discourse.named[each.who].mentions) > 1 for each in named)


def _tells_of(text: str, found: Span) -> bool:
    """Whether the sentence only says what its subject is, has or underwent, so that it brings in no rival.

    Who acts on something is often not what the next sentence tells of: "Ota will invite builders to change the house.
    It will hold a school."
    """
    return _BEING.match(text, found.end) is not None


# "It might be a blip" judges what was told: the event, and not its subject.
_MAY_BE = re.compile(r"\s+(?:might|may|could|would|must)\s+(?:\w+ly\s+|also\s+|just\s+)?be\s")
# "The fund is run by a bank. It has three branches": either may be meant.
_BRINGS_IN = re.compile(r"\b(?:by|called|named|into|owns|founded)\s(?:an?|its|one)\s")
_BEING = re.compile(
    r"(?:,[^,.;]{1,80},)?\s+(?:\w+ly\s+)?(?:is|are|was|were|(?:has|have|had)(?!\s+an?\b)|became|becomes|remains|consists?|refers?)\b"
)


def _in_quotation(text: str, start: int, at: int) -> bool:
    """Whether the pronoun stands in somebody's words: a mark opens its sentence, or was opened in it."""
    return text[max(0, start - 1) : start] in set(MARKS) or left_open(text[max(start, at - 500) : at])


CHAIN = 5
"""Sentences in a row that may begin with the same pronoun, and the last still be understood."""


def _is_person(discourse: Discourse, who: int, span: Span) -> bool:
    """Whether the name is a person's: its gender is known, a title stands before it, or it acts as people do."""
    named, text = discourse.named[who], discourse.text
    if named.place or named.body:
        return False
    before = text[max(0, span.start - 24) : span.start].split()
    titled = bool(before) and before[-1].lower() in TITLES
    return (
        bool(named.gender)
        or named.person
        or titled
        or span.of(text).split()[0].lower() in TITLES
        or bool(_ACTS.match(text, span.end))
    )


_ACTS = re.compile(
    r"(?:,\s\d\d?,)?\s+(?:said|says|told|met|wrote|added|asked|thinks|believes|resigned|spoke|tweeted|argued|died|married)\b"
)

PERSONAL = lexicon.forms(lexicon.HE, lexicon.SHE)
NEUTRAL = lexicon.forms(lexicon.IT)
PLURAL = lexicon.forms(lexicon.THEY)


def pronouns(text: str, span: Span, *, lower: str | None = None) -> list[Span]:
    """The personal and demonstrative pronouns in the stretch that a reader cannot understand without more text.

    `lower` is `lowered(text)`, for a caller who has it.
    """
    lower = lowered(text) if lower is None else lower
    return [
        Span(*match.span())
        for match in _PRONOUN.finditer(lower, span.start, span.end)
        if not _empty(text, match)
    ]


_PRONOUN = re.compile(
    rf"\b(?:{alternation(lexicon.forms(*lexicon.ALL) - {'mine', 'yours'})}"
    rf"|(?:{alternation(lexicon.DEMONSTRATIVES)})(?=['’]s\b|\s+(?:is|was|are|were|has|had|have|will|would|could|can|may|means|meant|came|comes|makes|made"
    r"|includes?|included|involves?|involved|allows?|allowed|gives?|gave|shows?|showed|leads?|led|helps?|helped)\b)"
    # "This reflects": no noun in the singular ends so.
    r"|this(?=\s+[a-z]{3,}(?:ed|[^isu\W]s)\b))\b"
)


def _empty(text: str, match: re.Match[str]) -> bool:
    """Whether the word stands for nothing: "it is crucial that", "the fact that was", "US", "WHO I"."""
    word = text[match.start() : match.end()]
    if (
        word in {"US", "IT", "i"}
        or (word == "I" and "/" in text[match.start() - 1 : match.end() + 1])
        or (match[0] == "that" and match.start() and text[match.start() - 2 : match.start() - 1].isalnum())
    ):
        return True
    return match[0] == "it" and is_expletive(text, match.end())
