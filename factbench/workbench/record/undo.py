"""What undo and redo take back: the reviewer's last act that stands or last adding, or their last undo."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from factbench import acts
from factbench.record.fold import fold
from factbench.record.history import describe
from factbench.record.undo import batch, redoable, standing, undoable
from factbench.store import additions, documents, log, state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factbench import database
    from factbench.model import Event
    from factbench.workbench.library.cuts import Cuts
    from factbench.workbench.session import Session


class Adding(NamedTuple):
    """The adding of articles, taken back by hiding them or done again."""

    titles: tuple[str, ...]

    @property
    def words(self) -> str:
        """Such as "the adding of 3 articles: “A bridge”, …"."""
        count = len(self.titles)
        named = ", ".join(f"“{each}”" for each in self.titles[:3])
        return f"the adding of {count} article{'s' * (count > 1)}: {named}{', …' if count > 3 else ''}"


def told(taken: Event | Adding) -> str:
    """What was taken back or done again, in plain words."""
    return taken.words if isinstance(taken, Adding) else describe(taken)


class Undo:
    """An undo is an act too; that of a correction leads to another cut, that of an adding hides what came in."""

    def __init__(self, session: Session, cuts: Cuts) -> None:
        self.session = session
        self._cuts = cuts

    def back(self) -> Event | Adding | None:
        """Undo; returns what was taken back, None where there is nothing."""
        return self._added() or self._take_back(acts.Undo)

    def again(self) -> Event | Adding | None:
        """Redo; returns what stands again, None where there is nothing."""
        return self._take_back(acts.Redo) or self._added_again()

    def _added(self) -> Adding | None:
        """Hide what was added last, where the reviewer has done nothing since that stands."""
        reviewer = self.session.reviewer
        adding = self.session.read(additions.last, reviewer)
        if adding is None:
            return None
        hides = [self.session.event(acts.Hide(), article=each) for each in adding.articles]
        if len(hides) > 1:
            hides = [replace(each, batch=hides[0].id) for each in hides]

        def put(connection: database.Connection) -> bool:
            acted = undoable(self._mine(connection))
            if additions.last(connection, reviewer) != adding or (acted and acted[-1].at >= adding.at):
                return False
            for each in hides:
                state.record(connection, each)
            ids = [each.id for each in hides]
            additions.take_back(connection, reviewer, adding.run, ids, self.session.stamp())
            return True

        return Adding(self._titles(adding.articles)) if self.session.write(put) else None

    def _added_again(self) -> Adding | None:
        """Show again what an undo of an adding hid, where the reviewer has done nothing since that stands."""
        reviewer = self.session.reviewer

        def meant(connection: database.Connection) -> list[Event]:
            stands = standing(log.events(connection, reviewer=reviewer))
            hidden = additions.taken_back(connection, reviewer)
            return batch(stands, stands[-1]) if stands and stands[-1].id in hidden else []

        hides = self.session.read(meant)
        if not hides:
            return None
        undos = [self.session.event(acts.Undo(refers=each.id), article=each.article) for each in hides]
        if len(undos) > 1:
            undos = [replace(each, batch=undos[0].id) for each in undos]
        articles = tuple(each.article for each in hides if each.article is not None)

        def put(connection: database.Connection) -> bool:
            if meant(connection) != hides:
                return False
            run = additions.taken_back(connection, reviewer)[hides[-1].id]
            for each in undos:
                state.record(connection, each)
            additions.keep(connection, reviewer, run, articles, self.session.stamp())
            return True

        return Adding(self._titles(articles)) if self.session.write(put) else None

    def _titles(self, articles: Sequence[str]) -> tuple[str, ...]:
        known = [(each, self.session.read(documents.article, each)) for each in articles]
        return tuple((found.title if found else None) or f"article {each[:8]}" for each, found in known)

    def _mine(self, connection: database.Connection) -> list[Event]:
        """This reviewer's acts but those by which undo took an adding back: undo does not bring it back."""
        hidden = additions.taken_back(connection, self.session.reviewer)
        mine = log.events(connection, reviewer=self.session.reviewer)
        about = hidden.keys() | {each.id for each in mine if each.refers in hidden}
        return [each for each in mine if each.id not in about]

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
        mine = self._mine(connection)
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
