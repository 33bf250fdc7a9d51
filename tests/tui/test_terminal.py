"""The desk in a real pseudo-terminal."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import termios
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from factbench import database
from factbench.store import documents
from factbench.workbench import Workbench
from tests.bench.terminal import UNSET, Terminal
from tests.values import RULES, a_bench, a_claim, a_snapshot, a_source, an_article, filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVIL = "\x1b]52;c;aGVsbG8=\x07 \x9b31m \x1b[2J \u202eeurt\u202c [red]x[/red] [@click=app.quit]y[/] [/b]"


def command(bench: Workbench) -> list[str]:
    return [sys.executable, "-m", "factbench", "--db", str(bench.session.path), "--reviewer", "Ada"]


def hostile(folder: Path) -> Workbench:
    """A database in which every text that comes from outside tries to act on the terminal."""
    bench = a_bench(folder / "evil.db")
    article = an_article(f"The mayor {EVIL} opened the bridge in 1932.", title=f"Title {EVIL}")
    claim = a_claim(article, article.text[:-1])
    source, passage = a_source(f"The bridge opened in 1932 {EVIL}.", title=f"Source {EVIL}")
    bench.session.write(
        lambda db: documents.add_article(db, a_snapshot(article.text), article, [claim], "2020")
    )
    bench.session.write(lambda db: documents.add_source(db, source, [passage], None, "2020"))
    for _found in bench.library.passages.match():
        pass
    bench.record.note(claim.id, f"note {EVIL}")
    bench.close()
    return bench


def test_nothing_in_a_hostile_article_reaches_the_terminal(tmp_path: Path) -> None:
    with Terminal(command(hostile(tmp_path)), size=(120, 40)) as terminal:
        terminal.wait_for(b"mayor")
        terminal.settle(0.5)
        for key in (b"y", b"v", b"\x1b", b"?", b"\x1b", b"u", b"/", b"may", b"\x1b"):
            terminal.press(key)
    shown = terminal.output.decode("utf-8", "replace")
    assert "[red]x[/red]" in shown
    assert "[@click=app.quit]" in shown
    # Copying by `y` sends an OSC 52 of its own, with the cleaned quote.
    assert "\x1b]52;c;aGVsbG8=" not in shown
    assert not set("\x9b\u202e\u202c\x07") & set(re.sub(r"\x1b\][^\x07\x1b]*\x07", "", shown))
    assert "\x1b[2J \u202e" not in shown


def test_killed_at_any_moment_what_was_shown_as_saved_is_there(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db")
    claims = filled(bench)
    bench.close()
    with Terminal(command(bench), size=(80, 24)) as terminal:
        terminal.wait_for(b"harbour bridge")
        terminal.settle(0.5)
        os.write(terminal.handle, b"r")
        terminal.wait_for(b"saved ")
        os.kill(terminal.pid, signal.SIGKILL)
    with a_bench(bench.session.path) as again:
        assert again.desk.verdict(claims[0].id).rating == "refuted"
        assert all(sound for _what, _words, sound in again.file.check())


def test_what_is_typed_in_one_go_goes_where_it_was_meant(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db")
    claims = filled(bench)
    bench.close()
    with Terminal(command(bench), size=(80, 24)) as terminal:
        terminal.wait_for(b"harbour bridge")
        terminal.settle(0.5)
        os.write(terminal.handle, b":2\rasome reasons, 1 or more\rs")
        terminal.wait_for(b"Supported")
        terminal.wait_for(b"saved ")
        terminal.settle(0.5)
        os.write(terminal.handle, b"q")
        terminal.settle(0.5)
    with a_bench(bench.session.path) as again:
        verdict = again.desk.verdict(claims[1].id)
        assert (verdict.rating, verdict.rationale) == ("supported", "some reasons, 1 or more")
        assert [event.claim for event in again.record.events()] == [claims[1].id] * 2


def test_a_hostile_paste_into_a_form_is_text_and_acts_on_nothing(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db")
    claims = filled(bench)
    bench.close()
    # Terminals take ESC out of what is pasted, for it could end the paste.
    paste = ("The bridge opened in 1990.\n\x1a\x03" + EVIL.replace("\x1b", "") + "\nq u s").encode()
    with Terminal(command(bench), size=(80, 24)) as terminal:
        terminal.wait_for(b"harbour bridge")
        terminal.settle(0.5)
        os.write(terminal.handle, b"Wp")
        terminal.wait_for(b"keep a draft")
        terminal.settle(0.5)
        os.write(terminal.handle, b"\x1b[200~" + paste + b"\x1b[201~")
        terminal.wait_for(b"q u s")
        os.write(terminal.handle, b"\tPlate\x13")
        terminal.wait_for(b"saved ")
        terminal.settle(0.5)
        os.write(terminal.handle, b"q")
        terminal.settle(0.5)
    shown = terminal.output.decode("utf-8", "replace")
    assert "\x1b]52;c;aGVsbG8=" not in shown
    with a_bench(bench.session.path) as again:
        made = again.desk.evidence(claims[0].id)[0]
        assert made.source.title == "Plate"
        assert made.passage.text.startswith("The bridge opened in 1990.")
        assert not set("\x1b\x9b\x1a\x07") & set(made.passage.text)
        assert [event.act.name for event in again.record.events()] == ["bring"]


def test_what_was_typed_in_the_editor_survives_a_kill(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db")
    claims = filled(bench)
    bench.close()
    with Terminal(command(bench), size=(80, 24)) as terminal:
        terminal.wait_for(b"harbour bridge")
        terminal.settle(0.5)
        os.write(terminal.handle, b"A")
        terminal.wait_for(b"keep a draft")
        os.write(terminal.handle, b"half")
        with a_bench(bench.session.path) as other:
            limit = time.monotonic() + 20
            while other.desk.draft(claims[0].id) != "half" and time.monotonic() < limit:
                terminal.settle(0.1)
        os.kill(terminal.pid, signal.SIGKILL)
    with a_bench(bench.session.path) as again:
        assert again.desk.draft(claims[0].id) == "half"


def test_the_bytes_of_a_mouse_decide_and_leave(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db")
    claims = filled(bench)
    bench.close()
    with Terminal(command(bench), size=(80, 24)) as terminal:
        terminal.wait_for(b"harbour bridge")
        terminal.settle(0.5)
        # The footer begins " s Supp", the head names "q quit"; columns and lines count from 1.
        os.write(terminal.handle, clicked(4, 24))
        terminal.wait_for(b"saved ")
        terminal.settle(0.5)
        os.write(
            terminal.handle, clicked(" factbench  claims.db  Ada   g places   F filters   q".find("q") + 1, 1)
        )
        terminal.wait_for(b"\x1b[?1049l")
        terminal.settle(0.5)
    with a_bench(bench.session.path) as again:
        assert again.desk.verdict(claims[0].id).rating == "supported"


def clicked(column: int, line: int) -> bytes:
    """What a terminal sends for a click: the left button down, then up."""
    return f"\x1b[<0;{column};{line}M\x1b[<0;{column};{line}m".encode()


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """A database with two claims, closed; read it by opening it again."""
    bench = a_bench(tmp_path / "claims.db")
    filled(bench)
    bench.close()
    return bench


@contextmanager
def at_work(bench: Workbench, environment: dict[str, str] | None = None) -> Iterator[Terminal]:
    """The desk in a terminal, when it shows the claims and takes keys."""
    with Terminal(command(bench), size=(80, 24), environment=environment or {}) as terminal:
        terminal.wait_for(b"harbour bridge")
        terminal.settle(0.5)
        yield terminal


def drafted(bench: Workbench, words: str) -> None:
    """Wait until what is being typed about the first claim is a draft. Raises: `AssertionError`."""
    limit = time.monotonic() + 20
    with a_bench(bench.session.path) as other:
        claim = other.desk.claims()[0].id
        while other.desk.draft(claim) != words and time.monotonic() < limit:
            time.sleep(0.05)
        assert other.desk.draft(claim) == words


MODES = (b"1049", b"1000", b"1003", b"1015", b"1006", b"2004")
"""Alternate screen, mouse in four ways, bracketed paste."""


def given_back(output: bytes) -> bool:
    """Whether every mode that was switched on is off again, the cursor is seen, and colours are none."""
    on = [
        mode
        for mode in MODES
        if output.rfind(b"\x1b[?" + mode + b"h") > output.rfind(b"\x1b[?" + mode + b"l")
    ]
    return on == [] and output.rfind(b"\x1b[?25h") > output.rfind(b"\x1b[?25l")


def settings(terminal: Terminal) -> list[Any]:
    """Flags of input, output, control and line; the speeds."""
    return termios.tcgetattr(terminal.handle)[:6]


def test_leaving_gives_the_terminal_back(bench: Workbench) -> None:
    with Terminal(command(bench), size=(80, 24)) as terminal:
        before = settings(terminal)
        terminal.wait_for(b"harbour bridge")
        terminal.settle(0.5)
        assert settings(terminal) != before
        assert not given_back(terminal.output)
        os.write(terminal.handle, b"sq")
        assert terminal.wait_for_end() == 0
        assert given_back(terminal.output)
        assert settings(terminal) == before
        assert b"1 verdict that stands" in terminal.output
    with a_bench(bench.session.path) as again:
        assert len(again.record.events()) == 1


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_it_as_leaving_does_and_what_was_half_typed_stays(bench: Workbench, name: str) -> None:
    with at_work(bench) as terminal:
        os.write(terminal.handle, b"Rahalf a reas")
        drafted(bench, "half a reas")
        os.kill(terminal.pid, getattr(signal, name))
        assert terminal.wait_for_end() == 0
        assert given_back(terminal.output)
    with a_bench(bench.session.path) as again:
        claim = again.desk.claims()[0].id
        assert again.desk.draft(claim) == "half a reas"
        assert again.desk.verdict(claim).rating == "refuted"
        assert all(sound for _what, _words, sound in again.file.check())


def test_a_window_that_is_closed_ends_it_and_loses_nothing(bench: Workbench) -> None:
    with at_work(bench) as terminal:
        os.write(terminal.handle, b"Rahalf")
        drafted(bench, "half")
        os.close(terminal.handle)
        limit = time.monotonic() + 30
        while not (ended := os.waitpid(terminal.pid, os.WNOHANG)[0]) and time.monotonic() < limit:
            time.sleep(0.05)
        terminal.ended = bool(ended)
        assert ended
    with a_bench(bench.session.path) as again:
        claim = again.desk.claims()[0].id
        assert (again.desk.draft(claim), again.desk.verdict(claim).rating) == ("half", "refuted")


def test_stopped_and_continued_it_is_where_it_was(bench: Workbench) -> None:
    with at_work(bench) as terminal:
        os.kill(terminal.pid, signal.SIGTSTP)
        os.waitpid(terminal.pid, os.WUNTRACED)
        terminal.settle(0.3)
        assert given_back(terminal.output)
        terminal.output = b""
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_for(b"\x1b[?1049h")
        terminal.wait_for(b"harbour bridge")
        os.write(terminal.handle, b"s")
        terminal.wait_for(b"saved ")


def test_the_size_is_the_terminal_s_whatever_a_shell_exported(bench: Workbench) -> None:
    with at_work(bench, {"COLUMNS": "100", "LINES": "50"}) as terminal:
        terminal.resize(59, 24)
        terminal.wait_for(b"needs 60 columns")


def test_too_small_and_back_nothing_is_lost_and_nothing_is_decided_unseen(bench: Workbench) -> None:
    with at_work(bench) as terminal:
        os.write(terminal.handle, b"Rahalf")
        drafted(bench, "half")
        terminal.resize(59, 15)
        terminal.wait_for(b"needs 60 columns")
        os.write(terminal.handle, b" and")
        terminal.settle(0.5)
        terminal.resize(80, 24)
        terminal.settle(0.5)
        os.write(terminal.handle, b" half\r")
        terminal.wait_for(b"saved ")
        terminal.settle(0.5)
        terminal.resize(59, 15)
        terminal.settle(0.5)
        os.write(terminal.handle, b"js0")
        terminal.settle(0.5)
        terminal.resize(120, 40)
        terminal.settle(0.5)
        os.write(terminal.handle, b"q")
        assert terminal.wait_for_end() == 0
    with a_bench(bench.session.path) as again:
        first, second = (again.desk.verdict(claim.id) for claim in again.desk.claims())
        assert (first.rating, second.rating) == ("refuted", None)
        assert "half and half" in [
            first.rationale,
            *(each.text for each in again.desk.annotations(first.claim)),
        ]


@pytest.mark.parametrize(
    "environment",
    [{"TERM": "dumb"}, {"TERM": UNSET}, {"NO_COLOR": "1"}],
    ids=["dumb", "no TERM", "NO_COLOR"],
)
def test_a_plain_terminal_shows_no_colour_and_takes_verdicts(
    bench: Workbench, environment: dict[str, str]
) -> None:
    with at_work(bench, environment) as terminal:
        os.write(terminal.handle, b"s")
        terminal.wait_for(b"saved ")
    if UNSET not in environment.values():
        painted = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", terminal.output)
        assert painted
        assert all(red == green == blue for red, green, blue in painted)


@pytest.mark.parametrize(
    "environment", [{"FACTBENCH_ASCII": "1"}, {"LANG": "C", "LC_ALL": ""}, {"LC_ALL": "POSIX"}]
)
def test_a_terminal_with_ascii_only_gets_nothing_else(bench: Workbench, environment: dict[str, str]) -> None:
    with at_work(bench, {"LC_CTYPE": UNSET, **environment}) as terminal:
        os.write(terminal.handle, b"s")
        terminal.wait_for(b"saved ")
        for key in (b"?", b"\x1b", b"c", b"\x1b", b"F", b"\x1b"):
            terminal.press(key)
    assert terminal.output.isascii()


@pytest.mark.parametrize("closed", ["stdin", "stdout"])
def test_without_a_terminal_it_says_what_is_wanted(bench: Workbench, closed: str) -> None:
    handles = pty.openpty()
    ends = {"stdin": handles[1], "stdout": handles[1], closed: subprocess.DEVNULL}
    done = subprocess.run(
        command(bench), stdin=ends["stdin"], stdout=ends["stdout"], stderr=subprocess.PIPE, check=False
    )
    for handle in handles:
        os.close(handle)
    assert done.returncode == 2
    assert b"needs a terminal" in done.stderr


@pytest.mark.parametrize("checkpoint", [False, True])
def test_a_file_that_is_copied_over_is_noticed_and_what_was_done_is_brought_out(
    bench: Workbench, checkpoint: bool
) -> None:
    """By a glance, before any key; no act is said to be saved then, and the file is as the copy left it."""
    path = bench.session.path
    with Workbench(path.with_name("other.db"), RULES, create=True, reviewer="Ida", device="attic") as other:
        filled(other, "Nobody expected that")
    with at_work(bench) as terminal:
        os.write(terminal.handle, b"R")
        terminal.wait_for(b"saved ")
        if checkpoint:
            with closing(database.connect(path)) as beside:
                beside.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        terminal.settle(1.5)
        subprocess.run(["cp", "other.db", path.name], cwd=path.parent, check=True)
        terminal.wait_for(b"another program wrote over")
        terminal.wait_for(b"rescued-1.db")
        before = len(terminal.output)
        os.write(terminal.handle, b"jM")
        terminal.wait_for(b"NOT SAVED", after=before)
        terminal.settle(0.5)
        assert b"saved " not in terminal.output[before:]
        os.write(terminal.handle, b"q")
        terminal.wait_for_end()
    assert path.read_bytes() == path.with_name("other.db").read_bytes()
    assert not path.with_name("claims.db-wal").exists()
    with Workbench(path.with_name("claims-rescued-1.db"), RULES) as rescued:
        assert [event.act.name for event in rescued.record.events()] == ["decide"]
