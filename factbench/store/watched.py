"""What is watched, in claims.db: feeds and sitemaps, what was seen in them, and what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from factbench.database import Connection

TRIES = 3
"""Times that a page is asked for which could not be had, one a round; then it is let go."""
LOGGED = 10_000
"""Refusals that are kept; the oldest make room."""


class Watched(NamedTuple):
    """A feed or a sitemap."""

    address: str
    tag: str | None
    """ETag of its last answer."""
    modified: str | None
    """Last-Modified of it."""
    asked: float | None
    """When it was asked last, in seconds since 1970; None before the first time."""
    failures: int
    """How often it could not be had since it could."""


class Refusal(NamedTuple):
    """Something that was not had, and why."""

    at: str
    address: str
    list: str
    """The feed or sitemap in which it stood, or which it is."""
    why: str


def lists(connection: Connection) -> list[Watched]:
    """Everything that is watched, by address."""
    sql = "SELECT address, tag, modified, asked, failures FROM watched ORDER BY address"
    return [Watched(*row) for row in connection.execute(sql)]


def watch(connection: Connection, addresses: Iterable[str]) -> None:
    """Watch these too, in the caller's transaction."""
    connection.executemany(
        "INSERT OR IGNORE INTO watched (address) VALUES (?)", [(each,) for each in addresses]
    )


def leave(connection: Connection, addresses: Iterable[str]) -> int:
    """Watch these no more, in the caller's transaction; returns how many were watched."""
    return sum(
        connection.execute("DELETE FROM watched WHERE address = ?", [each]).rowcount for each in addresses
    )


def asked(connection: Connection, found: Watched) -> None:
    """Keep how a feed or a sitemap answered, in the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO watched VALUES (?, ?, ?, ?, ?)", found)


def unseen(connection: Connection, addresses: Collection[str]) -> list[str]:
    """Those that were not seen before, or could not be had and may be tried again, in their order."""
    sql = "SELECT tries FROM watch_seen WHERE address = ?"
    found = ((each, connection.execute(sql, [each]).fetchone()) for each in addresses)
    return [each for each, row in found if row is None or 0 < row[0] < TRIES]


def seen(connection: Connection, addresses: Iterable[str], where: str, at: str) -> None:
    """These are dealt with, in the caller's transaction."""
    connection.executemany(
        "INSERT OR REPLACE INTO watch_seen VALUES (?, ?, ?, 0)", [(each, where, at) for each in addresses]
    )


def failed(connection: Connection, address: str, where: str, at: str) -> None:
    """This could not be had now, in the caller's transaction."""
    sql = """
    INSERT INTO watch_seen VALUES (?, ?, ?, 1) ON CONFLICT (address) DO UPDATE SET at = excluded.at, tries = tries + 1
    """
    connection.execute(sql, [address, where, at])


def refuse(connection: Connection, refusal: Refusal) -> None:
    """Keep a refusal, in the caller's transaction."""
    connection.execute("INSERT INTO watch_refused (at, address, list, why) VALUES (?, ?, ?, ?)", refusal)
    connection.execute(
        "DELETE FROM watch_refused WHERE number <= (SELECT max(number) FROM watch_refused) - ?", [LOGGED]
    )


def refusals(connection: Connection) -> list[Refusal]:
    """What was refused, the oldest first."""
    sql = "SELECT at, address, list, why FROM watch_refused ORDER BY number"
    return [Refusal(*row) for row in connection.execute(sql)]
