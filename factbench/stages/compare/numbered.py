"""Does the passage speak of another of several that bear one name and a number: World War I and II?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.lexicon.numerals import SMALL, ordinal
from factbench.model import Agreement, Element
from factbench.stages.compare.clash import signal
from factbench.stages.compare.one_holder import SURE
from factbench.stages.compare.same_subject import of_the_same
from factbench.text.span import Span
from factbench.text.wordlist import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Signal
    from factbench.stages.compare.side import Side


def compare_numbered(claim: Side, evidence: Side, title: str = "") -> Iterator[Signal]:
    """The first numbered name of the statement that the passage has with other numbers alone: "World War II" beside
    "the First World War".

    Not where the statement begins with it: what a passage says of another volume is of another volume. `title` is what
    the passage's source is called.
    """
    for mine in _numbered(claim):
        same = [each for each in _numbered(evidence) if each.name == mine.name]
        if mine.span.start < _BEGINS or not same or any(each.number == mine.number for each in same):
            continue
        if mine.span.start not in claim.denied and of_the_same(claim, evidence, same[0].span, title):
            why = "which is another of that name"
            yield signal(
                Element.NAME, Agreement.CONFLICTS, claim, mine.span, evidence, same[0].span, why, SURE
            )
            return


def of_another_number(claim: Side, evidence: Side, at: Span) -> bool:
    """Whether the sentence of `at` speaks of another of the name that the statement begins with: another world war."""
    mine = next((each for each in _numbered(claim) if each.span.start < _BEGINS), None)
    sentence = evidence.sentence_of(at)
    here = [
        each
        for each in _numbered(evidence)
        if mine and each.name == mine.name and sentence.overlaps(each.span)
    ]
    return bool(here) and all(mine is None or each.number != mine.number for each in here)


_BEGINS = 5


class _Numbered(NamedTuple):
    span: Span
    name: str
    """In small letters."""
    number: int


_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_ORDINAL = r"First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|\d{1,2}(?:st|nd|rd|th)"
_NAME = r"[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2}"
_FIGURE = r"[IVX]{1,4}|\d{1,2}|" + alternation(word.capitalize() for word in SMALL if word.isalpha())
_PATTERN = re.compile(
    rf"\b(?P<nth>{_ORDINAL})\s(?P<behind>{_NAME})\b|\b(?P<name>{_NAME})\s(?P<number>{_FIGURE})\b(?![\w:/%-]|\.\d|\s[A-Z])|\bWW(?P<war>I{{1,2}}|[12])\b"
)


@lru_cache(maxsize=64)
def _numbered(side: Side) -> tuple[_Numbered, ...]:
    found = []
    for match in _PATTERN.finditer(side.text):
        span = Span(*match.span())
        if side.dates_in(span):
            continue  # "May 12"
        name = match["behind"] or match["name"] or "World War"
        number = ordinal(match["nth"]) if match["nth"] else _value(match["number"] or match["war"])
        if number is not None:
            found.append(_Numbered(span, name.lower(), number))
    return tuple(found)


def _value(figure: str) -> int | None:
    small = figure.lower()
    if small.isdigit():
        return int(small)
    return _ROMAN.get(small) or (int(SMALL[small]) if small in SMALL else None)
