"""How many keys common acts take: one for a clear verdict, five and the words for one that is argued, one for undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factbench.store import documents
from tests.tui.conftest import desk_on, ready, until
from tests.values import RULES, a_bench, a_source, filled

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.workbench import Workbench

SIZE = (120, 40)


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """Two claims, and two pieces of evidence beside the first."""
    bench = a_bench(tmp_path / "claims.db", settings=RULES)
    source, passage = a_source("In 1932 the harbour bridge opened, said the mayor.", title="Chronicle")
    bench.session.write(
        lambda db: documents.add_source(db, source, [passage], None, "2020-03-05T08:00:00.000Z")
    )
    filled(bench)
    return bench


async def test_a_clear_verdict_takes_one_key(bench: Workbench) -> None:
    claim = bench.desk.claims()[0].id
    async with desk_on(bench).run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("s")
        await until(pilot, lambda: bench.desk.verdict(claim).rating == "supported")


async def test_two_citations_a_reason_and_a_verdict_take_five_keys_and_the_words(bench: Workbench) -> None:
    claim = bench.desk.claims()[0].id
    async with desk_on(bench).run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("1", "2", "a", *"so", "enter", "r")
        await until(pilot, lambda: bench.desk.verdict(claim).rating == "refuted")
    verdict = bench.desk.verdict(claim)
    assert set(verdict.citations) == {each.id for each in bench.desk.evidence(claim)[:2]}
    assert (len(verdict.citations), verdict.rationale) == (2, "so")


async def test_a_wrong_verdict_is_taken_back_with_one_key(bench: Workbench) -> None:
    claim = bench.desk.claims()[0].id
    async with desk_on(bench).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("s")
        await until(pilot, lambda: bench.desk.verdict(claim).rating == "supported")
        await pilot.press("u")
        await until(pilot, lambda: bench.desk.verdict(claim).rating is None and screen.claims.cursor == 0)


async def test_the_work_of_yesterday_goes_on_without_a_key(bench: Workbench) -> None:
    async with desk_on(bench).run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("s", "q")
        await until(pilot, lambda: bench.desk.stopped() is not None)
    async with desk_on(bench).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert screen.claims.cursor == 1
