"""Colleagues on the command line: ask, answer, close, thread, inbox, assign, reviewers, and the filters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factbench.cli import run
from factbench.workbench import Filter
from tests.values import a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two claims of one article, and two colleagues known by the settings."""
    monkeypatch.chdir(tmp_path)
    for name, value in (
        ("PARSER", "rules"),
        ("SEMANTIC", "false"),
        ("ROLE", "editor"),
        ("REVIEWERS", '{"Ada" = "AD", "Bo Lind" = "BL"}'),
    ):
        monkeypatch.setenv(f"FACTBENCH_{name}", value)
    with a_bench(tmp_path / "claims.db") as bench:
        return [each.id for each in filled(bench)]


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(arguments) == code, capsys.readouterr()
    told = capsys.readouterr()
    return told.out + told.err


def test_a_question_goes_to_a_colleague_and_its_answer_back(
    claims: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(capsys, "ask", claims[0], "@BL, which register?", "--reviewer", "Ada")
    assert "Left a question to Bo Lind" in told
    question = told.split()[0]
    waits = said(capsys, "inbox", "--reviewer", "Bo Lind")
    assert f"{question}  asked of you · Ada" in waits
    assert "@BL, which register?" in waits
    (entry,) = json.loads(said(capsys, "inbox", "--json", "--reviewer", "Bo Lind"))
    assert (entry["why"], entry["to"], entry["claim"]) == ("asked of you", ["Bo Lind"], claims[0])
    assert claims[0] in said(capsys, "inbox", "--csv", "--reviewer", "Bo Lind")
    assert claims[0][:8] in said(capsys, "claims", "--asked", "bl")
    assert "no such claim" in said(capsys, "claims", "--asked", "ad", code=1)
    assert "Saved." in said(capsys, "answer", question, "That of the port.", "--reviewer", "Bo Lind")
    assert "no such claim" in said(capsys, "claims", "--open-question", code=1)
    assert "Nothing waits" in said(capsys, "inbox", "--reviewer", "Bo Lind", code=1)
    assert "answered · Bo Lind" in said(capsys, "inbox", "--reviewer", "Ada")
    told = said(capsys, "thread", claims[0])
    assert told.index("closed by Bo Lind") < told.index("    That of the port.")
    assert [each["open"] for each in json.loads(said(capsys, "thread", claims[0], "--json"))] == [
        False,
        False,
    ]
    assert "opened again" in said(capsys, "close", question, "--open", "--reviewer", "Ada").lower()
    assert "already" in said(capsys, "close", question, "--open", code=2)
    assert "is no question" in said(capsys, "answer", "x", "What?", code=2)
    assert "Nothing that was said" in said(capsys, "answer", "abcdef12", "What?", code=1)
    assert "Nobody here is called “cy”" in said(capsys, "ask", claims[0], "@cy?", code=2)
    assert "Nothing was said" in said(capsys, "thread", claims[1], code=1)


def test_work_is_given_by_claim_article_filter_and_draw(
    claims: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with a_bench(tmp_path / "claims.db") as bench:
        article = bench.desk.claims()[0].article
        bench.desk.name_filter("mine", Filter(text="widest"))
    assert "Bo Lind" in said(capsys, "reviewers")
    told = said(capsys, "assign", claims[0], "--to", "bl", "--due", "2026-12-01")
    assert told == "1 claim assigned to Bo Lind, by 2026-12-01. Saved.\n"
    assert "due 2026-12-01" in said(capsys, "inbox", "--reviewer", "Bo Lind")
    assert claims[1][:8] in said(capsys, "claims", "--assigned", "nobody")
    assert claims[0][:8] in said(capsys, "claims", "--assigned", "me", "--reviewer", "Bo Lind")
    assert "taken from Bo Lind" in said(capsys, "assign", claims[0], "--to", "bl", "--off")
    assert "An article assigned to Ada" in said(capsys, "assign", "--article", article, "--to", "ad")
    assert "article" not in said(capsys, "assign", "--open", "--article", article, "--to", "bl")
    assert "1 claim assigned" in said(capsys, "assign", "--filter", "mine", "--to", "ad", "--reviewer", "Ada")
    assert "You have no filter" in said(capsys, "assign", "--filter", "x", "--to", "ad", code=1)
    assert "Name claims" in said(capsys, "assign", "--to", "ad", code=2)
    assert "no such claim" in said(capsys, "assign", "--text", "tram", "--to", "ad", code=1)
    assert "leave --overlap" in said(capsys, "assign", "--off", "--overlap", "0.5", "--to", "ad", code=2)
    drawn = said(capsys, "assign", "--overlap", "0.5", "--to", "bl", "--seed", "3")
    assert "1 of 2 drawn for Bo Lind, blind (seed 3)" in drawn
    assert said(capsys, "assign", "--overlap", "0.5", "--to", "bl", "--seed", "3") == drawn
