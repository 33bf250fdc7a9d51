"""A database that takes nothing more in the middle of a session: plain words, and nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factbench import database
from factbench.tui.screens.review import following
from factbench.tui.wording import left_over
from tests.tui.conftest import desk_on, ready, until
from tests.values import a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.workbench import Workbench

LONG = "The plaque says otherwise. " * 1000
"""More than fits into the room that is left in the last pages."""


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the bar says stays until the next is said: a slow machine sees what a quick one sees."""
    monkeypatch.setattr(following, "SAID", 600)


@pytest.fixture
def limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Pragmas that every connection opened from now on obeys; the test fills in which."""
    pragmas: list[str] = []
    connect = database.connect

    def limiting(path: Path, **how: float) -> database.Connection:
        connection = connect(path, **how)
        for pragma in pragmas:
            connection.execute(pragma)
        return connection

    monkeypatch.setattr(database, "connect", limiting)
    return pragmas


def full_of_claims(path: Path) -> Workbench:
    with a_bench(path) as bench:
        filled(bench)
    return a_bench(path)


@pytest.mark.parametrize(
    ("pragma", "words"),
    [("PRAGMA max_page_count = 1", "the disk is full"), ("PRAGMA query_only = 1", "it is read-only")],
)
async def test_a_note_that_cannot_be_stored_stays(
    tmp_path: Path, limited: list[str], pragma: str, words: str
) -> None:
    bench = full_of_claims(tmp_path / "claims.db")
    bench.close()
    limited.append(pragma)
    desk = desk_on(bench)
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("a")
        screen.prompt.value = LONG
        await pilot.press("enter")
        await until(pilot, lambda: words in screen.bar.words)
        assert "NOT SAVED" in screen.bar.words
        await pilot.press("j", "k", "a")
        await until(pilot, lambda: screen.has_class("-asking") and screen.prompt.value == LONG)
        await pilot.press("escape", "q")
        await until(pilot, lambda: desk.return_code is not None)
    assert LONG.strip() in (left_over(screen._writer.unstored) or "")
    with a_bench(bench.session.path) as again:
        assert again.record.events() == []
        assert all(sound for _what, _words, sound in again.file.check())


async def test_a_verdict_that_cannot_be_stored_is_taken_off_the_screen(
    tmp_path: Path, limited: list[str]
) -> None:
    bench = full_of_claims(tmp_path / "claims.db")
    bench.close()
    limited.append("PRAGMA query_only = 1")
    desk = desk_on(bench)
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("R")
        await until(pilot, lambda: "NOT SAVED" in screen.bar.words)
        await until(pilot, lambda: screen.state.row is not None and screen.state.row.rating is None)


async def test_an_empty_database_greets_and_says_what_to_press(tmp_path: Path) -> None:
    desk = desk_on(a_bench(tmp_path / "claims.db"))
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: "Welcome" in screen.article.line_text(0))
        await pilot.press("g", "l", "a")
        await until(pilot, lambda: desk.screen.has_class("-asking"))


def test_what_was_stored_is_not_told_on_leaving() -> None:
    assert left_over({}) is None
    assert left_over({"0123456789ab": "one\x1b[2Jtwo"}) == (
        "These notes could not be stored; copy them from here:\n  claim 01234567: one␛[2Jtwo"
    )


async def test_what_is_longer_than_the_line_is_read_in_full(tmp_path: Path) -> None:
    """And the line is one again when the next is said."""
    desk = desk_on(full_of_claims(tmp_path / "claims.db"))
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        words = (
            "Taken back: decided: Supported, although it needs context (It is not said here which is meant.)."
        )
        screen._follow.say(words)
        await pilot.pause()
        assert screen.bar.size.height == 3
        drawn = " ".join(str(screen.bar.render_line(line).text).strip() for line in range(3))
        assert " ".join(drawn.split()) == words
        screen._follow.say("Saved.")
        await pilot.pause()
        assert screen.bar.size.height == 1


@pytest.mark.parametrize("acts", [0, 1])
async def test_a_file_that_was_removed_takes_nothing_and_a_copy_of_all_before_is_made(
    tmp_path: Path, acts: int
) -> None:
    bench = full_of_claims(tmp_path / "claims.db")
    desk = desk_on(bench)
    async with desk.run_test(size=(160, 40)) as pilot:
        screen = await ready(pilot)
        if acts:
            await pilot.press("s")
            await until(pilot, lambda: "saved" in screen.bar.right)
        bench.session.path.unlink()
        await pilot.press("r")
        await until(pilot, lambda: "claims-rescued-1.db" in screen.bar.left)
        assert "NOT SAVED" in screen.bar.left
    with a_bench(tmp_path / "claims-rescued-1.db") as rescued:
        held = [each.rating for claim in rescued.desk.claims() for each in rescued.desk.verdicts(claim.id)]
    assert held == ["supported"] * acts
