"""What readers may be told of somebody who is not to be named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factbench.acts import Brought, CommentStep, EditSource, Shown
from factbench.model import ByHand, Comment, Source
from factbench.record.discretion import (
    KEPT,
    betrayed,
    betrays,
    comment_for_readers,
    source_for_readers,
    title,
)

HAND = ByHand(kind=Brought.CALL, who="Dana Mills", called="Call", shown=Shown.UNNAMED, described="an aide")
SOURCE = Source(id="s", title="Phone call with an aide", text="It opened.", publisher="Port", by_hand=HAND)
COMMENT = Comment(
    id="c",
    claim="k",
    step=CommentStep.ANSWERED,
    who="Dana Mills",
    on=date(2020, 3, 4),
    how="",
    words="No.",
    shown=Shown.UNNAMED,
    described="",
    reviewer="Ada",
    at="2020",
)


@pytest.mark.parametrize(
    ("kind", "shown", "made"),
    [
        (Brought.CALL, Shown.NAMED, "Phone call with Dana Mills"),
        (Brought.TALK, Shown.UNNAMED, "Conversation with an aide"),
        (Brought.MESSAGE, Shown.UNNAMED, "Message from an aide"),
        (Brought.DOCUMENT, Shown.HOUSE, "Document that stays with the editors"),
    ],
)
def test_the_title_of_what_was_brought_names_nobody_who_is_not_to_be_named(
    kind: Brought, shown: Shown, made: str
) -> None:
    assert title(kind, "Dana Mills", shown=shown, described="an aide") == made


def test_a_typed_title_is_for_readers_only_where_the_name_is() -> None:
    typed = "Mills minutes"
    assert title(Brought.DOCUMENT, "Mills", shown=Shown.NAMED, typed=typed) == typed
    assert title(Brought.DOCUMENT, "Mills", shown=Shown.UNNAMED, typed=typed) == (
        "Document from somebody who is not named"
    )


@pytest.mark.parametrize(
    ("text", "who", "part"),
    [
        ("MILLS said so.", "Dana Mills", "Mills"),
        ("Mills’s office", "Dana Mills", "Mills"),
        ("mills@port.example", "Dana Mills", "Mills"),
        ("The windmills stood still.", "Dana Mills", None),
        ("A lion lay there.", "Li Wu", None),
        ("GROẞE sagte es.", "Anna Große", "Große"),
        ("Yesterday Li said so.", "Li Wu", "Li"),
        ("A van stood there.", "Eva van Dam", None),
        ("So said mills.", "dana mills", "mills"),
        ("", "Dana Mills", None),
        ("Anything.", "", None),
    ],
)
def test_a_part_of_the_name_is_found_as_a_word_whatever_its_case(
    text: str, who: str, part: str | None
) -> None:
    assert betrays(text, who) == part


def test_readers_get_no_name_and_of_what_stays_in_the_house_no_words() -> None:
    unnamed = source_for_readers(SOURCE)
    assert (unnamed.text, unnamed.publisher) == ("It opened.", "Port")
    assert unnamed.by_hand == replace(HAND, who="", called="")
    kept = source_for_readers(replace(SOURCE, by_hand=replace(HAND, shown=Shown.HOUSE)))
    assert (kept.text, kept.publisher) == (KEPT, None)
    assert kept.by_hand == ByHand(kind=Brought.CALL, shown=Shown.HOUSE)
    named = replace(SOURCE, by_hand=replace(HAND, shown=Shown.NAMED))
    assert source_for_readers(named) is named


def test_an_answer_is_told_without_the_name_or_not_at_all() -> None:
    told = comment_for_readers(COMMENT)
    assert told is not None
    assert (told.who, told.words) == ("somebody who is not named", "No.")
    assert comment_for_readers(replace(COMMENT, shown=Shown.HOUSE)) is None
    assert comment_for_readers(replace(COMMENT, shown=Shown.NAMED)) is not None


def test_a_correction_tells_a_name_only_where_it_may() -> None:
    act = EditSource(source="s", about="t", why="Mills said that it is")
    assert betrayed(SOURCE, act) == "Mills"
    assert betrayed(replace(SOURCE, by_hand=None), act) is None
