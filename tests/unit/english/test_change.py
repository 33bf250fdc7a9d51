"""Changes: by how much, from where and to where something rose or fell."""

from __future__ import annotations

import pytest

from factbench.english.quantity import quantities


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Prices rose 5 percent to $3 million.", ["rose by", "rose to"]),
        ("It fell from 9 to 7 people.", ["fell from", "fell to"]),
        ("It fell by about 2 points.", ["fell by"]),
        ("A drop of 20 was seen.", ["fell by"]),
        ("A 5 percent increase came.", ["rose by"]),
        ("It is 8 percent, up from 3 percent.", [None, "rose from"]),
        ("They raised taxes by 10 percent.", ["rose by"]),
        ("It went down to 3 metres.", ["fell to"]),
        ("They make up 80 percent of it.", [None]),
        ("Up to 5 people left.", [None]),
        ("They cut 300 jobs.", [None]),
        ("It was the first to grow.", [None]),
    ],
)
def test_a_number_says_how_it_changed(text: str, changes: list[str | None]) -> None:
    assert [each.change.value if each.change else None for each in quantities(text)] == changes
