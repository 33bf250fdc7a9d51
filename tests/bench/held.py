"""A key that is held: how far behind the keyboard is the screen?"""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from tests.bench.terminal import Terminal

RATE = 30
"""Keys a second, as a keyboard repeats them."""
CURRENT = re.compile(r"^▸.. *(\d+) ")
"""The row that the cursor of the desk is on."""


def behind(terminal: Terminal, seconds: float) -> int:
    """Hold `j` on the desk, whose cursor is on claim 1, and look before each key what a terminal shows by then.

    Returns how many of the keys before were not to be seen yet, at most.
    """
    start, before = time.perf_counter(), len(terminal.pieces)
    sent: list[float] = []
    while len(sent) < seconds * RATE:
        due = start + len(sent) / RATE
        while (left := due - time.perf_counter()) > 0:
            terminal.read(left)
        sent.append(time.perf_counter())
        os.write(terminal.handle, b"j")
    terminal.settle()
    screen = pyte.Screen(*terminal.size)
    stream = pyte.ByteStream(screen)
    for _at, earlier in terminal.pieces[:before]:
        stream.feed(earlier)
    pieces = iter(terminal.pieces[before:])
    piece = next(pieces, None)
    most = 0
    for number, at in enumerate(sent):
        while piece is not None and piece[0] <= at:
            stream.feed(piece[1])
            piece = next(pieces, None)
        most = max(most, number + 1 - _current(screen))
    return most


def _current(screen: pyte.Screen) -> int:
    found = [match for line in screen.display if (match := CURRENT.match(line))]
    return int(found[0][1])
