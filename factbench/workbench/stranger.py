"""Somebody else's database: opened so that nothing in it runs or changes, and looked at before a row is believed."""

from __future__ import annotations

from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from factbench import database, errors
from factbench.store import schema
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def opened(path: Path) -> Iterator[database.Connection]:
    """A connection that only reads; one of an earlier factbench is read from a copy that was brought up to date.

    Raises: `errors.DatabaseForeign`, `errors.DatabaseNewer`, `errors.DatabaseDamaged`, `errors.DatabaseLocked`.
    """
    shown = Path(one_line(str(path)))
    try:
        with closing(database.look_into(path)) as connection:
            age = schema.age(connection, shown)
            if age is schema.Age.EMPTY:
                raise errors.DatabaseForeign(f"{shown} is an empty database: there is nothing to take in.")
            _whole(connection, shown)
            if age is schema.Age.CURRENT:
                schema.verify(connection, shown)
                with database.explained(shown):
                    yield connection
                return
            with TemporaryDirectory(prefix="factbench-") as folder:
                copy = Path(folder, "copy.db")
                database.copy(connection, copy)
                with closing(database.connect(copy)) as own:
                    schema.prepare(own, copy)
                    yield own
    except errors.DatabaseDamaged as error:
        raise errors.DatabaseDamaged(
            f"{shown} is damaged: nothing was taken in; ask for a copy that `factbench backup` made."
        ) from error


def _whole(connection: database.Connection, path: Path) -> None:
    """See that every page can be read. What indexes say is not believed: rows are looked at one by one."""
    with database.explained(path):
        found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)")]
    if found != ["ok"]:
        raise errors.DatabaseDamaged(one_line(found[0]))
