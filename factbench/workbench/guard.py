"""Is the file that is open still what its connections take it for, or did another program write over it?

    trace (size, time)  the same -> nobody wrote
          another       -> what stands in the file, without the log:  the same marks -> it was only touched
                             of another file, or of an earlier state of this  -> overwritten
                             of this file, and somebody committed or brought the log into it  -> SQLite wrote
                             else: a look through a new connection decides

`cp`, `rsync --inplace` and a shell's `>` keep the file and change what is in it, behind the back of SQLite, which would
go on with the pages it remembers, and bring its log into the other file. Not noticed is what is written over the file
with its size within the same few milliseconds in which SQLite wrote it, what differs from the file in nothing by which
`store.marks` knows it, and a later state of the same file that comes while another program is storing.
"""

from __future__ import annotations

import threading
import time
from contextlib import closing, suppress
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from factbench import database, errors
from factbench.store.marks import Marks, follows, marks
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE = 0.5
"""Seconds for which is waited until another program has brought the log into the file, before all of it is read."""
GLANCE = 0.05


class _Stands(NamedTuple):
    """What stands in the file itself, without its log."""

    marks: Marks
    came: bool
    """Whether that may have become of what stood there."""
    holds: bool
    """Whether it has all that was known to be stored, be it in the log."""


class Guard:
    """What is known of an open file, from one look at it to the next."""

    def __init__(self, path: Path, connections: database.Connections) -> None:
        self._path = path
        self._connections = connections
        self._looking = threading.Lock()
        self._witness: database.Connection | None = None
        """A connection that stores nothing, so that whatever is stored is another's to it."""
        self._trace = database.trace(path)
        self._stood: Marks | None = None
        """What stood in the file itself when it had this trace; None where it could not be read."""
        self._held: Marks | None = None
        """What the database was known to hold, file and log together."""
        self._pace: tuple[int, ...] | None = None
        self._log: database.Identity | None = None
        """Which file the log is, where there is one: it stays while anybody has the database open."""
        self.overwritten = False
        """Whether a check found that another program wrote over the file."""
        self.aside: Path | None = None
        """Where the log of a file that was overwritten lies now."""
        if (stands := self._on_disk()) is not None:
            self._stood = stands.marks

    def check(self) -> None:
        """See that the file is the one that was opened, and as SQLite left it.

        Raises: `errors.DatabaseGone` where it was moved, removed, replaced or overwritten, or its log was.
        """
        with self._looking:
            self._connections.check()
            now = database.trace(self._path)
            log_is_gone = self._log is not None and database.identity(_log_of(self._path)) != self._log
            if now == self._trace:
                if log_is_gone:
                    raise database.gone(self._path)
                return
            # SQLite removes the log of an empty file when it opens that; so nothing looks into it.
            if log_is_gone or (now is not None and not now.size):
                self._give_up()
            stands = self._on_disk()
            if not (stands and (stands.marks == self._stood or (self._active() and self._fits(stands)))):
                stands = self._later()
            # What is written from here on is seen the next time.
            self._trace, self._stood = now, stands.marks if stands else None

    def keep(self) -> None:
        """Remember what is stored now, so that the next check holds the file against it; call after a check."""
        with self._looking, suppress(database.Failure):
            if self._witness is None:
                self._witness = self._connections.another()
            pace = database.pace(self._witness)
            if pace is not None and pace == self._pace:
                return
            held, log = marks(self._witness), database.identity(_log_of(self._path))
            # The log is brought into the file before it is said to be.
            if database.trace(self._path) == self._trace:
                self._pace, self._held, self._log = pace, held, log if _has_log(pace) else None

    def _on_disk(self) -> _Stands | None:
        """What stands in the file itself; None where it cannot be read."""
        with suppress(database.Failure, UnicodeDecodeError), closing(database.on_disk(self._path)) as file:
            came, held = (each is None or follows(each, file) for each in (self._stood, self._held))
            return _Stands(marks(file), came, held)
        return None

    def _later(self) -> _Stands | None:
        """What stands in the file after a while, where it was SQLite that wrote it.

        While the log is brought into it, the file for itself may be neither what it was nor what it will be: None.
        """
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            time.sleep(GLANCE)
            if self._active() and (stands := self._on_disk()) and self._fits(stands):
                return stands
        if not self._is_whole():
            self._give_up()
        return None

    def _active(self) -> bool:
        """Whether anybody may have stored anything, or brought the log into the file."""
        if self._witness is None or self._pace is None:
            return True
        try:
            with database.explained(self._path):
                return database.pace(self._witness) != self._pace
        except errors.DatabaseLocked:
            raise
        except errors.DatabaseError:
            return True

    def _fits(self, stands: _Stands) -> bool:
        """Whether what stands in the file came of what stood in it, and is in what a new connection sees."""
        if not stands.came:
            return False
        if not _has_log(self._pace):  # the file is all there is
            return stands.holds
        return self._seen(lambda fresh: follows(stands.marks, fresh) and self._still_holds(fresh))

    def _is_whole(self) -> bool:
        """Whether file and log are one, and hold what was known.

        So a program that was killed may have left them; and where the log has all pages, it does not matter what is
        in the file.
        """
        return self._seen(
            lambda fresh: (
                self._still_holds(fresh) and fresh.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            )
        )

    def _still_holds(self, fresh: database.Connection) -> bool:
        if self._held is None:
            return self._stood is None or follows(self._stood, fresh)
        return follows(self._held, fresh) if self._active() else marks(fresh) == self._held

    def _seen(self, look: Callable[[database.Connection], bool]) -> bool:
        """What a connection that remembers nothing sees; False where it cannot read.

        Raises: `errors.DatabaseLocked`.
        """
        try:
            with closing(database.connect(self._path)) as fresh, database.explained(self._path):
                return look(fresh)
        except errors.DatabaseLocked:
            raise
        except errors.DatabaseError:
            return False

    def _give_up(self) -> NoReturn:
        """Leave the file to whoever wrote it: put its log aside, which SQLite would bring into it, and say so."""
        error = errors.DatabaseOverwritten(
            "Nothing was stored: another program wrote over the file while it was open; leave, and open it again"
            f" ({one_line(str(self._path))})."
        )
        self.overwritten = True
        self._connections.give_up(error)
        names = (self._path.with_name(f"{self._path.name}-log-{number}") for number in count(1))
        aside = next(each for each in names if not each.exists())
        with suppress(OSError):
            _log_of(self._path).rename(aside)
            self.aside = aside
            # It says what stands where in the log.
            self._path.with_name(f"{self._path.name}-shm").unlink(missing_ok=True)
        raise error


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _has_log(pace: tuple[int, ...] | None) -> bool:
    return pace is None or len(pace) > 1
