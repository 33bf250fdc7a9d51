"""Months and weekdays: their names, their stems and their numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factbench.text import calendar
from factbench.text.calendar import MONTHS, WEEKDAYS, lower, month_of, month_stems, weekday_of


def test_names_and_short_forms_have_the_number_of_their_place() -> None:
    assert [month_of(name) for name in MONTHS] == list(range(1, 13))
    assert [month_of(f"{name[:3]}.") for name in MONTHS] == list(range(1, 13))
    assert [weekday_of(name) for name in WEEKDAYS] == list(range(7))
    assert month_of("Quill") is None
    assert weekday_of("Quill") is None


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("März", 3),
        ("juillet", 7),
        ("juin", 6),
        ("août", 8),
        ("settembre", 9),
        ("Dezember", 12),
        ("января", 1),
    ],
)
def test_months_are_known_in_the_languages_around(name: str, number: int) -> None:
    assert month_of(name) == number


def test_stems_are_those_of_the_languages_that_are_named() -> None:
    assert list(month_stems("en").values()) == list(range(1, 13))
    assert "okt" not in month_stems("en", "fr")
    assert month_stems("de")["okt"] == 10


def test_names_are_looked_up_in_lower_case() -> None:
    assert lower(["May", "Monday"]) == {"may", "monday"}


def test_no_other_module_lists_the_months_or_the_weekdays() -> None:
    root = Path(calendar.__file__).parents[1]
    listing = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if lists_them(path.read_text("utf-8"))
    }
    assert listing == {"text/calendar.py"}


def lists_them(source: str) -> bool:
    """Whether all months or all weekdays stand within forty words, in full or shortened."""
    begun = [word[:3] for word in re.findall(r"[a-z]+", source.lower())]
    return any(
        stems <= set(begun[at : at + 40])
        for stems in ({name[:3] for name in lower(names)} for names in (MONTHS, WEEKDAYS))
        for at, word in enumerate(begun)
        if word in stems
    )
