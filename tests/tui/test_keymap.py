"""Keys: the shipped ones, and those from the config file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.binding import Binding

from factbench import config, errors
from factbench.opening import first_page
from factbench.scales import SCALES
from factbench.tui.actions import ACTIONS, found, key_table
from factbench.tui.app import Desk
from factbench.tui.keymap import UNUSABLE, actions_with, keymap
from factbench.tui.screens.adjudicate import Adjudicate
from factbench.tui.screens.compare import Compare
from factbench.tui.screens.editor import Editor
from factbench.tui.screens.elements import ElementsScreen
from factbench.tui.screens.export import Export
from factbench.tui.screens.filters import Filters
from factbench.tui.screens.find import Find
from factbench.tui.screens.help import Help
from factbench.tui.screens.inbox import Inbox
from factbench.tui.screens.library import Library
from factbench.tui.screens.manual import Manual
from factbench.tui.screens.passage import PassageScreen
from factbench.tui.screens.review import Review
from factbench.tui.screens.sessions import Sessions
from factbench.tui.screens.settings import SettingsPlace
from factbench.tui.screens.statistics import Statistics
from factbench.tui.screens.thread import Thread
from factbench.tui.widgets.article import ArticleText
from factbench.tui.widgets.line import WordLine, flat
from factbench.tui.widgets.prompt import Prompt
from tests.tui.conftest import ready, until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from factbench.tui.screens.place import Place
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
    assert {str(each[0]) for each in Prompt.BINDINGS if isinstance(each, tuple)} == {
        "escape",
        "tab",
        "up",
        "down",
    }


def test_no_action_takes_a_letter_that_a_scale_names() -> None:
    letters = {rating.letter for scale in SCALES.values() for rating in scale.ratings}
    bound = [(action.keys, action.id) for action in ACTIONS]
    bound += [(binding.key, str(binding.id)) for binding in ArticleText.BINDINGS]
    taken = {key: id for keys, id in bound for key in keys.split(",")}
    for letter in letters:
        assert all(taken.get(key, "verdict.").startswith("verdict.") for key in (letter, letter.upper()))


def test_keys_are_read_as_people_write_them() -> None:
    table = {each.id: each for each in actions_with([("annotate.flag", "p, $"), ("verdict.mixed", "")])}
    assert (table["annotate.flag"].keys, table["annotate.flag"].shown) == ("p,dollar_sign", "p $")
    assert table["verdict.mixed"].shown == "no key"
    assert keymap(tuple(table.values())) == {"annotate.flag": "p,dollar_sign", "verdict.mixed": "no-key"}
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
    desk = Desk(
        first_page(bench.session.path, bench.session.settings, bench.session.reviewer),
        lambda: bench,
        actions=actions,
    )
    first = next(iter(bench.desk.claims())).id
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        foot = screen.query_one("#foot", WordLine).words
        assert "p Supp" in foot
        assert "s undo" in foot
        await pilot.press("p")
        await until(pilot, lambda: bench.desk.verdict(first).rating == "supported")
        assert "s undo" in screen.bar.words
        await pilot.press("s")
        await until(pilot, lambda: bench.desk.verdict(first).rating is None)
        titles = [command.title for command in desk.get_system_commands(screen)]
        assert "Supported (p)" in titles
        await pilot.press("g", "l")
        await until(pilot, lambda: isinstance(desk.screen, Library) and desk.screen.rows.key is not None)
        place = desk.screen
        assert isinstance(place, Library)
        await pilot.press("home", "H")
        await until(pilot, lambda: "s among the claims brings it back" in place.said.words)
        screen.rekey(actions_with([("session.undo", "ctrl+b")]))
        await pilot.press("j")
        place.say("Hidden; u among the claims brings it back.")
        assert "ctrl+b among the claims" in place.said.words


async def test_words_name_the_keys_in_force_when_they_were_put_elsewhere(bench: Workbench) -> None:
    """In the bar, in the head and in the panes; what a click on them presses is that key."""
    actions = actions_with(
        [("several.all", "p"), ("look.back", "f9,ctrl+b"), ("look.filters", "L"), ("places.go", "ctrl+g")]
    )
    desk = Desk(
        first_page(bench.session.path, bench.session.settings, bench.session.reviewer),
        lambda: bench,
        actions=actions,
    )
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("space")
        assert "1 marked · p and a verb means all of them" in screen.bar.words
        await pilot.press("s")
        assert "1 marked: p and s means them" in screen.bar.words
        await pilot.press("ctrl+b", "slash", *"nothing of that", "enter")
        await until(pilot, lambda: len(screen.state.rows) == 0)
        assert "f9 all" in screen.head.words
        assert "f9 shows all, L changes it" in screen.article.marked.shown
        await pilot.press("ctrl+b")
        await until(pilot, lambda: len(screen.state.rows) == 3)
        assert "L b takes it again" in screen.bar.words


PLACES = (Adjudicate, Compare, Export, Inbox, Library, Sessions, SettingsPlace, Statistics, Thread)
PANELS = (Editor, ElementsScreen, Filters, Find, Help, Manual, PassageScreen)


@pytest.mark.parametrize("screen", [*PLACES, *PANELS], ids=lambda screen: screen.__name__)
def test_no_key_of_another_screen_means_two_things_or_nothing(screen: type[Screen[Any]]) -> None:
    own = [binding for each in screen.__mro__ for binding in each.__dict__.get("BINDINGS", ())]
    own = [each for each in Binding.make_bindings(own) if each.action != "screen.copy_text"]
    known = {each.key: each for each in own}
    assert [each.key for each in own if known[each.key].action != each.action] == []
    assert set(known) & UNUSABLE == set()
    assert [key for key in known if key.startswith("alt+")] == []
    for each in own:
        assert each.description or each.system
        name = each.action.split("(")[0]
        assert name.startswith(("app.", "screen.")) or hasattr(screen, f"action_{name}")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_the_keys_that_a_place_shows_are_bound_there(place: type[Place]) -> None:
    bound = {
        key
        for each in place.__mro__
        for binding in each.__dict__.get("BINDINGS", ())
        for key in keys_of(binding)
    }
    for shown, words in place.KEYS:
        assert words
        assert {NAMES.get(key, key) for key in shown.split()} <= bound


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_80_columns_hold_all_keys_that_a_place_shows(place: type[Place]) -> None:
    assert len(flat((*place.KEYS, ("q", "back")))) <= 80


NAMES = {"/": "slash", "+": "plus", "@": "at", "Enter": "enter", "Esc": "escape"}
"""What Textual calls the keys that people call otherwise."""


def keys_of(binding: Any) -> list[str]:
    """The keys of a binding, however it is written."""
    return str(binding.key if isinstance(binding, Binding) else binding[0]).split(",")
