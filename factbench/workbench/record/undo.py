"""What undo and redo take back: the reviewer's last act that stands, or their last undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from factbench.model import Act, Event
from factbench.store import fold, log

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factbench import database
    from factbench.workbench.library.cuts import Cuts
    from factbench.workbench.session import Session


class Undo:
    """An undo is an act too; that of a correction leads to another cut."""

    def __init__(self, session: Session, cuts: Cuts) -> None:
        self.session = session
        self._cuts = cuts

    def back(self, act: Act) -> Event | None:
        """Undo or redo; what is meant is looked at again inside the transaction that stores it."""
        while True:
            meant = self.session.read(self._meant, act)
            if not meant:
                return None
            events = [
                self.session.event(
                    act,
                    refers=target.id,
                    claim=target.claim,
                    article=target.article,
                    content={"batch": meant[0][0].id} if len(meant) > 1 else None,
                )
                for target, _doing in reversed(meant)
            ]
            if self._take(events, partial(self._is_meant, act=act, meant=meant)):
                return meant[-1][1]

    def _meant(self, connection: database.Connection, act: Act) -> list[tuple[Event, Event]]:
        """The acts that an undo or redo would name, and for each the act that does or undoes something by it."""
        mine = log.events(connection, reviewer=self.session.reviewer)
        if act is Act.UNDO:
            return [(target, target) for target in fold.undoable(mine)]
        by_id = {event.id: event for event in mine}
        return [(target, by_id[target.refers or ""]) for target in fold.redoable(mine)]

    def _is_meant(
        self, connection: database.Connection, *, act: Act, meant: list[tuple[Event, Event]]
    ) -> bool:
        return self._meant(connection, act) == meant

    def _take(self, events: Sequence[Event], still: Callable[[database.Connection], bool]) -> bool:
        """Store an undo or a redo, of a batch all of it, if it is still what is meant; whether it was.

        One of a correction, which is never in a batch, cuts the article again.
        """
        event = events[0]
        if event.article is not None:
            root, acts = self._cuts.document(event.article)
            if fold.correction(acts) != fold.correction([*acts, event]):
                return self._cuts.store(event, root, acts, still) is not None

        def put(connection: database.Connection) -> bool:
            meant = still(connection)
            if meant:
                for each in events:
                    log.append(connection, each)
            return meant

        return self.session.write(put)
