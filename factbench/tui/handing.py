"""What is handed on: text to the clipboard of whoever sits at the terminal, an address to their browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LIMIT = 74_994
"""Bytes that go through a terminal at most: what the 100,000 of the sequence hold. Source: `osc52.sh` of hterm."""
PATIENCE = 2.0
"""Seconds within which a program takes a text."""


def programs(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Iterator[list[str]]:
    """The programs that may reach the clipboard, the nearest first.

    tmux passes a text on to the terminal it is shown in, and keeps the sequence that asks for that from programs. Over
    SSH every other program reaches the clipboard of the wrong machine.
    """
    if environment.get("TMUX"):
        yield ["tmux", "load-buffer", "-w", "-"]
    if remote(environment):
        return
    if platform == "darwin":
        yield ["pbcopy"]
    elif platform == "win32" or "WSL_DISTRO_NAME" in environment:
        yield ["clip.exe"]
    if environment.get("WAYLAND_DISPLAY"):
        yield ["wl-copy"]
    if environment.get("DISPLAY"):
        yield ["xclip", "-selection", "clipboard"]
        yield ["xsel", "--clipboard", "--input"]


def by_program(text: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Copy by the first program that is there and takes it; False where none does."""
    return any(_taken(each, text) for each in programs(environment))


def fits(text: str) -> bool:
    """Whether a terminal takes a text of this length."""
    return len(text.encode()) <= LIMIT


def remote(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal is on another machine."""
    return bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"))


def has_browser(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a browser would open beside the terminal: not in it, over what is shown, and not on another machine."""
    desktop = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return not remote(environment) and (platform in {"darwin", "win32"} or bool(desktop))


def opened(address: str) -> bool:
    """Open an address in the browser; False where that cannot be."""
    import webbrowser

    try:
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False


def _taken(program: list[str], text: str) -> bool:
    path = shutil.which(program[0])
    if path is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603  one of the programs above
            [path, *program[1:]],
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
