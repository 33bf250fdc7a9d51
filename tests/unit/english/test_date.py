"""Dates: which stretches speak of a time, and which time it is."""

from __future__ import annotations

import datetime

import pytest

from factbench.english.date import dates
from factbench.english.lexicon.units import UNITS
from factbench.text.slots import Date, Grain, How

THURSDAY = datetime.date(2023, 7, 13)


def told(text: str, published: datetime.date | None = THURSDAY) -> list[tuple[str, str]]:
    """The words and the value of each date."""
    return [(date.span.of(text), date.value) for date in dates(text, published=published)]


def only(text: str, published: datetime.date | None = THURSDAY) -> Date:
    """The one date of the text."""
    (date,) = dates(text, published=published)
    return date


@pytest.mark.parametrize(
    ("text", "words", "value", "grain"),
    [
        ("It opened on 13 July 2023.", "13 July 2023", "2023-07-13", Grain.DAY),
        ("It opened on July 13, 2023.", "July 13, 2023", "2023-07-13", Grain.DAY),
        ("It opened on the 13th of July, 2023.", "13th of July, 2023", "2023-07-13", Grain.DAY),
        ("It opened on Thursday, 13 July 2023.", "Thursday, 13 July 2023", "2023-07-13", Grain.DAY),
        ("It opened on Thursday, July 13, 2023.", "Thursday, July 13, 2023", "2023-07-13", Grain.DAY),
        ("It opened on Sept. 11, 2001.", "Sept. 11, 2001", "2001-09-11", Grain.DAY),
        ("Updated: 13-07-2023", "13-07-2023", "2023-07-13", Grain.DAY),
        ("Updated: 2023-07-13", "2023-07-13", "2023-07-13", Grain.DAY),
        ("Updated: 2023/7/13", "2023/7/13", "2023-07-13", Grain.DAY),
        ("Updated: 13.7.2023", "13.7.2023", "2023-07-13", Grain.DAY),
        ("Updated: 07/13/2023", "07/13/2023", "2023-07-13", Grain.DAY),
        ("Updated: 13/07/2023", "13/07/2023", "2023-07-13", Grain.DAY),
        ("Updated: 13/7/98", "13/7/98", "1998-07-13", Grain.DAY),
        ("It opened in July 2023.", "July 2023", "2023-07", Grain.MONTH),
        ("It opened in July of 2023.", "July of 2023", "2023-07", Grain.MONTH),
        ("It opened in 1993.", "1993", "1993", Grain.YEAR),
        ("It opened in July\u00a02023.", "July\u00a02023", "2023-07", Grain.MONTH),
        ("It opened around 1412.", "1412", "1412", Grain.YEAR),
        ("It opened in 1412.", "1412", "1412", Grain.YEAR),
        ("The house (1812) stands.", "1812", "1812", Grain.YEAR),
        ("The 2016 election was close.", "2016", "2016", Grain.YEAR),
        ("It opened in early 1993.", "early 1993", "1993", Grain.YEAR),
        ("It was common in the 1990s.", "the 1990s", "199", Grain.DECADE),
        ("It was common in the late ’80s.", "the late ’80s", "198", Grain.DECADE),
        ("It was common in the nineties.", "the nineties", "199", Grain.DECADE),
        ("A house of the 19th century.", "the 19th century", "18", Grain.CENTURY),
        ("A house of the nineteenth century.", "the nineteenth century", "18", Grain.CENTURY),
        ("A vase of the 5th century BC.", "the 5th century BC", "BC04", Grain.CENTURY),
        ("Rome fought in 241 BC.", "241 BC", "BC0241", Grain.YEAR),
        ("The town burnt in AD 79.", "AD 79", "0079", Grain.YEAR),
        ("They fought in June 479 BC.", "June 479 BC", "BC0479-06", Grain.MONTH),
        ("Sales rose in Q3 2020.", "Q3 2020", "2020-Q3", Grain.QUARTER),
        ("Sales rose in the third quarter of 2020.", "the third quarter of 2020", "2020-Q3", Grain.QUARTER),
        ("It burnt in the summer of 2019.", "the summer of 2019", "2019-SU", Grain.SEASON),
        ("They met at Christmas 2007.", "Christmas 2007", "2007-12-25", Grain.DAY),
        ("They met on 2023-07-13T09:30Z.", "2023-07-13T09:30Z", "2023-07-13T09:30", Grain.TIME),
    ],
)
def test_a_date_that_is_named_is_explicit(text: str, words: str, value: str, grain: Grain) -> None:
    date = only(text)
    assert (date.span.of(text), date.value, date.grain, date.how) == (words, value, grain, How.EXPLICIT)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("She spoke on Thursday.", "Thursday", "2023-07-13"),
        ("She spoke on Friday.", "Friday", "2023-07-07"),
        ("She will speak on Friday.", "Friday", "2023-07-14"),
        ("She plans to speak on Monday.", "Monday", "2023-07-17"),
        ("She spoke last Thursday.", "last Thursday", "2023-07-06"),
        ("She speaks next Thursday.", "next Thursday", "2023-07-20"),
        ("She speaks this Tuesday.", "this Tuesday", "2023-07-11"),
        ("She spoke on Monday last week.", "Monday last week", "2023-07-03"),
        ("She spoke on Wed.", "Wed.", "2023-07-12"),
        ("She spoke on Monday morning.", "Monday morning", "2023-07-10TMO"),
        ("She spoke on Monday at 5 p.m. sharp", "Monday at 5 p.m.", "2023-07-10T17:00"),
        ("She spoke at 17:30 on Monday.", "17:30 on Monday", "2023-07-10T17:30"),
        ("She spoke at 12:15 a.m. today.", "12:15 a.m. today", "2023-07-13T00:15"),
        ("She spoke at 17:30.", "17:30", "2023-07-13T17:30"),
        ("She came in April.", "April", "2023-04"),
        ("She came in September.", "September", "2022-09"),
        ("She will come in September.", "September", "2023-09"),
        ("She will come in April.", "April", "2024-04"),
        ("She came last July.", "last July", "2022-07"),
        ("She comes next March.", "next March", "2024-03"),
        ("She comes this August.", "this August", "2023-08"),
        ("It followed the March opening.", "March", "2023-03"),
        ("She came in mid-May.", "mid-May", "2023-05"),
        ("She came on 4 July.", "4 July", "2023-07-04"),
        ("She came on the 12th.", "12th", "2023-07-12"),
        ("She came on the 14th.", "14th", "2023-06-14"),
        ("She will come on the 12th.", "12th", "2023-08-12"),
        ("She came yesterday.", "yesterday", "2023-07-12"),
        ("She came the day before yesterday.", "the day before yesterday", "2023-07-11"),
        ("She sings tonight.", "tonight", "2023-07-13TNI"),
        ("She sang last night.", "last night", "2023-07-12TNI"),
        ("She came today.", "today", "2023-07-13"),
        ("She comes tomorrow.", "tomorrow", "2023-07-14"),
        ("She came last week.", "last week", "2023-W27"),
        ("She came earlier this year.", "earlier this year", "2023"),
        ("She came last month.", "last month", "2023-06"),
        ("She comes next year.", "next year", "2024"),
        ("It closed last decade.", "last decade", "201"),
        ("It fell last quarter.", "last quarter", "2023-Q2"),
        ("She came three days ago.", "three days ago", "2023-07-10"),
        ("She came a month ago.", "a month ago", "2023-06"),
        ("She came 20 years ago.", "20 years ago", "2003"),
        ("She came two weeks ago.", "two weeks ago", "2023-W26"),
        ("She came a fortnight ago.", "a fortnight ago", "2023-W26"),
        ("She comes in a fortnight’s time.", "in a fortnight’s time", "2023-W30"),
        ("It closes in two years’ time.", "in two years’ time", "2025"),
        ("She came last summer.", "last summer", "2022-SU"),
        ("She came in the winter.", "the winter", "2022-WI"),
        ("She came in the spring of last year.", "the spring of last year", "2022-SP"),
        ("She comes next autumn.", "next autumn", "2023-FA"),
        ("She comes this summer.", "this summer", "2023-SU"),
        ("She came on New Year’s Eve.", "New Year’s Eve", "2022-12-31"),
    ],
)
def test_a_relative_date_is_counted_from_the_publication(text: str, words: str, value: str) -> None:
    date = only(text)
    assert (date.span.of(text), date.value, date.how) == (words, value, How.RELATIVE)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("She came in April.", "April", "XXXX-04"),
        ("She came on 4 April.", "4 April", "XXXX-04-04"),
        ("She came on Monday.", "Monday", "XXXX-WXX-1"),
        ("She came on the 12th.", "12th", "XXXX-XX-12"),
        ("She came at 17:30.", "17:30", "XXXX-XX-XXT17:30"),
        ("She came last summer.", "last summer", "XXXX-SU"),
        ("She came three years ago.", "three years ago", "XXXX"),
    ],
)
def test_without_a_publication_a_relative_date_is_found_but_unresolved(
    text: str, words: str, value: str
) -> None:
    date = only(text, None)
    assert (date.span.of(text), date.value, date.how) == (words, value, How.UNRESOLVED)


def test_a_count_from_an_event_without_a_date_stays_open() -> None:
    text = "The mission has stood there since 1993, a year after the treaty was signed."
    year, count = dates(text)
    assert (year.value, year.begin, year.end) == ("1993", "1993", None)
    assert (count.span.of(text), count.value, count.how) == ("a year after", "XXXX", How.UNRESOLVED)


@pytest.mark.parametrize("text", ["Everyday life is hard.", "They took everyday supplies."])
def test_everyday_things_are_no_date(text: str) -> None:
    assert told(text) == []


def test_the_early_hours_are_those_of_a_day_and_no_length() -> None:
    assert told("He left in the early hours of Tuesday.") == [("Tuesday", "2023-07-11")]


def test_a_month_behind_a_quotation_mark_is_one() -> None:
    assert told("Ode wrote: “In August he left.”") == [("August", "2022-08")]


STRETCHES = [
    unit.word for unit in UNITS if unit.grain not in {Grain.TIME, Grain.DAY} and unit.word != "weekend"
]


@pytest.mark.parametrize("word", STRETCHES)
@pytest.mark.parametrize("words", ["the end of the", "later that", "the first"])
def test_a_word_for_a_length_of_time_is_known_wherever_one_may_stand(words: str, word: str) -> None:
    assert told(f"It closed {words} {word}.")


def test_nothing_is_counted_from_a_day_that_a_text_is_newer_than() -> None:
    text = "Russia invaded in 2024. In June 2024 it left. Ode spoke on Monday."
    assert told(text)[-1] == ("Monday", "XXXX-WXX-1")
    assert told("It closed in 2024. Ode spoke on Monday.")[-1] == ("Monday", "2023-07-10")
    assert told("It will close in 2024 or in 2025. Ode spoke on Monday.")[-1] == ("Monday", "2023-07-10")


def test_a_weekday_of_an_older_story_stays_open() -> None:
    text = "Ode fell ill on 3 June. On Sunday he died. His wife said on Monday that she was there."
    assert told(text) == [("3 June", "2023-06-03"), ("Sunday", "XXXX-WXX-7"), ("Monday", "2023-07-10")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A year after the vote of 1991, it closed.", [("A year after", "1992"), ("1991", "1991")]),
        ("Two years before the war, in 1936, it closed.", [("Two years before", "XXXX"), ("1936", "1936")]),
        ("Built in 1901, it closed three years later.", [("1901", "1901"), ("three years later", "1904")]),
        ("It rose in 1901. The following year it fell.", [("1901", "1901"), ("The following year", "1902")]),
        ("It rose in May 1901. It fell that year.", [("May 1901", "1901-05"), ("that year", "1901")]),
        ("It rose in 1901, and fell the year before.", [("1901", "1901"), ("the year before", "1900")]),
        (
            "It rose on 4 May 1901 and fell two days later.",
            [("4 May 1901", "1901-05-04"), ("two days later", "1901-05-06")],
        ),
        ("It rose in 1901 and fell two days later.", [("1901", "1901"), ("two days later", "XXXX")]),
        (
            "It rose in 1901. It shone. It fell. A year later it was gone.",
            [("1901", "1901"), ("A year later", "XXXX")],
        ),
    ],
)
def test_a_count_beside_another_date_is_derived_from_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_count_without_a_date_beside_it_is_unresolved() -> None:
    date = only("Two years later it closed.")
    assert (date.value, date.how, date.grain) == ("XXXX", How.UNRESOLVED, Grain.YEAR)


def ends(text: str) -> list[tuple[str, str | None, str | None]]:
    """The words and the ends of each date."""
    return [(date.span.of(text), date.begin, date.end) for date in dates(text, published=THURSDAY)]


def test_an_interval_has_its_ends() -> None:
    assert ends("from 1990 to 1994") == [("1990", "1990", "1994"), ("1994", "1990", "1994")]
    assert ends("between May and July 2020") == [
        ("May", "2020-05", "2020-07"),
        ("July 2020", "2020-05", "2020-07"),
    ]
    assert ends("26 June to 28 June 2020") == [
        ("26 June", "2020-06-26", "2020-06-28"),
        ("28 June 2020", "2020-06-26", "2020-06-28"),
    ]
    assert ends("open until 2005") == [("2005", None, "2005")]
    assert ends("from 2015 onwards") == [("2015", "2015", None)]
    assert ends("the years 1990–94") == [("1990–94", "1990", "1994")]
    assert ends("on 12–14 May 2020") == [("12–14 May 2020", "2020-05-12", "2020-05-14")]
    assert ends("on May 12-14") == [("May 12-14", "2023-05-12", "2023-05-14")]
    assert ends("over the past three years") == [("the past three years", "2020", "2023-07-13")]
    assert ends("in 1990 and 1994") == [("1990", None, None), ("1994", None, None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("for three years", "P3Y"),
        ("a three-year plan", "P3Y"),
        ("for a year", "P1Y"),
        ("within 48 hours", "PT48H"),
        ("for two fortnights", "P4W"),
        ("for several years", "PXY"),
        ("over the last few months", "PXM"),
    ],
)
def test_a_length_of_time_is_a_duration(text: str, value: str) -> None:
    date = only(text)
    assert (date.value, date.grain) == (value, Grain.DURATION)


@pytest.mark.parametrize(
    "text",
    [
        "May said no.",
        "It may rain in march.",
        "Some 2000 people came.",
        "It cost 1500 dollars.",
        "It cost $1990.",
        "About 2050 trees fell.",
        "A 48-year-old man left.",
        "A year of rain.",
        "Three quarters of it was gone.",
        "It ran 20 ad campaigns.",
        "Sun Yat-sen spoke.",
        "Room 2001 is empty.",
        "The 12th man left.",
        "Mark 25:61 and code x2020y.",
        "",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert told(text) == []


def test_a_history_dates_its_months_by_the_year_told_of_last() -> None:
    text = (
        "The war began in 1812. In May the town fell. In 1813 came peace; in 1814 war again. "
        "On 4 November 1815 they met, and in January they parted. By 1816 all was over."
    )
    values = {date.span.of(text): (date.value, date.how) for date in dates(text, published=THURSDAY)}
    assert values["May"] == ("1812-05", How.DERIVED)
    assert values["January"] == ("1816-01", How.DERIVED)


def test_the_ends_of_the_calendar_are_no_trap() -> None:
    assert only("a year ago", datetime.date.min).value == "XXXX"
    assert only("She comes next week.", datetime.date.max).value == "XXXX"
    assert only("She came on 29 February.").how is How.UNRESOLVED


@pytest.mark.parametrize(
    ("text", "words", "value", "grain"),
    [
        ("It is so now.", "now", "PRESENT_REF", Grain.VAGUE),
        ("He is a former judge.", "former", "PAST_REF", Grain.VAGUE),
        ("It may rise in the near future.", "the near future", "FUTURE_REF", Grain.VAGUE),
        ("It was dry at that time.", "that time", "XXXX", Grain.VAGUE),
        ("It opens daily.", "daily", "P1D", Grain.SET),
        ("It runs every two weeks.", "every two weeks", "P2W", Grain.SET),
        ("They meet each Monday.", "each Monday", "XXXX-WXX-1", Grain.SET),
        ("They meet on Mondays.", "Mondays", "XXXX-WXX-1", Grain.SET),
        ("They meet on Tuesday evenings.", "Tuesday evenings", "XXXX-WXX-2TEV", Grain.SET),
        ("It sells 5,000 a day.", "a day", "P1D", Grain.SET),
    ],
)
def test_words_that_say_little_are_told_apart(text: str, words: str, value: str, grain: Grain) -> None:
    date = only(text)
    assert (date.span.of(text), date.value, date.grain) == (words, value, grain)
    assert not date.says_when


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met in the first week of March 2010.", "the first week of March 2010", "2010-W09"),
        ("They met on the last Sunday in March 2020.", "the last Sunday in March 2020", "2020-03-29"),
        ("They met on the second of August 2010.", "the second of August 2010", "2010-08-02"),
        ("They met on August twenty-second, 2010.", "August twenty-second, 2010", "2010-08-22"),
        ("They met in the second half of 2008.", "the second half of 2008", "2008-H2"),
        ("They met in 2019 Q3.", "2019 Q3", "2019-Q3"),
        ("They met in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("They met in two thousand and fifteen.", "two thousand and fifteen", "2015"),
        ("They met at Easter 2024.", "Easter 2024", "2024-03-31"),
        ("It was lost in the 1777 campaign.", "1777", "1777"),
        ("It rained for an hour and a half.", "an hour and a half", "PT1.5H"),
        ("It rained for 2.5 hrs.", "2.5 hrs", "PT2.5H"),
        ("It rained for months.", "months", "PXM"),
        ("It was a year-long siege.", "year-long", "P1Y"),
    ],
)
def test_more_dates_that_are_named(text: str, words: str, value: str) -> None:
    date = only(text)
    assert (date.span.of(text), date.value, date.how) == (words, value, How.EXPLICIT)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("She spoke on Monday at 5 p.m.", "Monday at 5 p.m.", "2023-07-10T17:00"),
        ("She spoke at 8:00 on Monday evening.", "8:00 on Monday evening", "2023-07-10T20:00"),
        ("She spoke on Monday at 9.", "Monday at 9", "2023-07-10T09:00"),
        ("It fell on the night of 4 May 2020.", "the night of 4 May 2020", "2020-05-04TNI"),
        (
            "She sings at half past four in the afternoon.",
            "half past four in the afternoon",
            "2023-07-13T16:30",
        ),
        ("She sings at seven p.m.", "seven p.m.", "2023-07-13T19:00"),
        ("She came over the weekend.", "the weekend", "2023-W27-WE"),
        ("She comes this weekend.", "this weekend", "2023-W28-WE"),
        ("She came on Friday the 7th.", "Friday the 7th", "2023-07-07"),
        ("It ends two days after tomorrow.", "two days after tomorrow", "2023-07-16"),
        ("It should close by the end of the year.", "the end of the year", "2023"),
        ("Book fair, 10 August.", "10 August", "2023-08-10"),
        ("See you tmrw.", "tmrw", "2023-07-14"),
    ],
)
def test_more_dates_beside_publication(text: str, words: str, value: str) -> None:
    assert told(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("It grew after 2010.", "2011", None),
        ("It fell before 2018.", None, "2017"),
        ("It closed before 4 May 2020.", None, "2020-05-03"),
        ("It held between May 2020 and now.", "2020-05", "2023-07-13"),
        ("She sang from 9:00 to 17:30.", "2023-07-13T09:00", "2023-07-13T17:30"),
        ("She sang 3-8 pm.", "2023-07-13T15:00", "2023-07-13T20:00"),
        ("It lasts for the next three days.", "2023-07-14", "2023-07-16"),
    ],
)
def test_intervals_have_ends_that_they_hold(text: str, begin: str | None, end: str | None) -> None:
    date = dates(text, published=THURSDAY)[0]
    assert (date.begin, date.end) == (begin, end)


def test_just_after_a_date_is_no_interval() -> None:
    assert only("It came shortly after 2010.").begin is None


def test_of_two_weekdays_the_second_is_in_the_week_of_the_first() -> None:
    assert told("It is next Monday or Tuesday.") == [("next Monday", "2023-07-17"), ("Tuesday", "2023-07-18")]


def test_a_history_is_not_led_astray_by_a_year_in_passing() -> None:
    text = "Fighting broke out in 1918, 1919, 1920 and 1921. In May it was as in 1812. In June it ended. It was 1922."
    assert ("June", "1921-06") in told(text, None)


@pytest.mark.parametrize(
    "text", ["It was five to seven people.", "We met at 37.1 in the shade.", "Spring forth."]
)
def test_what_is_no_time(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It fell two years before the war of 1993.", "two years before", "1991"),
        ("It fell the year after the war of 1993.", "the year after", "1994"),
        ("It opened in 1991. A decade later it burnt.", "A decade later", "2001"),
        ("It opened in 1991. The following year it burnt.", "The following year", "1992"),
        ("It fell in May 2010; three months earlier it was sold.", "three months earlier", "2010-02"),
        ("It opened on 4 May 2020. The next morning it closed.", "The next morning", "2020-05-05TMO"),
    ],
)
def test_more_dates_counted_from_another(text: str, words: str, value: str) -> None:
    found = next(date for date in dates(text, published=THURSDAY) if date.span.of(text) == words)
    assert (found.value, found.how) == (value, How.DERIVED)


def test_news_that_names_many_years_is_no_history() -> None:
    text = "It grew in 1950, 1951, 1952, 1953 and 1954. She said on Monday and on Sunday that it shrank last week."
    assert ("Monday", "2023-07-10") in told(text)


def test_the_end_of_a_stretch_is_in_it() -> None:
    assert only("It closes before the end of the year.").end == "2023"


@pytest.mark.parametrize(
    ("text", "value"),
    [("She spoke this weekend.", "2023-W27-WE"), ("She came over this past weekend.", "2023-W27-WE")],
)
def test_a_weekend_that_is_told_of_is_past(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value", "begin", "end"),
    [
        ("It rained last fortnight.", "P2W", "2023-W26", "2023-07-13"),
        ("It rained over the past fortnight.", "P2W", "2023-W26", "2023-07-13"),
        ("It rained over the last two fortnights.", "P4W", "2023-W24", "2023-07-13"),
        ("It will rain next fortnight.", "P2W", "2023-W29", "2023-W30"),
        ("It took two fortnights.", "P4W", None, None),
        ("It comes out every fortnight.", "P2W", None, None),
        ("It comes out every other fortnight.", "P4W", None, None),
        ("It comes out fortnightly.", "P2W", None, None),
        ("They meet twice a fortnight.", "P2W", None, None),
    ],
)
def test_a_fortnight_is_two_weeks_wherever_it_is_named(
    text: str, value: str, begin: str | None, end: str | None
) -> None:
    date = only(text)
    assert (date.value, date.begin, date.end) == (value, begin, end)


def test_days_with_their_endings_are_the_ends_of_a_range() -> None:
    assert ends("It is open 5/1st-5/7th.") == [("5/1st-5/7th", "2023-05-01", "2023-05-07")]


def test_an_hour_told_with_its_part_of_the_day_is_in_that_half() -> None:
    assert told("She spoke at 8 o’clock in the afternoon.") == [
        ("8 o’clock in the afternoon", "2023-07-13T20:00")
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It launched talks that end on Sept. 6.", ["XXXX-09-06"]),
        ("It opened on Sept. 6.", ["XXXX-09-06"]),
        ("It opened on 20 August.", ["2024-08-20"]),
        ("It will open on Sept. 6.", ["2024-09-06"]),
        ("They met on Tuesday.", ["2024-08-27"]),
    ],
)
def test_a_day_most_of_a_year_away_stays_open_where_another_year_has_it_near(
    text: str, values: list[str]
) -> None:
    assert [each.value for each in dates(text, published=datetime.date(2024, 8, 28))] == values


@pytest.mark.parametrize(
    "text",
    [
        "It is usually best to book on a Tuesday.",
        "The best month to travel is May.",
        "It always rains at Easter.",
    ],
)
def test_what_is_so_every_time_has_no_day(text: str) -> None:
    found = dates(text, published=datetime.date(2024, 8, 28))
    assert not [each for each in found if each.value[:1].isdigit()]
