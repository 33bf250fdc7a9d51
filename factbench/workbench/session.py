"""One database that is open, and one reviewer at work on it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Self, TypeVar

from factbench import config, database, errors
from factbench.intake import Clock, now
from factbench.model import Event
from factbench.store import log, schema, state
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from factbench.acts import Act
    from factbench.settings import Settings

NewId = Callable[[], str]
T = TypeVar("T")


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

        Raises: `errors.DatabaseError`, and `errors.Misuse` for a reviewer's name that cannot be used.
        """
        self.path = path
        self.settings = settings
        self.reviewer = config.reviewer_name(settings) if reviewer is None else config.checked_name(reviewer)
        self._device = device
        self._clock = clock
        self._new_id = new_id
        self._session: str | None = None
        self._acting = threading.Lock()
        self._held = threading.local()
        if create:
            database.create(path)
        self._connections = database.Connections(path, busy_seconds=settings.busy_seconds)
        try:
            schema.prepare(self._connections.get(), path)
        except BaseException:
            self._connections.close()
            raise

    def act_as(self, reviewer: str) -> None:
        """Act under another name from now on. Raises: `errors.Misuse` for a name that cannot be used."""
        self.reviewer = config.checked_name(reviewer)

    def close(self) -> None:
        """Close every connection; call when no other thread is at work."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _act(self, act: Act, *, claim: str | None = None, article: str | None = None) -> Event:
        return self._act_all([self._event(act, claim=claim, article=article)])[0]

    def _act_all(self, events: Sequence[Event]) -> list[Event]:
        """Store acts as one transaction; several are a batch, which one undo takes back."""
        held: list[Event] | None = getattr(self._held, "events", None)
        if held is not None:
            held += events
            return list(events)
        if len(events) > 1:
            events = [replace(event, batch=events[0].id) for event in events]
        return self._write(lambda connection: [state.record(connection, event) for event in events])

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
            self._act_all(held)

    def _event(
        self, act: Act, *, claim: str | None = None, article: str | None = None, batch: str | None = None
    ) -> Event:
        """A new act in its envelope, with its id, which is chosen before the transaction begins."""
        return Event(
            id=self._new_id(),
            act=act,
            at=log.stamp(self._clock()),
            device=self._device_id(),
            session=self._session_id(),
            reviewer=self.reviewer,
            claim=claim,
            article=article,
            batch=batch,
        )

    def _device_id(self) -> str:
        if self._device is None:
            self._device = config.device_id()
        return self._device

    def _session_id(self) -> str:
        if self._session is None:
            self._session = self._new_id()
        return self._session

    def _read(self, look: Callable[[database.Connection], T]) -> T:
        with database.explained(self.path):
            return look(self._connections.get())

    def _write(self, change: Callable[[database.Connection], T]) -> T:
        """Run `change` as one transaction. Threads of this program take turns, so that none waits in SQLite's sleep."""
        with database.explained(self.path), self._acting:
            connection = self._connections.get()
            database.use_journal(connection, self.path)
            with database.write(connection):
                return change(connection)


def found(value: T | None, what: str, identifier: str) -> T:
    if value is None:
        raise errors.NothingFound(f"There is no {what} {one_line(identifier)[:12]}.")
    return value
