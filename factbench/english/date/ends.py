"""From when and until when, where a text says so?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.date import timex
from factbench.english.lexicon.units import UNIT_WORDS
from factbench.text.slots import Date, Grain, How

if TYPE_CHECKING:
    import datetime


def with_ends(text: str, found: list[Date], published: datetime.date | None) -> list[Date]:
    """Return the dates with the ends that "since", "until", "after", "before", "from … to", "between … and" give them.

    Ends are inclusive: "before 2018" ends with 2017. "now" is the day of publication, where that is known.
    """
    dated = list(found)
    for index, date in enumerate(found):
        if date.grain is Grain.DURATION or date.begin or dated[index].end or date.how is How.UNRESOLVED:
            continue
        lead = text[max(0, date.span.start - 30, found[index - 1].span.end if index else 0) : date.span.start]
        follower = found[index + 1] if index + 1 < len(found) else None
        if follower and _is_pair(text, lead, date, follower):
            begin, end = _named(date, published), _named(follower, published)
            dated[index] = replace(date, begin=begin, end=end)
            dated[index + 1] = replace(follower, begin=begin, end=end)
        elif _SINCE.search(lead) or (_FROM.search(lead) and _ONWARD.match(text, date.span.end)):
            dated[index] = replace(date, begin=date.value)
        elif _UNTIL.search(lead):
            dated[index] = replace(date, end=date.value)
        elif (aside := _ASIDE.search(lead)) and not text.startswith(("'", "’"), date.span.end):
            edge = _EDGE.match(text, date.span.start) is not None
            dated[index] = _beside(
                date, 0 if edge else 1 if aside["after"] else -1, after=bool(aside["after"])
            )
    return dated


def _named(date: Date, published: datetime.date | None) -> str:
    return published.isoformat() if published and date.value == "PRESENT_REF" else date.value


def _beside(date: Date, step: int, *, after: bool) -> Date:
    """The date as the end of an interval that does not hold it."""
    clock = date.grain is Grain.TIME and date.value[-1:].isdecimal()
    value = date.value if clock else timex.moved(date.value, step, date.grain) if date.says_when else None
    if value is None:
        return date
    return replace(date, begin=value) if after else replace(date, end=value)


_SINCE = re.compile(
    r"\b(?:since|beginning in|starting in|as early as|no earlier than)\s(?:the\s|early\s|late\s|at least\s)*\Z",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|till|up to|no later than|as late as)\s(?:the\s|early\s|late\s|end of\s)*\Z", re.IGNORECASE
)
# "before the end of the year" is in it.
_EDGE = re.compile(r"(?:the\s)?(?:very\s)?(?:end|close|start|beginning|middle)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?<!soon )(?<!shortly )(?<!just )(?<!right )(?<!immediately )(?<!long )"
    rf"{''.join(f'(?<!{word} )' for word in sorted(UNIT_WORDS))}\b(?:(?P<after>after|later\sthan)|before|prior\sto"
    r"|earlier\sthan)\s\Z",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|between)\s(?:the\s|early\s|late\s|about\s)*\Z", re.IGNORECASE)
_ONWARD = re.compile(r"\s(?:on|onwards?)\b(?!\s(?:the|a|his|her|its|their)\b)", re.IGNORECASE)
_PAIR = re.compile(
    r"\s(?:to|until|till|through|and|-|–|—)\s(?:the\s|early\s|late\s|about\s)*|\s?[-–—]\s?", re.IGNORECASE
)


def _is_pair(text: str, lead: str, date: Date, follower: Date) -> bool:
    """Whether the two are the ends of one interval."""
    gap = text[date.span.end : follower.span.start]
    if follower.grain is Grain.DURATION or len(gap) > 20 or not _PAIR.fullmatch(gap):
        return False
    word = gap.split()[0].lower() if gap.split() else "-"
    return bool(_FROM.search(lead)) or (word != "and" and date.grain is follower.grain)
