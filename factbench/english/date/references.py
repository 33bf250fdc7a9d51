"""Which words point at a time without naming one?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.date.meaning import Vague
from factbench.english.date.rule import Rule

if TYPE_CHECKING:
    import re

    from factbench.english.date.meaning import Meaning


def reference(match: re.Match[str]) -> Meaning:
    """ "now", "formerly", "in the future"."""
    words = match["span"].lower().split()
    if "future" in words:
        return Vague("FUTURE_REF")
    return Vague("PAST_REF" if words[-1] in _PAST else "PRESENT_REF")


_PAST = frozenset(["former", "formerly", "recent", "recently", "past"])


def unnamed(match: re.Match[str]) -> Meaning:
    """ "at that time", "during this period", "the first day"."""
    return Vague("XXXX")


RULES = (
    Rule(
        "now",
        "now right currently nowadays presently present modern these former formerly recent recently",
        r"(?P<span>right now|now(?!-)|currently|nowadays|presently|(?:present|modern)(?: |-)day|these days"
        r"|former(?:ly)?|recent(?:ly)?)(?!\w)(?! that\b)",
        reference,
        (("It is now a bank.", "PRESENT_REF"), ("It was formerly a bank.", "PAST_REF")),
    ),
    Rule(
        "at present",
        "at",
        r"at (?P<span>present|the moment)(?!\w| (?:of|when)\b)",
        reference,
        (("It is at present a bank.", "PRESENT_REF"),),
    ),
    Rule(
        "in the future",
        "in the for future",
        r"(?:(?:in|for) )?(?P<span>(?:the (?:(?:near|not too distant|foreseeable) )?)?(?:future)|the past)"
        r"(?!\w| (?:of|[0-9]|few|two|three|four|five|six|ten|several|season|{UNIT})\b)",
        reference,
        (("It will close in the near future.", "FUTURE_REF"), ("It was so in the past.", "PAST_REF")),
    ),
    Rule(
        "at that time",
        "at by during around until from since in of",
        r"(?:at|by|during|around|until|from|since|in|of) (?P<span>(?:(?:this|that|the same)(?: very)? "
        r"(?:time|period|point|date)"
        r"|the time))(?!\w)",
        unnamed,
        (("It was a bank at that time.", "XXXX"),),
    ),
    Rule(
        "the first day",
        "the first second third fourth fifth sixth seventh final last 0",
        r"(?P<span>(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|final|1st|2nd|3rd|last)(?: full)? "
        r"{UNIT})(?![\w-])(?! old)",
        unnamed,
        (("It rained on the first day.", "XXXX"),),
    ),
)
