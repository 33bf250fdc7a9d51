"""Article and claims -> the sentences that tell something and have no claim."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factbench.languages import finders_for
from factbench.text.language import language
from factbench.text.quotation import quotations
from factbench.text.sentence import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.model import Article, Claim
    from factbench.text.span import Span


class Has(StrEnum):
    """What in a sentence somebody could look up."""

    NUMBER = "number"
    """In digits or in words, dates too."""
    NAME = "name"
    """In a language whose names are read."""
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A sentence that no claim touches."""

    span: Span
    has: tuple[Has, ...]
    """Why it should be looked at: at least one, in the order of `Has`."""


def uncovered(article: Article, claims: Iterable[Claim]) -> list[Uncovered]:
    """Return the sentences with a number, a name or a quotation that no claim touches, in order.

    A claim touches what it is cut from and where it is said who says so. Questions, headings and what stands around an
    article are sentences like any other. None where all have a claim.
    """
    text = article.text
    finders = finders_for(article.language or language(text))
    dated = finders.dates(text)
    counted = finders.quantities(text, dated=[each.span for each in dated])
    taken = _Stretches(span for each in claims for span in _touched(each))
    days = [each.span for each in dated if each.says_when]
    numbers = _Stretches([*days, *(each.span for each in counted)])
    names = _Stretches(each.span for each in finders.names(text))
    quoted = _Stretches(quotations(text))

    def has(sentence: Span) -> Iterator[Has]:
        if any(map(str.isdigit, sentence.of(text))) or numbers.meets(sentence):
            yield Has.NUMBER
        if names.meets(sentence):
            yield Has.NAME
        if quoted.meets(sentence):
            yield Has.QUOTATION

    return [
        Uncovered(each, found)
        for each in sentences(text)
        if not taken.meets(each) and (found := tuple(has(each)))
    ]


def told(found: Sequence[Uncovered]) -> list[str]:
    """How many there are, in a sentence; nothing where there is none."""
    if not found:
        return []
    has = "sentence with a number, name or quotation has"
    many = "sentences with a number, name or quotation have"
    return [f"{len(found)} {has if len(found) == 1 else many} no claim."]


def _touched(claim: Claim) -> Iterator[Span]:
    yield from claim.parts
    for each in claim.attribution:
        yield each.cue
        if each.source is not None:
            yield each.source


class _Stretches:
    """Spans in any order, asked whether one of them meets another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._reach: list[int] = []
        for each in sorted(spans):
            self._starts.append(each.start)
            self._reach.append(max(each.end, self._reach[-1] if self._reach else 0))

    def meets(self, span: Span) -> bool:
        """Whether one of them shares a code point with the span."""
        last = bisect_left(self._starts, span.end)
        return bisect_right(self._reach, span.start, 0, last) < last
