"""An output that takes nothing: one sentence, an exit code, and what was to be stored is stored."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factbench.workbench import Workbench
from tests.values import RULES, a_bench, filled

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full, as Linux has it")


def called(database: Path, *words: str) -> tuple[int, str]:
    """Exit code and complaint of a command whose output goes nowhere."""
    with FULL.open("w") as output:
        done = subprocess.run(
            [sys.executable, "-m", "factbench", "--db", str(database), "--reviewer", "Ada", *words],
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "FACTBENCH_PARSER": "rules"},
            check=False,
        )
    return done.returncode, done.stderr


def test_an_act_is_stored_and_says_that_it_cannot_be_told(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with a_bench(path) as bench:
        filled(bench)
        claim = bench.desk.claims()[0].id
    code, said = called(path, "verdict", claim, "supported")
    assert code == 3
    assert said.strip() == (
        "factbench: The output cannot be written (No space left on device); what it had to store is stored:"
        " `factbench history` tells."
    )
    with Workbench(path, RULES) as bench:
        assert [each.rating for each in bench.desk.verdicts(claim)] == ["supported"]


def test_a_reading_command_does_not_speak_of_storing(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with a_bench(path) as bench:
        filled(bench)
    for words in (["claims"], ["claims", "--json"], ["--help"], ["doctor"]):
        code, said = called(path, *words)
        assert (code, said.strip()) == (
            3,
            "factbench: The output cannot be written (No space left on device).",
        )
