"""Commands that write, killed with -9 at any moment: what was acknowledged is there, nothing before it is lost."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import signal
import time
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from factbench.cli import run
from factbench.intake import Hints
from factbench.settings import Role
from factbench.workbench import Workbench
from tests.values import RULES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FORK = multiprocessing.get_context("fork")
"""A child begins at once, so that it can be killed at any moment of its work."""

STORY = (
    "The harbour bridge opened in March 1932. It cost {0} million crowns. Ida Marsh built it in {0} years.\n"
)
DB = "claims.db"
SEES_ALL = replace(RULES, role=Role.EDITOR)
"""An editor sees the acts of others on blind claims, too."""


class Call(NamedTuple):
    """A command, and whether what it said to have done is there."""

    words: list[str]
    done: Callable[[Workbench], bool]


def a_folder(folder: Path) -> None:
    """Databases of two desks with an article, a source, verdicts and a question each."""
    folder.mkdir()
    for name, reviewer, cost in ((DB, "Ada", 4), ("other.db", "Ben", 7)):
        (folder / "story.txt").write_text(STORY.format(cost))
        (folder / "ledger.txt").write_text(STORY.format(5))
        with Workbench(folder / name, SEES_ALL, create=True, reviewer=reviewer, device=reviewer) as bench:
            list(bench.library.sources.add([str(folder / "ledger.txt")], Hints()))
            list(bench.library.add([str(folder / "story.txt")], Hints()))
            first, second = (claim.id for claim in bench.desk.claims()[:2])
            bench.record.decide(first, rating="supported", rationale="so")
            bench.record.decide(second, rating="refuted")
    with Workbench(folder / DB, SEES_ALL, reviewer="Eva", device="Eva") as bench:
        bench.record.decide(first_claim(bench), rating="refuted")


def first_claim(bench: Workbench) -> str:
    return bench.desk.claims()[0].id


def calls(folder: Path, number: int) -> dict[str, Call]:
    """Every command that writes, as it is called the `number`th time; each leaves a word of its own behind."""
    word = f"word{number}"
    for name, cost in (("new", number + 10), ("source", number + 20_000)):
        (folder / f"{name}.txt").write_text(STORY.format(cost))
    with Workbench(folder / DB, SEES_ALL, reviewer="Ada") as bench:
        first, second = (claim.id for claim in bench.desk.claims()[:2])
        article = bench.library.article_lines()[0].id
        source = bench.library.sources.all()[0][0].id
        acts, sources = len(bench.record.events()), len(bench.library.sources.all())

    def said(bench: Workbench) -> bool:
        return any(word in repr(event.act) for event in bench.record.events())

    def acted(bench: Workbench) -> bool:
        return len(bench.record.events()) > acts

    def found(bench: Workbench) -> bool:
        return bool(bench.library.passages.search(word))

    def titled(bench: Workbench) -> bool:
        return any(word == line.title for line in bench.library.article_lines())

    def taken(bench: Workbench) -> bool:
        return any(event.reviewer == "Ben" for event in bench.record.events())

    def retitled(bench: Workbench) -> bool:
        return bench.library.sources.get(source).title == word

    def loaded(bench: Workbench) -> bool:  # hidden or not
        count = "SELECT count(*) FROM article WHERE text LIKE '%cost 99 million%'"
        return bool(bench.session.read_all(lambda db: db.execute(count).fetchone()[0]))

    def nothing(_bench: Workbench) -> bool:
        return True

    def written(name: str) -> Callable[[Workbench], bool]:
        return lambda _bench: (folder / name).exists()

    return {
        "verdict": Call(["verdict", first, "mixed", "--why", word], said),
        "note": Call(["note", second, word], said),
        "ask": Call(["ask", second, word], said),
        "bring": Call(["bring", first, f"Said {word}.", "--title", word], found),
        "comment": Call(["comment", first, "asked", word], said),
        "finding": Call(["finding", article, word], said),
        "choose": Call(["choose", first, "--why", word], said),
        "adjudicate": Call(["adjudicate", first, "mixed", "--reason", word], said),
        "assign": Call(["assign", first, "--to", "Eva", "--due", f"2030-01-{number % 28 + 1:02}"], nothing),
        "blind": Call(["blind", first] + ["--off"] * (number % 2), acted),
        "add": Call(["add", "new.txt", "--title", word], titled),
        "sources add": Call(["sources", "add", "source.txt"], lambda bench: len(bench.library.sources.all()) > sources),
        "sources edit": Call(["sources", "edit", source, "--title", word], retitled),
        "match": Call(["match"], nothing),
        "hide": Call(["hide", article], acted),
        "correct": Call(["correct", article, "--title", word], titled),
        "recut": Call(["recut"], nothing),
        "import": Call(["import", "other.db"], taken),
        "undo": Call(["undo"], acted),
        "redo": Call(["redo"], nothing),
        "export": Call(["export", "-f", "json", "--with-open", "-o", "report.json"], written("report.json")),
        "seal": Call(["seal", "-o", "seal.txt"], written("seal.txt")),
        "backup": Call(["backup", "copy.db"], written("copy.db")),
        "replay": Call(["doctor", "--replay"], nothing),
        "rescue": Call(["rescue", "other.db", "new.db"], written("new.db")),
        "load": Call(["load", "made"], loaded),
    }  # fmt: skip


OUTPUTS = ("report.json", "seal.txt", "copy.db", "new.db")


def child(folder: Path, words: list[str], said: int) -> None:
    os.chdir(folder)
    os.dup2(said, 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    import sys

    sys.stdout = os.fdopen(1, "w", closefd=False)
    os._exit(run(["--db", DB, "--reviewer", "Ada", *words]))


def called(folder: Path, words: list[str], after: float | None) -> tuple[bytes, int | None]:
    """Run a command in a child, killed so many seconds after it began; returns what it said and its exit code."""
    reading, writing = os.pipe()
    process = FORK.Process(target=child, args=(folder, words, writing))
    process.start()
    os.close(writing)
    if after is not None:
        process.join(after)
        process.kill()
    process.join()
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read(), process.exitcode


def held(path: Path) -> set[str]:
    """Ids of all that is in a sound database, which must not get fewer."""
    with Workbench(path, SEES_ALL, reviewer="Ada", device="Ada") as bench:
        assert [found for found in bench.file.check() if not found[2]] == []
        return {event.id for event in bench.record.events()} | {
            source.id for source, _passages in bench.library.sources.all()
        }


def empty(path: Path) -> bool:
    """Whether every article is hidden, so that there is nothing to act on."""
    with Workbench(path, SEES_ALL, reviewer="Ada") as bench:
        return len(bench.desk.claims()) < 2


def outputs_whole(folder: Path) -> None:
    """No file that has its name is half a file; nothing that is left over passes for one."""
    for name in OUTPUTS:
        file = folder / name
        if file.exists() and name.endswith(".db"):
            held(file)
        elif file.exists() and name.endswith(".json"):
            json.loads(file.read_text())
    for file in [
        *folder.glob("report*"),
        *folder.glob("seal*"),
        *folder.glob("copy*"),
        *folder.glob("new.*"),
    ]:
        if file.name != "new.txt":
            file.unlink()
    for file in folder.glob(".*"):
        file.unlink()


def kill(folder: Path, count: int) -> dict[str, list[int]]:
    """Try to kill so many commands, by turns; returns command -> how many were faster, and how many were killed."""
    chance, base, used = random.Random(13), folder / "base", folder / "used"
    a_folder(base)
    (base / "new.txt").write_text(STORY.format(99))
    if count > 20:  # `load` has its turn
        called(base, ["batch", "new.txt", "--out", "made", "--workers", "1"], None)
    took: dict[str, float] = {}
    tally: dict[str, list[int]] = {}
    for number in range(count):
        if number % 100 == 0 or empty(used / DB):
            shutil.rmtree(used, ignore_errors=True)
            shutil.copytree(base, used)
        every = calls(used, number)
        name = list(every)[(number * 7 + number // len(every)) % len(every)]
        if name == "redo":
            called(used, ["undo"], None)
        call, before = every[name], held(used / DB)
        if name not in took:
            shutil.copytree(used, folder / "timed")
            began = time.perf_counter()
            said, code = called(folder / "timed", call.words, None)
            took[name] = time.perf_counter() - began
            assert code in {0, 1}, (name, said)
            shutil.rmtree(folder / "timed")
        said, code = called(used, call.words, took[name] * chance.uniform(0, 1.3))
        ended = tally.setdefault(name, [0, 0])
        ended[code == -signal.SIGKILL] += 1
        assert before <= held(used / DB), name
        with Workbench(used / DB, SEES_ALL, reviewer="Ada", device="Ada") as bench:
            assert not said or call.done(bench) or code not in {0, -9}, (name, number, said)
        outputs_whole(used)
    assert count < 200 or all(killed for _ended, killed in tally.values()), tally
    return tally


def test_killed_commands_keep_what_they_acknowledged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    monkeypatch.setenv("FACTBENCH_SEMANTIC", "no")
    monkeypatch.setenv("FACTBENCH_ROLE", "editor")
    kill(tmp_path, 10)


@pytest.mark.storm
@pytest.mark.timeout(7200)
def test_storm_of_killed_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    count = int(os.environ.get("FACTBENCH_KILLS", "1000"))
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    monkeypatch.setenv("FACTBENCH_SEMANTIC", "no")
    monkeypatch.setenv("FACTBENCH_ROLE", "editor")
    tally = kill(tmp_path, count)
    with capsys.disabled():
        print(tally)  # noqa: T201  what was done belongs into the note
