"""What the README says is true in a fresh clone: its commands run as they are typed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAM = ".venv/bin/factbench"
DESK, ASKING = PROGRAM, f"{PROGRAM} sources ask "
"""What of the journey needs a terminal, and what the network."""


def journey() -> list[str]:
    """What somebody with an article types, from the first command to the report."""
    section = README.partition("## Your article\n")[2].partition("\n## ")[0]
    return [
        line for block in re.findall(r"```sh\n(.*?)```", section, re.DOTALL) for line in block.splitlines()
    ]


def test_it_is_short_and_ends_with_the_changes() -> None:
    assert len(README.splitlines()) < 200
    assert re.findall(r"^## (.*)", README, re.MULTILINE)[-1] == "Changes"


def test_every_command_has_the_path_of_the_program() -> None:
    typed = [
        line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()
    ]
    assert [line for line in typed if re.search(r"(?<!bin/)\bfactbench ", line)] == []
    assert [line for line in journey() if not line.startswith(("export ", PROGRAM))] == []


def test_an_article_becomes_a_report_by_what_is_typed(tmp_path: Path) -> None:
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    program = tmp_path / PROGRAM
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factbench "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    shutil.copytree(ROOT / "assets" / "demo", tmp_path / "assets" / "demo")
    lines = journey()
    runs = [line for line in lines if line != DESK and not line.startswith(ASKING)]
    assert len(lines) - len(runs) == 2
    environment = {**os.environ, "FACTBENCH_REVIEWER": "Ada", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        ["sh", "-eu", "-c", "\n".join(runs)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert re.search(r"new +[0-9a-f]{8} .*: \d\d claims", ran.stdout)
    assert re.search(r"Matched \d\d claims: \d+ suggestions", ran.stdout)
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "first Shi’ite country" in report
    assert (tmp_path / "mine.db").exists()
