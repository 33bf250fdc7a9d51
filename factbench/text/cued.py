"""Patterns that run only over words among which one of their cues is.

A pattern is tried anew at every letter; most sentences hold none of the words that it is about, and which words a
stretch holds is found once for all the patterns that are asked of it.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NUMBER = "0"
"""The cue for any word in which a digit stands."""


class Cued:
    """A pattern with its cues, in place of the pattern alone; it matches what the pattern matches.

    Args:
        pattern: what is looked for.
        cues: words in lower case, as `words_in` gives them; whatever the pattern matches holds one of them, in any
            case, or one of the `letters`.
        letters: marks or parts of words, in lower case, one of which may stand in place of a cue.
    """

    __slots__ = ("_cues", "_letters", "pattern")

    def __init__(self, pattern: re.Pattern[str], cues: Iterable[str], letters: Iterable[str] = ()) -> None:
        self.pattern, self._cues, self._letters = pattern, frozenset(cues), tuple(letters)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `Pattern.search`."""
        return self.pattern.search(text, start, end) if self._may_match(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As `Pattern.finditer`."""
        return self.pattern.finditer(text, start, end) if self._may_match(text, start, end) else iter(())

    def _may_match(self, text: str, start: int, end: int) -> bool:
        stretch = text[start:end]
        if not self._cues.isdisjoint(words_in(stretch)):
            return True
        if not self._letters:
            return False
        lower = stretch.lower()
        return any(each in lower for each in self._letters)


# Bounded; what is asked about a sentence and its clauses is asked while they are cut and worded.
@lru_cache(maxsize=1 << 10)
def words_in(stretch: str) -> frozenset[str]:
    """Return the words of the stretch in lower case, each once, and `NUMBER` where a digit stands in one.

    Words are runs of letters, digits and `_`: of "don’t" there are two, as patterns see it between `\\\\b` and `\\\\b`.

    >>> sorted(words_in("The 2nd won’t."))
    ['0', '2nd', 't', 'the', 'won']
    """
    found = _WORD.findall(stretch.lower())
    if _DIGIT.search(stretch):
        found.append(NUMBER)
    return frozenset(found)


_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
