"""Bytes -> a new file, whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factbench.errors import OutputRefused
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def write_new(path: Path, content: bytes | Iterable[bytes], *, replace: bool = False) -> None:
    """Write `content`, whole or in pieces, to `path` through a temporary file beside it.

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
                file.writelines([content] if isinstance(content, bytes) else content)
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


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A new, empty, private file beside `path` for somebody to write to; when the block ends well, it is at `path`.

    It is put on the disk before it gets the name. Whatever ends the block otherwise leaves nothing; a program that is
    killed leaves a file whose name ends in `.part`.
    Raises: `OutputRefused` where `path` exists or cannot be written.
    """
    shown = one_line(str(path))[:200]
    try:
        if os.path.lexists(path):
            raise FileExistsError(path)
        handle, name = tempfile.mkstemp(prefix=f"{path.name[:100]}-", suffix=".part", dir=path.parent)
    except FileExistsError as error:
        raise OutputRefused(f"{shown} exists; choose another name.") from error
    except (OSError, ValueError) as error:
        raise OutputRefused(f"{shown} cannot be written; choose another place.") from error
    draft = Path(name)
    try:
        os.close(handle)
        yield draft
        _to_disk(draft)
        _put(draft, path, replace=False)
        _to_disk(path.parent)
    except FileExistsError as error:
        raise OutputRefused(f"{shown} exists; choose another name.") from error
    except OSError as error:
        raise OutputRefused(f"{shown} cannot be written: {error.strerror}; choose another place.") from error
    finally:
        for each in ("", *_BESIDE):
            draft.with_name(draft.name + each).unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """See that a file, or the names in a folder, are on the disk; Windows knows no such thing of folders."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
        return
    try:
        # A link fails where there is a file, even one that appeared a moment ago; a rename would replace it.
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        draft.rename(path)
