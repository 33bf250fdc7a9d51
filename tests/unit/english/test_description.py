"""Definite descriptions, and what they were told of as."""

from __future__ import annotations

import pytest

from factbench.english.reference.description import Descriptions, descriptions, named_words
from factbench.english.reference.mention import Discourse
from factbench.text.span import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The suspect left the town", ["The suspect", "the town"]),
        ("This law and these structural changes", ["This law", "these structural changes"]),
        ("The bank in Quill, the bank that failed, the bank manager", []),
        ("This year, this is, this White House, the sun", []),
        ("", []),
    ],
)
def test_what_points_back(text: str, expected: list[str]) -> None:
    assert [each.span.of(text) for each in descriptions(text, Span(0, len(text)))] == expected


def told(text: str) -> str | None:
    """What the last description of the text was told of as."""
    *_, last = descriptions(text, Span(0, len(text)))
    found = Descriptions(Discourse(text)).of(last)
    return None if found is None else found.words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An embassy in Quill opened. We saw the embassy.", "the embassy in Quill"),
        ("A rotating stage was built. We saw the stage.", None),
        ("A wooden bridge was built. We saw the bridge.", "the wooden bridge"),
        ("We lent to the Quill Bank. We saw the bank.", "the Quill Bank"),
        ("Premier Ada Marsh spoke. We saw the premier.", "Premier Ada Marsh"),
        ("Ken Ito, the new mayor of Ota, spoke. We saw the mayor.", "Ken Ito"),
        # Nothing more is known, or two may be meant, or it is told only later.
        ("A bridge was built. We saw the bridge.", None),
        ("A bridge in Ota and a bridge in Quill fell. We saw the bridge.", None),
        ("Mayor Ito met Mayor Abe. We saw the mayor.", None),
        ("A lot of water in the bridge. We saw the bridge.", None),
    ],
)
def test_only_one_earlier_mention_that_says_more_is_taken(text: str, expected: str | None) -> None:
    if expected is None and "stage" in text:
        assert [each.noun for each in descriptions(text, Span(0, len(text)))] == []
    else:
        assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("We saw the United Nations", "United Nations", "the United Nations"),
        ("We saw Quill’s Grand Mosque", "Grand Mosque", "Quill’s Grand Mosque"),
        ("We saw Ada Marsh", "Ada Marsh", "Ada Marsh"),
    ],
)
def test_a_name_keeps_what_determines_it(text: str, name: str, expected: str) -> None:
    start = text.index(name)
    assert named_words(text, Span(start, start + len(name))) == expected
