"""The pieces of the desk that need no screen."""

from __future__ import annotations

import itertools
from array import array
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.message import Message

from factbench.errors import DatabaseLocked
from factbench.model import Agreement, Suggestion
from factbench.text.clean import clean
from factbench.tui.glyphs import Glyphs, rating_words
from factbench.tui.rows import PAGE, PAGES, ClaimRows
from factbench.tui.screens.review.writer import BROKEN, Job, Refused, Writer
from factbench.tui.wrap import clipped, wrapped
from factbench.workbench import ClaimLine

if TYPE_CHECKING:
    from collections.abc import Sequence


@given(st.text(), st.integers(2, 30))
def test_every_line_fits_and_every_word_is_on_one(text: str, width: int) -> None:
    shown = clean(text)
    lines = wrapped(shown, width)
    assert all(cell_len(line.of(shown)) <= width for line in lines)
    assert all(one.end <= other.start for one, other in itertools.pairwise(lines))
    covered = {place for line in lines for place in range(line.start, line.end)}
    assert all(place in covered for place, character in enumerate(shown) if character not in " \n")


def test_paragraphs_keep_their_blank_line() -> None:
    text = "one two\n\nthree"
    assert [line.of(text) for line in wrapped(text, 80)] == ["one two", "", "three"]


@given(st.text(), st.integers(1, 20))
def test_clipped_text_fits(text: str, width: int) -> None:
    assert cell_len(clipped(clean(text), width, "…")) <= width


def line(key: int, rating: str | None = None) -> ClaimLine:
    return ClaimLine(
        key, f"{key:064x}", "a", f"Claim {key}.", rating, "unset", misleading=False, checkworthy=0.5
    )


def test_rows_are_read_by_the_page_and_forgotten_in_time() -> None:
    asked: list[int] = []

    def read(keys: Sequence[int]) -> list[ClaimLine]:
        asked.append(len(keys))
        return [line(key) for key in keys]

    rows = ClaimRows(read)
    count = PAGE * (PAGES + 2)
    rows.replace(array("q", range(count)), bytearray(count))
    for place in (0, 1, PAGE - 1):
        assert rows.at(place) == line(place)
    assert asked == [PAGE]
    for page in range(PAGES + 2):
        rows.at(page * PAGE)
    rows.at(0)
    assert len(asked) == PAGES + 3
    assert (rows.position(5), rows.position(-1), len(rows)) == (5, None, count)


def test_what_was_just_decided_is_shown_before_it_is_stored() -> None:
    rows = ClaimRows(lambda keys: [line(key) for key in keys])
    rows.replace(array("q", [7, 8, 9]), bytearray([0, 1, 0]))
    assert (rows.open, rows.next_open(0, 1), rows.next_open(2, -1), rows.next_open(2, 1)) == (2, 2, 0, None)
    rows.mark(2, "mixed", "low")
    found = rows.at(2)
    assert found is not None
    assert (found.rating, found.confidence, rows.open) == ("mixed", "low", 1)
    rows.mark(2, None, "unset")
    assert rows.next_open(0, 1) == 2


class Said(Message):
    """What was told of a job."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


def told_of(*jobs: Job) -> list[str]:
    """What is told of jobs that are stored one after the other."""
    told: list[Message] = []
    writer = Writer(told.append)
    for each in jobs:
        writer.put(each)
    writer.close()
    writer.work()
    return [
        str(each.error) if isinstance(each, Refused) else each.words
        for each in told
        if isinstance(each, Said | Refused)
    ]


def held() -> None:
    raise DatabaseLocked("held")


def test_acts_run_in_order_and_one_that_fails_does_not_stop_the_next() -> None:
    assert told_of(Job(lambda: Said("1")), Job(held), Job(lambda: Said("2"))) == ["1", "held", "2"]


def test_an_undo_is_refused_when_what_it_means_was_not_stored() -> None:
    jobs = (Job(held), Job(lambda: Said("an older act"), leans=True), Job(lambda: Said("new")))
    assert told_of(*jobs) == ["held", BROKEN, "new"]


def test_a_note_is_kept_until_it_is_stored() -> None:
    writer = Writer(lambda _message: None)
    writer.put(Job(held, note=("one", "so it is")))
    writer.put(Job(lambda: None, note=("two", "stored")))
    assert writer.unstored == {"one": "so it is", "two": "stored"}
    writer.close()
    writer.work()
    assert writer.unstored == {"one": "so it is"}


def test_every_glyph_is_one_cell_and_ascii_is_ascii() -> None:
    for glyphs in (Glyphs(), Glyphs(ascii=True)):
        drawn = [
            glyphs.rating(each)
            for each in (None, "supported", "refuted", "mixed", "not-checkable", "unknown")
        ]
        drawn += [glyphs.rating("true", "other@1"), glyphs.cursor, glyphs.cited, glyphs.thumb, glyphs.more]
        drawn += [glyphs.agreement(each) for each in Agreement] + [
            glyphs.suggestion(each) for each in Suggestion
        ]
        assert {cell_len(each) for each in drawn} == {1}
        assert "".join(drawn).isascii() is glyphs.ascii
    assert (rating_words(None), rating_words("mixed"), rating_words("odd", "x")) == ("Open", "Mixed", "odd")
