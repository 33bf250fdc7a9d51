"""A database that was removed or replaced while it was open: nothing is said to be stored that is not."""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from factbench import errors
from factbench.workbench import Workbench
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path


def opened(folder: Path) -> Workbench:
    bench = a_bench(folder / "claims.db")
    filled(bench, "The harbour bridge opened in 1932", "It was the widest bridge of its time")
    return bench


def sound(path: Path) -> bool:
    with sqlite3.connect(path) as connection:
        (found,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    return bool(found == "ok")


def test_what_is_done_after_the_file_was_removed_is_refused_and_the_rest_can_be_rescued(
    tmp_path: Path,
) -> None:
    bench = opened(tmp_path)
    first, second = (claim.id for claim in bench.desk.claims())
    bench.record.decide(first, rating="supported")
    bench.session.path.unlink()
    with pytest.raises(errors.DatabaseGone, match="Nothing was stored: the file that was opened was moved"):
        bench.record.decide(second, rating="refuted")
    copy = bench.file.rescue()
    assert copy == tmp_path / "claims-rescued-1.db"
    assert bench.file.rescue() == tmp_path / "claims-rescued-2.db"
    bench.close()
    with Workbench(copy, RULES) as rescued:
        assert [each.rating for each in rescued.desk.verdicts(first)] == ["supported"]
        assert rescued.desk.verdicts(second) == []


def test_a_thread_that_comes_after_the_file_went_is_told_so_and_rescues_what_others_have_open(
    tmp_path: Path,
) -> None:
    """Each thread has its own connection: it opens nothing new, and says the same as those that have one."""
    bench = opened(tmp_path)
    first = bench.desk.claims()[0].id
    bench.session.path.unlink()

    def later() -> Path:
        for act in (lambda: bench.record.decide(first, rating="supported"), bench.desk.claims):
            with pytest.raises(errors.DatabaseGone, match="the file that was opened was moved"):
                act()
        return bench.file.rescue()

    with ThreadPoolExecutor(1) as pool:
        copy = pool.submit(later).result()
    bench.close()
    assert not bench.session.path.exists()
    with Workbench(copy, RULES) as rescued:
        assert len(rescued.desk.claims()) == 2


def test_another_file_in_its_place_is_left_as_it_is_even_when_the_desk_closes(tmp_path: Path) -> None:
    bench = opened(tmp_path)
    first, second = (claim.id for claim in bench.desk.claims())
    other = tmp_path / "other.db"
    bench.file.backup(other)
    bench.record.decide(first, rating="supported")
    path = bench.session.path
    for suffix in ("-wal", "-shm"):
        shutil.move(f"{path}{suffix}", tmp_path / f"aside{suffix}")
    other.replace(path)
    with Workbench(path, RULES, reviewer="Ben") as newcomer:
        newcomer.record.decide(second, rating="refuted")
        with pytest.raises(errors.DatabaseGone):
            bench.record.decide(second, rating="supported")
        bench.close()
        newcomer.record.decide(first, rating="refuted")
    assert sound(path)
    with Workbench(path, RULES) as again:
        held = [(each.reviewer, each.rating) for id in (first, second) for each in again.desk.verdicts(id)]
    assert held == [("Ben", "refuted"), ("Ben", "refuted")]


def test_a_file_that_is_put_back_takes_acts_again(tmp_path: Path) -> None:
    bench = opened(tmp_path)
    claim = bench.desk.claims()[0].id
    path = bench.session.path
    path.rename(tmp_path / "moved.db")
    with pytest.raises(errors.DatabaseGone):
        bench.record.decide(claim, rating="supported")
    (tmp_path / "moved.db").rename(path)
    bench.record.decide(claim, rating="refuted")
    assert [each.rating for each in bench.desk.verdicts(claim)] == ["refuted"]
    bench.close()
