"""Paths as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.tui.bringing import names
from factbench.tui.paths import completed
from factbench.tui.screens.export import Export
from factbench.tui.screens.library import Library
from tests.tui.conftest import desk_on, ready, until
from tests.values import a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_path_goes_on_as_far_as_there_is_one_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders end with a slash; what is hidden is not offered; `~` is the home folder, and stays as typed."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "press").mkdir()
    for name in ("tram one.txt", "tram two.txt", ".hidden.txt"):
        (tmp_path / "press" / name).write_text("A tram.", encoding="utf-8")
    assert completed("~/pr") == ("~/press/", [])
    assert completed(f"{tmp_path}/press/") == (f"{tmp_path}/press/tram ", ["tram one.txt", "tram two.txt"])
    assert completed("~/press/tram o") == ("~/press/tram one.txt", [])
    assert completed(f"a.txt {tmp_path}/press/tram\\ t") == (f"a.txt {tmp_path}/press/tram\\ two.txt", [])
    assert completed("no\0thing") == ("no\0thing", [])


def test_a_pattern_stands_for_the_paths_that_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that fits nothing stays, so that it is told."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("a.txt", "b.txt", "c[1].md"):
        (tmp_path / name).write_text("A tram.", encoding="utf-8")
    assert names("~/*.txt") == [f"{tmp_path}/a.txt", f"{tmp_path}/b.txt"]
    assert names(f"{tmp_path}/c[1].md") == [f"{tmp_path}/c[1].md"]
    assert names("~/*.pdf") == [f"{tmp_path}/*.pdf"]
    assert names("https://example.org/a?b=*") == ["https://example.org/a?b=*"]


async def test_the_library_completes_and_remembers_what_was_typed(tmp_path: Path) -> None:
    (tmp_path / "tram.txt").write_text("The tram line had 14 stops in 1920.", encoding="utf-8")
    bench = a_bench(tmp_path / "claims.db")
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("g", "l")
        await until(pilot, lambda: isinstance(pilot.app.screen, Library) and pilot.app.screen.is_mounted)
        place = pilot.app.screen
        assert isinstance(place, Library)
        await pilot.press("a")
        place.prompt.paste(f"{tmp_path}/tr")
        await pilot.press("tab")
        assert place.prompt.value == f"{tmp_path}/tram.txt"
        await pilot.press("enter")
        await until(pilot, bench.library.article_lines)
        await until(pilot, lambda: not place.doing.busy)
        await pilot.press("a", "up")
        assert place.prompt.value == f"{tmp_path}/tram.txt"
        await pilot.press("down")
        assert place.prompt.value == ""


async def test_the_export_completes_the_folder_that_it_writes_into(tmp_path: Path) -> None:
    (tmp_path / "press reports").mkdir()
    bench = a_bench(tmp_path / "claims.db")
    filled(bench)
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("g", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, Export) and len(pilot.app.screen.rows._rows))
        place = pilot.app.screen
        assert isinstance(place, Export)
        await pilot.press("enter")
        await until(pilot, lambda: place.has_class("-asking"))
        place.prompt.value = ""
        place.prompt.paste(f"{tmp_path}/pre")
        await pilot.press("tab")
        assert place.prompt.value == f"{tmp_path}/press reports/"
