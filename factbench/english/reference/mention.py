"""Whom or what does a text name, where, and as what sort of being?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.name import names
from factbench.english.name.first_name import gender_of
from factbench.english.name.words import CALENDAR, COMMON, TITLES
from factbench.english.verb import is_verb
from factbench.text.paragraph import paragraphs
from factbench.text.quotation import MARKS, holding, quotations, straightened
from factbench.text.sentence import sentences
from factbench.text.slots import PLACES, NameKind
from factbench.text.span import Span
from factbench.text.wordlist import ALNUM, lowered, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factbench.english.parse import Parse, Word
    from factbench.text.slots import Name


@dataclass(frozen=True)
class SplitSentence:
    """A sentence as words and marks, in reading order."""

    span: Span
    starts: tuple[int, ...]
    """Where each begins, in the text."""
    words: tuple[str, ...]
    lower: tuple[str, ...]
    tree: Parse | None

    def place(self, at: int) -> int:
        """The place of the word in which the offset lies, or of the last one before it."""
        return max(0, bisect_right(self.starts, at) - 1)

    def word(self, place: int) -> str:
        """The word at the place in lower case; empty before the first and behind the last."""
        return self.lower[place] if 0 <= place < len(self.lower) else ""

    @property
    def by_start(self) -> Mapping[int, Word]:
        """Offset -> the word of the tree that begins there."""
        return {} if self.tree is None else self.tree.by_start


class Mention(NamedTuple):
    """One naming of somebody or something."""

    span: Span
    line: int
    """Which sentence it stands in."""
    who: int
    """Which of `Discourse.named` it is."""


@dataclass(slots=True)
class Named:
    """Somebody or something that the text names, once or more often."""

    words: tuple[str, ...]
    """Its fullest name."""
    full: Span
    """Where that stands first."""
    mentions: list[Mention] = field(default_factory=list)
    gender: str | None = None
    """"m" or "f" where a title, a word before it or the first name tells; else None."""
    place: bool = False
    """Whether it is a country, a people or a capital, or something happens in it."""
    person: bool = False
    """Whether it is known to be a person's, by an office or by what is told of it."""
    body: bool = False
    """Whether its name is an organisation's, a work's or a thing's."""
    article: bool = False
    """Whether "the" or "a" stands before it."""
    mixed: bool = False
    """Whether it is called by what only men and by what only women are: "Mr. Marsh" and "Ms. Marsh" are two."""

    @property
    def like_person(self) -> bool:
        """Whether nothing speaks against its being a person."""
        return not (self.place or self.body or self.article)

    @property
    def may_be_person(self) -> bool:
        """Whether it is told to be one, or nothing speaks against it; "in Marsh" alone does not."""
        return not self.body and (bool(self.gender or self.person) or self.like_person)

    @property
    def surely_person(self) -> bool:
        """Whether something tells that it is a person, and one alone."""
        return not (self.body or self.mixed) and (self.person or bool(self.gender and not self.place))


class Discourse:
    """A text with all that it names, read once; sentences are looked at when asked for.

    `parses` are trees of sentences by their spans; sentences without one are read by rules.
    """

    def __init__(
        self,
        text: str,
        *,
        named: Iterable[Name] | None = None,
        bounds: Sequence[Span] | None = None,
        parses: Mapping[Span, Parse] | None = None,
    ) -> None:
        self.text = text
        self.bounds = sentences(text) if bounds is None else bounds
        self.parses = parses or {}
        self._starts = [bound.start for bound in self.bounds]
        self._lines: dict[int, SplitSentence] = {}
        self.roles: dict[int, str] = {}
        """What part a mention plays in its sentence by rules, by where it begins; known once somebody asked."""
        self.named: list[Named] = []
        self._by_word: dict[str, int] = {}
        self._in_line: list[list[Mention]] = [[] for _ in self.bounds]
        self._note(names(text) if named is None else named)

    @cached_property
    def lower(self) -> str:
        """The text in lower case; spans hold."""
        return lowered(self.text)

    @cached_property
    def quotes(self) -> list[Span]:
        """What is quoted, in order."""
        return quotations(straightened(self.text))

    def quote_of(self, span: Span) -> Span | None:
        """The quotation in which the span lies, or None."""
        return holding(self.quotes, span)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [each.start for each in paragraphs(self.text)]

    def paragraph_of(self, at: int) -> int:
        """Which paragraph the offset lies in, from 0; -1 before the first."""
        return bisect_right(self._paragraphs, at) - 1

    def has_namesake(self, who: int) -> bool:
        """Whether another person has the same last name."""
        return any(each.surely_person for each in self.namesakes(who))

    def namesakes(self, who: int) -> list[Named]:
        """All others whose name ends in the same word."""
        return [each for each in self._by_last_name[self.named[who].words[-1]] if each is not self.named[who]]

    def is_shared(self, who: int) -> bool:
        """Whether another name ends in the same word, so that the word alone may mean either."""
        return len(self._by_last_name[self.named[who].words[-1]]) > 1

    @cached_property
    def _by_last_name(self) -> dict[str, list[Named]]:
        found: dict[str, list[Named]] = {}
        for each in self.named:
            found.setdefault(each.words[-1], []).append(each)
        return found

    @cached_property
    def marks(self) -> tuple[list[int], list[str]]:
        """Where a quotation mark stands, in order, and which."""
        found = list(_QUOTE.finditer(self.text))
        return [each.start() for each in found], [each[0] for each in found]

    def line_of(self, at: int) -> int | None:
        """Which sentence the offset lies in, or None."""
        number = bisect_right(self._starts, at) - 1
        return number if number >= 0 and at < self.bounds[number].end else None

    def tree_at(self, at: int) -> Parse | None:
        """The tree of the sentence in which the offset lies, where it has one."""
        number = self.line_of(at) if self.parses else None
        return None if number is None else self.parses.get(self.bounds[number])

    def line(self, number: int) -> SplitSentence:
        """The sentence with that number, taken apart; a very long one only at its beginning."""
        if number not in self._lines:
            if len(self._lines) > KEPT:
                self._lines.clear()
            span = self.bounds[number]
            found = list(_TOKEN.finditer(self.text, span.start, min(span.end, span.start + LONGEST)))
            words = tuple(map(re.Match.group, found))
            self._lines[number] = SplitSentence(
                span,
                tuple(map(re.Match.start, found)),
                words,
                tuple(map(str.lower, words)),
                self.parses.get(span),
            )
        return self._lines[number]

    def mentions(self, first: int, last: int, *, near: int | None = None) -> Iterator[Mention]:
        """The mentions in the sentences from `first` to `last`, both included, in order.

        With `near`, those that stand no further than `REACH` from there: a sentence may be a text of its own.
        """
        for number in range(max(0, first), min(last + 1, len(self._in_line))):
            found = self._in_line[number]
            yield from found if near is None else _within_reach(found, near)

    def mentions_of(self, who: int, near: int) -> Sequence[Mention]:
        """The mentions of one, no further than `REACH` from `near`."""
        return _within_reach(self.named[who].mentions, near)

    # ------------------------------------------------------------------------------------- who is who

    def _note(self, given: Iterable[Name]) -> None:
        number = 0
        known: dict[int, list[tuple[Span, NameKind | None]]] = {}
        for name in given:
            while number < len(self.bounds) - 1 and self.bounds[number].end <= name.span.start:
                number += 1
            known.setdefault(number, []).append((name.span, name.kind))
        for number, bound in enumerate(self.bounds):
            if len(self.bounds) > 1 and is_heading(self.text, bound):
                continue
            found = known.get(number, [])
            opening = _opening_name(self.text, bound, found[0][0] if found else None)
            for span, kind in [*([(opening, None)] if opening else []), *found]:
                self._join(span, number, kind)

    def _join(self, span: Span, number: int, kind: NameKind | None) -> None:
        """Add the mention to what bears the same name, or to a new one."""
        words = tuple(word for word in span.of(self.text).split() if word.lower() not in TITLES)
        if not words or len(words) > FULLEST or (len(words) == 1 and words[0].lower() in _PRONOUNS):
            return
        who = self._same(words)
        if who is None:
            who = len(self.named)
            self.named.append(Named(words, span))
        each = self.named[who]
        each.place = each.place or kind in PLACES
        each.person = each.person or kind is NameKind.PERSON
        each.body = each.body or kind is NameKind.BODY
        if _is_fuller(words, each.words):
            each.words, each.full = words, span
        mention = Mention(span, number, who)
        each.mentions.append(mention)
        self._in_line[number].append(mention)
        _characterise(self.text, each, span, words)
        for word in words:
            if len(word) > 2 and word[0].isupper() and not self._is_persons(word, each):
                self._by_word[word] = who

    def _is_persons(self, word: str, each: Named) -> bool:
        """Whether the word alone is rather a known person than this one: after "Ivo Lund" not "Lund University"."""
        known = self._by_word.get(word)
        return known is not None and self.named[known].surely_person and not each.surely_person

    def _same(self, words: tuple[str, ...]) -> int | None:
        """Who was named so before: by the last names, or by first name and surname both."""
        who = self._by_word.get(words[-1])
        if len(words) == 1:
            return who
        if who is not None:
            known = self.named[who].words
            shorter = min(len(known), len(words))
            if known[-shorter:] == words[-shorter:] or (known[0] == words[0] and known[-1] == words[-1]):
                return who
        who = self._by_word.get(words[0])
        return who if who is not None and len(self.named[who].words) == 1 else None


def _is_fuller(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether these words name somebody more fully; what is only said of her is none: "Crooked Ada Marsh"."""
    if len(known) > 1 and words[1:] == known and gender_of(known[0]) and not gender_of(words[0]):
        return False
    if len(words) > 1 and known[1:] == words and gender_of(words[0]) and not gender_of(known[0]):
        return True
    return len(words) > len(known)


def is_heading(text: str, bound: Span) -> bool:
    """Whether the sentence is a line of its own without a stop, or in Title Case: its capitals name nobody for sure."""
    before = text[max(0, bound.start - 8) : bound.start].rstrip(" \t\xa0")
    after = text[bound.end : bound.end + 1]
    if before[-1:].strip() or after not in {"", "\n", "\r"} or not (before or after):
        return False
    words = bound.of(text)
    if words[-1] not in f".!?…;:{MARKS})]" and words.count(" ") < HEADING:
        return True
    cased = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) < 200 and len(cased) > 3 and sum(word[0].isupper() for word in cased) > len(cased) * 0.8


HEADING = 15
"""Words that a headline has at most. Source: news style guides ask for under a dozen."""

FULLEST = 6
"""Words that a name has at most: a longer run of capitals is a headline or a list."""

LONGEST = 3000
"""Code points of a sentence that are read: what goes on longer is a table."""

_PRONOUNS = lexicon.forms(*lexicon.ALL)

REACH = 5000
"""Code points from a pronoun in which whom it stands for is looked for."""


def _within_reach(found: Sequence[Mention], near: int) -> Sequence[Mention]:
    if not found or (found[0].span.start >= near - REACH and found[-1].span.start <= near + REACH):
        return found
    first = bisect_left(found, near - REACH, key=lambda each: each.span.start)
    return found[first : bisect_right(found, near + REACH, key=lambda each: each.span.start)]


KEPT = 64
"""Sentences that are kept taken apart: what is asked for moves on through the text."""

_TOKEN = re.compile(rf"{ALNUM}(?:[.’'-]{ALNUM})*|``|''|[^\w\s]")
_QUOTE = re.compile(r"``|''|[\"“”]")


def _opening_name(text: str, bound: Span, first: Span | None) -> Span | None:
    """A word that opens the sentence and can only be a name, though it stands alone: "Hartwig began"."""
    match = _OPENING.match(text, bound.start, bound.end)
    if match is None or (first is not None and first.start <= match.start("name")):
        return None
    word, following = match["name"], match["next"] or ""
    if word.lower() in COMMON or word in CALENDAR or word.endswith(("ing", "ly")) or word.isupper():
        return None
    # "Recent reports": what ends in -s may be a noun, and the word before it an adjective.
    noun = acts(following) and following not in _HAS and _ADJECTIVE.search(word) and not gender_of(word)
    does = bool(following) and not noun and (is_verb(following) or acts(following))
    return Span(*match.span("name")) if match["owns"] or does else None


_OPENING = re.compile(r"[“\"‘'(\s]*(?P<name>[A-Z][^\W\d_]{2,30})(?P<owns>['’]s\b)?(?:\s+(?P<next>[a-z]+))?")


_ADJECTIVE = re.compile(r"(?:ent|al|ic|ous|ful|ive|ary|ish|able|ible|ern|ed|ian|ese|less)$")
_HAS = wordlist("is was has does")


def acts(word: str) -> bool:
    """Whether the word can be a verb in the present: "plays". Nouns in the plural look the same."""
    return len(word) > 3 and word.endswith("s") and word[0].islower() and not word.endswith(("ss", "us"))


def _characterise(text: str, each: Named, span: Span, words: tuple[str, ...]) -> None:
    """Note what the words in the name and before it tell of its bearer."""
    before = text[max(0, span.start - 24) : span.start].split()
    last = before[-1].lower().strip('“"(,') if before and text[span.start - 1].isspace() else ""
    title = span.of(text).split(maxsplit=1)[0].lower()
    told = next((gender for word in (title, last) if (gender := TOLD.get(word))), None)
    each.mixed = each.mixed or bool(told and each.gender and told != each.gender)
    if each.gender is None:
        each.gender = told or gender_of(_first_name(span.of(text).split()))
    each.place = each.place or last in _WHERE
    each.article = each.article or last in {"the", "a", "an"}
    each.body = each.body or not BODIES.isdisjoint(words) or (len(words) == 1 and words[0].isupper())


def _first_name(words: Sequence[str]) -> str:
    """The first word behind the last title: "John" of "Wells Fargo CEO John Stumpf"."""
    titles = [place for place, word in enumerate(words[:-1]) if word.lower() in TITLES]
    return words[titles[-1] + 1] if titles else words[0]


_WHERE = wordlist("in at near")

TOLD = {
    **dict.fromkeys(
        wordlist(
            """mr mr. sir lord king prince duke baron father emperor pope brother actor spokesman chairman congressman
            sultan sheikh uncle count earl man boy son husband grandfather nephew businessman boyfriend statesman"""
        ),
        "m",
    ),
    **dict.fromkeys(
        wordlist(
            """mrs mrs. ms ms. miss lady queen princess duchess baroness sister empress actress spokeswoman chairwoman
            congresswoman dame aunt mother madame countess woman girl daughter wife grandmother niece widow girlfriend
            businesswoman stateswoman"""
        ),
        "f",
    ),
}
"""Titles and nouns before a name that tell whether a man or a woman bears it."""

BODIES = wordlist(
    """
    University College School Academy Institute Company Corporation Corp Inc Inc. Ltd Records Party Committee
    Council Association Society Church Museum Theatre Theater Orchestra Club League Cup Award Awards Prize County
    City Street Road River Lake Island Islands Mountain Bay Park Hall House Hospital Bank Center Centre Department
    Ministry Office Court Festival Championship Championships Games Olympics Series Show Times Post Magazine News
    Journal Press Network Television Radio Film Films Pictures Studio Studios Entertainment Group Band Army Navy
    Force Forces Division Regiment War Battle Act Bill States Kingdom Republic Empire Union Federation Federal North
    South East West New World National International Valley Hills Beach Airport Station Railway District Province
    State Town Village Castle Palace Abbey Cathedral Bridge Tower Opera Ballet Symphony Album Song Book Supreme
    Foundation Trust Fund Conference Congress Parliament Senate Assembly Board Commission Agency Service Bureau
    Systems Technologies Technology Software Airlines Airways Motors Media Embassy Organization Organisation
    Alliance Treaty Agreement Authority Administration Program Project Building Square Mosque Temple Synagogue
    Government Cabinet Police Guard Fleet Command
    """
)
"""Words in the names of bodies, works and places, which no person's name has."""
