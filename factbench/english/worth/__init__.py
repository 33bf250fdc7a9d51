"""Is a sentence a fact that somebody could look up, would readers want to know, and is it opinion?"""

from __future__ import annotations

import math
import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.date import dates
from factbench.english.lexicon import pronouns as lexicon
from factbench.english.name import names
from factbench.english.quantity import quantities
from factbench.english.worth.cues import shown
from factbench.english.worth.table import BIAS, FEATURES, MARKS
from factbench.english.worth.wording import Wording, wording
from factbench.text.slots import Date, Grain, Name, Quantity, QuantityKind, Worth
from factbench.text.wordlist import alternation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    Row = tuple[int, int, int]


class Weights(NamedTuple):
    """What a feature adds to each score, in log odds: +0.7 doubles the odds, −0.7 halves them."""

    verifiable: float
    checkworthy: float
    subjective: float


WEIGHTS: Mapping[str, Weights] = MappingProxyType({name: Weights(*row) for name, row in FEATURES.items()})
"""What each feature adds. `WORDS` and `DETAIL` are times: how much the table of words and that of detail count."""

WORDS, DETAIL = "its words", "its detail"


class Found(NamedTuple):
    """The slots of a sentence, for a caller who has them; `before` are the names of the sentence before it."""

    dates: Sequence[Date]
    quantities: Sequence[Quantity]
    names: Sequence[Name]
    before: Sequence[Name] = ()


def worth(
    sentence: str,
    context: str = "",
    *,
    weights: Mapping[str, Weights] = WEIGHTS,
    found: Found | None = None,
) -> Worth:
    """Return three scores from 0 to 1, each the logistic of a sum of the weights of what the sentence does.

    Reasons are what weighs most, first, at most five; blank text scores 0 with none.

    Args:
        context: what stands before the sentence: where it begins with a pronoun, a name there counts as named.
        weights: of all features; `reweighted` changes some.
        found: the slots, so that they need not be looked for again; `context` is then not read.

    >>> worth("The dam cost $3 billion in 1993.").reasons[:2]
    ('gives a number', 'speaks of money or work')
    """
    if not any(map(str.isalnum, sentence)):
        return Worth(0.0, 0.0, 0.0)
    made = wording(sentence)
    named = _named(sentence, made, found or _slots(sentence, context))
    marks = _told(made.marks)
    told = _total([row for mark, row in marks.items() if mark[0] != "#"], weights[WORDS])
    detail = _total([row for mark, row in marks.items() if mark[0] == "#"], weights[DETAIL])
    rows = [BIAS, told, detail, *[weights[name] for name in named]]
    verifiable, checkworthy, subjective = (_logistic(sum(column)) for column in zip(*rows, strict=True))
    return Worth(verifiable, checkworthy, subjective, _reasons(named, weights, marks, told))


def reweighted(changes: Iterable[tuple[str, str, float]]) -> Mapping[str, Weights]:
    """Return `WEIGHTS` with changes: feature, score (a field of `Weights`), weight; the last of equal ones holds.

    Raises:
        KeyError: there is no feature of that name.
        ValueError: there is no score of that name.
    """
    changed = dict(WEIGHTS)
    for name, score, weight in changes:
        changed[name] = changed[name]._replace(**{score: weight})
    return MappingProxyType(changed)


def _logistic(total: float) -> float:
    """To four places, so that platforms agree."""
    return round(1 / (1 + math.exp(-max(-700.0, min(700.0, total)))), 4)


# --------------------------------------------------------------------------------------- the table of words


def _told(marks: Iterable[str]) -> dict[str, Row]:
    """The marks that have a weight, in order: words, pairs, endings, and steps of detail ("#long3")."""
    table = _table()
    return {mark: row for mark in marks if (row := table.get(mark)) is not None}


@cache
def _table() -> dict[str, Row]:
    entries = (entry.rsplit(" ", 3) for entry in MARKS.replace("\n", "").split("|"))
    return {mark: (int(first), int(second), int(third)) for mark, first, second, third in entries}


def _total(rows: Collection[Row], times: Weights) -> tuple[float, float, float]:
    """The sum of rows of hundredths, as log odds, times a factor each."""
    first, second, third = map(sum, zip(*rows, strict=True)) if rows else (0, 0, 0)
    return first * times[0] / 100, second * times[1] / 100, third * times[2] / 100


# --------------------------------------------------------------------------------------------- why, in words


def _reasons(
    named: list[str], weights: Mapping[str, Weights], words: dict[str, Row], told: tuple[float, float, float]
) -> tuple[str, ...]:
    """What weighs most, first, at most five; of the words only the score that they move most."""
    strength = {name: max(map(abs, weights[name])) for name in named}
    most = max(told)
    if most >= TELLING:
        column = told.index(most)
        telling = _telling(words, column)
        if telling:
            strength[f"{_WORDED[column]}: {', '.join(telling)}"] = most
    strong = [reason for reason in strength if strength[reason] >= TELLING]
    strong.sort(key=strength.__getitem__, reverse=True)
    return tuple(strong[:5])


TELLING = 0.3
"""A feature whose greatest weight is less is no reason worth printing."""

_WORDED = (
    "is worded like a fact",
    "is worded like what gets checked",
    "is worded like opinion",
)


def _telling(words: dict[str, Row], column: int) -> list[str]:
    """The words that move a score most, at most three, in the order of the sentence; no endings, no small words."""
    plain = [mark for mark in words if words[mark][column] >= _CLEAR and mark in _plain()]
    first = sorted(plain, key=lambda mark: words[mark][column], reverse=True)[:3]
    return [mark for mark in plain if mark in first]


_CLEAR = 10
"""Hundredths that a word must add to be named."""


@cache
def _plain() -> frozenset[str]:
    """The marks of the table that are a word of five letters or more with a meaning of its own, alone or behind 0."""
    return frozenset(filter(_PLAIN_WORD.fullmatch, _table()))


_PLAIN_WORD = re.compile(
    r"(?!(?:which|there|their|these|those|would|could|about|after|other)$)(?:0 )?[a-z]{5,}"
)


# ------------------------------------------------------------------------------------------ what it does


def features(sentence: str, context: str = "") -> list[str]:
    """Return the names of the features that the sentence has, each once."""
    return _named(sentence, wording(sentence), _slots(sentence, context))


def _named(sentence: str, made: Wording, found: Found) -> list[str]:
    return [*_of_slots(sentence, found), *_of_form(sentence, len(made.words)), *shown(made)]


def _slots(sentence: str, context: str) -> Found:
    named = names(sentence)
    before = names(context) if context and not named else ()
    return Found(dates(sentence), quantities(sentence), named, before)


def _of_slots(sentence: str, found: Found) -> Iterator[str]:
    """What the typed slots of the sentence show."""
    amounts = [amount for amount in found.quantities if amount.kind is not QuantityKind.ORDINAL]
    if amounts:
        yield "gives a number"
    if any(amount.kind in {QuantityKind.MONEY, QuantityKind.PERCENT} for amount in amounts):
        yield "gives a sum or a share"
    if len(amounts) > 1:
        yield "gives several numbers"
    dated = [date for date in found.dates if date.says_when]
    if any(date.grain is Grain.YEAR and date.value[:1].isdigit() for date in dated):
        yield "names a year"
    elif any(date.grain is not Grain.DURATION for date in dated):
        yield "names a date"
    if any(date.grain is Grain.DURATION for date in dated):
        yield "gives a length of time"
    if found.names or (found.before and _PRONOUN_FIRST.match(sentence)):
        yield "names a person or place"


_THEY = alternation(lexicon.subjects(*lexicon.THIRD))
_THEIR = alternation(lexicon.possessives(*lexicon.THIRD))
_PRONOUN_FIRST = re.compile(rf"\W*(?:{_THEY}|{_THEIR})\b", re.IGNORECASE)


def _of_form(sentence: str, length: int) -> Iterator[str]:
    """What its marks and its length show."""
    plain = sentence.rstrip(" \t\n\u00a0\"'”’)]")
    if plain.endswith("?"):
        yield "asks a question"
    if "!" in sentence:
        yield "exclaims"
    if '"' in sentence or "“" in sentence:
        yield "quotes"
    if _IMPERATIVE.match(sentence):
        yield "tells somebody to do something"
    if length < 8:
        yield "is short"
    if length > 24:
        yield "is long"


_IMPERATIVE = re.compile(
    r"\W*(?:let['’]?s|let|imagine|look|listen|consider|remember|join|ask|think|stop|go|take|make|don['’]t|please|vote|"
    r"tell|read|come|give|keep|click|subscribe|share|follow|see)\b(?!['’])",
    re.IGNORECASE,
)
