"""A statement and candidate passages -> hits, best first.

The candidates come from an index, which stages may not know; `factbench.index.match` joins the two.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.date import dates
from factbench.english.name import names
from factbench.english.quantity import quantities
from factbench.model import Hit, Parts
from factbench.text.sentence import sentences
from factbench.text.span import Span
from factbench.text.stem import content, stems_of, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Meaning = Callable[[str, Sequence[str]], Sequence[float]]
    """A statement and texts -> how near in meaning each is, from 0 to 1."""


class Candidate(NamedTuple):
    """A passage that shares words with the statement."""

    row: int
    """Its place among all passages, or its row."""
    text: str
    relevance: float
    """BM25 as a share of what a passage with all the statement's words would get: 0 to 1."""


WEIGHTS = Parts(relevance=1.2, coverage=1.4, slots=0.1, meaning=1.0, freshness=0.05)
"""What each part weighs; a part that is not known is left out.

By coordinate ascent over halves of WiCE, Climate-FEVER and Fool Me Twice, as `tests/quality/fit_match.py` does it. Six
more parts (token sets, word pairs, letter groups, feedback from the best passages, share of the passage, length) gained
nothing on the halves left out; slots and freshness settle what is nearly equal.
"""


def rank(
    statement: str,
    candidates: Iterable[Candidate],
    *,
    weight: Callable[[str], float] | None = None,
    meaning: Meaning | None = None,
    freshness: Callable[[int], float | None] | None = None,
    limit: int = 10,
) -> list[Hit]:
    """Return at most `limit` of the candidates, best first; ties keep the order of their indexes.

    `score` means the same for every statement: 0 shares no word, 100 has all of the statement's words, in one place
    and in few others. `start` and `end` are whole sentences of the passage. A candidate that shares no content word
    with the statement is left out.

    Args:
        weight: how much a stem tells (its inverse document frequency, positive); without it every stem the same.
        meaning: how near each text is to the statement, 0 to 1; without it words alone decide.
        freshness: how near in time the row's source is to the statement, 0 to 1, or None where nobody knows.
    """
    wanted = _Wanted.of(statement, weight)
    sharing = [(each, stems) for each in candidates if (stems := stems_of(each.text)) & wanted.words.keys()]
    near = meaning(statement, [each.text for each, _ in sharing]) if meaning and sharing else None
    scored: list[tuple[float, Parts, Candidate]] = []
    for place, (each, stems) in enumerate(sharing):
        made = wanted.parts(stems, each.relevance)._replace(
            meaning=near[place] if near is not None else None,
            freshness=freshness(each.row) if freshness else None,
        )
        scored.append((score(made), made, each))
    best = sorted(scored, key=lambda found: (-found[0], found[2].row))[: max(limit, 0)]
    return [_hit(total, made, each, wanted.words) for total, made, each in best if total > 0]


def score(parts: Parts) -> float:
    """0 to 100: the parts by what they weigh, those not known left out."""
    known = [
        (part, weight) for part, weight in zip(parts, WEIGHTS, strict=True) if part is not None and weight
    ]
    return round(100 * sum(part * weight for part, weight in known) / sum(weight for _, weight in known), 2)


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

    def parts(self, stems: set[str], relevance: float) -> Parts:
        """The parts that words alone give."""
        long = sorted(stem for stem in stems if len(stem) >= LONG)
        covered = _share(self.words, stems, long)
        slots = _share(self.slots, stems, long) if self.slots else covered
        return Parts(round(min(1.0, relevance), DIGITS), covered, slots)


def _weights(stems: Iterable[str], weight: Callable[[str], float] | None) -> dict[str, float]:
    return {stem: weight(stem) if weight else 1.0 for stem in stems}


def _slot_stems(statement: str) -> set[str]:
    """Stems of the names, dates and numbers of the statement."""
    slots = [slot.span for found in (names, dates, quantities) for slot in found(statement)]
    return {
        word.stem for word in words(statement) if any(span.start <= word.start < span.end for span in slots)
    }


def _share(wanted: Mapping[str, float], stems: set[str], long: Sequence[str]) -> float:
    """Share of the wanted weight that the stems have."""
    whole = sum(wanted.values())
    had = sum(weight * _kinship(stem, stems, long) for stem, weight in wanted.items())
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
