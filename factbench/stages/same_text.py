"""How much of one text stands in another?"""

from __future__ import annotations

import hashlib

from factbench.text.indexed import words

WIDTH = 3
"""Words of a shingle: two make common phrases ("in the"), four break at every second edit of a desk."""

SAME = 0.4
"""Share from which two articles are versions of one text.

Of 9,330 pairs of news articles by different hands none shares more than a third, which is what a paragraph of
background that an outlet repeats may come to; a wire copy with every fifth word changed still shares half.
Measured by `tests/quality/test_alike.py`.
"""

FEWEST = 12
"""Shingles that the shorter text must have: below that, a stock phrase is half of it."""


def shared(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share, from 0 to 1, of the shorter text's shingles that stand in the longer one.

    The shorter text counts, because outlets cut wire copy to length. 0 where it has fewer than `FEWEST`.
    """
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= FEWEST else 0.0


def shingles(text: str) -> frozenset[int]:
    """Return the hashes (63 bits, the same in every process) of every `WIDTH` words of `text` that follow each other.

    Source: Broder, "On the resemblance and containment of documents" (1997).
    """
    stems = [word.stem for word in words(text)]
    return frozenset(_hash(" ".join(stems[at : at + WIDTH])) for at in range(len(stems) - WIDTH + 1))


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest()) >> 1
