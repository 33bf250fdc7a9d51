"""Evidence that another program took out, put back from what the acts and the library have."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from factbench.cli import run
from factbench.intake import Hints
from factbench.workbench import Workbench
from tests.values import RULES, a_bench

if TYPE_CHECKING:
    from pathlib import Path

STORY = (
    "The harbour bridge opened in March 1932. It cost 4 million crowns. Ida Marsh built it in two years.\n"
)
NEAR = "The harbour bridge opened in March 1932 and cost 5 million crowns."
FAR = "Sheep graze on the dyke all winter, as they did in the days of Olin Quill."


@pytest.fixture(autouse=True)
def by_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    monkeypatch.setenv("FACTBENCH_SEMANTIC", "no")


def worked(folder: Path) -> Path:
    """A database in which a search's find is cited, a passage found by hand, and words were brought."""
    for name, text in (("story", STORY), ("near", NEAR), ("far", FAR)):
        (folder / f"{name}.txt").write_text(text)
    with a_bench(folder / "claims.db") as bench:
        for name in ("near", "far"):
            list(bench.library.sources.add([str(folder / f"{name}.txt")], Hints()))
        list(bench.library.add([str(folder / "story.txt")], Hints()))
        first, second = (claim.id for claim in bench.desk.claims()[:2])
        bench.record.decide(first, rating="supported", cite=[bench.desk.evidence(first)[0].id])
        (found,) = [each for each in bench.library.passages.look_for("sheep dyke") if each[1].text == FAR]
        cited = bench.record.find(second, *found).act.evidence  # type: ignore[union-attr]
        bench.record.decide(second, rating="refuted", cite=[str(cited)])
    assert (
        run(
            [
                "--db",
                str(folder / "claims.db"),
                "--reviewer",
                "Ada",
                "bring",
                second,
                "Ada Voss said so.",
                "--title",
                "A call",
            ]
        )
        == 0
    )
    return folder / "claims.db"


def beside(path: Path) -> dict[str, list[tuple[str, str, float]]]:
    with Workbench(path, RULES, reviewer="Ada") as bench:
        return {
            claim.id: [(each.id, each.passage.text, each.score) for each in bench.desk.evidence(claim.id)]
            for claim in bench.desk.claims()
        }


def take_out(path: Path, *statements: str) -> None:
    """As a person does with another program at the wrong table."""
    connection = sqlite3.connect(path)
    for each in ("PRAGMA foreign_keys=off", *statements):
        connection.execute(each)
    connection.commit()
    connection.close()


def doctor(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(["--db", str(path), "--reviewer", "Ada", "doctor", *more])
    return code, capsys.readouterr().out


def test_evidence_that_was_taken_out_is_back_after_replaying(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = worked(tmp_path)
    before = beside(path)
    take_out(path, "DELETE FROM evidence")
    code, said = doctor(path, capsys)
    assert code == 4
    assert "`factbench doctor --replay` puts evidence back whose passage is there" in said
    code, said = doctor(path, capsys, "--replay")
    assert code == 0, said
    assert "3 pieces are back beside the claim that somebody named it for" in said
    after = beside(path)
    for claim, pieces in before.items():
        scored = {(id, text, score > 0) for id, text, score in pieces}
        assert {(id, text, score > 0) for id, text, score in after[claim]} == scored
    assert doctor(path, capsys)[0] == 0


def test_of_evidence_whose_passage_is_gone_too_it_is_said_that_it_cannot_be_made_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = worked(tmp_path)
    take_out(
        path,
        "DELETE FROM evidence",
        "DELETE FROM passage WHERE text LIKE 'Sheep%'",
    )
    code, said = doctor(path, capsys, "--replay")
    assert code == 4
    assert "2 pieces are back beside the claim" in said
    assert "1 piece cannot be made again, for the passage is not in the library any more" in said


def test_what_is_cited_and_no_longer_found_is_made_of_its_passage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its id is a hash over claim and passage, so the passage is known; how it scored is not."""
    path = worked(tmp_path)
    before = beside(path)
    take_out(path, "DELETE FROM evidence")
    monkeypatch.setenv("FACTBENCH_EVIDENCE_CUTOFF", "100")
    assert doctor(path, capsys, "--replay")[0] == 0
    first = next(iter(before))
    assert [each for each in beside(path)[first] if each[0] == before[first][0][0]] == [
        (*before[first][0][:2], 0.0)
    ]
