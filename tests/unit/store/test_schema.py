"""The tables, and who may change them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from factbench import database, errors
from factbench.store import documents, held, schema
from factbench.workbench import Workbench
from tests.values import RULES, a_bench, a_snapshot, filled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one act in it."""
    path = tmp_path / "claims.db"
    with a_bench(path) as bench:
        bench.record.decide(filled(bench)[0].id, rating="supported")
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
        assert len(bench.record.events()) == 1


def test_programs_that_start_together_make_one_schema(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    database.create(path)
    script = (
        "import sys, pathlib; from factbench.workbench import Workbench; from factbench.settings import Settings;"
        "Workbench(pathlib.Path(sys.argv[1]), Settings(), reviewer='Ada', create=True).close()"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, str(path)]) for _ in range(4)]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    stock(path, "SELECT 1")
    with a_bench(path) as bench:
        assert bench.record.events() == []


def test_a_file_of_the_first_version_opens_with_all_it_held_and_takes_new_articles(
    tmp_path: Path, path: Path
) -> None:
    """The old file is made by the first step alone, and filled with what today's holds in the columns it has."""
    old = tmp_path / "old.db"
    database.create(old)
    connection = database.connect(old)
    schema._migrate(connection, old, version=1)
    connection.execute("ATTACH ? AS today", [str(path)])
    for table in ("snapshot", "article", "claim", "source", "passage", "evidence", "matched", "verdict"):
        columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}")
    connection.execute(
        "INSERT INTO main.event (id, body, previous, hash) SELECT id, body, previous, hash FROM today.event"
    )
    connection.close()
    with a_bench(old) as bench, a_bench(path) as today:
        assert bench.record.events() == today.record.events()
        assert bench.desk.claims() == today.desk.claims()
        (line,) = bench.library.article_lines()
        assert bench.library.article(line.id) == today.library.article(line.id)
        article = replace(
            today.library.article(line.id), text="It rained.", dateline="OSLO (NTB)", updated=date(2020, 3, 5)
        )
        bench.session.write(lambda db: documents.add_article(db, a_snapshot(), article, [], "2020"))
        assert bench.library.article(article.id) == article


def test_whoever_only_reads_an_older_file_leaves_it_as_it_is_and_the_first_act_brings_it_up_to_date(
    tmp_path: Path, path: Path
) -> None:
    old = tmp_path / "old.db"
    database.create(old)
    connection = database.connect(old)
    schema._migrate(connection, old, version=schema.SCHEMA_VERSION - 1)
    held.watch(connection)
    connection.execute("ATTACH ? AS today", [str(path)])
    for table in ("snapshot", "article", "claim"):
        columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}")
    connection.close()
    before = old.read_bytes()
    with Workbench(old, RULES, reviewer="Ada") as bench:
        (claim, *_) = bench.desk.claims()
        assert [each for each in bench.file.check() if not each[2]] == []
    assert old.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("old")] == ["old.db"]
    with Workbench(old, RULES, reviewer="Ada") as bench:
        bench.record.decide(claim.id, rating="supported")
        assert bench.desk.verdict(claim.id).rating == "supported"
    with Workbench(old, RULES) as bench:
        assert [each.rating for each in bench.desk.verdicts(claim.id)] == ["supported"]
    with database.connect(old) as connection:
        assert schema.age(connection, old) is schema.Age.CURRENT
    connection.close()


def test_an_empty_file_is_no_database_until_something_is_added(tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    with pytest.raises(errors.DatabaseMissing, match="is empty"):
        Workbench(empty, RULES)
    assert empty.stat().st_size == 0


def test_the_evidence_of_a_source_is_found_by_its_passages(path: Path) -> None:
    """Taking a source out of use, or away, must not look at every piece of evidence, and not once for each passage."""
    connection = database.connect(path)
    sql = "DELETE FROM evidence WHERE passage IN (SELECT id FROM passage WHERE source = ?)"
    told = " ".join(row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", [""]))
    connection.close()
    assert "evidence_passage" in told
    assert "SCAN" not in told
