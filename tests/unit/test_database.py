"""Connections, journals and transactions."""

from __future__ import annotations

import contextlib
import os
import stat
import threading
from typing import TYPE_CHECKING

import pytest

from factbench import database, errors

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a b?.db"
    database.create(path)
    return path


def test_a_new_file_belongs_to_its_owner_alone(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_folder_is_synced_too_when_the_rollback_journal_is_removed(path: Path) -> None:
    with contextlib.closing(database.connect(path)) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 3  # EXTRA


def test_making_a_file_that_is_there_changes_nothing(path: Path) -> None:
    path.write_bytes(b"kept")
    database.create(path)
    assert path.read_bytes() == b"kept"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(errors.DatabaseMissing, match="No such file or directory"):
        database.create(tmp_path / "none" / "x.db")


def test_a_file_that_is_not_there_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(errors.DatabaseMissing, match="There is no database"):
        database.connect(tmp_path / "x.db")
    assert list(tmp_path.iterdir()) == []


def test_another_file_is_not_taken_for_a_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear editor, this is a letter and no database. " * 50, encoding="utf-8")
    with pytest.raises(errors.DatabaseForeign):
        database.connect(path)


def test_a_block_that_fails_leaves_no_trace(path: Path) -> None:
    connection = database.connect(path)
    with database.write(connection):
        connection.execute("CREATE TABLE t (x)")
    with contextlib.suppress(KeyError), database.write(connection):
        connection.execute("INSERT INTO t VALUES (1)")
        raise KeyError
    assert connection.execute("SELECT count(*) FROM t").fetchone()[0] == 0
    connection.close()


def test_a_database_that_somebody_else_holds_says_so(path: Path) -> None:
    holder, other = database.connect(path), database.connect(path, busy_seconds=0.01)
    holder.execute("BEGIN EXCLUSIVE")
    with (
        pytest.raises(errors.DatabaseLocked, match="in use by another program"),
        database.explained(path),
        database.write(other),
    ):
        other.execute("CREATE TABLE t (x)")
    holder.close()
    other.close()


def test_a_damaged_file_says_what_sqlite_says(path: Path) -> None:
    connection = database.connect(path)
    with pytest.raises(errors.DatabaseDamaged, match="no such table"), database.explained(path):
        connection.execute("SELECT * FROM nowhere")
    connection.close()


def test_every_thread_has_its_own_connection(path: Path) -> None:
    connections = database.Connections(path, busy_seconds=1)
    found = [connections.get(), connections.get()]
    thread = threading.Thread(target=lambda: found.append(connections.get()))
    thread.start()
    thread.join()
    assert found[0] is found[1]
    assert found[0] is not found[2]
    connections.close()


@pytest.mark.parametrize(
    ("version", "safe"),
    [("3.40.1", False), ("3.44.5", False), ("3.44.6", True), ("3.50.6", False), ("3.50.7", True), ("3.51.2", False),
     ("3.51.3", True), ("3.53.4", True)],
)  # fmt: skip
def test_only_a_fixed_library_may_use_a_write_ahead_log(version: str, *, safe: bool) -> None:
    assert database.wal_is_safe(version) is safe


def test_a_network_file_system_gets_the_rollback_journal(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"host:/export {tmp_path} nfs4 rw 0 0\n/dev/sda / ext4 rw 0 0\n", encoding="utf-8")
    journal, why = database.journal_for(tmp_path / "x.db", mounts=mounts)
    assert journal == "delete"
    assert "nfs4" in why or "SQLite" in why


def test_an_unknown_file_system_is_taken_for_a_local_one(tmp_path: Path) -> None:
    journal, why = database.journal_for(tmp_path / "x.db", mounts=tmp_path / "none")
    assert (journal == "wal") == database.wal_is_safe()
    assert database.library_version in why


def test_a_database_at_rest_is_one_file(path: Path) -> None:
    connection = database.connect(path)
    connection.execute("PRAGMA journal_mode=wal")
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    database.at_rest(path)
    assert os.listdir(path.parent) == [path.name]
    assert path.read_bytes()[18:20] == b"\x01\x01"  # the header's file format: rollback journal


def test_looking_at_a_database_writes_nothing(path: Path) -> None:
    connection = database.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = path.read_bytes(), path.stat().st_mtime_ns
    connection = database.connect(path)
    connection.execute("SELECT * FROM t").fetchall()
    connection.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert os.listdir(path.parent) == [path.name]
