"""Which number do these words or digits spell?"""

from __future__ import annotations

import re

SMALL = {
    word: float(number)
    for number, word in enumerate(
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen
        """.split()  # noqa: SIM905  the order is the value
    )
} | {
    word: number * 10.0
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)  # noqa: SIM905  the order is the value
}
"""Number words below a hundred that are one word."""

SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
"""What a number word multiplies by. Source: AP Stylebook, "numerals"; lakh and crore from Indian English."""

_SUFFIXES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}

_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}

ORDINALS = {
    _IRREGULAR.get(word) or re.sub("y$", "ie", word) + "th": int(number)
    for word, number in SMALL.items()
    if number
}
"""The ranks of the number words that are one word: "first" to "nineteenth", "twentieth" to "ninetieth"."""

_STEMS = {rank: word for word, rank in _IRREGULAR.items()}
_ARTICLES = frozenset({"a", "an"})
_TOKEN = re.compile(r"[0-9][0-9,.]*|[a-z]+")


def cardinal(words: str) -> float | None:
    """Return the number that English words, digits, or both spell; None where they spell none.

    >>> cardinal("twenty-three"), cardinal("3.5 million"), cardinal("a hundred and five"), cardinal("$3bn")
    (23.0, 3500000.0, 105.0, 3000000000.0)
    """
    parts = [word for word in _TOKEN.findall(words.lower()) if word != "and"]
    if not parts or not all(map(_is_numeral, parts)):
        return None
    total = part = 0.0
    for word in parts:
        scale = SCALES.get(word) or _SUFFIXES.get(word)
        if scale == 100:
            part = (part or 1.0) * scale
        elif scale:
            total, part = total + (part or 1.0) * scale, 0.0
        else:
            part += _small(word)
    return total + part


def _is_numeral(word: str) -> bool:
    return word[0].isdigit() or any(word in table for table in (SMALL, SCALES, _SUFFIXES, _ARTICLES))


def _small(word: str) -> float:
    """The value of a word below a hundred, or of figures; "a" is one."""
    if word[0].isdigit():
        return digits(word)
    return SMALL.get(word, 1.0)


def digits(token: str) -> float:
    """Return the value of digits with English separators: "1,234.5" is 1234.5; "1.234.567" groups by dots."""
    plain = token.replace(",", "").rstrip(".")
    return float(plain if plain.count(".") <= 1 else plain.replace(".", ""))


def ordinal(words: str) -> int | None:
    """Return the rank that "21st", "third" or "twenty-third" names, or None."""
    lower = words.lower()
    figures = re.fullmatch(r"([0-9][0-9,]{0,17})(?:st|nd|rd|th)", lower)
    if figures:
        return int(figures[1].replace(",", ""))
    head, _, last = lower.replace(" ", "-").rpartition("-")
    stem = _STEMS.get(last) or re.sub("ieth$", "y", last).removesuffix("th")
    if stem == last or not (stem in SMALL or stem in SCALES):
        return None
    before = head.rpartition("-")[2]
    if head and stem in SMALL and not (before in SCALES or before == "and" or SMALL.get(before, 0.0) >= 20):
        return None  # "one third" is a share
    lead = head.split("-")
    if len(lead) > 1 and lead[0] in SMALL and lead[1] not in SCALES:
        return None  # "one twenty-fifth" is a share
    value = cardinal(f"{head} {stem}")
    return None if value is None else int(value)
