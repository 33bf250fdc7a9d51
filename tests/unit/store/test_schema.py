"""The tables, and who may change them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from factbench import database, errors
from factbench.store import schema
from tests.values import a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one act in it."""
    path = tmp_path / "claims.db"
    with a_bench(path) as bench:
        bench.decide(filled(bench)[0].id, rating="supported")
    return path


def stock(path: Path, statement: str) -> None:
    """Run a statement as any other program would."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


def test_a_new_database_has_the_known_schema(tmp_path: Path) -> None:
    database.create(tmp_path / "new.db")
    connection = database.connect(tmp_path / "new.db")
    schema.prepare(connection, tmp_path / "new.db")
    assert schema.fingerprint(connection) == schema.FINGERPRINT
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER passage_fts_evil AFTER INSERT ON draft BEGIN DELETE FROM annotation; END",
        "CREATE VIEW looks AS SELECT * FROM event",
        "CREATE TABLE mine (x)",
        "DROP TRIGGER event_kept",
        "ALTER TABLE draft ADD COLUMN colour",
    ],
)
def test_a_database_that_somebody_changed_is_refused(path: Path, statement: str) -> None:
    stock(path, statement)
    with pytest.raises(errors.DatabaseForeign, match="not those of factbench"):
        a_bench(path)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    stock(tmp_path / "photos.db", "CREATE TABLE photo (x)")
    with pytest.raises(errors.DatabaseForeign, match="belongs to another program"):
        a_bench(tmp_path / "photos.db")


def test_a_database_of_a_later_factbench_is_refused(path: Path) -> None:
    stock(path, "PRAGMA user_version=99")
    with pytest.raises(errors.DatabaseNewer, match="newer factbench"):
        a_bench(path)


@pytest.mark.parametrize("statement", ["UPDATE event SET body = '{}'", "DELETE FROM event"])
def test_no_program_changes_or_deletes_an_act(path: Path, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        stock(path, statement)


def test_replacing_an_act_by_another_is_refused_on_any_connection(path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="in the record already"):
        stock(
            path,
            "INSERT OR REPLACE INTO event (id, body, previous, hash) SELECT id, '{}', '', 'x' FROM event",
        )


def test_storing_the_same_act_again_does_nothing(path: Path) -> None:
    stock(
        path,
        "INSERT OR REPLACE INTO event (id, body, previous, hash) SELECT id, body, previous, hash FROM event",
    )
    with a_bench(path) as bench:
        assert len(bench.events()) == 1


def test_programs_that_start_together_make_one_schema(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    database.create(path)
    script = (
        "import sys, pathlib; from factbench.workbench import Workbench; from factbench.settings import Settings;"
        "Workbench(pathlib.Path(sys.argv[1]), Settings(), reviewer='Ada').close()"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, str(path)]) for _ in range(4)]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    stock(path, "SELECT 1")
    with a_bench(path) as bench:
        assert bench.events() == []
