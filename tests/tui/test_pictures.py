"""Pictures of the desk: what a reviewer sees, pixel for pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tui.conftest import ready

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from factbench.tui.app import Desk
    from factbench.tui.screens.review import Review


async def settled(pilot: Pilot[None]) -> None:
    await ready(pilot)
    await pilot.pause()


async def decided(pilot: Pilot[None]) -> None:
    screen = await ready(pilot)
    await pilot.press("1", "R")
    from tests.tui.conftest import until

    await until(pilot, lambda: _is_decided(screen))


def _is_decided(screen: Review) -> bool:
    """Whether both acts are stored and on the screen."""
    held = screen._detail.verdict if screen._detail else None
    return held is not None and held.rating is not None and len(held.citations) == 1 and screen._stored == 2


async def explained(pilot: Pilot[None]) -> None:
    await ready(pilot)
    await pilot.press("c")
    await pilot.pause()


async def helped(pilot: Pilot[None]) -> None:
    await ready(pilot)
    await pilot.press("question_mark")
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (59, 15), (200, 50)])
def test_review(desk: Desk, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(desk, terminal_size=size, run_before=settled)


def test_a_verdict_with_a_citation(desk: Desk, snap_compare: Any) -> None:
    assert snap_compare(desk, terminal_size=(80, 24), run_before=decided)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_help(desk: Desk, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(desk, terminal_size=size, run_before=helped)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_matrix_of_elements(desk: Desk, snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(desk, terminal_size=size, run_before=explained)
