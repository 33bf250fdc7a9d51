"""What somebody typed -> an id: a prefix of six hex digits or more that fits one row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench import errors
from factbench.store import names, state
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from factbench.database import Connection

SHORTEST = 6
"""Hex digits: among 100,000 claims a prefix of six is shared by few, and whoever types is told which."""


def resolve(connection: Connection, table: str, typed: str) -> str:
    """Return the id in `table` ("claim", "evidence", "article", "source" or "event") that begins with `typed`.

    A claim is found by every id that it had in another version of its article, too.
    Raises: `errors.Misuse` where it is no such prefix or fits several; `errors.NothingFound` where it fits none.
    """
    prefix = typed.strip().lower()
    shown = one_line(typed)[:80]
    if not re.fullmatch(r"[0-9a-f-]{6,64}", prefix):
        raise errors.Misuse(f"“{shown}” is not an id: give at least {SHORTEST} hex digits of it.")
    sql = f"SELECT id FROM {table} WHERE id >= ? AND id < ? LIMIT 2"
    found = [identifier for (identifier,) in connection.execute(sql, [prefix, prefix + "g"])]
    if table == "claim":
        found = list(dict.fromkeys(state.carrier(connection, each) for each in found))
        found = found or names.known_as(connection, prefix)
    if not found:
        raise errors.NothingFound(f"No {table} has an id that begins with {shown}.")
    if len(found) > 1:
        raise errors.Misuse(f"Several ids of {table} begin with {shown}: give more digits.")
    return str(found[0])
