"""A disk that is really full in the middle of a session: plain words, nothing lost, and on it goes afterwards."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.tui.test_terminal import at_work
from tests.values import a_bench, filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factbench.workbench import Workbench

HELD = "The plaque says otherwise, and so does the almanac;" * 6
"""A reason, longer than a page of the log has room for."""


class Disk(Protocol):
    """Where the database lies, and how it is filled."""

    folder: Path
    words: bytes
    """What is said when it takes no more."""

    def fill(self, pid: int) -> None: ...

    def free(self, pid: int) -> None: ...


@dataclass
class Small:
    """A file system of one megabyte, filled by another file: every write fails with ENOSPC."""

    folder: Path
    words: bytes = b"the disk is full"

    def fill(self, pid: int) -> None:
        """Write until not a byte more is taken."""
        with (self.folder / "ballast").open("wb", buffering=0) as file:
            for size in (1 << 16, 512, 1):
                try:
                    while file.write(bytes(size)):
                        pass
                except OSError:
                    continue

    def free(self, pid: int) -> None:
        """Give the room back."""
        (self.folder / "ballast").unlink()


@dataclass
class Rationed:
    """A disk on which the program may make no file longer: every write beyond the ends fails with EFBIG."""

    folder: Path
    words: bytes = b"did not take"

    def fill(self, pid: int) -> None:
        """Let no file be longer than a byte."""
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))

    def free(self, pid: int) -> None:
        """Let files grow as they like."""
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def mounted(folder: Path) -> bool:
    """Whether this user may mount a small file system, and now has."""
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    return os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture(params=["rationed", "small"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """A disk; where nobody may mount a small one, rationed twice."""
    if request.param == "rationed" or not mounted(tmp_path):
        yield Rationed(tmp_path)
        return
    yield Small(tmp_path)
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def acts(bench: Workbench, count: int) -> list[str]:
    """The acts that are stored, when there are as many; as they are after a while."""
    limit = time.monotonic() + 20
    with a_bench(bench.session.path) as again:
        while len(again.record.events()) < count and time.monotonic() < limit:
            time.sleep(0.05)
        return [event.act.value for event in again.record.events()]


def test_what_a_full_disk_does_not_take_is_said_and_kept_until_there_is_room(disk: Disk) -> None:
    bench = a_bench(disk.folder / "claims.db")
    filled(bench)
    bench.close()
    with at_work(bench) as terminal:
        os.write(terminal.handle, b"R")
        terminal.wait_for(b"saved ")
        assert acts(bench, 1) == ["decide"]
        disk.fill(terminal.pid)
        os.write(terminal.handle, b"jM")
        terminal.wait_for(b"NOT SAVED")
        terminal.wait_for(disk.words)
        os.write(terminal.handle, b"a" + HELD.encode() + b"\r")
        terminal.settle(1.0)
        disk.free(terminal.pid)
        os.write(terminal.handle, b"a")
        terminal.settle(0.5)
        os.write(terminal.handle, b"\r")
        assert acts(bench, 2) == ["decide", "decide"]
        os.write(terminal.handle, b"S")
        assert acts(bench, 3) == ["decide"] * 3
        os.write(terminal.handle, b"q")
        assert terminal.wait_for_end() == 0
    with a_bench(bench.session.path) as again:
        first, second = (again.desk.verdict(claim.id) for claim in again.desk.claims())
        assert (first.rating, second.rating, second.rationale) == ("refuted", "supported", HELD)
        assert all(sound for _what, _words, sound in again.file.check())
