"""The pieces of the desk that need no screen."""

from __future__ import annotations

import itertools
from array import array
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from factbench.errors import DatabaseLocked, FactbenchError
from factbench.model import Agreement, Suggestion
from factbench.text.clean import clean
from factbench.tui.acts import BROKEN, Acts, Job
from factbench.tui.glyphs import Glyphs, rating_words
from factbench.tui.rows import PAGE, PAGES, ClaimRows
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


def test_acts_run_in_order_and_one_that_fails_does_not_stop_the_next() -> None:
    acts, told = Acts(), []

    def fail() -> None:
        raise DatabaseLocked("held")

    def complain(error: FactbenchError) -> None:
        told.append(str(error))

    acts.put(Job(lambda: 1, told.append, complain))
    acts.put(Job(fail, told.append, complain))
    acts.put(Job(lambda: 2, told.append, complain))
    acts.close()
    acts.work()
    assert told == [1, "held", 2]


def test_an_undo_is_refused_when_what_it_means_was_not_stored() -> None:
    acts, told = Acts(), []

    def fail() -> None:
        raise DatabaseLocked("held")

    def complain(error: FactbenchError) -> None:
        told.append(str(error))

    acts.put(Job(fail, told.append, complain))
    acts.put(Job(lambda: "an older act", told.append, complain, leans=True))
    acts.put(Job(lambda: "new", told.append, complain))
    acts.close()
    acts.work()
    assert told == ["held", BROKEN, "new"]


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
