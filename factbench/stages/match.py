"""A statement and candidate passages -> hits, best first.

The candidates come from an index, which stages may not know; `factbench.index.match` joins the two.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.date import dates
from factbench.english.name import names
from factbench.english.quantity import quantities
from factbench.model import Hit, Parts
from factbench.text.fitted import load
from factbench.text.indexed import content, stems_of, words
from factbench.text.sentence import sentences
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from factbench.text.indexed import StemmedWord


class Candidate(NamedTuple):
    """A passage that shares words with the statement, or says something near to it."""

    row: int
    """Its place among all passages, or its row."""
    text: str
    relevance: float
    """BM25 as a share of what a passage with all the statement's words would get: 0 to 1."""


class Near(NamedTuple):
    """How near in meaning a passage is to the statement, and what stands around it: each 0 to 1."""

    own: float
    around: float | None = None
    """The mean of the passages before and behind it in its document; None where it is not known of any. It counts where
    a passage has no title."""


def rank(
    statement: str,
    candidates: Iterable[Candidate],
    *,
    weight: Callable[[str], float] | None = None,
    near: Mapping[int, Near] | None = None,
    titles: Mapping[int, str] | None = None,
    among: int = 0,
    freshness: Callable[[int], float | None] | None = None,
    limit: int = 10,
) -> list[Hit]:
    """Return at most `limit` of the candidates, best first; ties keep the order of their indexes.

    `score` means the same for every statement: 0 shares no word, 100 has all of the statement's words, in one place
    and in few others. `start` and `end` are whole sentences of the passage. A candidate that shares no content word
    with the statement is left out, unless its meaning is as near as `KINDRED`.

    Args:
        weight: how much a stem tells (its inverse document frequency, positive); without it every stem the same.
        near: row -> how near in meaning the passage is to the statement; where it is not known words decide.
        titles: row -> the title of the source, where it has one; it counts where the meaning is known.
        among: how many passages were searched; see `trust`.
        freshness: how near in time the row's source is to the statement, 0 to 1, or None where nobody knows.
    """
    wanted = _Wanted.of(statement, weight)
    near, titles = near or {}, titles or {}
    trusted = trust(among)
    of_title = {title: wanted.kin(stems_of(title)) for title in {*titles.values()}}
    scored: list[tuple[float, Parts, Candidate]] = []
    for each in candidates:
        stems = stems_of(each.text)
        said, title = near.get(each.row), titles.get(each.row)
        if stems & wanted.words.keys() or (said is not None and said.own >= KINDRED):
            kin = wanted.kin(stems)
            made = wanted.parts(kin, each.relevance)._replace(
                meaning=said and said.own,
                freshness=freshness(each.row) if freshness else None,
                # Behind a title it says the same again: of passages of a library with titles the first decides for .88
                # with it, .90 without; of those without titles, for .88 and .87.
                around=said.around if said and not title else None,
                titled=wanted.covered(kin, of_title[title]) if said and title else None,
            )
            scored.append((score(made, trusted), made, each))
    best = sorted(scored, key=lambda found: (-found[0], found[2].row))[: max(limit, 0)]
    return [_hit(total, made, each, wanted.words) for total, made, each in best if total > 0]


def score(parts: Parts, trusted: float = 1.0) -> float:
    """0 to 100: the parts by what they weigh, those not known left out; `fitted/match.tsv` has the weights.

    Where the meaning is known other weights hold, those of meaning times `trusted`; a passage that has nothing around
    it is taken for what stands there, and one without a title for one whose title adds nothing. What is subtracted
    then (the bias, a share of the whole) makes a score mean as much as one by words alone: of what has it as many
    decide the statement.
    """
    if parts.around is None:
        parts = parts._replace(around=parts.meaning)
    if parts.titled is None:
        parts = parts._replace(titled=parts.coverage)
    table = load("factbench.stages", "fitted/match.tsv")
    column = WORDS if parts.meaning is None else MEANING
    bias = table.biases.get(column, 0.0)
    had = whole = 0.0
    for name, part in zip(parts._fields, parts, strict=True):
        if part is not None and (weight := table.weights[column].get(name, 0.0)):
            weight *= trusted if name in OF_MEANING else 1.0
            had, whole = had + part * weight, whole + weight
    return max(0.0, round(100 * (had + bias * whole) / (whole * (1 + bias)), 2))


def trust(among: int) -> float:
    """What nearness of meaning is worth among so many passages: 1 among ten thousand, a half among a hundred or less.

    In one article everything is about the same, and words tell better what decides; the more there is, the oftener
    words meet by chance.
    """
    return math.log10(max(among, 100)) / 4


class Sought(NamedTuple):
    """What a passage must have of a statement to be put beside it, where its meaning is not known to be near."""

    topic: frozenset[str]
    """Stems of the words that are not of a date or number alone; all, where there are no others."""
    called: frozenset[str]
    """Stems of the words of names."""

    @classmethod
    def of(cls, statement: str) -> Sought:
        """What is sought for this statement."""
        found = content(statement) or words(statement)
        figures = [slot.span for finder in (dates, quantities) for slot in finder(statement)]
        called = [slot.span for slot in names(statement)]
        topic = {word.stem for word in found if not _within(word, figures)}
        return cls(
            frozenset(topic or {word.stem for word in found}),
            frozenset(word.stem for word in found if _within(word, called)),
        )

    def met_by(self, said: str, *, little: bool) -> bool:
        """Whether a passage, read behind its title, has a reason to be there: a date or a number is none.

        Two words of the topic, or the only one, and where it has `little` of the statement one of the names. Of what
        words find for Fool Me Twice 2 % decide where one word is shared, 8 % else; of what has little of the
        statement 3 % where no name is, 7 % else.
        """
        stems = stems_of(said)
        return len(self.topic & stems) >= min(2, len(self.topic)) and (
            not little or not self.called or not self.called.isdisjoint(stems)
        )


OF_MEANING = ("meaning", "around")
"""The parts that are worth what `trust` says."""
WORDS, MEANING = "words", "words and meaning"
"""The columns of the table: for passages known by their words alone, and for those whose meaning is known too."""
KINDRED = 0.4
"""Nearness from which on a passage that shares no word may be about the statement: the cosine of two sentences of a
library has a mean of .05 to .2 and a deviation of .09 to .15."""


def _hit(total: float, made: Parts, candidate: Candidate, weights: Mapping[str, float]) -> Hit:
    span = best_span(candidate.text, weights)
    return Hit(candidate.row, total, span.start, span.end, made)


class _Wanted(NamedTuple):
    """What a statement asks of a passage: its stems with what each tells, and those of its names, dates and numbers."""

    words: dict[str, float]
    slots: dict[str, float]

    @classmethod
    def of(cls, statement: str, weight: Callable[[str], float] | None) -> _Wanted:
        """What is wanted of passages for this statement."""
        wanted = _weights((word.stem for word in content(statement) or words(statement)), weight)
        slots = _slot_stems(statement)
        # In the statement's order: a sum in the order of a set would differ in its last digit from run to run.
        return cls(wanted, {stem: each for stem, each in wanted.items() if stem in slots})

    def kin(self, stems: set[str]) -> dict[str, float]:
        """How much of each of the words the stems have."""
        long = sorted(stem for stem in stems if len(stem) >= LONG)
        return {stem: _kinship(stem, stems, long) for stem in self.words}

    def covered(self, *kin: Mapping[str, float]) -> float:
        """The share of the words that is had, each where it is had most."""
        return _share(self.words, {stem: max(each[stem] for each in kin) for stem in self.words})

    def parts(self, kin: Mapping[str, float], relevance: float) -> Parts:
        """The parts that words alone give."""
        covered = _share(self.words, kin)
        slots = _share(self.slots, kin) if self.slots else covered
        return Parts(round(min(1.0, relevance), DIGITS), covered, slots)


def _within(word: StemmedWord, spans: Sequence[Span]) -> bool:
    return any(span.start <= word.start < span.end for span in spans)


def _weights(stems: Iterable[str], weight: Callable[[str], float] | None) -> dict[str, float]:
    return {stem: weight(stem) if weight else 1.0 for stem in stems}


def _slot_stems(statement: str) -> set[str]:
    """Stems of the names, dates and numbers of the statement."""
    slots = [slot.span for found in (names, dates, quantities) for slot in found(statement)]
    return {word.stem for word in words(statement) if _within(word, slots)}


def _share(wanted: Mapping[str, float], kin: Mapping[str, float]) -> float:
    """Share of the wanted weight that is had."""
    whole = sum(wanted.values())
    had = sum(weight * kin[stem] for stem, weight in wanted.items())
    return round(had / whole, DIGITS) if whole else 0.0


def _kinship(stem: str, stems: set[str], long: Sequence[str]) -> float:
    """1 where the stem is there, else the share of its letters that the nearest long one begins with."""
    if stem in stems:
        return 1.0
    if len(stem) < LONG or stem.isdecimal():
        return 0.0
    # Near enough are only neighbours in the alphabet: those that begin with so many letters of the stem.
    head = stem[: int(KIN * len(stem))]
    best = 0.0
    for place in range(bisect_left(long, head), len(long)):
        if not long[place].startswith(head):
            break
        longest = max(len(stem), len(long[place]))
        best = max(best, 1.0 - (longest - _begun_alike(stem, long[place])) / longest)
    return best if best > KIN else 0.0


def _begun_alike(one: str, other: str) -> int:
    """How many letters the two have in common at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


DIGITS = 6
"""Digits of a part that are kept, so that platforms agree."""
LONG = 4
"""Letters that a stem must have before its beginning says anything."""
KIN = 0.6
"""Both must begin with more than this share of the longer stem; .5, ratio and Jaro-Winkler were no better."""


# A neighbour joins the best sentence when it brings at least this share of the statement that was not there yet.
_NEIGHBOUR = 0.15


def best_span(passage: str, weights: Mapping[str, float]) -> Span:
    """The sentence that shares the most weight, with neighbours that add to it; the first of equals.

    An empty span at 0 where the passage has no sentence.
    """
    parts = sentences(passage)
    if not parts:
        return Span(0, 0)
    shared = [stems_of(part.of(passage)) & weights.keys() for part in parts]
    worth = [sum(weights[stem] for stem in sorted(stems)) for stems in shared]
    first = last = worth.index(max(worth))
    enough = _NEIGHBOUR * sum(weights.values())
    seen = set(shared[first])
    while first > 0 and sum(weights[stem] for stem in shared[first - 1] - seen) >= enough:
        first -= 1
        seen |= shared[first]
    while last + 1 < len(parts) and sum(weights[stem] for stem in shared[last + 1] - seen) >= enough:
        last += 1
        seen |= shared[last]
    return Span(parts[first].start, parts[last].end)
