"""Rows of an archive -> claims.db, many articles in one transaction."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from factbench.store import additions, evidence, held
from factbench.text.quote import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from factbench.database import Connection

Row = dict[str, Any]

ARTICLE = (
    "id", "snapshot", "title", "site", "authors", "published", "published_as", "updated", "updated_as", "dateline",
    "agency", "asides", "language", "url", "text", "paragraphs", "extractor", "segmenter",
)  # fmt: skip
"""Columns of an article that are stored as they come."""


class Cuts(NamedTuple):
    """The claims of an article by columns, as they come: a value for each would cost more than to store it."""

    id: list[str]
    article: list[str]
    start: list[int]
    end: list[int]
    parts: list[str]
    quote: list[str]
    statement: list[str]
    kinds: list[str]
    worth: list[str]
    slots: list[str]
    segmenter: list[str]


CACHE = 256 * 1024
"""Kilobytes of pages that are held while ids, which are random, find their places in indexes."""


def prepare(connection: Connection) -> None:
    """Let the connection hold more pages than it does for a person's acts."""
    connection.execute(f"PRAGMA cache_size=-{CACHE}")


LOG = CACHE // 4
"""Pages of 4 kB that gather in the log before they are brought into the file. Ids are random, so each transaction
writes most pages of their indexes anew; up to a million claims, brought in after each, they were a ninth more bytes and
up to a sixth more time by the clock. Twice as many pages spare 4 % more bytes and no time."""


def gather(connection: Connection) -> None:
    """Let pages gather in the log, until `settle`."""
    connection.execute(f"PRAGMA wal_autocheckpoint={LOG}")


def settle(connection: Connection) -> None:
    """Bring into the file what gathered in the log, so that no desk on it has to, and again after each transaction."""
    connection.execute("PRAGMA wal_autocheckpoint=1000")  # as SQLite itself has it
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


def known(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of these articles that are stored."""
    found = (connection.execute("SELECT id FROM article WHERE id = ?", [each]).fetchone() for each in ids)
    return {row[0] for row in found if row}


def snapshots(connection: Connection, rows: Iterable[Row], at: str) -> None:
    """Store bytes, in the caller's transaction; `at` is when they came where they do not say."""
    sql = "INSERT OR IGNORE INTO snapshot (sha256, media_type, url, retrieved_at, content) VALUES (?, ?, ?, ?, ?)"
    connection.executemany(
        sql,
        (
            (row["sha256"], row["media_type"], row["url"], row["retrieved_at"] or at, row["content"])
            for row in rows
        ),
    )


def articles(
    connection: Connection, found: Sequence[tuple[Row, Cuts]], at: str, *, reviewer: str, run: str
) -> tuple[int, int]:
    """Store articles with their claims, those that are not known, in the caller's transaction.

    Returns how many articles and claims are new. Their bytes are stored already.
    """
    have = known(connection, [article["id"] for article, _claims in found])
    number, last = (
        connection.execute(f"SELECT coalesce(max(number), 0) FROM {table}").fetchone()[0]
        for table in ("article", "claim")
    )
    new: list[tuple[object, ...]] = []
    cut: list[tuple[object, ...]] = []
    for article, claims in found:
        if article["id"] in have:
            continue
        have.add(article["id"])
        number += 1
        new.append((number, at, *(article[name] for name in ARTICLE)))
        cut += _rows(last + len(cut) + 1, number, article["text"], claims)
    columns = ("number", "added_at", *ARTICLE)
    sql = f"INSERT INTO article ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    connection.executemany(sql, new)
    held.insert(connection, "claim", cut)
    additions.keep(connection, reviewer, run, [str(row[2]) for row in new], at)
    return len(new), len(cut)


def _rows(first: int, number: int, text: str, claims: Cuts) -> Iterator[tuple[object, ...]]:
    """The claims of the article with this number and text, in the order of the columns of `claim`."""
    id, article, start, end, parts, quote, *same = claims
    place = [number << 32 | each for each in start]
    before = [text[max(0, each - CONTEXT) : each] for each in start]
    after = [text[each : each + CONTEXT] for each in end]
    return zip(count(first), id, article, place, parts, quote, before, after, *same, strict=False)


def evidences(connection: Connection, rows: Iterable[Row], claims: Collection[str], library: str) -> int:
    """Store evidence that was found for these claims in the library as it is, in the caller's transaction.

    Returns how much. All of the claims count as matched, those without evidence too.
    """
    sql = """
    INSERT OR IGNORE INTO evidence (id, claim, passage, score, start, "end", stance, signals, parts)
    VALUES (:id, :claim, :passage, :score, :start, :end, :stance, :signals, :parts)
    """
    wanted = set(claims)
    put = [row for row in rows if row["claim"] in wanted]
    connection.executemany(sql, put)
    connection.executemany(
        "INSERT OR REPLACE INTO matched VALUES (?, ?)", [(each, library) for each in claims]
    )
    return len(put)


def nothing_to_find(connection: Connection, library: str) -> None:
    """Every claim that waits is matched with an empty library, in the caller's transaction."""
    waiting = [(each, library) for each in evidence.unmatched(connection, library)]
    connection.executemany("INSERT OR REPLACE INTO matched VALUES (?, ?)", waiting)
