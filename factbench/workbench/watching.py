"""Feeds and sitemaps that a desk watches: what is new in them becomes articles with claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.errors import Misuse, Unreadable
from factbench.store import watched as store
from factbench.text.clean import one_line
from factbench.workbench.library.outcome import Added, Was
from factbench.workbench.query import Query

if TYPE_CHECKING:
    import threading
    from collections.abc import Generator, Sequence

    from factbench.database import Connection
    from factbench.watching.polite import Polite
    from factbench.watching.round import Looked, Page, Refusal
    from factbench.workbench.library import Library
    from factbench.workbench.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What came of one thing that a round met: an article, a refusal, or a list that was looked at."""

    address: str
    list: str
    added: Added | None = None
    why: str | None = None
    """Why it was refused."""
    changed: bool = False
    """Whether the list was another than last time."""
    new: int = 0
    passed_over: int = 0


class Watching:
    """The network is asked only while somebody runs a round."""

    refusals = Query(store.refusals)
    lists = Query(store.lists)

    def __init__(self, session: Session, library: Library) -> None:
        self.session = session
        self._library = library

    def watch(self, addresses: Sequence[str]) -> None:
        """Watch these feeds and sitemaps too. Raises: `errors.Misuse` for what is no address."""
        for each in addresses:
            if not each.lower().startswith(("http://", "https://")):
                raise Misuse(f"{one_line(each)[:200]} is no address; it begins with https://.")
        self.session.write(store.watch, addresses)

    def leave(self, addresses: Sequence[str]) -> int:
        """Watch these no more; returns how many were watched."""
        return self.session.write(store.leave, addresses)

    def round(
        self,
        polite: Polite,
        stopped: threading.Event,
        addresses: Sequence[str] | None = None,
        *,
        most: int = 20,
        match: bool = True,
    ) -> Generator[News, None, None]:
        """Look at all that is watched, or at these, and store the articles that are new; yields what comes of it.

        What was yielded is stored. Of a list that is new its youngest `most` pages are taken, and the others are passed
        over; later at most so many a round. What was refused is kept, see `refusals`.
        """
        from factbench.watching.round import Looked, Page, Round

        run = self.session.new_id()
        now = self.session.clock().timestamp()
        rounds = Round(settings=self.session.settings, polite=polite, unseen=self._unseen, now=now, most=most)
        wanted = [
            each
            for each in self.session.read_all(store.lists)
            if addresses is None or each.address in addresses
        ]
        looked_at: set[str] = set()
        while wanted and not stopped.is_set():
            looked_at |= {each.address for each in wanted}
            nested: dict[str, None] = {}
            for told in rounds.look(wanted, stopped):
                if isinstance(told, Looked):
                    nested |= dict.fromkeys(told.lists)
                    yield self._looked(told)
                elif isinstance(told, Page):
                    yield from self._page(told, run, match=match)
                else:
                    yield self._refused(told)
            # Sitemaps that stand in a sitemap are watched by themselves from now on.
            self.session.write(store.watch, list(nested))
            wanted = [
                each
                for each in self.session.read_all(store.lists)
                if each.address in nested and each.address not in looked_at
            ]

    def _unseen(self, addresses: Sequence[str]) -> list[str]:
        return self.session.read_all(store.unseen, addresses)

    def _looked(self, told: Looked) -> News:
        def put(connection: Connection) -> None:
            store.asked(connection, told.watched)
            store.seen(connection, told.passed_over, told.watched.address, self.session.stamp())

        self.session.write(put)
        address = told.watched.address
        return News(
            address=address,
            list=address,
            changed=told.changed,
            new=told.new,
            passed_over=len(told.passed_over),
        )

    def _page(self, page: Page, run: str, *, match: bool) -> Generator[News, None, None]:
        for found in page.found:
            if isinstance(found, Exception):
                self._keep_refusal(page.address, page.list, str(found))
                added = Added(name=page.address, was=Was.FAILED, error=Unreadable(str(found)))
            else:
                added = self._library.add_article(page.address, page.snapshot, found, match=match, run=run)
            yield News(address=page.address, list=page.list, added=added)
        self.session.write(store.seen, [page.address], page.list, self.session.stamp())

    def _refused(self, refusal: Refusal) -> News:
        self._keep_refusal(refusal.address, refusal.list, refusal.why)
        at = self.session.stamp()
        if refusal.address != refusal.list:
            if not refusal.passing:
                self.session.write(store.seen, [refusal.address], refusal.list, at)
            elif not refusal.rests:
                self.session.write(store.failed, refusal.address, refusal.list, at)
        return News(address=refusal.address, list=refusal.list, why=refusal.why)

    def _keep_refusal(self, address: str, where: str, why: str) -> None:
        self.session.write(
            store.refuse, store.Refusal(self.session.stamp(), one_line(address), where, one_line(why))
        )
