"""Dates: which date of a passage says when the statement's event was, and which is that of something else."""

import pytest

from factbench.model import Agreement, Element, Suggestion
from factbench.stages.compare import compare
from factbench.stages.compare.predicate import begins, predicate
from factbench.stages.compare.side import Side

AGREES, CONFLICTS, QUALIFIES = Agreement.AGREES, Agreement.CONFLICTS, Agreement.QUALIFIES
SUPPORTS, REFUTES, NEITHER = Suggestion.SUPPORTS, Suggestion.REFUTES, Suggestion.UNCLEAR
PEACE = "Orven made peace with Brint in 1979 and Harnow in 1994."
WARS = "Orven held votes in 1956, 1967, and 1973, and Orven made peace with Brint in 1979 and Harnow in 1994."


def dated(statement: str, evidence: str, *, sought: bool = True) -> list[Agreement]:
    """What is said of dates, but for silence."""
    return [
        each.agreement
        for each in compare(statement, evidence, sought=sought).signals
        if each.element is Element.DATE and each.agreement is not Agreement.SILENT
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Quill Bridge was built in 2019.", [["built"]]),
        ("Built in 1977, the Quill Bridge collapsed on 3 May 2024.", [["Built"], ["collapsed"]]),
        ("In 2024 a ship lost power and struck the bridge.", [["lost", "struck"]]),
        ("She signed it in 1979 and in 1994 she left.", [["signed"], ["left"]]),
        ("She signed treaties with Brint in 1979 and Harnow in 1994.", [["signed"], ["signed"]]),
        ("Ida Marsh has been mayor of Brint since 2018.", [["mayor"]]),
        ("Ida Marsh took office in 2018.", [["office"]]),
        ("The flood occurred in 2018.", [["flood"]]),
        ("The Long Tide is a 1951 film.", [["film"]]),
        ("The release of the book in 1997 made her rich.", [["release", "book"]]),
        ("Ida Marsh (born Ida Quill; 3 May 1950) is a painter.", [["born"]]),
        ("It was settled and walled in 1200.", [["settled", "walled"]]),
    ],
)
def test_what_is_said_of_a_date(text: str, said: list[list[str]]) -> None:
    side = Side(text)
    found = [{side.words_of(term.span) for term in predicate(side, slot.span)} for slot in side.dates]
    assert [each - {"Ida", "Quill"} for each in found] == [set(each) for each in said]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Marsh took office in 2020.", True),
        ("Mayor Ida Marsh (since 26 May 2020)", True),
        ("The mill opened in 2020.", True),
        ("Ida Marsh took office again in 2020.", False),
        ("Ida Marsh took office for a second term in 2020.", False),
        ("Ida Marsh took a boat in 2020.", False),
        ("Ida Marsh met the council in 2020.", False),
    ],
)
def test_what_begins_with_a_date(text: str, expected: bool) -> None:
    side = Side(text)
    assert begins(side, side.dates[0].span) is expected


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        (
            "The ship Long Tide was built in Orven in 2019.",
            "On 26 March 2024 the ship Long Tide, bound for Orven, lost power and struck the Quill Bridge.",
            [QUALIFIES],
        ),
        ("Ida Marsh was elected mayor of Brint in 2012.", "Ida Marsh resigned as mayor of Brint in 2018.", [QUALIFIES]),
        ("The Quill Bridge was built in 2019.", "Built in 1977, the Quill Bridge fell on 3 May 2024.", [CONFLICTS]),
        ("The Quill Bridge was built in 2019.", "The Quill Bridge was constructed in 1977.", [CONFLICTS]),
        ("Ida Marsh was born in 1950.", "Ida Marsh (born Ida Quill; 3 May 1941) is a painter.", [CONFLICTS]),
        ("The poet Ida Marsh passed away in 1950.", "Ida Marsh (3 May 1875 – 1 June 1947) was a poet.", [CONFLICTS]),
        ("The war with Brint ended in 1947.", "After the end of the war with Brint in 1991 Orven grew.", [CONFLICTS]),
        ("Orven fought Brint from 1984 to 1988.", "From 1980 to 1988, Orven fought Brint.", [CONFLICTS, AGREES]),
        ("Orven seized Brint in 2007.", "Orven seized Brint in 2006. In 2007 Orven was poor.", [CONFLICTS]),
        ("The mill closed in 2013.", "The mill ran for 93 years before closing in 2011.", [CONFLICTS]),
        ("Orven won the cup in 2019.", "Orven won the cup in 2016.", [QUALIFIES]),
        ("Ada Voss made a film in 1951.", "Ada Voss made a film in 1960.", [QUALIFIES]),
        ("Ada Voss became a judge in 1951.", "Ada Voss became a judge in 1960.", [CONFLICTS]),
    ],
)  # fmt: skip
def test_a_date_that_a_search_found_counts_only_where_the_same_is_said_of_it(
    statement: str, evidence: str, expected: list[Agreement]
) -> None:
    assert dated(statement, evidence) == expected


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("Ida Marsh took office as president of Orven in October 2020.", [CONFLICTS]),
        ("Ida Marsh became president of Orven in October 2020.", [CONFLICTS]),
        ("Ida Marsh (since 26 October 2020), president of Orven.", [CONFLICTS]),
        ("Ida Marsh became president of Orven in October 2018.", [AGREES]),
        ("Ida Marsh has been president of Orven since 2018.", [AGREES]),
        ("President Ida Marsh of Orven was elected in October 2020.", [QUALIFIES]),
        ("Ida Marsh took office as president of Orven for a second term in October 2020.", [QUALIFIES]),
        ("Ida Marsh, the president of Orven, met the council in October 2020.", [QUALIFIES]),
        ("The second term of Ida Marsh as president of Orven was approved in October 2018.", [QUALIFIES]),
    ],
)
def test_since_is_a_beginning_and_is_set_against_beginnings(evidence: str, expected: list[Agreement]) -> None:
    statement = "Ida Marsh has been president of Orven since October 2018."
    assert dated(statement, evidence) == expected
    assert (compare(statement, evidence, sought=True).stance is SUPPORTS) is (expected == [AGREES])


@pytest.mark.parametrize(
    ("statement", "evidence", "stance"),
    [
        ("Orven made peace with Brint in 1979.", PEACE, SUPPORTS),
        ("Orven made peace with Harnow in 1994.", PEACE, SUPPORTS),
        ("Orven made peace with Harnow in 1979.", PEACE, REFUTES),
        ("Orven made peace with Brint in 1994.", PEACE, REFUTES),
        ("Brint opened its port in 1960.", "Brint opened its port in 1950 and its airport in 1960.", REFUTES),
        ("The mill closed in 1950.", "The mill was built in 1950 and closed in 1960.", REFUTES),
        ("The mill was built in 1950.", "The mill was built in 1950 and closed in 1960.", SUPPORTS),
        (
            "Orven regained its freedom in 1921.",
            "Orven was annexed in 1921 and regained its freedom when Harnow fell in 1991.",
            NEITHER,
        ),
        ("Orven made peace with Brint in 1994.", WARS, REFUTES),
        ("Orven made peace with Brint in 1979.", WARS, SUPPORTS),
        ("Orven made peace with Harnow in 1967.", WARS, REFUTES),
        (
            "Orven made peace with Brint in 1994.",
            "Orven made peace with Brint in 1994, after Orven and Harnow made peace in 1993.",
            SUPPORTS,
        ),
        (
            "Brint joined the League in 1991 and the Union in 2004.",
            "Brint joined the League in 2004 and the Union in 1991.",
            REFUTES,
        ),
        (
            "Harnow joined the League in 1991.",
            "Brint and Harnow joined the League in 1991 and 2004, respectively.",
            REFUTES,
        ),
        (
            "Harnow joined the League in 2004.",
            "Brint and Harnow joined the League in 1991 and 2004, respectively.",
            SUPPORTS,
        ),
    ],
)
def test_a_date_in_a_list_belongs_to_its_own_conjunct(
    statement: str, evidence: str, stance: Suggestion
) -> None:
    assert compare(statement, evidence, sought=True).stance is stance


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        (
            "The Brint Dam was completed in 1869.",
            "The completion of the Quill Canal in 1869 made Orven rich. The Brint Dam was completed in 1971.",
            [CONFLICTS],
        ),
        ("Ida Marsh sang in Brint in 1950.", "Ida Marsh sang in Brint in 1948. She sang again in 1950.", [AGREES]),
        (
            "Ida Marsh has been mayor of Brint since 2015.",
            "president: Ben Lind (since 3 February 2015); mayor of Brint: Ida Marsh (since 22 October 2022)",
            [CONFLICTS],
        ),
    ],
)  # fmt: skip
def test_a_date_of_what_another_name_is_told_of_is_none(
    statement: str, evidence: str, expected: list[Agreement]
) -> None:
    assert dated(statement, evidence) == expected


@pytest.mark.parametrize(
    ("statement", "evidence", "stance"),
    [
        (
            "Ida Marsh resigned as mayor of Brint in 1995.",
            "Protests led to the resignation of Ida Marsh, who had been mayor of Brint since 1995.",
            None,
        ),
        (
            "Orven was dissolved in 1936.",
            "In 1936 the towns were joined to Orven, in which they were kept until the dissolution of Orven in 1991.",
            None,
        ),
        (
            "The Quill Accords were signed by Orven and Brint in 1994.",
            "King Olin signed a treaty with Orven in 1994, after Orven and Brint signed the Quill Accords in 1993.",
            REFUTES,
        ),
        ("Orven was a church state in the 430s.", "Orven was a church state in the 330s.", None),
        ("Orven was a church state in the 330s.", "Orven was a church state in the 330s.", SUPPORTS),
    ],
)
def test_a_date_of_another_clause_says_nothing_of_this(
    statement: str, evidence: str, stance: Suggestion | None
) -> None:
    found = compare(statement, evidence, sought=True).stance
    assert found is stance if stance else found not in {SUPPORTS, REFUTES}


def test_of_two_that_a_list_dates_apart_one_date_supports_neither() -> None:
    assert compare("Orven made peace with Brint and Harnow in 1979.", PEACE).stance is not SUPPORTS


@pytest.mark.parametrize(
    ("statement", "evidence", "expected"),
    [
        ("The mill closed in the 1900s.", "The mill closed in 1905.", [AGREES]),
        ("The mill closed in the 1900s.", "The mill closed in 1985.", []),
        ("The mill closed in 1985.", "The mill closed in the 1900s.", []),
        ("The mill closed in the 1900s.", "The mill closed in 1885.", [CONFLICTS]),
        ("The mill closed in the 1900s.", "The mill closed in the 19th century.", [CONFLICTS]),
        ("The mill closed in the 1800s.", "The mill closed in 1885.", [AGREES]),
        ("The mill closed in the 1990s.", "The mill closed in 1999.", [AGREES]),
        ("The mill closed in the 1990s.", "The mill closed in 2000.", [CONFLICTS]),
        ("The mill closed in the 19th century.", "The mill closed in 1900.", [AGREES]),
        ("The mill closed in the 19th century.", "The mill closed in 1800.", []),
        ("The mill closed in the 19th century.", "The mill closed in 1901.", [CONFLICTS]),
    ],
)
def test_decades_and_centuries_end_where_they_end(
    statement: str, evidence: str, expected: list[Agreement]
) -> None:
    assert dated(statement, evidence, sought=False) == expected


@pytest.mark.parametrize(
    ("statement", "evidence"),
    [
        ("Ada Voss won silver in 2012.", "Ada Voss won gold in 2016."),
        ("The bank opened in 1990.", "The bank closed in 2000."),
        ("Ada Voss was born in Kreuzberg.", "Ada Voss was born in Berlin, Germany."),
        ("Ada Voss was born in Berlin.", "Ada Voss was born in Kreuzberg."),
    ],
)
def test_what_is_so_at_another_time_or_in_a_part_of_a_city_is_no_conflict(
    statement: str, evidence: str
) -> None:
    assert not compare(statement, evidence, sought=True).conflicts


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Since 1993, a year after relations were established, Orven has run an embassy in Brint.", AGREES),
        ("In 1993, just 10 days after relations were established, Orven opened an embassy in Brint.", AGREES),
        ("Two years after relations were established, Orven opened an embassy in Brint in 1993.", AGREES),
        ("Relations with Orven were established in 1993, a year before Harnow left.", CONFLICTS),
    ],
)
def test_an_event_that_only_tells_how_far_off_it_was_has_no_part_in_the_date(
    statement: str, expected: Agreement
) -> None:
    evidence = (
        "Relations between Orven and Brint were established on 7 April 1992. "
        "The Orven embassy in Brint followed in 1993."
    )
    told = compare(statement, evidence).signals
    assert expected in [each.agreement for each in told if each.element is Element.DATE]
    assert expected is CONFLICTS or not [each for each in told if each.agreement is CONFLICTS]


def test_after_a_year_and_after_the_event_of_that_year_are_one_bound() -> None:
    found = compare(
        "About 1,500 people fled to Brint after 2011.",
        "About 1,500 people fled to Brint after the start of the war in 2011.",
        sought=True,
    )
    assert not found.conflicts
    assert not found.qualifications


def test_which_of_two_times_lies_in_the_other_is_told_the_right_way_round() -> None:
    (inside,) = compare("Ida Marsh left Brint before 1990.", "Ida Marsh left Brint in 1985.").agreements[:1]
    assert inside.why.endswith("which falls into that time.")
