"""A quoted claim and a changed text -> where the claim stands now, or nowhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from factbench.english.polarity import denied
from factbench.text.indexed import content, words
from factbench.text.quote import CONTEXT, Quote
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class FoundBy(StrEnum):
    """How a claim was found again."""

    POSITION = "position"
    """Same words, same place."""
    QUOTE = "quote"
    """Same words at another place, known by what stands around them."""
    NEAR = "near"
    """Nearly the same words, which differ in nothing that is said."""


@dataclass(frozen=True, slots=True)
class FoundAgain:
    """Where a claim stands now."""

    parts: tuple[Span, ...]
    how: FoundBy


def anchor(quote: Quote, text: str, claims: Sequence[tuple[Span, ...]] = ()) -> FoundAgain | None:
    """Return where `quote` stands in `text`: at its old position, else where its words stand, else at a claim that
    says nearly the same; None where it cannot be told.

    Position and words demand the very same words. Among several places the one whose surroundings agree best is
    taken, if it is better by a margin. `claims` are the parts of the claims cut from `text`: only they can be
    nearly the same, and one is taken only if it differs in spelling, inflection, marks or small words, but in no
    number, name, negation or telling word, and is nearer than the next best by a margin.
    """
    if _at_its_old_place(quote, text):
        return FoundAgain(quote.parts, FoundBy.POSITION)
    places = list(islice(_places(quote, text), _MOST_PLACES + 1))
    if places:
        return _surest(quote, text, places)
    return _nearest(quote, text, claims)


_MOST_PLACES = 1000
"""A quote that stands at more places than this is too common to be found again; it bounds the time."""


# ------------------------------------------------------------------------------------------------ the same words


def _at_its_old_place(quote: Quote, text: str) -> bool:
    same = all(part.of(text) == words for part, words in zip(quote.parts, quote.words, strict=True))
    start, end = quote.parts[0].start, quote.parts[-1].end
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return same and (before == quote.before or after == quote.after)


def _places(quote: Quote, text: str) -> Iterator[tuple[Span, ...]]:
    """Every place where the parts stand in order, as far apart as they were or not much farther."""
    for match in islice(_whole(quote.words[0]).finditer(text), _MOST_TRIES):
        parts = _parts_from(quote, text, Span(*match.span()))
        if parts is not None:
            yield parts


_MOST_TRIES = 20_000
"""First parts that are looked at; it bounds the time where the others never follow."""


def _parts_from(quote: Quote, text: str, first: Span) -> tuple[Span, ...] | None:
    found = [first]
    for old, former, wanted in zip(quote.parts[1:], quote.parts, quote.words[1:], strict=False):
        end = found[-1].end
        farthest = end + 2 * (old.start - former.end) + CONTEXT + len(wanted)
        match = _whole(wanted).search(text, end, farthest)
        if match is None:
            return None
        found.append(Span(*match.span()))
    return tuple(found)


def _whole(wanted: str) -> re.Pattern[str]:
    """Finds these words where they are not a part of longer ones."""
    before = r"(?<![^\W_])" if wanted[:1].isalnum() else ""
    after = r"(?![^\W_])" if wanted[-1:].isalnum() else ""
    return re.compile(f"{before}{re.escape(wanted)}{after}")


def _surest(quote: Quote, text: str, places: Sequence[tuple[Span, ...]]) -> FoundAgain | None:
    if len(places) > _MOST_PLACES:
        return None
    ranked = sorted(((_agreement(quote, text, parts), parts) for parts in places), reverse=True)
    best, parts = ranked[0]
    alone = len(ranked) == 1 or best >= ranked[1][0] + _MARGIN
    known = best >= len(quote.before) + len(quote.after) or best + sum(map(len, quote.words)) >= _ENOUGH
    return FoundAgain(parts, FoundBy.QUOTE) if alone and known else None


_MARGIN = 4
"""Code points of context by which the best place must be better than the second."""
_ENOUGH = 40
"""Code points of words and agreeing context without which a short quote could be anybody's: "He won" says nothing."""


def _agreement(quote: Quote, text: str, parts: tuple[Span, ...]) -> int:
    """How many code points of the old surroundings stand there too, counted outwards from the quote."""
    start, end = parts[0].start, parts[-1].end
    before = _alike(quote.before[::-1], text[max(0, start - CONTEXT) : start][::-1])
    return before + _alike(quote.after, text[end : end + CONTEXT])


def _alike(one: str, other: str) -> int:
    """How many code points the two have in common from the start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


# ------------------------------------------------------------------------------------------- nearly the same words


def _nearest(quote: Quote, text: str, claims: Sequence[tuple[Span, ...]]) -> FoundAgain | None:
    from rapidfuzz import fuzz, process

    old = _line(quote.words)
    lines = [_line([part.of(text) for part in parts]) for parts in claims]
    found = process.extract(old, lines, scorer=fuzz.ratio, limit=2, score_cutoff=_NEAR - _CLEAR)
    if not found or found[0][1] < _NEAR or (len(found) > 1 and found[1][1] > found[0][1] - _CLEAR):
        return None
    line, _score, index = found[0]
    return FoundAgain(claims[index], FoundBy.NEAR) if _says_the_same(old, line) else None


_NEAR = 85.0
"""Lowest similarity, from 0 to 100 (normalised edit distance over both), of a claim that is nearly the same."""
_CLEAR = 5.0
"""How much nearer than the second best it must be."""


def _line(slices: Sequence[str]) -> str:
    return " ".join(" ".join(slices).split())


def _says_the_same(old: str, new: str) -> bool:
    """Whether two lines differ only in spelling, inflection, marks and small words."""
    if _NUMBER.findall(old) != _NUMBER.findall(new) or bool(denied(old)) != bool(denied(new)):
        return False
    if _names(old) != _names(new):
        return False
    return not _unpaired(old, new) and not _unpaired(new, old)


_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<!^)\b[^\W\d_a-z][\w’']*")


def _names(line: str) -> Counter[str]:
    """The capitalised words, but for the first of the line."""
    return Counter(name for name in _NAME.findall(line) if name[:1].isupper())


def _unpaired(one: str, other: str) -> list[str]:
    """The telling words of `one` for which `other` has none of the same stem or nearly the same spelling."""
    from rapidfuzz import fuzz, process

    there = {word.stem for word in words(other)}
    missing = [word.stem for word in content(one) if word.stem not in there]
    return [
        each for each in missing if not process.extractOne(each, there, scorer=fuzz.ratio, score_cutoff=80)
    ]
