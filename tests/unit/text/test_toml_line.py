"""Changing one line of a TOML file."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.text.toml_line import with_value, written

FILE = """# ours
evidence_limit = 7  # one hand
publisher = "The # Post"   # with a hash

[worth]
"gives a number" = {checkworthy = 2.0}
"""


def test_a_value_changes_and_its_comment_stays() -> None:
    assert with_value(FILE, "evidence_limit", "5") == FILE.replace("= 7", "= 5")
    assert '"Else"   # with a hash' in with_value(FILE, "publisher", '"Else"')


def test_a_new_setting_stands_before_the_first_table() -> None:
    changed = with_value(FILE, "ascii", "true")
    assert changed == FILE.replace("a hash\n", "a hash\nascii = true\n")
    assert with_value("", "ascii", "true") == "ascii = true\n"
    assert with_value("[worth]\n", "ascii", "true") == "ascii = true\n[worth]\n"


def test_a_line_of_a_table_is_found_there_only() -> None:
    changed = with_value(FILE, "names a year", "{checkworthy = 1.0}", "worth")
    assert changed.endswith('2.0}\n"names a year" = {checkworthy = 1.0}\n')
    assert with_value("", "x", "1", "worth") == "[worth]\nx = 1\n"


def test_a_setting_is_taken_away() -> None:
    assert "evidence_limit" not in with_value(FILE, "evidence_limit", None)
    assert with_value(FILE, "ascii", None) == FILE


@pytest.mark.parametrize(
    "text", ['publisher = """a\nevidence_limit = 3\n"""\n', "publisher = [\n1,\n]\n", "no toml"]
)
def test_what_one_line_cannot_change_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        with_value(text, "publisher" if "[" in text else "evidence_limit", "3" if "[" not in text else "2\n3")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.booleans(), st.integers())
def test_whatever_is_written_is_read_again(words: str, flag: bool, number: int) -> None:
    assume_64_bits = number % 2**62
    for value in (words, flag, assume_64_bits):
        text = with_value(FILE, "publisher", written(value))
        assert tomllib.loads(text)["publisher"] == value
        assert len(text.splitlines()) >= len(FILE.splitlines())
