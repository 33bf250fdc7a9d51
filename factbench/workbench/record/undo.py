"""What undo and redo take back: the reviewer's last act that stands or last adding, or their last undo."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from factbench import acts
from factbench.errors import Misuse
from factbench.record.fold import fold
from factbench.record.history import brief, describe
from factbench.record.undo import batch, redoable, standing, undoable
from factbench.store import additions, documents, evidence, log, state
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factbench import database
    from factbench.model import Event, Source
    from factbench.workbench.library import Library
    from factbench.workbench.session import Session


class Adding(NamedTuple):
    """The adding of articles or sources, taken back by hiding them or taking them out of use, or done again."""

    titles: tuple[str, ...]
    what: str = "article"
    """Or "source"."""
    beside: tuple[str, ...] = ()
    """Ids of the claims beside which evidence from the sources stood before, or stands again."""

    @property
    def words(self) -> str:
        """Such as "the adding of 3 articles: “A bridge”, …"."""
        count = len(self.titles)
        named = ", ".join(f"“{each}”" for each in self.titles[:3])
        return f"the adding of {count} {self.what}{'s' * (count > 1)}: {named}{', …' if count > 3 else ''}"


TAKEN_BACK = "Its adding was taken back."
"""Why a source is out of use whose adding was undone."""


def told(taken: Event | Adding) -> str:
    """What was taken back or done again, in plain words."""
    return taken.words if isinstance(taken, Adding) else describe(taken)


class Undo:
    """An undo is an act too; that of a correction leads to another cut, that of an adding hides what came in, or takes
    it out of use.
    """

    def __init__(self, session: Session, library: Library) -> None:
        self.session = session
        self._cuts = library.cuts
        self._passages = library.passages

    def back(self, shown: Callable[[Event], bool] | None = None) -> Event | Adding | None:
        """Undo; returns what was taken back, None where there is nothing.

        `shown` says which acts whoever asks has in sight. Raises: `errors.Misuse`, which tells the last act, where that
        is none of them; it stays.
        """
        return self._added(shown) or self._take_back(acts.Undo, shown)

    def again(self) -> Event | Adding | None:
        """Redo; returns what stands again, None where there is nothing."""
        return self._take_back(acts.Redo) or self._added_again()

    def _added(self, shown: Callable[[Event], bool] | None) -> Adding | None:
        """Take what was added last out of sight or use, where the reviewer has done nothing since that stands."""
        reviewer = self.session.reviewer
        adding = self.session.read(self._last_added)
        if adding is None:
            return None
        told = self._of(adding.things)
        if shown is not None:
            raise _other(told.words)
        hides = [self._away(each) for each in adding.things]
        if len(hides) > 1:
            hides = [replace(each, batch=hides[0].id) for each in hides]

        def put(connection: database.Connection) -> bool:
            if self._last_added(connection) != adding:
                return False
            for each in hides:
                state.record(connection, each)
            ids = [each.id for each in hides]
            additions.take_back(connection, reviewer, adding.run, ids, self.session.stamp())
            return True

        return told if self.session.write(put) else None

    def _last_added(self, connection: database.Connection) -> additions.Adding | None:
        adding = additions.last(connection, self.session.reviewer)
        acted = undoable(self._mine(connection))
        return None if adding is None or (acted and acted[-1].at >= adding.at) else adding

    def _away(self, thing: str) -> Event:
        """The act by which an article, or a source, goes."""
        if not thing.startswith(additions.SOURCE):
            return self.session.event(acts.Hide(), article=thing)
        source = self._source(thing)
        act = acts.UseSource(source=source.id, about=source.title, used=False, why=TAKEN_BACK)
        return self.session.event(act)

    def _source(self, thing: str) -> Source:
        return self.session.found(documents.source, "source", thing.removeprefix(additions.SOURCE))

    def _added_again(self) -> Adding | None:
        """Bring again what an undo of an adding took away, where the reviewer has done nothing since that stands."""
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
        things = tuple(_thing(each) for each in hides)

        def put(connection: database.Connection) -> bool:
            if meant(connection) != hides:
                return False
            run = additions.taken_back(connection, reviewer)[hides[-1].id]
            for each in undos:
                state.record(connection, each)
            additions.keep(connection, reviewer, run, things, self.session.stamp())
            return True

        return self._of(things) if self.session.write(put) else None

    def _of(self, things: Sequence[str]) -> Adding:
        """What is told of the adding of these, and beside which claims it stands."""
        if things and things[0].startswith(additions.SOURCE):
            sources = [self._source(each) for each in things]
            beside = [id for each in sources for id in self.session.read(evidence.claims_beside, each.id)]
            return Adding(tuple(each.called for each in sources), "source", tuple(dict.fromkeys(beside)))
        known = [(each, self.session.read(documents.article, each)) for each in things]
        return Adding(tuple((found.title if found else None) or f"article {id[:8]}" for id, found in known))

    def _mine(self, connection: database.Connection) -> list[Event]:
        """This reviewer's acts but those by which undo took an adding back: undo does not bring it back."""
        hidden = additions.taken_back(connection, self.session.reviewer)
        mine = log.events(connection, reviewer=self.session.reviewer)
        about = hidden.keys() | {each.id for each in mine if each.refers in hidden}
        return [each for each in mine if each.id not in about]

    def _take_back(
        self, kind: type[acts.Undo | acts.Redo], shown: Callable[[Event], bool] | None = None
    ) -> Event | None:
        """What is meant is looked at again inside the transaction that stores it."""
        while True:
            meant = self.session.read(self._meant, kind)
            if not meant:
                return None
            if shown is not None and not shown(meant[-1][1]):
                raise _other(brief(meant[-1][1]))
            events = [
                self.session.event(
                    kind(refers=target.id),
                    claim=target.claim,
                    article=target.article,
                    batch=meant[0][0].id if len(meant) > 1 else None,
                )
                for target, _doing in reversed(meant)
            ]
            again = [done for _target, done in meant] if kind is acts.Redo else []
            if self._take(events, again, partial(self._is_meant, kind=kind, meant=meant)):
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

    def _take(
        self, events: Sequence[Event], again: Sequence[Event], still: Callable[[database.Connection], bool]
    ) -> bool:
        """Store an undo or a redo, of a batch all of it, if it is still what is meant; whether it was.

        `again` are the acts that stand again then; the evidence that they put beside a claim is stored with them.

        One of a correction, which is never in a batch, cuts the article again.
        """
        event = events[0]
        if event.article is not None:
            root, done = self._cuts.document(event.article)
            if fold(done).correction != fold([*done, event]).correction:
                return self._cuts.store(event, root, done, still) is not None

        made = [
            self._passages.made_by(each.claim, each.act)
            for each in again
            if each.claim is not None and isinstance(each.act, acts.Find | acts.Bring)
        ]

        def put(connection: database.Connection) -> bool:
            meant = still(connection)
            if meant:
                for each in events:
                    state.record(connection, each)
                evidence.put_if_absent(connection, filter(None, made))
            return meant

        return self.session.write(put)


def _other(words: str) -> Misuse:
    return Misuse(f"Not from here, so it stays: {one_line(words)}")


def _thing(away: Event) -> str:
    """What an act took away, as additions name it."""
    if isinstance(away.act, acts.UseSource):
        return additions.SOURCE + away.act.source
    return away.article or ""
