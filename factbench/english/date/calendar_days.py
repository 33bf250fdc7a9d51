"""Which days of the calendar does a text name, in figures or with the name of the month?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.date import timex
from factbench.english.date.meaning import Fixed, MonthDay, Partial, Repeated
from factbench.english.date.rule import Rule, day, led_by, month, said, weekday, year

if TYPE_CHECKING:
    import re

    from factbench.english.date.meaning import Meaning


def full_date(match: re.Match[str]) -> Meaning | None:
    """ "13 July 2023", "July 13": a day of a month, of a year where one is printed."""
    number, of = day(match["day"]), month(match["month"])
    if match["year"]:
        value = timex.on(year(match["year"]), of, number)
        return Fixed(value) if value else None
    if not timex.on(2000, of, number):
        return None
    if led_by(match, {"every", "each"}):
        return Repeated(f"XXXX-{of:02}-{number:02}")
    name = said(match, "weekday", "weekday_b")
    years = _YEARS.get(said(match, "which").lower())
    return Partial(of, number, weekday(name) if name else None, years=years)


_YEARS = {"last": -1, "this": 0, "next": 1}


def iso_date(match: re.Match[str]) -> Meaning | None:
    value = timex.on(int(match["year"]), int(match["month"]), int(match["day"]) if match["day"] else None)
    return Fixed(value + (f"T{match['time']}" if match["time"] else "")) if value else None


def figures(match: re.Match[str]) -> Meaning | None:
    """Day, month, year in figures. With slashes the month comes first, as in American print, where it can."""
    first, second, of = int(match["first"]), int(match["second"]), year(match["year"])
    american = match["mark"] == "/"
    orders = [(first, second), (second, first)] if american else [(second, first), (first, second)]
    found = (timex.on(of, month, day) for month, day in orders)
    value = next((value for value in found if value), None)
    return Fixed(value) if value else None


def day_of_month(match: re.Match[str]) -> Meaning | None:
    """ "Monday the 12th", where the day of the month tells more than the weekday; "on the 12th"."""
    number, name = day(match["day"]), said(match, "weekday")
    if not 1 <= number <= 31 or not (name or led_by(match, _ON, reach=6)):
        return None
    return MonthDay(number, weekday(name) if name else None)


_ON = frozenset(["on", "by", "until", "till", "since", "of"])

RULES = (
    Rule(
        "2023-07-13",
        "0",
        r"(?P<span>(?P<year>[12][0-9]{3})(?P<mark>[-/])(?P<month>0?[1-9]|1[0-2])(?:(?P=mark)"
        r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
        r"(?:T(?P<time>[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?)Z?)?)?)(?![\w-])",
        iso_date,
        (
            ("Updated: 2023/7/13", "2023-07-13"),
            ("They met on 2023-07-13T09:30Z.", "2023-07-13T09:30"),
            ("As of 2023-07.", "2023-07"),
        ),
    ),
    Rule(
        "13-07-2023",
        "0",
        r"(?P<span>(?P<first>[0-3]?[0-9])(?P<mark>[-/.])(?P<second>[0-3]?[0-9])(?P=mark)"
        r"(?P<year>[12][0-9]{3}|[0-9]{2}))"
        r"(?![\w-]|[.,/][0-9])",
        figures,
        (
            ("Updated: 13.7.2023", "2023-07-13"),
            ("Updated: 07/08/2023", "2023-07-08"),
            ("Updated: 13/7/98", "1998-07-13"),
        ),
    ),
    Rule(
        "2019/aug/01",
        "0",
        r"(?P<span>(?P<year>{YEAR})(?:-|/)(?P<month>{MONTH})(?:-|/)(?P<day>{DAY}))(?![\w])",
        full_date,
        (("Updated: 2019/aug/01", "2019-08-01"),),
    ),
    Rule(
        "13 July 2023",
        "0",
        r"(?P<span>(?P<day>{DAY})(?: of)?(?: |-|/)(?P<month>{MONTH})(?:(?:,? |,? of |,? in |-|/)(?P<year>{YEAR}|"
        r"{SHORT_YEAR})|,? (?:of )?(?P<which>last|this|next) year)?(?:,? (?P<weekday>{WEEKDAY}))?)(?![\w])",
        full_date,
        (
            ("on the 13th of July, 2023", "2023-07-13"),
            ("She came on 4 July.", "2023-07-04"),
            ("She came on 4 July last year.", "2022-07-04"),
            ("She sings every 2 April.", "XXXX-04-02"),
            ("5 May ’98", "1998-05-05"),
        ),
    ),
    Rule(
        "the second of August 2023",
        "the NTH",
        r"(?P<span>(?:the )?(?P<day>{DAYTH}) of (?P<month>{MONTH})(?:(?:,? |,? of )(?P<year>{YEAR}))?)(?![\w])",
        full_date,
        (("the second of August 2022", "2022-08-02"),),
    ),
    Rule(
        "August twenty-second",
        "MONTH WEEKDAY",
        r"(?P<span>(?:(?P<weekday>{WEEKDAY}),? )?(?P<month>{MONTH}) (?:the )?"
        r"(?P<day>{DAYTH})(?:,? (?P<year>{YEAR}))?)"
        r"(?! (?:quarter|half|week|time|day)\b| (?-i:[A-Z]))",
        full_date,
        (("on August twenty-second, 2020", "2020-08-22"),),
    ),
    Rule(
        "July 13, 2023",
        "MONTH",
        r"(?P<span>(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})(?:(?:, ?| |, of )(?P<year>{YEAR}|{SHORT_YEAR}\b)"
        r"|,? (?:of )?(?P<which>last|this|next) year)?)",
        full_date,
        (
            ("on Sept. 11, 2001", "2001-09-11"),
            ("She came on April 20.", "2023-04-20"),
            ("She comes on July 20 next year.", "2024-07-20"),
        ),
    ),
    Rule(
        "Thursday, 13 July 2023",
        "WEEKDAY",
        r"(?P<span>(?P<weekday>{WEEKDAY}),?(?: the)? (?P<day>{DAY})(?: of)? (?P<month>{MONTH})"
        r"(?:,? (?P<year>{YEAR}))?)(?![\w])",
        full_date,
        (("on Thursday, the 13th of July 2023", "2023-07-13"),),
    ),
    Rule(
        "Thursday, July 13, 2023",
        "WEEKDAY",
        r"(?P<span>(?P<weekday>{WEEKDAY}),? (?P<month>{MONTH}) (?P<day>{DAY})(?:(?:,? )(?P<year>{YEAR}))?)",
        full_date,
        (("on Thurs., July 13, 2023", "2023-07-13"),),
    ),
    Rule(
        "Monday the 12th",
        "WEEKDAY",
        r"(?P<span>(?P<weekday>{WEEKDAY}),? (?:the )?(?P<day>{RANK}|{DAYTH}))(?![\w])(?! of\b)",
        day_of_month,
        (("She came on Monday the 12th.", "2023-06-12"),),
    ),
    Rule(
        "on the 12th",
        "the",
        r"the (?P<span>(?P<day>{RANK}))(?=\s*(?:[.,;:)\]?!]|$)|\s(?:and|at|in|when|was|were|he|"
        r"she|they|it|we|but|of this|of last)\b)",
        day_of_month,
        (("She came on the 12th.", "2023-07-12"), ("She will come by the 12th.", "2023-08-12")),
    ),
)
