"""Which rank stands at this place: "third", "21st"?"""

from __future__ import annotations

import re

from factbench.english.lexicon.numerals import ordinal
from factbench.english.quantity.label import is_titled
from factbench.english.verb import is_verb
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
    if is_titled(text, *match.span()) or _is_adverb(text, match):
        return None
    return Quantity(Span(*match.span()), float(rank), QuantityKind.ORDINAL, None, float(rank), float(rank))


_ORDINAL = re.compile(
    r"(?:[0-9][0-9,]{0,12}(?:st|nd|rd|th)|(?:[a-z]+[\s-]){0,3}?(?:first|second|third|[a-z]+th))(?!\w)",
    re.IGNORECASE,
)
# "a second" is a length of time more often than a rank.
_LONE_SECOND = re.compile(r"\b(?:a|per|split)\s\Z", re.IGNORECASE)


# "First, it fell." and "at first" order what is said.
_ADVERB_AFTER = re.compile(r",|-?hand\b|\sof\sall\b|\sand\sforemost\b|\snames?\b|\sthings?\sfirst|\sto\snone")
_ADVERB_BEFORE = re.compile(r"\b[Aa]t\s\Z")


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
