"""One connection to a shared record: what is there, what is not, and what came since."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.util import find_spec
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from factbench.errors import Misuse, NetworkError, SharedRecordForeign, Unreadable
from factbench.model import Snapshot
from factbench.shared_record import address, layout
from factbench.shared_record.items import Item
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from psycopg import Connection, Error

ROWS = 20_000
"""Rows that are taken at once, as far as they were pushed apart."""
BYTES = 64_000_000
"""Bytes that are taken at once, likewise."""
DOCUMENTS = 100
"""Articles and sources that are taken at once, likewise; their files are read with them."""
MOST = 500_000
"""Rows of one push: no desk makes one that is near it."""
WAITS = "60s"
"""How long a desk waits for its turn to push."""
IDLE = "30s"
"""How long a desk that has its turn may be silent, as one does whose lid was closed, before the others go on."""


class Batch(NamedTuple):
    """What was pushed, in the order it was."""

    items: list[Item]
    last: int
    """The number up to which it goes."""


@contextmanager
def opened(parts: dict[str, str], *, init: Sequence[str] | None = None) -> Iterator[Server]:
    """A connection to the shared record of an address, looked at; closed at the end.

    `init`: make the tables where there are none, and let these roles use them. Without it they are made where there are
    none and whoever asks may make them.
    Raises: `NetworkError` where it cannot be reached, `SharedRecordForeign`, `Misuse`.
    """
    if find_spec("psycopg") is None:
        raise Misuse("A shared record needs the extra `team`: pip install 'factbench[team]'.")
    import psycopg

    unsaid = address.secrets(parts)
    with _explained(unsaid), psycopg.connect(**parts, autocommit=True) as connection:  # type: ignore[arg-type]
        server = Server(connection, unsaid)
        server.prepare(init)
        yield server


class Server:
    """What one desk asks of the server."""

    def __init__(self, connection: Connection, unsaid: list[str]) -> None:
        self._connection = connection
        self._unsaid = unsaid
        self.record = ""
        """The id of the record that is kept there."""
        self.made = False
        """Whether its tables were made just now."""
        info = connection.info
        self.where = address.hidden(f"{info.host or 'this machine'}, database {info.dbname}", unsaid)
        """Host and database, to be told."""
        self.open_wire = not connection.pgconn.ssl_in_use and not _at_home(info.host)
        """Whether what is sent can be read on its way."""

    def prepare(self, init: Sequence[str] | None) -> None:
        """Make the tables where that is wanted, and look at them."""
        for setting in (
            "search_path = pg_catalog",
            f"lock_timeout = '{WAITS}'",
            f"idle_in_transaction_session_timeout = '{IDLE}'",
            "client_encoding = 'UTF8'",
        ):
            self._connection.execute(f"SET {setting}")
        if init is not None or not layout.there(self._connection):
            self.made = layout.make(self._connection, init or ())
        self.record = layout.verify(self._connection, self.where)

    def last(self) -> int:
        """The number of the last row; 0 where there is none."""
        return int(self._rows("SELECT coalesce(max(seq), 0) FROM factbench.item")[0][0])

    def lacking(self, kind: str, ids: Collection[str]) -> set[str]:
        """Those of these ids that are not there: what `store.parcel.Lacks` is."""
        given = [*ids]
        if not given:
            return set()
        if kind == "snapshot":
            sql = "SELECT sha256 FROM factbench.file WHERE sha256 = ANY(%s)"
            return set(given) - {id for (id,) in self._rows(sql, given)}
        sql = "SELECT id FROM factbench.item WHERE kind = %s AND id = ANY(%s)"
        return set(given) - {id for (id,) in self._rows(sql, kind, given)}

    # ------------------------------------------------------------------------------------------------- to it

    @contextmanager
    def turn(self) -> Iterator[int]:
        """One push: nobody else adds anything meanwhile, and all of it is there at the end, or nothing.

        Gives the number of the last row that was there before.
        """
        with self._connection.transaction():
            self._rows("SELECT pg_advisory_xact_lock(%s)::text", layout.LOCK)
            yield self.last()

    def add(self, push: str, items: Sequence[Item], files: Sequence[Snapshot]) -> None:
        """Add what is not there, in this order.

        Raises: `Unreadable` where an act of the same id is another one there.
        """
        acts = [each for each in items if each.kind == "act"]
        other = self._rows(
            "SELECT item.id FROM factbench.item JOIN unnest(%s::text[], %s::text[]) AS given (id, hash)"
            " ON item.kind = 'act' AND item.id = given.id WHERE item.hash <> given.hash LIMIT 1",
            [each.id for each in acts],
            [each.hash for each in acts],
        )
        if other:
            raise Unreadable(
                f"Act {one_line(str(other[0][0]))[:40]} is another one in the shared record, so one of the two was"
                " changed: nothing was pushed; `factbench doctor` looks at yours."
            )
        for each in files:
            self._connection.execute(
                "INSERT INTO factbench.file (sha256, media_type, url, retrieved_at, content)"
                " VALUES (%s, %s, %s, %s, %b) ON CONFLICT DO NOTHING",
                [each.sha256, each.media_type, each.url, each.retrieved_at, each.content],
            )
        self._connection.execute(
            "INSERT INTO factbench.item (push, kind, id, content, previous, hash)"
            " SELECT %s, kind, id, content, previous, hash"
            " FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[])"
            " WITH ORDINALITY AS given (kind, id, content, previous, hash, place) ORDER BY place"
            " ON CONFLICT (kind, id) DO NOTHING",
            [push, *map(list, zip(*items, strict=True))] if items else [push, [], [], [], [], []],
        )

    # ----------------------------------------------------------------------------------------------- from it

    def after(self, cursor: int, *, apart: bool = False) -> Batch:
        """What was pushed after that number, as far as it fits: one push at least, and every push whole.

        `apart`: no more than one.

        Raises: `Unreadable` where one push is larger than any desk makes.
        """
        limit = ROWS
        while True:
            sizes = self._rows(
                "SELECT seq, push, kind, octet_length(content) + octet_length(previous) FROM factbench.item"
                " WHERE seq > %s ORDER BY seq LIMIT %s",
                cursor,
                limit + 1,
            )
            last = _whole(sizes, full=len(sizes) > limit, apart=apart)
            if last is not None:
                break
            limit *= 5
            if limit > MOST:
                raise Unreadable(
                    f"One push behind number {cursor} of the shared record has more than {MOST:,} rows: nothing was"
                    " taken in."
                )
        if not last:
            return Batch([], cursor)
        rows = self._rows(
            "SELECT kind, id, content, previous, hash FROM factbench.item WHERE seq > %s AND seq <= %s ORDER BY seq",
            cursor,
            last,
        )
        return Batch([Item(*row) for row in rows], last)

    def named(self, kind: str, ids: Collection[str]) -> list[Item]:
        """The rows of a kind with these ids, in the order in which they were pushed, whenever that was."""
        sql = (
            "SELECT kind, id, content, previous, hash FROM factbench.item WHERE kind = %s AND id = ANY(%s)"
            " ORDER BY seq"
        )
        return [Item(*row) for row in self._rows(sql, kind, list(ids))] if ids else []

    def pushed_by(self, cursor: int, last: int) -> str:
        """Which rows those after one number up to another are, and by which logins they came, in words."""
        sql = (
            "SELECT DISTINCT login::text FROM factbench.item WHERE seq > %s AND seq <= %s ORDER BY 1 LIMIT 3"
        )
        logins = ", ".join(one_line(login)[:40] for (login,) in self._rows(sql, cursor, last))
        return f"rows {cursor + 1} to {last} of the shared record, pushed by {logins}"

    def files(self, wanted: Collection[str], longest: int) -> list[Snapshot]:
        """The files with these hashes, as far as they are there and not longer than so many bytes."""
        sql = (
            "SELECT content, media_type, url, retrieved_at FROM factbench.file"
            " WHERE sha256 = %s AND octet_length(content) <= %s"
        )
        found = (row for each in sorted(wanted) for row in self._rows(sql, each, longest))
        return [Snapshot(bytes(content), *rest) for content, *rest in found]

    def listen(self) -> None:
        """From now on the server says when something was pushed."""
        self._connection.execute("LISTEN factbench")

    def wait(self, seconds: float) -> bool:
        """Wait until something was pushed, so long at most; whether something was, as far as one knows."""
        return any(True for _each in self._connection.notifies(timeout=seconds, stop_after=1))

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return self._connection.execute(statement, values or None).fetchall()


def _whole(sizes: Sequence[tuple[Any, ...]], *, full: bool, apart: bool) -> int | None:
    """Up to which number whole pushes go that fit; 0 where there is nothing, None where not one is known whole.

    `full`: there may be more behind the last row.
    """
    last, rows, size, documents = 0, 0, 0, 0
    pushes = [list(group) for _push, group in groupby(sizes, key=lambda row: row[1])]
    if full:
        pushes.pop()
    for push in pushes:
        rows += len(push)
        size += sum(row[3] for row in push)
        documents += sum(row[2] in {"article", "source"} for row in push)
        if last and (apart or rows > ROWS or size > BYTES or documents > DOCUMENTS):
            break
        last = int(push[-1][0])
    return last if last or not sizes else None


def _at_home(host: str | None) -> bool:
    return not host or host.startswith("/") or host in {"localhost", "127.0.0.1", "::1"}


@contextmanager
def _explained(unsaid: list[str]) -> Iterator[None]:
    """Turn what psycopg raises inside into one sentence of ours, with no password in it."""
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        raise _told(error, unsaid) from None  # what psycopg says may hold what is not to be told


def _told(error: Error, unsaid: list[str]) -> NetworkError:
    import psycopg

    said = address.hidden((error.diag.message_primary or str(error)).strip(), unsaid)[:300].rstrip(".")
    match error:
        case psycopg.errors.InsufficientPrivilege():
            return SharedRecordForeign(
                f"You may not do that on the server ({said}): ask its owner for `factbench sync --init --for YOU`."
            )
        case psycopg.errors.LockNotAvailable():
            return NetworkError(f"Another desk has been pushing for {WAITS}: nothing was pushed; try again.")
        case psycopg.errors.CheckViolation() | psycopg.errors.RaiseException():
            return NetworkError(f"The shared record refuses what was pushed ({said}): nothing was pushed.")
        case _:
            return NetworkError(
                f"The shared record cannot be used now ({said}): everything is kept here, and goes along next time."
            )
