"""Passages are read for search by meaning while the desk is used; it can be stopped and gone on with."""

from __future__ import annotations

from dataclasses import replace
from time import sleep
from typing import TYPE_CHECKING, Any

import pytest

from factbench.index.encoder import installed
from factbench.store import documents
from factbench.tui import app
from factbench.tui.screens.library import Library
from tests.tui.conftest import desk_on, ready, until
from tests.tui.test_places import gone_to, words
from tests.values import RULES, a_bench, a_source, filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factbench.workbench import Workbench
    from factbench.workbench.library.passages import Passages

pytestmark = pytest.mark.skipif(not installed(), reason="the semantic extra is not installed")


def a_library(tmp_path: Path, passages: int) -> Workbench:
    bench = a_bench(tmp_path / "claims.db", settings=replace(RULES, semantic=True))
    filled(bench, "The harbour bridge opened in 1932")
    for number in range(passages):
        source, passage = a_source(f"The span across the port was inaugurated, says witness {number}.")
        bench.session.write(documents.add_source, source, [passage], None, bench.session.stamp())
    return bench


async def test_passages_are_read_meanwhile_and_evidence_is_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "SETTLED", 0.01)
    bench = a_library(tmp_path, 20)
    desk = desk_on(bench)
    async with desk.run_test() as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: not bench.library.passages.without_vectors())
        await until(pilot, lambda: "found by their meaning" in screen.bar.words)
        assert bench.library.passages.unmatched_count() == 0
        (claim,) = bench.desk.claims()
        assert "all-MiniLM-L6-v2" in (bench.desk.matched_with(claim.id) or "")


async def test_reading_is_shown_in_the_library_and_stopped_and_gone_on_with_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = a_library(tmp_path, 200)
    kind = type(bench.library.passages)
    keep = kind.keep_vectors

    def slowly(self: Passages, **options: Any) -> Iterator[Any]:
        for each in keep(self, **options):
            yield each
            sleep(0.3)  # a quick machine would have read all before it can be stopped

    monkeypatch.setattr(kind, "keep_vectors", slowly)
    desk = desk_on(bench)
    async with desk.run_test() as pilot:
        await ready(pilot)
        library = await gone_to(pilot, "l")
        assert isinstance(library, Library)
        assert "Found by their meaning: 0 of 201 passages  (i reads on)" in words(library)
        await pilot.press("i")
        await until(pilot, lambda: "(i stops)" in words(library))
        await pilot.press("i")
        await until(pilot, lambda: "Stopped; what is read stays." in words(library))
        await until(pilot, lambda: not desk._meanwhile.busy)
        left = bench.library.passages.without_vectors()
        assert 0 < left < 201
        await pilot.press("i")
        await until(pilot, lambda: bench.library.passages.without_vectors() < left)


async def test_without_search_by_meaning_the_library_says_why(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db", settings=RULES)
    filled(bench)
    desk = desk_on(bench)
    async with desk.run_test() as pilot:
        await ready(pilot)
        library = await gone_to(pilot, "l")
        assert "by their meaning" not in words(library)
        await pilot.press("i")
        await until(pilot, lambda: "set semantic to true" in words(library))
