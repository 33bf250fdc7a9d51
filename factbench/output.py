"""Bytes -> a new file, whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from pathlib import Path

from factbench.errors import OutputRefused
from factbench.text.clean import one_line


def write_new(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write `content` to `path` through a temporary file beside it.

    Raises: `OutputRefused` where `path` exists and `replace` is not set, where it is a database or belongs to one,
    which no output takes the place of, or where it cannot be written.
    """
    shown = one_line(str(path))[:200]
    if _is_database(path):
        raise OutputRefused(
            f"{shown} is a database, or belongs to one, and is not replaced; choose another name."
        )
    try:
        handle, name = tempfile.mkstemp(prefix=".factbench-", dir=path.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _put(draft, path, replace=replace)
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError as error:
        raise OutputRefused(f"{shown} exists; choose another name, or give --force.") from error
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) else "its name holds a NUL"
        raise OutputRefused(f"{shown} cannot be written: {words}.") from error


SLUG = 60
"""Longest name that is suggested, in characters."""


def slug(title: str) -> str:
    """A file name for a title: letters without accents, digits, hyphens; "report" where nothing is left."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:SLUG].strip("-") or "report"


def _is_database(path: Path) -> bool:
    """Whether an SQLite database stands there, or what SQLite keeps beside one, whatever its name."""
    beside = [path.name.removesuffix(suffix) for suffix in _BESIDE if path.name.endswith(suffix)]
    return _begins_so(path) or any(_begins_so(path.with_name(name)) for name in beside if name)


def _begins_so(path: Path) -> bool:
    from factbench.database import is_sqlite

    try:
        return is_sqlite(path)
    except (OSError, ValueError):
        return False


_BESIDE = ("-wal", "-shm", "-journal")


def _put(draft: Path, path: Path, *, replace: bool) -> None:
    if replace:
        draft.replace(path)
    else:
        # A link fails where there is a file, even one that appeared a moment ago; a rename would replace it.
        os.link(draft, path)
