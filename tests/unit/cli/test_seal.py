"""Seals and signatures from the command line, with a real database and a real ssh-keygen."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from factbench.cli import run
from factbench.record.seal import read

STORY = "The bridge opened in March 1932. It cost 4 million crowns. Ida Marsh built it.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with a database in which two acts were done, and a seal of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    assert run(["add", "story.txt"]) == 0
    capsys.readouterr()
    assert run(["claims", "--csv"]) == 0
    ids = [line.split(",")[0] for line in capsys.readouterr().out.splitlines()[1:3]]
    for each in ids:
        assert run(["verdict", each, "supported"]) == 0
    assert run(["seal", "-o", "desk.seal"]) == 0
    capsys.readouterr()
    return tmp_path


def doctor(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(["doctor", *arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


def cut_off(path: Path, which: str) -> None:
    """Take acts away as another program can."""
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER event_stays")
        connection.execute(f"DELETE FROM event WHERE {which}")
        connection.execute(
            "CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'acts are never deleted'); END"
        )
    connection.close()


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_a_report_is_a_seal_of_every_chain_whatever_stands_in_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """Even one for readers in which no act stands, for two reviewers disagree."""
    assert run(["claims", "--csv"]) == 0
    ids = [line.split(",")[0] for line in capsys.readouterr().out.splitlines()[1:]]
    for name, claim in (("Ada", ids[0]), ("Ben", ids[1])):
        monkeypatch.setenv("FACTBENCH_STATE", f"state of {name}")
        assert run(["verdict", claim, "refuted", "--reviewer", name]) == 0
    assert run(["export", "--format", form, "--with-open", "--for", "readers", "-o", "report"]) == 0
    assert len(read(Path("report").read_text(encoding="utf-8")).heads) == 3
    assert doctor(capsys, "--seal", "report")[0] == 0
    cut_off(Path("claims.db"), "reviewer = 'Ben'")
    code, said = doctor(capsys, "--seal", "report")
    assert code == 4
    assert "had 1 acts on" in said


@pytest.mark.usefixtures("desk")
def test_a_record_that_went_on_keeps_its_seal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["undo"]) == 0
    code, said = doctor(capsys, "--seal", "desk.seal")
    assert code == 0
    assert "all that was sealed is there, unchanged" in said


def test_acts_that_were_cut_off_are_missed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cut_off(desk / "claims.db", "number = 2")
    code, said = doctor(capsys, "--seal", "desk.seal")
    assert code == 4
    assert "had 2 acts on" in said
    assert "the record has 1: the end was cut off" in said


def test_sealing_writes_nothing_into_the_database(desk: Path) -> None:
    before = (desk / "claims.db").read_bytes()
    assert run(["seal", "-o", "again.seal"]) == 0
    assert (desk / "claims.db").read_bytes() == before


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen, which comes with OpenSSH")
def test_a_signed_seal_is_held_against_who_may_sign(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "key"], cwd=desk, check=True)
    kind, public, *_ = (desk / "key.pub").read_text().split()
    (desk / "signers").write_text(f"ida@desk {kind} {public}\n")
    assert run(["seal", "-o", "signed.seal", "--sign", "key"]) == 0
    asked = ("--seal", "signed.seal", "--signers", "signers", "--signer")
    assert doctor(capsys, *asked, "ida@desk")[0] == 0
    code, said = doctor(capsys, *asked, "olin@desk")
    assert (code, "was not signed by olin@desk" in said) == (3, True)
    (desk / "signed.seal").write_text((desk / "signed.seal").read_text() + "\n")
    code, said = doctor(capsys, *asked, "ida@desk")
    assert (code, "was not signed by ida@desk" in said) == (3, True)
    code, said = doctor(capsys, "--seal", "desk.seal", "--signers", "signers", "--signer", "ida@desk")
    assert (code, "desk.seal is not signed: there is no desk.seal.sig" in said) == (3, True)


@pytest.mark.usefixtures("desk")
def test_what_cannot_be_meant_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor(capsys, "--signers", "x")[0] == 2
    assert doctor(capsys, "--seal", "nowhere")[0] == 3
    assert doctor(capsys, "--seal", "story.txt")[0] == 3
    assert run(["seal", "--sign", "key"]) == 2
    assert run(["seal", "-o", "new.seal", "--sign", "nokey"]) == 2


@pytest.mark.usefixtures("desk")
def test_history_can_end_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history", "--at", "2999-01-01"]) == 0
    assert "Supported" in capsys.readouterr().out
    assert run(["history", "--at", "2001-01-01T10:00"]) == 1
    assert "Nothing was done by 2001-01-01T10:00." in capsys.readouterr().err
    assert run(["history", "--at", "yesterday"]) == 2
