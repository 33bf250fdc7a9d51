"""Which numbers does a text give, and of what?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factbench.english.date.joining import joined
from factbench.english.lexicon.numerals import ORDINALS, SMALL
from factbench.english.quantity.amount import amount_at
from factbench.english.quantity.bounds import bounded
from factbench.english.quantity.change import with_changes
from factbench.english.quantity.number import FRACTION_SIGNS
from factbench.english.quantity.ordinal import ordinal_at
from factbench.english.quantity.vague import vague_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factbench.text.slots import Quantity
    from factbench.text.span import Span


def quantities(text: str, *, dated: Iterable[Span] | None = None) -> list[Quantity]:
    """Return the numbers of `text` with what they count, in order, not overlapping.

    What `dates` claims (years, days, "three years") is left out, and so is "one" where it is a pronoun. A span
    covers the number as printed with its scale, sign, and unit, and not the words that bound it: "at least".
    `dated` are the spans of `dates`, in order, where they are known already; finding them takes longer than the rest.

    >>> [(each.value, each.unit, each.low, each.high) for each in quantities("at least $3bn and 10 to 15 miles")]
    [(3000000000.0, 'USD', 3000000000.0, None), (None, 'mile', 10.0, 15.0)]
    """
    found: list[Quantity] = []
    spans = list(dated) if dated is not None else [each.span for each in joined(text)]
    done = index = 0
    heads = _heads()
    for token in _TOKEN.finditer(text):
        word = token[0]
        if not (word[0] in _PLAIN or word in heads or word.lower() in heads):
            continue
        start = token.start()
        while index < len(spans) and spans[index].end <= start:
            index += 1
        limit = spans[index].start if index < len(spans) else len(text)
        article = word in _ARTICLES and not _COUNTS.match(text, token.end())
        if start < done or start >= limit or (article and not text.startswith("$", token.end())):
            continue
        if (
            index
            and text[spans[index - 1].end : start] == " ("
            and text[token.end() : token.end() + 1] == ")"
        ):
            continue  # "Today (19)"
        quantity = _at(text, start, limit)
        if quantity:
            found.append(quantity)
            done = quantity.span.end
    return with_changes(text, found)


_TOKEN = re.compile(rf"[A-Za-z]+|\.?[0-9]+|[$€£¥₹₽₩₪₺₴₾₦₱₫₡₭₮₲₵₸₼৳฿{FRACTION_SIGNS}]")
_PLAIN = f".0123456789$€£¥₹₽₩₪₺₴₾₦₱₫₡₭₮₲₵₸₼৳฿{FRACTION_SIGNS}"
_ARTICLES = frozenset(["a", "an", "A", "An"])
# What makes an article the beginning of a number: "a few hundred", "a dozen", "a fifth of".
_COUNTS = re.compile(
    r"\s+(?:few|couple|dozen|hundred|thousand|lakh|million|crore|billion|trillion|half|quarter|third"
    r"|[a-z-]+(?:th|first))(?!\w)",
    re.IGNORECASE,
)
_VAGUE_LEADS = (
    "several",
    "few",
    "many",
    "tens",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "billions",
)


@cache
def _heads() -> frozenset[str]:
    """The words a quantity can begin with, in lower case."""
    codes = (
        *["rm", "m", "n", "sh", "ksh", "tsh", "ush", "tk", "rp", "tt", "ec", "j", "au", "ca"],
        "us",
        "usd",
        "eur",
        "gbp",
        "inr",
        "mex",
        "rs",
        "rmb",
        "chf",
        "cny",
        "jpy",
        "aud",
        "cad",
        "hk",
        "nz",
        "c",
        "s",
        "r",
    )
    return frozenset(
        {
            *SMALL,
            *codes,
            *ORDINALS,
            *["hundredth", "thousandth", "millionth", "nineth"],
            *_VAGUE_LEADS,
            *["a", "an", "half", "quarter", "dozen", "minus", "negative", "nought", "naught"],
        }
    )


def _is_per(text: str, start: int) -> bool:
    """Whether it is what a rate is of, behind a word and a stroke: "deaths/100,000"."""
    return (
        text[start - 1] == "/" and text[start - 2 : start - 1].isalpha() and bool(_GROUPED.match(text, start))
    )


_GROUP = re.compile(r"[0-9]{3}(?![0-9])")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")


def _at(text: str, start: int, limit: int) -> Quantity | None:
    """The quantity that begins at `start` and ends at `limit` at the latest."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "_/=&#@%") and not _is_per(text, start):
        return None
    if start > 1 and text[start - 1] == "," and text[start - 2].isdigit() and _GROUP.match(text, start):
        return None  # the rest of what is no number: "19/20,000"
    if start > 1 and text[start - 1] in "'’" and text[start - 2].isdigit():  # somebody 6'3" tall
        return None
    readers = (ordinal_at, vague_at, amount_at)
    for read in reversed(readers) if text[start] in "aA" else readers:  # "a fifth of" is a share
        quantity = read(text, start)
        if quantity is not None:
            return bounded(text, quantity) if quantity.span.end <= limit else None
    return None
