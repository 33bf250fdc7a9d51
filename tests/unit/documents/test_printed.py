from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.documents.printed import Label, printed_dates


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Created: 13-07-2023 23:14 IST", "13-07-2023 23:14 IST"),
        ("Thursday, 13 July 2023", "13 July 2023"),
        ("July 13, 2023 11:05 AM EDT", "July 13, 2023 11:05 AM EDT"),
        ("Jul. 13th, 2023 at 9:00 p.m. ET", "Jul. 13th, 2023 at 9:00 p.m. ET"),
        ("2023-07-13T10:00:00+02:00", "2023-07-13T10:00:00+02:00"),
        ("2023/07/13", "2023/07/13"),
        ("13.7.2023, 18:30 Uhr", "13.7.2023, 18:30 Uhr"),
        ("13. Juli 2023", "13. Juli 2023"),
        ("13 de julio de 2023", "13 de julio de 2023"),
        ("13 juillet 2023", "13 juillet 2023"),
        ("1er, 13 juil. 2023", "13 juil. 2023"),
        ("13/07/2023", "13/07/2023"),
        ("07/13/2023", "07/13/2023"),
        ("Updated 13 July 2023, 22:40 GMT+4 | Oslo", "13 July 2023, 22:40 GMT+4"),
    ],
)
def test_a_date_is_read_with_the_time_and_the_zone_behind_it(line: str, words: str) -> None:
    (found,) = printed_dates(line)
    assert (found.day, found.words) == (date(2023, 7, 13), words)
    assert line[found.start : found.end].strip(" ,") == words


@pytest.mark.parametrize(
    "line", ["", "05/07/2023", "31 June 2023", "99-99-2023", "July 2023", "12 Foo 2023", "1-2-3"]
)
def test_what_is_no_full_date_or_two_is_left_out(line: str) -> None:
    assert printed_dates(line) == []


def test_slashes_are_read_by_an_american_zone_or_by_equal_numbers() -> None:
    assert printed_dates("05/07/2023 10:00 EDT")[0].day == date(2023, 5, 7)
    assert printed_dates("05/05/2023")[0].day == date(2023, 5, 5)


def test_labels_belong_to_the_date_behind_them() -> None:
    found = printed_dates("3 May 2024 | Updated: 5 May 2024, 10:15 | Published: 4 May 2024")
    assert [each.label for each in found] == [Label.NONE, Label.UPDATED, Label.PUBLISHED]


@given(st.text("0123456789-/.: JulyMay,", max_size=60))
def test_any_line_gives_dates_in_order(line: str) -> None:
    found = printed_dates(line)
    assert all(one.end <= other.start for one, other in pairwise(found))
