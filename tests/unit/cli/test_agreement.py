"""`factbench agreement`, as a desk's editor asks it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factbench.acts import EvidenceStance
from factbench.cli import run
from factbench.workbench import Workbench
from tests.values import RULES

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("krippendorff")

STORY = (
    "The bridge opened in March 1932. It cost 4 million crowns. Ida Marsh built it. Olin Quill paid for it.\n"
)
LEDGER = "---\ntitle: Ledger\n---\nThe bridge opened in March 1932 after six years of work.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database in which two reviewers decided three claims and one said how evidence stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "ledger.md").write_text(LEDGER, encoding="utf-8")
    assert run(["sources", "add", "ledger.md"]) == 0
    assert run(["add", "story.txt"]) == 0
    for name, ratings in (("ida", "supported mixed refuted"), ("olin", "supported mixed mixed")):
        with Workbench(tmp_path / "claims.db", RULES, reviewer=name) as bench:
            claims = bench.desk.claims()
            for claim, rating in zip(claims, ratings.split(), strict=False):
                bench.record.decide(claim.id, rating=rating)
            found = [each for claim in claims for each in bench.desk.evidence(claim.id)]
            if name == "ida":
                bench.record.say_stance(found[0].claim, found[0].id, EvidenceStance.SUPPORTS)
    return tmp_path


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(["agreement", *arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


@pytest.mark.usefixtures("desk")
def test_all_kinds_and_reviewers_are_measured_on_both_levels(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = asked(capsys, "--json")
    rows = json.loads(out)
    assert code == 0
    assert [row["level"] for row in rows if row["of"] == "all"] == ["nominal", "ordinal"]
    assert {row["claims"] for row in rows if row["of"] in {"all", "others and ida"}} == {3}
    assert all(-1 <= float(row["alpha"]) <= 1 for row in rows if row["alpha"])


@pytest.mark.usefixtures("desk")
def test_a_pair_is_told_which_ratings_met(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = asked(capsys, "--pair", "ida", "olin", "--json")
    assert code == 0
    assert {(row["ida"], row["olin"], row["claims"]) for row in json.loads(out)} == {
        ("Supported", "Supported", 1),
        ("Mixed", "Mixed", 1),
        ("Refuted", "Mixed", 1),
    }
    code, out = asked(capsys, "--pair", "ida", "una")
    assert code == 1
    assert "una decided no claim that somebody else decided; these did: ida, olin." in out


@pytest.mark.usefixtures("desk")
def test_the_machine_is_held_against_what_reviewers_say(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = asked(capsys, "--machine", "--json")
    assert code == 0
    assert [(row["reviewer"], row["said"], row["times"]) for row in json.loads(out)] == [
        ("ida", "supports", 1)
    ]


def test_nobody_to_agree_with_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    assert run(["add", "story.txt"]) == 0
    assert asked(capsys)[0] == 1
    assert asked(capsys, "--machine", "--pair", "a", "b")[0] == 2
