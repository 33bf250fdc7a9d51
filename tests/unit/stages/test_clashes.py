"""Conflicts: what stands against a statement, and what only looks so."""

from datetime import date

import pytest

from factbench.model import Agreement, Element
from factbench.settings import ParserChoice
from factbench.stages.compare import compare
from factbench.text.span import Span

DATE, NUMBER, NAME, NEGATION, FIRST, DIRECTION, QUOTATION, SPEAKER, PERIOD, WORDING = [
    Element(each)
    for each in (
        "date", "number", "name", "negation", "first", "direction", "quotation", "speaker", "period", "wording",
    )
]  # fmt: skip
BOTH = (ParserChoice.RULES, pytest.param(ParserChoice.MODEL, marks=pytest.mark.model))


def conflicts(statement: str, evidence: str, parser: ParserChoice = ParserChoice.RULES) -> list[Element]:
    return [signal.element for signal in compare(statement, evidence, parser=parser).conflicts]


def agrees(statement: str, evidence: str, element: Element) -> bool:
    return any(signal.element is element for signal in compare(statement, evidence).agreements)


@pytest.mark.parametrize("parser", BOTH)
@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("The film made more than $30 million.", "The film grossed $28 million."),
        ("Fewer than two records went gold.", "The band has two gold records."),
        (
            "The film has a total gross of less than $127 million.",
            "The film has grossed $59 million in Orven and $68 million abroad, for a total of $127 million.",
        ),
        ("At least 40 boats sank in the harbour.", "In the harbour 31 boats sank."),
    ],
)
def test_a_number_beyond_the_bound_conflicts(statement: str, evidence: str, parser: ParserChoice) -> None:
    assert conflicts(statement, evidence, parser) == [NUMBER]


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("At least 40 boats sank in the harbour.", "In the harbour 40 boats sank."),
        ("Up to 40 boats sank in the harbour.", "In the harbour 31 boats sank."),
        ("No more than 40 boats sank in the harbour.", "In the harbour 31 boats sank."),
    ],
)
def test_what_the_bound_allows_agrees(statement: str, evidence: str) -> None:
    assert agrees(statement, evidence, NUMBER)


def test_two_open_bounds_say_nothing_of_each_other() -> None:
    found = compare("More than 3 million copies were sold.", "The album has sold over 2.3 million copies.")
    assert not [each for each in found.told if each.element is NUMBER]


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("The pier was built before 1998.", "The pier was built in May 1998."),
        ("Ada Marsh has led the Harbour Board since 2012.", "Marsh has led the Harbour Board since 2017."),
        ("Orla Tigh ruled the island from 1820 to 1830.", "Orla Tigh ruled the island from 1816 to 1828."),
        ("The strike lasted less than 12 months.", "The strike lasted 18 months."),
        ("The work was finished within 12 months.", "The work was finished in 18 months."),
    ],
)
def test_a_date_beyond_the_bound_conflicts(statement: str, evidence: str) -> None:
    assert DATE in conflicts(statement, evidence)


def test_a_day_without_a_year_lies_before_another() -> None:
    evidence = "As of 25 February 2020, about 80,995 cases had been confirmed."
    assert agrees("About 80,995 cases were confirmed before February 26.", evidence, DATE)
    assert conflicts("About 80,995 cases were confirmed before February 24.", evidence) == []


def test_as_long_is_as_long_in_other_words() -> None:
    assert conflicts("She taught for over 50 years.", "Her career in teaching spans over five decades.") == []


@pytest.mark.parametrize("parser", BOTH)
@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        (
            "The submarine U-30 was commissioned in 1914.",
            "U-30 was a type U 27 submarine commissioned in 1914.",
        ),
        ("Dara Quill was the first woman to lead Orven.", "Dara Quill was the 12th president of Orven."),
        ("The bill passed in 49 states.", "The bill passed in 49 of the 50 states."),
        ("Arsen won four league titles.", "Arsen won four league titles.[5]"),
        ("Nine people died.", "Rescuers pulled 187 people from the water, and nine bodies were found."),
        ("The sea takes up 15 boats by the pier.", "By 2100 the sea will take boats by the pier."),
        ("The mill makes seven times as much flour.", "The mill has two sacks of flour."),
    ],
)
def test_codes_parts_and_other_counts_are_no_rivals(
    statement: str, evidence: str, parser: ParserChoice
) -> None:
    assert conflicts(statement, evidence, parser) == []


def test_a_rank_is_set_against_a_rank_of_the_same() -> None:
    assert conflicts("Cory was the 3rd woman to win the prize.", "She was the first woman to win the prize.")
    assert conflicts("It is the 2nd biggest lake by area.", "It is the third largest lake by area.") == [
        FIRST
    ]


def test_years_of_a_life_date_birth_and_death_alone() -> None:
    passage = "Ida Murd (15 July 1919 – 8 February 1999) was a novelist."
    assert not agrees("Ida Murd married in 1919.", passage, DATE)
    assert conflicts("Ida Murd was born in 1921.", passage) == [DATE]
    assert conflicts("Ida Murd passed away in 1997.", passage) == [DATE]
    assert conflicts("Ida Murd left school in 1931.", passage) == []


def test_how_often_is_counted() -> None:
    statement = "The Audit Office publishes its forecasts three times a year."
    assert conflicts(statement, "Twice a year, the Audit Office releases forecasts.") == [NUMBER]
    assert conflicts(statement, "Twice a month, the Audit Office lets visitors in.") == []
    assert agrees(statement, "Three times a year the Audit Office publishes forecasts.", NUMBER)


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        (
            "Orven has a new law that lets police search cars.",
            "Orven outlaws tinted windows and lets police search.",
        ),
        ("Orven imposed martial law to stop the plague.", "Starting on 16 March, Orven imposed martial law."),
        ("Parents can pass the disease by inheritance.", "The disease is heritable."),
        ("Olin Marsh is a businessman.", "Olin Marsh's companies paid for his time in office."),
        ("The film was partly shot in England.", "It was shot in both California and Britain."),
        ("The poet is English.", "She is a British poet."),
        (
            "Instead of attending a school, she went to sea.",
            "She attended a school in Orven, and went to sea.",
        ),
        ("The island has not been sold.", "Nobody bought the island, which was never for sale."),
    ],
)
def test_words_that_are_said_of_something_else_do_not_clash(statement: str, evidence: str) -> None:
    assert conflicts(statement, evidence) == []


@pytest.mark.model
def test_a_date_counts_against_a_date_of_the_same_verb() -> None:
    evidence = "She met Reyn in 2007, married him in September 2008, and divorced him in July 2011."
    assert conflicts("She married Reyn in 2010.", evidence, ParserChoice.MODEL) == [DATE]
    assert conflicts("She divorced Reyn in 2011.", evidence, ParserChoice.MODEL) == []


@pytest.mark.model
def test_another_name_in_the_same_role_conflicts() -> None:
    statement = "Ida Marsh is the prime minister of Orven."
    evidence = "Its prime minister, Olin Quill, has led Orven since 2017."
    assert conflicts(statement, evidence, ParserChoice.MODEL) == [NAME]
    assert conflicts(statement, "Olin Quill met the mayor of Orven.", ParserChoice.MODEL) == []


def test_what_was_put_into_the_statement_is_doubtful_where_it_differs() -> None:
    statement, evidence = "The pier opened on Friday 14 July 2023.", "The pier opened on 7 July 2023."
    assert [each.element for each in compare(statement, evidence).conflicts] == [DATE]
    found = compare(statement, evidence, inserted=[Span(26, 38)])
    assert found.conflicts == ()
    assert [each.agreement for each in found.told if each.element is DATE] == [Agreement.QUALIFIES]


def test_dates_of_a_page_that_was_updated_count_from_the_update() -> None:
    statement, evidence = "The pier opened last year.", "The pier opened in 2022."
    first = compare(statement, evidence, claim_date=date(2021, 3, 1))
    assert [each.element for each in first.conflicts] == [DATE]
    updated = compare(statement, evidence, claim_date=date(2021, 3, 1), claim_updated=date(2023, 3, 1))
    assert updated.conflicts == ()


@pytest.mark.model
def test_a_date_that_tells_a_thing_from_others_is_no_date_of_an_event() -> None:
    statement = "Votes were lost in the 2020 election in Orven."
    assert conflicts(statement, "Votes were lost in Orven from 2000 to 2014.", ParserChoice.MODEL) == []
    statement = "The filming of the drama began in January 1994."
    evidence = "The filming of the drama began in September 1994."
    assert conflicts(statement, evidence, ParserChoice.MODEL) == [DATE]
