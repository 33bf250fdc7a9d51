"""A date that is not sure stays unresolved, and a name is no date."""

from __future__ import annotations

import datetime

import pytest

from factbench.english.date import dates
from factbench.text.slots import Grain

THURSDAY = datetime.date(2023, 7, 13)


def told(text: str, published: datetime.date = THURSDAY) -> list[tuple[str, str]]:
    """The words and the value of each date."""
    return [(each.span.of(text), each.value) for each in dates(text, published=published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "It peaked in December 2022. Two rises are due for the rest of this year.",
            "the rest of this year",
            "2023",
        ),
        ("It could reach 15% by 2026. During the year it bought a rival.", "the year", "XXXX"),
        ("It opened in 1993. By the end of the year it was shut.", "the end of the year", "XXXX"),
        ("Holidays have to be booked at the beginning of the year.", "the beginning of the year", "XXXX"),
        ("It grew over the last year.", "the last year", "P1Y"),
        ("It grew in the past month.", "the past month", "P1M"),
        ("It is to grow over the next decade.", "the next decade", "P1DE"),
        ("It was the last year of the war.", "the last year", "2022"),
        ("We are supposed to open at 4pm.", "4pm", "XXXX-XX-XXT16:00"),
        ("She works 4 am shifts each day.", "4 am", "XXXX-XX-XXT04:00"),
        ("He was called on 3 February after five o’clock.", "five o’clock", "2023-02-03T05:00"),
        ("He dries clothes in winter.", "winter", "XXXX-WI"),
        ("They work on the weekend.", "the weekend", "XXXX"),
        ("In 2020 he left. In May he came back.", "May", "XXXX-05"),
        ("He met them that Saturday.", "that Saturday", "XXXX-WXX-6"),
        ("Saturday: The bank reports its figures.", "Saturday", "XXXX-WXX-6"),
        ("He left on 4 May 2020. That Saturday he died.", "That Saturday", "2020-05-09"),
        ("He said: “We play today.”", "today", "XXXX-XX-XX"),
        ("The Oct. 7 attack changed it.", "Oct. 7", "XXXX-10-07"),
        ("She came in April last year.", "April last year", "2022-04"),
        ("She fell in 1970 after she lost that year’s race.", "that year", "1970"),
        ("The cold of this winter passed.", "this winter", "2022-WI"),
    ],
)
def test_a_date_is_counted_only_from_what_is_sure(text: str, words: str, value: str) -> None:
    published = datetime.date(2023, 4, 13) if "winter" in words and "this" in words else THURSDAY
    assert (words, value) in told(text, published)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("They met on Labor Day.", datetime.date(2024, 9, 3), "2024-09-02"),
        ("As we move past Labor Day, we will see.", datetime.date(2024, 9, 3), "2024-09-02"),
        ("They will meet on Labor Day.", datetime.date(2024, 8, 30), "2024-09-02"),
        ("Prices dropped on Labor Day.", datetime.date(2024, 8, 20), "XXXX"),
        ("They met before Thanksgiving.", datetime.date(2024, 12, 3), "2024-11-28"),
        ("They will be home by Christmas.", datetime.date(2024, 11, 3), "2024-12-25"),
        ("You ruined it for my kid’s Christmas.", datetime.date(2023, 5, 15), "XXXX-12-25"),
        ("She wrote it for Father’s Day.", datetime.date(2024, 7, 18), "XXXX"),
    ],
)
def test_a_feast_is_the_one_of_which_the_verb_speaks(text: str, published: datetime.date, value: str) -> None:
    date = dates(text, published=published)[0]
    assert value in {date.value, date.begin, date.end}


@pytest.mark.parametrize(
    "text",
    [
        "The Budget and Autumn Statement came.",
        "The Spring Revolution began.",
        "The Sunday Times said so.",
        "The Daily Mail said so.",
        "It was shown by USA Today.",
        "It stood beside the Summer Olympics.",
        "The Good Friday Agreement holds.",
        "It stood on Christmas Island.",
        "Local 90’s new leaders won.",
        "It rose into the sixties when temperatures were in the eighties.",
        "The causes behind the fall are known.",
        "She drew Christmas cards.",
        "He told the Ota Weekly and the Worker’s Daily that it was so.",
        "They met on “Quill News Sunday”, which some people watch.",
        "He told USA TODAY and CBS This Morning that it was so.",
        "It was fought in the Six-Day War against some people.",
    ],
)
def test_a_name_is_no_date(text: str) -> None:
    assert told(text) == []


def test_a_weekday_before_a_name_is_still_one() -> None:
    assert told("She said on Monday President Ortiz left.") == [("Monday", "2023-07-10")]
    assert told("TODAY WE WON THE CUP") == [("TODAY", "2023-07-13")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It costs 10p per hour.", "PT1H"),
        ("He sings every 2 April.", "XXXX-04-02"),
        ("It needs Tuesday-Saturday drivers.", "P1W"),
        ("It is decorated every Christmas.", "P1Y"),
    ],
)
def test_what_comes_again_is_no_day(text: str, value: str) -> None:
    (date,) = dates(text, published=THURSDAY)
    assert (date.value, date.grain in {Grain.SET, Grain.DURATION}) == (
        value,
        value[0] == "P" or date.grain is Grain.SET,
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It follows two quarters of decline.", "P2Q"),
        ("It fell for three consecutive quarters.", "P3Q"),
        ("It grew for four quarters.", "P4Q"),
    ],
)
def test_quarters_of_a_year_are_a_length(text: str, value: str) -> None:
    assert [each for _, each in told(text)] == [value]


@pytest.mark.parametrize(
    ("text", "words", "value", "grain"),
    [
        # What is so each year, and what is so in general, are of no day.
        ("Each and every year on Black Friday, people queue.", "Black Friday", "XXXX", Grain.SET),
        ("Tuesday tends to be quiet.", "Tuesday", "XXXX-WXX-2", Grain.SET),
        ("Families hunt eggs at Easter.", "Easter", "XXXX", Grain.YEAR),
        ("It is made throughout the year.", "the year", "XXXX", Grain.YEAR),
        # Rounded, or one of two, it names no year and no week.
        ("It came out over 25 years ago.", "25 years ago", "XXXX", Grain.YEAR),
        ("He left two or three weeks ago.", "three weeks ago", "XXXX", Grain.WEEK),
        # Of a match, of a festival, of another year, of 2001.
        ("He scored twice in the third quarter as Quill won.", "the third quarter", "XXXX", Grain.VAGUE),
        ("It closes on the last weekend of the festival.", "the last weekend", "XXXX", Grain.VAGUE),
        ("She sang ten years ago. That summer she left.", "That summer", "XXXX-SU", Grain.SEASON),
        ("She wept at a September 11 service.", "September 11", "XXXX-09-11", Grain.DAY),
        ("I went on Saturday. I came back the next Tuesday.", "next Tuesday", "XXXX-WXX-2", Grain.DAY),
        ("If ice lasts during the summer, we could skate.", "the summer", "XXXX-SU", Grain.SEASON),
        ("The tour stops in Ota on February 22.", "February 22", "XXXX-02-22", Grain.DAY),
        ("They moved the match on Monday from a 4:25 kickoff.", "4:25", "XXXX-XX-XXT04:25", Grain.TIME),
        ("The past year’s films were long.", "The past year", "P1Y", Grain.DURATION),
    ],
)
def test_a_day_that_is_not_sure_is_not_told(text: str, words: str, value: str, grain: Grain) -> None:
    found = {each.span.of(text): (each.value, each.grain) for each in dates(text, published=THURSDAY)}
    assert found[words] == (value, grain)


def test_today_may_be_these_days_and_the_day_of_the_week_is_of_any() -> None:
    news = (
        "The town was built by hand, stone for stone, and it is the largest of its kind for miles around. "
        * 4
    )
    assert told(f"{news}Today, half of them live in Ota.") == [("Today", "XXXX-XX-XX")]
    assert told(f"{news}It still hurts today.") == [("today", "XXXX-XX-XX")]
    assert told(f"{news}Today, half of them left Ota.") == [("Today", "2023-07-13")]
    assert told("It depends on the day of the week and on the time of the year.") == []


def test_a_month_a_few_sentences_behind_a_year_may_be_of_that_year() -> None:
    text = (
        "Last year they wrote of the pond. It was cold. It froze. After a February storm nothing was seen. In March it "
        "thawed."
    )
    assert [value for _, value in told(text)] == ["2022", "XXXX-02", "XXXX-03"]


def test_a_month_in_news_that_tells_a_history_may_be_of_this_year() -> None:
    text = (
        "He left in 2010, fled in 2012, sang in 2014 and fell in 2015. The case was shut in 2017 and reopened in May, "
        "the clerk said on Tuesday."
    )
    assert ("May", "XXXX-05") in told(text)
    assert ("May", "2017-05") in told(text.replace(", the clerk said on Tuesday", ""))
    assert ("July 12", "XXXX-07-12") in told(
        text.replace("May, the clerk said on Tuesday", "1950. On July 12 it rained")
    )


@pytest.mark.parametrize(
    ("text", "words", "ends"),
    [
        ("It takes one to three hours.", "one to three hours", ("PT1H", "PT3H")),
        ("It takes 10-12 days.", "10-12 days", ("P10D", "P12D")),
        ("It takes two-three years.", "two-three years", ("P2Y", "P3Y")),
        ("It rose in two or three years.", "two or three years", ("P2Y", "P3Y")),
    ],
)
def test_a_length_of_two_numbers_has_both(text: str, words: str, ends: tuple[str, str]) -> None:
    (date,) = dates(text, published=THURSDAY)
    assert (date.span.of(text), (date.begin, date.end), date.value) == (words, ends, ends[1])


def test_three_quarters_of_the_voters_are_a_share() -> None:
    assert told("It had three quarters of the voters.") == []


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "The job count is now just shy of its December 2025 peak. "
            "Traders expect two rate hikes for the remainder of this year.",
            datetime.date(2026, 6, 5),
            ("the remainder of this year", "2026"),
        ),
        (
            "Operating margins were 14.1%, which the firm said could reach 14.8% by 2006. "
            "During the year Norlux bought its rival Veta.",
            datetime.date(2005, 2, 25),
            ("the year", "XXXX"),
        ),
        (
            "We are supposed to open at 4pm and close at 10pm.",
            datetime.date(2019, 4, 24),
            ("4pm", "XXXX-XX-XXT16:00"),
        ),
        (
            "Around 26,000 workers have retired per month over the last year.",
            datetime.date(2026, 6, 5),
            ("the last year", "P1Y"),
        ),
        (
            "The pay rise follows two quarters of contraction.",
            datetime.date(2026, 6, 5),
            ("two quarters", "P2Q"),
        ),
    ],
)
def test_faults_that_readers_saw(text: str, published: datetime.date, expected: tuple[str, str]) -> None:
    assert expected in told(text, published)


NOVEMBER = datetime.date(2019, 11, 19)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # The verb that governs it, or the words around it, tell of a day to come.
        ("It is unlikely until after Marsh leaves office on Jan. 20.", "Jan. 20", "2020-01-20"),
        ("Berg has emerged as the choice if her party wins the vote in December.", "December", "2019-12"),
        ("Marsh said he would break with the E.U. by the end of March and left.", "March", "2020-03"),
        ("It will cost less than forecast on Friday.", "Friday", "2019-11-22"),
        # It may be past or to come.
        ("They told of the tour that stops at the Karo Hall on July 22.", "July 22", "XXXX-07-22"),
        ("The Rovers meet the Swifts on Saturday.", "Saturday", "XXXX-WXX-6"),
        ("Marsh has praised the host of Saturday’s debate.", "Saturday", "XXXX-WXX-6"),
        ("It was due to be shut in February.", "February", "XXXX-02"),
        # The day belongs to a noun.
        ("He is likely to be asked about Berg’s July 25 call.", "July 25", "XXXX-07-25"),
        # It lies so far back that a story of another year may be told.
        ("Marsh asked what he did on March 10.", "March 10", "XXXX-03-10"),
        # A story told late, and a day that is named beside one of years ago.
        ("In May 2013 he left, and in June 2014 he came. On July 3 he died.", "July 3", "XXXX-07-03"),
        # The weekday tells the year.
        ("Tickets go on sale on Friday, December 6.", "Friday, December 6", "2019-12-06"),
        ("He sang on Monday night (Nov. 18).", "Monday night", "2019-11-18TNI"),
        ("It opened on Friday, March 10.", "Friday, March 10", "XXXX-03-10"),
        ("It began on June 16th of last year.", "June 16th of last year", "2018-06-16"),
        # Of two summers either.
        ("It was signed last summer.", "last summer", "XXXX-SU"),
        ("It was signed last spring.", "last spring", "2019-SP"),
        # A firm's own quarter, and nobody's decade.
        ("They wait for the Q2 results.", "the Q2", "XXXX-Q2"),
        ("She was artist of the decade.", "the decade", "XXXX"),
        ("It came three days after the vote as the two met on Monday.", "three days after", "XXXX"),
        ("He has been free for two years after the war of 1993.", "two years after", "P2Y"),
    ],
)
def test_a_day_is_told_where_the_words_leave_no_other(text: str, words: str, value: str) -> None:
    assert (words, value) in told(text, NOVEMBER)


def test_today_is_the_day_only_of_what_happens() -> None:
    rest = " The clerk of the town of Ota has kept its books for years." * 6
    for text, value in (
        ("They met today.", "2019-11-19"),
        ("The figures of today’s meeting are out.", "2019-11-19"),
        ("Half of them are poor today.", "XXXX-XX-XX"),
        ("Even today, they wait.", "XXXX-XX-XX"),
        ("It is free from the tyranny of today’s fashion.", "XXXX-XX-XX"),
        ("''It is shut today,'' she said.", "XXXX-XX-XX"),
    ):
        assert told(text + rest, NOVEMBER)[0][1] == value


def test_this_week_on_a_monday_may_be_the_week_before() -> None:
    monday = datetime.date(2019, 11, 18)
    assert told("She said so this week.", monday) == [("this week", "XXXX")]
    assert told("She will say so this week.", monday) == [("this week", "2019-W47")]


def test_a_day_that_belongs_to_a_noun_agrees_with_that_day_alone() -> None:
    text = "Saturday’s match may decide all. She saw it on Saturday."
    assert told(text, NOVEMBER) == [("Saturday", "XXXX-WXX-6"), ("Saturday", "2019-11-16")]


def test_no_history_tells_of_a_day_to_come() -> None:
    text = (
        "They met in 1993, in 1995, in 1997 and in 2001, and again in October 2019. It shut on 4 February. "
        "It began in 1999."
    )
    assert ("4 February", "XXXX-02-04") in told(text, NOVEMBER)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Points rose from 1061 to 1128.", []),
        ("A survey of 1709 schoolchildren says so.", []),
        ("It keeps a 2000 year old habit.", []),
        ("The Karo 1660 beats the Veta 2060.", []),
        ("It lies in the mid-30s, and the other in the low-50s.", []),
        ("A woman in her 80s stole a handful of $20s.", []),
        ("It was built in the 80s.", [("the 80s", "198")]),
        ("It may help them one day.", []),
        ("It took one day.", [("one day", "P1D")]),
        ("It is a 53-day-long show.", [("53-day-long", "P53D")]),
        ("It took 2 minutes and 38 seconds.", [("2 minutes and 38 seconds", "PT2M38S")]),
        ("He got two years and six months.", [("two years and six months", "P2Y6M")]),
    ],
)
def test_a_number_is_no_year_and_a_length_is_whole(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


def test_a_length_ends_today_unless_it_is_of_something() -> None:
    def ends(text: str) -> tuple[str | None, str | None]:
        (date,) = (each for each in dates(text, published=NOVEMBER) if each.grain is Grain.DURATION)
        return date.begin, date.end

    assert ends("It rose over the past two years.") == ("2017", "2019-11-19")
    assert ends("It rose in the last five months of her life.") == (None, None)
    assert ends("The next two months were hard.") == (None, None)
    assert ends("It will rise over the next decade.") == ("2020", "2029")
    assert ends("It takes one-to-seven days.") == ("P1D", "P7D")
