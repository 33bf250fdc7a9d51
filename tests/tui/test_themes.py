"""What can be read on the screen, whatever the colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factbench.opening import first_page
from factbench.settings import Look
from factbench.tui.app import Desk
from factbench.tui.themes import theme_name
from tests.tui.conftest import ready, until
from tests.tui.test_places import gone_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.color import Color
    from textual.screen import Screen

    from factbench.workbench import Workbench

LEAST = 4.5
"""Source: WCAG 2.2, success criterion 1.4.3."""


def luminance(color: Color) -> float:
    """Relative luminance, 0 to 1. Source: WCAG 2.2."""
    parts = [part / 255 for part in color.get_truecolor()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def faint(screen: Screen[Any]) -> Iterator[str]:
    """The words on screen that have too little contrast."""
    for strip in screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is None or not any(char.isalnum() for char in segment.text):
                continue
            assert style.color is not None
            assert style.bgcolor is not None
            found = contrast(style.color, style.bgcolor)
            if found < LEAST or style.dim:
                yield f"{segment.text.strip()!r}: {found:.1f}, {style}"


def test_contrast_is_that_of_the_standard() -> None:
    from rich.color import Color

    black, white, grey = (Color.parse(each) for each in ("#000000", "#ffffff", "#777777"))
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", list(Look))
async def test_every_word_can_be_read(bench: Workbench, look: Look) -> None:
    claims = bench.claims()
    evidence = bench.evidence(claims[0].id)[0].id
    for claim, rating in zip(claims, ("refuted", "supported", "mixed"), strict=True):
        bench.decide(claim.id, rating=rating, rationale="Because.")
    bench.decide(claims[0].id, cite=[evidence])
    desk = Desk(first_page(bench.path, bench.settings, "Ada"), lambda: bench, theme=look)
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.pause()
        assert list(faint(screen)) == []
        await pilot.press("a")
        await until(pilot, lambda: screen.has_class("-asking"))
        await pilot.pause()
        assert list(faint(screen)) == []
        await pilot.press("escape")
        assert list(faint(await gone_to(pilot, "s"))) == []


def test_no_colour_wins_over_every_choice() -> None:
    assert {theme_name(look, colours=False) for look in Look} == {"factbench-mono"}
    assert len({theme_name(look, colours=True) for look in Look}) == len(Look) - 1


@pytest.mark.parametrize("look", [Look.LIGHT, Look.CONTRAST, Look.MONO])
def test_review_in_other_colours(bench: Workbench, snap_compare: Any, look: Look) -> None:
    bench.decide(bench.claims()[0].id, rating="refuted")
    desk = Desk(first_page(bench.path, bench.settings, "Ada"), lambda: bench, theme=look)
    assert snap_compare(desk, terminal_size=(120, 40), run_before=_settled)


async def _settled(pilot: Any) -> None:
    await ready(pilot)
    await pilot.pause()
