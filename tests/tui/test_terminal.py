"""The desk in a real pseudo-terminal."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from typing import TYPE_CHECKING

from factbench.store import documents
from tests.bench.terminal import Terminal
from tests.values import a_bench, a_claim, a_snapshot, a_source, an_article, filled

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.workbench import Workbench

EVIL = "\x1b]52;c;aGVsbG8=\x07 \x9b31m \x1b[2J \u202eeurt\u202c [red]x[/red] [@click=app.quit]y[/] [/b]"


def command(bench: Workbench) -> list[str]:
    return [sys.executable, "-m", "factbench", "--db", str(bench.path), "--reviewer", "Ada"]


def hostile(folder: Path) -> Workbench:
    """A database in which every text that comes from outside tries to act on the terminal."""
    bench = a_bench(folder / "evil.db")
    article = an_article(f"The mayor {EVIL} opened the bridge in 1932.", title=f"Title {EVIL}")
    claim = a_claim(article, article.text[:-1])
    source, passage = a_source(f"The bridge opened in 1932 {EVIL}.", title=f"Source {EVIL}")
    bench._write(lambda db: documents.add_article(db, a_snapshot(article.text), article, [claim], "2020"))
    bench._write(lambda db: documents.add_source(db, source, [passage], None, "2020"))
    for _found in bench.match():
        pass
    bench.note(claim.id, f"note {EVIL}")
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
    with a_bench(bench.path) as again:
        assert again.verdict(claims[0].id).rating == "refuted"
        assert all(sound for _what, _words, sound in again.check())


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
    with a_bench(bench.path) as again:
        verdict = again.verdict(claims[1].id)
        assert (verdict.rating, verdict.rationale) == ("supported", "some reasons, 1 or more")
        assert [event.claim for event in again.events()] == [claims[1].id] * 2


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
        with a_bench(bench.path) as other:
            limit = time.monotonic() + 20
            while other.draft(claims[0].id) != "half" and time.monotonic() < limit:
                terminal.settle(0.1)
        os.kill(terminal.pid, signal.SIGKILL)
    with a_bench(bench.path) as again:
        assert again.draft(claims[0].id) == "half"


def test_leaving_gives_the_terminal_back(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db")
    filled(bench)
    bench.close()
    with Terminal(command(bench), size=(80, 24)) as terminal:
        terminal.wait_for(b"harbour bridge")
        terminal.settle(0.5)
        os.write(terminal.handle, b"sq")
        terminal.wait_for(b"\x1b[?1049l")
        terminal.settle(0.5)
    with a_bench(bench.path) as again:
        assert len(again.events()) == 1


def test_a_dumb_terminal_and_one_without_colours_work(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db")
    filled(bench)
    bench.close()
    for environment in ({"TERM": "dumb"}, {"NO_COLOR": "1"}, {"FACTBENCH_ASCII": "1"}):
        with Terminal(command(bench), size=(80, 24), environment=environment) as terminal:
            terminal.wait_for(b"harbour bridge")
            terminal.settle(0.4)
            if "FACTBENCH_ASCII" in environment:
                assert "▸" not in terminal.output.decode("utf-8", "replace")
