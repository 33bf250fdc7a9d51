"""Words that name a key -> what a click on them presses.

The mouse has no table of its own: whoever clicks "u undo" has pressed u. So a click does what the key does, on every
screen and in every state, and on the key that the reviewer chose for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from textual.events import Key
from textual.keys import _character_to_key, key_to_character

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textual.app import App

NAMES = {
    "Esc": "escape",
    "Enter": "enter",
    "→": "right",
    "←": "left",
    "1-9": "full_stop",
}
"""Keys as people say them, where Textual names them otherwise; of the digits, the one for the evidence in hand."""


def pressed(said: str) -> tuple[str, ...]:
    """The keys that a click presses, as Textual names them; none where either of two is meant, as in "j k".

    >>> pressed("/"), pressed("Esc"), pressed("g l"), pressed("j k")
    (('slash',), ('escape',), ('g', 'l'), ())
    """
    keys = said.split(" ")
    if len(keys) > 1 and keys[0] != "g":
        return ()
    return tuple(NAMES.get(key) or (_character_to_key(key) if len(key) == 1 else key) for key in keys)


def offers(line: str, phrases: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and phrase wherever one of `phrases` stands in a line by itself.

    >>> list(offers("3: Refuted · u undo", ["u undo"]))
    [(13, 19, 'u undo')]
    """
    for phrase in phrases:
        for match in re.finditer(rf"(?<![^\s(\[]){re.escape(phrase)}(?![\w-])", line):
            yield *match.span(), phrase


def in_force(line: str, changed: Mapping[str, str]) -> str:
    """A line with the key of each phrase in `changed` replaced by the one that the reviewer put there.

    >>> in_force("3: Refuted · u undo", {"u undo": "ctrl+b"})
    '3: Refuted · ctrl+b undo'
    """
    for start, _end, phrase in sorted(offers(line, changed), reverse=True):
        line = f"{line[:start]}{changed[phrase]}{line[start + len(phrase.split(' ')[0]) :]}"
    return line


def press(app: App[Any], keys: Iterable[str]) -> None:
    """Do what the keys would do where the focus is now."""
    for key in keys:
        app.post_message(Key(key, key_to_character(key)))
