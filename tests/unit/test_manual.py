"""The manual: every page says what it answers, names what there is, and is shown by the command."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import click
import pytest

from factbench import config, typeset
from factbench.cli import run
from factbench.cli.commands import COMMANDS, command_line
from factbench.errors import Misuse
from factbench.intake import SUFFIXES
from factbench.manual import page, topics
from factbench.settings import Settings
from factbench.sources.library import DATA, TABLES
from factbench.tui.keymap import actions_with
from tests.bench.terminal import Terminal

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {topic: page(topic) for topic in topics()}


def blocks(text: str, language: str) -> list[str]:
    """The blocks of code in a page."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


ROOM = 80 - len("languages  ")
"""Columns that the list of topics leaves for what a page answers."""


@pytest.mark.parametrize("topic", PAGES)
def test_a_page_has_a_title_and_says_in_one_line_what_it_answers(topic: str) -> None:
    title, answers, *rest = PAGES[topic].split("\n\n")
    assert title.startswith("# ")
    assert answers == topics()[topic]
    assert answers.endswith(".")
    assert len(answers) < ROOM
    assert rest
    assert "<!--" not in PAGES[topic]
    assert "[[[" not in PAGES[topic]


def test_every_command_is_in_the_manual() -> None:
    assert [name for name in COMMANDS if f"| `factbench {name}` |" not in PAGES["commands"]] == []


def test_every_suffix_that_is_read_is_in_the_manual() -> None:
    known = [*SUFFIXES, *TABLES, *DATA]
    assert [each for each in known if f"`{each}`" not in PAGES["formats"]] == []


@pytest.mark.parametrize(
    "words", sorted(set(re.findall(r"`factbench ([a-z][^`]*)`", "".join(PAGES.values()) + README)))
)
def test_every_command_that_is_spoken_of_can_be_typed(words: str) -> None:
    command: click.Command = command_line
    name, *rest = shlex.split(words)
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), name)
        assert found is not None, name
        command = found
        if isinstance(command, click.Group) and rest:
            name, *rest = rest
        else:
            break
    options = {each for param in command.params for each in param.opts} | {"--help"}
    assert [each for each in rest if each.startswith("--") and each not in options] == []
    if command.name == "manual" and rest and rest[0].islower():
        assert rest[0] in PAGES


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:factbench|tests|assets)/[^`*{ ]+)`", PAGES["design"])))
)
def test_every_file_that_the_recipes_name_is_there(path: str) -> None:
    # What is to be written has a name in capitals; the folder that it goes into is there.
    assert (ROOT / re.sub(r"[^/]*(?:NAME|TOPIC|LANGUAGE).*", "", path)).exists()


@pytest.mark.parametrize("table", [block for page in PAGES.values() for block in blocks(page, "toml")])
def test_what_stands_there_for_the_config_file_can_stand_in_one(table: str, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(table, encoding="utf-8")
    settings = config.load({"FACTBENCH_CONFIG": str(file)})
    assert settings != Settings()
    assert actions_with(settings.keys, config.line_of)


def test_what_stands_there_for_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "story.html").write_bytes(b"<p>The harbour bridge opened in March 1932, the mayor said.</p>")
    monkeypatch.chdir(tmp_path)
    (code,) = blocks(PAGES["python"], "python")
    exec(compile(code, "manual", "exec"), {})  # noqa: S102  our own page
    claim, *_more, best = capsys.readouterr().out.splitlines()
    assert claim.startswith("The harbour bridge opened")
    assert "refutes" in best


@pytest.mark.parametrize("width", [20, 80])
@pytest.mark.parametrize("topic", PAGES)
def test_a_page_fits_every_width(topic: str, width: int) -> None:
    for line in typeset.lines(PAGES[topic], width):
        assert sum(part.cell_length for part in line) <= width
        assert all(part.style is None or part.style.color is None for part in line)


def test_without_a_topic_the_topics_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["manual"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(PAGES)
    assert max(map(len, lines)) < 80


def test_into_a_pipe_a_page_is_written_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["manual", "record"]) == 0
    assert capsys.readouterr().out == PAGES["record"]


def test_on_a_terminal_it_is_paged_and_set() -> None:
    command = [sys.executable, "-m", "factbench", "manual", "record"]
    with Terminal(command, size=(60, 24), environment={"PAGER": "cat"}) as terminal:
        terminal.wait_for(b"side by side")
    assert b"The record" in terminal.output
    assert b"# The record" not in terminal.output


def test_a_topic_that_there_is_not_is_one_sentence_with_those_that_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["manual", "\x1b[2Jpoetry"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "\x1b" not in said
    assert "poetry; its pages are archive, colleagues, commands," in said
    with pytest.raises(Misuse, match="no page on"):
        page("../../README")
