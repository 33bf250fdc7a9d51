"""Which numbers does a text of the five languages give, and of what?"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from factbench.european.locale import Measure, conventions
from factbench.european.number import DIGITS, Separators, number_of, separators_of
from factbench.european.plain import any_of, opens, plain
from factbench.european.words import WORDS
from factbench.text.language import stopword_share
from factbench.text.slots import Quantity, QuantityKind
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def quantities(text: str, language: str, *, dated: Iterable[Span]) -> list[Quantity]:
    """Return the numbers of `text` with what they count, in order, not overlapping, outside the dates.

    A span covers the number with its scale, sign and unit. Hours of the day, scores, ordinals, numbers of laws and
    whatever else names a thing by a number are none, nor are digits that may stand for two numbers ("1,250" where the
    comma is the decimal sign).

    >>> [(each.value, each.unit) for each in quantities("1,5 Mrd. Euro für 53.939 Menschen", "de", dated=())]
    [(1500000000.0, 'EUR'), (53939.0, None)]
    """
    scene = _Scene(text, plain(text), language, tuple(dated))
    found: list[Quantity] = []
    done = 0
    for match in _amounts(language).finditer(scene.plain):
        if match.start() < done or scene.is_dated(Span(*match.span())):
            continue
        each = _read(scene, match)
        if each is None or _is_left_over(scene, found, each):
            continue
        found.append(each)
        done = each.span.end
    return list(_ranges(scene, found))


def _is_left_over(scene: _Scene, found: list[Quantity], each: Quantity) -> bool:
    """Whether a dash joins it to a number that is none: "Saison 1-8"."""
    start = each.span.start
    return (
        start > 1
        and scene.plain[start - 1] in _DASHES
        and scene.plain[start - 2].isdecimal()
        and (not found or found[-1].span.end != start - 1)
    )


@dataclass(frozen=True)
class _Scene:
    """What a number is read in."""

    text: str
    plain: str
    language: str
    dated: tuple[Span, ...]

    @cached_property
    def separators(self) -> Separators:
        return separators_of(self.plain, conventions(self.language).decimal)

    def is_dated(self, span: Span) -> bool:
        place = bisect_right(self.dated, span.start, key=lambda each: each.start) - 1
        return any(each.overlaps(span) for each in self.dated[max(0, place) : place + 2])


# ------------------------------------------------------------------------------------------------- one amount


@cache
def _amounts(language: str) -> re.Pattern[str]:
    """A number with its sign, scale, and unit on one side, in a plain text; the groups say what is what."""
    words, says = WORDS[language], conventions(language)
    symbols = "|".join(
        re.escape(each.lower()) for each in sorted(says.symbols, key=lambda each: (-len(each), each))
    )
    behind = rf"{any_of(says.measures)}|(?:{symbols})(?!\w)"
    of = "(?:(?:de|di|d'|en) ?)?"
    scale = rf"(?:(?:{any_of(_SHORT_SCALES & says.scales.keys())})\.?|{any_of(says.scales.keys() - _SHORT_SCALES)})"
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{symbols}) ?)?"
        rf"(?P<minus>(?<![\w.,)%€$£-])-|(?<!\w)(?:minus|menos|moins|meno) )?"
        rf"(?:(?<![\w.,:/'&–-])(?<!\d )|(?<=[$€£])|(?<=\d[–-])|(?<= –)|(?<= [+-])|(?<=\([+-])|(?<=chf)|(?<=eur))"
        rf"(?:(?P<digits>{DIGITS})|(?P<word>{any_of(words.numerals)})(?: (?:y|e) (?P<unit>{any_of(words.numerals)}))?"
        rf"|(?P<one>{any_of(words.one)})(?= (?:{scale})(?!\w)))"
        rf"(?P<scales>(?: ?(?:{scale})(?!\w)){{0,3}})(?P<half> (?:{words.half_}))?"
        rf"(?: ?(?P<short>mds?|mrd|m|k)(?= ?[€$£]))?"
        rf"(?: ?{of}(?P<behind>{behind}))?"
    )


def _read(scene: _Scene, match: re.Match[str]) -> Quantity | None:
    value = _value(scene, match)
    if value is None or _is_other(scene, match):
        return None
    measure = _measure(scene, match, "behind") or _measure(scene, match, "before")
    age = _AGE.match(scene.plain, _end(match)) if not match["scales"] else None
    if age:
        measure = Measure(QuantityKind.MEASURE, "year")
    bare = measure is None
    if bare and not match["scales"] and _names_a_thing(scene, match):
        return None
    start = match.start() if match["before"] and _measure(scene, match, "before") else match.start("minus")
    start = min(each for each in (start, _start(match)) if each >= 0)
    end = age.end() if age else match.end("behind") if _measure(scene, match, "behind") else _end(match)
    if scene.is_dated(Span(start, end)) or (end < len(scene.text) and scene.text[end].isalnum()):
        return None
    kind, unit = (measure.kind, measure.unit) if measure else (QuantityKind.CARDINAL, None)
    low, high, about = _bounds(scene, start, value)
    return Quantity(Span(start, end), value, kind, unit, low, high, about)


def _start(match: re.Match[str]) -> int:
    return next(match.start(group) for group in ("digits", "word", "one") if match[group])


def _end(match: re.Match[str]) -> int:
    """Where the number ends without its unit."""
    end = max(match.end(group) for group in ("digits", "word", "unit", "one", "scales", "half", "short"))
    return end - (match.string[end - 1] == " ")


def _value(scene: _Scene, match: re.Match[str]) -> float | None:
    words, says = WORDS[scene.language], conventions(scene.language)
    if match["digits"]:
        value = number_of(match["digits"], scene.separators)
    elif match["word"]:
        value = words.numerals[match["word"]]
        if match["unit"]:
            unit = words.numerals[match["unit"]]
            value = value + unit if value >= 20 and value % 10 == 0 and 1 < unit < 10 else None
    else:
        value = 1.0
    if value is None:
        return None
    for scale in re.findall(r"[^\W\d_]+", match["scales"]):
        value *= says.scales[scale]
    if match["half"]:
        sizes = re.findall(r"[^\W\d_]+", match["scales"])
        value += says.scales[sizes[-1]] / 2 if sizes else 0.5
    value *= _SHORT.get(match["short"] or "", 1.0)
    return -value if match["minus"] else value


_SHORT_SCALES = wordlist("mio mrd bio mill mia mln mld bln")
_SHORT = {"k": 1e3, "m": 1e6, "md": 1e9, "mds": 1e9, "mrd": 1e9}


def _measure(scene: _Scene, match: re.Match[str], group: str) -> Measure | None:
    """What stands behind or before the number, symbols as they are written."""
    said = match[group]
    if not said:
        return None
    says = conventions(scene.language)
    written = Span(*match.span(group)).of(scene.text).replace("\xa0", " ")
    if group == "before":
        found = says.symbols.get(written)
        return found if found and found.kind is QuantityKind.MONEY else None
    return says.symbols.get(written) or says.measures.get(said)


# ------------------------------------------------------------------------------------- what is no amount at all


def _is_other(scene: _Scene, match: re.Match[str]) -> bool:
    """Whether it is an hour, a score, a fraction, an ordinal, part of a longer number, or a thing's name."""
    words = WORDS[scene.language]
    start, end = _start(match), _end(match)
    behind, before = scene.plain[end : end + 24], scene.plain[max(0, start - 30) : start]
    if (_LONGER.match(behind) and not _AGE.match(behind)) or _behind(words.fractions).match(behind):
        return True
    if match["word"] and (_MORE.search(before) or behind.startswith("-") or _is_noun(scene, start)):
        return True
    if match["behind"] or match["scales"]:
        return False
    if match["word"]:
        return words.numerals[match["word"]] < 1 or bool(_before(words.labels).search(before))
    return bool(
        _before(words.labels).search(before)
        or _YEAR.fullmatch(match["digits"])
        or _behind(words.clock).match(behind)
        or _CLOCK.search(before)
        or (_ITEM.match(behind) and (not before or before[-1] == "\n"))
        or (match["digits"].startswith("0") and match["digits"][1:2].isdecimal())
        or _is_ordinal(scene, match)
    )


# Scores, hours, versions and words that a number is part of: "3:1", "10h30", "5G", "20-prozentig", "24/7".
_LONGER = re.compile(
    r"[:/x×&]\d|h\d|[-–][^\W\d_]|[^\W\d_](?!\w)|[.,]\d|[º°ªᵉ](?!c)"
    r"|(?:e|er|ère|ème|o|a|ro|ra|da|do|th|st|nd)(?!\w)"
)
# What of a longer number in words may stand before: "doscientos treinta", "zwanzig-zwei".
_MORE = re.compile(
    r"(?:-|(?:cientos|cientas|ciento|cento|cent|cents|hundert|mil|mille|vingt|vingts|soixante)[ -]"
    r"|[a-z]+nta (?:y|e) )\Z"
)
# As likely a year that `dates` was not sure of.
_YEAR = re.compile(r"1[5-9](?!00)\d\d|20(?!00)\d\d")
_CLOCK = re.compile(r"(?<!\w)(?:alle|dalle|ore|a las|desde las|às|um|gegen) \Z")
_ITEM = re.compile(r"[.)] ")


@cache
def _behind(words: str) -> re.Pattern[str]:
    return re.compile(rf" ?(?:{any_of(words)})(?!\w)")


def _is_noun(scene: _Scene, at: int) -> bool:
    """Whether a number word has a capital inside a sentence: "außer Acht", "Los Siete"."""
    return scene.text[at].isupper() and not opens(scene.plain, at)


def _is_ordinal(scene: _Scene, match: re.Match[str]) -> bool:
    """Whether a stop makes it an ordinal of German: "im 3. Bezirk"."""
    stop = _STOP.match(scene.text, match.end("digits"))
    if scene.language != "de" or stop is None:
        return False
    before = scene.plain[max(0, _start(match) - 12) : _start(match)].split()
    return bool(before) and (before[-1] in _ARTICLES or stop[0][-1].islower())


_STOP = re.compile(r"\.[ \xa0\u202f]?[^\W\d_]")
_ARTICLES = wordlist(
    """
    am der die das dem den des vom zum zur im beim ins einen einem einer ihren ihrem seinen seinem ihrer seiner und
    jeder jeden
    """
)


def _names_a_thing(scene: _Scene, match: re.Match[str]) -> bool:
    """Whether a name stands before the number and nothing that it could count behind: "Boeing 737 de"."""
    if not match["digits"] or not match["digits"].isdecimal():
        return False
    behind = _COUNTED.match(scene.plain, match.end("digits"))
    if not _NAME.search(scene.text[max(0, _start(match) - 40) : _start(match)]):
        return False
    if behind is None or _is_common(scene, behind[1]):
        return True
    return not WORDS[scene.language].capital_names and scene.text[behind.start(1)].isupper()


def _is_common(scene: _Scene, word: str) -> bool:
    return bool(stopword_share([word], scene.language))


# A word with a capital that opens no sentence.
_NAME = re.compile(r"(?:[^\s.!?:…“„«\"]|[\w,)]) (?:[^\W\d_a-zà-ÿ][\w'’-]*) \Z")
_COUNTED = re.compile(r" ([^\W\d_]+)")


# What makes a number somebody's age, where `dates` has left it.
_AGE = re.compile(r"(?:[- ]?jährige[nmrs]?| (?:jahre alt|jahren?|ans|años|anos|anni))(?!\w)")


# -------------------------------------------------------------------------------------------- what stands around it


def _bounds(scene: _Scene, start: int, value: float) -> tuple[float | None, float | None, bool]:
    """The least and the greatest that the words before allow, and whether they make it rough."""
    words = WORDS[scene.language]
    before = scene.plain[max(0, start - 24) : start]
    if _before(words.over).search(before):
        return value, None, False
    if _before(words.under).search(before):
        return None, value, False
    return value, value, bool(_before(words.about).search(before))


@cache
def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(words)}) ?\Z")


def _ranges(scene: _Scene, found: list[Quantity]) -> Iterator[Quantity]:
    """The amounts, two as one where a dash or "bis" reaches from the first to the second."""
    words = WORDS[scene.language]
    place = 0
    while place < len(found):
        one = found[place]
        other = found[place + 1] if place + 1 < len(found) else None
        if other and one.unit is None and one.value is not None and other.value is not None:
            between = scene.plain[one.span.end : other.span.start]
            if other.unit is None and _is_score(scene, one, other, between):
                place += 2
                continue
            if other.unit and one.value < other.value and _reach(words.reaches).fullmatch(between):
                yield replace(
                    other,
                    span=Span(one.span.start, other.span.end),
                    value=None,
                    low=one.value,
                    high=other.value,
                )
                place += 2
                continue
            head = scene.plain[max(0, one.span.start - 12) : one.span.start]
            if other.unit and _reach(words.joins).fullmatch(between) and _before(words.between).search(head):
                one = replace(one, unit=other.unit, kind=other.kind)
        yield one
        place += 1


def _is_score(scene: _Scene, one: Quantity, other: Quantity, between: str) -> bool:
    """Whether the two are as likely a score as a range: "3-1", "3 a 1"."""
    if between in _DASHES:
        return True
    few = max(one.value or 0, other.value or 0) < _FEW
    return (
        few and between == " a " and not _FROM.search(scene.plain, max(0, one.span.start - 8), one.span.start)
    )


_DASHES = frozenset("-–")
_FROM = re.compile(r"(?<!\w)(?:de|da|entre) \Z")
# Nobody scores more, but in sports where a dash stands between.
_FEW = 20


@cache
def _reach(words: str) -> re.Pattern[str]:
    return re.compile(rf" ?(?:{any_of(words)}) ?")
