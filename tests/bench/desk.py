"""First paint and key to output: the desk with many claims beside a minimal Textual app, in turns, in one run."""

from __future__ import annotations

import argparse
import compileall
import statistics
import sys
import tempfile
from pathlib import Path

import factbench
from tests.bench.many import fill
from tests.bench.terminal import Terminal

SIZE = (160, 45)
"""Columns and lines: a wide window."""
KEYS = b"jjjjjjjjkkjjjjjj"


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, default=100_000)
    options.add_argument("--short", action="store_true", help="a few rounds over 5,000 claims")
    given = options.parse_args(arguments)
    claims, rounds = (5_000, 3) if given.short else (given.claims, 9)
    # What pip installs is compiled, the peer's library among it; a checkout may not be.
    compileall.compile_dir(str(Path(factbench.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "many.db"
        fill(database, claims)
        _report(database, claims, rounds)


def _report(database: Path, claims: int, rounds: int) -> None:
    desk = [sys.executable, "-m", "factbench", "--db", str(database), "--reviewer", "Bench"]
    minimal = [sys.executable, "-m", "tests.bench.minimal"]
    paints: dict[str, list[float]] = {"desk": [], "minimal": []}
    firsts: dict[str, list[float]] = {"desk": [], "minimal": []}
    lasts: list[float] = []
    sizes: list[int] = []
    for _round in range(rounds):
        for name, command, words in (("minimal", minimal, b"ready 0"), ("desk", desk, b"Harbour 0 moved 0")):
            with Terminal(command, size=SIZE) as terminal:
                paints[name].append(terminal.wait_for(words) * 1000)
                terminal.settle(0.6)
                for key in KEYS:
                    first, last, size = terminal.press(bytes([key]))
                    firsts[name].append(first * 1000)
                    if name == "desk":
                        lasts.append(last * 1000)
                        sizes.append(size)
    paint = {name: statistics.median(each) for name, each in paints.items()}
    print(f"{claims:,} claims, {rounds} rounds in turns, {SIZE[0]}x{SIZE[1]}; milliseconds")
    ratio = paint["desk"] / paint["minimal"]
    print(f"first paint    desk {paint['desk']:6.0f}   minimal {paint['minimal']:6.0f}   ratio {ratio:.2f}")
    for name, each in firsts.items():
        print(f"key to output  {name:<8} median {statistics.median(each):5.1f}   p95 {_p95(each):5.1f}")
    print(f"key to settled desk     median {statistics.median(lasts):5.1f}   p95 {_p95(lasts):5.1f}")
    print(f"bytes a key    desk     median {statistics.median(sizes):5.0f}")


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    main()
