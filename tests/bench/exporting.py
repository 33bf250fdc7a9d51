"""How long a report of 50,000 claims takes in each format, and how much memory it needs beside one of a tenth."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from factbench.exporters import Exporter, exporters
from factbench.workbench import Workbench
from tests.bench.many import RULES, fill

CLAIMS, SHORT = 50_000, 500
DECIDED = 200
REFUSE = {"pdf", "docx"}
"""Formats that refuse so many claims."""

ONE = """
import json, resource, sys, time
from dataclasses import replace
from pathlib import Path
from factbench.workbench import Workbench
from tests.bench.many import RULES
settings = replace(RULES, report_url="https://facts.example/")
with Workbench(Path(sys.argv[1]), settings, reviewer="Ada", device="bench") as bench:
    began, busy = time.perf_counter(), time.process_time()
    with bench.reports.prepare(sys.argv[2]) as prepared:
        size = sum(map(len, prepared.pieces()))
    took = time.perf_counter() - began, time.process_time() - busy
print(json.dumps([size, *took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024]))
"""


def desk(path: Path, claims: int) -> Path:
    """A database of so many claims, some of them decided."""
    fill(path, claims)
    with Workbench(path, RULES, reviewer="Ada", device="bench") as bench:
        for each in bench.desk.claims()[:DECIDED]:
            bench.record.decide(
                each.id, rating="supported", rationale="The year book of the harbours says so."
            )
    return path


def written(path: Path, form: str) -> tuple[int, float, float, int]:
    """Bytes of the report, seconds it took and seconds of processor, and the most memory in bytes."""
    done = subprocess.run(
        [sys.executable, "-c", ONE, str(path), form], capture_output=True, text=True, check=True
    )
    size, took, busy, memory = json.loads(done.stdout)
    return int(size), float(took), float(busy), int(memory)


def main(*, short: bool = False, only: str | None = None) -> None:
    """Print the table."""
    claims = SHORT if short else CLAIMS
    forms = [name for name, each in exporters().items() if isinstance(each, Exporter) and name not in REFUSE]
    with TemporaryDirectory() as folder:
        many = desk(Path(folder, "many.db"), claims)
        few = desk(Path(folder, "few.db"), claims // 10)
        print(f"\nA report of {claims:,} claims, and the memory of one of {claims // 10:,}")
        print(f"{'format':<16}{'MB':>8}{'s':>8}{'s busy':>8}{'MB held':>9}{'of few':>8}")
        for form in [only] if only else forms:
            size, took, busy, memory = written(many, form)
            # At a few hundred claims memory tells nothing, and each answer is a program of its own.
            held = "·" if short else f"{written(few, form)[3] / 1e6:.0f}"
            print(f"{form:<16}{size / 1e6:>8.1f}{took:>8.1f}{busy:>8.1f}{memory / 1e6:>9.0f}{held:>8}")


if __name__ == "__main__":
    main(short="--short" in sys.argv)
