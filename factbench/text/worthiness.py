"""Is a sentence a fact that somebody could look up, would readers want to know, and is it opinion?"""

from __future__ import annotations

import math
import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from factbench.text.date import dates
from factbench.text.name import names
from factbench.text.quantity import quantities
from factbench.text.slots import Grain, QuantityKind, Worth
from factbench.text.worth_cues import CUES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def worth(sentence: str, context: str = "") -> Worth:
    """Return three scores from 0 to 1, each the logistic of a sum of the weights of what the sentence does.

    `context` is what stands before the sentence: where the sentence begins with a pronoun, a name there counts as
    named. Reasons are the features found, those that weigh most first, at most five; blank text scores 0 with none.

    >>> worth("The dam cost $3 billion in 1993.").reasons[:2]
    ('gives a sum or a share', 'gives a number')
    """
    if not any(character.isalnum() for character in sentence):
        return Worth(0.0, 0.0, 0.0)
    found = features(sentence, context)
    verifiable, checkworthy, subjective = (_score(found, column) for column in range(3))
    telling = sorted((name for name in found if _telling(name) >= TELLING), key=_telling, reverse=True)
    return Worth(verifiable, checkworthy, subjective, tuple(telling[:5]))


def _score(found: list[str], column: int) -> float:
    """The logistic of the bias and the weights of one score, to four places, so that platforms agree."""
    total = BIAS[column] + sum(WEIGHTS[name][column] for name in found)
    return round(1 / (1 + math.exp(-total)), 4)


def _telling(name: str) -> float:
    return max(map(abs, WEIGHTS[name]))


class Weights(NamedTuple):
    """What a feature adds to each score, in log odds: +0.7 doubles the odds, −0.7 halves them."""

    verifiable: float
    checkworthy: float
    subjective: float


BIAS = Weights(-0.09, -0.95, 0.07)
"""The scores of a sentence with no feature."""

WEIGHTS: Mapping[str, Weights] = MappingProxyType(
    {
        "exclaims": Weights(-1.17, -1.77, 2.48),
        "gives a sum or a share": Weights(1.02, 1.22, -1.20),
        "names a year": Weights(0.84, 1.22, -1.27),
        "gives a number": Weights(1.65, 1.18, -0.29),
        "tells somebody to do something": Weights(-0.76, -0.83, 1.51),
        "asks a question": Weights(-0.95, -2.11, 0.01),
        "gives a length of time": Weights(0.89, 0.70, -1.44),
        "says what should be": Weights(-0.84, -1.25, 0.54),
        "says what happened": Weights(0.79, 0.79, -0.70),
        "names a date": Weights(1.05, 0.52, -0.64),
        "quotes": Weights(0.51, -0.48, -1.21),
        "says who did what in office": Weights(0.07, 1.37, 0.59),
        "speaks of money or work": Weights(0.91, 0.83, -0.24),
        "speaks of force or crime": Weights(0.90, 0.77, -0.20),
        "names a person or place": Weights(0.81, 0.61, -0.43),
        "greets or thanks": Weights(0.07, -0.97, 0.78),
        "says what somebody thinks": Weights(-0.46, -0.69, 0.64),
        "uses words of opinion": Weights(-0.59, -0.44, 0.77),
        "reports what somebody said": Weights(0.07, 0.72, -1.00),
        "speaks of values": Weights(-0.98, -0.69, -0.10),
        "speaks of health or schooling": Weights(0.72, 0.49, -0.56),
        "gives several numbers": Weights(0.67, 0.39, -0.70),
        "speaks of law or government": Weights(0.76, 0.55, 0.38),
        "says what will happen": Weights(0.34, -0.92, 0.39),
        "speaks in the first person": Weights(-0.34, -0.82, 0.44),
        "speaks as we": Weights(-0.42, 0.07, 1.04),
        "says first, only or most": Weights(0.77, 0.50, 0.23),
        "speaks of he or she": Weights(0.53, 0.51, -0.25),
        "says that something rose or fell": Weights(0.57, 0.33, -0.29),
        "speaks to the reader": Weights(-0.90, -0.16, -0.08),
        "says it with force": Weights(-0.18, -0.13, 0.74),
        "is long": Weights(0.32, 0.32, 0.37),
        "is short": Weights(-0.55, -0.26, -0.19),
        "compares": Weights(0.19, 0.72, 0.08),
        "denies something": Weights(-0.66, 0.02, 0.24),
        "speaks of they": Weights(0.01, 0.28, 0.57),
        "says what may be": Weights(-0.16, -0.59, -0.06),
        "asks in words": Weights(-0.10, -0.31, 0.32),
        "says what has been done": Weights(-0.15, 0.40, 0.11),
        "says what causes what": Weights(-0.14, 0.26, 0.05),
        "points back": Weights(-0.35, 0.01, 0.07),
        "speaks of many": Weights(-0.23, 0.00, 0.07),
    }
)
"""What each feature adds.

Fitted by `tests/quality/fit_worth.py`. Source of the labels: PoliClaim (Ni et al. 2024) for verifiable, CheckThat! 2024
task 1 for checkworthy, CheckThat! 2025 task 1 for subjective; numbers, comparisons and superlatives raise what is worth
checking there as they do in Full Fact's PASTEL.
"""
TELLING = 0.3
"""A feature whose greatest weight is less is no reason worth printing."""


def features(sentence: str, context: str = "") -> list[str]:
    """Return the names of the features that the sentence has, each once, in the order of the table of weights."""
    return list(dict.fromkeys([*_of_slots(sentence, context), *_of_form(sentence), *_of_words(sentence)]))


def _of_slots(sentence: str, context: str) -> Iterator[str]:
    """What the typed slots of the sentence show."""
    amounts = quantities(sentence)
    if any(amount.kind is not QuantityKind.ORDINAL for amount in amounts):
        yield "gives a number"
    if any(amount.kind in {QuantityKind.MONEY, QuantityKind.PERCENT} for amount in amounts):
        yield "gives a sum or a share"
    if len(amounts) > 1:
        yield "gives several numbers"
    dated = [date for date in dates(sentence) if date.says_when]
    if any(date.grain is Grain.YEAR and date.value[:1].isdigit() for date in dated):
        yield "names a year"
    elif any(date.grain is not Grain.DURATION for date in dated):
        yield "names a date"
    if any(date.grain is Grain.DURATION for date in dated):
        yield "gives a length of time"
    named = names(sentence) or (_PRONOUN_FIRST.match(sentence) and names(context))
    if named:
        yield "names a person or place"


_PRONOUN_FIRST = re.compile(r"\W*(?:he|she|it|they|his|her|its|their)\b", re.IGNORECASE)


def _of_form(sentence: str) -> Iterator[str]:
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
    length = len(sentence.split())
    if length < 8:
        yield "is short"
    if length > 24:
        yield "is long"


_IMPERATIVE = re.compile(
    r"\W*(?:let['’]?s|let|imagine|look|listen|consider|remember|join|ask|think|stop|go|take|make|don['’]t|please|vote|"
    r"tell|read|come|give|keep|click|subscribe|share|follow|see)\b(?!['’])",
    re.IGNORECASE,
)


def _of_words(sentence: str) -> Iterator[str]:
    lower = sentence.lower().replace("’", "'")
    return (name for name, cue in _cues() if cue.search(lower))


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"(?<![\w'])(?:{'|'.join(words.split())})(?!\w)".replace("_", r"\s")))
        for name, words in CUES
    )
