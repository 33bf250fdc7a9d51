"""Which numbers does a text of the five languages give, and of what?"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from factbench.european.locale import Measure, conventions
from factbench.european.number import DIGITS, decimal_of, number_of
from factbench.european.plain import any_of, plain
from factbench.european.words import WORDS
from factbench.text.language import stopword_share
from factbench.text.slots import Quantity, QuantityKind
from factbench.text.span import Span

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
        if each is None:
            continue
        found.append(each)
        done = each.span.end
    return list(_ranges(scene, found))


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a number is read in."""

    text: str
    plain: str
    language: str
    dated: tuple[Span, ...]

    @property
    def decimal(self) -> str:
        return decimal_of(self.plain, conventions(self.language).decimal)

    def is_dated(self, span: Span) -> bool:
        place = bisect_right(self.dated, span.start, key=lambda each: each.start) - 1
        return any(each.overlaps(span) for each in self.dated[max(0, place) : place + 2])


# ------------------------------------------------------------------------------------------------- one amount


@cache
def _amounts(language: str) -> re.Pattern[str]:
    """A number with its sign, scale, and unit on one side, in a plain text; the groups say what is what."""
    words, says = WORDS[language], conventions(language)
    symbols = "|".join(re.escape(each.lower()) for each in sorted(says.symbols, key=lambda each: (-len(each), each)))
    behind = rf"{any_of(says.measures)}|(?:{symbols})(?!\w)"
    of = "(?:(?:de|di|d'|en) ?)?"
    scale = rf"(?:{any_of(says.scales)})\.?"
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{symbols}) ?)?"
        rf"(?P<minus>(?<![\w.,)%€$£-])-|(?<!\w)(?:minus|menos|moins|meno) )?"
        rf"(?:(?<![\w.,:/'–-])(?<!\d )|(?<=[$€£])|(?<=\d[–-])|(?<= –)|(?<= [+-])|(?<=\([+-])|(?<=chf)|(?<=eur))"
        rf"(?:(?P<digits>{DIGITS})|(?P<word>{any_of(words.numerals)})(?: (?:y|e) (?P<unit>{any_of(words.numerals)}))?"
        rf"|(?P<one>{any_of(words.one)})(?= (?:{scale})(?!\w)))"
        rf"(?P<scales>(?: ?(?:{scale})(?!\w))*)(?P<half> (?:{words.half_}))?"
        rf"(?: ?(?P<short>mds?|mrd|m|k)(?= ?[€$£]))?"
        rf"(?: ?{of}(?P<behind>{behind}))?"
    )


def _read(scene: _Scene, match: re.Match[str]) -> Quantity | None:
    value = _value(scene, match)
    if value is None or _is_other(scene, match):
        return None
    measure = _measure(scene, match, "behind") or _measure(scene, match, "before")
    age = _AGE.match(scene.plain, _end(match)) if match["digits"] else None
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
        value = number_of(match["digits"], scene.decimal)
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
    behind = scene.plain[end : end + 24]
    before = scene.plain[max(0, start - 30) : start]
    if (_LONGER.match(behind) and not _AGE.match(behind)) or re.match(rf" ?(?:{any_of(words.fractions)})(?!\w)", behind):
        return True
    if match["word"] and (_MORE.search(before) or behind.startswith("-")):
        return True
    if not match["digits"] or match["behind"] or match["scales"]:
        return bool(match["digits"] and re.search(rf"(?<!\w)(?:{any_of(words.labels)}) ?\Z", before) and not match["behind"])
    return bool(
        re.search(rf"(?<!\w)(?:{any_of(words.labels)}) ?\Z", before)
        or re.match(rf" ?(?:{any_of(words.clock)})(?!\w)", behind)
        or _CLOCK.search(before)
        or (match["digits"].startswith("0") and match["digits"][1:2].isdecimal())
        or _is_ordinal(scene, match)
    )


# Scores, hours, versions and words that a number is part of: "3:1", "10h30", "5G", "20-prozentig", "24/7".
_LONGER = re.compile(r"[:/x×]\d|h\d|[-–][^\W\d_]|[^\W\d_](?!\w)|[.,]\d|[º°ªᵉ](?!c)|(?:e|er|ère|ème|o|a|ro|ra|da|do|th|st|nd)(?!\w)")
# What of a longer number in words may stand before: "doscientos treinta", "zwanzig-zwei".
_MORE = re.compile(r"(?:-|(?:cientos|cientas|ciento|cento|cent|cents|hundert|mil|mille|vingt|vingts|soixante)[ -]|[a-z]+nta (?:y|e) )\Z")
_CLOCK = re.compile(r"(?<!\w)(?:alle|ore|a las|las|às|um|à partir de|gegen) \Z")


def _is_ordinal(scene: _Scene, match: re.Match[str]) -> bool:
    """Whether a stop makes it an ordinal of German: "im 3. Bezirk"."""
    end = match.end("digits")
    if scene.language != "de" or not _STOP.match(scene.text, end):
        return False
    before = scene.plain[max(0, match.start() - 12) : match.start()].split()
    return bool(before) and before[-1] in _ARTICLES or scene.text[end + 2 : end + 3].islower()


_STOP = re.compile(r"\. [^\W\d_]")
_ARTICLES = frozenset(
    "am der die das dem den des vom zum zur im beim ins einen einem einer ihren ihrem seinen seinem ihrer seiner und jeder jeden".split()
)


def _names_a_thing(scene: _Scene, match: re.Match[str]) -> bool:
    """Whether a name stands before the number and nothing that it could count behind: "Boeing 737 de"."""
    if not match["digits"]:
        return False
    before, behind = _NAME.search(scene.text[max(0, match.start() - 40) : match.start()]), _COUNTED.match(scene.plain, match.end("digits"))
    if before is None:
        return False
    counted = behind[1] if behind else ""
    if WORDS[scene.language].capital_names:
        return not counted or (not scene.text[behind.start(1)].isupper() if behind else True) and _is_common(scene, counted)
    return not counted or _is_common(scene, counted)


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
            if other.unit is None and between in _DASHES:  # a score as likely as a range
                place += 2
                continue
            if other.unit and one.value < other.value and _reach(words.reaches).fullmatch(between):
                yield replace(
                    other, span=Span(one.span.start, other.span.end), value=None, low=one.value, high=other.value
                )
                place += 2
                continue
            head = scene.plain[max(0, one.span.start - 12) : one.span.start]
            if other.unit and _reach(words.joins).fullmatch(between) and _before(words.between).search(head):
                one = replace(one, unit=other.unit, kind=other.kind)
        yield one
        place += 1


_DASHES = frozenset("-–")


@cache
def _reach(words: str) -> re.Pattern[str]:
    return re.compile(rf" ?(?:{any_of(words)}) ?")
