"""Cited words and a page as it is now."""

from __future__ import annotations

import pytest

from factbench.stages.reread import Now, Reread, reread

PAGE = (
    "The harbour office counts the ships. In 2019 it counted 4,210 ships, more than ever before.\n\n"
    "The bridge was closed for a week."
)
CITED = "In 2019 it counted 4,210 ships, more than ever before."


@pytest.mark.parametrize("text", [PAGE, PAGE.replace(" ", "\n "), f"{PAGE} And so on."])
def test_what_stands_there_still_is_the_same_however_its_lines_break(text: str) -> None:
    assert reread(CITED, text).now is Now.SAME


def test_what_reads_otherwise_is_told_as_it_reads_now() -> None:
    found = reread(CITED, PAGE.replace("4,210", "4,102"))
    assert found.now is Now.CHANGED
    assert "counted 4,102 ships" in found.reads


@pytest.mark.parametrize("text", ["", "Page not found", "The bridge was closed for a week. " * 9])
def test_what_is_not_there_is_gone(text: str) -> None:
    assert reread(CITED, text) == Reread(CITED, Now.GONE)
