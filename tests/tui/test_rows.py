"""What stands under a claim is not in the list; one key opens it, and the same key or Esc closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import desk_on, ready, until
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.opening import ClaimLine
    from factbench.tui.screens.review import Review
    from factbench.workbench import Workbench


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """Three claims, the second a part of the last."""
    bench = a_bench(tmp_path / "claims.db", settings=RULES)
    filled(
        bench,
        "The harbour bridge opened in 1932",
        "It was the widest bridge of its time",
        "Nobody expected that",
    )
    _first, part, whole = (each.id for each in bench.desk.claims())
    bench.session.write(
        lambda db: db.execute(
            "UPDATE claim SET slots = json_set(slots, '$.under', ?) WHERE id = ?", [whole, part]
        )
    )
    return bench


def screen_lines(screen: Review) -> list[ClaimLine]:
    """What is listed."""
    return [line for place in range(len(screen.state.rows)) if (line := screen.state.rows.at(place))]


async def test_one_key_opens_the_parts_of_a_claim_and_closes_them(bench: Workbench) -> None:
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        assert len(screen.state.rows) == 2
        await pilot.press("d")
        await until(pilot, lambda: "This claim has no parts" in screen.bar.words)
        for leave in ("d", "escape"):
            await pilot.press("G")
            await until(pilot, lambda: "1 part, d shows" in screen.bar.words)
            await pilot.press("d")
            await until(pilot, lambda: screen.state.wanted.within is not None and screen.state.cursor == 1)
            assert [line.statement[:2] for line in screen_lines(screen)] == ["It", "No"]
            assert "a claim and its parts" in screen.head.words
            await pilot.press("k", leave)
            await until(pilot, lambda: screen.state.wanted.within is None and screen.state.cursor == 1)
            assert len(screen.state.rows) == 2


async def test_the_head_counts_what_is_of_low_worth_and_one_key_lists_it(bench: Workbench) -> None:
    bench.session.write(lambda db: db.execute("UPDATE claim SET worth = json_set(worth, '$.fact', 0.1)"))
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: "+ 2 of low worth" in screen.head.words)
        await until(pilot, lambda: "Only claims of low" in screen.article.render_line(0).text)
        await pilot.press("D")
        await until(pilot, lambda: len(screen.state.rows) == 2)
        assert "with low worth" in screen.head.words
        await pilot.press("escape", "D")
        await until(pilot, lambda: not len(screen.state.rows) and screen.state.low == 2)


async def test_a_part_that_is_decided_stays_in_the_list(bench: Workbench) -> None:
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("G")
        await until(pilot, lambda: "1 part, d shows" in screen.bar.words)
        await pilot.press("d")
        await until(pilot, lambda: len(screen.state.rows) == 2 and screen.state.cursor == 1)
        await pilot.press("k")
        await until(
            pilot, lambda: screen.state.detail is not None and screen.state.detail.claim.under is not None
        )
        await pilot.press("R")
        await until(pilot, lambda: "Refuted" in screen.bar.words)
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.state.rows) == 3)
