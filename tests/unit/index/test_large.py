"""The index of large libraries: the same hits as FTS5, kept up to date, and nothing lost when it is deleted."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from factbench.database import memory
from factbench.index import TOKENIZER, Candidates, LargeIndex
from factbench.index.large import installed
from factbench.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.database import Connection

pytestmark = pytest.mark.skipif(not installed(), reason="the large extra is not installed")

PASSAGES = [
    "The town hall was painted blue in spring.",
    "A fire burned the old mill down in 1907. Nobody was hurt.",
    "The bridge over the river opened in 1911.",
    "The mill was rebuilt two years after the fire.",
    "Café owners protested against the new bridge.",
]
PLAIN = Settings(semantic=False)


def library(passages: list[str]) -> Connection:
    """A library as claims.db holds it."""
    database = memory()
    database.execute("CREATE TABLE passage(number INTEGER PRIMARY KEY, text TEXT)")
    options = f"content='passage', content_rowid='number', tokenize='{TOKENIZER}'"
    database.execute(f"CREATE VIRTUAL TABLE passage_fts USING fts5(text, {options})")
    fill(database, passages)
    return database


def fill(database: Connection, passages: list[str]) -> None:
    database.executemany("INSERT INTO passage(text) VALUES (?)", [(text,) for text in passages])
    database.execute("INSERT INTO passage_fts(passage_fts) VALUES ('rebuild')")


def updated(database: Connection, folder: Path) -> LargeIndex:
    index = LargeIndex(folder / "index")
    list(index.update(database))
    return index


@pytest.mark.parametrize(
    "statement",
    ["The old mill burned in 1907.", "The bridge opened.", "cafe owner", "", "?!", "Volcanoes erupt."],
)
def test_it_finds_what_fts5_finds(tmp_path: Path, statement: str) -> None:
    database = library(PASSAGES * 5)
    large = Candidates(database, settings=PLAIN, large=updated(database, tmp_path))
    small = Candidates(database, settings=PLAIN)
    found, expected = (
        {candidate.row for candidate in each.find(statement, limit=100)} for each in (large, small)
    )
    assert found == expected
    assert [hit.index for hit in large.search(statement)] == [hit.index for hit in small.search(statement)]


def test_passages_that_came_in_are_added_and_everything_else_is_written_again(tmp_path: Path) -> None:
    database = library(PASSAGES)
    index = updated(database, tmp_path)
    assert index.current(database)
    fill(database, ["A mill by the sea."])
    assert not index.current(database)
    assert list(index.update(database))[-1] == (1, 1)
    assert index.current(database)
    assert {row for row, _ in index.find(["mill"], limit=10)} == {2, 4, 6}
    database.execute("DELETE FROM passage WHERE number = 2")
    assert list(index.update(database))[-1] == (5, 5)
    assert {row for row, _ in index.find(["mill"], limit=10)} == {4, 6}


def test_an_index_that_was_stopped_half_way_is_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factbench.index.large.BATCH", 1)
    database = library(PASSAGES)
    index = updated(database, tmp_path)
    fill(database, ["A mill by the sea.", "A mill in the hills."])
    work = index.update(database)
    assert next(work) == (1, 2)
    del work
    assert not LargeIndex(tmp_path / "index").current(database)
    shutil.rmtree(tmp_path / "index")
    assert not index.current(database)
    list(LargeIndex(tmp_path / "index").update(database))
    assert LargeIndex(tmp_path / "index").current(database)


def test_a_state_that_is_no_json_counts_as_none(tmp_path: Path) -> None:
    database = library(PASSAGES)
    index = updated(database, tmp_path)
    (tmp_path / "index" / "passages.json").write_text("[", encoding="utf-8")
    assert not index.current(database)


def test_frequencies_are_those_of_the_table(tmp_path: Path) -> None:
    database = library(PASSAGES)
    frequencies = updated(database, tmp_path).frequencies()
    assert frequencies.total == 5
    assert [frequencies.of(stem) for stem in ("mill", "bridg", "cafe", "quarry")] == [2, 2, 1, 1]


def test_only_rows_that_came_in_since_are_searched(tmp_path: Path) -> None:
    database = library(PASSAGES)
    fill(database, ["The old mill burned in 1907."])
    for large in (None, updated(database, tmp_path)):
        candidates = Candidates(database, settings=PLAIN, large=large)
        assert [hit.index for hit in candidates.search("The old mill burned.", after=5)] == [6]
