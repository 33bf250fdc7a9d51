"""What is a word list, as the modules beside this one write theirs?"""

from __future__ import annotations


def wordlist(words: str) -> frozenset[str]:
    """Return the white-space separated `words` as a set: a table of words reads best without quotes and commas."""
    return frozenset(words.split())


def entries(table: str) -> list[str]:
    """Return the lines of a table, where a line that begins with a space goes on with the one before.

    What was broken behind a slash is joined without a space.

    >>> entries("a: b/\\n  c\\nd: e")
    ['a: b/c', 'd: e']
    """
    return table.strip().replace("/\n  ", "/").replace("\n  ", " ").splitlines()
