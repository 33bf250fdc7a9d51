"""Which days and months of the calendar do the words name?"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factbench.european.locale import conventions
from factbench.european.plain import any_of
from factbench.european.words import WORDS
from factbench.text.slots import Date, Grain, How

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.european.date.scene import Scene
    from factbench.text.slots import Date


def numeric(scene: Scene, match: re.Match[str]) -> Iterator[Date]:
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


def days_of_month(scene: Scene, match: re.Match[str]) -> Iterator[Date]:
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


def _stops(scene: Scene, at: int) -> int:
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
    scene: Scene, day: int, month: int, year: str | None, weekday: int | None, at: int
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


def _aimed(scene: Scene, month: int, day: int, at: int) -> datetime.date | None:
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


def day_of_weekday(scene: Scene, match: re.Match[str]) -> Iterator[Date]:
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


def month(scene: Scene, match: re.Match[str]) -> Iterator[Date]:
    month = conventions(scene.language).months[match["month"]]
    start, end = match.start("month"), match.end()
    year = match.groupdict().get("year")
    if year:
        yield scene.date(start, end, f"{year}-{month:02}", Grain.MONTH)
    elif WORDS[scene.language].capital_names == scene.text[start].isupper():
        yield scene.date(start, end, f"XXXX-{month:02}", Grain.MONTH, How.UNRESOLVED)
