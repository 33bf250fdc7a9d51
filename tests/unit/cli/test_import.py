"""Taking in other records from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factbench.cli import run
from factbench.exporters.json import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

STORY = "The bridge opened in March 1932. It cost 4 million crowns. Ida Marsh built it.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with a database, and one of a colleague who decided otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    for name, rating in (("claims.db", "supported"), ("colleague.db", "refuted")):
        monkeypatch.setenv("FACTBENCH_DB", name)
        assert run(["add", "story.txt"]) == 0
        capsys.readouterr()
        assert run(["claims", "--csv"]) == 0
        claim = capsys.readouterr().out.splitlines()[1].split(",")[0]
        assert run(["--reviewer", name, "verdict", claim, rating]) == 0
    monkeypatch.setenv("FACTBENCH_DB", "claims.db")
    capsys.readouterr()
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(list(arguments))
    output = capsys.readouterr()
    return code, output.out + output.err


def test_another_database_is_taken_in_and_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, words = said(capsys, "import", "colleague.db")
    assert code == 0
    assert words == (
        "Taken in: 1 act.\nReviewers differ on 1 claim: `factbench disagreements` lists them, `g a` on the desk.\n"
    )
    assert said(capsys, "import", "colleague.db") == (0, "Nothing new: all of it was here already.\n")
    code, words = said(capsys, "doctor")
    assert code == 0
    assert "has 2 chains, for it acted in several files" in words


def test_a_report_goes_to_an_empty_database(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--format", "json", "-o", "report.json"]) == 0
    assert run(["--db", "new.db", "import", "report.json"]) == 0
    assert run(["--db", "new.db", "export", "--format", "json", "-o", "again.json"]) == 0
    assert (desk / "report.json").read_bytes() == (desk / "again.json").read_bytes()
    capsys.readouterr()
    code, words = said(capsys, "--db", "new.db", "history")
    assert code == 0
    assert "claims.db" in words


def test_what_was_exported_for_readers_cannot_be_taken_in(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "--format", "json", "--for", "readers", "-o", "report.json"]) == 0
    capsys.readouterr()
    code, words = said(capsys, "import", "report.json")
    assert code == 3
    assert words.startswith(
        "factbench: report.json cannot be taken in, for it was exported without what is for"
    )
    assert words.count("\n") == 1


@pytest.mark.parametrize("name", ["report.json", "colleague.db"])
def test_a_record_is_no_article(desk: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(["export", "--format", "json", "-o", "report.json"]) == 0
    capsys.readouterr()
    code, words = said(capsys, "add", name)
    assert code == 3
    assert "`factbench import` takes it in" in words
    assert f'"format": "{FORMAT}"'.startswith('"format": "factbench-report@')
