"""What does one of the two texts of a comparison say, taken apart?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factbench.english import ENGLISH
from factbench.english.exclusive import sorts
from factbench.english.parse import parser_for
from factbench.english.polarity import alike, denied, family
from factbench.languages import dates_told, finders_for
from factbench.settings import ParserChoice
from factbench.stages.compare.listed import labels
from factbench.text.clean import one_line
from factbench.text.footnote import without_marks
from factbench.text.sentence import sentences
from factbench.text.slots import Grain, How
from factbench.text.span import Span
from factbench.text.stem import STOP_STEMS, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from factbench.english.exclusive import ExclusiveSort
    from factbench.english.parse import Parse, Parser, Word
    from factbench.languages import Finders
    from factbench.text.indexed import StemmedWord
    from factbench.text.slots import Attribution, Date, Name, Quantity


class Term(NamedTuple):
    """A content word: where it stands, its stem, the stem of its family, and its sentence's number."""

    start: int
    end: int
    stem: str
    family: str
    sentence: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


_AGAIN = re.compile(r"(?:['’]s?)? \(?(?P<of>week(?:end)? of )?")


@dataclass(frozen=True)
class Side:
    """One text taken apart; nothing is computed before it is asked for, and everything in linear time."""

    text: str
    published: date | None = None
    finders: Finders = ENGLISH
    parser: ParserChoice = ParserChoice.RULES
    """What takes sentences apart; by rules nearness alone says what belongs together."""
    updated: date | None = None
    """When the text was changed after its publication, which relative dates then count from."""

    @cached_property
    def words(self) -> list[StemmedWord]:
        return words(self.text)

    @cached_property
    def dates(self) -> list[Date]:
        """The dates that say when; of two that say the same the one in full."""
        again = {self._told_again(one, other) for one, other in pairwise(self._told_dates)}
        return [date for date in self._told_dates if date not in again]

    @cached_property
    def _told_dates(self) -> list[Date]:
        told = dates_told(self.finders, self.text, published=self.published, updated=self.updated)
        return [date for date in told if date.says_when]

    @cached_property
    def date_spans(self) -> list[Span]:
        """Where dates stand, those too that another says in full."""
        return [date.span for date in self._told_dates]

    def _told_again(self, one: Date, other: Date) -> Date | None:
        """Which of two dates the other says in full, as a claim does where it was put in: "last month June 2023"."""
        match = _AGAIN.fullmatch(self.text[one.span.end : other.span.start])
        if match is None or one.how is How.EXPLICIT or other.how is not How.EXPLICIT:
            return None
        # Of "this week week of 10 July 2023" the day is only where the week begins.
        return other if match["of"] else one

    @cached_property
    def quantities(self) -> list[Quantity]:
        return self.finders.quantities(self.text)

    @cached_property
    def names(self) -> list[Name]:
        """Names that are no part of a date, and not what a list calls its values: "Head of State: Ida Marsh"."""
        found = _outside(self.finders.names(self.text), [slot.span for slot in self.dates])
        heads = labels(self.text)
        return [name for name in found if name.kind or not any(head.covers(name.span) for head in heads)]

    @cached_property
    def name_spans(self) -> list[Span]:
        return [name.span for name in self.names]

    @cached_property
    def attributions(self) -> list[Attribution]:
        return self.finders.attributions(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        return sentences(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(word.stem for word in self.words)

    @cached_property
    def terms(self) -> list[Term]:
        """Content words in order, digits left out."""
        return [
            Term(word.start, word.end, word.stem, family(word.stem), self.sentence_number(word.start))
            for word in self.words
            if word.stem not in STOP_STEMS and not word.stem[0].isdigit()
        ]

    @cached_property
    def term_starts(self) -> list[int]:
        return [term.start for term in self.terms]

    @cached_property
    def topic(self) -> frozenset[str]:
        """What the text is about: the families of its content words, without the numbers."""
        return frozenset(term.family for term in self.terms)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first letters of longer content words: "politics" and "politician" have a root in common."""
        return frozenset(term.stem[:_ROOT] for term in self.terms if len(term.stem) >= _ROOT)

    @cached_property
    def name_stems(self) -> frozenset[str]:
        return frozenset(word.stem for word in self._inside([name.span for name in self.names]))

    @cached_property
    def _named_beside(self) -> dict[int, frozenset[str]]:
        """For each place in `terms` inside a name, the families of the name's other words; none for names of one."""
        found: dict[int, frozenset[str]] = {}
        for name in self.names:
            first, last = (
                bisect_left(self.term_starts, name.span.start),
                bisect_left(self.term_starts, name.span.end),
            )
            for place in range(first, last):
                found[place] = frozenset(
                    self.terms[other].family for other in range(first, last) if other != place
                )
        return found

    def stands_alone(self, term: Term, topic: frozenset[str]) -> bool:
        """Whether the term is no part of a name of which `topic` has nothing else."""
        beside = self._named_beside.get(bisect_left(self.term_starts, term.start))
        return not beside or not topic.isdisjoint(beside)

    def stems_in(self, span: Span) -> frozenset[str]:
        """The stems of the words that begin inside the span, without those that tell nothing."""
        return frozenset(word.stem for word in self._inside([span])) - STOP_STEMS

    def terms_in(self, span: Span) -> list[Term]:
        """The content words that begin inside the span."""
        return self.terms[bisect_left(self.term_starts, span.start) : bisect_left(self.term_starts, span.end)]

    def families_in(self, span: Span) -> frozenset[str]:
        """The families of the content words that begin inside the span."""
        return frozenset(term.family for term in self.terms_in(span))

    @cached_property
    def slot_stems(self) -> frozenset[str]:
        """Stems of the words inside dates: "last year" is no topic."""
        return frozenset(word.stem for word in self._inside(self.date_spans))

    @cached_property
    def sorted_terms(self) -> dict[str, list[tuple[Term, ExclusiveSort]]]:
        """The terms that have a sort, by the sort's name."""
        found: dict[str, list[tuple[Term, ExclusiveSort]]] = {}
        for term in self.terms:
            for sort in sorts(self.text[term.start : term.end]):
                found.setdefault(sort.name, []).append((term, sort))
        return found

    @cached_property
    def denied(self) -> dict[int, tuple[int, int]]:
        return denied(self.text)

    @cached_property
    def denied_heads(self) -> frozenset[str]:
        """The first content word that each negation reaches: what it denies, where the others are only about it."""
        first: dict[tuple[int, int], str] = {}
        for word in self.words:
            if word.start in self.denied and word.stem not in STOP_STEMS:
                first.setdefault(self.denied[word.start], word.stem)
        return frozenset(first.values())

    def parsed(self, span: Span) -> list[Word]:
        """The words of the span in the tree of its sentence; none where there is no tree."""
        if self._model is None:
            return []
        sentence = self.sentence_of(span)
        if sentence not in self._trees:
            self._trees[sentence] = self._model.parse(self.text, [sentence])[0]
        tree = self._trees[sentence]
        return [word for word in tree.words if word.span.overlaps(span)] if tree else []

    @cached_property
    def _model(self) -> Parser | None:
        """The English model, loaded when the first sentence is asked for."""
        return parser_for(self.parser) if self.finders is ENGLISH else None

    @cached_property
    def _trees(self) -> dict[Span, Parse | None]:
        """The sentences that `parsed` has taken apart."""
        return {}

    @cached_property
    def word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_number(self, at: int) -> int:
        """Which sentence begins last at or before a place, from 0; -1 for none."""
        return bisect_right(self.sentence_starts, at) - 1

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which the span begins, else the span itself."""
        place = self.sentence_number(span.start)
        return self.sentences[place] if place >= 0 and self.sentences[place].overlaps(span) else span

    @cached_property
    def sentence_topics(self) -> list[frozenset[str]]:
        """The families of the content words of each sentence."""
        found: list[set[str]] = [set() for _ in self.sentences]
        for term in self.terms:
            if term.sentence >= 0:
                found[term.sentence].add(term.family)
        return [frozenset(each) for each in found]

    def sentence_topic(self, span: Span) -> frozenset[str]:
        """The families of the content words of the sentence in which the span begins."""
        place = self.sentence_number(span.start)
        return self.sentence_topics[place] if 0 <= place < len(self.sentences) else frozenset()

    def speaks_of(self, family: str) -> bool:
        """Whether the text has a word of the family, or a longer one of the same root."""
        return family in self.topic or (len(family) >= _ROOT and family[:_ROOT] in self.beginnings)

    @cached_property
    def subject(self) -> frozenset[str]:
        """The stems of the name that the text begins with, which other texts replace by "he" or "the firm"."""
        first = next((name.span for name in self.names if name.span.start < 5), None)
        return frozenset(word.stem for word in self._inside([first])) if first else frozenset()

    @cached_property
    def weighed_topic(self) -> dict[str, float]:
        """The families that make the topic, names twice; words inside dates say nothing of it."""
        return {
            each: 2.0 if each in self.name_stems else 1.0 for each in sorted(self.topic - self.slot_stems)
        }

    def covered_by(self, other: Side) -> float:
        """Share of the topic that the other text speaks of, 0 to 1; an absent subject does not count against it."""
        absent = self.subject - other.topic
        weights = {each: weight for each, weight in self.weighed_topic.items() if each not in absent}
        return sum(weight for each, weight in weights.items() if other.speaks_of(each)) / (
            sum(weights.values()) or 1.0
        )

    def shared_with(self, topic: frozenset[str]) -> float:
        """Share of this text's content words that `topic` has, 0 to 1."""
        return len(self.topic & topic) / (len(self.topic) or 1)

    def dates_beside(self, span: Span) -> list[Date]:
        """The dates of the calendar in the sentence in which the span begins; two at most."""
        found = self.dates_in(self.sentence_of(span))
        return [each for each in found if each.grain is not Grain.DURATION][:2]

    def dates_in(self, span: Span) -> list[Date]:
        """The dates that begin inside the span."""
        return self.dates[bisect_left(self.date_starts, span.start) : bisect_left(self.date_starts, span.end)]

    @cached_property
    def date_starts(self) -> list[int]:
        return [each.span.start for each in self.dates]

    @cached_property
    def events(self) -> frozenset[str]:
        """What happens, and to what: the families of the content words outside names and dates."""
        return self.topic - self.name_stems - self.slot_stems

    def shares_event(self, topic: frozenset[str]) -> float:
        """Share of the words for what happens that `topic` has, 0 to 1; 0 where there is none."""
        return len(self.events & topic) / (len(self.events) or 1)

    def told_of(self, span: Span) -> str:
        """The text, with spaces for what only says how far another event is: ", a year after they met,".

        The whole text for a span within such an aside.
        """
        return self.text if any(each.overlaps(span) for each in self._asides) else self._without_asides

    @cached_property
    def _asides(self) -> list[Span]:
        return [Span(*found.span()) for found in _ASIDE.finditer(self.text)]

    @cached_property
    def _without_asides(self) -> str:
        return _ASIDE.sub(lambda found: " " * len(found[0]), self.text)

    def around(self, span: Span, *, before: int, after: int) -> frozenset[str]:
        """Content words, families, of the same clause, so many words before and after the span."""
        sentence = self.sentence_of(span)
        first, last = bisect_left(self.word_starts, span.start), bisect_left(self.word_starts, span.end)
        text = self.told_of(span)
        words = [word for word in self.words[max(0, first - before) : first] if word.start >= sentence.start]
        left = [word for word in words if not _OTHER_CLAUSE_BEFORE.search(text, word.end, span.start)]
        words = [word for word in self.words[last : last + after] if word.start < sentence.end]
        right = [word for word in words if not _OTHER_CLAUSE.search(text, span.end, word.start)]
        joined = [word for word in (*left, *right) if not text[word.start].isspace()]
        stems = {word.stem for word in joined} - STOP_STEMS
        return frozenset(family(stem) for stem in stems if not stem[0].isdigit())

    def before(self, span: Span) -> str | None:
        """The family of the word directly before the span; None where that says nothing, or is in another sentence."""
        place = bisect_left(self.word_starts, span.start) - 1
        if place < 0 or self.words[place].stem in STOP_STEMS:
            return None
        same = self.sentence_number(self.words[place].start) == self.sentence_number(span.start)
        return family(self.words[place].stem) if same else None

    @cached_property
    def terms_by_family(self) -> dict[str, list[int]]:
        """The places in `terms` of each family."""
        found: dict[str, list[int]] = {}
        for place, term in enumerate(self.terms):
            found.setdefault(term.family, []).append(place)
        return found

    @cached_property
    def terms_by_stem(self) -> dict[str, list[Term]]:
        found: dict[str, list[Term]] = {}
        for term in self.terms:
            found.setdefault(term.stem, []).append(term)
        return found

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        """The families of the text by their first letters, the first dozen of each."""
        found: dict[str, list[str]] = {}
        for each in self.terms_by_family:
            alike = found.setdefault(each[:_BEGINNING], [])
            if len(alike) < _OFTEN:
                alike.append(each)
        return found

    def kin(self, term: Term) -> list[str]:
        """The families of the text that say what `term` says: its own, and words of the same root."""
        near = self._by_beginning.get(term.family[:_BEGINNING], ())
        own = [term.family] if term.family in self.terms_by_family else []
        same = {family(each) for each in alike(term.stem)} - {term.family}
        own += sorted(same & self.terms_by_family.keys())
        return own + [each for each in near if each != term.family and _of_one_root(each, term.family)]

    def terms_of(self, family: str) -> list[Term]:
        """The terms of a family, the first dozen: what a text says often it says alike."""
        return [self.terms[place] for place in self.terms_by_family.get(family, ())[:_OFTEN]]

    def terms_with(self, stems: frozenset[str]) -> list[Term]:
        """The terms with one of the stems, the first dozen of each."""
        return [
            term for each in sorted(stems & self.stems) for term in self.terms_by_stem.get(each, ())[:_OFTEN]
        ]

    def beside(self, places: Iterable[tuple[str, int]]) -> Iterator[Term]:
        """The terms that stand right (1) or left (-1) of a term of the family, in its sentence."""
        for family_, step in places:
            for place in self.terms_by_family.get(family_, ())[:_OFTEN]:
                other = place + step
                if 0 <= other < len(self.terms) and self.terms[other].sentence == self.terms[place].sentence:
                    yield self.terms[other]

    def neighbours(self, span: Span, *, reach: int = 1) -> tuple[list[str], list[str]]:
        """Families of the content words left and right of the span in its sentence, nearest first; three at most."""
        if span not in self._neighbours:
            first, last = bisect_left(self.term_starts, span.start), bisect_left(self.term_starts, span.end)
            here = self.sentence_number(span.start)
            left = [term.family for term in self.terms[max(0, first - 3) : first] if term.sentence == here]
            right = [term.family for term in self.terms[last : last + 3] if term.sentence == here]
            self._neighbours[span] = left[::-1], right
        left, right = self._neighbours[span]
        return left[:reach], right[:reach]

    @cached_property
    def _neighbours(self) -> dict[Span, tuple[list[str], list[str]]]:
        """What `neighbours` found already."""
        return {}

    def words_of(self, span: Span) -> str:
        """The words of a span on one line, without what acts on a terminal."""
        return one_line(span.of(self.text))

    def _inside(self, spans: Iterable[Span]) -> list[StemmedWord]:
        """The words that begin inside the spans, which are in order."""
        found: list[StemmedWord] = []
        for span in spans:
            found += self.words[
                bisect_left(self.word_starts, span.start) : bisect_left(self.word_starts, span.end)
            ]
        return found


def _of_one_root(one: str, other: str) -> bool:
    """Whether two stems are one word with other endings: "politic" and "politician", "explos" and "explod".

    "-less" is another word: "childless" is not "child".
    """
    short, long = sorted((one, other), key=len)
    if len(short) < _BEGINNING or long.endswith("less") != short.endswith("less"):
        return False
    shared = next(
        (place for place, (left, right) in enumerate(zip(short, long, strict=False)) if left != right),
        len(short),
    )
    if shared < len(short):
        return shared >= _ROOT and shared >= len(short) - 1
    return len(long) - len(short) <= (len(short) - _BEGINNING) * 2 + 2


def passage_side(
    text: str,
    published: date | None,
    language: str | None = None,
    parser: ParserChoice = ParserChoice.RULES,
) -> Side:
    """The passage's side; of short ones those met last are kept, for the claims of an article meet the same ones.

    Marks of footnotes say nothing: they are blanks here.
    """
    text = without_marks(text)
    if len(text) <= _SHORT:
        return _kept(text, published, language, parser)
    return Side(text, published, finders_for(language), parser)


@lru_cache(maxsize=256)
def _kept(text: str, published: date | None, language: str | None, parser: ParserChoice) -> Side:
    return Side(text, published, finders_for(language), parser)


# Code points: a passage is a paragraph or two; longer ones would take too much memory to be kept.
_SHORT = 4_000


@lru_cache(maxsize=8)
def claim_side(
    text: str,
    published: date | None,
    language: str | None = None,
    parser: ParserChoice = ParserChoice.RULES,
    updated: date | None = None,
) -> Side:
    """The statement's side, kept for the next passages that it is compared with."""
    return Side(text, published, finders_for(language), parser, updated)


def _outside(found: Iterable[Name], taken: list[Span]) -> list[Name]:
    """The names that overlap none of `taken`; both are in order."""
    starts = [span.start for span in taken]
    kept = []
    for name in found:
        place = bisect_right(starts, name.span.start) - 1
        if not any(name.span.overlaps(span) for span in taken[max(0, place) : place + 2]):
            kept.append(name)
    return kept


MINE, THEIRS = 50, 300
"""Dates, numbers or names of a statement and of a passage that are weighed against each other, the first ones: what has
more is a table, and comparing each with each would take quadratic time."""

# Of a word that a text repeats, so many uses are looked at.
_OFTEN = 12
# Letters after which two words are taken to be of one root.
_ROOT = 5
# Letters by which words of one root are looked up, and the fewest that a root has.
_BEGINNING = 4
# Between commas, or at an end: what stands there is of the other event alone.
_ASIDE = re.compile(
    r"(?:,\s|\A|(?<=[.!?]\s))(?i:just |only |barely |some |about |almost |nearly |more than )?"
    r"(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|several|a few|many)\s"
    r"(?:year|month|week|day|decade|hour)s?\s(?:after|before)\s[^,;.!?()]{1,120}(?:,|(?=[.!?;]|\Z))"
)
_OTHER_CLAUSE = re.compile(
    r"\b(?:after|before|when|while|which|who|but|because|where|although)\b|;", re.IGNORECASE
)
# Directly before a date such a word belongs to the date: "opened after 1990".
_OTHER_CLAUSE_BEFORE = re.compile(rf"(?:{_OTHER_CLAUSE.pattern})\s+\w", re.IGNORECASE)
