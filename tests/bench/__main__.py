"""`poe bench`: every benchmark, or the one named; `--short` is what CI runs."""

from __future__ import annotations

import argparse

from tests.bench import archive, cutting, desk, exporting, linking, search, syncing, taking

BENCHES = {
    "cutting": cutting,
    "search": search,
    "linking": linking,
    "taking": taking,
    "syncing": syncing,
    "exporting": exporting,
}
"""Each prints its tables; the desk's and the archive's take more words."""


def main() -> None:
    """Run what is asked for."""
    options = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    options.add_argument(
        "bench", nargs="?", choices=[*BENCHES, "desk", "archive"], help="all but the archive's, unless named"
    )
    options.add_argument("table", nargs="?", default="", help="one of the archive's tables")
    options.add_argument("--short", action="store_true", help="a few rounds over little")
    options.add_argument("--full", action="store_true", help="the archive's with hours of work")
    given = options.parse_args()
    if given.bench == "archive":
        archive.main(full=given.full, only=given.table)
        return
    for name, bench in BENCHES.items():
        if given.bench in (None, name):
            bench.main(short=given.short)
    if given.bench in (None, "desk"):
        desk.main(["--short"] if given.short else [])


if __name__ == "__main__":
    main()
