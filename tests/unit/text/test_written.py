"""How people write a date, and what the words of one leave open."""

from __future__ import annotations

import pytest

from factbench.text.slots import Date, Grain, How
from factbench.text.span import Span
from factbench.text.written import told, written


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-07-14", "14 July 2023"),
        ("2023-07-14TEV", "14 July 2023"),
        ("2023-W28", "week of 10 July 2023"),
        ("2023-W28-WE", "weekend of 15 July 2023"),
        ("2023-07", "July 2023"),
        ("2023-Q2", "second quarter of 2023"),
        ("2023-H1", "first half of 2023"),
        ("2023-FA", "autumn 2023"),
        ("2021", "2021"),
        ("199", "1990s"),
        ("20", "21st century"),
        ("10", "11th century"),
        ("BC0241", "241 BC"),
        ("XXXX-04", None),
        ("2023-02-31", None),
        ("2023-13", None),
        ("2021-W53", None),
        ("P3Y", None),
        ("PRESENT_REF", None),
    ],
)
def test_written(value: str, expected: str | None) -> None:
    assert written(value) == expected


@pytest.mark.parametrize(
    ("words", "value", "expected"),
    [
        ("Friday", "2023-07-14", "14 July 2023"),
        ("Friday, July 14", "2023-07-14", "2023"),
        ("July", "2023-07", "2023"),
        ("last month", "2023-06", "June 2023"),
        ("the second quarter", "2023-Q2", "2023"),
        ("last year", "2022", "2022"),
        ("the three years", "P3Y", None),
    ],
)
def test_what_a_date_leaves_open(words: str, value: str, expected: str | None) -> None:
    assert told(words, Date(Span(0, len(words)), value, Grain.DAY, How.RELATIVE)) == expected


def test_an_interval_is_told_from_its_beginning_to_its_end() -> None:
    """But one that is open at an end names the day that its words do."""
    words = "Monday to Friday"
    span = Span(0, len(words))
    closed = Date(span, "2023-07-10", Grain.DAY, How.RELATIVE, "2023-07-10", "2023-07-14")
    assert told(words, closed) == "10 July 2023 to 14 July 2023"
    for begin, end in (("2023-07-10", None), (None, "2023-07-10"), ("2023-07-11", "2023-07-10")):
        assert told(words, Date(span, "2023-07-10", Grain.DAY, How.RELATIVE, begin, end)) == "10 July 2023"
