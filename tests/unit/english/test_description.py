"""Definite descriptions, and what they were told of as."""

from __future__ import annotations

import pytest

from factbench.english.reference.definite import descriptions
from factbench.english.reference.description import Descriptions, named_words
from factbench.english.reference.mention import Discourse
from factbench.text.span import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The suspect left the town", ["The suspect", "the town"]),
        ("This law and these structural changes", ["This law", "these structural changes"]),
        ("The bank in Quill, the bank that failed, the bank manager", ["the bank manager"]),
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
        ("We lent to the Quill Bank. We saw the bank.", "the Quill Bank"),
        ("Premier Ada Marsh spoke. We saw the premier.", "Premier Ada Marsh"),
        ("Ken Ito, the new mayor of Ota, spoke. We saw the mayor.", "Ken Ito"),
        ("Premier Ada Marsh spoke.\n\nWe saw the premier.", "Premier Ada Marsh"),
        # It was told of without a name, two may be meant, or it is told only later.
        ("An embassy in Quill opened. We saw the embassy.", None),
        ("A bridge in Ota and a bridge in Quill fell. We saw the bridge.", None),
        ("Mayor Ito met Mayor Abe. We saw the mayor.", None),
        ("We saw the mayor.", None),
        # Another body was named in between, or somebody else.
        ("The Dana Fisch Company sells halibut. Bigfoods grew. We saw the company.", None),
        ("Premier Ada Marsh met Mr Ode. We saw the premier.", None),
        # Too far above.
        ("The Quill War began.\n\nIt rained.\n\nThey left before the war.", None),
        ("The Quill Bank grew.\n\nOde Mills fell.\n\nWe saw the bank.", None),
        # Not the whole name.
        ("Minor Victim 1 spoke. We saw the victim.", None),
        ("The film River’s Edge is old. We saw the film.", None),
        ("“The Quill Bank is sound,” she said. We saw the bank.", None),
        # More than an article and a noun may mean another.
        ("We lent to the Quill Bank. We saw the other bank.", None),
    ],
)
def test_only_a_name_near_by_that_alone_can_be_meant_is_taken(text: str, expected: str | None) -> None:
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
