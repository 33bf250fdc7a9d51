"""What is a rule of dates, and what may its reader ask of the words that fit?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.english.date.meaning import Turn
from factbench.english.lexicon.numerals import ordinal
from factbench.text import calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from factbench.english.date.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to speak of a time."""

    name: str
    """What it reads, in short."""
    heads: str
    """The words it can begin with, in lower case; "0" is any digit, a name in capitals a set of `pattern.HEADS`."""
    pattern: str
    """What fits, with fragments of `pattern`; a space is any white space. The group `span` is what is marked, the
    group `part` the part of a day."""
    read: Callable[[re.Match[str]], Meaning | None]
    """What the words say; None where they only look like it."""
    examples: tuple[tuple[str, str], ...]
    """Texts, of Thursday, 13 July 2023, and the TIMEX3 value that this rule finds in each."""


def said(match: re.Match[str], *groups: str) -> str:
    """Return the first of these groups that the pattern has and that took part, as printed; "" where none did."""
    known = match.re.groupindex
    return next((words for group in groups if group in known and (words := match[group])), "")


def led_by(match: re.Match[str], words: Container[str], *, reach: int = 12) -> bool:
    """Return whether one of `words` stands right before the match."""
    before = match.string[max(0, match.start() - reach) : match.start()].split()
    return bool(before) and before[-1].lower() in words


def month(name: str) -> int:
    """Return the number of a month by the name that a pattern found."""
    return calendar.month_of(name) or 0


def weekday(name: str) -> int:
    """Return the number of a weekday by the name that a pattern found; Monday is 0."""
    return calendar.weekday_of(name) or 0


def day(name: str) -> int:
    """Return the day of a month in figures or words: "12th", "twenty-second"; 0 for none."""
    figures = re.sub(r"\D", "", name)
    return int(figures) if figures else ordinal(re.sub(r"\s+", "-", name)) or 0


def year(name: str) -> int:
    """Return a year as printed: four figures, or two behind an apostrophe or a dash, which lie from 1930 to 2029."""
    figures = int(name[-4:].lstrip("'’"))
    return figures if figures > 99 else figures + (2000 if figures < 30 else 1900)


TURNS = {
    "last": Turn.LAST,
    "past": Turn.LAST,
    "previous": Turn.LAST,
    "this": Turn.THIS,
    "current": Turn.THIS,
    "same": Turn.THIS,
    "next": Turn.NEXT,
    "nxt": Turn.NEXT,
    "coming": Turn.NEXT,
    "upcoming": Turn.NEXT,
    "following": Turn.NEXT,
}
"""Words that say which of the like-named is meant."""


TOLD = frozenset({"that", "that same", "same", "following", "previous"})
"""Words that point at one beside a time told of, and not beside publication."""


def turn(word: str) -> Turn:
    """Return which of the like-named a word means; the nearest where it says nothing."""
    return TURNS.get(word.lower(), Turn.NEAREST)
