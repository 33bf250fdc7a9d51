"""Which earlier sentence of the article brings in what flagged words of a claim point to?"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.lexicon.nouns import KINDS_OF, OFFICES, ORGANISATIONS, PERSONS, TERRITORIES
from factbench.english.reference.mention import is_heading
from factbench.english.reference.pointing import says_time
from factbench.text.stem import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factbench.english.reference import Referents
    from factbench.english.reference.mention import Discourse, Named
    from factbench.text.clause import Clause
    from factbench.text.span import Span


class Occurrence(NamedTuple):
    """A noun, or a word of its kin, somewhere in the text."""

    start: int
    line: int
    """Which sentence it stands in."""
    taken_up: bool
    """Whether "the" or whose it is stands right before it, so that it points back itself: "the car"."""


class Introductions:
    """Answers for the gaps of one text: each with one whole sentence of it that stands before the claim."""

    def __init__(self, discourse: Discourse, referents: Referents) -> None:
        self._discourse, self._referents = discourse, referents
        self._text = discourse.text
        self._whole: dict[int, bool] = {}
        """Whether a sentence can be quoted, where somebody asked."""
        self._dated: dict[int, bool] = {}
        """Whether a sentence names a time, where somebody asked."""

    def of(self, clause: Clause, words: Span) -> tuple[Span, ...]:
        """Return the sentences that tell what the words mean; none where none stands before the clause.

        Of a pronoun that where whoever it most likely means was named last, of a noun the nearest that brings it or its
        kin in, of a time, a place or a body of which only the sort is said the nearest that names one. Where the
        clause's own sentence brings it in outside the clause, that. Else the sentence before and, as it may be what the
        whole article is about, the first; for a pronoun the one before alone.
        """
        number = self._discourse.line_of(clause.parts[0].start)
        if number is None:
            return ()
        found = next((line for line in self._lines(clause, words, number) if line is not None), None)
        if found is not None:
            return (self._discourse.bounds[found],)
        last = self._before(number)
        if last is None:
            return ()
        pronoun = words.of(self._text).lower() in _PRONOUNS
        return tuple(
            dict.fromkeys((self._discourse.bounds[last], *(() if pronoun else self.lead_of(clause))))
        )

    @cached_property
    def lead(self) -> Span | None:
        """The first sentence that is no heading or day line; it mostly tells what happened, where and to whom."""
        bounds = self._discourse.bounds
        lines = (
            each for each in range(len(bounds)) if len(bounds[each]) > DAY_LINE and self._is_sentence(each)
        )
        number = next(lines, None)
        return None if number is None else bounds[number]

    def lead_of(self, clause: Clause) -> tuple[Span, ...]:
        """The first sentence, where it stands before the clause."""
        return () if self.lead is None else self.before_clause(self.lead.start, clause)

    def before_clause(self, at: int, clause: Clause) -> tuple[Span, ...]:
        """The sentence in which the offset lies, where it can be quoted and stands before the clause."""
        number, own = self._discourse.line_of(at), self._discourse.line_of(clause.parts[0].start)
        if number is None or own is None or number >= own or not self._is_sentence(number):
            return ()
        return (self._discourse.bounds[number],)

    def first(self, word: str, line: int) -> Occurrence | None:
        """Where the text first has the word, in any form, in a sentence before that with this number; else None."""
        found = self._occurrences.get(stem(word))
        return found[0] if found and found[0].line < line else None

    @cached_property
    def early(self) -> frozenset[str]:
        """The stems of the words of the first two sentences."""
        return frozenset(stemmed for stemmed, found in self._occurrences.items() if found[0].line < 2)

    def says_time(self, line: int) -> bool:
        """Whether the sentence with that number names a time."""
        if line not in self._dated:
            self._dated[line] = says_time(self._text, self._discourse.bounds[line])
        return self._dated[line]

    @cached_property
    def main(self) -> int | None:
        """Which of `Discourse.named` the text names most often; None where it names nobody."""
        named = self._discourse.named
        return max(range(len(named)), key=lambda who: len(named[who].mentions), default=None)

    def _before(self, number: int) -> int | None:
        return next(filter(self._is_sentence, range(number - 1, max(-1, number - 1 - BACK), -1)), None)

    def _is_sentence(self, number: int) -> bool:
        if number not in self._whole:
            bound = self._discourse.bounds[number]
            self._whole[number] = len(bound) <= LONGEST and not is_heading(self._text, bound)
        return self._whole[number]

    # --------------------------------------------------------------------------------------- what is looked for

    def _lines(self, clause: Clause, words: Span, number: int) -> Iterator[int | None]:
        """The sentences that may tell, the likeliest first; None for those that were looked for and are not there."""
        said = words.of(self._text).lower()
        if said in _PERSONAL:
            yield self._of_person(words, number)
            yield self._named(number, lambda named: named.surely_person)
        elif _WHEN.search(said):
            yield self._nearest(number, self.says_time)
        elif _WHERE.fullmatch(said):
            yield self._named(number, lambda named: named.place)
        elif (noun := _noun(said)) is not None:
            yield self._of_noun(clause, words, noun, number)
            yield self._of_sort(noun, number)

    def _of_person(self, pronoun: Span, number: int) -> int | None:
        likeliest = self._referents.likeliest(pronoun)
        if likeliest is None or likeliest.line >= number or not self._is_sentence(likeliest.line):
            return None
        return likeliest.line

    def _of_sort(self, noun: str, number: int) -> int | None:
        """The nearest sentence that names one of the noun's sort."""
        single = noun.removesuffix("s")
        for sort, fits in _BY_SORT:
            if noun in sort or single in sort:
                return self._named(number, fits)
        return None

    def _named(self, number: int, fits: Callable[[Named], bool]) -> int | None:
        named = self._discourse.named
        return self._nearest(
            number, lambda line: any(fits(named[each.who]) for each in self._discourse.mentions(line, line))
        )

    def _nearest(self, number: int, tells: Callable[[int], bool]) -> int | None:
        lines = range(number - 1, max(-1, number - 1 - BACK), -1)
        return next((line for line in lines if self._is_sentence(line) and tells(line)), None)

    # --------------------------------------------------------------------------------------------- nouns

    def _of_noun(self, clause: Clause, words: Span, noun: str, number: int) -> int | None:
        """The nearest sentence that brings the noun in, else the first that has it; then the same for its kin.

        "This car" is whichever was spoken of last.
        """
        said = words.of(self._text).lower()
        kin = [stem(each) for each in sorted(KINDS_OF.get(noun.removesuffix("s"), ()))]
        for keys in ([stem(noun)], self._kin.get(noun[:KIN], []) if len(noun) > KIN else [], kin):
            found = [
                each
                for key in keys
                for each in self._before_place(key, words.start)
                if not any(part.start <= each.start < part.end for part in clause.parts)
                and (each.line == number or self._is_sentence(each.line))
            ]
            if not found:
                continue
            if not said.startswith("the "):
                return max(found).line
            best = max(map(self._tells, found))
            # What only takes it up tells nothing; where it is first spoken of, something may.
            return (max if best else min)(each for each in found if self._tells(each) == best).line
        return None

    def _tells(self, each: Occurrence) -> int:
        """How well a noun says what it means: 2 where it brings it in or names it, 1 with words before it, else 0."""
        end = _WORD_AT.match(self._text, each.start)
        named = self._text[each.start].isupper() or (
            end is not None and _NAME.match(self._text, end.end()) is not None
        )
        if named or _NEW.search(self._text, max(0, each.start - 60), each.start):
            return 2
        return 0 if each.taken_up else 1

    def _before_place(self, key: str, start: int) -> Sequence[Occurrence]:
        found = self._occurrences.get(key, [])
        end = bisect_left(found, start, key=lambda each: each.start)
        return [*found[:1], *found[max(1, end - MANY) : end]] if end else []

    @cached_property
    def _occurrences(self) -> dict[str, list[Occurrence]]:
        """Stem of a word -> where it stands, in order."""
        found = defaultdict[str, list[Occurrence]](list)
        ends = [bound.end for bound in self._discourse.bounds[:-1]]
        line, end = 0, ends[0] if ends else len(self._text)
        for match in _WORD.finditer(self._discourse.lower):
            the, word = match.groups()
            start = match.end() - len(word)
            while line < len(ends) and end <= match.start():
                line += 1
                end = ends[line] if line < len(ends) else len(self._text)
            found[stem(word)].append(Occurrence(start, line, the is not None))
        return dict(found)

    @cached_property
    def _kin(self) -> dict[str, list[str]]:
        """Beginning of a stem -> the stems that begin so, `MANY` at most."""
        found: dict[str, list[str]] = {}
        for each in self._occurrences:
            if len(each) >= KIN and len(known := found.setdefault(each[:KIN], [])) < MANY:
                known.append(each)
        return found


BACK = 40
"""Sentences before a claim in which what it points to is looked for."""
LONGEST = 600
"""Code points of a sentence that is quoted: what goes on longer is a table or a list."""
DAY_LINE = 30
"""Code points that what stands before the first sentence has at most: "OSLO, Norway, May 3 (NTB)"."""
KIN = 5
"""Letters in which words of one kin begin alike: "explosion", "exploded"."""
MANY = 12
"""Places of a word that are looked at, the nearest ones and the first; and words of one kin."""

_WORD = re.compile(
    r"\b(?P<the>(?:the|this|that|these|those|his|her|its|their)\s+)?(?P<word>[^\W\d_]{3,})(?=[\W\d_]|\Z)"
)
_WORD_AT = re.compile(r"[^\W\d_]+")
# "a car", "two more cars"; "President Ito", "the company Quill".
_NEW = re.compile(r"\b(?i:an?|one|two|three|four|five|another|several|some)\s(?:[^\W_][\w’'-]*\s){0,3}\Z")
_NAME = re.compile(r",?\s[A-Z]")
_PRONOUNS = lexicon.forms(*lexicon.ALL)
_PERSONAL = frozenset(["he", "him", "his", "she", "her", "hers"])
_WHEN = re.compile(
    r"\b(?:then|since|before|after|afterwards?|thereafter|earlier|later|meantime|time|point|stage|prior|previous)\b"
)
_WHERE = re.compile(r"(?:t?here)")
_DESCRIBED = re.compile(
    r"(?:the|this|that|these|those|both|such(?: an?)?)\s(?!(?:latter|former|other)\b)"
    r"(?:[\w’'-]+\s){0,5}?(?P<noun>[a-z’'-]+)"
)


def _noun(said: str) -> str | None:
    """The noun of a description."""
    match = _DESCRIBED.fullmatch(said)
    return re.split("['’]", match["noun"], maxsplit=1)[0] if match is not None else None


_BY_SORT: tuple[tuple[frozenset[str], Callable[[Named], bool]], ...] = (
    (PERSONS, lambda named: named.surely_person),
    (TERRITORIES | OFFICES, lambda named: named.place),
    (ORGANISATIONS, lambda named: named.body),
)
"""Nouns, and whether a name may be what they mean."""
