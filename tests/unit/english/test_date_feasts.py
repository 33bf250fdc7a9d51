"""Feasts: the day each falls on."""

from __future__ import annotations

import datetime

import pytest

from factbench.english.date.feasts import FEASTS, feast_on
from factbench.english.date.timex import nth_weekday


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("christmas", 2020, "2020-12-25"),
        ("easter", 2024, "2024-03-31"),
        ("easter", 1916, "1916-04-23"),
        ("good friday", 2023, "2023-04-07"),
        ("thanksgiving", 2023, "2023-11-23"),
        ("black friday", 2023, "2023-11-24"),
        ("memorial day", 2023, "2023-05-29"),
    ],
)
def test_a_feast_falls_on_its_day(name: str, year: int, day: str) -> None:
    assert feast_on(name, year) == datetime.date.fromisoformat(day)


def test_every_feast_has_a_day_in_every_year_of_the_calendar_and_none_outside() -> None:
    assert all(feast_on(name, year) for name in FEASTS for year in (1, 1900, 2024, 9998))
    assert not any(feast_on(name, year) for name in FEASTS for year in (0, 9999))


def test_the_last_weekday_of_december_is_in_december() -> None:
    assert nth_weekday(2023, 12, 6, -1) == datetime.date(2023, 12, 31)
