"""Which numbers of a text count, measure or place something, so that another number can stand against them?"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factbench.english.polarity import family
from factbench.english.quantity.magnitude import agree
from factbench.text.slots import QuantityKind
from factbench.text.stem import stem

if TYPE_CHECKING:
    from factbench.stages.compare.side import Side
    from factbench.text.slots import Quantity
    from factbench.text.span import Span


@lru_cache(maxsize=64)
def amounts(side: Side) -> tuple[Quantity, ...]:
    """The numbers that count something: no parts of a name, codes and footnotes, nor the whole of "49 of the 50".

    Nor what bounds a rank or an error: "the top 10", "± 0.07".
    """
    found = [
        _as_siblings(side, _as_share(side, each))
        for each in side.quantities
        if not _is_code(side, each)
        and not _is_one_of(side, each)
        and not _BOUNDS_OTHERS.search(side.text, max(0, each.span.start - _CLOSE), each.span.start)
    ]
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


_BOUNDS_OTHERS = re.compile(
    r"(?:\b(?:the|in|among|its|his|her|their|an?)|['’]s?)\s(?:all[\s-]time\s)?top[\s-]\Z|±\s?\Z",
    re.IGNORECASE,
)
# Code points before a number in which such words stand.
_CLOSE = 24


def _is_one_of(side: Side, each: Quantity) -> bool:
    """Whether it only tells a member: "one of the seven books"."""
    return each.value == 1 and _OF.match(side.text, each.span.end) is not None


def counts_siblings(side: Side, each: Quantity) -> bool:
    """Whether the number says of how many children somebody is one, or how many siblings somebody has."""
    return bool(_SIBLINGS.match(side.text, each.span.end)) or _is_one_of_children(side, each)


def _is_one_of_children(side: Side, each: Quantity) -> bool:
    before = side.text[max(0, each.span.start - 24) : each.span.start]
    return bool(_CHILDREN.match(side.text, each.span.end) and _ONE_OF.search(before))


def _as_siblings(side: Side, each: Quantity) -> Quantity:
    """ "one of nine children" as how many siblings that is, which "has eight siblings" tells."""
    if not _is_one_of_children(side, each):
        return each
    value, low, high = (None if x is None else x - 1 for x in (each.value, each.low, each.high))
    return replace(each, value=value, low=low, high=high)


_SIBLINGS = re.compile(
    r"\s(?:\w+\s)?(?:siblings|brothers\sand\ssisters|sisters\sand\sbrothers)\b", re.IGNORECASE
)
_CHILDREN = re.compile(r"\s(?:\w+\s)?children\b", re.IGNORECASE)
_ONE_OF = re.compile(
    r"\b(?:one|first|second|third|\w+th|eldest|oldest|youngest|middle|last|child|son|daughter)\sof\s(?:the\s)?\Z",
    re.IGNORECASE,
)


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


def counts_and_one(claim: Side, mine: Span, evidence: Side, theirs: Span) -> bool:
    """Whether a number counts what the one text speaks of, where the other speaks of one: "32 members", "a member"."""
    return any(
        _is_counted(side, at) and _ONE.search(other.text, there.start, there.end) is not None
        for side, at, other, there in ((claim, mine, evidence, theirs), (evidence, theirs, claim, mine))
    )


def _is_counted(side: Side, at: Span) -> bool:
    if not _PLURAL.search(side.text, at.start, at.end):
        return False
    ends = (each.span.end for each in amounts(side) if each.value != 1 and each.span.end < at.end)
    return any(_BETWEEN.fullmatch(side.text, end, max(end, at.start)) for end in ends)


_BETWEEN = re.compile(r"\s(?:[\w-]+\s)?")
_PLURAL = re.compile(r"(?:s|men|people|children)\Z", re.IGNORECASE)
_ONE = re.compile(r"\ban?\s(?:[\w-]+\s)?[\w-]+\Z", re.IGNORECASE)


def multiplies(side: Side, each: Quantity) -> bool:
    """Whether the number says how many times: "seven times as much", "two-fold"."""
    return bool(_MULTIPLE.match(side.text, each.span.end))


_MULTIPLE = re.compile(r"\s?(?:times|fold|-fold)\b", re.IGNORECASE)


def multiplied(side: Side, each: Quantity) -> str:
    """The family of what a number multiplies, "warm" of "ten times warmer than"; "" where nothing follows."""
    found = _MULTIPLIED.match(side.text, each.span.end)
    return family(stem(found[1].lower())) if found else ""


_MULTIPLIED = re.compile(
    r"\s?(?:times|fold|-fold)\s(?:(?:as|so|the|an?|in|more|less|fewer|greater|higher|larger|bigger|lower|much|many)\s)*"
    r"([^\W\d_][\w-]*)"
)


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


def is_age_at_death(side: Side, each: Quantity) -> bool:
    """Whether it is how old somebody was who died: "died at the age of 54", "was 65 when he passed away"."""
    sentence = side.sentence_of(each.span)
    return is_age(side, each) and bool(_DEATH.search(side.text, sentence.start, sentence.end))


_DEATH = re.compile(r"\b(?:die[sd]|death|pass(?:ed|es)\saway|killed)\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|age\sof|ages)\s\Z", re.IGNORECASE)
_OLD = re.compile(
    r"years?[\s-]olds?\b|years\sof\sage\b|\d\s(?:at\sdeath|when\s(?:he|she|they)\s(?:died|passed))",
    re.IGNORECASE,
)


_FIGURES = re.compile(r"\d[\d,]{2,}")


def stands_in(claim: Side, mine: Quantity, evidence: Side) -> bool:
    """Whether the passage has the very number, of whatever: then it does not deny it. A bound stands nowhere.

    Its figures may stand where no number is read, three of them at least: "Brint (750), Orven (870)".
    """
    if (
        mine.low == mine.high
        and _FIGURES.fullmatch(figures := mine.span.of(claim.text))
        and re.search(rf"(?<![\d.,]){re.escape(figures)}(?![\d%]|[.,]\d)", evidence.text)
    ):
        return True
    return mine.low == mine.high and any(
        each.value == mine.value
        and (each.unit == mine.unit or not each.unit or not mine.unit)
        and (each.kind is QuantityKind.ORDINAL) == (mine.kind is QuantityKind.ORDINAL)
        for each in amounts(evidence)
    )
