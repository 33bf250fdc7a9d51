"""Does anything that takes long keep keys waiting? Jumping, filtering, sorting, what others write, with many claims."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from factbench.settings import Settings
from factbench.workbench import Workbench
from tests.bench.many import SENTENCES
from tests.bench.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

LISTENING = 20.0
"""Seconds for which keys are pressed after something was begun, at most; where nothing is waited for, a fifth."""
PAUSE = 0.05
"""Seconds between two keys."""


def report(database: Path, claims: int, size: tuple[int, int]) -> None:
    """Print after how long each is seen, and how long a key waits for its first output meanwhile, at most."""
    last = claims // SENTENCES - 1
    print(f"What may take long, with {claims:,} claims; milliseconds")
    print(f"{'':36}{'seen after':>13}{'longest wait of a key':>25}")
    command = [sys.executable, "-m", "factbench", "--db", str(database), "--reviewer", "Watcher"]
    with Terminal(command, size=size) as terminal:
        terminal.wait_for(f"{claims}/{claims} open".encode())
        terminal.settle(0.6)
        for words, keys, seen in (
            ("G: the last claim", [b"G"], f"Harbour {last:05} moved"),
            ("home: the first", [b"\x1b[H"], "Harbour 00000 moved 0"),
            ("/: a filter, from its last letter on", _letters(f"/{last:05} moved 7"), "3/3 open"),
            ("Enter, Esc: all again", [b"\r", b"\x1b"], f"{claims}/{claims} open"),
            ("F: the most checkworthy first", _letters("Flq"), "open · worth"),
            ("F: random", _letters("Fhhq"), "open · random"),
        ):
            *before, at_last = keys
            waits = [_pressed(terminal, key) for key in before]
            _print(words, *_watch(terminal, at_last, seen, waits))
        other = subprocess.Popen(_deciding(database), stdout=subprocess.DEVNULL)
        _print("another reviewer decides", *_watch(terminal, b"k", "", []))
        other.wait()


def _letters(keys: str) -> list[bytes]:
    return [key.encode() for key in keys]


def _watch(terminal: Terminal, key: bytes, seen: str, waits: list[float]) -> tuple[float | None, float]:
    """Seconds until `seen` was written (None: nothing is waited for), and the longest that a key waited."""
    begun, before = time.perf_counter(), len(terminal.output)
    waits = [*waits, _pressed(terminal, key)]
    typing = key.isdigit()
    found = None
    limit = begun + (LISTENING if seen else LISTENING / 5)
    while found is None and time.perf_counter() < limit:
        if seen and seen.encode() in terminal.output[before:]:
            found = time.perf_counter() - begun
        elif typing:
            terminal.read(PAUSE)  # keys would go to the prompt
        else:
            waits.append(_pressed(terminal, b"jk"[len(waits) % 2 :][:1]))
            terminal.read(PAUSE)
    terminal.settle()
    return found, max(waits)


def _pressed(terminal: Terminal, key: bytes) -> float:
    """Seconds from a key to the next output."""
    at = time.perf_counter()
    os.write(terminal.handle, key)
    while not terminal.read(1.0) and time.perf_counter() - at < LISTENING:
        pass
    return time.perf_counter() - at


def _deciding(database: Path) -> list[str]:
    with Workbench(database, Settings(), reviewer="Other") as bench:
        claim = bench.desk.claim_lines(bench.desk.claim_keys(limit=1))[0].id
    program = [sys.executable, "-m", "factbench", "--db", str(database), "--reviewer", "Other"]
    return [*program, "verdict", claim, "supported"]


def _print(words: str, seen: float | None, wait: float) -> None:
    print(f"{words:36}{'·' if seen is None else f'{seen * 1000:,.0f}':>13}{wait * 1000:>25,.0f}")
