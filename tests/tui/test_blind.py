"""Blind review: no screen of the desk shows the second reviewer anything of the first."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from factbench.opening import first_page
from factbench.tui.app import Desk
from factbench.tui.screens.find import Find
from factbench.tui.screens.place import Place
from factbench.tui.screens.review import following
from tests.blind import MARKS, SETTINGS, sitting, world
from tests.tui.conftest import until
from tests.tui.gallery import SCENES, Scene, through

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from factbench.settings import Settings

WALKED = [each for each in SCENES if not each.empty and each.name not in {"searched", "decided"}]
"""Every screen that can be reached from a claim that is blind; a rating of one's own would end it."""


def texts(pilot: Pilot[None]) -> list[str]:
    """All that stands on the screen, window title included."""
    drawn = pilot.app.export_screenshot()
    return [
        html.unescape(each).replace("\xa0", " ") for each in re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    ]


LASTING = {"acts", "watch"}
"""Workers that wait for what is done as long as the desk is open."""


async def settled(pilot: Pilot[None]) -> list[str]:
    """What stands on the screen when nothing is read any more and nothing more comes."""
    before, now = [""], texts(pilot)
    while now != before:
        await pilot.pause(0.05)
        await until(
            pilot, lambda: all(each.is_finished or each.group in LASTING for each in pilot.app.workers)
        )
        before, now = now, texts(pilot)
    return now


def compared(name: str, lines: list[str]) -> list[str]:
    """Without how well passages fit, where the library is searched: rare words count over all of it, for everybody."""
    return [re.sub(r"^ *\d+ ●", " ●", each) for each in lines] if name == "find" else lines


async def walked(
    folder: Path,
    size: tuple[int, int],
    *,
    acts: bool,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings = SETTINGS,
    scenes: Sequence[Scene] = WALKED,
) -> dict[str, list[str]]:
    """What every screen shows the second reviewer, by its name."""
    folder.mkdir()
    world(folder / "claims.db", acts=acts)
    bench = sitting(folder / "claims.db", "Second", 9, settings)
    first = first_page(bench.session.path, settings, "Second")
    desk = Desk(first, lambda: bench, clock=lambda: datetime(2020, 3, 9, 12, 4, 7))
    found = {}
    monkeypatch.setattr(following, "SAID", 600)  # a slow machine sees what a quick one sees
    async with desk.run_test(size=size) as pilot:
        async for scene in through(pilot, scenes):
            await until(pilot, lambda: desk.review.state.counted)
            found[scene.name] = await settled(pilot)
            desk.review._follow.said()  # what was said of one screen is not told of the next
    return found


@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=["narrow", "wide"])
async def test_every_screen_shows_what_it_shows_where_nobody_else_has_acted(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    masked = await walked(tmp_path / "masked", size, acts=True, monkeypatch=monkeypatch)
    alone = await walked(tmp_path / "alone", size, acts=False, monkeypatch=monkeypatch)
    assert masked.keys() == {each.name for each in WALKED}
    marked = [(name, mark) for name, lines in masked.items() for mark in MARKS if mark in "\n".join(lines)]
    assert marked == []
    differ = [
        (
            name,
            [line for line in lines if line not in alone[name]],
            [line for line in alone[name] if line not in lines],
        )
        for name, lines in masked.items()
        if compared(name, lines) != compared(name, alone[name])
    ]
    assert differ == []
    assert "blind until you rate it" in "\n".join(masked["review"])


async def test_without_blindness_the_same_screens_show_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the test above looks for does show where nothing hides it, so that it could fail."""
    scenes = [each for each in WALKED if each.name in {"review", "sessions", "statistics"}]
    found = await walked(
        tmp_path / "open",
        (200, 60),
        acts=True,
        monkeypatch=monkeypatch,
        settings=replace(SETTINGS, blind=False),
        scenes=scenes,
    )
    assert {"qxnote", "Firstone"} <= {mark for mark in MARKS if mark in "\n".join(found["review"])}
    assert "Firstone" in "\n".join(found["sessions"])
    assert "Firstone" in "\n".join(found["statistics"])


SEARCHES = (
    Scene("found", ("f",), lambda desk: isinstance(desk.screen, Find), words="plate qxbrought"),
    Scene("library", ("g", "l", "slash", *"plate", "enter"), lambda desk: isinstance(desk.screen, Place)),
)


@pytest.mark.parametrize("scene", SEARCHES, ids=lambda scene: scene.name)
async def test_what_another_brought_is_found_on_the_desk_only_where_nothing_hides_it(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, blind in (("masked", True), ("open", False)):
        found = await walked(
            tmp_path / name,
            (120, 40),
            acts=True,
            monkeypatch=monkeypatch,
            settings=replace(SETTINGS, blind=blind),
            scenes=[scene],
        )
        passages = [line for line in found[scene.name] if "The plate has" in line]
        assert bool(passages) is not blind
