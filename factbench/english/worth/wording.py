"""Which words, pairs and endings does a sentence have, and how much detail?"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from factbench.text.wordlist import wordlist


class Wording(NamedTuple):
    """The words of a sentence, in order, and the marks that a table can give a weight."""

    words: list[str]
    """In lower case with straight apostrophes; "0" for a number in digits, and `" ! ? $ % £ €` for themselves."""
    marks: dict[str, None]
    """Each once: words, pairs ("a pair"), endings ("~ion"), the first word ("^ the"), steps of detail ("#long3")."""


# A claim is asked for its worth, and then for what readers would say of it.
@lru_cache(maxsize=1 << 5)
def wording(sentence: str) -> Wording:
    """Return what the sentence is made of; the same value for the same words, which nobody may change.

    >>> list(wording("Rates rose 3 %.").marks)
    ['rates', 'rose', '0', '%', '^ rates', 'rates rose', 'rose 0', '0 %', '#plurals1']
    """
    tokens = list(map(_token, _TOKEN.findall(sentence)))
    if not tokens:
        return Wording([], {})
    words, endings, capitals, links, plurals = zip(*tokens, strict=True)
    pairs = map(" ".join, pairwise(("^", *words)))
    steps = _steps(len(words), sum(capitals[1:]), sum(links), sum(plurals))
    marks = dict.fromkeys((*words, *pairs, *endings, *steps))
    marks.pop("", None)
    return Wording(list(words), marks)


_TOKEN = re.compile(r"[A-Za-z][A-Za-z'’]*|[0-9][0-9,.]*|[?!$%\"“”£€]")


class _Token(NamedTuple):
    word: str
    ending: str
    """Its last three letters behind `~`, where it has more than five."""
    capital: bool
    link: bool
    plural: bool


# Bounded: a text can have any number of different words.
@lru_cache(maxsize=1 << 14)
def _token(raw: str) -> _Token:
    if raw[0].isdecimal():
        return _Token("0", "", capital=False, link=False, plural=False)
    word = '"' if raw in "“”" else raw.lower().replace("’", "'")
    return _Token(
        word,
        f"~{word[-3:]}" if len(word) > 5 else "",
        capital=raw[0].isupper() and word != "i" and not word.startswith("i'"),
        link=word in _LINKS,
        plural=len(word) > 4 and word[-1] == "s" and word[-2] not in "sui'",
    )


_LINKS = wordlist(
    """
    in of for by from at with on to into over under since between among through during across per against about
    after before until
    """
)


@lru_cache(maxsize=1 << 12)
def _steps(long: int, names: int, links: int, plurals: int) -> tuple[str, ...]:
    """The steps that each measure of detail reaches."""
    counts = {"long": long, "names": names, "links": links, "plurals": plurals}
    return tuple(
        f"#{measure}{step}" for measure, count in counts.items() for step in STEPS[measure] if count >= step
    )


STEPS = {
    "long": (5, 7, 9, 12, 16, 21, 27, 35),
    "names": (1, 2, 3, 5),
    "links": (1, 2, 3, 4, 6),
    "plurals": (1, 2, 3),
}
"""Where more of words, capitals, prepositions or plurals begins to tell; a count of 3 reaches the steps 1, 2 and 3."""
