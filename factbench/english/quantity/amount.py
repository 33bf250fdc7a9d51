"""Which amount stands at this place: "$3.5 million", "10 to 15 miles", "two thirds"?"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.quantity.label import is_label
from factbench.english.quantity.measure import measure_at
from factbench.english.quantity.number import GOES_ON, Number, number_at
from factbench.english.quantity.ranges import range_from
from factbench.english.quantity.score import is_scored
from factbench.english.quantity.sign import MINUS, SIGN, is_negated, money
from factbench.text.slots import Quantity, QuantityKind
from factbench.text.span import Span

if TYPE_CHECKING:
    from factbench.english.quantity.measure import Measure


def amount_at(text: str, start: int) -> Quantity | None:
    """Return the amount that begins at `start`; None where none does or its figures name something."""
    sign, minus = SIGN.match(text, start), MINUS.match(text, start)
    lead = sign or minus
    first = number_at(text, lead.end() if lead else start, signed=bool(sign))
    if first is None or (not sign and _is_code(text, start, first)):
        return None
    if text.startswith("/-", first.end):  # rupees and no paise
        first = replace(first, end=first.end + 2)
    begin = (
        text.rindex(text[start - 1].strip() or text[start - 2], 0, start)
        if is_negated(text, start)
        else start
    )
    both = minus is not None and text.endswith("plus or ", max(0, start - 8), start)  # a margin
    if (minus and not both) or begin < start:
        first = replace(first, plain=-first.plain)
    first = _part_of(text, first)
    ranged = range_from(text, start, first, signed=bool(sign))
    number = ranged[1] if ranged else first
    measured = measure_at(text, number.end, scaled=number.is_sum)
    measure, end = (money(sign[0]), number.end) if sign else measured or (None, number.end)
    if measure and measure.kind is QuantityKind.MONEY and not (sign or ranged):
        number, end = _with_cents(text, number, end)
        first = number
    if not measure and (_is_pronoun(text, start, number) or text[number.end : number.end + 1].isalnum()):
        return None
    counts = measure is None or measure.kind is QuantityKind.MEASURE
    if counts and not lead and not is_scored(text, start) and is_label(text, start, first.end):
        return None
    return _quantity(Span(begin, end), ranged or (first, first), measure)


def _part_of(text: str, number: Number) -> Number:
    """The number before what it is a part of: "half of 1 percent" is .5 percent, "half a mile" .5 miles."""
    of = _OF_A.match(text, number.end) if number.value < 1 else None
    if of is None:
        return number
    if of["one"]:
        return replace(number, end=of.end()) if measure_at(text, of.end()) else number
    whole = number_at(text, of.end())
    measured = measure_at(text, whole.end) if whole else None
    if whole is None or measured is None or measured[0].kind is not QuantityKind.PERCENT:
        return number
    return Number(number.value * whole.value, 1, whole.end)


_OF_A = re.compile(r"\s(?:of\s)?(?P<one>an?)(?=\s)|\sof\s(?=[0-9])")
_CENTS = re.compile(r",?(?:\s+and)?\s+(?=[0-9a-z])", re.IGNORECASE)


def _with_cents(text: str, number: Number, end: int) -> tuple[Number, int]:
    """ "thirteen dollars and forty-five cents" is one amount."""
    gap = _CENTS.match(text, end)
    cents = number_at(text, gap.end()) if gap else None
    measured = measure_at(text, cents.end) if cents else None
    if cents is None or measured is None or measured[0].unit not in {"cent", "penny"} or number.value % 1:
        return number, end
    return Number(number.value + cents.value / 100, 1, cents.end), measured[1]


def _quantity(span: Span, numbers: tuple[Number, Number], measure: Measure | None) -> Quantity | None:
    low, high = (number.value for number in numbers)
    if not (math.isfinite(low) and math.isfinite(high)):
        return None
    kind, unit = (measure.kind, measure.unit) if measure else (QuantityKind.CARDINAL, None)
    return Quantity(span, low if low == high else None, kind, unit, low, high)


def _is_code(text: str, start: int, number: Number) -> bool:
    """Whether the digits are part of something that is no number."""
    dotted = (
        start > 1 and text[start - 1] in ".:/-–" and text[start - 2].isdigit() and not is_scored(text, start)
    )
    if _POSTAL.match(text, start) or _THOUSAND.fullmatch(
        text, start, number.end
    ):  # "1.000" is a thousand in half of Europe
        return True
    return bool(GOES_ON.match(text, number.end)) or (dotted and text[start].isdigit())


_POSTAL = re.compile(r"[0-9]{5}-[0-9]{4}(?![0-9])")
_THOUSAND = re.compile(r"[0-9]{1,3}\.000")


def _is_pronoun(text: str, start: int, number: Number) -> bool:
    """Whether "one" stands for a thing rather than counts: "one of them", "no one", "the one"."""
    if text[start : number.end].lower() != "one":
        return False
    before = _PRONOUN_BEFORE.search(text, max(0, start - 10), start)
    after = _PRONOUN_AFTER.match(text, number.end) or _ANY_AFTER.match(text, number.end)
    return bool(before or after)


_PRONOUN_AFTER = re.compile(
    r"\s(?:of|another|can|could|may|must|should|will|would|that|who|which|to|is|was|has|had|more|day|side|and|or|by|"
    r"in|on|at|"
    r"as|i|we|you|he|she|they|it|with|from|for|after|before|when|where|whose|than|if|because|into|out|about|under|over"
    r"|[a-z]{3,}(?:ed|ly)|using|involving|offering|containing|featuring|called|made|built|held|taken|given|found|seen|used|saying|claiming"
    r"|showing|describing|asking|hell|among)"
    r"(?!-)\b|\W*(?:$|[.,;:!?)\n])|['’]|-",
    re.IGNORECASE,
)
_PRONOUN_BEFORE = re.compile(
    r"\bone-(?:on|to|by)-\Z|\b(?:no|any|every|each|some|which|the|this|that|a|only|another|good|big|new|old|last|next)[\s-]\Z",
    re.IGNORECASE,
)


# "One area where it leads", "by one measure", "from one cell to another": any, and not as many.
_ANY_AFTER = re.compile(
    r"\s(?:area|way|thing|reason|example|aspect|exception|sign|measure|estimate|account|theory|explanation|idea|concern)\b"
    r"|\s[a-z]+\sto\s(?:another|the\s(?:next|other))\b",
    re.IGNORECASE,
)
