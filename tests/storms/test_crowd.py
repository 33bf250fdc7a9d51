"""Eight who write, two who checkpoint and three who read, all at once on one file: nothing is lost, all stays sound."""

from __future__ import annotations

import multiprocessing
import os
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from factbench import database, errors
from factbench.workbench import Workbench
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event
    from pathlib import Path

FORK = multiprocessing.get_context("fork")
WRITERS, CHECKPOINTERS, READERS = 8, 2, 3


def writes(path: Path, name: str, acts: int, said: Path) -> None:
    """Store so many acts, and write down the id of each when it is acknowledged."""
    with Workbench(path, RULES, reviewer=name, device=name) as bench, said.open("w") as out:
        claim = bench.desk.claims()[0].id
        number = -1
        while number < acts:
            # Who is refused because the file was in use for half a minute was told so, and does it again.
            with suppress(errors.DatabaseLocked):
                if number < 0:
                    bench.record.decide(claim, rating="mixed")
                else:
                    out.write(f"{bench.record.note(claim, f'{name} {number} ' * (number % 30 + 1)).id}\n")
                    out.flush()
                number += 1


def checkpoints(path: Path, done: Event, said: Path) -> None:
    """Put the log into the file and cut it off, as fast as it goes, until told."""
    count = 0
    with closing(database.connect(path)) as connection:
        while not done.is_set():
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            count += 1
            time.sleep(0.005)
    said.write_text(str(count))


def reads(path: Path, done: Event, said: Path) -> None:
    """Look at the record until told: it never gets shorter, and the file is always sound."""
    seen = rounds = 0
    while not done.is_set():
        with Workbench(path, RULES, reviewer="Reader", device="reader") as bench:
            assert [found for found in bench.file.check() if not found[2]] == []
            events = len(bench.record.events())
            assert events >= seen
            seen, rounds = events, rounds + 1
        time.sleep(0.05)
    said.write_text(str(rounds))


def crowd(path: Path, folder: Path, acts: int) -> tuple[int, int]:
    """Let all of them work at once; returns how many checkpoints and readings there were."""
    with a_bench(path) as bench:
        filled(bench)
    done = FORK.Event()
    writers = [
        FORK.Process(target=writes, args=(path, f"writer {number}", acts, folder / f"writer {number}"))
        for number in range(WRITERS)
    ]
    beside = [
        FORK.Process(target=does, args=(path, done, folder / f"{does.__name__} {number}"))
        for does, many in ((checkpoints, CHECKPOINTERS), (reads, READERS))
        for number in range(many)
    ]
    for process in [*beside, *writers]:
        process.start()
    for process in writers:
        process.join()
    done.set()
    for process in beside:
        process.join()
    assert [process.exitcode for process in [*writers, *beside]] == [0] * len([*writers, *beside])
    said = [line for each in folder.glob("writer *") for line in each.read_text().splitlines()]
    assert len(said) == WRITERS * acts
    with Workbench(path, RULES, reviewer="Ada", device="quay") as bench:
        assert set(said) <= {event.id for event in bench.record.events()}
        assert len(bench.record.events()) == WRITERS * (acts + 1)
        assert [found for found in bench.file.check() if not found[2]] == []
    checked, read = (
        sum(int(each.read_text()) for each in folder.glob(f"{does.__name__} *"))
        for does in (checkpoints, reads)
    )
    return checked, read


def test_a_crowd_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "said").mkdir()
    checked, read = crowd(tmp_path / "claims.db", tmp_path / "said", 3)
    assert checked
    assert read


@pytest.mark.storm
@pytest.mark.timeout(3600)
def test_storm_of_a_crowd(tmp_path: Path) -> None:
    (tmp_path / "said").mkdir()
    checked, read = crowd(
        tmp_path / "claims.db", tmp_path / "said", int(os.environ.get("FACTBENCH_ACTS", "100"))
    )
    assert checked > 100
    assert read > 10
