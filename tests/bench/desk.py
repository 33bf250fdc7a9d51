"""The desk beside a minimal Textual app and a naive version of itself, in turns, in one run: how fast, how large?"""

from __future__ import annotations

import argparse
import compileall
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import factbench
from factbench.workbench import Workbench
from tests.bench import blocking
from tests.bench.footprint import idle, memory
from tests.bench.held import RATE, behind
from tests.bench.many import RULES, SENTENCES, fill
from tests.bench.taking import reviewed
from tests.bench.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZE = (160, 45)
"""Columns and lines: a wide window."""
KEYS = 12
"""Claims that one goes down, key by key."""
WORK = ((b"j", 600), (b"\x04", 300), (b"G", 1), (b"k", 300), (b"\x1b[H", 1), (b"n", 600))
"""A minute's work, keys and how often: down, by half pages, to the end, up, to the start, to the next open claim."""
LARGEST_NAIVE = 100_000
"""Claims that the naive version is asked to show; at this size it takes long to start, and gets one round."""


@dataclass
class Program:
    """What is measured, and what was."""

    name: str
    command: list[str]
    words: bytes
    """Painted first."""
    rounds: int
    seconds: float = 30.0
    """How long the first paint may take."""
    paint: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)
    held: list[float] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, nargs="*", default=[100_000, 1_000_000])
    options.add_argument("--short", action="store_true", help="a few rounds over 5,000 claims")
    options.add_argument("--acts", type=int, default=0, help="of thirty reviewers, in every database")
    given = options.parse_args(arguments)
    sizes, rounds = ([5_000], 3) if given.short else (given.claims, 5)
    # What pip installs is compiled, the peer's library among it; a checkout may not be.
    for package in (Path(factbench.__file__).parent, Path(__file__).parent):
        compileall.compile_dir(str(package), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        databases = {claims: Path(folder) / f"{claims}.db" for claims in {5_000, *sizes}}
        for claims, path in databases.items():
            fill(path, claims)
            if given.acts:
                _reviewed(path, given.acts)
        programs = list(_programs(databases, sizes, rounds))
        for number in range(rounds):
            for program in programs:
                if number < program.rounds:
                    _run(program, last=number == program.rounds - 1, short=given.short)
        _report(programs)
        if max(sizes) > LARGEST_NAIVE:
            print(f"The naive version reads all claims before it paints: left out above {LARGEST_NAIVE:,}.")
        if not given.short:
            blocking.report(databases[max(sizes)], max(sizes), SIZE)


def _reviewed(path: Path, acts: int) -> None:
    with Workbench(path, RULES, reviewer="Bench", device="bench") as bench:
        claims = [each.id for each in bench.desk.claims()]
    # Not the first article, at which the desk opens: its claims stay open, as what is measured looks for them.
    reviewed(path, claims[SENTENCES:], acts)


def _programs(databases: dict[int, Path], sizes: Sequence[int], rounds: int) -> list[Program]:
    python, words = [sys.executable, "-m"], b"Harbour 00000 moved 0"
    naive = [size for size in {5_000, *sizes} if size <= LARGEST_NAIVE]
    return [
        Program("minimal", [*python, "tests.bench.minimal"], b"ready 0", rounds),
        *(
            Program(
                f"naive {_short(size)}",
                [*python, "tests.bench.naive", str(databases[size])],
                words,
                rounds if size <= 5_000 else 1,
                300.0,
            )
            for size in sorted(naive)
        ),
        *(
            Program(
                f"desk {_short(size)}",
                [*python, "factbench", "--db", str(databases[size]), "--reviewer", "Bench"],
                words,
                rounds,
            )
            for size in sizes
        ),
    ]


def _short(size: int) -> str:
    return f"{size // 1_000_000} m" if size >= 1_000_000 else f"{size // 1_000} k"


def _run(program: Program, *, last: bool, short: bool) -> None:
    """One round; in the last also what takes long."""
    with Terminal(program.command, size=SIZE) as terminal:
        program.paint.append(terminal.wait_for(program.words, program.seconds) * 1000)
        terminal.settle(0.6)
        program.memory.append(memory(terminal.pid))
        if last:
            program.idle.append(idle(terminal.pid, 3 if short else 10))
        for _time in range(KEYS):
            first, settled, sent = terminal.press(b"j")
            program.first.append(first * 1000)
            program.settled.append(settled * 1000)
            program.sent.append(sent)
        if last and not short and program.name.startswith("desk"):
            for key, times in WORK:
                for _time in range(times):
                    terminal.type(key, 1 / RATE)
            terminal.settle(0.6)
            program.worked.append(memory(terminal.pid))
    if last and program.name.startswith("desk"):
        with Terminal(program.command, size=SIZE) as terminal:
            terminal.wait_for(program.words, program.seconds)
            terminal.settle(0.6)
            program.held.append(behind(terminal, 3 if short else 8))


def _ratio(each: Program, minimal: Program) -> float:
    return statistics.median(each.paint) / statistics.median(minimal.paint)


def _more(values: Sequence[float], minimal: Program) -> float | None:
    return statistics.median(values) - statistics.median(minimal.memory) if values else None


MEASURES: tuple[tuple[str, str, Callable[[Program, Program], float | None]], ...] = (
    ("first paint, ms", "≤ 500", lambda each, _minimal: _median(each.paint)),
    ("  beside the minimal app", "≤ 1.25", _ratio),
    ("key to first output, ms: median", "≤ 10", lambda each, _minimal: _median(each.first)),
    ("  p95", "≤ 25", lambda each, _minimal: statistics.quantiles(each.first, n=20)[-1]),
    ("key to settled screen, ms: median", "≤ 60", lambda each, _minimal: _median(each.settled)),
    ("held at 30 Hz, keys behind: most", "≤ 2", lambda each, _minimal: _median(each.held)),
    ("bytes a key: median", "≤ 12,000", lambda each, _minimal: _median(each.sent)),
    ("memory, MB", "", lambda each, _minimal: _median(each.memory)),
    ("  more than the minimal app", "≤ 35; 1 m: ≤ 55", lambda each, minimal: _more(each.memory, minimal)),
    ("  after a minute's work", "as before", lambda each, minimal: _more(each.worked, minimal)),
    ("idle, % of a processor", "≤ 0.5", lambda each, _minimal: _median(each.idle)),
)
"""What is printed, what the desk is to reach, and how it is read from a program beside the minimal app."""


def _report(programs: Sequence[Program]) -> None:
    minimal = programs[0]
    print(f"The desk at {SIZE[0]}x{SIZE[1]}; medians of {minimal.rounds} rounds in turns; k, m: claims")
    print(f"{'':36}" + "".join(f"{each.name:>13}" for each in programs) + "   the desk is to reach")
    for words, aim, read in MEASURES:
        values = [read(each, minimal) for each in programs]
        print(f"{words:36}" + "".join(f"{_written(value):>13}" for value in values) + f"   {aim}")


def _median(values: Sequence[float]) -> float | None:
    return statistics.median(values) if values else None


def _written(value: float | None) -> str:
    if value is None:
        return "·"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


if __name__ == "__main__":
    main()
