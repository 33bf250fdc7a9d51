"""A damaged database -> a new, sound one with all that could be read of it; the damaged one is not touched."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from factbench import database, errors
from factbench.output import written_whole
from factbench.store import rescue as store
from factbench.text.clean import one_line
from factbench.workbench.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factbench.model import Event
    from factbench.settings import Settings
    from factbench.store.rescue import Found, Saved

BESIDE = ("", "-wal", "-journal")
"""What SQLite keeps beside a database, and what may hold its last acts."""


def rescue(damaged: Path, new: Path, settings: Settings) -> Saved:
    """Read all that can be read of `damaged` and write it into the new file `new`; tell what is there and what is lost.

    Raises: `errors.OutputRefused` where `new` exists or cannot be written; `errors.DatabaseMissing` where there is no
    file; `errors.DatabaseForeign` where nothing in it is factbench's.
    """
    shown = one_line(str(damaged))
    if not os.path.isfile(damaged):
        raise errors.DatabaseMissing(f"There is no file at {shown}.")
    with TemporaryDirectory(prefix="factbench-") as folder:
        copy = Path(folder, "copy.db")
        for suffix in BESIDE:
            beside = damaged.with_name(damaged.name + suffix)
            if beside.is_file():
                shutil.copyfile(beside, copy.with_name(copy.name + suffix))
        return _written(new, settings, partial(store.read, copy), shown)


def rescue_log(log: Path | None, acts: Iterable[Event], new: Path, settings: Settings) -> Saved:
    """Write what can be read of the log of a database that was overwritten, and these acts, into the new file `new`.

    Raises: as `rescue`.
    """
    content = log.read_bytes() if log is not None else b""
    shown = one_line(str(log)) if log is not None else "what is left"
    return _written(new, settings, lambda columns: store.read_log(content, columns, acts), shown)


def _written(
    new: Path, settings: Settings, read: Callable[[dict[str, list[str]]], Found], shown: str
) -> Saved:
    with written_whole(new) as draft:
        with closing(Session(draft, settings, create=True)) as session:
            session.connection().execute("PRAGMA foreign_keys=off")
            found = read(session.read_all(store.columns))
            if not any(found.rows.get(table) for table in ("event", "article", "source", "snapshot")):
                raise errors.DatabaseForeign(f"Nothing of factbench can be read in {shown}.")
            saved = session.write(store.write, found)
        database.at_rest(draft)
    return saved
