"""What every test has: a user of its own, and skips that CI may turn into failures."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from tests.examples import STORM, USUAL

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

settings.register_profile(
    "ci", max_examples=USUAL, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("storm", max_examples=STORM, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("FACTBENCH_HYPOTHESIS", "ci"))


@pytest.fixture(autouse=True)
def own_user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads this user's configuration or leaves anything behind in it."""
    folder = tmp_path_factory.mktemp("user")
    for name in [name for name in os.environ if name.startswith("FACTBENCH_") and name not in KEPT]:
        monkeypatch.delenv(name)
    (folder / "config.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv("FACTBENCH_CONFIG", str(folder / "config.toml"))
    monkeypatch.setenv("FACTBENCH_STATE", str(folder / "state"))
    monkeypatch.setenv("FACTBENCH_CACHE", str(folder / "cache"))
    monkeypatch.setenv("COLUMNS", "100")
    return folder


KEPT = {"FACTBENCH_DATA", "FACTBENCH_NO_SKIP", "FACTBENCH_HYPOTHESIS", "FACTBENCH_KILLS", "FACTBENCH_ACTS"}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """With FACTBENCH_NO_SKIP=1 a skip is a failure: CI has all that a test could miss."""
    report: Any = yield
    if os.environ.get("FACTBENCH_NO_SKIP") == "1" and report.skipped and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        if "FACTBENCH_DATA" in reason and not os.environ.get("FACTBENCH_DATA"):
            return report  # outside data cannot be installed
        report.outcome = "failed"
        report.longrepr = f"skipped although FACTBENCH_NO_SKIP=1: {reason}"
    return report
