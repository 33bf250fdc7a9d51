"""What do the words around a number say of its bounds: "at least", "about", "or more"?"""

from __future__ import annotations

import re
from dataclasses import replace

from factbench.text.slots import Quantity, QuantityKind


def bounded(text: str, quantity: Quantity) -> Quantity:
    """Return the quantity with what the words around it say of its bounds."""
    if quantity.kind is QuantityKind.ORDINAL or quantity.value is None:
        return quantity
    before = text[max(0, quantity.span.start - 24) : quantity.span.start]
    end = quantity.span.end
    if _AT_LEAST.search(before) or _OR_MORE.match(text, end):
        return replace(quantity, high=None)
    if _AT_MOST.search(before) or _OR_LESS.match(text, end):
        return replace(quantity, low=None)
    rough = quantity.approximate or _APPROXIMATE.search(before) or _OR_SO.match(text, end)
    return replace(quantity, approximate=bool(rough))


_APPROXIMATE = re.compile(
    r"(?:\b(?:about|around|nearly|"
    r"almost|roughly|approximately|approx\.|some|close to|an estimated|estimated|circa|virtually)|~)\s?\Z",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"(?<!no )(?<!not )\b(?:at least|more than|over|above|exceeding|upwards? of|greater than|no (?:fewer|less) than"
    r"|not less than|a minimum of|in excess of)\s\Z",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?<!no )(?<!not )\b(?:up to|at most|as (?:many|much|high|low) as|no more than|not more than|under|less than"
    r"|fewer than|below|a maximum of|lower than)\s\Z",
    re.IGNORECASE,
)
_OR_MORE = re.compile(
    r"\+|-plus\b|\splus(?=\s[a-z]{2,}s\b|[.,;)]|$)"
    r"|\s(?:or (?:more|above|over|higher|older|longer|later|larger|bigger|better)|and (?:over|above|up|older))\b",
    re.IGNORECASE,
)
_OR_LESS = re.compile(
    r"\s(?:or (?:less|fewer|under|below|lower|younger|shorter|smaller|earlier))\b", re.IGNORECASE
)
_OR_SO = re.compile(r"\s(?:or so|odd)\b|-odd\b", re.IGNORECASE)
