"""A database where nothing may be written: it is read, or a sentence says what helps."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factbench import errors
from factbench.workbench import Workbench
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FORK = multiprocessing.get_context("fork")
NOBODY = 65534

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs rights as Unix has them")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others may read and enter."""
    made = Path(tempfile.mkdtemp(prefix="factbench-"))
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


def as_nobody(does: Callable[[], bool]) -> None:
    """Run in a child that is not root, to whom rights mean nothing."""
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    raise SystemExit(0 if does() else 1)


def passes(does: Callable[[], bool]) -> bool:
    child = FORK.Process(target=as_nobody, args=(does,))
    child.start()
    child.join()
    return child.exitcode == 0


def closed(folder: Path) -> None:
    """Let nobody write into it, and everybody read."""
    for each in folder.iterdir():
        each.chmod(0o444)
    folder.chmod(0o555)


def test_a_file_that_was_used_with_a_log_is_read_where_nothing_may_be_written(folder: Path) -> None:
    with a_bench(folder / "claims.db") as bench:
        claim = filled(bench)[0].id
        bench.record.decide(claim, rating="supported")
    assert (folder / "claims.db").read_bytes()[18:20] == b"\2\2"
    closed(folder)

    def reads() -> bool:
        with Workbench(folder / "claims.db", RULES, reviewer="Ada") as bench:
            try:
                bench.record.note(claim, "words")
            except errors.DatabaseDamaged as error:
                said = str(error)
            return "read-only" in said and [each.rating for each in bench.desk.verdicts(claim)] == [
                "supported"
            ]

    assert passes(reads)
    assert sorted(each.name for each in folder.iterdir()) == ["claims.db"]


def test_where_the_log_still_holds_something_the_advice_helps(folder: Path) -> None:
    with a_bench(folder / "claims.db") as bench:
        bench.record.decide(filled(bench)[0].id, rating="supported")
        aside = folder / "aside"
        aside.mkdir()
        for suffix in ("", "-wal"):
            shutil.copyfile(folder / f"claims.db{suffix}", aside / f"claims.db{suffix}")
    closed(aside)

    def told() -> bool:
        try:
            Workbench(aside / "claims.db", RULES, reviewer="Ada").close()
        except errors.DatabaseDamaged as error:
            return "copy both to a folder of yours" in str(error)
        return False

    def forbidden() -> bool:
        try:
            Workbench(folder / "locked" / "claims.db", RULES, reviewer="Ada").close()
        except errors.DatabaseMissing as error:
            return "cannot be reached" in str(error)
        return False

    shutil.copytree(aside, folder / "locked")
    (folder / "locked").chmod(0o700)
    assert passes(told)
    assert passes(forbidden)
    mine = folder / "mine"
    shutil.copytree(aside, mine)
    for each in (mine, *mine.iterdir()):
        each.chmod(0o755)
    with Workbench(mine / "claims.db", RULES, reviewer="Ada") as bench:
        assert len(bench.record.events()) == 1
    aside.chmod(0o755)
