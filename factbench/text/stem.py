"""Which words of two texts are one word in other clothes?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factbench.text.indexed import SUFFIXES, StemmedWord, fold, past, plural
from factbench.text.stop_words import STOP_WORDS
from factbench.text.wordlist import ALNUM

if TYPE_CHECKING:
    from collections.abc import Iterator


def words(text: str) -> list[StemmedWord]:
    """Return the words of `text` in order: runs of letters and digits, each with its stem; "don't" is two."""
    return [StemmedWord(match.start(), match.end(), stem(match[0])) for match in _words(text)]


def stems_of(text: str) -> set[str]:
    """Return the stems of the words of `text`."""
    return {stem(match[0]) for match in _words(text)}


def _words(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _WORD.finditer(text) if not _WILL_NOT.match(text, match.start()))


_WORD = re.compile(ALNUM)
# "won't" wins nothing.
_WILL_NOT = re.compile(r"won['’]t\b", re.IGNORECASE)


# Bounded: a text can have any number of different words, and a worker of an archive meets all of them.
@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return the stem by which a word is compared: as the index stems it, but never another word's.

    Where a step of Porter's would leave a stop word or fewer than three letters ("us" of "used"), less is taken off.
    The plural of two capitals is theirs ("MPs"). A stop word is its own stem, and no other word has that.

    >>> [stem(word) for word in ("Relations", "useful", "used", "using", "dying", "died", "Us")]
    ['relat', 'use', 'use', 'use', 'die', 'die', 'us']
    """
    folded = fold(word)
    if folded in STOP_STEMS:
        return folded
    if (
        len(word) == _ABBREVIATED
        and word[:-1].isupper()
        and word[-1] == "s"
        and folded[:-1] not in STOP_STEMS
    ):
        return folded[:-1]
    # As the index does: bytes beyond ASCII count as consonants.
    if not _SHORTEST <= len(folded.encode("utf-8", "replace")) <= _LONGEST:
        return folded
    folded = next(_telling(plural(folded), folded[:-1]), folded)
    folded = next(_telling(past(folded), *_less(folded)), folded)
    for step in SUFFIXES:
        folded = next(_telling(step(folded)), folded)
    return folded


_SHORTEST, _LONGEST = 3, 64
_ABBREVIATED = 3


def _telling(*stems: str) -> Iterator[str]:
    return (each for each in stems if len(each) >= _SHORTEST and each not in STOP_STEMS)


def _less(word: str) -> Iterator[str]:
    """What else may be left of a word in "-ed" or "-ing": added -> add, used -> use, dying -> die."""
    root = word.removesuffix("ed") if word.endswith("ed") else word.removesuffix("ing")
    if root == word:
        return
    if root[-1:] == root[-2:-1]:
        yield root
    yield f"{root[:-1]}ie" if root.endswith("y") else f"{root}e"


STOP_STEMS = (STOP_WORDS - {"won"}) | {"ones"}
"""The stems of words that are about nothing by themselves: the words as they are. Who won did something."""
