"""Which two days or years does a text print as one?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.date import timex
from factbench.english.date.meaning import Between, Fixed, Partial
from factbench.english.date.rule import Rule, day, month, year

if TYPE_CHECKING:
    import re

    from factbench.english.date.meaning import Meaning


def figures_apart(match: re.Match[str]) -> Meaning | None:
    """ "10/1-11/7", "5/1 to 5/7/2020": month before day, as in American print."""
    begin, end = ((int(match[f"month_{each}"]), day(match[f"day_{each}"])) for each in "ab")
    if not match["year"]:
        sound = timex.on(2000, *begin) and timex.on(2000, *end)
        return Between(Partial(*begin), Partial(*end)) if sound else None
    of = year(match["year"])
    return _between(timex.on(of - (begin > end), *begin), timex.on(of, *end))


def days_apart(match: re.Match[str]) -> Meaning | None:
    """ "12–14 May 2020", "May 12 to 14": two days of one month."""
    of, first, last = month(match["month"]), day(match["day"]), day(match["last"])
    if first >= last:
        return None
    if not match["year"]:
        return Between(Partial(of, first), Partial(of, last)) if timex.on(2000, of, last) else None
    return _between(*(timex.on(year(match["year"]), of, number) for number in (first, last)))


def years_apart(match: re.Match[str]) -> Meaning | None:
    """ "1990–94": the second year in two figures."""
    begin = match["year"]
    end = begin[:2] + match["last"]
    return _between(begin, end) if begin < end else None


def _between(begin: str | None, end: str | None) -> Between | None:
    return Between(Fixed(begin), Fixed(end)) if begin and end else None


RULES = (
    Rule(
        "10/1-11/7/2020",
        "0 from between",
        r"(?:(?:from|between) )?(?P<span>(?P<month_a>0?[1-9]|1[0-2])/(?P<day_a>{DAY}){TO}(?P<month_b>0?[1-9]|1[0-2])/"
        r"(?P<day_b>{DAY})(?:(?:/|, ?| )(?P<year>{YEAR}))?)(?![\w/-])",
        figures_apart,
        (
            ("from 12/1 to 1/7/2020", "2019-12-01/2020-01-07"),
            ("open 5/1-5/7, daily", "2023-05-01/2023-05-07"),
            ("open 5/1st to 5/7th", "2023-05-01/2023-05-07"),
        ),
    ),
    Rule(
        "12-14 May 2020",
        "0",
        r"(?P<span>(?P<day>{DAY}){TO}(?P<last>{DAY})(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?)(?![\w])",
        days_apart,
        (("on 12–14 May 2020", "2020-05-12/2020-05-14"), ("12 to 14 May", "2023-05-12/2023-05-14")),
    ),
    Rule(
        "May 12-14, 2020",
        "MONTH",
        r"(?P<span>(?P<month>{MONTH}) (?P<day>{DAY}){TO}(?P<last>{DAY})(?:,? (?P<year>{YEAR}))?)(?![\w])",
        days_apart,
        (("on May 12-14, 2020", "2020-05-12/2020-05-14"),),
    ),
    Rule(
        "May 12, 14, 2020",
        "MONTH",
        r"(?P<span>(?P<month>{MONTH}) (?P<day>{DAY}),?(?: and)? (?P<last>{DAY}),? (?P<year>{YEAR}))(?![\w])",
        days_apart,
        (("on May 12 and 14, 2020", "2020-05-12/2020-05-14"), ("Oct. 9, 11, 1981", "1981-10-09/1981-10-11")),
    ),
    Rule(
        "1990-94",
        "0",
        r"(?P<span>(?P<year>1[5-9][0-9]{2}|20[0-9]{2})[-–/](?P<last>[0-9]{2}))(?![\w,.]*[0-9])",
        years_apart,
        (("He ruled 1990–94.", "1990/1994"),),
    ),
)
