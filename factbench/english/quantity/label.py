"""Is a number the name of something rather than a count: "COVID-19", "737 MAX", "Article 5", "Nine News", "[12]"?"""

from __future__ import annotations

import re

from factbench.english.date.naming import is_prose
from factbench.text.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS
from factbench.text.wordlist import wordlist


def is_label(text: str, start: int, end: int) -> bool:
    """Return whether the number at this place, without its unit, is part of a name, an address or a numbering."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    number = text[start:end]
    if _goes_on(number, before, after) or _is_reference(before, after):
        return True
    if number[0].isalpha():
        few = number.lower() in _FEW and _FIGURES.match(after) is not None
        spelt = few or _SPELT.search(before) is not None
        return spelt or is_titled(text, start, end) or _is_nothing(before, number, after)
    if not before or before[-1] in "\n[":
        return _is_numbering(before, after)
    if before[-1] in _GLUE:
        return _GLUED.search(before) is not None
    if not before[-1].isspace():
        return False
    return (
        _is_of_thing(before, after)
        or _is_telephone(before, number, after)
        or _SCREEN.fullmatch(number) is not None
        or (_WITH_LETTER.fullmatch(number) is not None and not _COUNTED.match(after))
        or (_NAMED.fullmatch(number) is not None and _is_of_name(before, number, after))
    )


_REACH = 60


def _goes_on(number: str, before: str, after: str) -> bool:
    """Whether what stands around it tells of a name or a code: "737 MAX", "2016-style", "5.1 surround", id="12"."""
    coded = before.endswith('="') or _STYLE.match(number + after) is not None
    surround = number.endswith(".1") and _SOUND.match(after) is not None
    return coded or surround or any(rule.match(after) for rule in _AFTER)


_SOUND = re.compile(r"\s(?:surround|channel|sound)\b")


def is_titled(text: str, start: int, end: int) -> bool:
    """Return whether a number word has the capital of a name: "the First Amendment", "Part Two", "Nine News"."""
    word = text[start:end]
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _INSIDE.search(before) and is_prose(before, after):
        return True
    return _CHANNEL.match(after) is not None


# "Six Nations" inside a sentence; where one begins, only what is known to go on like a name.
_INSIDE = re.compile(r"[a-z,]\s\Z|[A-Z][a-z]+\s\Z")
_CHANNEL = re.compile(
    r"\s(?:News|Network|Nations|Minister|Lady|Amendment|World\sWar|Reich|Street|Eye|Mile|Republic|Estate)\b"
)


def _is_nothing(before: str, number: str, after: str) -> bool:
    """Whether a nought is part of a word, "net zero", "zero-hours contracts", or a one only says "a certain"."""
    if number.lower() == "naught":
        return before.endswith("for ")
    if number.lower() == "one":
        return _CERTAIN.match(after) is not None
    return number.lower() == "zero" and (
        _NET.search(before) is not None
        or after.startswith(("-", " tolerance"))
        or (number == "Zero" and _NAME_AFTER.match(after) is not None)
    )


_NAME_AFTER = re.compile(r"\s[A-Z]")
_CERTAIN = re.compile(r"\s(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Lord|Lady)\b\.?\s[A-Z]")
_NET = re.compile(r"\b(?:net|ground|near|sub)[\s-]\Z", re.IGNORECASE)

# ------------------------------------------------------------------------------------- names that have a number

# What is told apart by a number. In a sentence a count seldom stands right behind one of these.
_NUMBERED = wordlist(
    """
    article section channel chapter clause paragraph para schedule regulation rule amendment resolution proposition
    appendix annex figure table page verse psalm volume episode season track phase stage step level tier category type
    class grade zone sector precinct ward district platform terminal gate runway junction exit route highway
    interstate motorway flight room suite court bench pier lane apollo formula local form title version size
    unit model series mark area case war victim bus engine tower building studio radio protocol directive fortune no
    number no. nos
    """
)
_ALWAYS = wordlist("article section paragraph para type category grade phase stage no nos number")


def _is_reference(before: str, after: str) -> bool:
    """Whether it is a mark behind a statement that refers to where it is from: "in 40 women (12)."."""
    return _REFERENCE_AFTER.match(after) is not None and _REFERENCE_BEFORE.search(before) is not None


_REFERENCE_BEFORE = re.compile(r"[a-z%] \((?:[0-9]{1,3}, )*\Z")
_REFERENCE_AFTER = re.compile(r"(?:, [0-9]{1,3})*\)[.,;]")
_GLUE = '-(”"’#№'
# "COVID-19" but not "then-16-year-old"; "2-to-1", "Section 14(1)", "#3", and a footnote's mark behind a quotation.
_GLUED = re.compile(
    r"(?<![A-Za-z])(?!(?:then|now|a)-)[A-Za-z]{1,15}-\Z|[0-9]-to-\Z|[0-9]\(\Z|[#№]\Z|[.,?!][”\"’]\Z"
)


def _is_of_thing(before: str, after: str) -> bool:
    """Whether the figures stand behind what is numbered, or in a list of such: "Sections 21, 24, and 26"."""
    listed = False
    for word in reversed(before.split()):
        plain = word.strip(',.()–-“"‘')
        bare = plain.lower()
        if not bare or bare[0].isdecimal() or bare in {"and", "or", "to"}:
            listed = True
            continue
        known = bare in _NUMBERED or bare.removesuffix("s") in _NUMBERED
        open_ = listed or (plain[0].islower() and bare not in _ALWAYS)  # "won the title 3 times"
        return known and not (open_ and _COUNTED.match(after))
    return False


# Of few things the number is spelt out: "number one", "world war two".
_SPELT = re.compile(
    r"(?:\bhigh-|\b(?:phase|part|chapter|number|step|stage|world\swar"
    r"|(?<!each )(?<!every )(?<!per )(?<!a )(?<!one )day)\s)\Z",
    re.IGNORECASE,
)
# "Six figures" are a sum, and nobody knows which.
_FEW = frozenset(["four", "five", "six", "seven", "eight"])
_FIGURES = re.compile(r"[\s-]figures?\b")
_STYLE = re.compile(r"(?:19|20)[0-9]{2}-(?:style|era|model|vintage|level|only)\b")
_STREETS = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Highway|Hwy|Place|Terrace|Parade"
    r"|Crescent)"
)
_AFTER = (
    re.compile(rf"\s(?:[A-Z0-9][\w’'-]+\s){{1,3}}{_STREETS}\b"),
    re.compile(r"\sUnder\s[0-9]"),
    re.compile(r"-to-(?:[0-9]|one\b)|-in-[0-9]"),
    re.compile(r"\s(?:MAX|News|Nations|Mile\sIsland)\b"),
)

# A whole number, or "2.0"; a year's length at most, for what is grouped is counted.
_NAMED = re.compile(r"[0-9]{1,4}|[0-9]\.[0-9]")
_SCREEN = re.compile(r"[48]K")
_WITH_LETTER = re.compile(r"[0-9][MGTB]|1?[05]K|[0-9]{4,}[KMGTB]")
"""The company 3M, a 5K race; three million people have a noun behind them."""
# Some words, the last in the plural: "300 people", "33 Ukrainian drones"; or what goes on with a number.
_COUNTED = re.compile(
    r"(?:\s|-)(?:(?:[a-zA-Z]+-?[a-z]*\s){0,2}?(?:(?!has\b|is\b|was\b|does\b|says\b|this\b|his\b|its\b|as\b|us\b|plus\b"
    r"|across\b|versus\b|whose\b)[a-zA-Z]*[a-z]s|people|men|women|children|police|million|billion|trillion|hundred"
    r"|thousand|dead|injured|wounded|killed|others|percent|per\scent|staff|troops)\b)|%|\s?°"
)
_OPENERS = frozenset([*MONTHS, *SHORT_MONTHS, *WEEKDAYS]) | wordlist(
    """
    A An The At By In On Of To For From With Within Over Under After Before Between About Around Nearly Almost Only
    Just All Some Any Every Each Both These Those Their His Her Its Our My Your No Not And But Or So As If When While
    Since Until Than Then There Here It He She They We You I Up Down Out Roughly Approximately Another Other More Most
    Less Fewer Least Now Even Still Also Today Yesterday Tomorrow Meanwhile However Aged Attendance Total Including
    Per Plus Minus Age Ages
    """
)
_HYPHENED = re.compile(r"\b[A-Z][a-z]+-[A-Z][a-z]+\s\Z")
"""Wi-Fi 6."""
_MEASURED = re.compile(r"\s(?:sq\s|cu\s)?(?:km|kg|cm|mm|nm|mi|ft|ha|mph|[kMGT]Wh?)\b")
"""What only a measure has behind it: "border countries: Orven 219 km; Brint 81 km"."""
_UNDER = re.compile(r"\b[0-9]+\sUnder\s\Z")
_BEGINS = re.compile(r"(?:^|[.!?:\n“\"(—–])\s*\Z")
_CAPITAL = re.compile(r"(?:(?P<led>\b(?:[Tt]he|[Aa]n?)\s))?(?P<word>\b[A-Za-z]*[A-Z][A-Za-z’']*)\s\Z")


def _is_of_name(before: str, number: str, after: str) -> bool:
    """Whether the figures end a name: "Apollo 11 landed", "the Boeing 737 jets", not "in Kyiv 33 people"."""
    name = _CAPITAL.search(before)
    if _UNDER.search(before) or _HYPHENED.search(before):
        return True
    if name is None or name["word"] in _OPENERS or after[:1] in {"-", "–", "%", "/"}:
        return False
    word = name["word"]
    if word.endswith(("'s", "’s")) or _MEASURED.match(after):
        return False
    if name["led"] is not None or (not word[1:].islower() and not word.isupper()):  # "iPhone 15 owners"
        return True
    release = "." in number  # "Trump 2.0", "USB 3.2"
    if _COUNTED.match(after) or (release and not (number.endswith(".0") or word.isupper())):
        return False
    return release or _BEGINS.search(before[: name.start("word")]) is None


# ------------------------------------------------------------------------------------- numberings and telephones


def _is_numbering(before: str, after: str) -> bool:
    """Whether the number opens a paragraph or a list, or refers to one: "1. Consume", "[12]", "(2) that"."""
    if before.endswith("["):
        return after.startswith("]")
    opens = not before or before.endswith("\n")
    return opens and _POINT.match(after) is not None


_POINT = re.compile(r"[.)]\s+[A-Z“\"]")


def _is_telephone(before: str, number: str, after: str) -> bool:
    """Whether the figures are dialled: they begin with a nought, follow such, or follow a word for calling."""
    if not number.isdecimal() or len(number) < 3:
        return False
    return (
        (number[0] == "0" and int(number) > 0)
        or (number in _EMERGENCY and _CALLER.match(after) is not None)
        or _DIALLED.search(before) is not None
        or (_COUNTED.match(after) is None and _CALLS.search(before) is not None)
    )


_EMERGENCY = frozenset(["911", "999", "112"])
_CALLER = re.compile(r"\s(?:call|dispatch|operator|emergency)")
_DIALLED = re.compile(r"(?:\+[0-9]{1,3}|\(?\b0[0-9]{2,4}\)?)(?:[\s-][0-9]{2,4})?[\s-]\Z")
_CALLS = re.compile(
    r"\b(?:[Cc]all(?:ed|ing|s)?|[Pp]hone|[Dd]ial|[Tt]el|[Tt]elephone|[Hh]otline|[Hh]elpline|[Ff]ax|WhatsApp)\b[^.!?\n]{0,24}\Z"
)
