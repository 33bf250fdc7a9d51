"""Which quotation marks of some words have no partner."""

from __future__ import annotations

import pytest

from factbench.english.clause.marks import lacking


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It rained.", ("", "")),
        ("“It rained,” Ito said.", ("", "")),
        ('"It rained," Ito said: "Then it', ("", '"')),
        ("Ito said: “It rained", ("", "”")),
        ("It rained,” Ito said", ("“", "")),
        ('It rained," Ito said', ('"', "")),
        ("He « came » and « went", ("", "»")),
        ("„It rained,“ he said", ("", "")),
        ("“It “rained”", ("", "”")),
        ('“It rained," Ito said', ("", "")),
        ("one” two”", ("““", "")),
        ('The screen has 34" and a stand', ("", "")),
        ('It is 22" long and 20" wide', ("", "")),
    ],
)
def test_a_mark_without_its_partner_is_told(words: str, expected: tuple[str, str]) -> None:
    assert lacking(words) == expected
