"""Which numbers does a text give, and of what?"""

from __future__ import annotations

import re
from functools import cache

from factbench.text.date import dates
from factbench.text.numeral import SCALES, SMALL, cardinal
from factbench.text.slots import Quantity, QuantityKind
from factbench.text.span import Span

_CURRENCIES = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "dollars": "USD",
    "euros": "EUR",
    "pounds": "GBP",
}


def quantities(text: str) -> list[Quantity]:
    """Return the numbers of `text` with what they count, in order, not overlapping; years and dates are left out."""
    taken = [date.span for date in dates(text)]
    found = []
    for match in _number().finditer(text):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in taken):
            value = cardinal(match["number"])
            if value is not None:
                found.append(_quantity(match, span, value))
    return found


@cache
def _number() -> re.Pattern[str]:
    words = "|".join([*SMALL, *SCALES])
    return re.compile(
        r"(?<![\w.,])(?P<sign>[$€£¥])?\s?"
        rf"(?P<number>(?:\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{words})(?:[\s-](?:and\s)?(?:{words}))*)(?:\s(?:{'|'.join(SCALES)}))?)\b"
        r"\s?(?P<unit>%|percent|per cent|dollars|euros|pounds)?",
        re.IGNORECASE,
    )


def _quantity(match: re.Match[str], span: Span, value: float) -> Quantity:
    unit = (match["sign"] or match["unit"] or "").lower()
    if unit in _CURRENCIES:
        return Quantity(span, value, QuantityKind.MONEY, _CURRENCIES[unit], value, value)
    if unit:
        return Quantity(span, value, QuantityKind.PERCENT, "%", value, value)
    end = span.start + len(match[0].rstrip())
    return Quantity(Span(span.start, end), value, QuantityKind.CARDINAL, None, value, value)
