"""What this record hands to others, and what it takes in from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.record.parcel import Parcel, as_found, checked, read_act
from factbench.store import documents, merge, parcel
from factbench.workbench.library.cuts import corrected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factbench import database
    from factbench.model import Article, Snapshot
    from factbench.record.parcel import Act
    from factbench.store.cut import Draft
    from factbench.store.merge import Taken
    from factbench.store.parcel import Lacks
    from factbench.workbench.library import Library
    from factbench.workbench.session import Session


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
            read = [(each, read_act(each)) for each in acts]
            return last, parcel.gather(connection, read, lacks or _all, whole=False)

        return self.session.read(look)

    def whole(self) -> Parcel:
        """All acts, articles and searches, and what they rest on."""

        def look(connection: database.Connection) -> Parcel:
            _last, acts = parcel.acts_after(connection, 0)
            return parcel.gather(connection, [(each, read_act(each)) for each in acts], _all, whole=True)

        return self.session.read(look)

    def lacks(self, table: str, ids: Collection[str]) -> set[str]:
        """Those of `ids` that this database does not have: what `parcel` asks of the other."""
        return self.session.read(parcel.lacking, table, ids)

    def take(self, given: Parcel) -> Taken:
        """Look at a stranger's parcel, and take in what is not here, as one transaction: all of it or nothing.

        Acts keep their ids, bodies and hashes. Two verdicts on one claim are two verdicts. What is here stays as it
        is: an article keeps its cut and takes those acted claims that it lacks, as they were cut. Where a correction
        comes in, the article is cut again, and acts follow their words. The same parcel again changes nothing.
        Raises: `errors.Unreadable` where anything in it is damaged or missing; then nothing was taken in.
        """
        acts = self.session.read(
            lambda connection: checked(
                given,
                lambda id: parcel.text(connection, "article", id),
                lambda id: parcel.text(connection, "source", id),
            )
        )
        done: Taken | None = None
        while done is None:
            drafts = list(self._drafts(given, acts))
            at = self.session.stamp()
            done = self.session.write(merge.take, given, acts, drafts, at)
        self._library.cuts.link()
        for each in done.recut:
            self._library.passages.match_article(each)
        return done

    def _drafts(self, given: Parcel, acts: Sequence[Act]) -> Iterator[Draft]:
        """The articles that stand otherwise when the acts have come in, cut."""
        new = [event for _stored, event in self.session.read(merge.unknown, acts)]
        firsts = {each.article.id for each in given.articles if each.article.supersedes is None}
        snapshots = {each.sha256: each for each in given.snapshots}
        told = {event.article for event in new if event.article is not None and event.claim is None}
        for root in sorted(told | firsts):
            found = self.session.read(_standing, root) or _theirs(root, given)
            if found is None:
                continue
            first, standing = found
            on = self.session.read(merge.acts_on, root, new)
            snapshot = self._snapshot(first, snapshots)
            if corrected(first, on, snapshot) != standing:
                yield self._library.cuts.draft(first, on, snapshot)

    def _snapshot(self, article: Article, given: dict[str, Snapshot]) -> Snapshot | None:
        return self.session.read(documents.snapshot, article.snapshot) or given.get(article.snapshot)


def _all(_table: str, ids: Collection[str]) -> set[str]:
    return {*ids}


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
