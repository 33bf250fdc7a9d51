"""What is a word list, as the modules beside this one write theirs?"""

from __future__ import annotations


def wordlist(words: str) -> frozenset[str]:
    """Return the white-space separated `words` as a set: a table of words reads best without quotes and commas."""
    return frozenset(words.split())
