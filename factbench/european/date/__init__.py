"""Which dates does a text of the five languages name, and which days are they?"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factbench.european.date.readers import readers
from factbench.european.date.scene import Scene
from factbench.european.plain import any_of, plain
from factbench.european.words import WORDS
from factbench.text.slots import Date, Grain, How
from factbench.text.span import Span

if TYPE_CHECKING:
    import datetime


def dates(text: str, language: str, *, published: datetime.date | None = None) -> list[Date]:
    """Return the dates, intervals and durations of `text`, in order, not overlapping.

    A day without a year is resolved where its weekday or its nearness to `published` tells the year, a weekday where
    the words say that it is past or to come; else they stay unresolved ("XXXX-08-03", "XXXX-WXX-1").

    >>> [(each.span.of("Am 14. und 15. Juli 2021"), each.value) for each in dates("Am 14. und 15. Juli 2021", "de")]
    [('14.', '2021-07-14'), ('15. Juli 2021', '2021-07-15')]
    """
    scene = Scene(text, plain(text), language, published)
    taken = bytearray(len(text))
    found: list[Date] = []
    for pattern, read in readers(language):
        for match in pattern.finditer(scene.plain):
            if any(taken[match.start() : match.end()]):
                continue
            for each in read(scene, match):
                found.append(each)
                taken[each.span.start : each.span.end] = b"\1" * len(each.span)
    return [_bounded(scene, each) for each in sorted(_shared_years(scene, found), key=lambda each: each.span)]


# ----------------------------------------------------------------------------------- what stands around them


def _shared_years(scene: Scene, found: list[Date]) -> list[Date]:
    """Days and months without a year take that of the date that they are joined to: "vom 30. Juni bis 2. Juli 2021"."""
    found.sort(key=lambda each: each.span)
    words = WORDS[scene.language]
    joins = words.joins.replace("|,", "")  # in a list each date has its own year
    link = re.compile(rf" ?(?:{any_of(joins)}|{any_of(words.reaches)}) ?(?:(?:dem|den|el|le|il|l') ?)?\Z")
    shared = list(found)
    for place in range(len(found) - 2, -1, -1):
        one, other = shared[place], shared[place + 1]
        if not one.value.startswith("XXXX-") or one.grain not in _FINE or not one.value[5].isdecimal():
            continue
        rest, between = one.value[5:], scene.plain[one.span.end : other.span.start]
        if other.how is How.EXPLICIT and other.grain in _FINE and link.match(between):
            if other.value[:1].isdecimal() and rest[:2] <= other.value[5:7]:
                shared[place] = replace(one, value=f"{other.value[:4]}-{rest}", how=How.EXPLICIT)
        elif other.how is How.RELATIVE and other.grain is Grain.YEAR and _OF_YEAR.fullmatch(between):
            span = Span(one.span.start, other.span.end)  # "im Oktober vergangenen Jahres"
            value = f"{other.value}-{rest}"
            shared[place : place + 2] = [replace(one, span=span, value=value, how=How.RELATIVE)]
    return shared


_OF_YEAR = re.compile(r" (?:des |de |del |do |dello |dell'|de l'|d')?")
_FINE = frozenset({Grain.DAY, Grain.MONTH})


@cache
def _bounds(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = WORDS[language]
    begin, end = (
        re.compile(rf"(?<!\w)(?:{any_of(one)}|{any_of(other)}) ?\Z")
        for one, other in ((words.since, words.after), (words.until, words.before))
    )
    return begin, end


def _bounded(scene: Scene, each: Date) -> Date:
    """The date with the end that "seit" or "hasta" leaves open."""
    if each.begin or each.end or each.grain is Grain.DURATION or not each.value[:1].isdecimal():
        return each
    before = scene.plain[max(0, each.span.start - 20) : each.span.start]
    begin, end = _bounds(scene.language)
    if begin.search(before):
        return replace(each, begin=each.value)
    return replace(each, end=each.value) if end.search(before) else each
