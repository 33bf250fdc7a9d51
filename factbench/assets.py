"""Where the files are that come along with the program: the demonstration, and the pages of the manual."""

from __future__ import annotations

from pathlib import Path


def folder(name: str) -> Path:
    """A folder of `assets`: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    installed = package / "assets" / name
    return installed if installed.is_dir() else package.parent / "assets" / name
