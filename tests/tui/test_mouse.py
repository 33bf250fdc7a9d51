"""The mouse: whatever is on the screen and names a key can be clicked, and panes answer where they are clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.text.span import Span
from factbench.tui.screens.help import Help
from factbench.tui.screens.library import Library
from factbench.tui.screens.passage import PassageScreen
from factbench.tui.screens.settings import SettingsPlace
from tests.tui.conftest import ready, until

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from factbench.tui.app import Desk
    from factbench.tui.widgets.line import WordLine
    from factbench.workbench import Workbench

SIZE = (80, 24)


async def click(pilot: Pilot[None], line: WordLine, words: str) -> None:
    """Click on words of a line. Raises: `ValueError` where they do not stand there."""
    assert await pilot.click(line, offset=(line._line().plain.index(words), 0))


async def test_words_of_the_footer_do_what_their_key_does(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        first = bench.desk.claims()[0].id
        await click(pilot, screen.foot, "Refut")
        await until(pilot, lambda: bench.desk.verdict(first).rating == "refuted")
        await until(pilot, lambda: "u undo" in screen.bar.words)
        await click(pilot, screen.bar, "u undo")
        await until(pilot, lambda: bench.desk.verdict(first).rating is None)


async def test_a_prompt_is_ended_by_its_words(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        first = bench.desk.claims()[0].id
        await click(pilot, screen.foot, "a note")
        await until(pilot, lambda: screen.has_class("-asking"))
        await pilot.press(*"old")
        await click(pilot, screen.foot, "Esc keep a draft")
        await until(pilot, lambda: bench.desk.draft(first) == "old" and not screen.has_class("-asking"))
        await click(pilot, screen.foot, "a note")
        await until(pilot, lambda: screen.has_class("-asking"))
        await pilot.press(*"er")
        await click(pilot, screen.foot, "Enter")
        await until(pilot, lambda: bench.desk.verdict(first).rationale == "older")


async def test_a_second_click_in_the_prompt_selects_what_stands_there(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("i")
        await until(pilot, lambda: screen.prompt.value.startswith("The harbour"))
        await pilot.click(screen.prompt, offset=(6, 0), times=2)
        await pilot.press(*"It")
        await until(pilot, lambda: screen.prompt.value == "It")


async def test_a_click_elsewhere_ends_the_prompt_so_that_no_word_decides(
    desk: Desk, bench: Workbench
) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        first, second = (each.id for each in bench.desk.claims()[:2])
        await pilot.press("a", *"mis")
        await pilot.click(screen.claims, offset=(10, 2))
        await until(pilot, lambda: not screen.has_class("-asking") and screen.claims.cursor == 1)
        await until(pilot, lambda: bench.desk.draft(first) == "mis")
        await pilot.press("slash", *"it was")
        await until(pilot, lambda: len(screen._rows) == 1)
        await pilot.click(screen.evidence, offset=(10, 2))
        await until(pilot, lambda: not screen.has_class("-asking"))
        assert len(screen._rows) == 1
        assert screen.focused is screen.evidence
        assert "Esc all" in screen.head._line().plain
        await pilot.press("x")
        await until(pilot, lambda: bench.desk.verdict(second).rating == "not-checkable")
        await click(pilot, screen.head, "Esc all")
        await until(pilot, lambda: len(screen._rows) == 3)


async def test_the_head_leads_to_the_places_and_their_footers_back(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await click(pilot, screen.head, "places")
        await until(pilot, lambda: any(each.region for each in desk.screen.query("#letters")))
        await pilot.click("#letters", offset=(4, 1))
        await until(pilot, lambda: isinstance(desk.screen, Library))
        place = desk.screen
        assert isinstance(place, Library)
        await click(pilot, place.foot, "H hide")
        await until(pilot, lambda: "on an article" in place.said.words or "Hidden" in place.said.words)
        await click(pilot, place.foot, "q back")
        await until(pilot, lambda: desk.screen is screen)


async def test_evidence_is_cited_at_its_number_and_opened_by_a_second_click(
    desk: Desk, bench: Workbench
) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        first = bench.desk.claims()[0].id
        head = next(place for place, line in enumerate(screen.evidence._lines) if line.item == 0)
        await pilot.click(screen.evidence, offset=(0, head + 1))
        await until(pilot, lambda: len(bench.desk.verdict(first).citations) == 1)
        assert screen.focused is screen.claims
        await pilot.click(screen.evidence, offset=(12, head + 1), times=2)
        await until(pilot, lambda: isinstance(desk.screen, PassageScreen))


async def test_words_dragged_over_in_the_article_become_a_claim(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        pane = screen.article
        for end in (9, 18):  # the second time over other words; both end within a word
            await pilot.mouse_down(pane, offset=(7, 1))
            await pilot.hover(pane, offset=(8, 1))
            await pilot.hover(pane, offset=(end, 1))
            await pilot.mouse_up(pane, offset=(end, 1))
        await until(pilot, lambda: pane.stretch == Span(4, 18))
        await until(pilot, lambda: "C makes a claim" in screen.bar.words)
        await click(pilot, screen.bar, "C makes")
        await until(pilot, lambda: any(each.quote == "harbour bridge" for each in bench.desk.claims()))


async def test_a_click_in_the_article_chooses_the_claim_there(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        place = screen.article._shown.index("widest")
        line = screen.article._line_at(place)
        column = place - screen.article._lines[line].start + 2
        await pilot.click(screen.article, offset=(column, line - screen.article.top + 1))
        await until(pilot, lambda: screen.claims.cursor == 1)
        assert screen.article.word is not None


async def test_the_right_button_offers_what_can_be_done_there(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.click(screen.claims, offset=(10, 2), button=3)
        await until(pilot, lambda: isinstance(desk.screen, Help) and screen.claims.cursor == 1)
        await pilot.click(offset=(0, 10))
        await until(pilot, lambda: desk.screen is screen)
        await pilot.click(screen.claims, offset=(10, 2), button=3)
        await until(pilot, lambda: isinstance(desk.screen, Help))
        await pilot.press(*"Misleading", "enter")
        second = bench.desk.claims()[1].id
        await until(pilot, lambda: bench.desk.verdict(second).misleading)


async def test_the_title_of_a_pane_zooms_it(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.click(screen.article, offset=(4, 0))
        await until(pilot, lambda: screen.has_class("-zoomed") and screen.article.has_class("-alone"))
        await pilot.click(screen.article, offset=(4, 0))
        await until(pilot, lambda: not screen.has_class("-zoomed"))


async def test_the_scroll_bar_is_dragged_and_marks_no_words(desk: Desk) -> None:
    async with desk.run_test(size=(80, 16)) as pilot:
        await ready(pilot)
        await pilot.press("comma")
        await until(pilot, lambda: isinstance(desk.screen, SettingsPlace))
        place = desk.screen
        assert isinstance(place, SettingsPlace)
        pane = place.rows
        await until(pilot, lambda: pane.line_count > pane.size.height)
        bar, last = pane.size.width - 1, pane.size.height - 1
        await pilot.hover(pane, offset=(bar, 0))
        await pilot.mouse_down(pane, offset=(bar, 0))
        await pilot.hover(pane, offset=(bar, last))
        await until(pilot, lambda: pane.top == pane.line_count - pane.size.height)
        await pilot.mouse_up(pane, offset=(bar, last))
        await until(pilot, lambda: desk.mouse_captured is None)
        assert not place.selections


async def test_what_a_click_would_do_something_for_stands_out(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.hover(screen.foot, offset=(screen.foot._line().plain.index("Mixed"), 0))
        await until(pilot, lambda: screen.foot._pointed() is not None)
        assert not screen.foot.allow_select
        await pilot.hover(screen.claims, offset=(10, 1))
        await until(pilot, lambda: screen.foot._pointed() is None)
