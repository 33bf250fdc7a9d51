"""Pictures of the desk: what a reviewer sees, cell for cell. Look at each before it is accepted."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pytest

from factbench.settings import Look
from tests.tui.gallery import SCENES, desk_at, shown

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.gallery import Scene

NARROW, WIDE, VAST = (80, 24), (120, 40), (200, 60)
SMALLEST, TOO_SMALL = (60, 16), (59, 15)
REVIEW = SCENES[0]


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same colours, editor and path of the config file for everybody."""
    for name in ("NO_COLOR", "EDITOR", "VISUAL", "FACTBENCH_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/etc/xdg/none")


def sized(size: tuple[int, int]) -> str:
    """A size as the name of its picture has it."""
    return f"{size[0]}x{size[1]}"


@pytest.mark.parametrize("scene", SCENES, ids=attrgetter("name"))
def test_narrow(tmp_path: Path, snap_compare: Any, scene: Scene) -> None:
    desk = desk_at(scene, tmp_path)
    assert snap_compare(desk, terminal_size=NARROW, run_before=lambda pilot: shown(pilot, scene))


@pytest.mark.parametrize("scene", [each for each in SCENES if each.wide], ids=attrgetter("name"))
def test_wide(tmp_path: Path, snap_compare: Any, scene: Scene) -> None:
    desk = desk_at(scene, tmp_path)
    assert snap_compare(desk, terminal_size=WIDE, run_before=lambda pilot: shown(pilot, scene))


@pytest.mark.parametrize("size", [VAST, SMALLEST, TOO_SMALL], ids=sized)
def test_review(tmp_path: Path, snap_compare: Any, size: tuple[int, int]) -> None:
    desk = desk_at(REVIEW, tmp_path)
    assert snap_compare(desk, terminal_size=size, run_before=lambda pilot: shown(pilot, REVIEW))


@pytest.mark.parametrize("look", [Look.LIGHT, Look.CONTRAST, Look.MONO])
def test_review_in_other_colours(tmp_path: Path, snap_compare: Any, look: Look) -> None:
    desk = desk_at(REVIEW, tmp_path, look=look)
    assert snap_compare(desk, terminal_size=WIDE, run_before=lambda pilot: shown(pilot, REVIEW))


def test_review_in_ascii(tmp_path: Path, snap_compare: Any) -> None:
    desk = desk_at(REVIEW, tmp_path, ascii=True)
    assert snap_compare(desk, terminal_size=WIDE, run_before=lambda pilot: shown(pilot, REVIEW))
