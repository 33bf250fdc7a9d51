"""Finding dates and quantities costs no more for a letter of a long line than for one of a short line."""

from __future__ import annotations

import datetime
import gc
import time
from typing import TYPE_CHECKING

import pytest

from factbench.english.date import dates
from factbench.english.quantity import quantities

if TYPE_CHECKING:
    from collections.abc import Callable

THURSDAY = datetime.date(2023, 7, 13)
SHORT = 2_000
TIMES = 8
SLACK = 2.5
"""What is noise: where cost grew with the square of the length, it would be eight times what it should be."""

LINES = [
    "1234567890",
    "1,",
    ",",
    " ",
    "(",
    "[(",
    "2020 ",
    "Monday ",
    "Section 5, ",
    "R1 000 ",
    "twenty and ",
    "twenty-",
    "the last year ",
    '"today" ',
    "3-2 ",
    "will on Monday ",
    "He said ",
]


def cost(find: Callable[[str], object], text: str) -> float:
    """The least CPU time of two readings."""
    spent = []
    for _ in range(2):
        begun = time.process_time()
        find(text)
        spent.append(time.process_time() - begun)
    return min(spent)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    "find", [lambda text: dates(text, published=THURSDAY), quantities], ids=["dates", "quantities"]
)
def test_cost_grows_with_length_and_no_faster(find: Callable[[str], object], line: str) -> None:
    find(line * 20)  # tables are built once
    short = line * (SHORT // len(line))
    gc.disable()
    try:
        small, large = cost(find, short), cost(find, short * TIMES)
    finally:
        gc.enable()
    assert large <= max(small, 0.002) * TIMES * SLACK
