"""Two reviewers who disagree, and an editor who decides, on the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from factbench.cli import run
from factbench.settings import Role
from factbench.workbench import Workbench
from tests.values import RULES, filled

if TYPE_CHECKING:
    from pathlib import Path

EDITOR = replace(RULES, role=Role.EDITOR)


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of two claims: on the first Ada and Ben disagree, the second Ada alone has rated."""
    monkeypatch.chdir(tmp_path)
    with Workbench(tmp_path / "claims.db", RULES, create=True, reviewer="Ada") as bench:
        first, second = (each.id for each in filled(bench))
        evidence = bench.desk.evidence(first)[0].id
        bench.record.decide(first, rating="supported", rationale="The almanac.", cite=[evidence])
        bench.record.decide(second, rating="refuted")
    with Workbench(tmp_path / "claims.db", RULES, reviewer="Ben") as bench:
        bench.record.decide(first, rating="refuted", rationale="The register.")
    return [first, second]


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(arguments)
    said = capsys.readouterr()
    return code, said.out + said.err


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTBENCH_ROLE", "editor")
    monkeypatch.setenv("FACTBENCH_REVIEWER", "Eva")


def waiting(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    code, out = asked(capsys, "disagreements", "--json")
    return list(json.loads(out)) if code == 0 else []


@pytest.mark.usefixtures("editor")
def test_an_editor_decides_what_reviewers_disagree_on(
    claims: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (found,) = waiting(capsys)
    assert (found["claim"], found["about"]) == (claims[0], ["rating", "citations"])
    code, out = asked(capsys, "disagreements")
    assert (code, "Ada: Supported, 1 cited “The almanac.”" in out) == (0, True)
    code, out = asked(capsys, "adjudicate", claims[0][:8], "supported", "--reason", "The almanac is older.")
    assert (code, out) == (0, f"{claims[0][:8]}  The desk: Supported (adjudicated). Saved.\n")
    assert waiting(capsys) == []
    code, out = asked(capsys, "export", "--format", "json")
    desk = {each["claim"]["id"]: each.get("desk") for each in json.loads(out)["findings"]}
    assert desk[claims[1]] is None
    assert desk[claims[0]]["how"] == "adjudicated"
    assert len(desk[claims[0]]["rests"]) == 2
    assert len(desk[claims[0]]["verdict"]["citations"]) == 1


@pytest.mark.usefixtures("editor")
def test_a_decision_can_be_reopened_and_undone(claims: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    asked(capsys, "adjudicate", claims[0], "mixed", "--reason", "Both.")
    assert asked(capsys, "reopen", claims[0], "--reason", "A letter came.")[0] == 0
    assert len(waiting(capsys)) == 1
    assert asked(capsys, "undo") == (0, "Taken back: reopened it for the desk, because “A letter came.”.\n")
    assert waiting(capsys) == []
    assert asked(capsys, "undo")[0] == 0
    assert len(waiting(capsys)) == 1
    assert asked(capsys, "reopen", claims[0], "--reason", "x")[0] == 2
    assert asked(capsys, "doctor")[0] == 0


@pytest.mark.usefixtures("editor")
def test_the_desk_says_when_a_verdict_it_rests_on_has_changed(
    claims: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (found,) = waiting(capsys)
    bens = next(each["event"] for each in found["verdicts"] if each["reviewer"] == "Ben")
    asked(capsys, "adjudicate", claims[0], "refuted", "--reason", "The register.", "--rests", bens[-8:])
    with Workbench(_here(), RULES, reviewer="Ada") as bench:
        bench.record.decide(claims[0], rating="mixed")
    assert [each["about"] for each in waiting(capsys)] == [["later"]]
    with Workbench(_here(), RULES, reviewer="Ben") as bench:
        bench.record.decide(claims[0], rating="supported")
    (found,) = waiting(capsys)
    assert found["about"] == ["changed", "later"]
    assert found["desk"]["verdict"]["rating"] == "refuted"
    assert "has changed since" in asked(capsys, "export", "--format", "markdown")[1]


@pytest.mark.usefixtures("editor")
def test_by_policy_a_single_verdict_waits_for_approval(
    claims: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [each["claim"] for each in waiting(capsys)] == claims[:1]
    monkeypatch.setenv("FACTBENCH_APPROVE", "true")
    assert [each["about"][-1] for each in waiting(capsys)] == ["citations", "approve"]
    told = asked(capsys, "export", "--format", "markdown", "--with-open")[1]
    assert "an editor has not approved it yet" in told
    assert asked(capsys, "approve", claims[1])[1].endswith("The desk: Refuted (approved). Saved.\n")
    assert [each["claim"] for each in waiting(capsys)] == claims[:1]
    assert asked(capsys, "approve", claims[1])[0] == 2
    assert asked(capsys, "approve", claims[0])[0] == 2


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["true", "--reason", "x"], "is no rating of house@1"),
        (["mixed", "--reason", " "], "The reason is empty"),
        (["mixed", "--reason", "x", "--rests", "nobody"], "names no verdict"),
    ],
)
def test_what_cannot_be_decided_is_said_in_a_sentence(
    claims: list[str], capsys: pytest.CaptureFixture[str], more: list[str], words: str
) -> None:
    code, out = asked(capsys, "adjudicate", claims[0], *more)
    assert (code, words in out) == (2, True)


def test_who_is_no_editor_is_told_so_in_one_sentence(
    claims: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        ["adjudicate", claims[0], "mixed", "--reason", "x"],
        ["reopen", claims[0], "--reason", "x"],
        ["approve", claims[1]],
        ["blind", claims[0]],
    ):
        code, out = asked(capsys, *words)
        assert code == 2
        assert out == (
            'factbench: Only an editor can do that: put `role = "editor"` into your settings if you are one.\n'
        )


def test_what_editors_did_is_rebuilt_from_the_acts(claims: list[str], tmp_path: Path) -> None:
    from factbench import database

    with Workbench(tmp_path / "claims.db", EDITOR, reviewer="Eva") as bench:
        bench.record.editing.adjudicate(claims[0], "mixed", "Both.")
        bench.record.editing.approve(claims[1])
        bench.record.editing.blind(True, claim=claims[1])
        bench.record.editing.blind(True, article=bench.desk.claim(claims[0]).article)

        def state() -> list[list[tuple[Any, ...]]]:
            connection = database.connect(tmp_path / "claims.db")
            names = ("ruling", "approval", "blind")
            found = [sorted(map(tuple, connection.execute(f"SELECT * FROM {each}"))) for each in names]
            connection.close()
            return found

        before = state()
        assert [len(each) for each in before] == [1, 1, 2]
        bench.session.write(lambda connection: connection.execute("DELETE FROM ruling"))
        assert any("Verdicts" in found for _what, found, sound in bench.file.check() if not sound)
        bench.file.replay()
        assert state() == before


def _here() -> Path:
    from pathlib import Path

    return Path("claims.db")
