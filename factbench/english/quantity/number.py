"""Which number, in figures, in words or in both, begins at this place of a text?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from factbench.english.lexicon.numerals import ORDINALS, SCALES, SMALL, ordinal
from factbench.text.wordlist import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read, its scale word or suffix apart ("3.5 million": 3.5 and 1e6), and where it ends."""

    plain: float
    scale: float
    end: int

    @property
    def value(self) -> float:
        """What the number comes to; products with a scale are rounded to fifteen figures."""
        return float(f"{self.plain * self.scale:.15g}") if self.scale != 1 else self.plain

    @property
    def is_sum(self) -> bool:
        """Whether it is a thousand or more and rounded, as sums of money are: "2,204.62 pounds" are a weight."""
        return self.value >= 1000 and (self.scale >= 1000 or self.value % 1 == 0)


GOES_ON = re.compile(r"(?:[.:/_'’′][0-9]|-[0-9]+-[0-9]|[0-9])")
"""Digits that go on like these are an address, a version, a score line, a telephone number or a height."""


def number_at(text: str, at: int, *, signed: bool = False) -> Number | None:
    """Return the number that begins at `at`, the longest reading, or None where none does.

    `signed` says that a sign of currency stood before it, so that "m" is a million and not a metre.

    >>> [number_at(words, 0).value for words in ("3.5 million", "two thirds", "half a dozen", "one and a half", "2k")]
    [3500000.0, 0.6666666666666666, 6.0, 1.5, 2000.0]
    """
    figures = (_GROUPED.match(text, at) if signed else None) or _figures().match(text, at)
    found = _of_figures(text, figures, signed=signed) if figures else _of_words(text, at)
    return found and _divided(text, found)


# ------------------------------------------------------------------------------------------------- in figures

# Behind a sign of money one space is enough to group: "R1 250".
_GROUPED = re.compile(
    r"(?P<number>[0-9]{1,3}(?:[\x20\xa0\u2009\u202f][0-9]{3})+)(?![0-9])(?P<part>)(?P<over>(?!))?(?P<power>(?!))?(?P<raised>(?!))?"
    r"(?P<under>(?!))?(?P<alone>(?!))?"
)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅕": 0.2}
FRACTION_SIGNS = "".join(_FRACTIONS)
"""Fractions that are one character."""


@cache
def _figures() -> re.Pattern[str]:
    # A comma before three digits groups thousands (CLDR "en"; two digits before the last three in "en-IN"), so does a
    # space; before two it is the decimal comma of most of Europe.
    return re.compile(
        rf"(?P<number>[0-9]{{1,3}}(?:(?:,[0-9]{{3}}){{1,8}}(?!,[0-9]{{3}}(?![0-9]))|(?:,[0-9]{{2}})+,[0-9]{{3}})(?![0-9])(?:\.[0-9]+)?"
        # Of more groups nobody makes one number: a row of a table, in which each would be read to its end.
        r"|[0-9]{1,3}(?:[\x20\xa0\u2009\u202f][0-9]{3}){2,8}(?![0-9]|[\x20\xa0\u2009\u202f][0-9]{3}(?![0-9]))"
        r"(?:\.[0-9]+)?|[0-9]{1,3}[\x20\xa0\u2009\u202f]000(?![0-9])"
        r"|(?<![,.])[0-9]{1,3},[0-9]{1,2}(?![0-9,])|[0-9]+(?:\.[0-9]+)?|(?<!\.)\.[0-9]+)"
        rf"(?:\s?(?P<part>[{FRACTION_SIGNS}])|\s+(?P<over>[0-9]/[0-9]{{1,2}})(?![0-9/])|[eE]"
        rf"(?P<power>[+-]?[0-9]{{1,3}})(?!\w)"
        rf"|\^(?P<raised>[+-]?[0-9]{{1,2}})(?![\w.])|/(?P<under>[0-9]{{1,3}})(?![0-9/]))?|(?P<alone>[{FRACTION_SIGNS}])"
    )


def _of_figures(text: str, match: re.Match[str], *, signed: bool) -> Number | None:
    if match["alone"]:
        return _scaled(text, Number(_FRACTIONS[match["alone"]], 1, match.end()), signed=signed)
    plain = _plain(match["number"])
    if match["under"]:
        under = int(match["under"])
        return Number(plain / under, 1, match.end()) if plain < under <= 10 else None
    if match["power"]:
        return Number(float(f"{plain:.15g}e{match['power']}"), 1, match.end())
    if match["raised"]:
        return Number(_raised(plain, int(match["raised"])), 1, match.end())
    over = match["over"]
    if over and over[2:].strip("0"):
        plain += int(over[0]) / int(over[2:])
    plain += _FRACTIONS.get(match["part"] or "", 0.0)
    return _scaled(text, Number(plain, 1, match.end()), signed=signed)


def _plain(figures: str) -> float:
    decimal = re.fullmatch(r"([0-9]{1,3}),([0-9]{1,2})", figures)
    return float(f"{decimal[1]}.{decimal[2]}") if decimal else float(re.sub(r"[,\s]", "", figures))


def _raised(base: float, power: int) -> float:
    try:
        return base**power
    except (OverflowError, ZeroDivisionError):
        return float("inf")


_SUFFIXES = {
    **dict.fromkeys(("k", "K"), 1e3),
    **dict.fromkeys(("M", "MM", "mn", "mln", "mil"), 1e6),
    **dict.fromkeys(("b", "B", "G", "bn", "bln"), 1e9),
    **dict.fromkeys(("T", "tn", "trn", "tln"), 1e12),
}
_SUFFIX = re.compile(r"\s*(?P<letters>k|K|MM|M|G|mn|mln|bn|bln|tn|trn|tln)(?!\w)|(?P<close>mil|b|B|T)(?!\w)")
_SIGNED_SUFFIX = re.compile(r"\s?(?P<letters>[mMbBkK])(?!\w)")
_SCALE_WORDS = "|".join(SCALES)
_SCALE = re.compile(rf"(?:\s+|-)?(?:{_SCALE_WORDS}|dozens|dzs?|dozs)(?!\w)", re.IGNORECASE)


def _scaled(text: str, number: Number, *, signed: bool) -> Number:
    """The number with the scale behind it, and what is added to that: "3 hundred and 21", "3 million and a half"."""
    words = _SCALE.match(text, number.end)
    if words:
        return _of_words(text, number.end, begun=number.plain) or number
    suffix = (_SIGNED_SUFFIX.match(text, number.end) if signed else None) or _SUFFIX.match(text, number.end)
    if suffix is None:
        return number
    letters = suffix["letters"] or suffix["close"]
    return Number(number.plain, 1e6 if letters == "m" else _SUFFIXES[letters], suffix.end())


# --------------------------------------------------------------------------------------------------- in words

_LARGE = {word: size for word, size in SCALES.items() if size > 100}
_ONES = {word: size for word, size in SMALL.items() if size < 20} | {"nought": 0.0, "naught": 0.0}
_TENS = {word: size for word, size in SMALL.items() if size >= 20}
_DOZENS = {"dozen": 12.0, "dozens": 12.0, "dz": 12.0, "dzs": 12.0, "dozs": 12.0}
_WORD = re.compile(
    r"(?P<gap>\s*-\s*|\s*,\s+(?=and\b)|\s+)?(?:(?P<word>[A-Za-z]+)|(?P<figures>[0-9]{1,3})(?![0-9.,:/%]))"
)
_MOST_WORDS = 16


@dataclass(slots=True)
class _Sum:
    """A number in words as far as it is read: whole thousands apart from what is below the next scale word."""

    total: float = 0.0
    part: float | None = None
    """Below a thousand; None where nothing stands yet."""
    scale: float = 1.0
    """The last scale word."""
    last: str = ""
    """What sort of word came last: ones, tens, hundred, large."""
    joined: bool = False
    """Whether "and" stood before the last of the tens."""
    end: int = 0

    @property
    def value(self) -> float:
        return self.total + (self.part or 0.0)


def _of_words(text: str, at: int, begun: float | None = None) -> Number | None:
    """The number in words that begins at `at`; with `begun`, the scale words that follow those figures."""
    if begun is None and text[at : at + 1] in _SHARES and (half := _half_of(text, at)):
        return half
    read = _Sum(part=begun, last="" if begun is None else "figures", end=at)
    article = joined = False
    for count, word in enumerate(_words(text, at)):
        lower = (word["word"] or word["figures"]).lower()
        if count == 0 and begun is None and lower in {"a", "an"}:
            article, read.end = True, word.end()
            continue
        if lower == "and":
            joined = True
            continue
        gap = word["gap"] or ""
        if joined and lower in _ONES and read.last and _DENOMINATOR.match(text, word.end()):
            break  # "one hundred and three quarters"
        if not _took(read, lower, article=article, joined=joined, gap=gap):
            break
        read.end, joined = word.end(), False
    return _with_fraction(text, read, at, article=article)


def _words(text: str, at: int) -> Iterator[re.Match[str]]:
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, at)
        if word is None:
            return
        yield word
        at = word.end()


def _took(read: _Sum, word: str, *, article: bool, joined: bool, gap: str) -> bool:  # noqa: PLR0911  one a sort of word
    """Whether the word goes on with the number; if so it is added."""
    if word in _ONES:
        size = _ONES[word]
        after = read.last == "tens" and size < 10 and size > 0
        if (
            read.last in {"ones", "figures"}
            or (read.last == "tens" and not after)
            or (article and not read.last)
        ):
            return False
        read.part, read.last = (read.part or 0.0) + size, "ones"
        return True
    if word in _TENS:
        if read.last in {"ones", "tens", "figures"} or (article and not read.last):
            return False
        read.part, read.last, read.joined = (read.part or 0.0) + _TENS[word], "tens", joined
        return True
    if word.isdigit():
        if read.last not in {"hundred", "large"} or not (joined or read.last == "large"):
            return False
        read.part, read.last = (read.part or 0.0) + float(word), "figures"
        return True
    if word == "hundred":
        big = read.last != "figures" and (read.part or 1.0) >= 100
        if not (read.last or article) or joined or read.last == "large" or big:
            return False
        read.part, read.last, read.scale = (read.part or 1.0) * 100, "hundred", 100.0
        return True
    size = _LARGE.get(word) or _DOZENS.get(word) or 0.0
    if not size or joined or (not read.last and not article and word not in {"dozen"}):
        return False
    if read.last == "large" and read.part is None:
        read.total *= size
    elif word in _DOZENS:
        below = (
            read.value % 100 or read.value or 1.0
        )  # "three hundred and two dozen": only the two are dozens
        read.total, read.part = read.value - (below if read.value else 0.0) + below * 12.0, None
    else:
        read.total, read.part = read.total + (1.0 if read.part is None else read.part) * size, None
    read.last, read.scale = "large", size
    return True


# -------------------------------------------------------------------------------- fractions, and what a point adds

_SMALL_WORDS = "|".join(_ONES)
_LARGE_WORDS = "|".join(_LARGE)
_UNITS, _TENTHS = (
    alternation(word for word, number in ORDINALS.items() if (number < 10) is below)
    for below in (True, False)
)
_PART = (
    rf"(?:hal(?:f|ves)|(?:(?:{'|'.join(_TENS)})(?:\s+|-))?(?:{_UNITS}|quarter)s?"
    rf"|(?:{_TENTHS}|(?:hundred|thousand|million|billion|trillion)th)s?)"
)
_DENOMINATOR = re.compile(rf"(?P<gap>\s*-\s*|\s+)(?P<part>{_PART})(?!\w)", re.IGNORECASE)
_AND_A_PART = re.compile(
    rf"(?:\s+and\s+|-and-)(?P<count>an?|{_SMALL_WORDS})(?:\s+|-)(?P<part>{_PART})(?!\w)(?:\s+(?P<scale>{_LARGE_WORDS})(?!\w))?",
    re.IGNORECASE,
)
_POINT = re.compile(rf"\s+point(?P<places>(?:\s+(?:{_SMALL_WORDS}|oh)(?!\w))+|(?=\s+[a-z]))", re.IGNORECASE)
_OF_A_SCALE = re.compile(
    rf"\s+(?:of\s+)?an?\s+(?P<scale>{_SCALE_WORDS})(?!\w)|\s+(?P<bare>million|billion)(?!\w)", re.IGNORECASE
)
_ALONE = re.compile(r"\s+of\b|\s*(?:$|[.,;:!?)\n])")
_OF = re.compile(r"\s+of\b")
_SHARE_LED = re.compile(
    r"\b(?:by|up|down|than|nearly|about|almost|over|only|just|roughly|around|least|most)\s\Z"
)
_SHARES = frozenset("hHqQ")
_HALF = re.compile(
    rf"quarter(?:\s+|-)(?P<of>million|billion)(?!\w)|half(?:(?:\s+|-)(?:an?\s+)?(?P<scale>{_SCALE_WORDS})(?!\w)"
    r"|(?=\s(?:of|the|its|their|all|his|her|our)\b)"
    r"|(?=\san?\s(?:per\s?cent|percentage\spoint|mile|inch|foot|met(?:er|re)|kilomet(?:er|re)|acre|ton|tonne|pound|gallon"
    r"|lit(?:er|re)|degree)\b)|(?P<led>)(?![\w-]))",
    re.IGNORECASE,
)
_HALVES = re.compile(r"\b(?:first|second|third|latter|opening|last|other)\s\Z", re.IGNORECASE)
_HALF_LED = re.compile(r"\b(?:than|about|nearly|almost|roughly|around)\s\Z", re.IGNORECASE)


def _half_of(text: str, at: int) -> Number | None:
    """ "half a dozen", "half of", "more than half", "quarter million"."""
    if _HALVES.search(text, max(0, at - 8), at):  # of a match, of a year
        return None
    half = _HALF.match(text, at)
    if half and half["of"]:
        return Number(0.25 * SCALES[half["of"].lower()], 1, half.end())
    if half is None or (half["led"] is not None and not _HALF_LED.search(text, max(0, at - 10), at)):
        return None
    return Number(0.5 * SCALES.get((half["scale"] or "").lower(), 1.0), 1, half.end())


def _with_fraction(text: str, read: _Sum, start: int, *, article: bool) -> Number | None:
    """The number with a fraction of it or behind it; None where there are no words at all."""
    fraction = _fraction(text, read, start, article=article) if read.last or article else None
    if fraction or not read.last or read.end == start:
        return fraction
    point = _POINT.match(text, read.end)
    decimals = _decimals(text, point) if point else None
    if decimals:
        return Number(float(f"{read.value:.0f}.{decimals[0]}"), 1, decimals[1])
    more = _AND_A_PART.match(text, read.end)
    if more and (share := _share(more["count"], more["part"])):
        scale = _LARGE.get((more["scale"] or "").lower(), 1.0)
        if read.last != "large":  # "one and a half million"
            return Number(read.value + share, scale, more.end())
        return Number(read.value + share * (scale if more["scale"] else read.scale), 1, more.end())
    scale = read.scale if read.last == "large" and read.value < 1000 * read.scale else 1.0
    return Number(read.value / scale, scale, read.end)


def _fraction(text: str, read: _Sum, start: int, *, article: bool) -> Number | None:
    """ "two thirds", "one-fifth", "a quarter of a million"; "a third" only where the words around it tell of a share.

    These are "of", or what stands before it: "up by a third", and not "she bought a third".
    """
    part = _DENOMINATOR.match(text, read.end)
    under = _under(part["part"]) if part else None
    if part is None or under is None or read.last in {"figures"}:
        return None
    many = part["part"].lower().endswith("s")
    one = read.value == 1 and read.last == "ones" and not part["part"].lower().startswith(("first", "second"))
    sole = article and not read.last and _is_sole(text, start, part)
    scaled = _OF_A_SCALE.match(text, part.end())
    hyphened = "-" in part["gap"] and bool(read.last)
    if not (many or one or sole or hyphened or (article and not read.last and scaled)):
        return None
    value = (read.value if read.last else 1.0) / under
    tens = read.value % 100
    if read.last == "tens" and read.value > tens and not read.joined and under < 10:
        value = (read.value - tens) / (tens + under)  # "one hundred thirty-fifths"
    if scaled and (value < 1):
        return Number(value * SCALES[(scaled["scale"] or scaled["bare"]).lower()], 1, scaled.end())
    return Number(value, 1, part.end())


def _is_sole(text: str, start: int, part: re.Match[str]) -> bool:
    """Whether one part stands for a share of something though no number stands before it."""
    alone = _ALONE.match(text, part.end()) is not None
    if part["part"].lower() in {"half", "quarter"} or _OF.match(text, part.end()):
        return alone
    if start == 0 and part.end() == len(text):
        return True
    led = _SHARE_LED.search(text, max(0, start - 10), start)
    return led is not None and (alone or led[0].strip() == "by")


def _share(count: str, part: str) -> float | None:
    under = _under(part)
    return _ONES.get(count.lower(), 1.0) / under if under else None


def _under(part: str) -> int | None:
    """What the word divides by: 2 for "half" and "halves", 5 for "fifths"."""
    lower = part.lower()
    if lower.startswith("hal"):
        return 2
    if lower.startswith("quarter"):
        return 4
    return ordinal(lower.removesuffix("s") if lower.endswith(("ths", "ds", "ters", "rsts")) else lower)


def _decimals(text: str, point: re.Match[str]) -> tuple[str, int] | None:
    """The figures that the words behind "point" spell, and where they end: "zero three" is 03, "seventy-one" 71."""
    words = point["places"].lower().split()
    if words:
        sizes = [0.0 if word == "oh" else _ONES[word] for word in words]
        return "".join(f"{size:.0f}" for size in sizes), point.end()
    rest = _of_words(text, point.end() + 1)
    return (f"{rest.value:.0f}", rest.end) if rest and rest.value >= 1 else None


# ------------------------------------------------------------------------------------------- so many of so many

_OUT_OF = re.compile(
    r"\s+(?:(?P<over>over)|out\s+of(?:\s+every)?|(?P<among>in)(?:\s+every)?|of\s+every|of(?=\s+(?:10|ten)\s))\s+",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:$|[.,;:!?)\n=])")
_COUNTED = re.compile(
    r"\s+(?!(?:years|months|weeks|days|hours|minutes|seconds|games|matches|attacks|innings|attempts)\b)[a-z]|\s*(?:$|[.,;:!?)\n])"
)


def _divided(text: str, number: Number) -> Number:
    """The number, or the share it is of the one that follows: "one in five", "nine out of ten", "1 over 3"."""
    way = _OUT_OF.match(text, number.end)
    if way is None or number.scale != 1:
        return number
    figures = _figures().match(text, way.end())
    whole = (
        Number(_plain(figures["number"] or "0"), 1, figures.end()) if figures else _of_words(text, way.end())
    )
    if whole is None or whole.value <= 0:
        return number
    share = replace(number, plain=number.value / whole.value, end=whole.end)
    if way["over"]:
        return share if _ENDS.match(text, whole.end) else number
    if not 1 <= number.value < whole.value:
        return number
    if way["among"] and not (_is_share(number.value, whole.value) and _COUNTED.match(text, whole.end)):
        return number
    return share


def _is_share(part: float, whole: float) -> bool:
    """Whether people say it of a share: "one in five", "3 in 10", "two in three", not "5 in 12 attacks"."""
    return whole <= 1000 and (part == 1 or whole in {10, 100, 1000} or (whole <= 5 and part <= 4))
