"""Which dates does a text of the five languages name, and which days are they?"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from factbench.european.locale import conventions
from factbench.european.plain import any_of, opens, plain
from factbench.european.words import WORDS
from factbench.text.language import stopword_share
from factbench.text.slots import Date, Grain, How
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def dates(text: str, language: str, *, published: datetime.date | None = None) -> list[Date]:
    """Return the dates, intervals and durations of `text`, in order, not overlapping.

    A day without a year is resolved where its weekday or its nearness to `published` tells the year, a weekday where
    the words say that it is past or to come; else they stay unresolved ("XXXX-08-03", "XXXX-WXX-1").

    >>> [(each.span.of("Am 14. und 15. Juli 2021"), each.value) for each in dates("Am 14. und 15. Juli 2021", "de")]
    [('14.', '2021-07-14'), ('15. Juli 2021', '2021-07-15')]
    """
    scene = _Scene(text, plain(text), language, published)
    taken = bytearray(len(text))
    found: list[Date] = []
    for pattern, read in _readers(language):
        for match in pattern.finditer(scene.plain):
            if any(taken[match.start() : match.end()]):
                continue
            for each in read(scene, match):
                found.append(each)
                taken[each.span.start : each.span.end] = b"\1" * len(each.span)
    return [_bounded(scene, each) for each in sorted(_shared_years(scene, found), key=lambda each: each.span)]


@dataclass(frozen=True)
class _Scene:
    """What a date is read and resolved against."""

    text: str
    plain: str
    language: str
    published: datetime.date | None

    def date(self, start: int, end: int, value: str, grain: Grain, how: How = How.EXPLICIT) -> Date:
        return Date(Span(start, end), value, grain, how)

    def tells_history(self, at: int) -> bool:
        """Whether a day without a year may lie in another: a day of one is named, or in the paragraph the year."""
        if self.published is None or self.dates_other_years:
            return True
        first, last = max(0, at - _AROUND), min(len(self.plain), at + _AROUND)
        start = max(first, self.plain.rfind("\n", first, at))
        end = self.plain.find("\n", at, last)
        years = _YEARS.findall(self.plain, start, last if end < 0 else end)
        return any(int(each) < self.published.year for each in years)

    @cached_property
    def dates_other_years(self) -> bool:
        """Whether a year that is not that of publication stands behind a month."""
        months = any_of(conventions(self.language).months)
        years = re.finditer(rf"(?<!\w)(?:{months})\.?(?: (?:de|del|do))? ([12]\d{{3}})(?!\w)", self.plain)
        return self.published is not None and any(int(each[1]) != self.published.year for each in years)


# Code points of a paragraph that are looked at, before and behind.
_AROUND = 1_000
_YEARS = re.compile(r"(?<![\d.,])(?:1[0-9]|20)\d\d(?![\d.,]\d)")


@cache
def _readers(
    language: str,
) -> tuple[tuple[re.Pattern[str], Callable[[_Scene, re.Match[str]], Iterable[Date]]], ...]:
    """Patterns with what they mean, the surer first: what one has read no later one reads."""
    words, says = WORDS[language], conventions(language)
    months, weekdays = any_of(says.months), any_of(says.weekdays)
    numbers = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|{any_of(words.numerals)})"
    lengths, units = any_of(says.lengths), any_of(says.calendar)
    day = rf"(?:0?[1-9]|[12]\d|3[01])(?:{words.ordinal_})?"
    link = rf" ?(?:{any_of(words.joins)}|{any_of(words.reaches)}) ?(?:(?:dem|den|el|le|il|l') ?)?"
    of = rf"(?:(?:{any_of(words.of)}) )?"
    whole = rf"(?! (?:{any_of(words.of)}))"  # "el pasado mes de marzo" is a March
    shift = f"(?P<last>{any_of(words.last)})|(?P<next>{any_of(words.next)})"
    years = any_of(words.dating)
    return (
        (re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])"), _numeric),
        (
            re.compile(
                r"(?<![\w.,/-])(?P<day>\d{1,2})(?P<sign>[./-]) ?(?P<month>\d{1,2})(?P=sign) ?(?P<year>\d{4}|\d\d)"
                r"(?![\w/-]|[.,]\d)"
            ),
            _numeric,
        ),
        (
            re.compile(
                rf"(?<![\w.,/-])(?:(?P<weekday>{weekdays}),? (?:(?:den|dem|el|le|il) )?)?"
                rf"(?P<days>{day}(?:{link}{day}){{0,5}}) ?{of}(?P<month>{months})(?!\w)(?P<stop>\.?)"
                rf"(?:,? {of}(?P<year>[12]\d{{3}}))?(?!\w|[.,]\d)"
            ),
            _days,
        ),
        (
            re.compile(
                rf"\b(?P<weekday>{weekdays})(?: (?P<bare>\d{{1,2}})(?![\w:]|[.,/-]\d)"
                r"| ?\((?P<day>\d{1,2})(?:/(?P<month>\d{1,2}))?\))"
            ),
            _day_of_weekday,
        ),
        (
            re.compile(rf"(?<![\w-])(?P<month>{months})(?!\w)\.?,? {of}(?P<year>[12]\d{{3}})(?!\w|[.,]\d)"),
            _month,
        ),
        (
            re.compile(
                rf"(?:(?<!\w)(?:{any_of(words.inside)}) ?)(?P<month>{any_of(says.long_months)})(?!\w)"
            ),
            _month,
        ),
        (re.compile(rf"(?<!\w){words.decade_}(?!\w)"), _decade),
        (re.compile(rf"(?<!\w){words.century_}"), _century),
        (
            re.compile(
                r"(?<![\w.,/-])(?P<first>1[5-9]\d\d|20\d\d)(?:(?P<sign>[/–-])(?P<last>1[5-9]\d\d|20\d\d|\d\d))"
                r"(?!\w|[.,/–-]\d)"
            ),
            _years,
        ),
        (
            re.compile(
                rf"(?<![\w.,:])(?:(?P<least>{numbers}) ?(?:{any_of(words.joins)}|{any_of(words.reaches)}) ?)?"
                rf"(?P<count>{numbers})[ -](?P<length>{lengths})(?!\w)(?! (?:{any_of(words.age)})(?!\w))"
            ),
            _duration,
        ),
        (
            re.compile(rf"(?<!\w)(?:{shift}|(?P<this>{any_of(words.this)})) ?(?P<unit>{units})(?!\w){whole}"),
            _shifted,
        ),
        (re.compile(rf"(?<!\w)(?P<unit>{units}) (?:{shift})(?!\w)"), _shifted),
        (re.compile(rf"(?<!\w)(?:{shift}) (?P<weekday>{weekdays})(?!\w)"), _weekday),
        (re.compile(rf"(?<!\w)(?P<weekday>{weekdays})(?: (?:{shift}))?(?!\w)"), _weekday),
        (
            re.compile(rf"(?<!\w)(?:(?P<before>{words.yesterday_})|(?P<after>{words.tomorrow_}))(?!\w)"),
            _beside,
        ),
        (
            re.compile(
                rf"(?:(?<!\w)(?P<lead>{years}) ?)?(?<![\w.,/:'$€£+–-])(?P<year>1[0-9]\d\d|20\d\d)"
                r"(?![\w/%°$€£-]|[.,:]\d)"
            ),
            _year,
        ),
    )


# ------------------------------------------------------------------------------------------- dates of the calendar


def _numeric(scene: _Scene, match: re.Match[str]) -> Iterator[Date]:
    """Day first, as all five write it; two digits are a year that lies not in the future."""
    year = int(match["year"])
    if len(match["year"]) == 2:
        if match["sign"] == "-":
            return
        year += 2000 if year <= (scene.published.year - 1999 if scene.published else 50) else 1900
    value = _iso(year, int(match["month"]), int(match["day"]))
    if value:
        yield scene.date(*match.span(), value, Grain.DAY)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _days(scene: _Scene, match: re.Match[str]) -> Iterator[Date]:
    """One day or several of a month, each a date, or from one to another."""
    says = conventions(scene.language)
    month, year = says.months[match["month"]], match["year"]
    short = match["month"] not in says.long_months and match["stop"] != "." and not year
    named = (
        not year and not WORDS[scene.language].capital_names and scene.text[match.start("month")].isupper()
    )
    if short or named:
        return
    end = (
        match.end() if year or not match["stop"] or match["month"] in says.long_months else match.end("stop")
    )
    end = match.end("month") if not year and match["month"] in says.long_months else end
    days = [(int(each[1]), *each.span()) for each in _DAY.finditer(scene.plain, *match.span("days"))]
    weekday = says.weekdays.get(match["weekday"] or "")
    spread = len(days) == 2 and bool(
        _reaches(scene.language).match(scene.plain, days[0][2] + _stops(scene, days[0][2]))
    )
    dated = [
        _resolved(scene, day, month, year, weekday if len(days) == 1 else None, at) for day, at, _ in days
    ]
    if any(each is None for each in dated):
        return
    read = [each for each in dated if each is not None]
    if spread:
        (first, how), (last, _) = read
        yield replace(scene.date(match.start(), end, first, Grain.DAY, how), begin=first, end=last)
        return
    for place, ((value, how), (_, at, stop)) in enumerate(zip(read, days, strict=True)):
        start = match.start() if place == 0 else at
        close = end if place == len(days) - 1 else stop + _stops(scene, stop)
        yield scene.date(start, close, value, Grain.DAY, how)


_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")


def _stops(scene: _Scene, at: int) -> int:
    """How many characters of an ordinal stand there."""
    found = _ordinal(scene.language).match(scene.plain, at)
    return len(found[0]) if found else 0


@cache
def _ordinal(language: str) -> re.Pattern[str]:
    return re.compile(WORDS[language].ordinal_)


@cache
def _reaches(language: str) -> re.Pattern[str]:
    return re.compile(rf" ?(?:{any_of(WORDS[language].reaches)})(?!\w)")


def _resolved(
    scene: _Scene, day: int, month: int, year: str | None, weekday: int | None, at: int
) -> tuple[str, How] | None:
    """The value of a day and a month; None where there is no such day."""
    if year:
        value = _iso(int(year), month, day)
        return (value, How.EXPLICIT) if value else None
    if not _iso(2000, month, day):
        return None
    aimed = _aimed(scene, month, day, at)
    if aimed:
        return aimed.isoformat(), How.RELATIVE
    near = _nearest(scene.published, month, day)
    if near and weekday is not None and near.weekday() == weekday:
        return near.isoformat(), How.RELATIVE
    close = near and scene.published and abs((near - scene.published).days) <= _NEAR
    if near and close and weekday is None and not scene.tells_history(at):
        return near.isoformat(), How.RELATIVE
    return f"XXXX-{month:02}-{day:02}", How.UNRESOLVED


# Days from publication within which news leave the year out and mean their own.
_NEAR = 30


def _aimed(scene: _Scene, month: int, day: int, at: int) -> datetime.date | None:
    """The next or the last day of that name, where a word before it says which: "el próximo 29 de enero"."""
    before = scene.plain[max(0, at - 16) : at]
    if scene.published is None:
        return None
    for words, years in ((WORDS[scene.language].last, (0, -1)), (WORDS[scene.language].next, (0, 1))):
        if re.search(rf"(?<!\w)(?:{any_of(words)}) \Z", before):
            known = [_iso(scene.published.year + step, month, day) for step in years]
            days = [datetime.date.fromisoformat(each) for each in known if each]
            return next((each for each in days if (each > scene.published) == (years[1] > 0)), None)
    return None


def _nearest(published: datetime.date | None, month: int, day: int) -> datetime.date | None:
    """The day of that name that lies nearest to publication."""
    if published is None:
        return None
    known = [_iso(published.year + step, month, day) for step in (-1, 0, 1)]
    found = [datetime.date.fromisoformat(each) for each in known if each]
    return min(found, key=lambda each: abs((each - published).days), default=None)


def _day_of_weekday(scene: _Scene, match: re.Match[str]) -> Iterator[Date]:
    """ "segunda-feira (5)", "lunes 5": the fifth nearest to publication, where it is a Monday."""
    weekday, day = conventions(scene.language).weekdays[match["weekday"]], int(match["bare"] or match["day"])
    if scene.published is None or not 1 <= day <= 31:
        return
    reach = [scene.published + datetime.timedelta(days=step) for step in range(-14, 15)]
    for each in sorted(reach, key=lambda each: abs(each - scene.published) if scene.published else each):
        told = each.day == day and each.weekday() == weekday
        if told and (match["month"] is None or int(match["month"]) == each.month):
            yield scene.date(*match.span(), each.isoformat(), Grain.DAY, How.RELATIVE)
            return


def _month(scene: _Scene, match: re.Match[str]) -> Iterator[Date]:
    month = conventions(scene.language).months[match["month"]]
    start, end = match.start("month"), match.end()
    year = match.groupdict().get("year")
    if year:
        yield scene.date(start, end, f"{year}-{month:02}", Grain.MONTH)
    elif WORDS[scene.language].capital_names == scene.text[start].isupper():
        yield scene.date(start, end, f"XXXX-{month:02}", Grain.MONTH, How.UNRESOLVED)


def _decade(scene: _Scene, match: re.Match[str]) -> Iterator[Date]:
    """ "années 1990", "90er Jahre", "anni Novanta"; two digits are of the twentieth century."""
    ten = match["ten"]
    if ten.isdecimal():
        value = ten[:3] if len(ten) == 4 and ten[3] == "0" else f"19{ten[0]}" if len(ten) == 2 else None
    else:
        digit = WORDS[scene.language].tens.get(ten)
        value = f"19{digit}" if digit else None
    if value:
        yield scene.date(*match.span(), value, Grain.DECADE)


def _century(scene: _Scene, match: re.Match[str]) -> Iterator[Date]:
    count = match["count"].rstrip("°")
    number = int(count) if count.isdecimal() else _roman(count)
    if 1 < number <= 22:
        yield scene.date(*match.span(), f"{number - 1:02}", Grain.CENTURY)


def _roman(digits: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[each] for each in digits]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def _years(scene: _Scene, match: re.Match[str]) -> Iterator[Date]:
    """ "2014–2020", "2023/24"."""
    first, last = match["first"], match["last"]
    last = first[:2] + last if len(last) == 2 else last
    if 0 < int(last) - int(first) < 1000:
        yield replace(scene.date(*match.span(), first, Grain.YEAR), begin=first, end=last)


def _year(scene: _Scene, match: re.Match[str]) -> Iterator[Date]:
    """Four digits are a year behind a word that dates; without one where they are near and not round."""
    year, lead = int(match["year"]), match["lead"]
    start, end = match.span("year")
    behind = scene.plain[end : end + 40]
    word = _WORD.match(behind)
    if word and _counts(scene, word[1]):
        return
    if word and year % 100 == 0 and not (lead and lead in _STRONG):
        return
    lead = lead or (word and scene.language == "de" and stopword_share([word[1]], "de") and word[1] != "auf")
    noun = word and scene.text[end + word.start(1)].isupper() and WORDS[scene.language].capital_names
    if lead or (year >= _MODERN and not noun):
        yield scene.date(start, end, match["year"], Grain.YEAR)


_WORD = re.compile(r" ?([^\W\d_]+)")
_MODERN = 1900
_STRONG = frozenset(
    [
        "im jahr",
        "im jahre",
        "en el año",
        "el año",
        "año",
        "l'an",
        "année",
        "no ano de",
        "ano de",
        "nel",
        "dal",
        "dell'anno",
    ]
)


def _counts(scene: _Scene, word: str) -> bool:
    says = conventions(scene.language)
    return (
        word in says.measures or word in says.scales or word in says.lengths or word.upper() in says.symbols
    )


# ------------------------------------------------------------------------------------------- durations, relative


def _duration(scene: _Scene, match: re.Match[str]) -> Iterator[Date]:
    """So many years, months, hours; no hour of the day and no age."""
    words = WORDS[scene.language]
    before = scene.plain[max(0, match.start() - 30) : match.start()]
    if re.search(rf"(?<!\w)(?:{any_of(words.aged)}) \Z", before) or _INSIDE.search(before):
        return
    letter = conventions(scene.language).lengths[match["length"]]
    if letter == "TH" and _AT.search(before):
        return
    count = match["count"]
    number = words.numerals.get(count) or float(count.replace(",", "."))
    told = "X" if match["least"] else f"{number:g}"
    length = f"PT{told}{letter[1]}" if letter[0] == "T" else f"P{told}{letter}"
    yield scene.date(*match.span(), length, Grain.DURATION)


# What an hour of the day stands behind.
_AT = re.compile(r"(?<!\w)(?:à|vers|dès|las|às|alle|ore|um|gegen|de|jusqu'à|entre|et|y|e|a) \Z")
# What more of a number may stand before the number: "1.234 Jahre", "doscientos treinta años".
_INSIDE = re.compile(
    r"(?:\d[.,' –-]|[-–]|(?:cientos|cientas|cento|ciento|hundert|cent|cents|mille|mil)[ -]|\by |\d e )\Z"
)


def _shifted(scene: _Scene, match: re.Match[str]) -> Iterator[Date]:
    """This year, last month, next week."""
    if scene.published is None:
        return
    named = match.groupdict()
    step = -1 if named.get("last") else 1 if named.get("next") else 0
    letter, day = conventions(scene.language).calendar[match["unit"]], scene.published
    if letter == "Y":
        value, grain = f"{day.year + step}", Grain.YEAR
    elif letter == "M":
        months = day.year * 12 + day.month - 1 + step
        value, grain = f"{months // 12}-{months % 12 + 1:02}", Grain.MONTH
    else:
        year, week, _ = (day + datetime.timedelta(weeks=step)).isocalendar()
        value, grain = f"{year}-W{week:02}", Grain.WEEK
    yield scene.date(*match.span(), value, grain, How.RELATIVE)


def _weekday(scene: _Scene, match: re.Match[str]) -> Iterator[Date]:
    """A weekday: of the week before or after where the words say so, else of no week."""
    number = conventions(scene.language).weekdays[match["weekday"]]
    start, end = match.span()
    named = scene.text[match.start("weekday")].isupper()
    before = scene.plain[max(0, start - 12) : start]
    if match["weekday"] in _ORDINALS or _EVERY.search(before):
        return
    if named != WORDS[scene.language].capital_names and not opens(scene.plain, match.start("weekday")):
        return
    step = -1 if match["last"] else 1 if match["next"] else 0
    if step and scene.published:
        away = (number - scene.published.weekday()) % 7 or 7
        day = scene.published + datetime.timedelta(days=away if step > 0 else away - 7 if away < 7 else -7)
        yield scene.date(start, end, day.isoformat(), Grain.DAY, How.RELATIVE)
        return
    yield scene.date(start, end, f"XXXX-WXX-{number + 1}", Grain.DAY, How.UNRESOLVED)


# In Portuguese the short names of weekdays are ordinals too.
_ORDINALS = frozenset(["segunda", "terça", "quarta", "quinta", "sexta"])
_EVERY = re.compile(r"(?<!\w)(?:los|les|aos|às|ogni|cada|chaque|jeden|todos los|i|as|os) \Z")


def _beside(scene: _Scene, match: re.Match[str]) -> Iterator[Date]:
    """Yesterday and tomorrow."""
    if scene.published is not None:
        day = scene.published + datetime.timedelta(days=-1 if match["before"] else 1)
        yield scene.date(*match.span(), day.isoformat(), Grain.DAY, How.RELATIVE)


# ------------------------------------------------------------------------------------------- what stands around them


def _shared_years(scene: _Scene, found: list[Date]) -> list[Date]:
    """Days and months without a year take that of the date that they are joined to: "vom 30. Juni bis 2. Juli 2021"."""
    found.sort(key=lambda each: each.span)
    words = WORDS[scene.language]
    joins = words.joins.replace("|,", "")  # in a list each date has its own year
    link = re.compile(rf" ?(?:{any_of(joins)}|{any_of(words.reaches)}) ?(?:(?:dem|den|el|le|il|l') ?)?\Z")
    shared = list(found)
    for place in range(len(found) - 2, -1, -1):
        one, other = shared[place], shared[place + 1]
        if not one.value.startswith("XXXX-") or one.grain not in _FINE or not one.value[5].isdecimal():
            continue
        rest, between = one.value[5:], scene.plain[one.span.end : other.span.start]
        if other.how is How.EXPLICIT and other.grain in _FINE and link.match(between):
            if other.value[:1].isdecimal() and rest[:2] <= other.value[5:7]:
                shared[place] = replace(one, value=f"{other.value[:4]}-{rest}", how=How.EXPLICIT)
        elif other.how is How.RELATIVE and other.grain is Grain.YEAR and _OF_YEAR.fullmatch(between):
            span = Span(one.span.start, other.span.end)  # "im Oktober vergangenen Jahres"
            value = f"{other.value}-{rest}"
            shared[place : place + 2] = [replace(one, span=span, value=value, how=How.RELATIVE)]
    return shared


_OF_YEAR = re.compile(r" (?:des |de |del |do |dello |dell'|de l'|d')?")
_FINE = frozenset({Grain.DAY, Grain.MONTH})


@cache
def _bounds(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = WORDS[language]
    begin, end = (
        re.compile(rf"(?<!\w)(?:{any_of(one)}|{any_of(other)}) ?\Z")
        for one, other in ((words.since, words.after), (words.until, words.before))
    )
    return begin, end


def _bounded(scene: _Scene, each: Date) -> Date:
    """The date with the end that "seit" or "hasta" leaves open."""
    if each.begin or each.end or each.grain is Grain.DURATION or not each.value[:1].isdecimal():
        return each
    before = scene.plain[max(0, each.span.start - 20) : each.span.start]
    begin, end = _bounds(scene.language)
    if begin.search(before):
        return replace(each, begin=each.value)
    return replace(each, end=each.value) if end.search(before) else each
