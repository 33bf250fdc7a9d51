"""Which patterns name dates in a language, and what do they mean?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factbench.european.date.calendar import day_of_weekday, days_of_month, month, numeric
from factbench.european.date.relative import beside, duration, shifted, weekday
from factbench.european.date.years import century, decade, year_alone, years_from_to
from factbench.european.locale import conventions
from factbench.european.plain import any_of
from factbench.european.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factbench.european.date.scene import Scene
    from factbench.text.slots import Date


@cache
def readers(
    language: str,
) -> tuple[tuple[re.Pattern[str], Callable[[Scene, re.Match[str]], Iterable[Date]]], ...]:
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
        (re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])"), numeric),
        (
            re.compile(
                r"(?<![\w.,/-])(?P<day>\d{1,2})(?P<sign>[./-]) ?(?P<month>\d{1,2})(?P=sign) ?(?P<year>\d{4}|\d\d)"
                r"(?![\w/-]|[.,]\d)"
            ),
            numeric,
        ),
        (
            re.compile(
                rf"(?<![\w.,/-])(?:(?P<weekday>{weekdays}),? (?:(?:den|dem|el|le|il) )?)?"
                rf"(?P<days>{day}(?:{link}{day}){{0,5}}) ?{of}(?P<month>{months})(?!\w)(?P<stop>\.?)"
                rf"(?:,? {of}(?P<year>[12]\d{{3}}))?(?!\w|[.,]\d)"
            ),
            days_of_month,
        ),
        (
            re.compile(
                rf"\b(?P<weekday>{weekdays})(?: (?P<bare>\d{{1,2}})(?![\w:]|[.,/-]\d)"
                r"| ?\((?P<day>\d{1,2})(?:/(?P<month>\d{1,2}))?\))"
            ),
            day_of_weekday,
        ),
        (
            re.compile(rf"(?<![\w-])(?P<month>{months})(?!\w)\.?,? {of}(?P<year>[12]\d{{3}})(?!\w|[.,]\d)"),
            month,
        ),
        (
            re.compile(
                rf"(?:(?<!\w)(?:{any_of(words.inside)}) ?)(?P<month>{any_of(says.long_months)})(?!\w)"
            ),
            month,
        ),
        (re.compile(rf"(?<!\w){words.decade_}(?!\w)"), decade),
        (re.compile(rf"(?<!\w){words.century_}"), century),
        (
            re.compile(
                r"(?<![\w.,/-])(?P<first>1[5-9]\d\d|20\d\d)(?:(?P<sign>[/–-])(?P<last>1[5-9]\d\d|20\d\d|\d\d))"
                r"(?!\w|[.,/–-]\d)"
            ),
            years_from_to,
        ),
        (
            re.compile(
                rf"(?<![\w.,:])(?:(?P<least>{numbers}) ?(?:{any_of(words.joins)}|{any_of(words.reaches)}) ?)?"
                rf"(?P<count>{numbers})[ -](?P<length>{lengths})(?!\w)(?! (?:{any_of(words.age)})(?!\w))"
            ),
            duration,
        ),
        (
            re.compile(rf"(?<!\w)(?:{shift}|(?P<this>{any_of(words.this)})) ?(?P<unit>{units})(?!\w){whole}"),
            shifted,
        ),
        (re.compile(rf"(?<!\w)(?P<unit>{units}) (?:{shift})(?!\w)"), shifted),
        (re.compile(rf"(?<!\w)(?:{shift}) (?P<weekday>{weekdays})(?!\w)"), weekday),
        (re.compile(rf"(?<!\w)(?P<weekday>{weekdays})(?: (?:{shift}))?(?!\w)"), weekday),
        (
            re.compile(rf"(?<!\w)(?:(?P<before>{words.yesterday_})|(?P<after>{words.tomorrow_}))(?!\w)"),
            beside,
        ),
        (
            re.compile(
                rf"(?:(?<!\w)(?P<lead>{years}) ?)?(?<![\w.,/:'$€£+–-])(?P<year>1[0-9]\d\d|20\d\d)"
                r"(?![\w/%°$€£-]|[.,:]\d)"
            ),
            year_alone,
        ),
    )
