"""What this record hands to others, and what it takes in from them."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from factbench import database, errors
from factbench.record.parcel import as_found, check, damaged, read_acts
from factbench.store import documents, loading, log, merge, parcel
from factbench.text.clean import one_line
from factbench.workbench.library.cuts import corrected
from factbench.workbench.stranger import opened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from factbench.model import Article, Parcel, Snapshot
    from factbench.record.parcel import Act
    from factbench.store.cut import Draft
    from factbench.store.merge import Taken
    from factbench.store.parcel import Lacks
    from factbench.workbench.library import Library
    from factbench.workbench.session import Session


DAY = timedelta(days=1)

Also = Callable[[database.Connection, int], None]
"""What is done in the transaction in which acts come in, given the last arrival before it."""


def nothing_else(_connection: database.Connection, _before: int) -> None:
    """Do nothing beside taking in: an `Also`."""


class Exchange:
    """One record made of many: the union of their acts, whoever takes in from whom, and in whichever order."""

    def __init__(self, session: Session, library: Library) -> None:
        self.session = session
        self._library = library

    def parcel(self, after: int = 0, lacks: Lacks | None = None) -> tuple[int, Parcel]:
        """The acts that came into this database after an arrival, with what they rest on, and the last arrival now.

        `lacks` says which ids of "article", "claim", "evidence", "source", "snapshot" and "search" the other does not
        have; without it everything goes along.
        """

        def look(connection: database.Connection) -> tuple[int, Parcel]:
            last, acts = parcel.acts_after(connection, after)
            return last, parcel.gather(connection, read_acts(acts), lacks or parcel.everything, whole=False)

        return self.session.read_all(look)

    def gathered(
        self, acts: Sequence[Act], lacks: Lacks, *, articles: Sequence[str] = (), sources: Sequence[str] = ()
    ) -> Parcel:
        """These acts, with what they rest on, and these articles and sources; without what the other has.

        Raises: `errors.Unreadable` where the other would refuse it, for something of it is damaged here.
        """

        def look(connection: database.Connection) -> Parcel:
            given = parcel.gather(connection, acts, lacks, whole=False, articles=articles, sources=sources)
            _check(connection, given)
            return given

        return self.session.read_all(look)

    def whole(self) -> Parcel:
        """All acts, articles and searches, and what they rest on."""

        return self.session.read(parcel.whole)

    def lacks(self, table: str, ids: Collection[str]) -> set[str]:
        """Those of `ids` that this database does not have: what `parcel` asks of the other."""
        return self.session.read_all(parcel.lacking, table, ids)

    def take(self, given: Parcel, *, also: Also = nothing_else) -> Taken:
        """Look at a stranger's parcel, and take in what is not here, as one transaction: all of it or nothing.

        Acts keep their ids, bodies and hashes. Two verdicts on one claim are two verdicts. What is here stays as it
        is: an article keeps its cut and takes those acted claims that it lacks, as they were cut. Where a correction
        comes in, the article is cut again, and acts follow their words. The same parcel again changes nothing.
        `also` is done in the same transaction.
        Raises: `errors.Unreadable` where anything in it is damaged or missing; then nothing was taken in.
        """
        with _uncollected():
            return self._take(given, read_acts(given.acts), also)

    def take_file(self, path: Path) -> Taken:
        """Take in another database, which is only read, or a report that was exported as JSON for colleagues.

        Raises: as `take`, and `errors.InputError` or `errors.DatabaseError` for a file that cannot be taken in.
        """
        shown = one_line(str(path))
        try:
            if path.samefile(self.session.path):
                raise errors.Misuse(f"{shown} is the database itself: there is nothing to take in.")
            is_sqlite = database.is_sqlite(path)
        except (OSError, ValueError) as error:
            words = error.strerror if isinstance(error, OSError) else "its name holds a NUL"
            raise errors.Unreadable(f"{shown} cannot be read: {words}.") from error
        if not is_sqlite:
            return self.take(self._exported(path))
        with _uncollected(), opened(path) as connection:
            acts = self._unknown(connection)
            longest = self.session.settings.input_bytes
            given = parcel.gather(connection, acts, self.lacks, whole=True, longest=longest)
            loading.prepare(self.session.connection())
            return self._take(given, acts)

    def _unknown(self, stranger: database.Connection) -> list[Act]:
        """The acts of a stranger's database that are not here, looked at."""
        known = self.session.read_all(merge.known)
        new = {id: each for id, each in parcel.all_acts(stranger) if known.get(id) != each.hash}
        acts = read_acts(new.values())
        for identifier, (_stored, event) in zip(new, acts, strict=True):
            if event.id != identifier:
                raise damaged("act", identifier, "it is kept under the id of another")
        return acts

    def _exported(self, path: Path) -> Parcel:
        from factbench import intake
        from factbench.exporters.json import load

        content = intake.read(str(path), self.session.settings).content
        if not content.lstrip().startswith(b"{"):
            raise errors.Unreadable(
                f"{one_line(str(path))} cannot be taken in: that is done with another factbench database, a report"
                " exported as JSON for colleagues, and annotations as JSON."
            )
        report = load(content)
        if report.record is None:
            without = report.lacks or "the record, as earlier versions of factbench did"
            raise errors.Unreadable(
                f"{one_line(str(path))} cannot be taken in, for it was exported without {one_line(without)[:80]}: ask"
                " for one of all articles, for colleagues, with `factbench export --format json`."
            )
        return report.record

    def _take(self, given: Parcel, acts: Sequence[Act], also: Also = nothing_else) -> Taken:
        # All that is there is looked at, also what this reviewer may not see: nothing of it is told.
        self.session.read_all(_check, given)
        soon = log.stamp(self.session.clock() + DAY)
        for _stored, event in acts:
            # The next act of this machine is never earlier than its last.
            if event.at > soon and event.device == self.session.device():
                raise damaged("act", event.id, "it is of this machine and has a time that is yet to come")
        done: Taken | None = None
        while done is None:
            drafts = list(self._drafts(given, acts))
            done = self.session.write(_put, given, acts, drafts, self.session.stamp(), also)
        if done.articles or done.recut:
            self._library.cuts.link()
        for each in done.recut:
            self._library.passages.match_article(each)
        return done

    def _drafts(self, given: Parcel, acts: Sequence[Act]) -> Iterator[Draft]:
        """The articles that stand otherwise when the acts have come in, cut."""
        on_articles = [each for each in acts if each[1].article is not None]
        new = [event for _stored, event in self.session.read_all(merge.unknown, on_articles)]
        firsts = {each.article.id for each in given.articles if each.article.supersedes is None}
        snapshots = {each.sha256: each for each in given.snapshots}
        told = {event.article for event in new if event.article is not None and event.claim is None}
        for root in sorted(told | firsts):
            found = self.session.read_all(_standing, root) or _theirs(root, given)
            if found is None:
                continue
            first, standing = found
            on = self.session.read_all(merge.acts_on, root, new)
            snapshot = self._snapshot(first, snapshots)
            if corrected(first, on, snapshot) != standing:
                yield self._library.cuts.draft(first, on, snapshot)

    def _snapshot(self, article: Article, given: dict[str, Snapshot]) -> Snapshot | None:
        return self.session.read_all(documents.snapshot, article.snapshot) or given.get(article.snapshot)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python not look for circles of values meanwhile: among 100,000 acts, which are none, it takes a fifth of the
    time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _put(
    connection: database.Connection,
    given: Parcel,
    acts: Sequence[Act],
    drafts: Sequence[Draft],
    at: str,
    also: Also,
) -> Taken | None:
    before = log.last_arrival(connection)
    done = merge.take(connection, given, acts, drafts, at)
    if done is not None:
        also(connection, before)
    return done


def _check(connection: database.Connection, given: Parcel) -> None:
    check(
        given,
        lambda id: parcel.text(connection, "article", id),
        lambda id: parcel.text(connection, "source", id),
    )


def _standing(connection: database.Connection, root: str) -> tuple[Article, Article] | None:
    """The first version of an article as it was found, and the version that stands; None where it is not here."""
    found = documents.found_article(connection, root)
    stands = documents.standing(connection, root)
    return (found, stands) if found is not None and stands is not None else None


def _theirs(root: str, given: Parcel) -> tuple[Article, Article] | None:
    """The same of an article that comes in."""
    versions = [each for each in given.articles if root in {each.article.id, each.article.supersedes}]
    first = next((each for each in versions if each.article.id == root), None)
    stands = next((each.article for each in versions if not each.replaced), None)
    return (as_found(first), stands) if first is not None and stands is not None else None
