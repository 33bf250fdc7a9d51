"""Does a claim itself say which thing or person a definite description means?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.lexicon.nouns import KINDS_OF, OFFICES, ORGANISATIONS, TERRITORIES, is_known
from factbench.english.reference.certainty import is_subject
from factbench.english.reference.mention import LONGEST
from factbench.english.verb import first_verb
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        if _PREDICATE.search(before) or self._is_told(each):
            return False
        if each.points or each.marked or is_known(each.noun) or self._is_subject(each, before):
            return True
        return self._descriptions.introduced(each.noun, self._start)

    def _is_subject(self, each: Description, before: str) -> bool:
        """Whether it opens the clause as what it is about, behind at most a word or phrase that names nobody."""
        if each.span.start == self._start:
            return True
        if not before.endswith(", ") or _CAPITALS.search(before[1:]):
            return False
        return first_verb(Span(self._start, each.span.end).of(self._text)[:600]) is None

    def _is_told(self, each: Description) -> bool:
        """Whether a name before it in the clause tells: of a body "the company", of a country "the government"."""
        noun = each.noun
        named = self._named_before(each.span.start)
        if each.marked:
            return any(self._discourse.named[mention.who].may_be_person for mention in named)
        if noun in TERRITORIES or noun in OFFICES:
            return any(map(self._is_home, named))
        return noun in ORGANISATIONS and any(map(self._is_body, named))

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


# "Marsh is the driver", "as the driver": who it is is said.
_PREDICATE = re.compile(
    r"\b(?:is|was|are|were|be|been|being|as|became|become|becomes|becoming|remains?|remained)\s+\Z"
)
# Who left for a country need not be of it.
_TOWARDS = re.compile(r"\b(?:to|from|for|towards?)\s(?:the\s)?\Z")
_CAPITALS = re.compile(r"[A-Z]")
