"""Which definite noun phrases of a claim say too little by themselves: "the couple", "this law"?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.lexicon.nouns import HOLDERS, KNOWN, PERSONS, PLURALS, THINGS, TIMES, UNIQUE, is_known
from factbench.english.lexicon.superlatives import FIRST_OR_LAST, SOLE, is_superlative
from factbench.english.lexicon.times import SEASONS
from factbench.english.name.gazetteer import PlaceWord, entry
from factbench.english.reference.mention import acts
from factbench.english.reference.role import PREPOSITIONS, SUBORDINATORS
from factbench.english.verb import AUXILIARIES, is_verb
from factbench.text.calendar import MONTHS, WEEKDAYS
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.parse import Parse, Word


class Description(NamedTuple):
    """A definite noun phrase that does not say which it means."""

    span: Span
    words: tuple[str, ...]
    """Behind the article, in lower case."""
    points: bool = False
    """Whether it takes up what was just told: "this law", "the latter", "the other bank"."""
    marked: bool = False
    """Whether a name or an age tells who it is: "the Labour peer", "the 36-year-old", "the Scot"."""

    @property
    def noun(self) -> str:
        """The last word."""
        return self.words[-1]

    @property
    def bare(self) -> bool:
        """Whether it is an article and a noun alone."""
        return len(self.words) == 1

    @property
    def many(self) -> bool:
        """Whether the noun is a plural."""
        return self.noun in PLURALS or (
            self.noun.endswith("s") and not self.noun.endswith(("ss", "us", "is"))
        )


def descriptions(text: str, within: Span, tree: Parse | None = None) -> Iterator[Description]:
    """The definite descriptions of a stretch that only an earlier mention makes clear, in order.

    Not those that say which they mean ("the embassy in Quill", "the Israeli embassy", "the man who left", "the
    largest bank") nor what everybody knows or nobody asks for ("the sun", "the same day", "the first").

    Args:
        tree: the sentence's, where it was parsed: it tells a noun from a verb, and what belongs to it.
    """
    heads = [match.start() for match in _HEAD.finditer(text, within.start, within.end)]
    if not heads:
        return
    by_start = {} if tree is None else tree.by_start
    yield from _capitals(text, heads, within.end)
    yield from _marked(text, heads, within.end)
    for match in _at(heads, _DETERMINED, text, within.end):
        found = _phrase(text, match, within.end, by_start.get(match.start()))
        if found is not None:
            yield found


# What every pattern here begins with is looked for once, for most of a stretch begins none.
_HEAD = re.compile(r"\b(?:[Tt]h(?:e|is|at|ese|ose)|[Bb]oth)\s")


def _at(heads: Sequence[int], pattern: re.Pattern[str], text: str, stop: int) -> Iterator[re.Match[str]]:
    """As `pattern.finditer`, of a pattern that can begin at these places alone."""
    done = 0
    for head in heads:
        match = pattern.match(text, head, stop) if head >= done else None
        if match is not None:
            yield match
            done = match.end()


def _capitals(text: str, heads: Sequence[int], stop: int) -> Iterator[Description]:
    """The nouns that are printed with a capital and name nobody by it: "the Government", "the President"."""
    for match in _at(heads, _CAPITAL, text, stop):
        words = tuple(match[1].lower().split())
        if words[-1] in KNOWN and not _goes_on(text, match.end(), stop, None):
            person = words[-1] in PERSONS and words[-1] not in HOLDERS
            yield Description(Span(*match.span()), words, marked=person)


_CAPITAL = re.compile(r"\b[Tt]he\s+((?:(?:Prime|Foreign|Vice)\s)?[A-Z][a-z]+)\b(?!['’]s?\s[A-Z]|[-.])")


def _marked(text: str, heads: Sequence[int], stop: int) -> Iterator[Description]:
    """Persons by their party, work or age alone: "the Labour peer", "the 36-year-old", "the Scot".

    Not holders of an office, of which a body or a country has one: "the Labour leader".
    """
    for match in _at(heads, _MARKED, text, stop):
        words = tuple(match[0].lower().split()[1:])
        noun = words[-1]
        person = noun in PERSONS or noun.removesuffix("s") in PERSONS
        if (
            person
            and noun not in PLURALS
            and noun not in HOLDERS
            and not _goes_on(text, match.end(), stop, None)
        ):
            yield Description(Span(*match.span()), words, marked=True)
    for match in _at(heads, _THIS_NAMED, text, stop):
        if match[1] not in WEEKDAYS and match[1] not in MONTHS:
            yield Description(Span(*match.span()), (match[2].lower(),), points=True)
    for match in _at(heads, _MEASURED, text, stop):
        group = next((each for each in (2, 1) if match[each] and is_known(match[each])), None)
        if group is not None and not _goes_on(text, match.end(group), stop, None):
            yield Description(Span(match.start(), match.end(group)), (match[group],))
    for match in _at(heads, _AGED, text, stop):
        yield Description(Span(*match.span()), (match[1].lower(),), marked=True)
    for match in _at(heads, _DEMONYM, text, stop):
        known = entry(match[1])
        if known is not None and known.place is PlaceWord.DEMONYM:
            yield Description(Span(*match.span()), (match[1].lower(),), marked=True)


_MARKED = re.compile(
    r"\b[Tt]he\s(?=[^,.;:]{0,40}[A-Z0-9])(?:(?:[A-Z0-9][\w/-]*|[a-z]+-[a-z]+(?:-[a-z]+)?|former|young|veteran)\s){1,4}[a-z]+\b"
    r"(?![’'-]?\w)"
)
# "This Norlux phone": one of several of that name.
_THIS_NAMED = re.compile(r"\b[Tt]h(?:is|ese)\s([A-Z][a-z]+)(?:\s[A-Z][a-z]+){0,2}\s([a-z]{3,})\b(?!\s[A-Z])")
# "The 12-page report", "the Ota-based firm"; a year tells which: "the 2010 law".
_MEASURED = re.compile(
    r"\b[Tt]he\s(?:(?!(?:1[5-9]|20)\d\d\b)[£$€]?\d[\w,.-]*|[A-Z]\w+-(?:based|owned|backed|led|made|built))"
    r"\s([a-z]{3,})(?:\s([a-z]{3,}))?\b(?![’'-]?\w)"
)
_AGED = re.compile(
    r"\b[Tt]he\s((?:\d+|[a-z]+(?:-[a-z]+)?)-year-olds?)\b(?!\s[a-z]*(?:man|woman|boy|girl)\b|,?\s[A-Z])"
)
# The people of a country in the singular: "the Scot", not "the French", who may be all.
_DEMONYM = re.compile(
    r"\b[Tt]he\s([A-Z][a-z]+(?<!ish)(?<!ch)(?<!ese)(?<!s))(?=\s(?:[a-z]+ed|who|had|has|was|is|won|said|lost|took|[a-z]+\s(?:back|his|her))\b|[.,;]|$)"
)
_DETERMINED = re.compile(r"\b(?P<word>[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Bb]oth)\s+(?=[a-z])")
_NEXT = re.compile(r"\s*([a-z][a-z-]*)(?![\w’'])")
_OWNS = re.compile(r"\s*([a-z][a-z-]*)(?=['’](?:s\b|\s))")


def _phrase(text: str, match: re.Match[str], stop: int, word: Word | None) -> Description | None:
    determiner = match["word"].lower()
    if word is not None and word.relation not in {"det", "predet"}:
        return None
    end = _end_by_tree(word) if word is not None else None
    words, end = _words(text, match.end(), min(stop, end or stop), sure=end is not None)
    if not words:
        return None
    noun = words[-1]
    if determiner == "that" and word is None and not is_known(noun) and noun not in _SORTS:
        return None
    points = determiner != "the" or words[0] in _OTHERS or noun in _POINTERS
    kind = determiner != "the" and noun in _SORTS
    single = any(map(_singles_out, words)) and not _is_next_of_its_kind(text, words, end)
    if single or (not kind and not points and _is_clear(words, word)) or (noun in TIMES and not kind):
        return None
    takes_up = determiner in {"this", "these"} or (
        determiner in {"that", "those"} and (kind or len(words) > 1)
    )
    if _goes_on(text, end, stop, word, match.start()) and not (takes_up and _OF.match(text, end)):
        return None
    return Description(Span(match.start(), end), tuple(words), points)


def _end_by_tree(determiner: Word) -> int | None:
    """Where the noun of a determiner ends; None where the tree has none near behind it."""
    noun = determiner.head
    if not (noun.tag.startswith("NN") and 0 < noun.place - determiner.place <= LONGEST):
        return None
    return noun.span.end


def _is_clear(words: Sequence[str], determiner: Word | None) -> bool:
    """Whether there is one of its sort, or an adjective says which sort: "the sun", "the housing market"."""
    if words[-1] in _KINDS and len(words) > 1:
        return True
    return words[-1] in UNIQUE and not _is_one_of_many(words, determiner)


def _is_one_of_many(words: Sequence[str], determiner: Word | None) -> bool:
    """Whether a noun of which there is one stands for one of many here: "the new law", "the road is closed"."""
    if words[-1] not in THINGS:
        return False
    return len(words) > 1 or (determiner is not None and determiner.head.relation in {"nsubj", "nsubjpass"})


def _is_next_of_its_kind(text: str, words: Sequence[str], end: int) -> bool:
    """Whether it is one of several things that were told: "the first batch", not "the first bank to fail"."""
    return (
        len(words) == 2 and words[0] in _ORDINALS and words[1] in THINGS and not text.startswith(" to ", end)
    )


LONGEST = 5
"""Words that a description has at most behind its article."""


def _words(text: str, start: int, stop: int, *, sure: bool) -> tuple[list[str], int]:
    """The nouns and adjectives from `start` on, and where they end; none where a name is among them.

    `sure` where the stretch is known to be a noun phrase, so that what looks like a verb is none.
    """
    found: list[str] = []
    at = start
    while at < stop and len(found) < LONGEST:
        owner = _OWNS.match(text, at, stop)
        match = owner or _NEXT.match(text, at, stop)
        if match is None:
            break
        word = match[1]
        if not sure and _ends_before(text, word, match.end(), first=not found):
            break
        found.append(word)
        at = match.end()
        if owner:
            break
    while not sure and len(found) > 1 and found[-1].endswith("ly"):
        at -= len(found.pop()) + 1
    if sure and at < stop:
        return [], at
    return found, at


def _ends_before(text: str, word: str, end: int, *, first: bool) -> bool:
    """Whether the noun phrase is over before the word."""
    if word in PREPOSITIONS or word in SUBORDINATORS or word in _NO_NOUNS or word in AUXILIARIES:
        return True
    following = _NEXT.match(text, end)
    after = following[1] if following else ""
    if is_verb(word):
        # "The planned attack": a participle before a noun.
        return not (first and word.endswith("ed") and after and not _is_function(after))
    return not first and acts(word) and (_is_function(after) or bool(_NAME.match(text, end)))


def _is_function(word: str) -> bool:
    return word in PREPOSITIONS or word in SUBORDINATORS or word in _NO_NOUNS


_NO_NOUNS = SUBORDINATORS | wordlist(
    """
    and or but nor then also still now not yet just even again already never always often soon once twice later there
    here itself himself herself themselves alone today yesterday tomorrow last next so too either each both all the a
    an its his her their this that these those who which what whose whom how why than he she it they we i you
    """
)
_NAME = re.compile(r"\s+[A-Z0-9]")


def _singles_out(word: str) -> bool:
    """Whether an adjective leaves only one that can be meant: "the largest", "the same"."""
    return word in FIRST_OR_LAST or word in SOLE or word in _SINGLE or is_superlative(word)


_SINGLE = wordlist(
    "same next latest remaining second third fourth fifth final entire whole very main overall total own so-called"
)
_ORDINALS = wordlist("first second third fourth fifth")
_SORTS = wordlist("kind sort type kinds sorts types")
_OTHERS = wordlist("other two three four five six seven eight nine ten latter former")
_POINTERS = wordlist("other others latter former two three four pair duo trio")
_KINDS = wordlist("market markets economy industry sector community population")
"""Nouns that an adjective makes clear: "the housing market"."""


# What makes clear which is meant: "the bank of Quill", "the president Ito", "the man who".
_MORE = re.compile(
    r"\s+(?:of|that|which|who|whom|whose|where|(?:called|named)(?=\s+[A-Z“\"‘])|[A-Z0-9“\"‘]|at\s+the\s+time"
    r"|(?:responsible|accused|involved|known|suspected)\s+(?:of|in|for|as|to)\b)"
    r"|\s+(?:and|or)\s+(?:the\s+)?[A-Za-z-]+\s+of\b|\s*,\s*(?:who|where|whose)\b|\s*\((?=[A-Z])"
)
_APPOSED = re.compile(r"\s*[,–—-]\s*(?:[A-Z]|an?\s|the\s)")
_OF = re.compile(r"\s+(?:of|in|for|on|from|with|by|to|at|against)\b")
_PREPOSITION = re.compile(
    r"\s+(?:in|at|for|on|from|between|near|with|by|behind|to|against|under|outside|inside|about|over)\s+"
)
_WHEN = re.compile(
    r"(?:early|late|mid|the)?[\s-]*(?:\d+|last|next|this|an?|minutes|hours|days|time|full|addition|fact|turn|part"
    rf"|{'|'.join(SEASONS)}|noon|midnight"
    rf"|{'|'.join([*(month[:3] for month in MONTHS), *(day.removesuffix('day') for day in WEEKDAYS)])}\w*)\b"
)


_ONLY_WHEN = re.compile(
    r"(?:in|on|at|during|since|until|by)\s+(?:early\s|late\s|mid-)?"
    rf"(?:\d|(?:last|next)\s|(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b)"
)


def _goes_on(text: str, end: int, stop: int, word: Word | None, start: int | None = None) -> bool:
    """Whether words behind the noun say which it is, or name it.

    Args:
        word: its article in the tree.
        start: where its article stands.
    """
    if _MORE.match(text, end, stop + 40) is not None:
        return True
    apposed = _APPOSED.match(text, end, stop + 40) is not None
    if word is None and apposed:
        return start is None or not _is_fronted(text, start)
    if word is not None:
        if apposed and word.head.relation != "pobj":
            return True
        if word.head.relation == "compound" and word.head.head.span.start - end <= 1:  # "the handle quill7"
            return True
        behind = [
            each for each in word.head.children(*_TELLING) if word.head < each and each.span.end <= stop
        ]
        return any(
            "," not in text[end : each.first.span.start] and not _is_time(text, each) for each in behind
        )
    preposition = _PREPOSITION.match(text, end, stop)
    return preposition is not None and _WHEN.match(text, preposition.end()) is None


def _is_time(text: str, word: Word) -> bool:
    """Whether it only says when: "backed the group on Friday"."""
    return word.relation == "prep" and _ONLY_WHEN.match(text, word.span.start) is not None


def _is_fronted(text: str, start: int) -> bool:
    """Whether the phrase follows the preposition that opens its sentence: "after the vote, Ode left"."""
    opening = _OPENING.search(text, max(0, start - 40), start)
    return opening is not None and not PREPOSITIONS.isdisjoint(opening[1].lower().split())


_OPENING = re.compile(r"(?:\A|[.!?\n“\"]\s*|[,;]\s)((?:[A-Za-z]+\s){1,3})\Z")
_TELLING = ("prep", "relcl", "acl", "appos")
"""What the tree calls that which tells which is meant."""
