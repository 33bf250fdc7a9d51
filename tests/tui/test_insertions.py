"""What is not the article's is seen to be ours, wherever a statement is shown, and one key settles it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factbench.tui.marks import in_article
from factbench.tui.screens.elements import ElementsScreen
from factbench.tui.screens.place import Place
from tests.tui.conftest import desk_on, ready, until
from tests.values import RULES, a_bench, filled, with_put_in

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.tui.widgets.lines import LineView
    from factbench.workbench import Workbench


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """Two claims, into each of which something was put."""
    bench = a_bench(tmp_path / "claims.db", settings=RULES)
    filled(bench, change=with_put_in)
    return bench


def slanted(pane: LineView, line: int) -> str:
    """The words of a line that are drawn slanted."""
    return "".join(
        segment.text for segment in pane.render_line(line) if segment.style and segment.style.italic
    )


async def test_what_was_put_in_is_slanted_in_the_list_and_above_the_evidence(bench: Workbench) -> None:
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        assert "[2020]" in screen.evidence.render_line(0).text + screen.evidence.render_line(1).text
        assert "".join(slanted(screen.evidence, line) for line in range(screen.evidence.held)) == "[2020]"
        await pilot.press("z")
        await until(pilot, lambda: "[2020]" in screen.claims.render_line(0).text)
        assert slanted(screen.claims, 0) == slanted(screen.claims, 1) == "[2020]"


async def test_a_cut_line_shows_what_of_it_fits(bench: Workbench) -> None:
    async with desk_on(bench).run_test(size=(60, 20)) as pilot:
        screen = await ready(pilot)
        shown = screen.claims.render_line(1).text
        assert slanted(screen.claims, 1) in {"", *("[2020]"[:end] + "…" for end in range(6)), "[2020]"}
        assert "It was the widest bridge" in shown


async def test_the_matrix_has_it_slanted_in_its_title(bench: Workbench) -> None:
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(pilot.app.screen, ElementsScreen))
        title = pilot.app.screen.query_one("#box").border_title
        assert title is not None
        assert "[italic]" in title
        assert "2020" in title


async def test_two_reviewers_are_compared_on_it_as_it_is_shown(bench: Workbench) -> None:
    first = bench.desk.claims()[0].id
    bench.record.decide(first, rating="supported")
    bench.session.act_as("Ben")
    bench.record.decide(first, rating="refuted")
    bench.session.act_as("Ada")
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("g", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, Place))
        screen = pilot.app.screen
        assert isinstance(screen, Place)
        await until(pilot, lambda: "[2020]" in "".join(_lines(screen.rows)))
        assert "".join(slanted(screen.rows, line) for line in range(screen.rows.line_count)) == "[2020]"


def _lines(pane: LineView) -> list[str]:
    return [pane.render_line(line).text for line in range(pane.line_count)]


async def test_one_key_confirms_and_another_takes_out(bench: Workbench) -> None:
    first, second = (each.id for each in bench.desk.claims())
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("I")
        await until(pilot, lambda: bench.desk.claim(first).statement.endswith("1932 2020."))
        await until(pilot, lambda: "worded by Ada" in screen.beside.words)
        await pilot.press("I")
        await until(pilot, lambda: "Nothing was put into this statement" in screen.bar.words)
        await pilot.press("u")
        await until(pilot, lambda: bench.desk.claim(first).statement.endswith("1932 [2020]."))
        await pilot.press("space", "space", "semicolon", "O")
        await until(
            pilot, lambda: bench.desk.claim(second).statement == "It was the widest bridge of its time."
        )
        assert bench.desk.claim(first).statement == "The harbour bridge opened in 1932."
        await pilot.press("u")
        await until(pilot, lambda: "[2020]" in bench.desk.claim(first).statement)


def test_what_was_put_in_behind_a_date_marks_the_date_in_the_article(bench: Workbench) -> None:
    claim = bench.desk.claims()[0]
    (evidence, *_others) = bench.desk.evidence(claim.id)
    place = claim.plain.index("2020")
    (signal, *_rest) = evidence.comparison.told
    signal = replace(signal, claim_span=type(signal.claim_span)(place, place + 4))
    evidence = replace(evidence, comparison=replace(evidence.comparison, signals=(signal,)))
    text = bench.library.article(claim.article).text
    marks = [each.span.of(text) for each in in_article(text, claim, evidence, set()) if each.kind != "shared"]
    assert marks == [claim.dates[0].span.of(text)]
