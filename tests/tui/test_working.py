"""What takes its time goes on beside the screen: told, stopped, and never waited for."""

from __future__ import annotations

import http.server
import json
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.widgets import Input, OptionList

from factbench.intake import Hints
from factbench.settings import WebSource
from factbench.tui.screens.find import Find
from factbench.tui.screens.library import Library
from factbench.tui.widgets.line import WordLine
from factbench.tui.working import NAME, let_go
from tests.tui.conftest import desk_on, ready, until
from tests.tui.test_places import gone_to, words
from tests.unit.sources.test_search_api import answering
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from factbench.workbench import Workbench

SIZE = (120, 40)
HITS = {
    "hits": [
        {"title": "Harbour news", "text": "The harbour bridge took nine years.", "url": "https://n.example/1"}
    ]
}
PAGE = b"""<html lang="en"><head><title>Harbour page</title></head><body><article><h1>Harbour page</h1>
<p>The harbour bridge was paid for by a toll on every ship that passed under it, as the ledger of the port says.</p>
<p>The toll was kept for nine years, and nobody in the town thought that it would be lifted before the war.</p>
</article></body></html>"""


def online(path: Path, address: str = "http://127.0.0.1:9/") -> Workbench:
    """A workbench that may ask a server of this machine, with three claims."""
    source = WebSource(name="news", kind="search", url=f"{address}?q={{query}}", results="hits")
    bench = a_bench(path, settings=replace(RULES, allow_private=True, sources=(source,)))
    filled(bench)
    return bench


@contextmanager
def silent() -> Iterator[tuple[str, threading.Event]]:
    """A server that keeps everybody waiting; whether somebody is."""
    asked, over = threading.Event(), threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.set()
            over.wait(30)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        over.set()
        server.shutdown()
        thread.join()
        server.server_close()


async def typed(pilot: Pilot[None], place: Library, key: str, text: str) -> None:
    await pilot.press(key)
    await until(pilot, lambda: place.has_class("-asking"))
    place.prompt.value = text
    await pilot.press("enter")


async def test_what_is_asked_for_meanwhile_is_done_in_its_turn(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.txt").write_text(
            f"The {name} bridges of the town were opened in 1932.", encoding="utf-8"
        )
    bench = a_bench(tmp_path / "claims.db")
    async with desk_on(bench).run_test(size=SIZE) as pilot:
        await ready(pilot)
        place = await gone_to(pilot, "l")
        assert isinstance(place, Library)
        for key, name in (("s", "one"), ("a", "two"), ("a", "three")):
            await typed(pilot, place, key, str(tmp_path / f"{name}.txt"))
        await until(pilot, lambda: bench.desk.claim_count() == 2 and len(bench.library.sources.all()) == 1)
        await until(pilot, lambda: not place.doing.busy)
        assert "NOT ADDED" not in words(place)
    let_go()


def test_work_that_does_not_notice_that_it_is_stopped_ends_with_the_program() -> None:
    program = """
import sys, threading
from factbench.cli.desk import ended
from factbench.tui.working import NAME
assert ended(4) == 4
threading.Thread(target=threading.Event().wait, name=NAME, daemon=True).start()
sys.stdout.write("What was done is told.")
try:
    ended(3)
finally:
    sys.stdout.write(" This is not: the interpreter did not end in the usual way.")
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (3, "What was done is told.")


async def test_a_fetch_that_hangs_is_told_stopped_and_stores_nothing(tmp_path: Path) -> None:
    with silent() as (address, asked):
        bench = online(tmp_path / "claims.db")
        async with desk_on(bench).run_test(size=SIZE) as pilot:
            screen = await ready(pilot)
            place = await gone_to(pilot, "l")
            assert isinstance(place, Library)
            await typed(pilot, place, "s", address)
            await until(pilot, asked.is_set)
            assert f"Fetching {address}" in words(place)
            await until(pilot, lambda: " s (c stops)" in words(place))
            await typed(pilot, place, "a", "else.txt")
            await until(pilot, lambda: "then 1 more" in words(place))
            await pilot.press("c")
            await until(pilot, lambda: "Stopped;" in words(place))
            assert not place.doing.busy
            await pilot.press("c")
            assert "Nothing is under way" in words(place)
            await pilot.press("q", "s")
            await until(pilot, lambda: len(bench.record.events()) == 1)
            assert screen.is_current
    let_go()
    assert len(bench.library.sources.all()) == 1


async def test_what_is_fetched_after_it_was_stopped_is_not_stored(tmp_path: Path) -> None:
    (tmp_path / "late.txt").write_text("The harbour bridge was late.", encoding="utf-8")
    bench = online(tmp_path / "claims.db")
    assert list(bench.library.add([str(tmp_path / "late.txt")], Hints(), stopped=lambda: True)) == []
    assert list(bench.library.sources.add([str(tmp_path / "late.txt")], Hints(), stopped=lambda: True)) == []
    with answering(json.dumps(HITS).encode()) as (address, _seen):
        bench.session.settings = online(tmp_path / "other.db", address).session.settings
        assert list(bench.library.sources.ask(["news"], "bridge", stopped=lambda: True)) == []
    assert (len(bench.library.article_lines()), len(bench.library.sources.all())) == (1, 1)
    assert bench.desk.searches()[-1].error == "stopped"


async def test_the_sources_elsewhere_are_asked_from_the_library(tmp_path: Path) -> None:
    with answering(json.dumps(HITS).encode()) as (address, seen):
        bench = online(tmp_path / "claims.db", address)
        async with desk_on(bench).run_test(size=SIZE) as pilot:
            await ready(pilot)
            place = await gone_to(pilot, "l")
            assert isinstance(place, Library)
            assert seen == []
            await typed(pilot, place, "w", "harbour bridge")
            await until(pilot, lambda: "Harbour news" in words(place))
            assert "Added Harbour news: 1 passage." in words(place)
            await until(pilot, lambda: "Sources (2)" in words(place))
    assert [each.query for each in bench.desk.searches()] == ["harbour bridge"]


async def test_finding_more_asks_elsewhere_and_fetches_an_address(tmp_path: Path) -> None:
    with (
        answering(json.dumps(HITS).encode()) as (address, seen),
        answering(PAGE, headers={"Content-Type": "text/html"}) as (page, _seen),
    ):
        bench = online(tmp_path / "claims.db", address)
        desk = desk_on(bench)
        async with desk.run_test(size=SIZE) as pilot:
            await ready(pilot)
            await pilot.press("f")
            await until(pilot, lambda: isinstance(desk.screen, Find))
            find = desk.screen
            await until(pilot, lambda: "ctrl+o ask elsewhere" in find.query_one("#keys", WordLine).words)
            assert seen == []
            options = find.query_one(OptionList)
            before = options.option_count
            await pilot.press("ctrl+o")
            await until(pilot, lambda: options.option_count > before)
            assert [each.claim for each in bench.desk.searches()] == [bench.desk.claims()[0].id]
            find.query_one(Input).value = page
            await until(pilot, lambda: "fetches this address" in find.query_one("#keys", WordLine).words)
            await pilot.press("enter")
            await until(pilot, lambda: len(bench.library.sources.all()) == 3)
            await until(pilot, lambda: "harbour bridge" in find.query_one(Input).value)
            find.query_one(Input).value = "toll on every ship"
            await until(pilot, lambda: "toll" in str(options.get_option_at_index(0).prompt))
            await pilot.press("enter", "escape")
            await until(pilot, lambda: len(bench.record.events()) == 1)


async def test_leaving_does_not_wait_for_the_network(tmp_path: Path) -> None:
    with silent() as (address, asked):
        bench = online(tmp_path / "claims.db")
        desk = desk_on(bench)
        async with desk.run_test(size=SIZE) as pilot:
            screen = await ready(pilot)
            await pilot.press("f")
            await until(pilot, lambda: isinstance(desk.screen, Find))
            desk.screen.query_one(Input).value = address
            await pilot.press("enter")
            await until(pilot, asked.is_set)
            await pilot.press("escape")
            await until(pilot, lambda: "Stopped;" in desk.screen.query_one("#keys", WordLine).words)
            await pilot.press("escape")
            await until(pilot, lambda: desk.screen is screen)
            await pilot.press("q")
        assert any(each.name == NAME for each in threading.enumerate())


async def test_what_ends_while_one_is_elsewhere_is_told_there(tmp_path: Path) -> None:
    for name in ("one", "two"):
        words = f"The tower of {name} was opened in 1901 by the mayor."
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    with silent() as (address, asked):
        bench = online(tmp_path / "claims.db")
        bench.session.settings = replace(bench.session.settings, fetch_seconds=0.5)
        async with desk_on(bench).run_test(size=SIZE) as pilot:
            screen = await ready(pilot)
            library = await gone_to(pilot, "l")
            assert isinstance(library, Library)
            await typed(pilot, library, "a", f"{tmp_path}/one.txt {tmp_path}/two.txt {address}")
            await pilot.press("q")
            await until(pilot, asked.is_set)
            told = "2 added: 2 claims, 1 failed, the last NOT ADDED http"
            await until(pilot, lambda: screen.bar.words.startswith(told))
            await until(pilot, lambda: len(screen.state.rows) == len(bench.desk.claim_keys()) == 4)
