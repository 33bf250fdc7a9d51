"""The tense that moves a date is that of the verb which governs it."""

from __future__ import annotations

import datetime

import pytest

from factbench.english.date import dates
from factbench.english.date.tense import Tense, tense_of
from factbench.text.slots import How
from factbench.text.span import Span

THURSDAY = datetime.date(2023, 7, 13)


def told(text: str, published: datetime.date = THURSDAY) -> dict[str, str]:
    """The value of each date by its words."""
    return {each.span.of(text): each.value for each in dates(text, published=published)}


@pytest.mark.parametrize(
    ("text", "words", "tense"),
    [
        ("They approved on Tuesday a bill that will ban it.", "Tuesday", Tense.PAST),
        ("They approved a bill on Tuesday that will ban it.", "Tuesday", Tense.PAST),
        ("The bill that will ban it was passed on Tuesday.", "Tuesday", Tense.PAST),
        ("On Tuesday the man who will lead the bank said so.", "Tuesday", Tense.PAST),
        ("On Tuesday a bill that was passed in haste will be signed.", "Tuesday", Tense.FUTURE),
        ("They met, but on Tuesday they will vote.", "Tuesday", Tense.FUTURE),
        ("She was freed on Tuesday and will travel home.", "Tuesday", Tense.PAST),
        ("She said she would resign on Tuesday.", "Tuesday", Tense.FUTURE),
        ("He may have been shot on Tuesday.", "Tuesday", Tense.PAST),
        ("The vote is on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The law takes effect on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The law comes into force on Tuesday.", "Tuesday", Tense.FUTURE),
        ("The hearing is scheduled for Tuesday.", "Tuesday", Tense.FUTURE),
        ("The hearing was due on Tuesday.", "Tuesday", Tense.EITHER),
        ("The injured will be flown out on Tuesday.", "Tuesday", Tense.FUTURE),
        ("A rally to be held on Tuesday drew critics.", "Tuesday", Tense.FUTURE),
        ("The court ordered them to leave on Tuesday.", "Tuesday", Tense.EITHER),
        ("She went to Ota to meet them on Tuesday.", "Tuesday", Tense.PAST),
        ("She hopes to return to work after having a son in Tuesday’s clinic.", "Tuesday", Tense.PAST),
        ("They met ahead of Tuesday’s vote.", "Tuesday", Tense.FUTURE),
        ("They asked for answers no later than Tuesday.", "Tuesday", Tense.FUTURE),
        ("The plane came down on Tuesday.", "Tuesday", Tense.PAST),
        ("The plant and the planet were seen on Tuesday.", "Tuesday", Tense.PAST),
        ("On Tuesday, Mohamed and his father are to travel.", "Tuesday", Tense.FUTURE),
        ("A storm, Tuesday.", "Tuesday", Tense.UNKNOWN),
    ],
)
def test_the_verb_that_governs_a_date_has_its_tense(text: str, words: str, tense: Tense) -> None:
    start = text.index(words)
    assert tense_of(text, Span(start, start + len(words))) is tense


@pytest.mark.parametrize(
    ("text", "published", "words", "value"),
    [
        (
            "Ruritanian voters approved an amendment on Tuesday that will grant billions to the teachers' fund.",
            datetime.date(2023, 11, 8),
            "Tuesday",
            "2023-11-07",
        ),
        ("The ship sank on 1 March.", datetime.date(2023, 3, 10), "1 March", "2023-03-01"),
        (
            "Lund expected to return to work after having her son in August.",
            datetime.date(2024, 4, 28),
            "August",
            "2023-08",
        ),
        ("In September the king announced plans to abdicate.", THURSDAY, "September", "2022-09"),
        ("He got married in September while going to school.", THURSDAY, "September", "2022-09"),
        ("They met ahead of Friday's election.", THURSDAY, "Friday", "2023-07-14"),
        ("They asked for a reply no later than 20 July.", THURSDAY, "20 July", "2023-07-20"),
    ],
)
def test_a_date_lies_where_its_own_verb_says(
    text: str, published: datetime.date, words: str, value: str
) -> None:
    assert told(text, published)[words] == value


def test_what_lay_ahead_when_it_was_planned_is_unresolved() -> None:
    (date,) = dates("The hearing was due on Friday.", published=THURSDAY)
    assert (date.value, date.how) == ("XXXX-WXX-5", How.UNRESOLVED)


def test_a_day_that_owns_an_event_has_not_the_tense_of_what_becomes_of_it() -> None:
    assert told("Monday's attack will be looked into.") == {"Monday": "XXXX-WXX-1"}
    assert told("Monday's attack killed two.") == {"Monday": "2023-07-10"}
    assert told("Friday's vote will decide.") == {"Friday": "2023-07-14"}
