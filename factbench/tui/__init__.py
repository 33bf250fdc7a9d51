"""The desk: the terminal interface where reviewers live.

What the first paint needs is kept in NamedTuples: Python makes six of them in the time of one frozen dataclass.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from factbench import config

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.settings import Settings
    from factbench.workbench import Workbench


def run(path: Path, settings: Settings, *, reviewer: str | None = None, mouse: bool = True) -> int:
    """Open the desk on a database, made where there is none, and stay until the reviewer leaves.

    Everything acknowledged is stored by then. Returns the exit code. The first page is painted before the workbench
    is loaded, which takes a tenth of a second.
    Raises: `errors.DatabaseError`, and `errors.Misuse` for a reviewer's name that cannot be used.
    """
    from factbench.opening import first_page, forget_unused
    from factbench.tui.app import Desk
    from factbench.tui.ascii_only import knows_only_ascii
    from factbench.tui.keymap import actions_with
    from factbench.tui.lasting import lasting_output
    from factbench.tui.working import let_go

    actions = actions_with(settings.keys, config.line_of)
    opened: list[Workbench] = []

    def open_bench() -> Workbench:
        from factbench.workbench import Workbench

        opened.append(Workbench(path, settings, reviewer=first.reviewer))
        return opened[0]

    there = path.exists()
    first = first_page(path, settings, reviewer)
    ascii = settings.ascii or knows_only_ascii()
    desk = Desk(first, open_bench, ascii=ascii, theme=settings.theme, actions=actions)
    try:
        with lasting_output():
            desk.run(mouse=mouse)
        _part(opened)
    finally:
        let_go()
        for bench in opened:
            bench.close()
        if not there:
            forget_unused(path)
    return desk.return_code or 0


def _part(opened: list[Workbench]) -> None:
    """Tell what was done and what is left, where anything was done."""
    from factbench.errors import FactbenchError
    from factbench.text.clean import clean

    for bench in opened:
        try:
            done = bench.reports.this_session()
            if done is not None:
                from dataclasses import replace

                from factbench.tui.screens.sessions import farewell
                from factbench.workbench import Filter

                listed = bench.desk.folded(Filter())
                left = bench.desk.claim_count(replace(listed, open=True, reviewer=bench.session.reviewer))
                sys.stdout.write(clean(farewell(done, left, bench.desk.claim_count(listed))) + "\n")
        except FactbenchError:
            return  # everything was stored before; only the words about it cannot be had
