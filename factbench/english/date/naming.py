"""Is what looks like a time a part of a name: "Autumn Statement", "the Sunday Times", "USA Today"?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.meaning import Counted, Feast, Lasting, Part, Partial, Repeated, Weekday
from factbench.english.lexicon.times import SEASONS
from factbench.text.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS
from factbench.text.quotation import MARKS
from factbench.text.wordlist import alternation

if TYPE_CHECKING:
    from factbench.english.date.meaning import Meaning


def is_in_name(match: re.Match[str], meaning: Meaning) -> bool:  # noqa: PLR0911  one a kind
    """Whether the words that fit are part of a name. Names take precedence; what stands with a figure is a date.

    A capital tells: months, weekdays and feasts have one by themselves, so that they need a second sign.
    """
    words = match["span"]
    last = words.split()[-1]
    if words[-1].isdigit() or not last[0].isupper():
        return False
    text, start, end = match.string, match.start("span"), match.end("span")
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    prose = is_prose(before, after)
    named = prose and _NAME_AFTER.match(after) is not None
    match meaning:
        case Weekday() | Partial() if last == words:
            titled = _TITLE_AFTER.match(after) or _TITLE_BEFORE.search(before) or _is_title(before, after)
            return bool(titled) or (named and _THE.search(before) is not None)
        case Feast():
            return bool(_PLACE_AFTER.match(after) or _TITLE_BEFORE.search(before))
        case Part() if not words[0].isdigit() and last.lower() in SEASONS:
            return named or (prose and _is_inside(before, words))
        case Repeated():
            return named or (prose and words[0].isupper() and _OF_NAME.search(before) is not None)
        case Lasting():
            return named and words[0].isupper()
        case Counted() if all(word[0].isupper() for word in words.split()):
            shouted = words.isupper() and _SHOUTED.search(before)
            return prose and words[0].isupper() and _WITHIN.search(before) is not None and not shouted
        case _:
            return False


_OWN = alternation([*MONTHS, *SHORT_MONTHS, *WEEKDAYS, "Day", "Eve", "I"])
# "Spring Revolution"; "Thanksgiving Day" and "Easter Monday" are days.
_NAME_AFTER = re.compile(rf"\s(?!(?:{_OWN})\b)[A-Z][A-Za-z]")
# "Sunday Times", "Monday Night Football", "Ruby Tuesday", "the Black Friday sales".
_TITLE_AFTER = re.compile(
    r"\s(?:Times|Mail|Telegraph|Mirror|Express|Post|Herald|Star|Independent|People|Night|Live|Club|Service|Madness"
    r"|Revolution|Crisis|Uprising|Group|Foundation|Statement)\b"
)
_TITLE_BEFORE = re.compile(
    r"\b(?:Good|Easter|Palm|Super|Bloody|Black|Cyber|Ruby|Holy|Giving|Blue|Red|Freaky|White|Silent|Long)\s\Z"
)
_PLACE_AFTER = re.compile(r"\s(?:Islands?|Rising|Agreement|Act|Carol|Offensive|Massacre)\b")
_PROSE = re.compile(r"(?<![/.])\b[a-z]{4,}\b(?![:/.]\S)")
_THE = re.compile(r"\b(?:[Tt]he|[Aa])\s\Z")
# A word of time that has a capital inside a sentence: "USA Today", "the Today programme", "Arab Spring".
_INSIDE = re.compile(r"[a-z,]\s\Z|['’]s\s\Z|[A-Z][A-Za-z]+\s\Z")
_WITHIN = re.compile(r"[a-z,]\s\Z|\b[A-Z]{2,}\s\Z")
_SHOUTED = re.compile(r"\b(?!USA\s)[A-Z]{2,}[!,]?\s\Z")
# "LA Weekly", "the People’s Daily"; “Fox News Sunday” in quotation marks.
_OF_NAME = re.compile(r"\b[A-Z][A-Za-z]*(?:['’]s)?\s\Z")
_QUOTED_NAME = re.compile(rf"[{MARKS}](?:[A-Z][\w’']*\s){{1,4}}\Z")
_CLOSES = re.compile(rf",?[{MARKS}]")


def _is_title(before: str, after: str) -> bool:
    """Whether it closes a title in quotation marks."""
    return _QUOTED_NAME.search(before) is not None and _CLOSES.match(after) is not None


def is_prose(before: str, after: str) -> bool:
    """Whether a capital tells something here: in a headline all words have one."""
    return _PROSE.search(f"{before}  {after}") is not None


def _is_inside(before: str, words: str) -> bool:
    """Whether the capital is not that of a sentence's first word."""
    return words[0].isupper() and _INSIDE.search(before) is not None
