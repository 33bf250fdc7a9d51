"""Sentences that tell something and have no claim, and who says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from factbench.store import documents
from factbench.tui.glyphs import Glyphs
from tests.tui.conftest import desk_on, ready, until
from tests.values import RULES, a_bench, a_claim, a_snapshot, an_article

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.tui.screens.review import Review
    from factbench.tui.widgets.lines import LineView
    from factbench.workbench import Workbench

TEXT = (
    "Ada Marsh said that the pier fell. Did Ben Quill pay 40 crowns for it? It was cold.\n\n"
    "“Why now?” Nobody was hurt."
)


def store(bench: Workbench, text: str = TEXT, *, who: str = "Ada Marsh") -> Workbench:
    """Store what was said, that it was said, and another claim."""
    article = an_article(text)
    saying = a_claim(article, "Ada Marsh said that the pier fell")
    said = replace(a_claim(article, "the pier fell"), said_by=who, saying=saying.id)
    claims = [said, replace(saying, under=said.id), a_claim(article, "Nobody was hurt")]
    bench.session.write(
        lambda db: documents.add_article(db, a_snapshot(text), article, claims, "2020-03-05T08:00:00.000Z")
    )
    return bench


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return store(a_bench(tmp_path / "claims.db", settings=RULES))


def lines(pane: LineView) -> list[str]:
    return [pane.render_line(line).text.rstrip() for line in range(pane.size.height)]


def gutter(screen: Review) -> str:
    return "".join(each[:2] for each in lines(screen.article)).replace(" ", "")


async def test_a_sentence_without_a_claim_has_a_sign_where_it_begins(bench: Workbench) -> None:
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: screen.state.gaps)
        await until(pilot, lambda: gutter(screen).count("○") == 2)


async def test_a_key_goes_round_them_and_then_one_makes_a_claim(bench: Workbench) -> None:
    async with desk_on(bench).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: screen.state.gaps)
        asked = TEXT.index("Did"), TEXT.index(" It was cold")
        for key, place, words in [
            (")", "1/2", "number, name"),
            (")", "2/2", "quotation"),
            (")", "1/2", "number"),
        ]:
            await pilot.press(key)
            assert screen.bar.words.startswith(f"{place} without a claim: {words}")
        assert screen.article.stretch is not None
        assert (screen.article.stretch.start, screen.article.stretch.end) == asked
        await pilot.press("(")
        assert screen.bar.words.startswith("2/2 without a claim")
        await pilot.press("(")
        await pilot.press("C")
        await until(pilot, lambda: screen.state.gaps is not None and len(screen.state.gaps) == 1)
        assert "Did Ben Quill" in "".join(each.quote for each in bench.desk.claims())


async def test_where_all_have_a_claim_the_key_says_so(tmp_path: Path) -> None:
    text = "Ada Marsh said that the pier fell. Nobody was hurt."
    bench = store(a_bench(tmp_path / "claims.db", settings=RULES), text)
    async with desk_on(bench).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: screen.state.gaps is not None)
        await pilot.press(")")
        assert "has a claim" in screen.bar.words


async def test_who_says_so_stands_before_the_claim_with_the_verdict_on_that(bench: Workbench) -> None:
    async with desk_on(bench).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        assert lines(screen.claims)[0] == "▸ ·  1 Ada Marsh: the pier fell."
        assert screen.article.border_title is not None
        assert "Article 1/2" in str(screen.article.border_title)
        assert "was it said? Open, d shows" in screen.bar.words
        await pilot.press("d")
        await until(pilot, lambda: len(screen.state.rows) == 2)
        await pilot.press("k", "s")
        said = next(each for each in bench.desk.claims() if each.saying)
        await until(pilot, lambda: bench.desk.verdict(str(said.saying)).rating == "supported")
        await pilot.press("d")
        await until(pilot, lambda: lines(screen.claims)[0] == "▸ ·  1 Ada Marsh ✓: the pier fell.")
        assert len(screen.state.rows) == 2


async def test_a_long_name_leaves_room_for_the_claim(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db", settings=RULES)
    store(bench, who="the chair of the Royal Saltmouth Society for the Preservation of Piers 港")
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        shown = lines(screen.claims)[0]
        assert "…: the pier" in shown
        assert cell_len(shown) <= screen.claims.size.width


def test_the_sign_is_one_cell_and_has_a_twin_in_ascii() -> None:
    assert [cell_len(Glyphs(ascii=ascii).uncovered) for ascii in (False, True)] == [1, 1]
    assert Glyphs(ascii=True).uncovered.isascii()
