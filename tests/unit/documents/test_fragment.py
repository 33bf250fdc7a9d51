from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.documents.fragment import fragment


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("", []),
        ("Plain &amp; simple.\n\n  Two   lines.", ["Plain & simple.", "Two lines."]),
        ("<p>It <b>rained</b>\n today.</p><p>We left.</p>", ["It rained today.", "We left."]),
        ("One.<br/>Two.<ul><li>Three.<li>Four.</ul>", ["One.", "Two.", "Three.", "Four."]),
        ("<script>var a</script>It rained.<figure><figcaption>A cloud</figcaption></figure>", ["It rained."]),
        ("a <!-- said --> b <?php x ?> c", ["a b c"]),
        ("1 < 2 and \0", ["1 < 2 and \ufffd"]),
    ],
)
def test_blocks_are_paragraphs_with_the_white_space_of_a_browser(source: str, lines: list[str]) -> None:
    assert fragment(source) == lines


def test_ten_thousand_open_tags_are_no_danger() -> None:
    assert fragment("<div>" * 10_000 + "It rained.")[-1:] in ([], ["It rained."])


@given(st.text())
def test_any_text_is_taken(source: str) -> None:
    assert all(line == " ".join(line.split()) for line in fragment(source))
