"""What undo and redo take back: the reviewer's last act that stands, or their last undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from factbench import acts
from factbench.record.fold import fold
from factbench.record.undo import redoable, undoable
from factbench.store import log, state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factbench import database
    from factbench.model import Event
    from factbench.workbench.library.cuts import Cuts
    from factbench.workbench.session import Session


class Undo:
    """An undo is an act too; that of a correction leads to another cut."""

    def __init__(self, session: Session, cuts: Cuts) -> None:
        self.session = session
        self._cuts = cuts

    def back(self) -> Event | None:
        """Undo; returns the act that was taken back, None where there is none."""
        return self._take_back(acts.Undo)

    def again(self) -> Event | None:
        """Redo; returns the act that stands again, None where there is none."""
        return self._take_back(acts.Redo)

    def _take_back(self, kind: type[acts.Undo | acts.Redo]) -> Event | None:
        """What is meant is looked at again inside the transaction that stores it."""
        while True:
            meant = self.session.read(self._meant, kind)
            if not meant:
                return None
            events = [
                self.session.event(
                    kind(refers=target.id),
                    claim=target.claim,
                    article=target.article,
                    batch=meant[0][0].id if len(meant) > 1 else None,
                )
                for target, _doing in reversed(meant)
            ]
            if self._take(events, partial(self._is_meant, kind=kind, meant=meant)):
                return meant[-1][1]

    def _meant(
        self, connection: database.Connection, kind: type[acts.Undo | acts.Redo]
    ) -> list[tuple[Event, Event]]:
        """The acts that an undo or redo would name, and for each the act that does or undoes something by it."""
        mine = log.events(connection, reviewer=self.session.reviewer)
        if kind is acts.Undo:
            return [(target, target) for target in undoable(mine)]
        by_id = {event.id: event for event in mine}
        return [(target, by_id[target.refers or ""]) for target in redoable(mine)]

    def _is_meant(
        self,
        connection: database.Connection,
        *,
        kind: type[acts.Undo | acts.Redo],
        meant: list[tuple[Event, Event]],
    ) -> bool:
        return self._meant(connection, kind) == meant

    def _take(self, events: Sequence[Event], still: Callable[[database.Connection], bool]) -> bool:
        """Store an undo or a redo, of a batch all of it, if it is still what is meant; whether it was.

        One of a correction, which is never in a batch, cuts the article again.
        """
        event = events[0]
        if event.article is not None:
            root, done = self._cuts.document(event.article)
            if fold(done).correction != fold([*done, event]).correction:
                return self._cuts.store(event, root, done, still) is not None

        def put(connection: database.Connection) -> bool:
            meant = still(connection)
            if meant:
                for each in events:
                    state.record(connection, each)
            return meant

        return self.session.write(put)
