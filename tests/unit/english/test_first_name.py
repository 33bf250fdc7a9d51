"""Whether a first name is a man's or a woman's."""

from __future__ import annotations

import pytest

from factbench.english.name import first_name
from factbench.english.name.first_name import gender_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Maria", "f"), ("Anne-Marie", "f"), ("Ahmed", "m"), ("Kim", None), ("maria", None), ("", None)],
)
def test_gender(name: str, expected: str | None) -> None:
    assert gender_of(name) == expected


def test_no_name_is_in_both_lists() -> None:
    assert not first_name._MEN & first_name._WOMEN
