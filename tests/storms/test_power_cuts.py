"""The power fails at any moment: what was said to be stored is stored, and the file is sound."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from factbench import errors
from factbench.workbench import Workbench
from tests.storms.power import Call, Disk, traced
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.storm,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace, which writes down system calls"),
]
CUTS = 40

PROGRAM = """
import sys
from pathlib import Path
from factbench import database
from factbench.settings import ParserChoice, Settings
from factbench.workbench import Workbench
database.journal_for = lambda path: (sys.argv[2], "so that both are tried")
connect = database.connect
def with_less(path, **options):
    connection = connect(path, **options)
    connection.execute("PRAGMA synchronous=" + sys.argv[3])
    return connection
if len(sys.argv) > 3:
    database.connect = with_less
settings = Settings(parser=ParserChoice.RULES, semantic=False)
bench = Workbench(Path(sys.argv[1]), settings, reviewer="Ada", device="quay")
claim = bench.desk.claims()[0].id
bench.record.decide(claim, rating="mixed")
print("begins", flush=True)
for number in range(60):
    if number % 12 == 11:
        event = bench.record.undo()
    else:
        event = bench.record.note(claim, "words " * 40 * (number % 9 + 1))
    print(event.id, flush=True)
bench.close()
"""


def recorded(folder: Path, *how: str) -> tuple[Path, list[Call]]:
    """A folder with a database as it was before the program ran on a copy, and what the program did."""
    before, used = folder / "before", folder / "used"
    before.mkdir()
    with a_bench(before / "claims.db") as bench:
        filled(bench)
    shutil.copytree(before, used)
    return used, traced(folder, PROGRAM, str(used / "claims.db"), *how)


def cuts(folder: Path, *how: str) -> list[int | None]:
    """Cut the power at so many moments, drawn; returns how many acts were lost at each, None where the file is bad."""
    used, calls = recorded(folder, *how)
    chance = random.Random(15)
    begins = next(
        each for each, call in enumerate(calls) if call.name == "write" and b"begins" in call.texts[0]
    )
    moments = sorted(chance.sample(range(begins, len(calls) + 1), CUTS))
    shutil.rmtree(used)
    shutil.copytree(folder / "before", used)
    disk, lost = Disk(used), []
    for number, call in enumerate([*calls, None]):
        if number in moments:
            target = folder / f"cut {number}"
            target.mkdir()
            disk.cut(target, chance, chance.choice((0.0, 0.0, 0.5, 0.9)))
            lost.append(missing(target / "claims.db", disk.printed))
        if call is not None:
            disk.happens(call)
    return lost


def missing(path: Path, printed: list[bytes]) -> int | None:
    """How many of the acts that were acknowledged are not in a file; None where `doctor` finds anything wrong."""
    whole = b"".join(printed).decode().rpartition("\n")[0]
    said = {line for line in whole.splitlines() if line != "begins"}
    try:
        with Workbench(path, RULES, reviewer="Ada") as bench:
            if not all(good for _what, _words, good in bench.file.check()):
                return None
            return len(said - {event.id for event in bench.record.events()})
    except errors.DatabaseError:
        return None


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_storm_of_power_cuts(tmp_path: Path, journal: str) -> None:
    assert cuts(tmp_path, journal) == [0] * CUTS


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_this_disk_does_lose_what_was_not_synced(tmp_path: Path, journal: str) -> None:
    """The control: with less syncing than factbench asks for, acts are lost."""
    assert any(lost != 0 for lost in cuts(tmp_path, journal, "off"))
