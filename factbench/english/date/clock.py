"""How does a text give a time of day?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.meaning import Clock, ClockSpan
from factbench.english.date.rule import Rule, said
from factbench.english.lexicon.numerals import SMALL, cardinal
from factbench.english.lexicon.times import HOURS, PARTS_OF_DAY

if TYPE_CHECKING:
    from factbench.english.date.meaning import Meaning

_HOUR_WORDS = "|".join(word for word, value in SMALL.items() if 1 <= value <= 12)
_HALF = (
    r"(?: ?(?P<half{0}>[ap]\s?\.\s?m\s?\.?|[ap]m\b)"
    r"|(?P<short{0}>[ap])(?![\w.’'-]|\s(?:per|a|an|each|off|more|less|in)\b))"  # 10p per hour
)
_SPOKEN_HALF = r"(?P<half>[ap]\s?\.\s?m\s?\.?|[ap]m\b)"
_TIME = r"(?P<hour{0}>[01]?[0-9]|2[0-4])(?:[:.](?P<minute{0}>[0-5][0-9])(?::(?P<second{0}>[0-5][0-9]))?)?"


def clock(match: re.Match[str]) -> Meaning | None:
    """ "5.30 p.m.", "17:30:05", "1140 a.m.", "8 o'clock"."""
    value = _value(match, "", said(match, "half", "short") or _half_of(match))
    return Clock(value) if value else None


def spoken(match: re.Match[str]) -> Meaning | None:
    """ "seven p.m.", "half past four", "a quarter to five", "three thirty pm", "one in the morning"."""
    hour = int(cardinal(match["word"]) or 0)
    minute = int(cardinal(said(match, "and")) or 0)
    past, half = said(match, "past").lower(), said(match, "half") or _half_of(match)
    if past:
        count = re.sub(r"\s+min\w*", "", past)
        minute = {"half": 30, "quarter": 15}.get(count.split()[-1]) or int(cardinal(count) or 0)
        if match["way"].lower() in {"to", "before", "till"}:
            if not (_SPOKEN.search(past) or half):
                return None  # "five to seven" is a range
            hour, minute = hour - 1, 60 - minute
    hour = _halved(hour, half)
    return Clock(f"{hour % 24:02}:{minute:02}")


_SPOKEN = re.compile(r"quarter|half|min")


def named(match: re.Match[str]) -> Meaning:
    return Clock(HOURS[match["name"].lower()])


def part(match: re.Match[str]) -> Meaning:
    return Clock(PARTS_OF_DAY[match["of"].lower()])


def clock_span(match: re.Match[str]) -> Meaning | None:
    """ "3-8pm", "from 7:00 to 8:00 p.m.", "between 10:00 and 11:30": both in one half of the day where one is told."""
    late = said(match, "half_b", "short_b") or _half_of(match)
    early = said(match, "half_a", "short_a") or late
    if not (late or match["minute_a"] or match["minute_b"]):
        return None
    first, last = _value(match, "_a", early), _value(match, "_b", late)
    if first and last and early and first > last:  # "11 to 1 pm" begins in the morning
        first = _value(match, "_a", "a")
    return ClockSpan(first, last) if first and last else None


def _half_of(match: re.Match[str]) -> str:
    """The half of the day that "in the morning" and the like tell."""
    part = said(match, "of")
    return "" if not part else "a" if part.lower() == "morning" else "p"


def _value(match: re.Match[str], end: str, half: str) -> str | None:
    hour, minute = int(match[f"hour{end}"]), int(said(match, f"minute{end}") or 0)
    second = said(match, f"second{end}")
    if half and not 1 <= hour <= 12:
        return None
    hour = _halved(hour, half)
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02}:{minute:02}" + (f":{second}" if second else "")


def _halved(hour: int, half: str) -> int:
    """The hour of 24, where `half` begins with a or p."""
    return hour if not half else hour % 12 + (12 if half[0].lower() == "p" else 0)


_MINUTES = "(?:a )?(?:quarter|half)|(?:five|ten|twenty(?:-five)?|[0-9]{1,2})(?: min(?:ute)?s?)?"
_TO = r"(?: ?[-–—] ?| (?:to|and|until|till|through) )"

RULES = (
    Rule(
        "5.30 p.m.",
        "0",
        rf"(?P<span>{_TIME.format('')}{_HALF.format('')})(?!\w)",
        clock,
        (
            ("She spoke at 5.30 p.m. sharp", "2023-07-13T17:30"),
            ("She spoke at 12:15 a.m.", "2023-07-13T00:15"),
        ),
    ),
    Rule(
        "17:30",
        "0",
        r"(?P<span>(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?"
        r"(?:hrs| hours)?)(?![\w:])",
        clock,
        (("She spoke at 17:30:05.", "2023-07-13T17:30:05"),),
    ),
    Rule(
        "1140 a.m.",
        "0",
        r"(?P<span>(?P<hour>[0-9]{1,2})(?P<minute>[0-5][0-9])(?:(?P<half>[ap]m\b| [ap]\.? ?m\b\.?)| ?(?:hrs|hours|h)))"
        r"(?!\w)",
        clock,
        (("She spoke at 1140 a.m. sharp", "2023-07-13T11:40"),),
    ),
    Rule(
        "8 o'clock",
        "0",
        r"(?P<span>(?P<hour>[0-9]{1,2}) o['’]?clock(?: (?:in the (?P<of>morning|afternoon|evening)"
        r"|(?P<half>[ap])\.?m\b\.?))?)(?!\w)",
        clock,
        (("She spoke at 8 o’clock in the afternoon.", "2023-07-13T20:00"),),
    ),
    Rule(
        "seven p.m.",
        "NUMBER",
        rf"(?P<span>(?P<word>{_HOUR_WORDS})(?:(?: |-)(?P<and>thirty|fifteen|forty-five|ten|twenty))?"
        rf" (?:{_SPOKEN_HALF}|o['’]?clock(?: in the (?P<of>morning|afternoon|evening))?))(?!\w)",
        spoken,
        (("She spoke at seven p.m. sharp", "2023-07-13T19:00"), ("at three thirty pm", "2023-07-13T15:30")),
    ),
    Rule(
        "half past four",
        "0 a half quarter five ten twenty",
        rf"(?P<span>(?P<past>{_MINUTES}) (?P<way>past|to|after|before|till) (?P<word>{_HOUR_WORDS}|[0-9]{{1,2}})"
        rf"(?: (?:{_HALF.format('')}|in the (?P<of>morning|afternoon|evening)))?)(?!\w)(?! (?:of|years"
        rf"|people|percent|million))",
        spoken,
        (("She spoke at half past four.", "2023-07-13T04:30"), ("at a quarter to five", "2023-07-13T04:45")),
    ),
    Rule(
        "one in the morning",
        "NUMBER",
        rf"(?P<span>(?P<word>{_HOUR_WORDS}|[0-9]{{1,2}}) in the (?P<of>morning|afternoon|evening))(?!\w)",
        spoken,
        (("She spoke at one in the morning.", "2023-07-13T01:00"),),
    ),
    Rule(
        "noon",
        "HOUR_NAME",
        r"(?P<span>(?P<name>{HOUR_NAME}))(?![\w-])",
        named,
        (("She spoke at noon.", "2023-07-13T12:00"),),
    ),
    Rule(
        "3-8 pm",
        "0 from between",
        rf"(?P<span>(?:(?:from|between) )?{_TIME.format('_a')}{_HALF.format('_a')}?{_TO}{_TIME.format('_b')}"
        rf"(?:{_HALF.format('_b')}| in the (?P<of>morning|afternoon|evening))?)(?![\w:%/-]|[.,][0-9])",
        clock_span,
        (
            ("She spoke 3-8pm", "2023-07-13T15:00/2023-07-13T20:00"),
            ("from 11 to 1 pm", "2023-07-13T11:00/2023-07-13T13:00"),
        ),
    ),
    Rule(
        "in the morning",
        "in during by the at early late",
        r"(?:(?:in|during|by|at) )?(?P<span>(?:the )?(?:(?:early|late)(?: |-))?(?P<of>{PART})"
        r"(?: hours)?)(?![\w-])",
        part,
        (("She spoke in the early morning.", "XXXX-XX-XXTMO"),),
    ),
)
