"""Collects the rows of the table of quality, prints it, and moves floors when told to."""

from __future__ import annotations

from typing import Any

import pytest

from tests.quality.table import FLOORS, Peer, Row, Table, moved, printed, written


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--floors raise` lifts every floor to what was measured; `--floors lower --why "…"` may also lower it."""
    group = parser.getgroup("quality")
    group.addoption(
        "--floors", choices=["raise", "lower"], default=None, help="Move the floors of the scores."
    )
    group.addoption("--why", default=None, help="The reason for which a floor is lowered.")


@pytest.fixture
def table(request: pytest.FixtureRequest) -> Table:
    """Where a test notes its scores."""
    return Table(request)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table; with xdist the rows come from the workers' reports."""
    reports = [each for kind in ("passed", "failed") for each in terminalreporter.stats.get(kind, ())]
    rows = [
        _row(value)
        for each in reports
        for name, value in getattr(each, "user_properties", ())
        if name == "row"
    ]
    if not rows:
        return
    move, why = config.getoption("--floors", default=None), config.getoption("--why", default=None)
    if move == "lower" and not why:
        raise pytest.UsageError("--floors lower needs --why with a reason.")
    if move:
        FLOORS.write_text(written(moved(rows, lower=why if move == "lower" else None)), encoding="utf-8")
    terminalreporter.section("quality")
    terminalreporter.write_line(printed(rows))


def _row(value: dict[str, Any]) -> Row:
    """The row that a report carries as plain values."""
    return Row(**{**value, "peers": tuple(Peer(**each) for each in value["peers"])})
