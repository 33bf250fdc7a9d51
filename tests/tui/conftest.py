"""A desk on a small database, with a fixed clock."""

from __future__ import annotations

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factbench.opening import first_page
from factbench.tui import app
from factbench.tui.app import Desk
from factbench.tui.screens.review import Review
from factbench.workbench import Workbench
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from textual.pilot import Pilot


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every workbench that a test opened: the desk hides from the collector what stands at its start."""
    opened: list[Workbench] = []
    init = Workbench.__init__

    def noted(bench: Workbench, *args: Any, **how: Any) -> None:
        init(bench, *args, **how)
        opened.append(bench)

    monkeypatch.setattr(Workbench, "__init__", noted)
    yield
    for bench in opened:
        bench.close()
    gc.unfreeze()


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """Three claims of one article, with evidence whose scores are the same whatever extras are installed."""
    bench = a_bench(tmp_path / "claims.db", settings=RULES)
    filled(
        bench,
        "The harbour bridge opened in 1932",
        "It was the widest bridge of its time",
        "Nobody expected that",
    )
    return bench


@pytest.fixture
def desk(bench: Workbench) -> Desk:
    """The desk, not yet running."""
    return desk_on(bench, clock=lambda: datetime(2020, 3, 5, 12, 4, 7))


def desk_on(bench: Workbench, clock: Callable[[], datetime] = datetime.now) -> Desk:
    """The desk on an open workbench."""
    first = first_page(bench.session.path, bench.session.settings, bench.session.reviewer)
    return _Tried(first, lambda: bench, ascii=bench.session.settings.ascii, clock=clock)


class _Tried(Desk):
    """The desk, whose threads have ended when a trial of it ends, as they have when it ran as a program.

    A test closes the database next, and who reads through a connection that is closed meanwhile takes the process down.
    """

    CSS_PATH = str(Path(app.__file__).with_name("desk.tcss"))

    @asynccontextmanager
    async def run_test(self, **how: Any) -> AsyncIterator[Pilot[None]]:
        loop = asyncio.get_running_loop()
        threads = ThreadPoolExecutor(thread_name_prefix="desk")
        loop.set_default_executor(threads)
        try:
            async with super().run_test(**how) as pilot:
                yield pilot
        finally:
            loop.set_default_executor(ThreadPoolExecutor())
            with ThreadPoolExecutor(1) as waiting:
                await loop.run_in_executor(waiting, threads.shutdown)


def review(pilot: Pilot[None]) -> Review:
    """The review screen."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, Review)
    return screen


async def until(pilot: Pilot[None], condition: Callable[[], object], seconds: float = 20) -> None:
    """Let the program run until `condition` holds. Raises: `TimeoutError`."""
    loop = asyncio.get_running_loop()
    limit = loop.time() + seconds
    while not condition():
        if loop.time() > limit:
            raise TimeoutError("what was waited for never came")
        await pilot.pause()
        await asyncio.sleep(0.005)


async def ready(pilot: Pilot[None]) -> Review:
    """The review screen, when it shows the current claim with its evidence."""
    screen = review(pilot)
    await until(pilot, lambda: screen.state.bench is not None)
    await until(pilot, lambda: screen.state.detail is not None or not len(screen.state.rows))
    return screen
