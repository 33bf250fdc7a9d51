"""Keys from the config file -> the table of actions with these keys, or what is wrong with them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from textual.keys import Keys, _character_to_key

from factbench.errors import Misuse
from factbench.scales import HOUSE
from factbench.text.clean import one_line
from factbench.tui.actions import EVERY, Action, of_scale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factbench.scales import Scale

UNUSABLE = frozenset(
    {"ctrl+i", "ctrl+m", "ctrl+j", "ctrl+h", "ctrl+left_square_bracket", "ctrl+enter", "ctrl+tab"}
)
"""Keys that terminals send as others, or not at all: tab, enter, backspace and escape come as control characters."""

NONE = "no-key"
"""Stands for no key at all; Textual takes an empty text for no change."""


def actions_with(
    given: Iterable[tuple[str, str]], where: Callable[[str], str] = lambda _id: "keys"
) -> tuple[Action, ...]:
    """The table of actions on every scale with these (action id, keys separated by commas) in the place of their own.

    `where` says where an id is set, such as "config.toml, line 7". An empty text leaves an action without a key.
    Raises: `Misuse`, one sentence for each id that does not exist, key that is none, and clash on the house scale.
    """
    wanted = dict(given)
    known = {each.id: each for each in EVERY}
    wrong = [f"{where(id)}: {words}" for id, keys in wanted.items() for words in _faults(id, keys, known)]
    table = tuple(_with(each, wanted[each.id]) if each.id in wanted else each for each in EVERY)
    wrong += [f"{where(id)}: {words}" for id, words in _clashes(of_scale(HOUSE, table))]
    if wrong:
        raise Misuse(" ".join(wrong))
    return table


def on_scale(actions: Sequence[Action], scale: Scale) -> tuple[Action, ...]:
    """Those of `actions` that mean something on a scale.

    Raises: `Misuse` where a key from the config file is also a letter of this scale.
    """
    table = of_scale(scale, actions)
    wrong = [f"On the scale {scale.words}, {words}" for _id, words in _clashes(table)]
    if wrong:
        raise Misuse(" ".join(wrong))
    return table


def keymap(actions: Sequence[Action]) -> dict[str, str]:
    """Binding id -> keys, for every action whose keys are not its own, as `App.set_keymap` takes it."""
    own = {each.id: each.keys for each in EVERY}
    return {each.id: each.keys or NONE for each in actions if each.keys != own[each.id]}


def _with(action: Action, keys: str) -> Action:
    named = [_name(key) for key in _split(keys)]
    return action._replace(keys=",".join(named), shown=" ".join(_split(keys)) or "no key")


def _split(keys: str) -> list[str]:
    """The keys of a text; a comma alone is the key."""
    return [","] if keys.strip() == "," else [key.strip() for key in keys.split(",") if key.strip()]


def _name(key: str) -> str:
    """A key as Textual names it: "!" is "exclamation_mark", "ctrl+[" is "ctrl+left_square_bracket"."""
    before, _plus, last = key.rpartition("+") if len(key) > 1 else ("", "", key)
    named = _character_to_key(last) if len(last) == 1 and not last.isalnum() else last
    return f"{before.lower()}+{named}" if before else named


def _faults(id: str, keys: str, known: dict[str, Action]) -> Iterator[str]:
    if id not in known:
        near = get_close_matches(id, known, 1, 0.0)[0]
        yield f"there is no action {one_line(id)}; did you mean {near}?"
        return
    if not known[id].keys:
        yield f"{id} goes by g and a letter, and cannot be put on another key."
        return
    named = [_name(key) for key in _split(keys)]
    for key in named:
        if key in UNUSABLE:
            yield f"{id} cannot be {key}, which terminals do not tell from another key."
        elif not _exists(key):
            yield f"{id} cannot be {one_line(key)}, which is no key."
    if named and all(key.startswith("alt+") for key in named):
        yield f"{id} needs a key beside {named[0]}: not every terminal sends alt."
    if named and all(key[:1] == "f" and key[1:].isdigit() for key in named):
        yield f"{id} needs a key beside {named[0]}: laptops and tmux take function keys."
    if id.startswith("verdict.") and named and all(key.isdigit() for key in named):
        yield f"{id} needs a key beside digits, which some keyboards have only with shift."


def _exists(key: str) -> bool:
    """Whether a keyboard can send it: a character, or a key with a name, with modifiers or without."""
    last = key.rpartition("+")[2]
    named = {each.value for each in Keys} | {"space", "comma", "plus"}
    return len(last) == 1 or last in named or (len(last) < 24 and "_" in last)


def _clashes(table: Sequence[Action]) -> Iterator[tuple[str, str]]:
    """The id to blame and what is wrong, for every key that means two things."""
    own = {each.id: each.keys for each in EVERY}
    taken: dict[str, Action] = {}
    for each in table:
        for key in filter(None, each.keys.split(",")):
            other = taken.setdefault(key, each)
            if other is not each:
                blamed, kept = (each, other) if each.keys != own[each.id] else (other, each)
                yield blamed.id, f"{blamed.id} and {kept.id} are both on {key}; give one of them another key."
