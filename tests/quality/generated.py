"""Articles made by dice: sentences of many shapes, and everything that is odd in real files."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WHO = (
    *(
        "The ministry",
        "Ada Quill",
        "President Ito",
        "Officials",
        "She",
        "It",
        "They",
        "Kenya’s parliament",
        "A spokesman",
    ),
    *(
        "The O’Neil–Šťastný group",
        "Zürich",
        "محمد",
        "The U.S. Army",
        "Dr. M. Abe Jr.",
        "Both sides",
        "Nobody",
    ),
)
DOES = (
    *(
        "opened an embassy",
        "did not sign the treaty",
        "was founded",
        "sold 3.5 million shares",
        "met a mayor",
    ),
    *(
        "rose by 12 % to $4.2bn",
        "is one of the largest ports",
        "may have lost",
        "denied that it had paid",
        "won 3–2",
    ),
    *("became the first country to ban bags", "said that prices fell", "called it a “personal commitment”"),
)
WHEN = (
    *(
        "",
        " in 1993",
        " on Monday",
        " since May 2001, a year after war",
        " last week",
        " between 3 and 5 April",
    ),
    *(
        " (1999)",
        ", which shut in 2004",
        ", the largest bank of Ghana,",
        " and left",
        " while the army was away",
        "…",
    ),
)
BEFORE = (
    "",
    "",
    "",
    "In doing so, ",
    "According to Reuters, ",
    "“",
    "However, ",
    "If it rains, ",
    "\u00a0",
    "[17] ",
)
AFTER = (
    ".",
    ".",
    ".",
    "!",
    "?",
    ".”",
    ",” she said.",
    "; he left.",
    ". [3]",
    "…",
    " —",
    "",
    ":",
    ".\u200b",
    ".\r\n",
)
BETWEEN = (
    " ",
    " ",
    " ",
    "\n\n",
    "\n",
    "\r\n\r\n",
    "\u2028",
    "\u00a0",
    "",
    "\t",
    "\n\n* ",
    "\n\n| 3 | 4 |\n\n",
)
ODD = (
    "",
    "",
    "",
    "",
    "👩‍👩‍👧 ",
    "e\u0301",
    "\u202e",
    "\0",
    "\x1b[2J",
    "ﬁ",
    "İ",
    "\ufeff",
    "((((",
    "””",
    "𝒳",
    "0" * 40,
)


def articles(count: int, seed: int = 0) -> Iterator[str]:
    """Yield `count` texts, the same for the same seed."""
    dice = random.Random(seed)
    for _ in range(count):
        yield "".join(_sentence(dice) for _ in range(dice.randint(1, 12)))


def _sentence(dice: random.Random) -> str:
    pieces = (BEFORE, WHO, (" ",), ODD, DOES, WHEN, AFTER, BETWEEN)
    return "".join(dice.choice(piece) for piece in pieces)
