"""A database that another program wrote over while it was open: no act goes into it, and the acts are brought out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from factbench import database, errors
from factbench.workbench import Workbench, guard
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path

OVER = (
    "cp other.db claims.db",
    "cp -p other.db claims.db",
    "cat other.db > claims.db",
    "cp older.db claims.db",
    "cp newer.db claims.db",
    ": > claims.db",
    "head -c 50000 claims.db > x; cat x > claims.db",
    "dd if=/dev/urandom of=claims.db bs=4096 seek=3 count=4 conv=notrunc",
)
"""What people and programs do to a file in its place."""
AROUND = (
    "touch claims.db",
    "chmod 640 claims.db",
    "ln claims.db link.db",
    "cat claims.db > x; cat x > claims.db",
    "mv claims.db x; mv x claims.db",
)
"""What leaves in it what was there."""


def shell(folder: Path, words: str) -> None:
    """Run a line in a shell, after the clock that files are stamped by has moved on."""
    time.sleep(0.02)
    subprocess.run(["/bin/sh", "-c", words], cwd=folder, check=True, stderr=subprocess.DEVNULL)


def bring_in(bench: Workbench) -> None:
    """Bring the log into the file, and let the log begin anew."""
    with closing(database.connect(bench.session.path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def opened(folder: Path) -> Workbench:
    """A desk with a few acts; beside it another database, an older copy of its own, and a later one."""
    with Workbench(folder / "other.db", RULES, create=True, reviewer="Ida", device="attic") as other:
        claim = filled(other, "Nobody expected that")[0].id
        for number in range(3):
            other.record.note(claim, f"other {number}")
    bench = a_bench(folder / "claims.db")
    claim = filled(bench)[0].id
    bench.record.note(claim, "one")
    bench.file.backup(folder / "older.db")
    bench.record.note(claim, "two")
    bench.file.backup(folder / "newer.db")
    with Workbench(folder / "newer.db", RULES, reviewer="Ben", device="quarry") as newer:
        newer.record.note(claim, "newer")
    bring_in(bench)
    bench.record.note(claim, "three")
    return bench


@pytest.fixture(params=["wal", "delete"])
def journal(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    found = str(request.param)
    monkeypatch.setattr(database, "journal_for", lambda _path: (found, "so that both are tried"))
    return found


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PATIENCE", 0.1)


@pytest.mark.parametrize(
    ("over", "journal", "checkpoint"),
    [
        *((over, "wal", checkpoint) for over in OVER for checkpoint in (False, True)),
        *((over, "delete", False) for over in OVER[3:6]),
    ],
    indirect=["journal"],
)
@pytest.mark.usefixtures("journal")
def test_an_act_after_another_program_wrote_over_the_file_is_refused(
    tmp_path: Path, over: str, checkpoint: bool
) -> None:
    bench = opened(tmp_path)
    claim = bench.desk.claims()[0].id
    if checkpoint:
        bring_in(bench)
    shell(tmp_path, over)
    left = (tmp_path / "claims.db").read_bytes()
    for _again in range(2):
        with pytest.raises(
            errors.DatabaseOverwritten, match="Nothing was stored: another program wrote over"
        ):
            bench.record.note(claim, "four")
    copy = bench.file.rescue()
    bench.close()
    with Workbench(copy, RULES) as rescued:
        words = [event.act.rationale for event in rescued.record.events()]  # type: ignore[union-attr]
    assert words == ["one", "two", "three"]
    # What was written over it is as it was written, and no log is left that SQLite would bring into it.
    assert (tmp_path / "claims.db").read_bytes() == left
    assert not (tmp_path / "claims.db-wal").exists()


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("checkpoint", [False, True])
def test_a_file_that_holds_what_it_held_takes_acts(tmp_path: Path, checkpoint: bool) -> None:
    bench = opened(tmp_path)
    claim = bench.desk.claims()[0].id
    for around in AROUND:
        if checkpoint:
            bring_in(bench)
        shell(tmp_path, around)
        bench.record.note(claim, around)
    bench.close()
    with Workbench(tmp_path / "claims.db", RULES) as again:
        assert len(again.record.events()) == 3 + len(AROUND)
        assert [found for found in again.file.check() if not found[2]] == []


@pytest.mark.usefixtures("journal")
def test_what_other_programs_store_is_no_fault(tmp_path: Path) -> None:
    """Acts of another, the log brought into the file, and made shorter, before and between one's own."""
    bench = opened(tmp_path)
    claim = bench.desk.claims()[0].id
    with Workbench(tmp_path / "claims.db", RULES, reviewer="Ben", device="quarry") as other:
        for number in range(4):
            for each in (other, bench)[: number % 2 + 1]:
                each.record.note(claim, "words " * 2_000)
            bring_in(other)
            bench.session.check(keep=True)
    bring_in(bench)
    bench.record.note(claim, "last")
    bench.close()
    with Workbench(tmp_path / "claims.db", RULES) as again:
        assert len(again.record.events()) == 10
        assert [found for found in again.file.check() if not found[2]] == []


def test_what_is_written_over_pages_that_all_stand_in_the_log_does_no_harm(tmp_path: Path) -> None:
    """SQLite never reads it, and writes over it when it brings the log into the file."""
    with a_bench(tmp_path / "other.db") as other:
        filled(other, "Nobody expected that")
    bench = a_bench(tmp_path / "claims.db")
    claim = filled(bench)[0].id
    bench.record.note(claim, "one")
    shell(tmp_path, "cp other.db claims.db")
    bench.record.note(claim, "two")
    bring_in(bench)
    bench.record.note(claim, "three")
    bench.close()
    with Workbench(tmp_path / "claims.db", RULES) as again:
        assert len(again.desk.claims()) == 2
        assert len(again.record.events()) == 3
        assert [found for found in again.file.check() if not found[2]] == []


def test_a_log_that_was_removed_takes_no_act(tmp_path: Path) -> None:
    bench = opened(tmp_path)
    claim = bench.desk.claims()[0].id
    bench.session.check(keep=True)
    os.unlink(tmp_path / "claims.db-wal")
    with pytest.raises(errors.DatabaseGone, match="moved, removed or replaced"):
        bench.record.note(claim, "four")
    with Workbench(bench.file.rescue(), RULES) as rescued:
        assert len(rescued.record.events()) == 3
    bench.close()


def test_what_cannot_be_read_of_a_file_that_was_overwritten_is_said_to_be_that(tmp_path: Path) -> None:
    bench = opened(tmp_path)
    bring_in(bench)
    shell(tmp_path, ": > claims.db")
    with pytest.raises(errors.DatabaseOverwritten):
        bench.library.passages.search("bridge")
    bench.close()


def test_what_is_rescued_of_an_overwritten_file_goes_into_the_right_one(tmp_path: Path) -> None:
    bench = opened(tmp_path)
    claim = bench.desk.claims()[0].id
    shell(tmp_path, "cp older.db claims.db")
    with pytest.raises(errors.DatabaseOverwritten):
        bench.record.note(claim, "four")
    copy = bench.file.rescue()
    bench.close()
    with a_bench(tmp_path / "older.db") as restored:
        restored.exchange.take_file(copy)
        said = [event.act.rationale for event in restored.record.events(claim=claim)]  # type: ignore[union-attr]
        assert said == ["one", "two", "three"]
        assert [found for found in restored.file.check() if not found[2]] == []


def test_looking_at_the_file_leaves_the_locks_on_it(tmp_path: Path) -> None:
    """Whoever opens and closes a file by another handle loses its locks; then others would remove the log under it."""
    bench = opened(tmp_path)
    bring_in(bench)
    bench.session.check(keep=True)
    program = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT 1 FROM claim'); c.close()"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "claims.db")], check=True)
    assert (tmp_path / "claims.db-wal").exists()
    bench.close()
    assert not (tmp_path / "claims.db-wal").exists()
