"""Is a sentence a fact that somebody could look up, would readers want to know, and is it opinion?"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factbench.english.date import dates
from factbench.english.lexicon import pronouns as lexicon
from factbench.english.name import names
from factbench.english.quantity import quantities
from factbench.english.worth.cues import shown
from factbench.english.worth.wording import Wording, wording
from factbench.text.fitted import load, logistic
from factbench.text.slots import Found, Grain, QuantityKind, Worth
from factbench.text.wordlist import alternation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.text.fitted import Table


def weights_of_features() -> Table:
    """What each feature adds to each score; of `WORDS` and `DETAIL`, how many times the table of words counts."""
    return load("factbench.english", "fitted/worth.tsv")


WORDS, DETAIL = "its words", "its detail"


def worth(
    sentence: str,
    context: str = "",
    *,
    weights: Table | None = None,
    found: Found | None = None,
) -> Worth:
    """Return three scores from 0 to 1, each the logistic of a sum of the weights of what the sentence does.

    What is rather opinion is worth less checking; see `OPINION`. Reasons are what weighs most, first, at most five;
    blank text scores 0 with none.

    Args:
        context: what stands before the sentence: where it begins with a pronoun, a name there counts as named.
        weights: of all features; by default `weights_of_features`, and `reweighted` changes some.
        found: the slots, so that they need not be looked for again; `context` is then not read.

    >>> worth("The dam cost $3 billion in 1993.").reasons[:2]
    ('gives a number', 'speaks of money or work')
    """
    if not any(map(str.isalnum, sentence)):
        return Worth(0.0, 0.0, 0.0)
    made = wording(sentence)
    named = _named(sentence, made, found or _slots(sentence, context))
    weights = weights or weights_of_features()
    known, steps = _marks()
    words = [mark for mark in made.marks if mark in known]
    detail = [mark for mark in made.marks if mark in steps]
    told = [total / 100 for total in _wording().sums(words)]
    detailed = [total / 100 for total in _wording().sums(detail)]
    since = [
        weights.biases.get(score, 0.0) + signs[WORDS] * by_words + signs[DETAIL] * by_detail
        for (score, signs), by_words, by_detail in zip(weights.weights.items(), told, detailed, strict=True)
    ]
    # To four places, so that platforms agree.
    verifiable, checkworthy, subjective = (
        round(logistic(total), 4) for total in weights.sums(dict.fromkeys(named), since)
    )
    less = OPINION * max(0.0, subjective - MIXED)
    fair = round(max(0.0, checkworthy - less), 4)
    return Worth(verifiable, fair, subjective, _reasons(named, words, told, weights))


MIXED = 0.45
"""Above this score of opinion a sentence of news is seldom only a fact."""
OPINION = 0.5
"""What is opinion beyond `MIXED`, so many times, is taken from how much a sentence is worth checking.

Readers judged 410 claims of eleven pages: "no fact" is told from the rest with an area under the curve of .898, without
this .886; on debates, where both scores speak of the same thing, F1 stays and the order loses .004.
"""


@lru_cache(maxsize=8)
def reweighted(changes: tuple[tuple[str, str, float], ...]) -> Table:
    """Return the weights with changes: feature, score (a field of `Worth`), weight; the last of equal ones holds.

    Raises:
        KeyError: there is no feature or no score of that name.
    """
    return weights_of_features().changed(changes)


# --------------------------------------------------------------------------------------- the table of words


def _wording() -> Table:
    """What each mark adds to each score, in hundredths: words, pairs, endings, and steps of detail ("#long3")."""
    return load("factbench.english", "fitted/wording.tsv")


@cache
def _marks() -> tuple[frozenset[str], frozenset[str]]:
    """The marks that have a weight: words, pairs and endings, and apart from them the steps of detail."""
    steps = frozenset(mark for mark in _wording().rows if mark[0] == "#")
    return frozenset(_wording().rows) - steps, steps


# --------------------------------------------------------------------------------------------- why, in words


def _reasons(
    named: Iterable[str], words: Iterable[str], told: Iterable[float], weights: Table
) -> tuple[str, ...]:
    """What weighs most, first, at most five; of the words, which told so much, only the score that they move most."""
    strength = {name: max(map(abs, weights.rows[name])) for name in named}
    adds = {
        score: each * signs[WORDS] for each, (score, signs) in zip(told, weights.weights.items(), strict=True)
    }
    score = max(adds, key=adds.__getitem__)
    most = adds[score]
    if most >= TELLING:
        telling = _telling(words, score)
        if telling:
            strength[f"{_WORDED[score]}: {', '.join(telling)}"] = most
    strong = [reason for reason in strength if strength[reason] >= TELLING]
    strong.sort(key=strength.__getitem__, reverse=True)
    return tuple(strong[:5])


TELLING = 0.3
"""A feature whose greatest weight is less is no reason worth printing."""

_WORDED = {
    "verifiable": "is worded like a fact",
    "checkworthy": "is worded like what gets checked",
    "subjective": "is worded like opinion",
}


def _telling(words: Iterable[str], score: str) -> list[str]:
    """The words that move a score most, at most three, in the order of the sentence; no endings, no small words.

    Of a word that counts behind a number, the word is named.
    """
    hundredths = _wording().weights[score]
    plain = [mark for mark in words if hundredths.get(mark, 0) >= _CLEAR and mark in _plain()]
    first = sorted(plain, key=hundredths.__getitem__, reverse=True)[:3]
    return list(dict.fromkeys(mark.removeprefix("0 ") for mark in plain if mark in first))


_CLEAR = 10
"""Hundredths that a word must add to be named."""


@cache
def _plain() -> frozenset[str]:
    """The marks of the table that are a word of five letters or more with a meaning of its own, alone or behind 0."""
    return frozenset(filter(_PLAIN_WORD.fullmatch, _marks()[0]))


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
