"""What number do these words or digits spell?"""

from __future__ import annotations

import re

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
"""Short scale, as in English news. Source: Oxford English Dictionary."""

SMALL = {word: number for number, word in enumerate(UNITS)} | TENS


def cardinal(words: str) -> float | None:
    """Return the number that English words or digits spell, or None: "twenty-three" is 23.0, "3.5 million" 3500000.0."""
    total = part = 0.0
    seen = False
    for token in re.findall(r"[\d.,]*\d|[a-z]+", words.lower()):
        if token[0].isdigit() or token[0] in ".,":
            part += float(token.replace(",", ""))
        elif token in SMALL:
            part += SMALL[token]
        elif token in ("a", "an"):
            part += 1
        elif token == "hundred":
            part = (part or 1) * 100
        elif token in SCALES:
            total, part = total + (part or 1) * SCALES[token], 0.0
        elif token != "and":
            return None
        seen = True
    return total + part if seen else None
