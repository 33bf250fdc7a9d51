"""How far this file has come with a shared record: what it took in, and what it handed over."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factbench.database import Connection


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a file has come with one shared record."""

    record: str
    """Its id."""
    pulled: int = 0
    """The number of the server's last row that was taken in."""
    pushed: int = 0
    """The arrival of the last act that was handed over."""
    held: str = ""
    """What `holds` said when articles and sources were handed over last."""


def reached(connection: Connection, record: str) -> Reached:
    """How far this file has come; from the beginning where it never met that record."""
    row = connection.execute("SELECT * FROM shared WHERE record = ?", [record]).fetchone()
    return Reached(*row) if row else Reached(record)


def note(connection: Connection, now: Reached) -> None:
    """Write down how far this file has come, in the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO shared VALUES (?, ?, ?, ?)", astuple(now))


def holds(connection: Connection) -> str:
    """Names which articles and sources there are: it changes whenever one is added or taken away."""
    sql = """
    SELECT (SELECT count(*) || '/' || coalesce(max(number), 0) FROM article) || ' '
        || (SELECT count(*) || '/' || coalesce(max(number), 0) FROM source)
    """
    return str(connection.execute(sql).fetchone()[0])


def articles(connection: Connection) -> list[str]:
    """Ids of the first versions of all articles, in the order they were added."""
    return [
        id for (id,) in connection.execute("SELECT id FROM article WHERE supersedes IS NULL ORDER BY number")
    ]


def sources(connection: Connection) -> list[str]:
    """Ids of the sources that no act makes, in the order they were added."""
    return [id for (id,) in connection.execute("SELECT id FROM source WHERE by_hand IS NULL ORDER BY number")]
