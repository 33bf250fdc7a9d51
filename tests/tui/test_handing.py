"""Copying reaches the right machine, and opening says where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factbench.tui.handing import LIMIT, by_program, fits, has_browser, programs

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("environment", "platform", "first"),
    [
        ({}, "linux", []),
        ({"DISPLAY": ":0"}, "linux", ["xclip", "xsel"]),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "linux", ["wl-copy", "xclip", "xsel"]),
        ({}, "darwin", ["pbcopy"]),
        ({}, "win32", ["clip.exe"]),
        ({"TMUX": "/tmp/t,1,0", "DISPLAY": ":0"}, "linux", ["tmux", "xclip", "xsel"]),  # noqa: S108  what tmux sets
        ({"TMUX": "/tmp/t,1,0", "DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, "linux", ["tmux"]),  # noqa: S108
        ({"DISPLAY": ":10", "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, "linux", []),
    ],
    ids=["plain", "x11", "wayland", "mac", "windows", "tmux", "tmux over ssh", "ssh"],
)
def test_the_nearest_program_that_reaches_this_desk_is_asked(
    environment: dict[str, str], platform: str, first: list[str]
) -> None:
    assert [each[0] for each in programs(environment, platform)] == first


def test_a_program_that_fails_or_is_not_there_gives_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    both = {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}
    for name, does in (("wl-copy", "exit 1"), ("xclip", f'cat > "{tmp_path}/held"')):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    assert by_program("so it is — ✓", both)
    assert (tmp_path / "held").read_text(encoding="utf-8") == "so it is — ✓"
    assert not by_program("words", {})


def test_a_terminal_takes_so_many_bytes_and_no_more() -> None:
    assert fits("a" * LIMIT)
    assert not fits("a" * (LIMIT + 1))
    assert not fits("✓" * (LIMIT // 2))


def test_a_browser_opens_beside_the_terminal_or_not_at_all() -> None:
    assert has_browser({}, "darwin")
    assert has_browser({"DISPLAY": ":0"}, "linux")
    assert not has_browser({}, "linux")
    assert not has_browser({"DISPLAY": ":10", "SSH_TTY": "/dev/pts/1"}, "linux")
