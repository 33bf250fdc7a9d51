"""How does a text give a time of day?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.meaning import Clock, ClockSpan
from factbench.english.numeral import cardinal

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.english.date.meaning import Meaning

PARTS = {
    "morning": "MO",
    "mornings": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "night": "NI",
    "nights": "NI",
    "nite": "NI",
    "overnight": "NI",
    "daytime": "DT",
    "dawn": "MO",
    "dusk": "EV",
}
"""TIMEX3 codes of parts of a day."""

_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_HOUR_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HALF = r"(?: ?(?P<half{0}>[ap]\s?\.\s?m\s?\.?|[ap]m\b)|(?P<short{0}>[ap])(?![\w.’'-]))"
_SPOKEN_HALF = r"(?P<half>[ap]\s?\.\s?m\s?\.?|[ap]m\b)"
_TIME = r"(?P<hour{0}>[01]?[0-9]|2[0-4])(?:[:.](?P<minute{0}>[0-5][0-9])(?::(?P<second{0}>[0-5][0-9]))?)?"


def clock(match: re.Match[str]) -> Meaning | None:
    """ "5.30 p.m.", "17:30:05", "1140 a.m.", "8 o'clock"."""
    value = _value(match, "", match["half"] or match.groupdict().get("short"))
    return Clock(value) if value else None


def spoken(match: re.Match[str]) -> Meaning | None:
    """ "seven p.m.", "half past four", "a quarter to five", "three thirty pm", "one in the morning"."""
    groups = match.groupdict()
    hour = int(cardinal(match["word"]) or 0)
    minute = int(cardinal(groups.get("and") or "zero") or 0)
    if groups.get("past"):
        past = re.sub(r"\s+min\w*", "", groups["past"].lower())
        minute = {"half": 30, "quarter": 15}.get(past.split()[-1]) or int(cardinal(past) or 0)
        if groups["way"].lower() in {"to", "before", "till"}:
            if not (_SPOKEN.search(groups["past"]) or groups.get("half") or groups.get("of")):
                return None  # "five to seven" is a range
            hour, minute = hour - 1, 60 - minute
    half, part = groups.get("half"), (groups.get("of") or "").lower()
    if part:
        half = "a" if part == "morning" else "p"
    hour = _halved(hour, half)
    return Clock(f"{hour % 24:02}:{minute:02}" if minute or not half else f"{hour % 24:02}:00")


_SPOKEN = re.compile(r"quarter|half|min", re.IGNORECASE)


def named(match: re.Match[str]) -> Meaning:
    return Clock(_NAMED[match["name"].lower()])


def part(match: re.Match[str]) -> Meaning:
    return Clock(PARTS[match["of"].lower()])


def clock_span(match: re.Match[str]) -> Meaning | None:
    """ "3-8pm", "from 7:00 to 8:00 p.m.", "between 10:00 and 11:30": both in one half of the day where one is told."""
    late = (
        match["half_b"]
        or match["short_b"]
        or {"morning": "a", "afternoon": "p", "evening": "p"}.get((match["of"] or "").lower())
    )
    early = match["half_a"] or match["short_a"] or late
    if not (late or match["minute_a"] or match["minute_b"]):
        return None
    first, last = _value(match, "_a", early), _value(match, "_b", late)
    if first and last and early and first > last:  # "11 to 1 pm" begins in the morning
        first = _value(match, "_a", "a")
    return ClockSpan(first, last) if first and last else None


def _value(match: re.Match[str], end: str, half: str | None) -> str | None:
    hour, minute = int(match[f"hour{end}"]), int(match[f"minute{end}"] or 0)
    second = match.groupdict().get(f"second{end}")
    if half and not 1 <= hour <= 12:
        return None
    hour = _halved(hour, half)
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02}:{minute:02}" + (f":{second}" if second else "")


def _halved(hour: int, half: str | None) -> int:
    """The hour of 24, where `half` begins with a or p."""
    return hour if not half else hour % 12 + (12 if half[0].lower() == "p" else 0)


_MINUTES = "(?:a )?(?:quarter|half)|(?:five|ten|twenty(?:-five)?|[0-9]{1,2})(?: min(?:ute)?s?)?"
_TO = r"(?: ?[-–—] ?| (?:to|and|until|till|through) )"

RULES: tuple[tuple[str, str, str, Callable[[re.Match[str]], Meaning | None]], ...] = (
    (
        "5.30 p.m.",
        "0",
        rf"(?P<span>{_TIME.format('')}{_HALF.format('')})(?!\w)",
        clock,
    ),
    (
        "17:30",
        "0",
        r"(?P<span>(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?(?P<half>(?!)x)?"
        r"(?:hrs| hours)?)(?![\w:])",
        clock,
    ),
    (
        "1730 hours",
        "0",
        r"(?P<span>(?P<hour>[0-9]{1,2})(?P<minute>[0-5][0-9])(?:(?P<half>[ap]m\b| [ap]\.? ?m\b\.?)| ?(?:hrs|hours|h)))"
        r"(?!\w)",
        clock,
    ),
    (
        "8 o'clock",
        "0",
        r"(?P<span>(?P<hour>[0-9]{1,2})(?P<minute>(?!)x)? o['’]?clock(?: (?:in the )?(?P<half>[ap])"
        r"(?:fternoon|\.?m\b\.?))?)"
        r"(?!\w)",
        clock,
    ),
    (
        "seven p.m.",
        "NUMBER",
        rf"(?P<span>(?P<word>{_HOUR_WORDS})(?:(?: |-)(?P<and>thirty|fifteen|forty-five|ten|twenty))?"
        rf" (?:{_SPOKEN_HALF}|o['’]?clock(?: in the (?P<of>morning|afternoon|evening))?))(?!\w)",
        spoken,
    ),
    (
        "half past four",
        "0 a half quarter five ten twenty",
        rf"(?P<span>(?P<past>{_MINUTES}) (?P<way>past|to|after|before|till) (?P<word>{_HOUR_WORDS}|[0-9]{{1,2}})"
        rf"(?: (?:{_HALF.format('')}|in the (?P<of>morning|afternoon|evening)))?)(?!\w)(?! (?:of|years"
        rf"|people|percent|million))",
        spoken,
    ),
    (
        "one in the morning",
        "NUMBER",
        rf"(?P<span>(?P<word>{_HOUR_WORDS}|[0-9]{{1,2}}) in the (?P<of>morning|afternoon|evening))(?!\w)",
        spoken,
    ),
    ("noon", "noon midday midnight", r"(?P<span>(?P<name>noon|midday|midnight))(?![\w-])", named),
    (
        "3-8 pm",
        "0 from between",
        rf"(?P<span>(?:(?:from|between) )?{_TIME.format('_a')}{_HALF.format('_a')}?{_TO}{_TIME.format('_b')}"
        rf"(?:{_HALF.format('_b')}| in the (?P<of>morning|afternoon|evening))?)(?![\w:%/-]|[.,][0-9])",
        clock_span,
    ),
    (
        "in the morning",
        "in during by the at early late",
        r"(?:(?:in|during|by|at) )?(?P<span>(?:the )?(?:(?:early|late)(?: |-))?(?P<of>morning|afternoon|evening|night)"
        r"(?: hours)?)(?![\w-])",
        part,
    ),
)
"""As in `rules`: name, first words, pattern, reader."""
