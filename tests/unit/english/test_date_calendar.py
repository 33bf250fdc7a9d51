"""Dates beside dates: the coarser holds the finer, an open interval confirms nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.english.date.calendar import Fit, distance, fit, stretch_of, years_of
from factbench.text.slots import Date, Grain, How
from factbench.text.span import Span

VALUES = st.sampled_from(
    [
        "1993",
        "199",
        "19",
        "1993-08",
        "1993-08-05",
        "1993-W31",
        "1993-Q3",
        "1993-SU",
        "BC0241",
        "XXXX-08-05",
        "XXXX",
        "P3Y",
    ]
)


def dated(value: str, begin: str | None = None, end: str | None = None) -> Date:
    return Date(Span(0, 1), value, Grain.DAY, How.EXPLICIT, begin, end)


@pytest.mark.parametrize(
    ("claimed", "found", "expected"),
    [
        (dated("1993"), dated("1993-08-05"), Fit.SAME),
        (dated("1993-08-05"), dated("199"), Fit.SAME),
        (dated("19"), dated("1993"), Fit.SAME),
        (dated("18"), dated("1900"), Fit.SAME),
        (dated("18"), dated("1901"), Fit.APART),
        (dated("18"), dated("1800"), Fit.UNKNOWN),
        (dated("18"), dated("1799"), Fit.APART),
        (dated("18"), dated("19"), Fit.APART),
        (dated("18"), dated("190"), Fit.APART),
        (dated("199"), dated("2000"), Fit.APART),
        (dated("BC04"), dated("BC0401"), Fit.SAME),
        (dated("BC04"), dated("BC0400"), Fit.APART),
        (dated("1993"), dated("1992"), Fit.APART),
        (dated("1998", end="1997"), dated("1998-05"), Fit.APART),
        (dated("1998-05"), dated("1998", end="1997"), Fit.APART),
        (dated("1998", begin="1999"), dated("1998"), Fit.APART),
        (dated("1993-08"), dated("1993-09"), Fit.APART),
        (dated("1993-Q3"), dated("1993-08"), Fit.SAME),
        (dated("1993-SU"), dated("1993-01"), Fit.SAME),
        (dated("2023-W28"), dated("2023-07-13"), Fit.SAME),
        (dated("2023-W28"), dated("2023-07-20"), Fit.APART),
        (dated("BC0241"), dated("0241"), Fit.APART),
        (dated("BC0241"), dated("BC0240"), Fit.APART),
        (dated("1993", begin="1993"), dated("1993-08"), Fit.SAME),
        (dated("1993", begin="1993"), dated("1995"), Fit.WITHIN),
        (dated("1993", begin="1993"), dated("1992"), Fit.APART),
        (dated("1993", end="1993"), dated("1992"), Fit.WITHIN),
        (dated("1970"), dated("1960", begin="1960", end="1980"), Fit.WITHIN),
        (dated("XXXX-08-05"), dated("1993-08-05"), Fit.SAME),
        (dated("1993-08"), dated("XXXX-08-05"), Fit.SAME),
        (dated("XXXX-08-05"), dated("1993-08-06"), Fit.APART),
        (dated("XXXX-08-05"), dated("1993"), Fit.UNKNOWN),
        (dated("P3Y"), dated("1993"), Fit.UNKNOWN),
        (dated("P3Y"), dated("P3Y"), Fit.SAME),
        (dated("P3Y"), dated("P12Y"), Fit.APART),
        (dated("XXXX"), dated("1993"), Fit.UNKNOWN),
        (dated("1993-W60"), dated("1993"), Fit.UNKNOWN),
    ],
)
def test_fit(claimed: Date, found: Date, expected: Fit) -> None:
    assert fit(claimed, found) is expected


@given(VALUES, VALUES)
def test_plain_dates_fit_the_same_either_way_round(one: str, other: str) -> None:
    assert fit(dated(one), dated(other)) is fit(dated(other), dated(one))


@given(st.text(max_size=12) | VALUES)
def test_any_value_has_a_stretch_or_none(value: str) -> None:
    stretch = stretch_of(value)
    assert stretch is None or (stretch.first or (0, 0, 0)) <= (stretch.last or (9999, 1, 1))


@pytest.mark.parametrize(
    ("claimed", "found", "words"),
    [
        ("1993", "1992-08", "a year earlier"),
        ("1993", "1996", "3 years later"),
        ("1993-08", "1993-06", "2 months earlier"),
        ("1993-08-05", "1993-08-06", "a day later"),
        ("1993", "1993-08", ""),
        ("199", "1871", ""),
        ("P3Y", "1993", ""),
    ],
)
def test_how_far_two_dates_lie_apart_is_told_as_finely_as_both_are(
    claimed: str, found: str, words: str
) -> None:
    assert distance(dated(claimed), dated(found)) == words


@pytest.mark.parametrize(
    ("date", "years"),
    [
        (dated("P15Y"), 15.0),
        (dated("P2DE"), 20.0),
        (dated("P6M"), 0.5),
        (dated("1902", "1902", "1917"), 15.0),
        (dated("1902", "1902"), None),
        (dated("1902"), None),
    ],
)
def test_durations_and_closed_intervals_have_a_length(date: Date, years: float | None) -> None:
    assert years_of(date) == years
