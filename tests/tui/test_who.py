"""The first run asks who reviews, once, and early keys answer nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from factbench import config
from factbench.opening import first_page
from factbench.tui.app import Desk
from factbench.tui.screens.filters import Filters
from factbench.tui.screens.place import Place
from factbench.tui.screens.who import Who
from tests.bench.terminal import Terminal
from tests.tui.conftest import ready, until
from tests.tui.test_terminal import command
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from typing import Any

    import pytest
    from textual.pilot import Pilot

    from factbench.workbench import Workbench

SIZE = (80, 24)
DEMONSTRATION = Path(__file__).parent.parent.parent / "claims.db"


def unnamed(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk as somebody with the login name "quay" opens it who says no name."""
    monkeypatch.setenv("LOGNAME", "quay")
    first = first_page(bench.session.path, bench.session.settings)
    bench.act_as(first.reviewer)
    return Desk(first, lambda: bench)


async def asked(pilot: Pilot[None]) -> Who:
    """The question, when it takes an answer."""
    await until(pilot, lambda: isinstance(pilot.app.screen, Who) and pilot.app.screen.listening)
    screen = pilot.app.screen
    assert isinstance(screen, Who)
    return screen


async def test_a_name_is_asked_for_once_and_acts_are_recorded_under_it(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = unnamed(bench, monkeypatch)
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await asked(pilot)
        await pilot.press(*"Zoë", "enter")
        await until(pilot, lambda: desk.screen is screen and "Zoë" in screen.head.words)
        await until(pilot, lambda: screen.state.detail is not None)
        await pilot.press("s")
        await until(pilot, lambda: len(bench.record.events()) == 1)
    assert [each.reviewer for each in bench.record.events()] == ["Zoë"]
    assert config.given_name() == "Zoë"
    assert not first_page(bench.session.path, bench.session.settings).asks


async def test_enter_takes_the_login_name_and_escape_only_this_time(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = unnamed(bench, monkeypatch)
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await asked(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: desk.screen is screen and "quay this time" in screen.bar.words)
    assert config.given_name() is None
    desk = unnamed(bench, monkeypatch)
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await asked(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: desk.screen is screen and "Welcome, quay" in screen.bar.words)
    assert config.given_name() == "quay"


async def test_a_name_that_cannot_be_is_asked_for_again(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = unnamed(bench, monkeypatch)
    async with desk.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        who = await asked(pilot)
        await pilot.press(*("a" * 81), "enter")
        await until(pilot, lambda: "visible characters" in who.query_one("#keys").words)  # type: ignore[attr-defined]
        assert desk.screen is who
        assert who.listening


async def test_whoever_worked_here_under_the_login_name_is_not_asked(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = unnamed(bench, monkeypatch)
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await asked(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: desk.screen is screen)
        await pilot.press("s", "q")
    assert not first_page(bench.session.path, bench.session.settings).asks


async def test_the_desk_goes_where_the_named_reviewer_stopped(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factbench.opening import Filter

    bench.desk.stop(bench.desk.claims()[2].id, Filter())
    desk = unnamed(bench, monkeypatch)
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await asked(pilot)
        await pilot.press(*"Ada", "enter")
        await until(pilot, lambda: screen.claims.cursor == 2)


async def look_around(desk: Desk, *, name: str | None) -> None:
    """Say the name where one is asked for, then see everything there is, and leave."""
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        if name is not None:
            await asked(pilot)
            await pilot.press(*name, "enter")
            await until(pilot, lambda: desk.screen is screen and name in screen.head.words)
        await until(pilot, lambda: screen.state.detail is not None)
        await pilot.press("j", "n", "J", "v", "escape", "c", "escape", "question_mark", "escape")
        await pilot.press(*"/embassy", "enter", "escape", "G")
        for place in "lcsew":
            await pilot.press("g", place)
            await until(pilot, lambda: isinstance(desk.screen, Place))
            await pilot.press("q")
            await until(pilot, lambda: desk.screen is screen)
        await pilot.press("F")
        await until(pilot, lambda: isinstance(desk.screen, Filters))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: desk.screen is screen)
        await pilot.press("q")
        await until(pilot, lambda: desk.return_code is not None)


async def test_whoever_says_a_name_and_looks_around_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(DEMONSTRATION.read_bytes())
    for name in ("Zoë", None):
        bench = a_bench(path)
        await look_around(unnamed(bench, monkeypatch), name=name)
        bench.close()
    assert config.given_name() == "Zoë"
    assert path.read_bytes() == DEMONSTRATION.read_bytes()
    assert sorted(each.name for each in tmp_path.glob("claims*")) == ["claims.db"]


def test_keys_typed_before_the_question_can_be_read_answer_nothing(own_user: Path, tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db")
    filled(bench)
    bench.close()
    with Terminal(command(bench)[:-2], size=SIZE) as terminal:
        os.write(terminal.handle, b"sj\rsj\r")
        terminal.wait_for(b"Who reviews?")
        os.write(terminal.handle, b"sj\rsj\r")
        terminal.settle(1.0)
        assert config.given_name() is None
        os.write(terminal.handle, b"Zo\r")
        terminal.wait_for(b"Welcome, Zo")
        os.write(terminal.handle, b"q")
        terminal.wait_for(b"\x1b[?1049l")
    assert config.given_name() == "Zo"
    with a_bench(bench.session.path) as again:
        assert again.record.events() == []


def test_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Any) -> None:
    bench = a_bench(tmp_path / "claims.db", settings=RULES)

    async def shown(pilot: Pilot[None]) -> None:
        await asked(pilot)

    assert snap_compare(unnamed(bench, monkeypatch), terminal_size=SIZE, run_before=shown)
