from __future__ import annotations

from datetime import date

import pytest

from factbench.documents.masthead import Masthead, masthead

BODY = ["The council of Oakham voted to rebuild the old bridge.", "Work on the bridge begins in May."]
MENU = ["Home", "News  Sport", "Weather", "Sign in"]


def test_the_title_is_the_line_above_that_shares_most_with_the_body() -> None:
    above = [*MENU, "Ten walks on a Sunday", "Oakham rebuilds its bridge", "Photo: the old bridge of Oakham"]
    assert masthead(above, BODY, []).title == "Oakham rebuilds its bridge"


def test_a_title_printed_twice_wins_over_a_standfirst() -> None:
    title, standfirst = "Oakham rebuilds its bridge at last", "The council voted to rebuild the old bridge."
    assert masthead([*MENU, title, standfirst, title], BODY, []).title == title


def test_under_few_lines_the_first_is_the_title() -> None:
    assert masthead(["High water", "by Ann Lee", "3 May 2024"], BODY, []).title == "High water"


@pytest.mark.parametrize("above", [[], ["Home"], [*MENU, "Nothing of the sort here"], ["two small words"]])
def test_where_no_line_fits_there_is_no_title(above: list[str]) -> None:
    assert masthead(above, BODY, []).title is None


def test_the_day_of_publication_wins_over_the_day_of_an_update() -> None:
    found = masthead(["A title here", "Updated: 5 May 2024 | Published: 3 May 2024, 10:15 CET"], BODY, [])
    assert (found.published, found.published_as) == (date(2024, 5, 3), "3 May 2024, 10:15 CET")


def test_a_dateline_gives_the_day_where_no_line_above_does() -> None:
    assert masthead([], ["OSLO, 4 May 2024 (NTB) — It rained."], []).published == date(2024, 5, 4)
    assert masthead([], ["On 4 May 2024 it rained in Oslo."], []).published is None


def test_a_day_just_below_the_body_is_taken_last() -> None:
    assert masthead([], BODY, ["Published 6 May 2024"]).published == date(2024, 5, 6)


@pytest.mark.parametrize(
    ("below", "url", "site"),
    [
        (["Oakham News", "Mail: desk@oakhamnews.example"], None, "Oakham News"),
        (["Oakham News is a paper.", "© 2024 Oakham News"], None, "Oakham News"),
        (["Copyright (c) 2020-2024 by Oakham News. No copying.", "About Oakham News"], None, "Oakham News"),
        (["© 2024 Somebody Else"], None, None),
        ([], "https://www.oakham.example/x", "www.oakham.example"),
        ([], None, None),
    ],
)
def test_the_site_is_the_name_that_the_page_repeats(
    below: list[str], url: str | None, site: str | None
) -> None:
    assert masthead([], BODY, below, url=url).site == site


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Lee and Bo Dahl", ("Ann Lee", "Bo Dahl")),
        ("Von Anna von der Heide", ("Anna von der Heide",)),
        ("By the river", ()),
        ("By staff", ()),
    ],
)
def test_the_byline_names_people(line: str, authors: tuple[str, ...]) -> None:
    assert masthead(["A title here", line], BODY, []).authors == authors


def test_nothing_says_nothing() -> None:
    assert masthead([], [], []) == Masthead()
