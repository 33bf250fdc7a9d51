"""The user's own editor, in a real terminal: for annotations, and for the config file."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from factbench.tui.screens.place import Place
from tests.bench.terminal import Terminal
from tests.tui.conftest import ready, until
from tests.tui.test_places import words
from tests.tui.test_terminal import command
from tests.values import a_bench, filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from factbench.tui.app import Desk
    from factbench.workbench import Workbench

SIZE = (120, 40)


def opened_desk(terminal: Terminal) -> None:
    """Wait until the evidence stands beside the first claim: from then on every key does what it is for."""
    terminal.wait_for(b"harbour bridge")
    terminal.wait_for(b"and was")


def an_editor(folder: Path, does: str) -> str:
    """The path of a program that does something to the file it is given."""
    path = folder / "ed"
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with two claims."""
    with a_bench(tmp_path / "claims.db") as bench:
        filled(bench)
    return tmp_path / "claims.db"


@pytest.fixture
def editing(path: Path) -> Iterator[Callable[[str], Terminal]]:
    """Opens the desk with an EDITOR, and a draft in the editor of annotations."""
    opened: list[Terminal] = []

    def run(editor: str) -> Terminal:
        with a_bench(path) as bench:
            bench.desk.save_draft(bench.desk.claims()[0].id, "first words")
            terminal = Terminal(command(bench), size=SIZE, environment={"EDITOR": editor, "VISUAL": ""})
        opened.append(terminal.__enter__())
        opened_desk(terminal)
        os.write(terminal.handle, b"A")
        terminal.wait_for(b"keep a draft")
        os.write(terminal.handle, b"\x0f")
        return terminal

    yield run
    for terminal in opened:
        terminal.__exit__()


def held(path: Path, condition: Callable[[Workbench], bool]) -> bool:
    """Whether the database comes to fulfil a condition."""
    limit = time.monotonic() + 20
    with a_bench(path) as bench:
        while not condition(bench) and time.monotonic() < limit:
            time.sleep(0.05)
        return condition(bench)


def test_what_was_written_elsewhere_is_stored_and_the_screen_is_back(
    path: Path, tmp_path: Path, editing: Callable[[str], Terminal]
) -> None:
    terminal = editing(an_editor(tmp_path, 'cat "$1"; printf "from \\033[31moutside\\n" > "$1"'))
    terminal.wait_for(b"\x1b[?1049l")
    terminal.wait_for(b"outside")
    assert b"first words" in terminal.output[terminal.output.rindex(b"\x1b[?1049l") :]
    assert terminal.output.rindex(b"\x1b[?1049h") > terminal.output.rindex(b"\x1b[?1049l")
    assert b"from \x1b[31moutside" not in terminal.output
    os.write(terminal.handle, b"\x13")
    assert held(path, lambda bench: "outside" in bench.desk.verdict(bench.desk.claims()[0].id).rationale)


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (': > "$1"', b"came back empty"),
        ('echo other > "$1"; exit 3', b"ed ended with code 3"),
        ('printf "\\377" > "$1"', b"stay as they were"),
        ("kill -INT $$", b"ed was stopped by signal 2"),
    ],
    ids=["empty", "failed", "no text", "interrupted"],
)
def test_an_editor_that_goes_wrong_changes_nothing(
    path: Path, tmp_path: Path, editing: Callable[[str], Terminal], does: str, said: bytes
) -> None:
    terminal = editing(an_editor(tmp_path, does))
    terminal.wait_for(said)
    assert terminal.output.rindex(b"\x1b[?1049h") > terminal.output.rindex(b"\x1b[?1049l")
    os.write(terminal.handle, b"!\x1b")
    assert held(path, lambda bench: bench.desk.draft(bench.desk.claims()[0].id) == "first words!")


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("no-such-editor", b"no-such-editor is not there"),
        ("ed 'x", b"lacks a quotation mark"),
        ("", b"Set EDITOR"),
    ],
    ids=["missing", "unreadable", "unset"],
)
def test_an_editor_that_is_not_there_is_said_in_words(
    editing: Callable[[str], Terminal], editor: str, said: bytes
) -> None:
    editing(editor).wait_for(said)


def test_the_config_file_is_edited_from_the_screen_and_its_errors_are_told_there(
    path: Path, tmp_path: Path, own_user: Path
) -> None:
    clash = '[keys]\\n\\"verdict.supported\\" = \\"r\\"\\n'
    good = '[keys]\\n\\"verdict.supported\\" = \\"s,H\\"\\n'
    second = f'if grep -q r "$1"; then printf "{good}" > "$1"; else printf "{clash}" > "$1"; fi'
    environment = {"EDITOR": an_editor(tmp_path, second), "VISUAL": ""}
    with (
        a_bench(path) as bench,
        Terminal(command(bench), size=SIZE, environment=environment) as terminal,
    ):
        opened_desk(terminal)
        os.write(terminal.handle, b",")
        terminal.wait_for(b" edit the file")
        os.write(terminal.handle, b"e")
        terminal.wait_for(b"The file was not taken")
        terminal.wait_for(b"verdict.refuted")
        os.write(terminal.handle, b"e")
        terminal.wait_for(b"Taken.")
        before = len(terminal.output)
        os.write(terminal.handle, b"q")
        terminal.wait_for(b"harbour bridge", after=before)
        os.write(terminal.handle, b"H")
        terminal.wait_for(b"saved ")
        assert bench.desk.verdict(bench.desk.claims()[0].id).rating == "supported"


async def test_a_file_that_is_wrong_already_is_told_and_nothing_breaks(desk: Desk, own_user: Path) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await ready(pilot)
        (own_user / "config.toml").write_text("evidence_limit = many", encoding="utf-8")
        await pilot.press("comma")
        await until(pilot, lambda: isinstance(desk.screen, Place) and len(desk.screen.rows._rows))
        place = desk.screen
        assert isinstance(place, Place)
        await until(pilot, lambda: "The file was not taken" in words(place))
        await pilot.press("end", "home", "j", "j", "enter")
        await until(pilot, lambda: "was left as it is" in place.said.words)
        (own_user / "config.toml").write_text("evidence_limit = 8", encoding="utf-8")
        place.fill()
        await until(pilot, lambda: "not taken" not in words(place))


async def test_sources_and_keys_are_listed_with_where_they_are_written(desk: Desk, own_user: Path) -> None:
    (own_user / "config.toml").write_text('[keys]\n"verdict.mixed" = "m,H"\n', encoding="utf-8")
    async with desk.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("comma")
        await until(pilot, lambda: isinstance(desk.screen, Place) and len(desk.screen.rows._rows))
        place = desk.screen
        assert isinstance(place, Place)
        await until(pilot, lambda: "verdict.mixed" in words(place))
        assert "config.toml, line 2" in words(place)
        assert "https://en.wikipedia.org/w/api.php" in words(place)
