"""`factbench` alone: open the desk."""

from __future__ import annotations

import gc
import os
import sys

from factbench import config
from factbench.cli.place import desk_path
from factbench.errors import Misuse


def open_desk(db: str | None, reviewer: str | None, *, mouse: bool = True) -> int:
    """Open the desk on the database in force, which is created where there is none; returns the exit code.

    Raises: `Misuse` where standard input or output is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Misuse("The desk needs a terminal; see `factbench --help` for what works without one.")
    # Some shells export these; then the terminal would seem to keep its first size for ever.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    # Imports make objects that stay; looking for garbage among them only delays the first paint. The desk, once
    # painted, sets those objects aside and turns the collector on again.
    gc.disable()
    from factbench.tui import run

    return run(desk_path(db), config.load(), reviewer=reviewer, mouse=mouse)
