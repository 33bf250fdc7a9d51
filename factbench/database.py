"""Connections to SQLite: which library, which journal, and the only way to write.

Alone imports sqlite3 or pysqlite3, and exports its error types (pysqlite3's are not subclasses of sqlite3's).
"""

from __future__ import annotations

import os
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factbench import errors
from factbench.text.clean import one_line

if TYPE_CHECKING:
    import sqlite3 as driver
    from collections.abc import Iterator
else:
    try:
        import pysqlite3 as driver
    except ImportError:
        import sqlite3 as driver

Connection = driver.Connection
Row = driver.Row
complete = driver.complete_statement
"""Whether a text ends a SQL statement, triggers included."""
Failure = driver.DatabaseError
"""What SQLite raises for anything wrong with a database; `explained` turns it into our errors."""
library_version: str = driver.sqlite_version
"""Of the SQLite library in use, such as "3.53.4"."""

# Network file systems whose locks SQLite does not trust (sqlite.org/faq.html, question 5).
_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "fuse.glusterfs",
}


def create(path: Path) -> None:
    """Make an empty file that only its owner may read or write; nothing happens where there is one.

    Raises: `errors.DatabaseMissing` where the folder does not exist or may not be written.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise errors.DatabaseMissing(
            f"{path} cannot be created: {error.strerror}; choose a folder with --db."
        ) from error


def connect(path: Path, *, busy_seconds: float = 30.0) -> Connection:
    """Return a connection to the existing database at `path`; nothing is written by opening it.

    Raises: `errors.DatabaseMissing` where there is no file; `errors.DatabaseForeign` where it is not SQLite's.
    """
    try:
        there = path.is_file()
    except OSError as error:
        raise errors.DatabaseMissing(
            f"{one_line(str(path))} cannot be reached ({error.strerror}); give yourself the right to enter its folder."
        ) from error
    if not there:
        raise errors.DatabaseMissing(
            f"There is no database at {path}; `factbench --db PATH` or `factbench add` creates one."
        )
    with explained(path):
        try:
            connection = _opened(path, "mode=rw", busy_seconds)
        except Failure as error:
            # SQLite reads a file with a write-ahead log only where it can make the log anew; where nothing may be
            # written and none is left, the file is all there is, and nobody changes it.
            if not _may_not_write(str(error)) or not _at_rest_in_wal(path) or os.access(path.parent, os.W_OK):
                raise
            connection = _opened(path, "immutable=1", busy_seconds)
    connection.row_factory = Row
    return connection


def _opened(path: Path, mode: str, busy_seconds: float) -> Connection:
    # Threads each have their own connection; the check is off only so that one of them can close all.
    connection = driver.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        isolation_level=None,
        timeout=busy_seconds,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA trusted_schema=off")
        connection.execute("PRAGMA foreign_keys=on")
        # In simulated power cuts NORMAL lost acknowledged commits in 40 trials of 40, and with the rollback journal
        # FULL did, too: the journal is removed to commit, and only EXTRA syncs its folder, too. EXTRA lost none.
        connection.execute("PRAGMA synchronous=extra")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def look_into(path: Path) -> Connection:
    """Return a connection to a stranger's database at `path` that cannot write, to it or beside it.

    A file that was last used with a write-ahead log, of which nothing is left, is read as one that nobody changes:
    SQLite would make the log anew beside it. Raises: as `connect`.
    """
    with explained(path):
        mode = "immutable=1" if _at_rest_in_wal(path) else "mode=ro"
        connection = driver.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)
        try:
            for pragma in ("query_only=on", "trusted_schema=off", "cell_size_check=on"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("BEGIN")
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
    connection.row_factory = Row
    return connection


def salvage(path: Path) -> Connection:
    """Return a connection to a damaged copy that reads what it can: text that is none comes with U+FFFD in it."""
    connection = driver.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        for pragma in ("trusted_schema=off", "cell_size_check=on"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return connection


def on_disk(path: Path) -> Connection:
    """Return a connection to what stands in the file at `path` alone, as it is now, without the log beside it.

    It neither writes nor locks. For one look: what was read is kept, whatever becomes of the file. SQLite opens and
    closes it, so this process keeps its locks on the file, which end when any other handle of it is closed.
    """
    return driver.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)


class Trace(NamedTuple):
    """By what one sees from outside that a file was written."""

    size: int
    modified: int
    """Nanoseconds since 1970; Linux counts on in steps of a few milliseconds."""


def trace(path: Path) -> Trace | None:
    """The trace of the file at a path; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Trace(found.st_size, found.st_mtime_ns)


def pace(connection: Connection) -> tuple[int, ...] | None:
    """Numbers that change when any other connection commits, or brings pages from the log into the file.

    None where this SQLite cannot tell the latter. No two connections may compare them.
    """
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
    if journal != "wal":
        return (version,)
    # An earlier SQLite does not know the word, and brings the pages into the file.
    if tuple(int(part) for part in library_version.split(".")) < (3, 51):
        return None
    _busy, frames, brought = connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    return version, frames, brought


def is_sqlite(path: Path) -> bool:
    """Whether a file begins as SQLite's do (sqlite.org/fileformat.html, section 1.3)."""
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _at_rest_in_wal(path: Path) -> bool:
    with path.open("rb") as file:
        versions = file.read(20)[18:]
    return versions == b"\2\2" and not path.with_name(f"{path.name}-wal").exists()


def copy(connection: Connection, path: Path) -> None:
    """Write all that the connection sees to a new file that only its owner may read."""
    create(path)
    with explained(path), closing(connect(path)) as target:
        connection.backup(target)


def memory() -> Connection:
    """Return a connection to a new database in memory, usable from any thread under its owner's lock."""
    return driver.connect(":memory:", isolation_level=None, check_same_thread=False)


@contextmanager
def write(connection: Connection) -> Iterator[Connection]:
    """Run the block as one transaction: all of it is stored when the block ends, or nothing.

    IMMEDIATE, because a deferred transaction that reads and then writes fails at once when another writer was
    faster, whatever the time limit (with eight writers 80 % of the inserts failed).
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def one_state(connection: Connection) -> Iterator[None]:
    """Let all that the block reads stand as it stood at one moment, whatever others store meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


@contextmanager
def explained(path: Path, *, storing: bool = False) -> Iterator[None]:
    """Turn what SQLite raises inside the block into one sentence of ours.

    Where something was to be stored, `storing`, the sentence says that nothing was.
    Raises: `errors.DatabaseLocked`, `errors.DatabaseForeign`, `errors.DatabaseDamaged`; `errors.Misuse` for a text that
    SQLite cannot be given.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise errors.Misuse("The text holds half a character (a lone surrogate); remove it.") from error
    except UnicodeDecodeError as error:  # the driver could not even read what SQLite said of it
        raise _sentence(path, "could not decode to UTF-8", storing=storing) from error
    except Failure as error:
        raise _sentence(path, str(error), storing=storing) from error


def _sentence(path: Path, words: str, *, storing: bool) -> errors.DatabaseError:  # noqa: PLR0911  one a cause
    """What SQLite says in `words`, in ours. Nothing that stands in the file is repeated: it may be damaged."""
    shown = one_line(str(path))
    begin, again = ("Nothing was stored, ", "do it again") if storing else ("", "try again")
    if "locked" in words or "busy" in words:
        return errors.DatabaseLocked(f"{shown} is in use by another program; try again when it has finished.")
    if "not a database" in words:
        return errors.DatabaseForeign(f"{shown} is not a factbench database; choose another with --db.")
    if "full" in words:
        return _damaged(f"{begin}the disk is full: free some space, then {again} ({shown}).")
    if "disk I/O error" in words:
        return _damaged(
            f"{begin}the disk did not take it: see that it is well and has room for you, then {again} ({shown})."
        )
    if not storing and _may_not_write(words) and _beside(path):
        return _damaged(
            f"{shown} has a log beside it ({one_line(path.name)}-wal), which cannot be read where nothing may be"
            " written: copy both to a folder of yours, and open the copy."
        )
    if "readonly" in words or "read-only" in words:
        return _damaged(f"{begin}it is read-only: give yourself the right to write to {shown}, then {again}.")
    return errors.DatabaseDamaged(
        f"{shown} is damaged ({_kind_of(words)}); `factbench doctor` tells what is lost and what to do first."
    )


def _damaged(words: str) -> errors.DatabaseDamaged:
    return errors.DatabaseDamaged(words[:1].upper() + words[1:])


def _may_not_write(words: str) -> bool:
    return "unable to open" in words or "readonly" in words


def _beside(path: Path) -> bool:
    return os.path.exists(f"{path}-wal")


def _kind_of(words: str) -> str:
    """The part of SQLite's words that is its own: what stands behind a colon or in quotes may come from the file."""
    own = next((each for each in _KINDS if each in words.casefold()), None)
    return own or "it cannot be read as it should be"


_KINDS = (
    "database disk image is malformed",
    "malformed database schema",
    "malformed json",
    "could not decode to utf-8",
    "unsupported file format",
    "unable to open database file",
    "no such table",
    "no such column",
    "constraint failed",
    "file is encrypted",
)


class Connections:
    """One connection a thread to one file, opened when first asked for; usable from any thread."""

    def __init__(self, path: Path, *, busy_seconds: float) -> None:
        self.path = path
        self._busy_seconds = busy_seconds
        self._file: Identity | None = None
        """The file that was opened first."""
        self._had_size = False
        """Whether there was anything in it when somebody opened it."""
        self._given_up: errors.DatabaseGone | None = None
        self._keeps_log = False
        self._mine = threading.local()
        self._all: list[Connection] = []
        self._lock = threading.Lock()

    def get(self) -> Connection:
        """This thread's connection.

        Raises: as `connect`, and `errors.DatabaseGone` where the file that other threads have open is not there.
        """
        if self._given_up is not None:
            raise self._given_up
        connection: Connection | None = getattr(self._mine, "connection", None)
        if connection is None:
            with self._lock:
                self._file = self._file or identity(self.path)
            connection = self.another()
            self._mine.connection = connection
        return connection

    def another(self) -> Connection:
        """One more connection, of no thread; it is closed with the others. Raises: as `get`."""
        self.check()
        found = trace(self.path)
        self._had_size = self._had_size or (found is not None and found.size > 0)
        if self._had_size and found is not None and not found.size:
            # Whoever writes over it has only begun. Opening an empty file, SQLite would remove the log.
            raise gone(self.path)
        connection = connect(self.path, busy_seconds=self._busy_seconds)
        with self._lock:
            self._all.append(connection)
        return connection

    def still_open(self) -> Connection:
        """A connection to the file that was opened first, wherever that is now: this thread's, or another's."""
        mine: Connection | None = getattr(self._mine, "connection", None)
        if mine is not None:
            return mine
        with self._lock:
            if self._all:
                return self._all[0]
        return self.get()

    def check(self) -> None:
        """See that the path still leads to the file that was opened.

        Raises: `errors.DatabaseGone` where it was moved, removed, or replaced by another.
        """
        if self._given_up is not None:
            raise self._given_up
        if self._file is not None and identity(self.path) != self._file:
            raise gone(self.path)

    def give_up(self, error: errors.DatabaseGone) -> None:
        """Give out no connection any more, and never bring the log into the file: that is another's now."""
        self._given_up = error
        self.keep_log()

    def keep_log(self) -> None:
        """Leave the log beside the file at the end, and do not bring it into the file."""
        self._keeps_log = True

    def close(self) -> None:
        """Close every thread's connection; call when no thread uses one any more."""
        with self._lock:
            replaced = self._file is not None and identity(self.path) not in {None, self._file}
            if replaced or self._keeps_log:
                # Closing the last connection, SQLite would bring the log into the file, and remove it by its name,
                # which is another's now.
                _keep_open(self._all)
            for connection in self._all:
                connection.close()
            self._all.clear()
        self._mine = threading.local()


def _keep_open(connections: list[Connection]) -> None:
    """Take one connection out and let it live until the process ends, whatever Python clears before that."""
    import ctypes

    if connections:
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(connections.pop()))


def gone(path: Path) -> errors.DatabaseGone:
    """What is said where the file that was opened is not at its path."""
    return errors.DatabaseGone(
        "Nothing was stored: the file that was opened was moved, removed or replaced; put it back, or leave and"
        f" open it again ({one_line(str(path))})."
    )


Identity = tuple[int, int]
"""Device and number of a file."""


def identity(path: Path) -> Identity | None:
    """Which file is at a path; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def wal_is_safe(version: str = library_version) -> bool:
    """Whether this SQLite may use a write-ahead log.

    From 3.7.0 to 3.51.2 two connections that checkpoint at once can corrupt the file.
    Source: sqlite.org/wal.html, "the WAL-reset bug"; fixed in 3.51.3, and in 3.50.7 and 3.44.6 for their branches.
    """
    numbers = tuple(int(part) for part in version.split("."))
    fixed_branch = {(3, 50): 7, (3, 44): 6}.get((numbers[0], numbers[1]))
    return numbers >= (3, 51, 3) or (fixed_branch is not None and numbers[2] >= fixed_branch)


def journal_for(path: Path, *, mounts: Path = Path("/proc/mounts")) -> tuple[str, str]:
    """Return the journal to use for `path`, "wal" or "delete", and why in words."""
    if not wal_is_safe():
        return (
            "delete",
            f"SQLite {library_version} can damage a write-ahead log; the rollback journal is used instead",
        )
    file_system = _file_system(path, mounts)
    if file_system in _NETWORK:
        return (
            "delete",
            f"the file is on a network file system ({file_system}), where a write-ahead log is unsafe",
        )
    return "wal", f"SQLite {library_version} has the fixed write-ahead log"


def use_journal(connection: Connection, path: Path) -> None:
    """Switch the database to the journal that suits it; a look at the file changes nothing, only the first act does."""
    wanted, _why = journal_for(path)
    (current,) = connection.execute("PRAGMA journal_mode").fetchone()
    if current != wanted:
        connection.execute(f"PRAGMA journal_mode={wanted}")


def at_rest(path: Path) -> None:
    """Put everything into the one file at `path` and leave no log beside it; no program may have it open."""
    connection = connect(path)
    try:
        with explained(path):
            connection.execute("PRAGMA journal_mode=delete")
            connection.execute("VACUUM")
    finally:
        connection.close()


def _file_system(path: Path, mounts: Path) -> str | None:
    """The type of the file system that holds `path`, from the longest mount point above it; None where unknown."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    target = path.absolute()
    mounted = [(fields[1], fields[2]) for line in lines if len(fields := line.split()) >= 3]
    above = [
        (len(point), kind) for point, kind in mounted if target.is_relative_to(point.replace("\\040", " "))
    ]
    return max(above)[1] if above else None
