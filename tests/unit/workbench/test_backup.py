"""A copy is whole or not there: killed at any moment, or out of room, it leaves nothing that passes for one."""

from __future__ import annotations

import multiprocessing
import resource
import sqlite3
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from factbench import database, errors
from factbench.model import Snapshot
from factbench.store import rows
from factbench.workbench import Workbench
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORK = multiprocessing.get_context("fork")
"""A child begins at once, so that it can be killed at any moment of its work."""


def put(connection: database.Connection, row: list[object]) -> None:
    connection.execute("INSERT INTO snapshot VALUES (?, ?, ?, ?, ?)", row)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of some megabytes with an act in it."""
    path = tmp_path / "claims.db"
    with a_bench(path) as bench:
        bench.record.decide(filled(bench)[0].id, rating="supported")
        for number in range(40):
            noise = b"".join((number * 7919 + each * 104729).to_bytes(4, "big") for each in range(25_000))
            row = [*rows.snapshot_row(Snapshot(noise, None, None, "2020-03-05T08:00:00Z")).values()]
            bench.session.write(put, row)
    return path


def sound(path: Path) -> bool:
    """Whether `doctor` would say that all is well."""
    try:
        with Workbench(path, RULES, reviewer="Ada") as bench:
            return all(good for _what, _words, good in bench.file.check())
    except errors.DatabaseError:
        return False


def copies(path: Path, target: Path) -> None:
    with Workbench(path, RULES, reviewer="Ada") as bench:
        bench.file.backup(target)


def killed(path: Path, folder: Path, after: float | None) -> bool:
    """Kill a backup so many seconds after it began, or let it end; whether there was a copy, which then is whole."""
    target = folder / "copy.db"
    child = FORK.Process(target=copies, args=(path, target))
    child.start()
    child.join(after)
    child.kill()
    child.join()
    done = target.exists()
    assert not done or sound(target)
    for each in list(folder.iterdir()):
        if each.exists() and sound(each):  # what was killed between the last page and its name is whole, too
            with Workbench(each, RULES, reviewer="Ada") as bench:
                assert len(bench.library.article_lines()) == len(bench.record.events()) == 1
        each.unlink(missing_ok=True)
    return done


def kill_all_along(path: Path, folder: Path, points: int) -> set[bool]:
    """However busy the machine is: the first is killed as it begins, and the last is let be."""
    began = time.perf_counter()
    copies(path, folder.parent / "timed.db")
    needs = time.perf_counter() - began
    times = [*(needs * 1.5 * point / points for point in range(points)), None]
    return {killed(path, folder, after) for after in times}


def test_a_backup_that_is_killed_leaves_no_copy_that_passes_for_one(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "to"
    folder.mkdir()
    kill_all_along(path, folder, 10)


@pytest.mark.storm
@pytest.mark.timeout(1800)
def test_storm_of_killed_backups(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "to"
    folder.mkdir()
    assert kill_all_along(path, folder, 150) == {True, False}


def limited(most: int, does: Callable[[], None]) -> None:
    """Run in a child: no file may grow beyond so many bytes."""
    usual, highest = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, highest))
    try:
        with suppress(errors.OutputRefused):
            does()
            raise SystemExit(1)
    finally:  # whoever watches the tests may write what it saw
        resource.setrlimit(resource.RLIMIT_FSIZE, (usual, highest))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_backup_that_finds_no_room_says_so_and_leaves_nothing(
    path: Path, tmp_path: Path, share: float
) -> None:
    folder = tmp_path / "to"
    folder.mkdir()
    most = int(path.stat().st_size * share)
    child = FORK.Process(target=limited, args=(most, lambda: copies(path, folder / "copy.db")))
    child.start()
    child.join()
    assert child.exitcode == 0
    assert list(folder.iterdir()) == []


def test_of_a_damaged_file_no_copy_is_kept(path: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(path)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'event_device'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.execute("PRAGMA journal_mode=delete")
    connection.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * size + size - 200)
        file.write(b"\xff" * 190)
    folder = tmp_path / "to"
    folder.mkdir()
    with suppress(errors.DatabaseDamaged):
        copies(path, folder / "copy.db")
    assert [each.name for each in folder.iterdir() if each.suffix == ".part"] == []
    assert all(sound(each) for each in folder.iterdir())
