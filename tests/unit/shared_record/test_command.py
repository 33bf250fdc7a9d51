"""`factbench sync`, as it is typed."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from factbench.cli import run
from tests.unit.workbench.test_exchange import desk_of, does

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgres import Postgres


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(list(arguments))
    output = capsys.readouterr()
    return code, output.out, output.err


def test_what_went_and_what_came_is_told(
    folder: Path, address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, rating in (("Ada", "supported"), ("Ben", "refuted")):
        with desk_of(folder / f"{name}.db", name) as bench:
            does(bench, [rating, "note"])
    monkeypatch.setenv("FACTBENCH_SHARED_RECORD", address)
    database = address.rpartition("/")[2]
    assert said(capsys, "--db", "Ada.db", "sync") == (
        0,
        f"Made the shared record at 127.0.0.1, database {database}.\nWent out: 2 acts, 2 documents.\n",
        "",
    )
    assert said(capsys, "--db", "Ben.db", "sync") == (
        0,
        "Came in: 2 acts.\nWent out: 2 acts.\n"
        "Reviewers differ on 1 claim: `factbench disagreements` lists them, `g a` on the desk.\n",
        "",
    )
    assert said(capsys, "--db", "new.db", "sync")[1] == (
        "Came in: 4 acts, 1 article, 2 claims, 1 source.\n"
        "Reviewers differ on 1 claim: `factbench disagreements` lists them, `g a` on the desk.\n"
    )
    assert said(capsys, "--db", "new.db", "sync")[1] == "Nothing new, here or there.\n"


def test_a_shared_record_that_was_only_made_is_told_alone(
    folder: Path, address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    database = address.rpartition("/")[2]
    assert said(capsys, "--db", "new.db", "sync", "--init", address) == (
        0,
        f"Made the shared record at 127.0.0.1, database {database}.\n",
        "",
    )


def test_what_goes_wrong_is_one_sentence_without_the_password(
    folder: Path, server: Postgres, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    named = address.replace("owner@", "owner:geheim@")
    server.run(address, "CREATE SCHEMA factbench")
    for words, code, told in (
        ((named,), 5, "is no shared record of factbench"),
        ((named + "nowhere",), 5, 'database "desk'),
        (("postgres geheim",), 2, "cannot be read"),
        ((), 2, "There is no shared record"),
    ):
        got, out, complaint = said(capsys, "--db", "new.db", "sync", *words)
        assert (got, out) == (code, "")
        assert complaint.count("\n") == 1
        assert told in complaint
        assert "geheim" not in complaint
    assert not (folder / "new.db").exists()
    assert said(capsys, "sync", "--for", "ada")[0] == 2
    assert (
        "knows no role"
        in said(capsys, "--db", "new.db", "sync", server.database(), "--init", "--for", "eve")[2]
    )


def test_whoever_watches_ends_with_ctrl_c(folder: Path, address: str) -> None:
    with desk_of(folder / "Ada.db", "Ada") as ada:
        does(ada, ["supported"])
        ada.sync.once(address)
        process = subprocess.Popen(
            [sys.executable, "-m", "factbench", "--db", "new.db", "sync", "--watch", address],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "Came in: 1 act, 1 article, 2 claims, 1 source.\n"
        does(ada, ["note"])
        ada.sync.once(address)
        assert process.stdout.readline() == "Came in: 1 act.\n"
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.communicate()[0] == "Stopped watching; `factbench sync` goes on from here.\n"
        assert process.returncode == 0
