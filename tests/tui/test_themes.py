"""What can be read on the screen, whatever the colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factbench.settings import Look
from factbench.tui.ascii_only import knows_only_ascii
from factbench.tui.themes import theme_name
from tests.tui.gallery import SCENES, desk_at, through

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.color import Color
    from textual.screen import Screen

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
    """The words on screen that have too little contrast; not those of a screen that lies dimmed under this one."""
    own = [child.region for child in screen.children]
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            seen = any(region.contains(x, y) for region in own)
            x += segment.cell_length
            style = segment.style
            if not seen or style is None or not any(char.isalnum() for char in segment.text):
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


async def test_every_word_of_every_screen_can_be_read(tmp_path: Path) -> None:
    scenes = [each for each in SCENES if not each.empty]
    found, grounds = [], set()
    async with desk_at(scenes[0], tmp_path).run_test(size=(120, 40)) as pilot:
        async for scene in through(pilot, scenes):
            for look in (Look.DARK, Look.LIGHT, Look.CONTRAST, Look.MONO):
                pilot.app.theme = theme_name(look, colours=True)
                await pilot.pause()
                grounds.add(pilot.app.screen.rich_style.bgcolor)
                found += [(scene.name, look, words) for words in faint(pilot.app.screen)]
    assert found == []
    assert len(grounds) > 2


def test_no_colour_wins_over_every_choice() -> None:
    assert {theme_name(look, colours=False) for look in Look} == {"factbench-mono"}
    assert len({theme_name(look, colours=True) for look in Look}) == len(Look) - 1


async def test_in_ascii_only_letters_of_the_texts_are_others(tmp_path: Path) -> None:
    scenes = [each for each in SCENES if not each.empty]
    async with desk_at(scenes[0], tmp_path, ascii=True).run_test(size=(80, 24)) as pilot:
        drawn = {
            char
            async for _scene in through(pilot, scenes)
            for strip in pilot.app.screen._compositor.render_strips()
            for char in strip.text
        }
    assert [char for char in drawn if not char.isascii() and not char.isalpha()] == []


@pytest.mark.parametrize(
    ("environment", "ascii"),
    [
        ({}, False),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "C.utf8"}, False),
        ({"LANG": "C"}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LANG": "C", "LC_ALL": "C.UTF-8"}, False),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "POSIX"}, True),
        ({"LANG": "de_DE.ISO-8859-1"}, True),
    ],
)
def test_a_locale_without_utf_8_has_ascii_only(environment: dict[str, str], ascii: bool) -> None:
    assert knows_only_ascii(environment) is ascii
