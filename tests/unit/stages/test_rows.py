"""Lists: a number counts in its own row alone, and what a row is called is no name."""

from __future__ import annotations

import pytest

from factbench.model import Agreement, Suggestion
from factbench.stages.compare import compare
from factbench.stages.compare.listed import labels, notes, row_of, rows
from factbench.stages.compare.side import Side
from factbench.text.span import Span
from tests.linear import grows_linearly

SUPPORTS, REFUTES = Suggestion.SUPPORTS, Suggestion.REFUTES
BORDERS = "total: 730 km ; border countries (4): Quill Strip 59 km; Hale (Marsh City) 3 km; Orven 428 km; Brint 219 km"
PEOPLE = "total: 2,963,837 (2025 est.) ; male: 1,451,842 ; female: 1,511,995"
SECTORS = "agriculture: 14% (2024 est.) ; industry: 30% (2024 est.) ; services: 56% (2024 est.)"
AGES = "0-14 years: 23% (male 275,589/female 250,630) ; 15-64 years: 67% ; 65 years and over: 10% (2024 est.)"
SHIPS = "total: 965 (2023) ; by type: bulk carrier 32, container ship 28, oil tanker 86, other 819"
TOWNS = (
    "urban population: 63.7% of total population (2023) ; rate of urbanization: 0.23% annual rate of change"
)
JOBLESS = "Unemployment rate 2024: 7.2% (2024 est.) ; Unemployment rate 2023: 7.4% (2023 est.)"
TROOPS = (
    "North Sorrel has troops in Brint (750), Hale (250), Orven (870), and Quill (900); it has 60,000 in all."
)
SOLD = "Brint 37%, Orven 25%, Hale 7% (2023) ; note: share of all exports"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BORDERS, ["total", "Quill Strip", "Hale (Marsh City)", "Orven", "Brint"]),
        (PEOPLE, ["total", "male", "female"]),
        ("male: 5.1, female: 4.2", ["male", "female"]),
        (SECTORS, ["agriculture", "industry", "services"]),
        (AGES, ["0-14 years", "male", "female", "15-64 years", "65 years and over"]),
        (SHIPS, ["total", "bulk carrier", "container ship", "oil tanker", "other"]),
        (SOLD, ["Brint", "Orven", "Hale"]),
        ("Land boundaries\ntotal: 300 km\nborder countries: Orven 219 km; Brint 81 km", ["total", "Orven", "Brint"]),
        ("Ebb (of all of Orven, Hale and Brint) - 6 km; Hu - 5 km", ["Ebb (of all of Orven, Hale and Brint)", "Hu"]),
        ("Troops are in Brint (750), Hale Bay (250) and Orven (870).", ["Brint", "Hale Bay", "Orven"]),
        # What is no list.
        ("It was seen in Brint (1990) and Orven (1991).", []),
        ("He said: the war is over. She told the mayor: go.", []),
        ("In 1990 the town had 4,000 people, 300 cows, 20 pigs.", []),
        ("The team won 12 games, lost 4 and drew 3.", []),
        ("total: 686 km (2017)", []),
        ("Background: Orven is the first of its kind. Ida Marsh wrote: “Go!”", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_list_has_rows_each_with_a_head(text: str, expected: list[str]) -> None:
    assert [row.head.of(text) for row in rows(text)] == expected


def test_a_row_knows_the_heads_above_it_and_its_value() -> None:
    at = AGES.index("250,630")
    row = row_of(AGES, Span(at, at + 1))
    assert row is not None
    assert (row.head.of(AGES), row.value.of(AGES)) == ("female", "250,630")
    assert [head.of(AGES) for head in row.above] == ["0-14 years"]


def test_the_head_of_a_list_is_no_head_of_its_first_row() -> None:
    text = f"Land boundaries: {BORDERS}"
    assert [row.above for row in rows(text) if row.head.of(text) == "total"] == [()]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The port is old; it is deep.", 1),
        ("The port is old; it is deep; the town has a mill.", 3),
        ("The port (old; deep; grey) has a mill.", 1),
        ("", 1),
    ],
)
def test_a_sentence_with_two_semicolons_is_notes(text: str, count: int) -> None:
    assert len(notes(text, Span(0, len(text)))) == count


def test_a_list_of_a_thousand_rows_has_them_all() -> None:
    assert len(rows("; ".join(f"row{number}: {number} km" for number in range(1000)))) == 1000


@pytest.mark.parametrize(
    ("statement", "evidence", "title", "expected"),
    [
        # The row that the statement names, and no other.
        ("North Sorrel's border with Brint is 219 km.", BORDERS, "North Sorrel", SUPPORTS),
        ("North Sorrel's border with Brint is 428 km long.", BORDERS, "North Sorrel", REFUTES),
        ("North Sorrel has a border of 59 km with the Quill Strip.", BORDERS, "North Sorrel", SUPPORTS),
        ("North Sorrel has a border of 59 km with Orven.", BORDERS, "North Sorrel", REFUTES),
        ("North Sorrel's industry makes up 14%.", SECTORS, "North Sorrel", REFUTES),
        ("North Sorrel's male population is 1,511,995.", PEOPLE, "North Sorrel", REFUTES),
        ("North Sorrel has 86 oil tankers.", SHIPS, "North Sorrel", SUPPORTS),
        ("North Sorrel has 28 oil tankers.", SHIPS, "North Sorrel", REFUTES),
        ("In North Sorrel 63.7% of the population is urban.", TOWNS, "North Sorrel", SUPPORTS),
        ("In North Sorrel 0.23% of the population is urban.", TOWNS, "North Sorrel", REFUTES),
        ("North Sorrel's rate of urbanization is 63.7%.", TOWNS, "North Sorrel", REFUTES),
        ("North Sorrel's unemployment rate was 7.4% in 2024.", JOBLESS, "North Sorrel", REFUTES),
        ("North Sorrel's unemployment rate was 7.4% in 2023.", JOBLESS, "North Sorrel", SUPPORTS),
        ("In North Sorrel 250,630 boys are 0-14 years old.", AGES, "North Sorrel", REFUTES),
        # Another row's number is no counterpart.
        ("North Sorrel's border with Harnow is 219 km long.", BORDERS, "North Sorrel", None),
        ("North Sorrel has 300 km of borders.", BORDERS, "North Sorrel", None),
        ("North Sorrel has 1,451,842 women.", PEOPLE, "North Sorrel", None),
        ("North Sorrel has 250 troops in Orven.", TROOPS, "", None),
        ("North Sorrel has 870 troops in Orven.", TROOPS, "", SUPPORTS),
        # The list is of another than the statement, or nobody knows of whom.
        ("Orven's border with Brint is 300 km long.", BORDERS, "North Sorrel", None),
        ("Orven's border with Brint is 300 km long.", BORDERS, "", None),
        ("Orven has 700 km of land borders.", BORDERS, "", None),
        ("Orven borders Brint.", BORDERS, "", None),
        ("Orven borders Brint.", BORDERS, "North Sorrel", None),
        ("Brint takes 25% of Harnow's exports.", SOLD, "North Sorrel", None),
        # Of what the source is about one row may be said after the other.
        ("North Sorrel borders Orven and Brint.", BORDERS, "North Sorrel", SUPPORTS),
    ],
)
def test_a_number_counts_in_its_own_row_alone(
    statement: str, evidence: str, title: str, expected: Suggestion | None
) -> None:
    found = compare(statement, evidence, title=title).stance
    assert (found if found in (SUPPORTS, REFUTES) else None) is expected


def test_a_name_in_a_row_is_no_rival_of_whom_the_statement_is_about() -> None:
    evidence = "chief of state: President Ida HALE (since 13 March 2022) ; head of government: Prime Minister Tom QUILL"
    found = compare("Tom Quill is the head of government of Sorrel.", evidence, title="Sorrel")
    assert not found.conflicts


def test_what_a_list_calls_its_values_is_no_name() -> None:
    text = "Country Name: Republic of Brint; Head of State: Ida Marsh; Border Countries: Sorrel 17 km; Hale 20 km"
    assert [name.span.of(text) for name in Side(text).names if "Count" in name.span.of(text)] == []
    assert [head.of(text) for head in labels(text)] == ["Country Name", "Head of State", "Border Countries"]


def test_who_speaks_before_a_colon_is_a_name() -> None:
    text = "Ida Marsh: We go home.\nOlin Quill: That is no answer."
    assert [name.span.of(text) for name in Side(text).names] == ["Ida Marsh", "Olin Quill"]


def test_a_bound_of_a_few_does_not_say_millions() -> None:
    found = compare("Sorrel has about 3 million people.", "The count is of people ages 15 or older who work.")
    assert not [each for each in found.told if each.agreement is Agreement.AGREES]


NOTES = (
    "Brint trades with Orven; the army helps the harbour with works of all sorts; in spring the council gives money to "
    "schools; in 1994 North Sorrel lent the pact 26 ships of its own"
)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Brint trades with Orven.", SUPPORTS),
        ("The army gives money to schools.", None),
        ("The council helps the harbour.", None),
    ],
)
def test_what_is_said_in_two_notes_is_not_said_of_one_thing(
    statement: str, expected: Suggestion | None
) -> None:
    found = compare(statement, NOTES).stance
    assert (found if found in (SUPPORTS, REFUTES) else None) is expected


def test_a_measure_in_one_note_is_none_of_what_another_tells() -> None:
    evidence = (
        "Hurn Peak is the highest hill of Brint; snow covers it all year; ice 3,700 feet thick flows to sea"
    )
    assert not compare("Hurn Peak is 6,190 m high.", evidence).conflicts


@pytest.mark.parametrize(
    "piece",
    ["Brint 1 km; ", "head: 1 km ; ", "a years: 1% (male 1/female 2) ; ", "Brint (1), ", "Ab (", ", 1 km"],
)
def test_lists_take_time_in_proportion_to_the_passage(piece: str) -> None:
    statement = "North Sorrel has a border of 27 km with Brint and 12 years."
    assert grows_linearly(lambda text: compare(statement, text, title="North Sorrel"), piece, size=4_000)
