"""Remarks on stretches of the article: seen, read and reached."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from factbench.acts import AnnotationKind
from factbench.opening import first_page
from factbench.settings import Look
from factbench.text.span import Span
from factbench.tui.app import Desk
from factbench.tui.glyphs import Glyphs
from tests.tui.conftest import desk_on, ready, until
from tests.tui.test_themes import faint
from tests.values import BRIDGE, RULES, a_bench, filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from factbench.tui.screens.review import Review
    from factbench.workbench import Workbench


def at(words: str) -> Span:
    start = BRIDGE.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def remarked(bench: Workbench) -> Workbench:
    """Two remarks that overlap within the first claim, and one that goes from the second claim into the third."""
    article = bench.desk.claims()[0].article
    bench.record.remark(article, [at("bridge of its time. Nobody")], "Two thoughts.")
    bench.record.remark(article, [at("harbour bridge opened")], "Which harbour?", AnnotationKind.QUESTION)
    bench.record.remark(article, [at("bridge opened in 1932")], "See the almanac.")
    return bench


def sloping(screen: Review) -> str:
    """The words of the article that are drawn as remarked on, and the signs of the gutter."""
    return "".join(
        segment.text
        for y in range(screen.article.size.height)
        for segment in screen.article.render_line(y)
        if segment.style and segment.style.italic
    )


def gutter(screen: Review) -> Iterator[str]:
    for y in range(3):
        yield screen.article.render_line(y).text[:2]


async def test_what_was_remarked_on_is_drawn_apart_and_signed_in_the_gutter(remarked: Workbench) -> None:
    async with desk_on(remarked).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        shown = sloping(screen).replace("»", "").replace(" ", "")
        assert shown == "harbourbridgeopenedin1932bridgeofitstime.Nobody"
        assert list(gutter(screen))[:2] == ["»▐", " »"]
        assert "» 2 remarks" in screen.bar.words


async def test_in_ascii_a_remark_is_signed_too(remarked: Workbench) -> None:
    first = first_page(remarked.session.path, remarked.session.settings, "Ada")
    async with Desk(first, lambda: remarked, ascii=True).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        assert list(gutter(screen))[:2] == ['"[', ' "']


async def test_one_goes_from_remark_to_remark_and_reads_it(remarked: Workbench) -> None:
    async with desk_on(remarked).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await pilot.press("right_curly_bracket")
        await until(
            pilot,
            lambda: "» 1/3 Question by Ada on “harbour bridge opened”: Which harbour?" in screen.bar.words,
        )
        assert screen.article.has_focus
        await pilot.press("right_curly_bracket")
        await until(pilot, lambda: "» 2/3 Note by Ada" in screen.bar.words)
        assert "1/3 Question" in screen.bar.words
        await pilot.press("right_curly_bracket")
        await until(
            pilot, lambda: screen.bar.words.startswith("» 3/3 Note by Ada on “bridge of its time. Nobody”")
        )
        await pilot.press("right_curly_bracket")
        await until(pilot, lambda: screen.bar.words.startswith("» 1/3"))
        await pilot.press("left_curly_bracket")
        await until(pilot, lambda: screen.bar.words.startswith("» 3/3"))
        await pilot.press("left_curly_bracket", "left_curly_bracket")
        await until(pilot, lambda: screen.bar.words.startswith("» 1/3"))
        assert screen.article.stretch is None


async def test_a_remark_is_told_while_the_cursor_of_the_article_stands_on_it(remarked: Workbench) -> None:
    async with desk_on(remarked).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        screen.article.focus()
        await pilot.press("right", "right")
        await until(pilot, lambda: "Which harbour?" in screen.bar.words)
        await pilot.press("left")
        await until(pilot, lambda: "Open" in screen.bar.words)
        await pilot.press("right")
        await until(pilot, lambda: "Which harbour?" in screen.bar.words)
        screen.claims.focus()
        await until(pilot, lambda: "Open" in screen.bar.words)


async def test_a_click_on_its_words_tells_a_remark_and_a_drag_marks_them(remarked: Workbench) -> None:
    async with desk_on(remarked).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await pilot.click("#article", offset=(8, 1))
        await until(pilot, lambda: "Which harbour?" in screen.bar.words)
        assert screen.article.word == at("harbour")
        await pilot.click("#article", offset=(3, 4))
        await pilot.pause()
        assert screen.article.word == at("harbour")
        await pilot.mouse_down("#article", offset=(2, 1))
        await pilot.hover("#article", offset=(12, 1))
        await pilot.mouse_up("#article", offset=(12, 1))
        await until(pilot, lambda: screen.article.text_selection is not None)
        await pilot.pause()
        assert screen.article.word == at("harbour")


async def test_a_remark_left_by_another_program_appears(remarked: Workbench) -> None:
    async with desk_on(remarked).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        before = sloping(screen)
        remarked.record.remark(remarked.desk.claims()[0].article, [at("expected")], "Who?")
        screen.changed_elsewhere()
        await until(pilot, lambda: sloping(screen) != before)
        assert "expected" in sloping(screen)


async def test_without_remarks_the_keys_say_how_to_leave_one(bench: Workbench) -> None:
    async with desk_on(bench).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        before = sloping(screen)
        await pilot.press("right_curly_bracket")
        await until(pilot, lambda: "mark words in it, then a or Q" in screen.bar.words)
        assert screen.claims.has_focus
        assert sloping(screen) == before


async def test_a_remark_whose_words_are_gone_is_in_the_rail_and_not_on_the_way(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db", settings=replace(RULES, list_worth=0.0))
    filled(bench)
    article = bench.desk.claims()[0].article
    bench.record.remark(article, [at("harbour")], "Which?")
    bench.library.correct(article, begin="It was the widest")
    async with desk_on(bench).run_test(size=(200, 50)) as pilot:
        screen = await ready(pilot)
        await pilot.press("right_curly_bracket")
        await until(pilot, lambda: "No remark" in screen.bar.words)

        def rail() -> str:
            return "\n".join(screen.rail.line_text(line) for line in range(screen.rail.line_count))

        await until(pilot, lambda: "no longer in" in rail())


def test_the_sign_of_a_remark_is_one_cell() -> None:
    assert [len(Glyphs(ascii).remark) for ascii in (False, True)] == [1, 1]


@pytest.mark.parametrize("look", list(Look))
async def test_remarks_can_be_read_in_every_theme(remarked: Workbench, look: Look) -> None:
    desk = Desk(
        first_page(remarked.session.path, remarked.session.settings, "Ada"), lambda: remarked, theme=look
    )
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("right_curly_bracket")
        await until(pilot, lambda: "Which harbour?" in screen.bar.words)
        await pilot.press("greater_than_sign", "greater_than_sign", "greater_than_sign")
        await pilot.pause()
        assert list(faint(screen)) == []


@pytest.mark.parametrize("look", list(Look))
async def test_the_word_under_the_cursor_and_what_is_marked_are_seen(bench: Workbench, look: Look) -> None:
    desk = Desk(first_page(bench.session.path, bench.session.settings, "Ada"), lambda: bench, theme=look)
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        screen.article.focus()
        await pilot.press("right")
        await until(pilot, lambda: grounds(screen, "The") != grounds(screen, "harbour"))
        await pilot.press("greater_than_sign", "greater_than_sign")
        await until(pilot, lambda: grounds(screen, "harbour") != grounds(screen, "1932"))


def grounds(screen: Review, word: str) -> set[object]:
    """The colours behind a word of the first line of the article."""
    return {
        segment.style.bgcolor
        for segment in screen.article.render_line(0)
        if word in segment.text and segment.style
    }


@pytest.mark.parametrize("look", [Look.DARK, Look.LIGHT, Look.CONTRAST, Look.MONO])
def test_picture(remarked: Workbench, snap_compare: Any, look: Look) -> None:
    desk = Desk(
        first_page(remarked.session.path, remarked.session.settings, "Ada"), lambda: remarked, theme=look
    )
    assert snap_compare(desk, terminal_size=(80, 24), run_before=_on_the_first)


async def _on_the_first(pilot: Pilot[None]) -> None:
    screen = await ready(pilot)
    await pilot.press("right_curly_bracket")
    await until(pilot, lambda: "Which harbour?" in screen.bar.words)
    await pilot.pause()
