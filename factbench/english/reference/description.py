"""Which "the embassy" of a claim was told of before, and by what name?"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.lexicon.nouns import KNOWN, ORGANISATIONS, PERSONS
from factbench.english.name.words import TITLE_PARTS, TITLES
from factbench.text.span import Span

if TYPE_CHECKING:
    from factbench.english.reference.definite import Description
    from factbench.english.reference.mention import Discourse, Mention


class Antecedent(NamedTuple):
    """What a description was told of as, in words that can stand in its place."""

    words: str
    at: Span
    """Where it was told of."""


class Descriptions:
    """Answers for the descriptions of one text; each noun is looked for once."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._indefinite: dict[str, list[Span]] | None = None
        self._named: dict[str, list[int]] | None = None
        self._introduced: dict[str, int] | None = None

    def of(self, description: Description) -> Antecedent | None:
        """The name that alone it can mean, of this paragraph or, where this one names nothing, of the one before.

        The noun is the name's last word ("Quill Bank"), its title or its apposition. None where another may be meant:
        one that bears the noun too, one told of without a name, or a name in between of which nobody knows the sort.
        """
        discourse, start = self._discourse, description.span.start
        if not description.bare or description.points or description.noun not in KNOWN:
            return None
        # Both lists are in reading order, so that the first two tell.
        named = [
            who
            for who in self._names().get(description.noun, [])[:2]
            if discourse.named[who].mentions[0].span.start < start
        ]
        if len(named) != 1 or any(span.end <= start for span in self._told(description.noun)[:1]):
            return None
        mentions = discourse.named[named[0]].mentions
        last = mentions[max(0, bisect_right(mentions, start, key=lambda each: each.span.end) - 1)]
        if discourse.named[named[0]].mixed or discourse.has_namesake(named[0]):
            return None
        if not self._is_near(last, start) or self._rival(last, description):
            return None
        full = discourse.named[named[0]].full
        if not _is_whole(discourse.text, full) or discourse.quote_of(full) != discourse.quote_of(
            description.span
        ):
            return None
        return Antecedent(named_words(discourse.text, full), full)

    def _is_near(self, last: Mention, start: int) -> bool:
        """Whether the name stands in the same paragraph, or in the one before and none stands between."""
        if (self._discourse.line_of(start) or 0) - last.line > NEAR:
            return False
        apart = self._discourse.paragraph_of(start) - self._discourse.paragraph_of(last.span.start)
        return apart == 0 or (apart == 1 and not any(self._between(last, start)))

    def _between(self, last: Mention, start: int) -> list[Mention]:
        """What else is named between the two, but places."""
        number = self._discourse.line_of(start) or 0
        return [
            each
            for each in self._discourse.mentions(last.line, number, near=start)
            if last.span.end <= each.span.start < start
            and each.who != last.who
            and not self._discourse.named[each.who].place
        ]

    def _rival(self, last: Mention, description: Description) -> bool:
        """Whether a name in between may be what is meant: somebody for a person, what is nobody for a body."""
        noun = description.noun
        between = [self._discourse.named[each.who] for each in self._between(last, description.span.start)]
        if noun in PERSONS:
            return any(each.surely_person for each in between)
        return noun in ORGANISATIONS and any(not each.surely_person for each in between)

    def introduced(self, noun: str, start: int) -> bool:
        """Whether the text before `start` tells of the noun otherwise than as "the noun", so that "the" points back."""
        if self._introduced is None:
            self._introduced = {}
            for match in _INTRODUCED.finditer(self._discourse.lower):
                self._introduced.setdefault(match["noun"].removesuffix("s"), match.start())
        first = self._introduced.get(noun.removesuffix("s"))
        return first is not None and first < start

    def _told(self, noun: str) -> list[Span]:
        """The places of "a … noun" in the text."""
        if self._indefinite is None:
            self._indefinite = {}
            for match in _INDEFINITE.finditer(self._discourse.text):
                for word in _WORD.finditer(self._discourse.text, *match.span("words")):
                    if (known := _singular(word[0].lower())) is not None:
                        span = Span(match.start(), word.end())
                        self._indefinite.setdefault(known, []).append(span)
        return self._indefinite.get(_singular(noun) or noun, [])

    def _names(self) -> dict[str, list[int]]:
        """Who bears each noun: in the name ("Quill Bank"), as a title before it, or as an apposition behind it."""
        if self._named is None:
            self._named = {}
            for who, named in enumerate(self._discourse.named):
                for noun in _nouns_of(self._discourse.text, [each.span for each in named.mentions[:8]]):
                    self._named.setdefault(noun, []).append(who)
        return self._named


NEAR = 10
"""Sentences above a description in which its name may stand."""

# Up to four words behind the article, any of which may be the noun. They are looked ahead at: among them may stand
# another article.
_INDEFINITE = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Tt]wo|[Ss]everal)\s+(?=(?P<words>[\w’'-]+(?:\s+[\w’'-]+){0,3}))"
)
_WORD = re.compile(r"[^\W\d_]+")
_INTRODUCED = re.compile(r"\b(?!the\s)[a-z’'-]+\s+(?=(?P<noun>[a-z]{3,})\b)")


def _singular(word: str) -> str | None:
    """The noun of the lists that the word is, or the plural in -s of."""
    if word in KNOWN:
        return word
    bare = word.removesuffix("s")
    return bare if bare in KNOWN else None


def _nouns_of(text: str, spans: list[Span]) -> set[str]:
    found: set[str] = set()
    for span in spans:
        inside = _own_nouns(span.of(text).lower().split())
        title = _TITLE.search(text, max(0, span.start - 60), span.start)
        found |= (inside | ({title["noun"]} if title else set())) & KNOWN
        behind = _APPOSED.match(text, span.end, span.end + 80)
        if behind is not None and behind["noun"] in KNOWN:
            found.add(behind["noun"])
    return found


def _own_nouns(words: list[str]) -> set[str]:
    """What the name itself calls its bearer: by titles before it, or by its last word ("Quill Bank")."""
    titles = set(itertools.takewhile(lambda word: word in TITLES or word in TITLE_PARTS, words[:-1]))
    return titles | set(words[-1:])


# "The party town Quill"; a noun alone may be a verb: "hackers attack Quill".
_TITLE = re.compile(r"(?:\b(?i:the|a|an|its|their|his|her)|['’]s)\s(?:[\w’'-]+\s){0,3}?(?P<noun>[a-z]+)\s\Z")
_APPOSED = re.compile(
    r",\s(?:the|a|an|its|their|his|her)\s(?:[\w’'-]+\s){0,3}?(?P<noun>[a-z]+)(?=,|\sof\b|\sin\b|\sfor\b|\.)"
)


def named_words(text: str, span: Span) -> str:
    """The name with what determines it where it stands: its article, or whose it is ("Quill’s Grand Mosque")."""
    before = text[max(0, span.start - 60) : span.start]
    owner = _OWNER.search(before)
    if owner is not None:
        return f"{owner[0]}{span.of(text)}"
    return f"the {span.of(text)}" if _THE.search(before) else span.of(text)


_OWNER = re.compile(r"(?:\b[Tt]he\s)?(?:[A-Z][\w-]*\s)*[A-Z][\w-]*['’]s\s$")
_THE = re.compile(r"\b[Tt]he\s$")


def _is_whole(text: str, span: Span) -> bool:
    """Whether the name is not cut out of a longer one: "Minor Victim 1", "River’s Edge", "Crimes and Cyber Bill"."""
    return (
        _LONGER.match(text, span.end) is None
        and _JOINED.search(text[max(0, span.start - 40) : span.start]) is None
    )


_LONGER = re.compile(r"\s\d|['’]s?\s[A-Z]|\s(?:for|of|and|&)\s(?:the\s)?[A-Z]|-[A-Za-z]")
_JOINED = re.compile(r"[A-Z][\w’'-]*,?\s(?:and|&|for|of)\s\Z|[-/]\Z")
