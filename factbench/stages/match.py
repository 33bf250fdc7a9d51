"""A statement and candidate passages -> hits, best first.

The candidates come from an index, which stages may not know; `factbench.index.match` joins the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from factbench.model import Hit
from factbench.text.date import dates
from factbench.text.name import names
from factbench.text.quantity import quantities
from factbench.text.sentence import sentences
from factbench.text.span import Span
from factbench.text.stem import content, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class Candidate(NamedTuple):
    """A passage that shares words with the statement."""

    row: int
    """Its place among all passages, or its row."""
    text: str
    relevance: float
    """BM25 as a share of what a passage with all the statement's words would get: 0 to 1."""


# Of a score. BM25 and coverage lead; token_set_ratio alone is a bad order (R@5 .182 against .284 on
# Climate-FEVER), a little of it helps. Round numbers from eight tries on WiCE, Climate-FEVER and Fool Me Twice.
_RELEVANCE, _COVERAGE, _WORDING, _SLOTS = 0.45, 0.45, 0.05, 0.05


def rank(
    statement: str,
    candidates: Iterable[Candidate],
    *,
    weight: Callable[[str], float] | None = None,
    limit: int = 10,
) -> list[Hit]:
    """Return at most `limit` of the candidates, best first; ties keep the order of their indexes.

    `score` means the same for every statement: 0 shares no word, 100 has all of the statement's words, in one place
    and in few others. `start` and `end` are whole sentences of the passage. `weight` says how much a stem tells
    (its inverse document frequency, positive); without it every stem tells the same. A candidate that shares no
    content word with the statement is left out.
    """
    wanted = _weights((word.stem for word in content(statement) or words(statement)), weight)
    slots = _weights(_slot_stems(statement) & wanted.keys(), weight)
    scored = [(candidate, *_score(candidate, statement, wanted, slots)) for candidate in candidates]
    hits = [Hit(candidate.row, score, best.start, best.end) for candidate, score, best in scored if score > 0]
    return sorted(hits, key=lambda hit: (-hit.score, hit.index))[: max(limit, 0)]


def _weights(stems: Iterable[str], weight: Callable[[str], float] | None) -> dict[str, float]:
    return {stem: weight(stem) if weight else 1.0 for stem in stems}


def _slot_stems(statement: str) -> set[str]:
    """Stems of the names, dates and numbers of the statement."""
    slots = [slot.span for found in (names, dates, quantities) for slot in found(statement)]
    return {
        word.stem for word in words(statement) if any(span.start <= word.start < span.end for span in slots)
    }


def _score(
    candidate: Candidate, statement: str, wanted: Mapping[str, float], slots: Mapping[str, float]
) -> tuple[float, Span]:
    """Score, and the sentences that earn it."""
    shared = {word.stem for word in words(candidate.text)} & wanted.keys()
    if not shared:
        return 0.0, Span(0, 0)
    best = best_span(candidate.text, wanted)
    coverage = _share(shared, wanted)
    parts = (
        _RELEVANCE * min(1.0, candidate.relevance),
        _COVERAGE * coverage,
        _WORDING * _wording(statement, best.of(candidate.text)),
        _SLOTS * (_share(shared & slots.keys(), slots) if slots else coverage),
    )
    return round(100 * sum(parts), 2), best


def _share(stems: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights[stem] for stem in stems) / sum(weights.values())


def _wording(statement: str, passage: str) -> float:
    """How alike the two are word for word, 0 to 1; unrelated English sentences reach about half of the ratio."""
    ratio = fuzz.token_set_ratio(
        *(" ".join(word.stem for word in words(text)) for text in (statement, passage))
    )
    return max(0.0, ratio / 50 - 1)


# A neighbour joins the best sentence when it brings at least this share of the statement that was not there yet.
_NEIGHBOUR = 0.15


def best_span(passage: str, weights: Mapping[str, float]) -> Span:
    """The sentence that shares the most weight, with neighbours that add to it; the first of equals.

    An empty span at 0 where the passage has no sentence.
    """
    parts = sentences(passage)
    if not parts:
        return Span(0, 0)
    shared = [{word.stem for word in words(part.of(passage))} & weights.keys() for part in parts]
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
