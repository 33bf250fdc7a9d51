"""One look at every feed and sitemap: what is new in them, asked politely, many sites at once."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from factbench.errors import FactbenchError, InputError, NetworkError
from factbench.intake import Hints, documents_in, is_address
from factbench.watching.listing import Listed, listed
from factbench.watching.polite import NotNow, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factbench.model import Article, Snapshot
    from factbench.settings import Settings
    from factbench.store.watched import Watched
    from factbench.watching.polite import Polite

SITES = 16
"""Sites that are asked at once."""
LISTS = 20
"""Sitemaps of a sitemap that are looked into: the youngest."""
PATIENCE = 0.3
"""Seconds in which the threads of a round that is left may end."""
FIRST = 300.0
"""Seconds for which a list is left alone that could not be had; twice as long each time, up to a day."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is new in a list, with the documents in it."""

    list: str
    address: str
    snapshot: Snapshot
    found: tuple[Article | InputError, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What could not be had, and why."""

    list: str
    address: str
    why: str
    passing: bool
    """It is tried again."""
    rests: bool = False
    """It was not even asked for, because its host is left alone."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A list was looked at."""

    watched: Watched
    """As it is to be kept."""
    changed: bool
    new: int = 0
    """Addresses that were not seen before."""
    passed_over: tuple[str, ...] = ()
    """Of them, those that are left, where a list is seen for the first time: its older ones."""
    lists: tuple[str, ...] = ()
    """Sitemaps that stand in it, which are watched from now on."""


Told = Page | Refusal | Looked


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """How a round is made."""

    settings: Settings
    polite: Polite
    unseen: Callable[[Sequence[str]], list[str]]
    """Those of addresses that are new; called from any thread."""
    now: float
    """Seconds since 1970."""
    most: int
    """Pages that are taken from one list; the others wait for the next round."""

    def look(self, lists: Sequence[Watched], stopped: threading.Event) -> Iterator[Told]:
        """Look at all lists, those of one site one after the other; yields what is told as it comes.

        From when `stopped` is set, or this is closed, nothing more is asked.
        """
        sites: defaultdict[str, list[Watched]] = defaultdict(list)
        for each in lists:
            sites[urlsplit(each.address).netloc.lower()].append(each)
        told: queue.Queue[Told | BaseException | None] = queue.Queue(SITES)
        waiting = list(sites.values())
        turn = threading.Lock()
        left = threading.Event()

        def over() -> bool:
            return stopped.is_set() or left.is_set()

        def put(each: Told | BaseException | None) -> None:
            while not over():
                try:
                    told.put(each, timeout=0.2)
                except queue.Full:
                    continue
                return

        def work() -> None:
            try:
                while not over():
                    with turn:
                        site = waiting.pop() if waiting else None
                    if site is None:
                        break
                    for each in site:
                        for said in self._list(each, over):
                            put(said)
            except BaseException as error:  # noqa: BLE001  raised where the round is asked for
                put(error)
            put(None)

        count = min(SITES, len(waiting))
        # Daemons, for one may wait for an answer when the program is to end.
        threads = [threading.Thread(target=work, daemon=True, name="watch") for _ in range(count)]
        for thread in threads:
            thread.start()
        try:
            while count and not stopped.is_set():
                try:
                    came = told.get(timeout=0.2)
                except queue.Empty:
                    continue
                if isinstance(came, BaseException):
                    raise came
                if came is None:
                    count -= 1
                else:
                    yield came
        finally:
            left.set()
            # What reads the database is done at once; what waits for an answer is left behind.
            until = monotonic() + PATIENCE
            for thread in threads:
                thread.join(max(0.0, until - monotonic()))

    def _list(self, watched: Watched, over: Callable[[], bool]) -> Iterator[Told]:
        if watched.asked is not None and watched.failures:
            rest = min(FIRST * 2 ** (watched.failures - 1), 86_400)
            if self.now < watched.asked + rest:
                return
        try:
            answer = self.polite.get(watched.address, tag=watched.tag, modified=watched.modified)
            found = listed(answer.snapshot.content, self.settings) if answer.snapshot else None
        except FactbenchError as error:
            yield Refusal(watched.address, watched.address, str(error), passing=True)
            yield Looked(watched._replace(asked=self.now, failures=watched.failures + 1), changed=False)
            return
        known = watched._replace(asked=self.now, failures=0)
        if found is None:
            yield Looked(known, changed=False)
            return
        lists = [each for each in found if each.is_list]
        nested = _youngest([each for each in lists if _beside(each, watched)])[:LISTS]
        elsewhere = [each.address for each in lists if not _beside(each, watched)]
        for address in self.unseen(elsewhere):
            why = "It is a list of another site; watch it by itself."
            yield Refusal(watched.address, address, why, passing=False)
        pages = [each for each in found if not each.is_list]
        fresh = set(self.unseen([each.address for each in pages]))
        new = _youngest([each for each in pages if each.address in fresh])
        left = tuple(each.address for each in new[self.most :])
        first = watched.asked is None
        all_had = first or not left
        for each in new[: self.most]:
            if over():
                return
            said = self._page(each, watched.address)
            all_had = all_had and not (isinstance(said, Refusal) and said.passing)
            yield said
            if isinstance(said, Refusal) and said.rests:
                break
        if all_had:
            # Else the list would say that nothing changed while something still waits in it.
            known = known._replace(tag=answer.tag, modified=answer.modified)
        yield Looked(known, True, len(new), left if first else (), tuple(each.address for each in nested))

    def _page(self, page: Listed, where: str) -> Page | Refusal:
        if not is_address(page.address):
            why = "It is no http or https address, so nothing was asked."
            return Refusal(where, page.address, why, passing=False)
        try:
            answer = self.polite.get(page.address)
            snapshot = answer.snapshot
            if snapshot is None:
                raise NetworkError("It says that nothing changed, which was not asked.")
            found = documents_in(snapshot, self.settings, Hints())
        except NotNow as error:
            return Refusal(where, page.address, str(error), passing=True, rests=True)
        except NetworkError as error:
            lasting = isinstance(error, Refused) or (error.status is not None and error.status < 500)
            return Refusal(where, page.address, str(error), passing=not lasting or error.status == 429)
        except FactbenchError as error:
            return Refusal(where, page.address, str(error), passing=False)
        return Page(where, page.address, snapshot, tuple(_dated(each.found, page) for each in found))


def _dated(found: Article | InputError, page: Listed) -> Article | InputError:
    """What the list says of a page that does not say it itself."""
    if isinstance(found, InputError):
        return found
    day = page.day if page.published else None
    return replace(found, published=found.published or day, title=found.title or page.title)


def _youngest(listed: list[Listed]) -> list[Listed]:
    """By day, the youngest first; those without one behind, in their order."""
    return sorted(listed, key=lambda each: -(each.day.toordinal() if each.day else 0))


def _beside(listed: Listed, watched: Watched) -> bool:
    return urlsplit(listed.address).netloc.lower() == urlsplit(watched.address).netloc.lower()
