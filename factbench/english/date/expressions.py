"""Where does a text speak of a time?

The rules of all families, each tried where one of its first words stands. What the words come to is not decided here:
see `date`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factbench.english.date import (
    calendar_days,
    centuries,
    clock,
    counts,
    feasts,
    lengths,
    months,
    parts_of_year,
    ranges,
    references,
    relative,
    sets,
    weekdays,
    years,
)
from factbench.english.date.meaning import Expression
from factbench.english.date.naming import is_in_name
from factbench.english.date.pattern import ANCHORS, WEAK, compiled, first_words
from factbench.english.date.rule import said
from factbench.english.lexicon.times import PARTS_OF_DAY
from factbench.text.span import Span
from factbench.text.wordlist import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.english.date.rule import Rule

RULES: tuple[Rule, ...] = (
    *calendar_days.RULES,
    *ranges.RULES,
    *months.RULES,
    *weekdays.RULES,
    *years.RULES,
    *centuries.RULES,
    *parts_of_year.RULES,
    *relative.RULES,
    *counts.RULES,
    *lengths.RULES,
    *feasts.RULES,
    *clock.RULES,
    *sets.RULES,
    *references.RULES,
)
"""Of two that mark the same words the first reads them."""


def expressions(text: str) -> Iterator[Expression]:
    """Yield the time expressions of `text` in order, not overlapping; of two that begin together the longer."""
    table, done = _table(), 0
    starts, heads, anchors = _candidates(text)
    anchors.append(len(text) + _REACH)
    near = 0
    for start, head in zip(starts, heads, strict=True):
        if start < done or (start and _goes_on(text, start)):
            continue
        while anchors[near] <= start:
            near += 1
        if head in WEAK and anchors[near] - start > _REACH:
            continue
        found = _longest(text, start, table[head])
        if found:
            yield found
            done = found.span.end


_REACH = 45
"""How far behind a weak head the word of time may stand: "the first full week of August"."""


@cache
def _table() -> dict[str, tuple[tuple[Rule, re.Pattern[str]], ...]]:
    """The rules with what they compile to, by each word they can begin with."""
    rules = [(rule, first_words(rule.heads), compiled(rule.pattern)) for rule in RULES]
    words = frozenset().union(*(first for _, first, _ in rules))
    return {word: tuple((rule, pattern) for rule, first, pattern in rules if word in first) for word in words}


def _candidates(text: str) -> tuple[list[int], list[str], list[int]]:
    """Where a rule can begin, with the word it begins with, and where words stand that speak of time by themselves."""
    table = _table()
    starts: list[int] = []
    heads: list[str] = []
    anchors: list[int] = []
    for token in _TOKEN.finditer(lowered(text)):
        word = token[0]
        if word[0] in _DIGITS:
            word = "0"
        if word in ANCHORS:
            anchors.append(token.start())
        if word in table:
            starts.append(token.start())
            heads.append(word)
    return starts, heads, anchors


_TOKEN = re.compile(r"[a-z]+|[0-9]+")
_DIGITS = "0123456789"


def _goes_on(text: str, start: int) -> bool:
    """Whether the token is the end of a word or of a number: "37.1", "10/25"."""
    before = text[start - 1]
    if before.isalnum() or before == "_":
        return True
    return before in ".,:/" and start > 1 and text[start] in _DIGITS and text[start - 2] in _DIGITS


def _longest(text: str, start: int, rules: tuple[tuple[Rule, re.Pattern[str]], ...]) -> Expression | None:
    best: Expression | None = None
    for rule, pattern in rules:
        match = pattern.match(text, start)
        if match is None or (best and match.end("span") <= best.span.end):
            continue
        meaning = rule.read(match)
        if meaning is not None and not is_in_name(match, meaning):
            part = PARTS_OF_DAY.get(said(match, "part", "part_b").lower(), "")
            best = Expression(Span(match.start("span"), match.end("span")), meaning, part)
    return best
