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

    return ended(run(desk_path(db), config.load(), reviewer=reviewer, mouse=mouse))


def ended(code: int) -> int:
    """The exit code, given back where no work goes on any more; else the program ends with it at once.

    All is stored and closed by then. A model that is being loaded does not notice that it was stopped, and its library
    aborts a program that ends in the usual way meanwhile.
    """
    from factbench.tui.working import at_work

    if not at_work():
        return code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
