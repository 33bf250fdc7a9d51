"""Whoever does the work, in whichever order, and whatever dies meanwhile: the results are the same bytes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from factbench.batch import manifest
from factbench.batch.engine import Workers
from factbench.batch.making import How, make
from factbench.errors import Misuse
from tests.unit.batch import work
from tests.unit.batch.archives import RULES, digest, lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TWO = Workers(count=2)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("archive")
    return [
        str(lines(folder / f"{name}.jsonl", range(at * 3, at * 3 + 3))) for at, name in enumerate("abcdef")
    ]


@pytest.fixture(scope="module")
def alone(archive: list[str], tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("alone")
    assert len(list(make(archive, out, RULES, workers=Workers(count=1)))) == 6
    return digest(out)


def test_a_killed_worker_changes_no_byte(archive: list[str], alone: str, tmp_path: Path) -> None:
    made = list(make(list(reversed(archive)), tmp_path, RULES, workers=TWO, work=work.unlucky))
    assert (tmp_path / "unlucky").exists()
    assert [each.aside for each in made] == [None] * 6
    assert digest(tmp_path) == alone


def test_a_shard_that_ends_its_worker_twice_is_set_aside_and_the_others_are_done(
    archive: list[str], alone: str, tmp_path: Path
) -> None:
    bad = str(lines(tmp_path / "in" / "poison.jsonl", range(90, 92)))
    out = tmp_path / "out"
    made = list(make([bad, *archive], out, RULES, workers=TWO, work=work.poisoned))
    assert [each.aside for each in made if each.aside] == [
        "It ended its worker twice, at poison.jsonl, line 1."
    ]
    assert len(list(manifest.done(out))) == 6
    # The next run goes on from there, and tries it anew only when it is told to.
    again = list(make([bad, *archive], out, RULES, workers=TWO))
    assert all(each.before for each in again)
    made = list(make([bad, *archive], out, RULES, workers=TWO, how=How(again=True)))
    assert [each.aside for each in made] == [None] * 7


def test_a_document_that_takes_too_long_ends_its_worker_and_is_named(tmp_path: Path) -> None:
    long = lines(
        tmp_path / "long.jsonl", range(1), text="The mayor of Oslo opened the bridge in 1991. " * 4000
    )
    (made,) = make([str(long)], tmp_path / "out", RULES, workers=TWO, how=How(seconds=0.3))
    assert made.aside == "It ended its worker twice, at long.jsonl, line 1, which took more than 0.3 s."


def test_a_stopped_run_leaves_whole_shards_and_goes_on(
    archive: list[str], alone: str, tmp_path: Path
) -> None:
    run = make(archive, tmp_path, RULES, workers=Workers(count=1))
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]
    assert 1 <= len(list(manifest.done(tmp_path))) < 6
    made = list(make(archive, tmp_path, RULES, workers=TWO))
    assert sum(each.before for each in made) >= 1
    assert digest(tmp_path) == alone


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A real scheduler of Dask with two workers, each a process of its own."""
    pytest.importorskip("distributed")
    place = tmp_path / "scheduler.json"
    common = ["--scheduler-file", str(place), "--no-dashboard"]

    def start(what: str, *more: str) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", f"distributed.cli.dask_{what}", *common, *more]
        return subprocess.Popen(words, stderr=subprocess.DEVNULL, cwd=tmp_path)

    running = [start("scheduler", "--host", "127.0.0.1", "--port", "0")]
    try:
        running += [
            start("worker", "--no-nanny", "--nthreads", "1", "--local-directory", str(tmp_path)) for _ in "12"
        ]
        deadline = time.monotonic() + 60
        while not place.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        import json

        yield json.loads(place.read_text(encoding="utf-8"))["address"], running
    finally:
        for each in running:
            each.kill()
        for each in running:
            each.wait()


def test_dask_gives_the_same_bytes_when_one_of_its_workers_is_killed(
    archive: list[str],
    alone: str,
    tmp_path: Path,
    scheduler: tuple[str, list[subprocess.Popen[bytes]]],
) -> None:
    address, running = scheduler
    out = tmp_path / "out"
    made = make(archive, out, RULES, workers=Workers(engine="dask", scheduler=address))
    next(made)
    os.kill(running[1].pid, signal.SIGKILL)
    assert len(list(made)) == 5
    assert digest(out) == alone


def test_an_engine_that_is_not_there_is_one_sentence(archive: list[str], tmp_path: Path) -> None:
    with pytest.raises(Misuse, match="No scheduler of Dask answers at nowhere"):
        list(make(archive, tmp_path, RULES, workers=Workers(engine="dask", scheduler="nowhere:1")))
    with pytest.raises(Misuse, match="no engine spark"):
        list(make(archive, tmp_path, RULES, workers=Workers(engine="spark")))
