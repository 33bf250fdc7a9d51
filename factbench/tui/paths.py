"""What was typed of a path -> how it can go on, as a shell completes it."""

from __future__ import annotations

import glob
import os
import re
from pathlib import Path

MOST = 12
"""Names that are told where several fit."""


def completed(typed: str) -> tuple[str, list[str]]:
    """What was typed, as far as it can go on in one way only, and the names that fit where there are several.

    Of several paths with spaces between, the last; a path with spaces that stands alone is completed as it is.

    >>> completed("/nowhere/at all")
    ('/nowhere/at all', [])
    """
    found = _fitting(typed)
    before = ""
    if not found and (split := re.search(r"(?<!\\)\s+(?=(?:\\.|[^\s\\])*$)", typed)):
        before, typed = typed[: split.end()], typed[split.end() :].replace("\\ ", " ")
        found = _fitting(typed)
    if not found or "\0" in typed:
        return before + typed, []
    longest = _shared(found[0], found[-1])
    head = typed[: len(typed) - len(_last(typed))]
    told = head + longest
    names = found if len(found) > 1 else []
    return before + (told.replace(" ", "\\ ") if before else told), names[:MOST]


def _shared(first: str, last: str) -> str:
    """What the first and the last of some names in order begin with, and so all between."""
    differ = (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(differ, len(first))]


def _last(typed: str) -> str:
    return typed.rpartition("/")[2]


def _fitting(typed: str) -> list[str]:
    """The names in the folder of a path that begin as its last part does; folders end with a slash."""
    try:
        last = _last(typed)
        folder = Path(typed[: len(typed) - len(last)] or ".").expanduser()
        return sorted(
            f"{each.name}/" if each.is_dir() else each.name
            for each in folder.iterdir()
            if each.name.startswith(last) and (last.startswith(".") or not each.name.startswith("."))
        )
    except (OSError, ValueError, RuntimeError):
        return []


def globbed(name: str) -> list[str]:
    """The paths that a pattern such as `press/*.html` stands for; what is none, or fits nothing, as it is."""
    path = os.path.expanduser(name) if name.startswith("~") else name
    if "\0" in path or not glob.has_magic(path) or "://" in path or Path(path).exists():
        return [path]
    return sorted(glob.glob(path)) or [path]
