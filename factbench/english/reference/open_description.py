"""Does a claim itself say which thing or person a definite description means?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.lexicon.nouns import (
    CONTESTS,
    HOLDERS,
    KINDS_OF,
    MAKERS,
    OFFICES,
    ORGANISATIONS,
    TERRITORIES,
    VENUES,
    is_known,
)
from factbench.english.reference.certainty import is_subject
from factbench.english.reference.mention import LONGEST
from factbench.english.reference.pointing import says_time
from factbench.english.verb import first_verb
from factbench.text.calendar import MONTHS, WEEKDAYS
from factbench.text.span import Span
from factbench.text.wordlist import alternation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factbench.english.reference.definite import Description
    from factbench.english.reference.description import Descriptions
    from factbench.english.reference.mention import Discourse, Mention
    from factbench.text.clause import Clause


class OpenDescriptions:
    """Answers for the descriptions of one clause."""

    def __init__(self, discourse: Discourse, descriptions: Descriptions, clause: Clause) -> None:
        self._discourse, self._descriptions, self._clause = discourse, descriptions, clause
        self._text = discourse.text
        self._start = clause.parts[0].start

    def is_open(self, each: Description) -> bool:
        """Whether the clause does not say which is meant, and it matters."""
        before = self._text[max(self._start, each.span.start - LONGEST) : each.span.start]
        told = {word.lower() for word in re.findall(r"[^\W\d_]+", before)}
        if each.noun in told or not KINDS_OF.get(each.noun, frozenset()).isdisjoint(told):
            return False
        said_of = _PREDICATE.search(before) is not None and _INVERTED.fullmatch(before) is None
        if said_of or self._is_told(each):
            return False
        if (
            each.points
            or each.marked
            or is_known(each.noun)
            or self._is_part_of_body(each)
            or self._is_subject(each, before)
        ):
            return True
        return self._descriptions.introduced(each.noun, self._start)

    def _is_subject(self, each: Description, before: str) -> bool:
        """Whether it opens the clause as what it is about, behind at most a word or phrase that names nobody."""
        if each.span.start == self._start:
            return True
        if not before.endswith(", ") or _CAPITALS.search(before[1:]):
            return False
        return first_verb(Span(self._start, each.span.end).of(self._text)[:600]) is None

    @staticmethod
    def _is_part_of_body(each: Description) -> bool:
        """Whether a country's or a body's noun stands before what it has: "the city centre", "the company board"."""
        return len(each.words) > 1 and each.words[0] in _BODIES

    def _is_told(self, each: Description) -> bool:
        """Whether a name before it in the clause tells: of a body "the company", of a country "the government"."""
        noun = each.words[0] if self._is_part_of_body(each) else each.noun
        named = list(self._named_before(each.span.start))
        if _CAPITAL.match(self._text, each.span.start) and noun in _HELD:
            return self._is_among_names(each)
        if each.marked:
            return any(self._discourse.named[mention.who].may_be_person for mention in named)
        tells = next((tells for nouns, tells in self._by_noun if noun in nouns), None)
        return (tells is not None and any(map(tells, named))) or (noun in CONTESTS and self._is_dated())

    @property
    def _by_noun(self) -> tuple[tuple[frozenset[str], Callable[[Mention], bool]], ...]:
        """What sort of name tells which of these nouns is meant; the first that knows a noun answers."""
        return (
            (_HOMES, self._is_home),
            (MAKERS, self._is_owner),
            (VENUES, self._is_where),
            (ORGANISATIONS, self._is_body),
        )

    def _is_where(self, mention: Mention) -> bool:
        """Whether somebody is at it: "at the Quill Dome"."""
        start = mention.span.start
        return _AT.search(self._text, max(0, start - 12), start) is not None

    def _is_owner(self, mention: Mention) -> bool:
        marks = ("’s", "'s")
        return self._text.startswith(marks, mention.span.end) or mention.span.of(self._text).endswith(marks)

    def _is_dated(self) -> bool:
        """Whether the clause says when."""
        return any(says_time(self._text, part) for part in self._clause.parts)

    def _is_among_names(self, each: Description) -> bool:
        """Whether the clause names anybody else, which tells of what country its "the Government" or "the King" is."""
        return any(
            _NAMED.search(
                self._text, max(part.start + 1, each.span.end if part.covers(each.span) else 0), part.end
            )
            or _NAMED.search(self._text, part.start + 1, min(part.end, each.span.start))
            for part in self._clause.parts
        )

    def _named_before(self, end: int) -> Iterator[Mention]:
        """What is named in the clause before `end`."""
        number = self._discourse.line_of(self._start) or 0
        for mention in self._discourse.mentions(number, number, near=end):
            if mention.span.end <= end and any(part.covers(mention.span) for part in self._clause.parts):
                yield mention

    def _is_home(self, mention: Mention) -> bool:
        """Whether it is a place, and not one to which or from which somebody goes."""
        apart = _TOWARDS.search(self._text, max(0, mention.span.start - 12), mention.span.start)
        return self._discourse.named[mention.who].place and apart is None

    def _is_body(self, mention: Mention) -> bool:
        """Whether the name is an organisation’s, or what acts under it is neither a person nor a place."""
        named = self._discourse.named[mention.who]
        if named.place or named.surely_person:
            return False
        return named.body or is_subject(self._discourse, mention)


_BODIES = TERRITORIES | ORGANISATIONS
_HELD = OFFICES | HOLDERS
_HOMES = TERRITORIES | OFFICES

# "Marsh is the driver", "as the driver": who it is is said.
_PREDICATE = re.compile(
    r"\b(?:is|was|are|were|be|been|being|as|became|become|becomes|becoming|remains?|remained)\s+\Z"
)
# "Not only was the gown": what follows is the subject.
_INVERTED = re.compile(r"(?:Not\sonly|Nor|Neither|So|Only\sthen|Never)\s(?:is|was|are|were)\s")
# Who left for a country need not be of it.
_TOWARDS = re.compile(r"\b(?:to|from|for|towards?)\s(?:the\s)?\Z")
_CAPITAL = re.compile(r"[Tt]he\s[A-Z]")
_AT = re.compile(r"\b(?:at|in|inside|outside)\s(?:the\s)?\Z")
# A name within a clause; a day or a month is none.
_NAMED = re.compile(rf"(?<=[a-z,’'] )(?!(?:{alternation(MONTHS)}|{alternation(WEEKDAYS)}|I)\b)[A-Z][a-z]+")
_CAPITALS = re.compile(r"[A-Z]")
