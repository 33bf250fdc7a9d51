"""Whatever is typed or clicked, at whatever size: no crash, a sound record, and undo leads to the beginning."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, TextArea

from factbench import database
from factbench.tui.actions import EVERY
from factbench.tui.screens.library import Library
from tests.tui.conftest import desk_on, ready
from tests.tui.gallery import copied, sitting
from tests.unit.workbench.test_any_acts import STATE

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from factbench.workbench import Workbench

LEFT_OUT = {"q", "o", "ctrl+q", "ctrl+o"}
"""Leave, or start other programs."""
KEYS = sorted({key for action in EVERY for key in action.keys.split(",") if key} - LEFT_OUT)
"""Those of the review screen; other screens have the same and some of these."""
MORE = [
    "enter",
    "escape",
    "escape",
    "tab",
    "left",
    "right",
    "backspace",
    "ctrl+s",
    "g",
    "d",
    "l",
    "p",
    "w",
    "h",
]
SIZES = [(80, 24), (120, 40), (200, 60), (60, 16), (59, 15), (20, 5), (1, 1), (300, 10)]
TYPED = "abcdefg 1234 é東"


def stands(bench: Workbench) -> list[Any]:
    """All that a person can see of what people did, but for rows that say nothing."""
    connection = database.connect(bench.session.path)
    tables = [sorted(map(tuple, connection.execute(f"SELECT * FROM {table}"))) for table in STATE]
    connection.close()
    return [
        [row for row in tables[0] if row[2] is not None or row[4:8] != ("", "[]", "unset", 0)],
        *tables[1:5],
        [row for row in tables[5] if row[1] != "taken back"],
        sorted(claim.id for claim in bench.desk.claims()),
    ]


def undone(bench: Workbench) -> list[Any]:
    """What stands when this reviewer has taken everything back."""
    while bench.record.undo() is not None:
        pass
    return stands(bench)


async def happen(pilot: Pilot[None], chance: random.Random) -> None:
    """A key, a click, or another size of the terminal."""
    desk, kind = pilot.app, chance.random()
    if kind < 0.1:
        await pilot.resize_terminal(*chance.choice(SIZES))
    elif kind < 0.2:
        width, height = desk.size
        await pilot.click(offset=(chance.randrange(width), chance.randrange(height)))
    elif isinstance(desk.focused, Input | TextArea) and kind < 0.6:
        # No path of the library: what is added is no act, and nothing takes it back.
        words = "no" if isinstance(desk.screen, Library) else "".join(chance.choices(TYPED, k=3))
        desk.focused.focus().insert(words) if isinstance(desk.focused, TextArea) else setattr(
            desk.focused, "value", words
        )
    else:
        await pilot.press(chance.choice(KEYS if kind < 0.8 else MORE))


async def storm(folder: Path, seed: int, steps: int) -> None:
    """Let things happen; then everything holds."""
    with sitting(copied(folder), "Ada", 28) as bench:
        bench.session.settings = replace(bench.session.settings, sources=())
        before = undone(bench)
        chance = random.Random(seed)
        desk = desk_on(bench)
        async with desk.run_test(size=(120, 40)) as pilot:
            await ready(pilot)
            for _step in range(steps):
                if desk.return_code is None:
                    await happen(pilot, chance)
            await desk.action_quit()
        assert desk.return_code == 0
        assert all(sound for _what, _words, sound in bench.file.check())
        assert undone(bench) == before
        assert all(sound for _what, _words, sound in bench.file.check())


@pytest.mark.parametrize("seed", range(3))
async def test_nothing_that_is_typed_or_clicked_breaks_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITOR", "")
    await storm(tmp_path, seed, 80)


@pytest.mark.storm
@pytest.mark.timeout(7200)
async def test_storm_of_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "")
    for seed in range(100, 200):
        folder = tmp_path / str(seed)
        folder.mkdir()
        monkeypatch.chdir(folder)
        await storm(folder, seed, 300)
