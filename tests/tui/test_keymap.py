"""Keys: the shipped ones, and those from the config file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factbench import config, errors
from factbench.opening import first_page
from factbench.scales import SCALES
from factbench.tui.actions import ACTIONS, found, key_table
from factbench.tui.app import Desk
from factbench.tui.keymap import UNUSABLE, actions_with, keymap
from factbench.tui.screens.review import Review
from factbench.tui.widgets.article import ArticleText
from factbench.tui.widgets.line import WordLine
from factbench.tui.widgets.prompt import Prompt
from tests.tui.conftest import ready, until

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.workbench import Workbench


def test_every_action_has_words_a_row_and_is_found_by_its_id() -> None:
    table = key_table()
    for action in ACTIONS:
        assert action.words
        assert action in found(action.id)
        assert action.id.startswith("evidence.cite-") or f"| {action.words} |" in table


def test_no_key_means_two_things_on_a_screen_or_in_a_pane_of_it() -> None:
    screen = [key for action in ACTIONS for key in action.keys.split(",") if key]
    assert len(screen) == len(set(screen))
    pane = [key for binding in ArticleText.BINDINGS for key in binding.key.split(",")]
    assert set(pane) & set(screen) == set()
    assert len(pane) == len(set(pane))
    assert {key for key in screen + pane if key in UNUSABLE or key.startswith("alt+")} == set()


def test_what_is_typed_is_not_taken_for_a_key() -> None:
    assert all(not binding.priority for binding in Review.BINDINGS)
    assert {str(each[0]) for each in Prompt.BINDINGS if isinstance(each, tuple)} == {"escape", "tab"}


def test_no_action_takes_a_letter_that_a_scale_names() -> None:
    letters = {rating.letter for scale in SCALES.values() for rating in scale.ratings}
    bound = [(action.keys, action.id) for action in ACTIONS]
    bound += [(binding.key, str(binding.id)) for binding in ArticleText.BINDINGS]
    taken = {key: id for keys, id in bound for key in keys.split(",")}
    for letter in letters:
        assert all(taken.get(key, "verdict.").startswith("verdict.") for key in (letter, letter.upper()))


def test_keys_are_read_as_people_write_them() -> None:
    table = {each.id: each for each in actions_with([("annotate.flag", "p, %"), ("verdict.mixed", "")])}
    assert (table["annotate.flag"].keys, table["annotate.flag"].shown) == ("p,percent_sign", "p %")
    assert table["verdict.mixed"].shown == "no key"
    assert keymap(tuple(table.values())) == {"annotate.flag": "p,percent_sign", "verdict.mixed": "no-key"}
    assert keymap(actions_with([])) == {}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("verdict.suported", "p"), "there is no action verdict.suported; did you mean verdict.supported?"),
        (("verdict.supported", "r"), "verdict.supported and verdict.refuted are both on r"),
        (("verdict.supported", "1"), "verdict.supported and evidence.cite-1 are both on 1"),
        (("verdict.supported", "1"), "needs a key beside digits"),
        (("session.undo", "ctrl+i"), "session.undo cannot be ctrl+i"),
        (("session.undo", "hyper"), "session.undo cannot be hyper, which is no key"),
        (("session.undo", "alt+u"), "needs a key beside alt+u"),
        (("session.undo", "f2"), "needs a key beside f2"),
        (("places.library", "p"), "goes by g and a letter"),
    ],
)
def test_what_cannot_be_is_said_with_file_line_and_id(given: tuple[str, str], words: str) -> None:
    with pytest.raises(errors.Misuse) as raised:
        actions_with([given], lambda id: f"config.toml, line 2 ({id})")
    assert words in str(raised.value)
    assert str(raised.value).startswith(f"config.toml, line 2 ({given[0]}): ")


def test_the_config_file_says_on_which_line_a_key_is_set(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        'reviewer = "Ada"\n\n[keys]\n"session.undo" = "p"\nverdict.mixed = "o"\n', encoding="utf-8"
    )
    environment = {"FACTBENCH_CONFIG": str(path)}
    assert config.load(environment).keys == (("session.undo", "p"), ("verdict.mixed", "o"))
    assert config.line_of("session.undo", environment) == f"{path}, line 4"
    assert config.line_of("verdict.mixed", environment) == f"{path}, line 5"
    path.write_text("[keys]\n'session.undo' = 3\n", encoding="utf-8")
    with pytest.raises(errors.Misuse, match="must be a text"):
        config.load(environment)


async def test_a_remapped_key_works_and_is_shown_everywhere(bench: Workbench) -> None:
    actions = actions_with([("verdict.supported", "p"), ("session.undo", "s")])
    desk = Desk(first_page(bench.path, bench.settings, bench.reviewer), lambda: bench, actions=actions)
    first = next(iter(bench.claims())).id
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        foot = screen.query_one("#foot", WordLine).words
        assert "p Supp" in foot
        assert "s undo" in foot
        await pilot.press("p")
        await until(pilot, lambda: bench.verdict(first).rating == "supported")
        await pilot.press("s")
        await until(pilot, lambda: bench.verdict(first).rating is None)
        titles = [command.title for command in desk.get_system_commands(screen)]
        assert "Supported (p)" in titles
