"""Is a file written whole or not at all, and never over a database?"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from factbench.errors import OutputRefused
from factbench.output import write_new

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_exists_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    write_new(path, b"one")
    with pytest.raises(OutputRefused, match="exists"):
        write_new(path, b"two")
    write_new(path, b"three", replace=True)
    assert path.read_bytes() == b"three"
    assert [each.name for each in tmp_path.iterdir()] == ["report.md"]


@pytest.mark.parametrize("name", ["desk.db", "desk.db-wal", "desk.db-shm", "desk.db-journal"])
def test_a_database_and_what_stands_beside_it_are_never_replaced(tmp_path: Path, name: str) -> None:
    with sqlite3.connect(tmp_path / "desk.db") as connection:
        connection.execute("CREATE TABLE kept (words TEXT)")
    connection.close()
    before = (tmp_path / "desk.db").read_bytes()
    with pytest.raises(OutputRefused, match="is a database, or belongs to one"):
        write_new(tmp_path / name, b"a report", replace=True)
    assert (tmp_path / "desk.db").read_bytes() == before


def test_a_name_that_only_sounds_so_is_taken(tmp_path: Path) -> None:
    (tmp_path / "travel").write_text("no database")
    write_new(tmp_path / "travel-journal", b"words", replace=True)
    write_new(tmp_path / "-wal", b"words", replace=True)
    assert (tmp_path / "travel-journal").read_bytes() == b"words"
