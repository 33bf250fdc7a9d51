"""Claims cut out of an article again, without losing what was decided about them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import FileRange
from factbench.record.fold import fold
from factbench.store import alike, cut, documents, log, state
from factbench.store import claims as claim_store
from factbench.store.cut import Draft
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factbench import database
    from factbench.acts import ParagraphRange
    from factbench.model import Article, Event, Snapshot
    from factbench.store.cut import Recut
    from factbench.workbench.library.passages import Passages
    from factbench.workbench.session import Session


TOGETHER = 100
"""Articles that are compared in one transaction, where many wait."""
BY_THE_WAY = 20
"""Articles that wait and are compared when another comes in; `factbench load` compares all of an archive."""


class Cuts:
    """Cuts follow from acts: an act on an article is stored together with the cut that it leads to."""

    def __init__(self, session: Session, passages: Passages) -> None:
        self.session = session
        self._passages = passages

    def document(self, article: str) -> tuple[Article, list[Event]]:
        """The first version of a document as it was found, and the acts on it.

        Raises: `errors.NothingFound`.
        """
        found = self.session.read_all(_with_acts, article)
        if found is None:
            raise errors.NothingFound(f"There is no article {one_line(article)[:12]}.")
        return found

    def body_range(
        self, root: Article, acts: Sequence[Event], begin: str | None, end: str | None
    ) -> FileRange | ParagraphRange:
        """Where somebody says that the body begins or ends; see `stages.correct.range_between`."""
        from factbench.stages.correct import range_between

        return range_between(root, self._file(root), begin, end, fold(acts).correction)

    def store(
        self,
        event: Event | None,
        root: Article,
        acts: Sequence[Event],
        still: Callable[[database.Connection], bool] = lambda _connection: True,
    ) -> Recut | None:
        """Store an act on a document, if there is one, and the cut that follows from it, as one transaction.

        The claims are cut outside the transaction, which takes seconds; when somebody else corrected the article
        meanwhile, they are cut once more. None where the act is `still` wanted no more.
        """
        while self.session.read(still):
            draft = self.draft(root, [*acts, event] if event is not None else acts, self._snapshot(root))
            stored = self.session.write(self._put, event=event, draft=draft, still=still)
            if stored is not None:
                self._passages.match_article(stored.article)
                return self._told(stored)
            acts = self.document(root.id)[1]
        return None

    def _told(self, stored: Recut) -> Recut:
        """What was done, without claims of which this reviewer may not know that somebody acted on them."""
        known = {each.claim for each in self.session.read(claim_store.carried)}
        return replace(stored, carried=tuple(each for each in stored.carried if each.claim in known))

    def link(self, first: str | None = None, *, most: int | None = None) -> None:
        """Compare articles that wait with those before them, each in a transaction of its own: `first`, and at most so
        many others. All, where nothing is said."""
        waiting = self.session.read(alike.waiting)
        others = [each for each in waiting if each != first][:most]
        for each in ([first] if first in waiting else []) + others:
            self.session.write(alike.link, each)

    def link_all(self) -> Iterator[int]:
        """Compare all that wait, many in one transaction; yields how many still wait."""
        waiting = self.session.read_all(alike.waiting)
        for start in range(0, len(waiting), TOGETHER):
            some = waiting[start : start + TOGETHER]
            self.session.write(alike.link_all, some)
            yield len(waiting) - start - len(some)

    def draft(self, root: Article, acts: Sequence[Event], snapshot: Snapshot | None) -> Draft:
        """The document as acts on it say it is, cut; nothing is stored. `snapshot`: the bytes it came from."""
        from factbench.stages.segment import segment, segmenter

        article = corrected(root, acts, snapshot)
        claims = segment(article, settings=self.session.settings)
        rests_on = tuple(each.id for each in acts)
        return Draft(root.id, rests_on, article, claims, segmenter(article, self.session.settings))

    def _snapshot(self, root: Article) -> Snapshot | None:
        return self.session.read(documents.snapshot, root.snapshot)

    def _file(self, root: Article) -> str | None:
        from factbench.stages.correct import file_of

        snapshot = self._snapshot(root)
        return file_of(root, snapshot) if snapshot else None

    def _put(
        self,
        connection: database.Connection,
        *,
        event: Event | None,
        draft: Draft,
        still: Callable[[database.Connection], bool],
    ) -> Recut | None:
        """None where the acts on the article are not those that the draft rests on."""
        acts = [each.id for each in log.events(connection, article=draft.root)]
        if (*acts, *([event.id] if event is not None else [])) != draft.known or not still(connection):
            return None
        if event is not None:
            state.record(connection, event)
        at = self.session.stamp()
        return cut.replace_cut(connection, draft.root, draft.article, draft.claims, draft.segmenter, at)


def corrected(root: Article, acts: Sequence[Event], snapshot: Snapshot | None) -> Article:
    """The document as acts on it say it is."""
    from factbench.stages.correct import correct, file_of

    known = fold(acts).correction
    in_file = isinstance(known.body, FileRange) and snapshot is not None
    return correct(root, known, file_of(root, snapshot) if in_file and snapshot else None)


def _with_acts(connection: database.Connection, article: str) -> tuple[Article, list[Event]] | None:
    found = documents.found_article(connection, article)
    return (found, log.events(connection, article=found.id)) if found else None
