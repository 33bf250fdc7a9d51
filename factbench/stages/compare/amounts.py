"""Which numbers of a text count, measure or place something, so that another number can stand against them?"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factbench.english.quantity.magnitude import agree
from factbench.text.slots import QuantityKind

if TYPE_CHECKING:
    from factbench.stages.compare.side import Side
    from factbench.text.slots import Quantity


@lru_cache(maxsize=64)
def amounts(side: Side) -> tuple[Quantity, ...]:
    """The numbers that count something: no parts of a name, codes and footnotes, nor the whole of "49 of the 50"."""
    found = [_as_share(side, each) for each in side.quantities if not _is_code(side, each)]
    wholes = {
        other.span
        for one, other in pairwise(found)
        if _OF.fullmatch(side.text[one.span.end : other.span.start])
    }
    return tuple(each for each in found if each.span not in wholes)


def _as_share(side: Side, each: Quantity) -> Quantity:
    """A fraction in words as a share in per cent, roughly: "a third" is what others print as 33 %."""
    if each.unit is not None or each.value is None or not 0 < each.value < 1:
        return each
    if any(character.isdigit() for character in each.span.of(side.text)):
        return each
    value, low, high = (None if x is None else 100 * x for x in (each.value, each.low, each.high))
    return replace(each, unit="%", value=value, low=low, high=high, approximate=True)


_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s|all\s|its\s|their\s)?", re.IGNORECASE)
_NAMED = re.compile(r"\s[A-Z]\w*\s[A-Z]")
# "CO 2", "U-30", "Figure 4", "[12]": what stands before a number that counts nothing.
_CODE = re.compile(
    r"(?:\b[A-Z]{1,5}[\s-]?|\[|\b(?:[Ff]ig(?:ure|\.)|[Tt]able|[Cc]hapter|[Ss]ection|[Nn]o\.|[Pp]ages?|pp?\.)\s)\Z"
)
_PLAIN = re.compile(r"\d{1,4}")


def _is_code(side: Side, each: Quantity) -> bool:
    """Whether it is part of a name or a code."""
    if each.unit is not None or each.kind is QuantityKind.ORDINAL:
        return False
    if any(name.covers(each.span) for name in side.name_spans):
        return True
    words = each.span.of(side.text)
    if words[0].isupper() and _NAMED.match(side.text, each.span.end):
        return True  # "Two Sigma Investments"
    told = side.text[max(0, each.span.start - 10) : each.span.start]
    digits = each.span.of(side.text)
    if _YEAR.fullmatch(digits) and _WHEN.search(told):
        return True
    return bool(_PLAIN.fullmatch(digits) and _CODE.search(told))


# "by 2100", "to 2050": years that lie too far ahead to be dates.
_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d")
_WHEN = re.compile(r"\b(?:in|by|between|and|since|until|from|to|year)\s\Z", re.IGNORECASE)


def multiplies(side: Side, each: Quantity) -> bool:
    """Whether the number says how many times: "seven times as much", "two-fold"."""
    return bool(_MULTIPLE.match(side.text, each.span.end))


_MULTIPLE = re.compile(r"\s?(?:times|fold|-fold)\b", re.IGNORECASE)


def says_same(claim: Side, mine: Quantity, evidence: Side, theirs: Quantity, read: Quantity) -> bool | None:
    """Whether two numbers say the same, as `agree`; `read` is `theirs` in the unit of `mine`."""
    exclusive = [
        each for side, each, at in ((claim, mine, mine), (evidence, read, theirs)) if _is_exclusive(side, at)
    ]
    return agree(mine, read, exclusive=exclusive)


# "at least" and "up to" allow the number itself.
_EXCLUSIVE = re.compile(
    r"\b(?:(?:more|greater|less|fewer|lower|higher)\sthan|over|above|exceeding|in excess of|under|below)\s(?:an?\s)?\Z",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:no|not)\s\w+\sthan\s\Z", re.IGNORECASE)


def _is_exclusive(side: Side, each: Quantity) -> bool:
    told = side.text[max(0, each.span.start - 20) : each.span.start]
    return bool(_EXCLUSIVE.search(told)) and not _NOT.search(told)


def is_age(side: Side, each: Quantity) -> bool:
    """Whether the number is how old somebody is: "at the age of 54", "a 9-year-old", "was 65 when he died"."""
    before = side.text[max(0, each.span.start - 16) : each.span.start]
    after = side.text[each.span.start : each.span.end + 20]
    return bool(_AGED.search(before) or _OLD.search(after))


_AGED = re.compile(r"\b(?:aged?|age\sof|ages)\s\Z", re.IGNORECASE)
_OLD = re.compile(
    r"years?[\s-]olds?\b|years\sof\sage\b|\d\s(?:at\sdeath|when\s(?:he|she|they)\s(?:died|passed))",
    re.IGNORECASE,
)


def stands_in(mine: Quantity, evidence: Side) -> bool:
    """Whether the passage has the very number, of whatever: then it does not deny it. A bound stands nowhere."""
    return mine.low == mine.high and any(
        each.value == mine.value and (each.unit == mine.unit or not each.unit or not mine.unit)
        for each in amounts(evidence)
    )
