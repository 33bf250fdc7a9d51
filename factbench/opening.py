"""The first page of the desk, read before anything heavy is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factbench import config, database
from factbench.errors import FactbenchError
from factbench.scales import HOUSE
from factbench.settings import Role
from factbench.store import desk, listing, schema
from factbench.store.listing import EVERYTHING, ClaimLine, Filter, Order, Seen, placed
from factbench.store.mask import Mask, needed, put_on

if TYPE_CHECKING:
    from array import array
    from pathlib import Path

    from factbench.database import Connection
    from factbench.settings import Settings

__all__ = ["EVERYTHING", "FIRST", "ClaimLine", "Filter", "FirstPage", "Order", "Seen", "first_page", "placed"]

FIRST = 60
"""Claims on the first page: more than most terminals show."""


class FirstPage(NamedTuple):
    """What the desk paints first."""

    path: Path
    reviewer: str
    keys: array[int]
    decided: bytearray
    lines: tuple[ClaimLine, ...]
    wanted: Filter = EVERYTHING
    """The list as the reviewer left it."""
    claim: str = ""
    """Id of the claim that the reviewer stopped at; "" for none."""
    scale: str = HOUSE.id
    """Id of the verdict scale in use."""
    asks: bool = False
    """Whether `reviewer` is only the login name, of somebody who was never here: then one asks who reviews."""
    top: int = 0
    """Position in the list of the first row on the screen."""
    place: int = 0
    """Position of the cursor."""


def first_page(path: Path, settings: Settings, reviewer: str | None = None) -> FirstPage:
    """The first claims of the database at `path`, which is made where there is none.

    Raises: `errors.DatabaseError`, and `errors.Misuse` for a reviewer's name that cannot be used.
    """
    name = config.reviewer_name(settings) if reviewer is None else config.checked_name(reviewer)
    database.create(path)
    unknown = reviewer is None and settings.reviewer is None and config.given_name() is None
    connection = database.connect(path, busy_seconds=settings.busy_seconds)
    try:
        schema.prepare(connection, path)
        with database.explained(path):
            if settings.role is not Role.EDITOR:
                mine = Mask(name, settings.blind, settings.blind_suggestions, settings.list_worth)
                put_on(connection, needed(connection, mine))
            stopped = desk.stopped(connection, name)
            claim, wanted = stopped or ("", EVERYTHING)
            seen, lines = _seen(connection, name, claim)
            if seen is None:
                shown = listing.folded(wanted, settings.list_worth)
                keys, decided = listing.keys_and_decided(connection, shown, name, limit=FIRST)
                lines = tuple(listing.lines(connection, keys, name))
            else:
                keys, decided = seen.spread()
            scale = desk.scale(connection) or HOUSE.id
    finally:
        connection.close()
    asks = unknown and stopped is None
    top, place = (seen.top, seen.place) if seen else (0, 0)
    return FirstPage(path, name, keys, decided, lines, wanted, claim, scale, asks, top, place)


def forget_unused(path: Path) -> None:
    """Remove the database at `path` where nothing was ever stored in it; for whoever made it and only looked.

    It is removed while locked: another program that has it open finds it gone at its next write, and says so.
    """
    try:
        connection = database.connect(path, busy_seconds=0)
        try:
            with database.explained(path):
                connection.execute("BEGIN EXCLUSIVE")
                if not any(connection.execute(each).fetchone() for each in PUT_IN):
                    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                        path.with_name(name).unlink(missing_ok=True)
                connection.execute("ROLLBACK")
        finally:
            connection.close()
    except (FactbenchError, OSError):
        return  # somebody else is at it: it stays


PUT_IN = (
    "SELECT 1 FROM article LIMIT 1",
    "SELECT 1 FROM source LIMIT 1",
    "SELECT 1 FROM snapshot LIMIT 1",
    "SELECT 1 FROM event LIMIT 1",
    "SELECT 1 FROM draft LIMIT 1",
    "SELECT 1 FROM search LIMIT 1",
)
"""One of these finds a row where anything was stored."""


def _seen(connection: Connection, reviewer: str, claim: str) -> tuple[Seen | None, tuple[ClaimLine, ...]]:
    """What was on the screen when the reviewer stopped at `claim`; None where the claim is no longer there."""
    seen = desk.seen(connection, reviewer) if claim else None
    if seen is None:
        return None, ()
    lines = tuple(listing.lines(connection, seen.keys, reviewer))
    stands = any(line.id == claim and line.key == seen.keys[seen.place - seen.top] for line in lines)
    return (seen, lines) if stands else (None, ())
