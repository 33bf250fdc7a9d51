"""Which rank stands at this place: "third", "21st"?"""

from __future__ import annotations

import re

from factbench.english.lexicon.numerals import ordinal
from factbench.english.quantity.label import is_titled
from factbench.english.verb import is_verb
from factbench.text.quotation import MARKS
from factbench.text.slots import Quantity, QuantityKind
from factbench.text.span import Span
from factbench.text.wordlist import wordlist


def ordinal_at(text: str, start: int) -> Quantity | None:
    """Return the rank that begins at `start`; None where no word for one does, or it orders what is said."""
    match = _ORDINAL.match(text, start, start + 60)
    rank = ordinal(match[0]) if match else None
    if match is None or rank is None:
        return None
    if match[0].lower() == "second" and _LONE_SECOND.search(text, max(0, start - 6), start):
        return None
    if _ADVERB_AFTER.match(text, match.end()) or _ADVERB_BEFORE.search(text, max(0, start - 8), start):
        return None
    if is_titled(text, *match.span()) or _is_adverb(text, match) or _is_phrase(text, match):
        return None
    return Quantity(Span(*match.span()), float(rank), QuantityKind.ORDINAL, None, float(rank), float(rank))


_ORDINAL = re.compile(
    r"(?:[0-9][0-9,]{0,12}(?:st|nd|rd|th)|(?:[a-z]+[\s-]){0,3}?(?:first|second|third|[a-z]+th))(?!\w)",
    re.IGNORECASE,
)
# "a second" is a length of time more often than a rank.
_LONE_SECOND = re.compile(r"\b(?:a|per|split)\s\Z", re.IGNORECASE)


# "First, it fell." and "at first" order what is said.
_ADVERB_AFTER = re.compile(
    r",|[\s-]?hand\b|\sof\sall\b|\sand\sforemost\b|[\s-]names?\b|\sthings?\sfirst|\sto\snone|\sup\b"
)
_IN_THE = re.compile(r"\bin\sthe\s\Z", re.IGNORECASE)
# What is called so and is no first, second or third of several: "the first lady", "second-guess", "third parties".
_PHRASES = {
    "first": re.compile(
        r"[\s-](?:lad(?:y|ies)|responders?|aid|degree|refusal|order|class|rate|person|principles)\b"
    ),
    "second": re.compile(r"[\s-](?:guess\w*|nature|thoughts?|degree|class|rate|best)\b"),
    "third": re.compile(r"[\s-](?:world|part(?:y|ies)|degree|rate|person)\b"),
}
# "The 13th Amendment", "West 23rd Street"; a title in quotation marks: “13th”.
_NAMED = re.compile(
    r"\s(?:[Aa]mendment|Street|St|Avenue|Ave|Congress|Circuit|District|Division|Regiment|Battalion|Fleet|Cavalry|Earl|Duke|Baron"
    r"|Viscount|Marquess)\b"
)
# Of a date: "the late 19th and early 20th centuries".
_CENTURIES = re.compile(
    r"(?:\s(?:and|to|or)\s(?:the\s)?(?:(?:early|late)\s|mid-)?[0-9a-z-]+(?:th|st|nd|rd))?\scentur(?:y|ies)\b"
)
_CLOSED = re.compile(rf"[.,]?[{MARKS}]")
_SHARED = re.compile(r"\b(?:bottom|top|middle|upper|lower|richest|poorest|lowest|highest|wealthiest)\s\Z")
_ADVERB_BEFORE = re.compile(r"\b[Aa]t\s\Z")


def _is_phrase(text: str, match: re.Match[str]) -> bool:
    """Whether the word ranks nothing: it is part of a name, of a phrase or of a share ("the bottom fifth")."""
    start, end = match.span()
    word = match[0].lower()
    phrase = _PHRASES.get(word)
    if (phrase and phrase.match(text, end)) or _NAMED.match(text, end) or _CENTURIES.match(text, end):
        return True
    if word == "first" and text.startswith(" place", end) and _IN_THE.search(text, max(0, start - 8), start):
        return True
    if text[start - 1 : start] in MARKS and start and _CLOSED.match(text, end):
        return True
    return word[0].isalpha() and _SHARED.search(text, max(0, start - 12), start) is not None


def _is_adverb(text: str, match: re.Match[str]) -> bool:
    """Whether "first" says when and ranks nothing: "I first met her", "must first ask", "without asking them first"."""
    if match[0].lower() != "first":
        return False
    before = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    led = before[1].lower() if before else ""
    if led in _RANKING or (before and before[1].endswith(("'s", "’s", "s'", "s’"))):
        return False
    follower = _NEXT_WORD.match(text, match.end())
    if follower is None:
        return led not in _COMING and _STOP.match(text, match.end()) is not None
    word = follower[1].lower()
    if not led and word in _LEADING:
        return True  # "First it was hard"
    return led in _LEADING or word.endswith("ed") or is_verb(word)


_LAST_WORD = re.compile(r"([A-Za-z’']+)[\s“\"-]+\Z")
_NEXT_WORD = re.compile(r"\s([A-Za-z]+)")
_STOP = re.compile(r"\s*(?:[.;:!?)\n]|\Z)")
_RANKING = wordlist("the a an its his her their our my your this that very whose each every in for of no")
"""Words behind which "first" belongs to a noun."""
_LEADING = wordlist(
    """
    i you he she it we they who which that when must should can could will would may might to has have had was were is
    are be been did does do not then if once since where as
    """
)
"""Words behind which it belongs to a verb."""
_COMING = wordlist(
    "came come comes coming finished finish finishes placed ranked rank ranks was is are were be put puts"
)
