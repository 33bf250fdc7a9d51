"""The imperative shell: what a person does with a database, each in the part that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from factbench.intake import Clock, now
from factbench.store.alike import Copy, Met
from factbench.store.assigned import Lease
from factbench.store.cited import Cited
from factbench.store.claims import Carried
from factbench.store.cut import Recut
from factbench.store.documents import ArticleLine
from factbench.store.listing import EVERYTHING, ClaimLine, Filter, Order
from factbench.store.merge import Taken
from factbench.store.pulse import Pulse
from factbench.store.ruling import Waiting
from factbench.store.tally import Count, Followed, Held, SessionLine, Tally
from factbench.store.threads import Pending, Why
from factbench.workbench.annotations import Annotations
from factbench.workbench.archive import Archive, Loaded
from factbench.workbench.copies import Copies
from factbench.workbench.desk import Desk, News
from factbench.workbench.exchange import Exchange
from factbench.workbench.file import File
from factbench.workbench.library import Library
from factbench.workbench.library.outcome import Added, Was
from factbench.workbench.opinions import Opinions
from factbench.workbench.record import Record
from factbench.workbench.reports import Reports
from factbench.workbench.session import NewId, Session, new_id
from factbench.workbench.sync import Exchanged, Sync
from factbench.workbench.watching import Watching

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from factbench.settings import Settings
    from factbench.workbench.anew import Anew

__all__ = [
    "EVERYTHING",
    "Added",
    "ArticleLine",
    "Carried",
    "Cited",
    "ClaimLine",
    "Copy",
    "Count",
    "Exchanged",
    "Filter",
    "Followed",
    "Held",
    "Lease",
    "Loaded",
    "Met",
    "News",
    "Order",
    "Pending",
    "Pulse",
    "Recut",
    "SessionLine",
    "Taken",
    "Tally",
    "Waiting",
    "Was",
    "Why",
    "Workbench",
    "new_id",
]


class Workbench:
    """One database, one reviewer, one session. Every method of every part may be called from any thread.

    Opening writes nothing. An act that returned is stored; a method that raised has changed nothing.
    """

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
        """As `Session`."""
        self.session = Session(
            path, settings, create=create, reviewer=reviewer, device=device, clock=clock, new_id=new_id
        )
        self.library = Library(self.session)
        """Articles and sources: what comes in, and where in it evidence is found."""
        self.record = Record(self.session, self.library)
        """What the reviewer does: acts, and taking them back."""
        self.desk = Desk(self.session)
        """What the reviewer looks at, and what is kept for them that is no act."""
        self.opinions = Opinions(self.session)
        """What the desk's own model of stance makes of evidence, where there is one."""
        self.reports = Reports(self.session)
        """What goes out, and what is counted."""
        self.copies = Copies(self.session)
        """What became of cited sources elsewhere."""
        self.exchange = Exchange(self.session, self.library)
        """What goes to other records, and what comes from them."""
        self.sync = Sync(self.session, self.exchange)
        """The record that several desks share."""
        self.archive = Archive(self.session, self.library)
        """What a batch made of an archive, brought in here."""
        self.watching = Watching(self.session, self.library)
        """Feeds and sitemaps, and what is new in them."""
        self.annotations = Annotations(self.session, self.library, self.record)
        """What others annotated in other programs."""
        self.file = File(self.session)
        """The database itself: is it sound, where is the copy?"""

    @property
    def anew(self) -> Anew:
        """What the machine made, made again and compared."""
        from factbench.workbench.anew import Anew

        return Anew(self.session)

    def act_as(self, reviewer: str) -> None:
        """Act under another name from now on. Raises: `errors.Misuse` for a name that cannot be used."""
        self.session.act_as(reviewer)

    def close(self) -> None:
        """Close every connection; call when no other thread is at work."""
        self.session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
