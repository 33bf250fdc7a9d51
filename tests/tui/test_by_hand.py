"""Evidence of one's own on the desk: forms behind `W`, whose letters are nobody's verdict and whose drafts are kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from textual.events import Paste

from factbench.acts import Shown
from factbench.tui.screens.form import LONGEST, FormScreen, Lines
from factbench.tui.screens.go import Go
from factbench.tui.widgets.box import Box
from factbench.tui.wording import bar, cautions
from tests.tui.conftest import ready, until

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from factbench.tui.app import Desk
    from factbench.tui.by_hand import Act
    from factbench.workbench import Workbench

EVIL = "\x1b]52;c;aGVsbG8=\x07 \x9b31m It opened in 1990.\x00 [red]x[/red]"


async def opened(pilot: Pilot[None], letter: str) -> FormScreen[Act]:
    """The form behind `W` and a letter, with a field in focus."""
    await pilot.press("W", letter)
    await until(pilot, lambda: isinstance(pilot.app.screen, FormScreen) and pilot.app.screen.focused)
    screen = pilot.app.screen
    assert isinstance(screen, FormScreen)
    return screen


async def stored(pilot: Pilot[None], bench: Workbench, acts: int) -> None:
    await until(pilot, lambda: len(bench.record.events()) == acts)
    await pilot.pause()


def claim(bench: Workbench) -> str:
    return bench.desk.claims()[0].id


async def test_whoever_hesitates_sees_what_the_next_letter_means(desk: Desk) -> None:
    async with desk.run_test() as pilot:
        await ready(pilot)
        await pilot.press("W")
        await until(pilot, lambda: isinstance(desk.screen, Go))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(desk.screen, FormScreen))


async def test_a_call_is_typed_without_looking_and_no_letter_of_it_is_a_verdict(
    desk: Desk, bench: Workbench
) -> None:
    async with desk.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("W", "c", *"Rose Mesr", "tab", "enter", "down", "space", "enter", *"an aide", "tab")
        await until(
            pilot, lambda: isinstance(desk.screen, FormScreen) and isinstance(desk.screen.focused, Lines)
        )
        await pilot.press(*"It opened in 1990.", "enter", *"Surely.", "ctrl+s")
        await stored(pilot, bench, 1)
        await until(pilot, lambda: screen.state.detail and len(screen.state.detail.evidence) == 2)
        detail = screen.state.detail
        assert detail is not None
        made = detail.evidence[0]
        assert made.passage.text == "It opened in 1990.\nSurely."
        assert made.source.called == "Phone call with Rose Mesr"
        assert made.source.by_hand is not None
        assert made.source.by_hand.shown is Shown.UNNAMED
        assert "readers see no name: “Phone call with an aide”" in cautions(detail, 0)
        assert made.comparison.conflicts
        await pilot.press("1")
        await stored(pilot, bench, 2)
        assert bench.desk.verdict(claim(bench)).citations == (made.id,)
        await pilot.press("u", "u")
        await stored(pilot, bench, 4)
        assert len(bench.desk.evidence(claim(bench))) == 1


async def test_what_is_wrong_is_said_and_what_was_typed_stays(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test() as pilot:
        await ready(pilot)
        form = await opened(pilot, "c")
        await pilot.press("ctrl+s")
        assert "The text is empty" in form.query_one(Box).foot.words
        await pilot.press(*"Rose", "tab", "tab", *"x", "ctrl+s")
        assert "is not a day like 2026-07-13" in form.query_one(Box).foot.words
        assert form.values["who"] == "Rose"
        assert bench.record.events() == []


async def test_what_was_typed_and_not_finished_waits_there(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test() as pilot:
        await ready(pilot)
        form = await opened(pilot, "p")
        await pilot.press(*"It opened")
        kept = f"{claim(bench)} passage"
        await until(pilot, lambda: json.loads(bench.desk.draft(kept) or "{}").get("words") == "It opened")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(desk.screen, FormScreen))
        form = await opened(pilot, "p")
        assert form.values["words"] == "It opened"
        await pilot.press(*"Plate", "ctrl+s")
        await stored(pilot, bench, 1)
        await until(pilot, lambda: not bench.desk.draft(kept))


async def test_a_hostile_and_a_long_paste_are_text_and_nothing_else(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test() as pilot:
        await ready(pilot)
        form = await opened(pilot, "p")
        desk.post_message(Paste(f"{EVIL}\r\n\r\nAnd on."))
        await until(pilot, lambda: "And on." in form.values["words"])
        assert not set("\x1b\x07\x9b\x00\r") & set(form.values["words"])
        assert "\n\nAnd on." in form.values["words"]
        await pilot.press("tab")
        desk.post_message(Paste(f"Plate\n{EVIL}"))
        await until(pilot, lambda: "Plate" in form.values["title"])
        assert "\n" not in form.values["title"]
        await pilot.press("shift+tab")
        desk.post_message(Paste("word " * LONGEST))
        await until(pilot, lambda: len(form.values["words"]) > LONGEST)
        await pilot.press("ctrl+s")
        assert "store it as a file" in form.query_one(Box).foot.words
        assert bench.record.events() == []


async def test_whoever_was_asked_for_comment_stands_there_when_they_answer(
    desk: Desk, bench: Workbench
) -> None:
    async with desk.run_test() as pilot:
        screen = await ready(pilot)
        await opened(pilot, "a")
        await pilot.press(*"Port office", "ctrl+s")
        await stored(pilot, bench, 1)
        await until(pilot, lambda: screen.state.detail and screen.state.detail.comments)
        assert screen.state.detail is not None
        assert "Port office: asked 2020-03-05" in bar(screen.state.detail, screen.state.glyphs)
        form = await opened(pilot, "a")
        assert (form.values["who"], form.values["step"]) == ("Port office", "answered")


async def test_a_source_is_corrected_taken_out_of_use_and_back(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test() as pilot:
        screen = await ready(pilot)

        def source() -> tuple[str, str | None] | None:
            shown = screen.state.detail.evidence if screen.state.detail else ()
            return (shown[0].source.title, shown[0].source.retired) if shown else None

        form = await opened(pilot, "s")
        assert form.values["title"] == "Almanac"
        form.query_one("#field-title").focus()
        await pilot.press("end", *" of 1933", "ctrl+s")
        await stored(pilot, bench, 1)
        assert bench.desk.evidence(claim(bench))[0].source.title == "Almanac of 1933"
        await until(
            pilot,
            lambda: screen.state.detail and screen.state.detail.evidence[0].source.title == "Almanac of 1933",
        )
        await pilot.press("1")
        await stored(pilot, bench, 2)
        await pilot.press("W", "x")
        await until(pilot, lambda: screen.state.asking)
        await pilot.press(*"a forgery", "enter")
        await stored(pilot, bench, 3)
        await until(
            pilot,
            lambda: (
                screen.state.detail and "no longer used here: a forgery" in cautions(screen.state.detail, 0)
            ),
        )
        await pilot.press("W", "x")
        await stored(pilot, bench, 4)
        assert bench.desk.evidence(claim(bench))[0].source.retired is None
