"""One database that is open, and one reviewer at work on it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from factbench import config, database, errors
from factbench.intake import Clock, now
from factbench.model import Event
from factbench.settings import Role
from factbench.store import log, schema, state
from factbench.store.held import watch
from factbench.store.mask import Mask, needed, put_on
from factbench.text.clean import one_line
from factbench.workbench.guard import Guard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from factbench.acts import Act
    from factbench.settings import Settings

NewId = Callable[[], str]
P = ParamSpec("P")
T = TypeVar("T")


REMEMBERED = 10_000
"""Acts of a session that are kept in memory, some 10 MB, for the case that the file is overwritten."""


def new_id() -> str:
    """A UUIDv7 (RFC 9562): ids of later acts sort after earlier ones."""
    import uuid_utils

    return str(uuid_utils.uuid7())


class Session:
    """What every part of the workbench stands on: reading, writing in one transaction, and acting under a name."""

    def __init__(
        self,
        path: Path,
        settings: Settings,
        *,
        create: bool = False,
        reviewer: str | None = None,
        device: str | None = None,
        clock: Clock = now,
        new_id: NewId = new_id,
    ) -> None:
        """Open `path`, or make it where `create` is set and there is nothing.

        A file that an earlier factbench made is brought up to date by the first that is stored, or at once where
        `create` is set; whoever only reads it reads a copy that was, and leaves it as it is.

        Raises: `errors.DatabaseError`, and `errors.Misuse` for a reviewer's name that cannot be used.
        """
        self.path = path
        self.settings = settings
        self.reviewer = config.reviewer_name(settings) if reviewer is None else config.checked_name(reviewer)
        self.clock = clock
        self.new_id = new_id
        self.id: str | None = None
        """None before the first act."""
        self.acts: deque[Event] = deque(maxlen=REMEMBERED)
        """What was done in it last, as it was stored."""
        self._device = device
        self._acting = threading.Lock()
        self._held = threading.local()
        if create:
            database.create(path)
        self._connections = database.Connections(path, busy_seconds=settings.busy_seconds)
        self._masked = database.Connections(path, busy_seconds=settings.busy_seconds)
        """Those that read what this reviewer may see while a review is blind; see `store.mask`."""
        self._guard: Guard | None = None
        """Of the file itself; a copy of an older one is nobody else's."""
        self._masks = threading.local()
        self._copy: TemporaryDirectory[str] | None = None
        """Where the copy of an older file lies while nothing was stored."""
        try:
            self._begin(create=create)
        except BaseException:
            self.close()
            raise

    def _begin(self, *, create: bool) -> None:
        connection = self._connections.get()
        age = schema.age(connection, self.path)
        if age is schema.Age.EMPTY and not create:
            raise errors.DatabaseMissing(
                f"{self.path} is empty; `factbench add` puts an article into it, another --db chooses another file."
            )
        if age is schema.Age.OLD and not create:
            self._read_copy(connection)
        else:
            schema.prepare(connection, self.path)
            self._guard = Guard(self.path, self._connections)

    def _read_copy(self, connection: database.Connection) -> None:
        from pathlib import Path
        from tempfile import TemporaryDirectory

        self._copy = TemporaryDirectory(prefix="factbench-")
        path = Path(self._copy.name, "copy.db")
        with self.explained():
            database.copy(connection, path)
        self._open(path)

    def _open(self, path: Path) -> None:
        """Leave one file for another."""
        for each in (self._connections, self._masked):
            each.close()
        self._masks = threading.local()
        self._connections = database.Connections(path, busy_seconds=self.settings.busy_seconds)
        self._masked = database.Connections(path, busy_seconds=self.settings.busy_seconds)
        schema.prepare(self._connections.get(), path)

    def _store_from_now_on(self) -> None:
        """Leave the copy of an older file, and bring the file itself up to date."""
        if self._copy is not None:
            copy, self._copy = self._copy, None
            self._open(self.path)
            self._guard = Guard(self.path, self._connections)
            copy.cleanup()

    def act_as(self, reviewer: str) -> None:
        """Act under another name from now on. Raises: `errors.Misuse` for a name that cannot be used."""
        self.reviewer = config.checked_name(reviewer)

    def close(self) -> None:
        """Close every connection; call when no other thread is at work."""
        for each in (self._connections, self._masked):
            each.close()
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    # -------------------------------------------------------------------------- reading and writing

    def connection(self) -> database.Connection:
        """This thread's connection to all that is there, for what looks after the file itself and for what the machine
        does; what is told to the reviewer is read by `read`. Wrap the reading in `explained`."""
        return self._connections.get()

    def still_open(self) -> database.Connection:
        """A connection to the file as it was opened, even where its path leads there no more."""
        return self._connections.still_open()

    def mask(self) -> Mask | None:
        """What keeps from this reviewer what others hold of claims they have not rated; None where nothing is blind."""
        if self.settings.role is Role.EDITOR:
            return None
        settings = self.settings
        mine = Mask(self.reviewer, settings.blind, settings.blind_suggestions, settings.list_worth)
        return needed(self._connections.get(), mine)

    def _reader(self) -> database.Connection:
        """The connection through which this reviewer reads."""
        mask = self.mask()
        if mask is None:
            return self._connections.get()
        connection = self._masked.get()
        if getattr(self._masks, "mask", None) != mask:
            put_on(connection, mask)
            self._masks.mask = mask
        return connection

    def check(self, *, keep: bool = False) -> None:
        """See that the file is still the one that was opened, and what SQLite left in it; `keep` what it holds now.

        Raises: `errors.DatabaseGone` where it is not.
        """
        if self._guard is not None:
            self._guard.check()
            if keep:
                self._guard.keep()

    def overwritten(self) -> bool:
        """Whether a check found that another program wrote over the file."""
        return self._guard is not None and self._guard.overwritten

    def keep_log(self) -> None:
        """Leave the log beside the file when this ends, though nobody else has it open."""
        self._connections.keep_log()

    def log_aside(self) -> Path | None:
        """Where the log of a file lies that another program wrote over; None where none did, or it had no log."""
        return self._guard.aside if self._guard is not None else None

    def explained(self) -> AbstractContextManager[None]:
        """What SQLite raises inside comes out as `errors.DatabaseError`."""
        return database.explained(self.path)

    def read(
        self, look: Callable[Concatenate[database.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What a function of the store says, given a connection that sees what this reviewer may, and the rest."""
        with self._as_opened():
            return look(self._reader(), *args, **kwargs)

    def read_all(
        self, look: Callable[Concatenate[database.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The same of all that is there: for what the machine does, which tells the reviewer nothing of it."""
        with self._as_opened():
            return look(self._connections.get(), *args, **kwargs)

    @contextmanager
    def _as_opened(self) -> Iterator[None]:
        """As `explained`, but what cannot be read because another program wrote over the file is said to be that."""
        try:
            with self.explained():
                yield
        except (errors.DatabaseDamaged, errors.DatabaseForeign):
            self.check()
            raise

    def found(self, look: Callable[[database.Connection, str], T | None], what: str, identifier: str) -> T:
        """The same for what must be there. Raises: `errors.NothingFound`, which calls it `what`."""
        value = self.read(look, identifier)
        if value is None:
            raise errors.NothingFound(f"There is no {what} {one_line(identifier)[:12]}.")
        return value

    def write(
        self, change: Callable[Concatenate[database.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run `change` as one transaction. Threads of this program take turns, so that none waits in SQLite's sleep.

        Raises: as `check`, before or after: what was stored then is in no file that anybody will open.
        """
        with database.explained(self.path, storing=True), self._acting:
            self._store_from_now_on()
            self.check()
            connection = self._connections.get()
            database.use_journal(connection, self.path)
            watch(connection)
            with database.write(connection):
                done = change(connection, *args, **kwargs)
            # Whoever holds the file now keeps it from being looked at, not what was stored from being there.
            with suppress(errors.DatabaseLocked):
                self.check(keep=True)
            return done

    # -------------------------------------------------------------------------------------- acting

    def stamp(self) -> str:
        """The time now, as it is stored."""
        return log.stamp(self.clock())

    def event(
        self, act: Act, *, claim: str | None = None, article: str | None = None, batch: str | None = None
    ) -> Event:
        """A new act in its envelope, with its id, which is chosen before the transaction begins; not yet stored."""
        return Event(
            id=self.new_id(),
            act=act,
            at=self.stamp(),
            device=self.device(),
            session=self._own_id(),
            reviewer=self.reviewer,
            claim=claim,
            article=article,
            batch=batch,
        )

    def act(self, act: Act, *, claim: str | None = None, article: str | None = None) -> Event:
        """Do and store one act."""
        return self.act_all([self.event(act, claim=claim, article=article)])[0]

    def act_all(self, events: Sequence[Event]) -> list[Event]:
        """Store acts as one transaction; several are a batch, which one undo takes back."""
        held: list[Event] | None = getattr(self._held, "events", None)
        if held is not None:
            held += events
            return list(events)
        if len(events) > 1:
            events = [replace(event, batch=events[0].id) for event in events]
        stored = self.write(lambda connection: [state.record(connection, event) for event in events])
        self.acts += stored
        return stored

    @contextmanager
    def together(self) -> Iterator[None]:
        """Store the acts that this thread does inside as one batch, when all of them are done: all or none.

        What is read inside is what stood before.
        """
        held: list[Event] = []
        self._held.events = held
        try:
            yield
        finally:
            self._held.events = None
        if held:
            self.act_all(held)

    def device(self) -> str:
        """The id of this machine, under which acts are chained."""
        if self._device is None:
            self._device = config.device_id()
        return self._device

    def _own_id(self) -> str:
        if self.id is None:
            self.id = self.new_id()
        return self.id
