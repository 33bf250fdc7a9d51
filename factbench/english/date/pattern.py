"""What do the names in a rule's pattern and among its first words stand for?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.feasts import FEASTS
from factbench.english.date.rule import TURNS
from factbench.english.lexicon.numerals import ORDINALS, SMALL
from factbench.english.lexicon.times import DAYS_AWAY, EDGES, HOURS, PARTS_OF_DAY, SEASONS
from factbench.english.lexicon.units import ADVERBS, UNIT_WORDS, UNITS
from factbench.text import calendar
from factbench.text.slots import Grain
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable

_ONES, _TEENS, _TENS = (
    [word for word, value in SMALL.items() if low <= value <= high]
    for low, high in ((1, 9), (10, 19), (20, 90))
)
_RANKS = [word for word, number in ORDINALS.items() if number < 20]
_MONTHS, _WEEKDAYS = calendar.lower(calendar.MONTHS), calendar.lower(calendar.WEEKDAYS)
_SHORT_MONTHS, _SHORT_WEEKDAYS = (
    calendar.lower(short) for short in (calendar.SHORT_MONTHS, calendar.SHORT_WEEKDAYS)
)
_SINGULARS = [word for unit in UNITS for word in (unit.word, *unit.short)]
# "Quarters" are lodgings, "nights" and "weekends" are dates rather than lengths.
_LENGTHS = [unit for unit in UNITS if unit.word not in {"night", "weekend", "quarter"}]
_SPANS = [unit for unit in _LENGTHS if unit.grain in {Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR}]
_PARTS = [part for part in PARTS_OF_DAY if part.endswith("s")]


def _any(*groups: Iterable[str]) -> str:
    """A pattern for any word of the groups."""
    return f"(?:{alternation({word for group in groups for word in group})})"


def _printed(name: str) -> str:
    """A pattern for a name, with either apostrophe."""
    return name.replace(".", r"\.").replace("'", "['’]")


HEADS = {
    "MONTH": _MONTHS | _SHORT_MONTHS,
    "WEEKDAY": _WEEKDAYS | _SHORT_WEEKDAYS,
    "WEEKDAYS": frozenset(f"{day}s" for day in _WEEKDAYS),
    "NTH": frozenset({*_RANKS, "twentieth", "twenty", "thirtieth", "thirty"}),
    "NUMBER": frozenset({"0", "a", "an", *SMALL}),
    "UNITS": frozenset(unit.plural for unit in _LENGTHS),
    "SPAN": frozenset(form for unit in _SPANS for form in (unit.word, unit.plural)) | {"decade", "decades"},
    "DAYS_AWAY": frozenset(word for word in DAYS_AWAY if word.isalpha()),
    "TURN": frozenset(TURNS),
    "EDGE": EDGES,
    "SEASON": frozenset(SEASONS),
    "HOUR_NAME": frozenset(HOURS),
    "HOW_OFTEN": frozenset({*ADVERBS, *_PARTS}),
    "FEAST": frozenset(re.split(r"\W", name)[0] for name in FEASTS),
}
"""Sets of first words."""

_FRAGMENTS = {
    "MONTH": rf"(?:{_any(_MONTHS)}|{_any(_SHORT_MONTHS)}\.?)(?!['’\w]|-(?!{_any(calendar.month_stems('en'))})[a-z])",
    "WEEKDAY": rf"(?:{_any(_WEEKDAYS)}|{_any(_SHORT_WEEKDAYS)}\.?)(?![\w-])",
    "FULL_WEEKDAY": _any(_WEEKDAYS),
    "ANY_WEEKDAY": _any(_WEEKDAYS, _SHORT_WEEKDAYS),
    "DAY": r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:][0-9])",
    "DAYTH": rf"(?:(?:twenty|thirty)(?: |-))?{_any(_RANKS, ['twentieth', 'thirtieth'])}(?!\w)",
    "RANK": r"(?:[0-9]{1,2}(?:st|nd|rd|th))",
    "YEAR": r"(?:1[0-9]{3}|20[0-9]{2})(?![\w%]|[.,][0-9])",
    "SHORT_YEAR": r"['’][0-9]{2}",
    "ONES": _any(_ONES),
    "TEENS": _any(_TEENS),
    "TENS": _any(_TENS),
    "DECADES": _any(f"{word.removesuffix('y')}ies" for word in _TENS),
    "NUMBER": rf"(?:[0-9]{{1,4}}(?:\.[0-9])?|an?|{_any(_TENS)}(?:-{_any(_ONES)})?|{_any(SMALL)})",
    "UNIT": _any(_SINGULARS),
    "UNITS": _any(UNIT_WORDS - set(_SINGULARS)),
    "ANY_UNIT": _any(UNIT_WORDS),
    "SHORT_UNIT": _any(
        *([short, f"{short}s"] for unit in UNITS for short in unit.short), ["hour", "hours", "day", "days"]
    ),
    "LENGTHS": _any(unit.plural for unit in _LENGTHS),
    "SPAN": _any(unit.word for unit in _SPANS),
    "PIECE": _any(unit.word for unit in UNITS if unit.grain in {Grain.DAY, Grain.WEEK, Grain.MONTH}),
    "STRETCH": _any(
        unit.word for unit in UNITS if unit.grain not in {Grain.TIME, Grain.DAY} and unit.word != "weekend"
    ),
    "SEASON": _any(SEASONS),
    "PART": _any(part.removesuffix("s") for part in _PARTS),
    "DAYS_AWAY": _any(DAYS_AWAY),
    "HOUR_NAME": _any(HOURS),
    "ADVERB": _any(ADVERBS),
    "PARTS": _any(_PARTS),
    "TURN": _any(set(TURNS) - {"same"}),
    "EDGE": _any(EDGES),
    "FEAST": f"(?:{'|'.join(sorted(map(_printed, FEASTS), key=len, reverse=True))})",
    "ERA": r"(?:BCE?|B\.C\.(?:E\.)?)",
    "TO": r"(?: ?[-–—] ?| (?:to|through|until) )",
}


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern with `{NAME}` fragments filled in, in which a plain space stands for any white space."""
    filled = re.sub(r"\{([A-Z_]+)\}", lambda name: _FRAGMENTS[name[1]], pattern)
    return re.compile(filled.replace(" ", _SPACE), re.IGNORECASE)


_SPACE = r"(?:[\x20\xa0\t]+(?:\n[\x20\t]*)?|\n)"


def first_words(words: str) -> frozenset[str]:
    """Return the words a rule can begin with: those of `words`, where a name in capitals stands for its set."""
    return frozenset().union(*(HEADS.get(word, {word}) for word in words.split()))


WEAK = wordlist(
    "the a an in of for at by during over within after this that these those each per every until since from between"
)
"""Words so common that a rule is tried at them only where a word of time follows."""

ANCHORS = frozenset().union(
    UNIT_WORDS,
    PARTS_OF_DAY,
    HEADS["SEASON"],
    HEADS["NTH"],
    HEADS["MONTH"],
    HEADS["WEEKDAY"],
    (f"{day}s" for day in HEADS["WEEKDAY"]),
    (f"{word.removesuffix('y')}ies" for word in _TENS),
    _TEENS[5:],
    HOURS,
    wordlist("0 time period point date future past present moment half thousand yesterday tomorrow today"),
)
"""Words one of which stands in all that a weak head can begin."""
