"""What does a matched stretch of text say of a time?"""

from __future__ import annotations

import re

from factbench.english.date import timex
from factbench.english.date.clock import PARTS
from factbench.english.date.feast import feast_on
from factbench.english.date.meaning import (
    Anchor,
    Between,
    Counted,
    Feast,
    Fixed,
    Lasting,
    Meaning,
    MonthDay,
    Nth,
    Part,
    Partial,
    Repeated,
    Turn,
    Weekday,
    Weekend,
)
from factbench.english.numeral import SMALL, cardinal, ordinal
from factbench.text.slots import Grain
from factbench.text.wordlist import wordlist

# ------------------------------------------------------------------------------------------------- vocabulary

_MONTHS = {
    stem: number
    for number, stem in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_WEEKDAYS = {stem: number for number, stem in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS = {
    "second": (Grain.TIME, "TS"),
    "sec": (Grain.TIME, "TS"),
    "minute": (Grain.TIME, "TM"),
    "min": (Grain.TIME, "TM"),
    "hour": (Grain.TIME, "TH"),
    "hr": (Grain.TIME, "TH"),
    "night": (Grain.DAY, "D"),
    "day": (Grain.DAY, "D"),
    "weekend": (Grain.WEEK, "W"),
    "week": (Grain.WEEK, "W"),
    "wk": (Grain.WEEK, "W"),
    "mth": (Grain.MONTH, "M"),
    "yr": (Grain.YEAR, "Y"),
    "fortnight": (Grain.WEEK, "W"),
    "month": (Grain.MONTH, "M"),
    "quarter": (Grain.QUARTER, "Q"),
    "year": (Grain.YEAR, "Y"),
    "decade": (Grain.DECADE, "DE"),
    "century": (Grain.CENTURY, "CE"),
    "centurie": (Grain.CENTURY, "CE"),
}
TURNS = {
    "last": Turn.LAST,
    "past": Turn.LAST,
    "previous": Turn.LAST,
    "this": Turn.THIS,
    "current": Turn.THIS,
    "same": Turn.THIS,
    "next": Turn.NEXT,
    "nxt": Turn.NEXT,
    "coming": Turn.NEXT,
    "upcoming": Turn.NEXT,
    "following": Turn.NEXT,
}
# A month that is also a name, a verb or an adjective counts alone only behind one of `_LEADS`.
_LEADS = wordlist(
    """
    in since by until till from during of last next this early mid late through to between before after and or
    around every each for past previous following coming under beginning starting ending on
    """
)


def _month(name: str) -> int:
    return _MONTHS[name[:3].lower()]


def _day(name: str) -> int:
    figures = re.sub(r"\D", "", name)
    return int(figures) if figures else ordinal(re.sub(r"\s+", "-", name)) or 0


def _year(name: str) -> int:
    """A year as printed: four figures, or two behind an apostrophe or a dash, which lie between 1930 and 2029."""
    figures = int(name[-4:].lstrip("'’"))
    return figures if figures > 99 else figures + (2000 if figures < 30 else 1900)


def count_of(words: str) -> float:
    """The number that the words spell: "three", "2.5", "a"; 0 for none."""
    return cardinal(words) or 0


def weekday_of(name: str) -> int:
    """The number of a weekday, by its first three letters; Monday is 0."""
    return _WEEKDAYS[name[:3].lower()]


def full_date(match: re.Match[str]) -> Meaning | None:
    month, day = _month(match["month"]), _day(match["day"])
    if match["year"]:
        value = timex.on(_year(match["year"]), month, day)
        return Fixed(value) if value else None
    return Partial(month, day) if timex.on(2000, month, day) else None


def figures_apart(match: re.Match[str]) -> Meaning | None:
    """ "10/1-11/7", "5/1 to 5/7/2020": month before day, as in American print."""
    ends = [(int(match[f"month_{end}"]), int(match[f"day_{end}"])) for end in "ab"]
    if not match["year"]:
        sound = all(timex.on(2000, *end) for end in ends)
        return Between(Partial(*ends[0]), Partial(*ends[1])) if sound else None
    year = _year(match["year"])
    begin, end = timex.on(year - (ends[0] > ends[1]), *ends[0]), timex.on(year, *ends[1])
    return Between(Fixed(begin), Fixed(end)) if begin and end else None


def days_apart(match: re.Match[str]) -> Meaning | None:
    """ "12–14 May 2020", "May 12 to 14": two days of one month."""
    month, first, last = _month(match["month"]), _day(match["day"]), _day(match["last"])
    if not match["year"]:
        sound = timex.on(2000, month, last) and first < last
        return Between(Partial(month, first), Partial(month, last)) if sound else None
    begin, end = (timex.on(_year(match["year"]), month, day) for day in (first, last))
    return Between(Fixed(begin), Fixed(end)) if begin and end and begin < end else None


def years_apart(match: re.Match[str]) -> Meaning | None:
    """ "1990–94": the second year in two figures."""
    begin = match["year"]
    end = begin[:2] + match["last"]
    return Between(Fixed(begin), Fixed(end)) if begin < end else None


def iso_date(match: re.Match[str]) -> Meaning | None:
    value = timex.on(int(match["year"]), int(match["month"]), int(match["day"]) if match["day"] else None)
    return Fixed(value + (f"T{match['time']}" if match["time"] else "")) if value else None


def figures(match: re.Match[str]) -> Meaning | None:
    """Day, month, year in figures. With slashes the month comes first, as in American print, where it can."""
    first, second, year = int(match["first"]), int(match["second"]), _year(match["year"])
    american = match["mark"] == "/"
    orders = [(first, second), (second, first)] if american else [(second, first), (first, second)]
    found = (timex.on(year, month, day) for month, day in orders)
    value = next((value for value in found if value), None)
    return Fixed(value) if value else None


def month_year(match: re.Match[str]) -> Meaning:
    return Fixed(f"{_year(match['year']):04}-{_month(match['month']):02}")


def bare_month(match: re.Match[str]) -> Meaning | None:
    """A month alone: capitalised, and behind a word that speaks of time when it is also another word."""
    name = match["month"]
    turn = TURNS.get((match["turn"] or "").lower(), Turn.NEAREST)
    if name[0].islower() and (name.lower() in {"may", "march", "mar"} or not _is_led(match)):
        return None
    if name.isupper() and len(name) > 1 and name[:3].lower() in {"may", "mar"}:
        return None
    whole = name.lower() in {"january", "february", "july", "september", "october", "november", "december"}
    spanned = _TO_MONTH.match(match.string, match.end())
    if whole or spanned or match["turn"] or match["edge"] or _is_led(match) or _is_modifier(match):
        return Partial(_month(name), None, turn)
    return None


_TO_MONTH = re.compile(
    r"\s?(?:[-–—/]|to|through|until)\s?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b",
    re.IGNORECASE,
)


def _is_led(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 24) : match.start()].replace("-", " ").split()
    return bool(before) and before[-1].lower() in _LEADS


def _is_modifier(match: re.Match[str]) -> bool:
    """Whether the month stands between an article and a noun in lower case: "the March opening"."""
    before = match.string[max(0, match.start() - 24) : match.start()].split()
    after = match.string[match.end() : match.end() + 3]
    return (
        bool(before)
        and before[-1].lower() in {"the", "a", "its", "their"}
        and after[:1] == " "
        and after[1:].islower()
    )


def weekday(match: re.Match[str]) -> Meaning | None:
    name, turn = match["weekday"], (match["turn"] or "").lower()
    if len(name.rstrip(".")) < 6 and not (
        turn or match["week"] or (name[0].isupper() and (name.endswith(".") or _is_alone(match)))
    ):
        return None
    weeks = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1}.get(
        (match["week"] or "").lower()
    )
    return Weekday(_WEEKDAYS[name[:3].lower()], TURNS.get(turn, Turn.NEAREST), weeks)


def weekday_of_month(match: re.Match[str]) -> Meaning | None:
    """ "Monday the 12th": the day of the month tells more than the weekday."""
    day = _day(match["day"])
    return MonthDay(day, weekday_of(match["weekday"])) if 1 <= day <= 31 else None


def _is_alone(match: re.Match[str]) -> bool:
    """Whether a short weekday stands behind "on" or "every" and no name goes on after it: "on Sun," not "Sun Yat"."""
    before = match.string[max(0, match.start() - 12) : match.start()].split()
    after = match.string[match.end() : match.end() + 2].strip()
    return bool(before) and before[-1].lower() in {"on", "every", "by", "until"} and not after.isupper()


def bare_year(match: re.Match[str]) -> Meaning | None:
    """Four figures that are a year: 1900 to 2099 unless they count something, earlier ones behind a cue."""
    figures = match["year"]
    before = match.string[max(0, match.start() - 30) : match.start()]
    after = match.string[match.end() : match.end() + 24]
    if _MONEY_BEFORE.search(before) or _COUNTED_AFTER.match(after):
        return None
    if _COUNT_BEFORE.search(before) and _THINGS_AFTER.match(after):
        return None
    printed_alone = before.endswith("(") and after[:1] in {")", "-", "–"}
    cued = bool(
        _YEAR_CUE.search(before) or match["edge"] or printed_alone or _is_spanned(before, figures, after)
    )
    cued = cued or bool(int(figures) % 100 and _THE.search(before) and _THING_AFTER.match(after))
    return Fixed(figures) if cued or int(figures) >= 1900 else None


_MONEY_BEFORE = re.compile(
    r"(?:[$€£¥#№+]|\b(?:no|page|pages|p|pp|route|flight|room|highway|section|article|part)\.?)\s?\Z", re.I
)
_COUNT_BEFORE = re.compile(
    r"\b(?:about|around|some|nearly|almost|over|than|least|most|roughly|approximately|another|estimated|only|all|"
    r"these|those)\s\Z",
    re.I,
)
_COUNTED_AFTER = re.compile(
    r"\s?(?:%|°|percent|per cent|km|kg|m\b|mm|cm|mph|miles|feet|people|men\b|women\b|children\b|million|"
    r"billion|thousand|"
    r"dollars|euros|pounds|tons|tonnes|metres|meters|years|days|hours|minutes|soldiers|troops|copies|votes|"
    r"cases|deaths)",
    re.I,
)
_THE = re.compile(r"\b(?:the|his|her|their)\s(?:[a-z]+\s)?\Z", re.IGNORECASE)
# One thing, not many: "the 1777 campaign" dates it, "the 1777 dead men" counts them.
_THING_AFTER = re.compile(r"\s(?:[\"“]?[A-Z][a-z]+|[a-z]{4,}(?<!s)\b)")


def _is_spanned(before: str, figures: str, after: str) -> bool:
    """Whether the figures and others of four digits, joined by a dash, go up as years do: "1861–1865"."""
    earlier, later = (
        re.search(r"(?<!\d)(1\d{3})\s?[-–—/]\s?\Z", before),
        re.match(r"\s?[-–—/]\s?(1\d{3}|20\d\d)(?!\d)", after),
    )
    return bool((earlier and earlier[1] < figures) or (later and figures < later[1]))


_THINGS_AFTER = re.compile(r"\s[a-z]")
_YEAR_CUE = re.compile(
    r"\b(?:in|since|from|until|till|by|during|before|after|between|around|about|circa|c\.|ca\.|early|late|"
    r"mid|year|years|spring|"
    r"summer|autumn|winter|fall|of|to|and|through)[\s-]\Z",
    re.I,
)


def era(match: re.Match[str]) -> Meaning | None:
    """ "241 BC", "AD 79": the era in capitals, for "20 ad campaigns" are none."""
    year = int(match["year"])
    if not match["era"].isupper() or year == 0:
        return None
    return Fixed(f"BC{year:04}" if match["era"].startswith("B") else f"{year:04}")


def decade(match: re.Match[str]) -> Meaning:
    figures = match["decade"]
    return Fixed(figures[:3] if len(figures) == 4 else f"{'20' if figures[0] in '012' else '19'}{figures[0]}")


def decade_word(match: re.Match[str]) -> Meaning:
    tens = int(SMALL[re.sub("ies$", "y", match["decade"].lower())]) // 10
    return Fixed(f"19{tens}")


def century(match: re.Match[str]) -> Meaning | None:
    number = ordinal(match["number"])
    if number is None or not 1 <= number <= 30:
        return None
    before = (match["era"] or "").upper().startswith("B")
    return Fixed(f"{'BC' if before else ''}{number - 1:02}")


def part_of_year(match: re.Match[str]) -> Meaning:
    code = SEASONS.get(match["code"].lower()) or f"Q{_quarter_number(match['code'])}"
    year = match["year"] or match.groupdict().get("before")
    if year:
        return Fixed(f"{_year(year):04}-{code}")
    if match["relative"]:
        return Part(code, years={"last": -1, "this": 0, "next": 1}[match["relative"].lower()])
    return Part(code, TURNS.get((match["turn"] or "").lower(), Turn.NEAREST))


def _quarter_number(words: str) -> int:
    return int(words[-1]) if words[-1].isdigit() else ordinal(words.partition(" ")[0]) or 0


def today(match: re.Match[str]) -> Meaning:
    days = _DAY_WORDS.get(match["word"].lower(), 0)
    return Counted(Grain.DAY, days - bool(match["before"]) + bool(match["after"]), Anchor.PUBLISHED)


# As people print them, and as they type them.
_DAY_WORDS = dict.fromkeys(["yesterday", "ytd", "yest"], -1) | dict.fromkeys(
    [
        "tomorrow",
        "tmr",
        "tmrw",
        "tmw",
        "tomo",
        "tomoro",
        "tomorow",
        "tommorow",
        "tommorrow",
        "2moro",
        "2morrow",
    ],
    1,
)


def turned(match: re.Match[str]) -> Meaning | None:
    """ "last week", "this year", "the following month", "that year": counted in whole units."""
    turn, unit = match["turn"].lower(), match["unit"].lower()
    grain = UNITS[unit][0]
    if grain is Grain.TIME:
        return None
    if unit == "weekend":
        return Weekend(TURNS.get(turn, Turn.NEAREST))
    if turn in {"following", "previous", "same", "that"} or (turn == "next" and match["the"]):
        count = {"following": 1, "next": 1, "previous": -1}.get(turn, 0)
        return Counted(grain, count, Anchor.TOLD if unit == "quarter" else Anchor.MENTIONED)
    return Counted(grain, _TURN_COUNTS.get(turn, 0), Anchor.PUBLISHED)


_TURN_COUNTS = {"last": -1, "past": -1, "next": 1, "nxt": 1, "coming": 1, "upcoming": 1}


def edge_of(match: re.Match[str]) -> Meaning:
    """ "the end of the year", "over the month", "late that year": the stretch told of last."""
    unit = match["unit"] or match["unit_b"]
    return Counted(UNITS[unit.lower()][0], 0, Anchor.TOLD)


def day_after(match: re.Match[str]) -> Meaning:
    """ "the day after tomorrow's meeting", "the next morning", "that night": a part of a day told of."""
    count = {"next": 1, "following": 1, "previous": -1}.get((match["turn"] or "").lower(), 0)
    return Counted(Grain.DAY, count, Anchor.MENTIONED)


def nth(match: re.Match[str]) -> Meaning | None:
    """ "the first week of March 2010", "the last Sunday in May", "the second day of this month"."""
    number = -1 if match["nth"].lower() in {"last", "final"} else ordinal(match["nth"])
    unit = (match["unit"] or "day").lower()
    if number is None or UNITS[unit][0] not in {Grain.DAY, Grain.WEEK, Grain.MONTH}:
        return None
    day = weekday_of(match["weekday"]) if match["weekday"] else None
    year = match["year"] or match["year_b"]
    if match["month"] and year:
        whole: Fixed | Partial | Counted = Fixed(f"{_year(year):04}-{_month(match['month']):02}")
    elif match["month"]:
        whole = Partial(_month(match["month"]))
    elif year:
        whole = Fixed(year)
    else:
        turn = match["turn"].lower()
        anchor = Anchor.TOLD if turn in {"the", "that"} else Anchor.PUBLISHED
        whole = Counted(UNITS[match["of"].lower()][0], _TURN_COUNTS.get(turn, 0), anchor)
    return Nth(number, UNITS[unit][0], day, whole)


def weekend(match: re.Match[str]) -> Meaning:
    if match["past"]:
        return Weekend(Turn.LAST)
    return Weekend(Turn.THIS if match["turn"] else Turn.NEAREST)


def weekdays(match: re.Match[str]) -> Meaning:
    """ "on Mondays", "Tuesday afternoons": so often."""
    part = match["of"] or match["of_b"] or ""
    return Repeated(f"XXXX-WXX-{weekday_of(match['weekday']) + 1}{part and 'T' + PARTS[part.lower()]}")


def year_in_words(match: re.Match[str]) -> Meaning | None:
    """ "nineteen ninety-six", "two thousand and fifteen"."""
    if match["thousand"]:
        year = 2000 + int(cardinal(match["thousand"]) or 0)
    else:
        year = int(cardinal(match["century"]) or 0) * 100 + int(cardinal(match["rest"]) or 0)
    return Fixed(f"{year:04}") if 1500 <= year <= 2099 else None


def half_year(match: re.Match[str]) -> Meaning | None:
    """ "H2 2019", "the latter half of 2008"."""
    year, second = (
        match["year"] or match["before"],
        match["half"].lower() in {"h2", "second", "latter", "last"},
    )
    return Fixed(f"{year}-H{1 + second}") if year else None


def this_part(match: re.Match[str]) -> Meaning:
    return Counted(Grain.DAY, -1 if match["turn"].lower() == "last" else 0, Anchor.PUBLISHED)


def ago(match: re.Match[str]) -> Meaning | None:
    sign = -1 if match["way"].lower() == "ago" else 1
    return _counted(match, sign, Anchor.PUBLISHED)


def later(match: re.Match[str]) -> Meaning | None:
    later = match["way"].lower() in {"later", "afterwards", "afterward", "after", "on"}
    return _counted(match, 1 if later else -1, Anchor.MENTIONED)


def heading(match: re.Match[str]) -> Meaning | None:
    after = match["way"].lower() in {"after", "following", "from"}
    return _counted(match, 1 if after else -1, Anchor.AFTER if after else Anchor.BEFORE)


def heading_one(match: re.Match[str]) -> Meaning:
    """ "the year after relations were established"."""
    after = match["way"].lower() in {"after", "following"}
    unit = UNITS[match["unit"].lower()][0]
    return Counted(unit, 1 if after else -1, Anchor.AFTER if after else Anchor.BEFORE)


def in_future(match: re.Match[str]) -> Meaning | None:
    """ "in three years' time", "in two days" where the clause speaks of the future."""
    said = match.string[max(0, match.start() - 80) : match.start()]
    return _counted(match, 1, Anchor.PUBLISHED) if match["time"] or _AHEAD.search(said) else None


_AHEAD = re.compile(
    r"(?:\b(?:will|shall|would|going to|expect\w*|due|plan\w*)\b|['’]ll\b)[^.!?]*\Z", re.IGNORECASE
)


def _counted(match: re.Match[str], sign: int, anchor: Anchor) -> Meaning | None:
    unit = match["unit"].lower()
    count = int(count_of(match["number"])) * (2 if unit == "fortnight" else 1)
    grain = UNITS[unit][0]
    if grain is Grain.DECADE and anchor is not Anchor.PUBLISHED:
        grain, count = Grain.YEAR, count * 10  # "1991 ... a decade later" is 2001
    return Counted(grain, sign * count, anchor) if count else None


def span_of_time(match: re.Match[str]) -> Meaning | None:
    """ "three years", "an hour and a half", "one and a half hours", "the past two weeks"."""
    unit = match["unit"].lower()
    grain, letter = UNITS[unit]
    groups = match.groupdict()
    back = (groups.get("back") or "").lower()
    if grain is Grain.QUARTER and not back:  # three quarters are a share
        return None
    more = (groups.get("more") or groups.get("and") or "").lower()
    count = count_of(match["number"]) + (0.5 if "half" in more else 0.25 if "quarter" in more else 0)
    length = period(count * (2 if unit == "fortnight" else 1), letter)
    if not count:
        return None
    return Lasting(
        grain, int(count), length, back in {"last", "past", "previous"}, back in {"next", "coming"}
    )


def period(count: float | str, letter: str) -> str:
    """A length as TIMEX3 has it: "P3Y", "PT1.5H"."""
    count = count if isinstance(count, str) else f"{count:g}"
    return f"PT{count}{letter[1]}" if letter[0] == "T" else f"P{count}{letter}"


def year_beside(match: re.Match[str]) -> Meaning:
    """ "the year before": counted from the date named last."""
    count = -1 if match["way"].lower() == "before" else 1
    return Counted(UNITS[match["unit"].lower()][0], count, Anchor.MENTIONED)


def past(match: re.Match[str]) -> Meaning:
    """ "the past three years", "the last few days": a length that reaches to the day of publication."""
    return span_of_time(match) or vague(match)


def length(match: re.Match[str]) -> Meaning | None:
    """ "three years"; "a year" only where it is a length."""
    article = match["number"].lower() in {"a", "an"}
    return None if article and not _is_lasting(match) else span_of_time(match)


def feast(match: re.Match[str]) -> Meaning | None:
    name = match["feast"].lower().replace("’", "'")
    if not match["year"]:
        return Feast(name)
    day = feast_on(name, _year(match["year"]))
    return Fixed(day.isoformat()) if day else None


def month_day(match: re.Match[str]) -> Meaning | None:
    led = match.string[max(0, match.start() - 6) : match.start()].split()
    return MonthDay(_day(match["day"])) if led and led[-1].lower() in _ON else None


_ON = frozenset(["on", "by", "until", "till", "since", "of"])


def bare_season(match: re.Match[str]) -> Meaning | None:
    """ "in the winter", "the summer offensive"; "fall" and "spring" are other words too, unless an article leads."""
    if match["code"].lower() in {"fall", "spring"} and not match["the"]:
        return None
    return Part(SEASONS[match["code"].lower()])


def of_era(match: re.Match[str]) -> Meaning | None:
    """ "June 479 BC": a month or a season of a year before our era."""
    year = int(match["year"])
    stem = match["code"].lower()
    code = SEASONS.get(stem) or f"{_month(stem):02}"
    return Fixed(f"BC{year:04}-{code}") if year else None


def vague(match: re.Match[str]) -> Meaning:
    grain, letter = UNITS[match["unit"].lower()]
    return Lasting(grain, 0, period("X", letter))


def _is_lasting(match: re.Match[str]) -> bool:
    """Whether "a year" is a length: only behind "for", "within", "over", "in" or "about"."""
    before = match.string[max(0, match.start() - 12) : match.start()].split()
    return bool(before) and before[-1].lower() in {
        "for",
        "within",
        "over",
        "than",
        "nearly",
        "almost",
        "about",
    }
