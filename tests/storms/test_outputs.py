"""Every command with every output closed or full: an exit code that tells, one sentence, no traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from factbench.acts import AnnotationKind
from factbench.cli.commands import COMMANDS
from factbench.intake import Hints
from factbench.workbench import Workbench
from tests.values import RULES, a_bench, filled

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full, as Linux has it")

STORY = (
    "The harbour bridge opened in March 1932. It cost 4 million crowns. Ida Marsh built it in two years.\n"
)
LEDGER = "The harbour bridge opened in March 1932. It cost 5 million crowns.\n"


class Folder(NamedTuple):
    """Where commands run: a database with an article, a source, verdicts and a question, and files to be read."""

    path: Path
    calls: dict[str, list[str]]
    """Command -> what it is called with, so that it does its work and prints."""


def a_folder(path: Path) -> Folder:
    """Make the folder and say how each command is called in it."""
    (path / "story.txt").write_text(STORY)
    (path / "ledger.txt").write_text(LEDGER)
    (path / "more.txt").write_text("The town hall opened in 1950. It cost 2 million crowns.\n")
    with a_bench(path / "other.db", reviewer="Ben", device="attic") as bench:
        list(bench.library.add([str(path / "more.txt")], Hints()))
        bench.record.decide(bench.desk.claims()[0].id, rating="supported")
    with a_bench(path / "claims.db") as bench:
        list(bench.library.sources.add([str(path / "ledger.txt")], Hints()))
        (added,) = bench.library.add([str(path / "story.txt")], Hints())
        article, source = str(added.id), bench.library.sources.all()[0][0].id
        first, second = (claim.id for claim in bench.desk.claims()[:2])
        evidence = bench.desk.evidence(first)[0].id
        bench.record.decide(first, rating="supported", rationale="so", cite=[evidence])
        bench.record.decide(second, rating="refuted")
        question = bench.record.annotate(second, "who says so?", AnnotationKind.QUESTION).id
    with Workbench(path / "claims.db", RULES, reviewer="Ben", device="attic") as bench:
        bench.record.decide(first, rating="refuted")
    words = {
        "check": "story.txt", "extract": "story.txt", "segment": "story.txt", "add": "more.txt",
        "correct": f"{article} --title Bridges", "recut": "", "hide": article, "sources": "list", "searches": "",
        "index": "show", "match": "", "articles": "", "claims": "", "evidence": first, "disagreements": "",
        "agreement": "", "bring": f"{first} words --title Book", "comment": f"{first} asked Marsh", "history": "",
        "review": "--plain", "verdict": f"{first} refuted", "note": f"{first} words", "ask": f"{first} why?",
        "answer": f"{question} because", "close": question, "thread": second, "inbox": "",
        "assign": f"{first} --to me", "reviewers": "", "cite": f"{second} {bench_evidence(path, second)}",
        "confirm": f"{first} {evidence}", "wording": f"{first} --confirm",
        "adjudicate": f"{first} supported --reason so", "reopen": f"{first} --reason so", "approve": second,
        "blind": first, "choose": f"{first} --publish", "finding": f"{article} words",
        "correction": f"{first} --kind minor", "scale": "", "undo": "", "redo": "", "watch": "--list",
        "batch": "story.txt --out made", "load": "made", "clusters": "made", "import": "other.db",
        "sync": "postgresql://127.0.0.1:9/x", "export": "-f json --with-open", "lint": "",
        "changes": "old.json old.json", "template": "mine", "archive": "", "drift": "", "verify": "story.txt",
        "calibrate": "", "demo": "", "doctor": "", "seal": "", "backup": "copy.db",
        "rescue": "other.db new.db", "manual": "record", "completion": "bash",
    }  # fmt: skip
    calls = {name: [name, *given.split()] for name, given in words.items()}
    calls |= {
        "claims --json": ["claims", "--json"], "claims --csv": ["claims", "--csv"], "--help": ["--help"],
        "export xlsx": ["export", "-f", "xlsx", "--with-open"], "export html": ["export", "-f", "html", "--with-open"],
        "export -o": ["export", "-f", "json", "--with-open", "-o", "report.json"],
        "seal -o": ["seal", "-o", "seal.txt"], "sources add": ["sources", "add", "more.txt"],
        "sources search": ["sources", "search", "bridge"], "sources show": ["sources", "show", source],
        "sources retire": ["sources", "retire", source, "--why", "old"], "--version": ["--version"],
        "doctor all": ["doctor", "--thorough"],
        "doctor replay": ["doctor", "--replay"], "manual all": ["manual"], "verdict help": ["verdict", "--help"],
        "undone --json": ["history", "--json"], "nothing": ["claims", "--text", "zebra"],
        "wrong": ["claims", "--nosuch"],
    }  # fmt: skip
    done = called(path, calls["export"])
    (path / "old.json").write_text(done.stdout)
    return Folder(path, calls)


def bench_evidence(path: Path, claim: str) -> str:
    with Workbench(path / "claims.db", RULES, reviewer="Ada") as bench:
        return str(bench.desk.evidence(claim)[0].id)


def called(folder: Path, words: list[str], redirection: str = "") -> subprocess.CompletedProcess[str]:
    """Call a command through a real shell, which alone can close what a program prints to."""
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {redirection}', "sh", sys.executable, "-m", "factbench", *words],
        cwd=folder, env={
            **os.environ, "FACTBENCH_PARSER": "rules", "FACTBENCH_SEMANTIC": "no", "FACTBENCH_REVIEWER": "Ada",
            "FACTBENCH_CONFIG": str(folder / "home" / "config.toml"),
            **{name: str(folder / "home") for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")},
        }, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip


def afresh(
    found: Folder, folder: Path, words: list[str], redirection: str
) -> subprocess.CompletedProcess[str]:
    """The same in a copy of the folder, so that commands know nothing of each other."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(found.path, folder)
    return called(folder, words, redirection)


def faults(found: Folder, folder: Path, redirections: tuple[str, ...]) -> list[str]:
    """What is wrong with what commands do where their outputs take nothing, a line each."""
    wrong = []
    for name, words in found.calls.items():
        usual = afresh(found, folder, words, "")
        for redirection in redirections:
            done = afresh(found, folder, words, redirection)
            refused = usual.stdout and redirection.startswith(">")
            codes = {3 if refused else usual.returncode}
            if usual.stderr and redirection == "2> /dev/full":
                codes.add(3)  # remarks on a report that cannot be told
            said = [line for line in done.stderr.splitlines() if line.startswith("factbench:")]
            odd = any(word in done.stderr for word in ("Traceback", "Exception", "Error"))
            silent = refused and "2>" not in redirection and len(said) != 1
            if done.returncode not in codes or odd or silent:
                wrong.append(f"{name} {redirection}: {done.returncode}, not {codes}: {done.stderr[-300:]}")
    return wrong


def test_an_act_with_an_output_that_is_closed(tmp_path: Path) -> None:
    base = tmp_path / "base"
    base.mkdir()
    with a_bench(base / "claims.db") as bench:
        claim = filled(bench)[0].id
    found = Folder(base, {"verdict": ["verdict", claim, "supported"]})
    assert faults(found, tmp_path / "copy", (">&-", "2>&-")) == []


@pytest.mark.storm
@pytest.mark.timeout(7200)
def test_storm_of_outputs_that_take_nothing(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    found = a_folder(tmp_path / "base")
    assert COMMANDS.keys() <= found.calls.keys()
    every = (">&-", "> /dev/full", "2>&-", "2> /dev/full", ">&- 2>&- <&-", "<&-")
    assert faults(found, tmp_path / "copy", every) == []
