"""The desk: the terminal interface where reviewers live."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factbench.workbench import Workbench


def run(workbench: Workbench) -> None:
    """Open the desk and stay until the reviewer leaves; everything acknowledged is stored by then."""
    from factbench.tui.app import Desk

    Desk(workbench).run()
