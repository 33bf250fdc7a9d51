"""This record and one that several desks share: what is missing goes there, and what is missing comes from there.

Both sides are only ever added to, so nothing can be lost by doing it again: a desk that was away, or was killed in the
middle, goes on from what it noted last, and what it sends a second time is there already.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factbench import errors
from factbench.model import Stored
from factbench.record.parcel import damaged, read_acts
from factbench.shared_record import address
from factbench.shared_record.items import files_of, items_of, parcel_of
from factbench.shared_record.server import opened
from factbench.store import log, parcel, shared
from factbench.workbench import people

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from factbench import database
    from factbench.model import Parcel
    from factbench.shared_record.items import Item
    from factbench.shared_record.server import Batch, Server
    from factbench.store.merge import Taken
    from factbench.workbench.exchange import Exchange
    from factbench.workbench.session import Session

ACTS = 2_000
"""Acts that are pushed at once: a push takes some tenths of a second, and the other desks wait for it."""
DOCUMENTS = 20
"""Articles or sources that are pushed at once."""
LOOKS = 1.0
"""Seconds after which a desk that watches looks whether there is anything new in its own file."""
RETRIES = (1, 2, 5, 10, 30, 60)
"""Seconds until the next try where the server cannot be reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """What went there and what came from there."""

    where: str = ""
    made: bool = False
    """Whether the shared record was made just now."""
    readable: bool = False
    """Whether what is sent can be read on its way."""
    acts: int = 0
    """Acts that came, of those that this reviewer may see."""
    articles: int = 0
    claims: int = 0
    sources: int = 0
    recut: int = 0
    disputed: int = 0
    """Claims on which reviewers differ now, as far as this reviewer may know; 0 while any review is blind for her."""
    sent: int = 0
    """Acts that went."""
    documents: int = 0
    """Articles and sources that went."""

    @property
    def nothing(self) -> bool:
        """Whether neither side had anything for the other."""
        return not (
            self.acts
            or self.articles
            or self.claims
            or self.sources
            or self.sent
            or self.documents
            or self.made
        )


class Sync:
    """Push and pull; every method may be called again after any failure."""

    def __init__(self, session: Session, exchange: Exchange) -> None:
        self.session = session
        self._exchange = exchange

    def once(self, given: str | None = None, *, init: Sequence[str] | None = None) -> Exchanged:
        """Take in what others pushed, and push what they lack.

        `given` is an address as libpq takes it, else that of the setting, else what the environment says. `init`: make
        the tables on the server, and let these roles use them.
        Raises: `errors.NetworkError`, `errors.Misuse`; `errors.Unreadable` where anything that came is damaged: of that
        push nothing was taken in.
        """
        with opened(self._address(given), init=init) as server:
            return self._both(server)

    def watch(
        self, given: str | None = None, *, on: Callable[[], bool] = lambda: True
    ) -> Iterator[Exchanged | str]:
        """The same again and again, as soon as there is anything on either side; ends when `on` says so.

        Gives what was exchanged, the first time also where that is nothing; and, as a sentence, why nothing can be
        exchanged now, once until it can be again.
        """
        parts, tries = self._address(given), 0
        while on():
            try:
                with opened(parts) as server:
                    server.listen()
                    yield self._both(server)
                    tries = 0
                    yield from self._news(server, on)
            except errors.SharedRecordForeign:
                raise
            except errors.NetworkError as error:
                if tries == 0:
                    yield str(error)
                again = time.monotonic() + RETRIES[min(tries, len(RETRIES) - 1)]
                tries += 1
                while on() and time.monotonic() < again:
                    time.sleep(0.1)

    def _news(self, server: Server, on: Callable[[], bool]) -> Iterator[Exchanged]:
        while on():
            came = server.wait(LOOKS)
            # Another desk may have pushed while nobody waited: then the number says so.
            if came or self._pending(server):
                done = self._both(server)
                if not done.nothing:
                    yield done

    def _pending(self, server: Server) -> bool:
        """Whether there is anything on one side that is not on the other, as far as numbers tell."""
        now = self._reached(server)
        here = self.session.read_all(
            lambda db: (log.last_arrival(db) > now.pushed, shared.holds(db) != now.held)
        )
        return any(here) or server.last() > now.pulled

    def _address(self, given: str | None) -> dict[str, str]:
        return address.resolved(given, self.session.settings.shared_record)

    def _reached(self, server: Server) -> shared.Reached:
        return self.session.read_all(shared.reached, server.record)

    def _both(self, server: Server) -> Exchanged:
        people.introduce(self.session)
        self._meet(server)
        done = Exchanged(where=server.where, made=server.made, readable=server.open_wire)
        server.made = False
        while True:
            done = self._pull(server, done)
            done, alone = self._push(server, done)
            if alone:
                return done

    def _meet(self, server: Server) -> None:
        """Begin anew with a record that was set back to an earlier state: what it lost it gets again."""
        now, last = self._reached(server), server.last()
        if now.pulled > last:
            self.session.write(shared.note, shared.Reached(server.record))

    # ------------------------------------------------------------------------------------------------- from it

    def _pull(self, server: Server, done: Exchanged) -> Exchanged:
        """Take in what was pushed since, many pushes at once; one by one where there is something wrong with them, so
        that those before the wrong one come in.
        """
        apart = False
        while True:
            now = self._reached(server)
            batch = server.after(now.pulled, apart=apart)
            if batch.last <= now.pulled:
                return done
            try:
                done = self._taken(server, batch, done)
            except errors.Unreadable as error:
                if apart:
                    raise errors.Unreadable(
                        f"{str(error).removesuffix('.')} ({server.pushed_by(now.pulled, batch.last)})."
                    ) from error
                apart = True

    def _taken(self, server: Server, batch: Batch, done: Exchanged) -> Exchanged:
        given = parcel_of([*self._gone(server, batch), *batch.items])
        wanted = self._exchange.lacks("snapshot", files_of(given))
        files = server.files(wanted, self.session.settings.input_bytes)
        ids = [item.id for item in batch.items if item.kind == "act"]
        new = self._exchange.lacks("event", ids)
        taken = self._take(replace(given, snapshots=tuple(files)), ids, batch.last, server.record)
        return self._told(done, taken, new)

    def _gone(self, server: Server, batch: Batch) -> list[Item]:
        """Claims that were pushed before, on which somebody acts only now, and that a correction took away here."""
        acted = {
            event.claim
            for _stored, event in read_acts([Stored(*item[2:]) for item in batch.items if item.kind == "act"])
            if event.claim is not None
        }
        acted -= {item.id for item in batch.items if item.kind == "claim"}
        return server.named("claim", self._exchange.lacks("claim", acted))

    def _take(self, given: Parcel, ids: Sequence[str], last: int, record: str) -> Taken:
        acts = read_acts(given.acts)
        for id, (_stored, event) in zip(ids, acts, strict=True):
            if event.id != id:
                raise damaged("act", id, "it is kept under the id of another")

        def noted(connection: database.Connection, before: int) -> None:
            was = shared.reached(connection, record)
            # What just came from there need not go back, if all that was here before went already.
            pushed = log.last_arrival(connection) if was.pushed == before else was.pushed
            shared.note(connection, replace(was, pulled=last, pushed=pushed))

        return self._exchange.take(given, also=noted)

    def _told(self, done: Exchanged, taken: Taken, new: Collection[str]) -> Exchanged:
        """With what came, without anything of which this reviewer may not know."""
        masked = self.session.mask() is not None
        return replace(
            done,
            acts=done.acts + (len(new) - len(self.session.read(parcel.lacking, "event", new))),
            articles=done.articles + taken.articles,
            claims=done.claims + (0 if masked else taken.claims),
            sources=done.sources + (0 if masked else taken.sources),
            recut=done.recut + len(taken.recut),
            disputed=0 if masked else max(done.disputed, taken.disputed),
        )

    # --------------------------------------------------------------------------------------------------- to it

    def _push(self, server: Server, done: Exchanged) -> tuple[Exchanged, bool]:
        """Push all that the server lacks; also whether nobody else pushed anything meanwhile."""
        held = self.session.read_all(shared.holds)
        if self._reached(server).held != held:
            done, alone = self._push_documents(server, done)
            if not alone:
                return done, False
            self.session.write(
                lambda db: shared.note(db, replace(shared.reached(db, server.record), held=held))
            )
        while True:
            now = self._reached(server)
            last, acts = self.session.read_all(parcel.acts_after, now.pushed, ACTS)
            if not acts:
                return done, True
            sent, alone = self._push_acts(server, acts, last)
            done = replace(done, sent=done.sent + sent)
            if not alone:
                return done, False

    def _push_documents(self, server: Server, done: Exchanged) -> tuple[Exchanged, bool]:
        for kind, every in (("source", shared.sources), ("article", shared.articles)):
            ids = self.session.read_all(every)
            wanted = server.lacking(kind, ids)
            missing = [each for each in ids if each in wanted]
            for start in range(0, len(missing), DOCUMENTS):
                some = missing[start : start + DOCUMENTS]
                with server.turn() as before:
                    given = self._exchange.gathered((), server.lacking, **{f"{kind}s": some})
                    self._add(server, given)
                    after = server.last()
                done = replace(done, documents=done.documents + len(given.articles) + len(given.sources))
                if not self._pushed(server.record, before, after):
                    return done, False
        return done, True

    def _push_acts(self, server: Server, acts: Sequence[Stored], last: int) -> tuple[int, bool]:
        read = read_acts(acts)
        with server.turn() as before:
            wanted = server.lacking("act", [event.id for _stored, event in read])
            new = [each for each in read if each[1].id in wanted]
            if new:
                self._add(
                    server, self._exchange.gathered(new, server.lacking), [event.id for _stored, event in new]
                )
            after = server.last()
        return len(new), self._pushed(server.record, before, after, acts=last)

    def _add(self, server: Server, given: Parcel, ids: Sequence[str] = ()) -> None:
        firsts = {each.article.id for each in given.articles}
        # Which version stands follows from the acts; of those that come later none does before they are folded.
        editions = tuple(
            replace(each, replaced=True) if each.article.supersedes not in {None, *firsts} else each
            for each in given.articles
        )
        given = replace(given, articles=editions)
        server.add(self.session.new_id(), list(items_of(given, ids)), given.snapshots)

    def _pushed(self, record: str, before: int, after: int, *, acts: int | None = None) -> bool:
        """Note what was pushed behind the server's row `before`, and up to which arrival acts were; whether all up to
        there is here."""

        def note(connection: database.Connection) -> bool:
            now = shared.reached(connection, record)
            alone = now.pulled == before
            shared.note(
                connection,
                replace(
                    now,
                    pulled=after if alone else now.pulled,
                    pushed=now.pushed if acts is None else acts,
                ),
            )
            return alone

        return self.session.write(note)
