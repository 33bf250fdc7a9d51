"""The desk in a terminal, killed with -9 in the middle of acts: what was shown as saved is there."""

from __future__ import annotations

import os
import random
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from tests.bench.terminal import Terminal
from tests.values import a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {b"s": "supported", b"r": "refuted", b"m": "mixed"}
"""What decides on the desk; each is an act where the claim was not decided so before."""


def killed(path: Path, chance: random.Random) -> tuple[int, int]:
    """Decide, see that it is saved, decide again and kill the desk meanwhile.

    Returns how many acts were shown as saved, and how many more there are.
    """
    with a_bench(path) as bench:
        before = [event.id for event in bench.record.events()]
        claims = bench.desk.claims()
        place = chance.randrange(len(claims))
        rating = bench.desk.verdict(claims[place].id).rating
    key, other = chance.sample([each for each, means in KEYS.items() if means != rating], 2)
    command = [sys.executable, "-m", "factbench", "--db", str(path), "--reviewer", "Ada"]
    with Terminal(command, size=(100, 30)) as terminal:
        terminal.wait_for(b"harbour bridge", 120)
        terminal.settle(0.5)
        os.write(terminal.handle, b":%d\r" % (place + 1))
        terminal.settle(0.5)
        os.write(terminal.handle, key)
        terminal.wait_for(b"saved ", 60)
        for again in (other, key, other)[: chance.randrange(4)]:
            os.write(terminal.handle, again)
        terminal.read(chance.uniform(0, 0.4))
        os.kill(terminal.pid, signal.SIGKILL)
    with a_bench(path) as bench:
        after = [event.id for event in bench.record.events()]
        assert [words for _what, words, sound in bench.file.check() if not sound] == []
    assert after[: len(before)] == before
    assert len(after) > len(before)
    return 1, len(after) - len(before) - 1


@pytest.mark.storm
@pytest.mark.timeout(7200)
def test_storm_of_killed_desks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a hundred desks, or `FACTBENCH_KILLS`, none loses an act that it showed as saved."""
    path, chance = tmp_path / "claims.db", random.Random(15)
    with a_bench(path) as bench:
        filled(bench)
    shown = more = 0
    count = int(os.environ.get("FACTBENCH_KILLS", "100"))
    for _each in range(count):
        saved, others = killed(path, chance)
        shown, more = shown + saved, more + others
    with capsys.disabled():
        print(f"{count} desks killed: {shown} acts shown as saved, all there; {more} others stored")  # noqa: T201
