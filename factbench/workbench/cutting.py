"""What a person knows better about an article, and cutting its claims again without losing what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import UNSET, Correct, FileRange
from factbench.record.fold import fold
from factbench.store import cut, documents, log, state
from factbench.store import evidence as evidence_store
from factbench.workbench.acting import Acting, storable
from factbench.workbench.bringing import Bringing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from factbench import database
    from factbench.acts import ParagraphRange
    from factbench.model import Article, Claim, Event
    from factbench.store.cut import Recut


@dataclass(frozen=True, slots=True)
class _Draft:
    """A document cut again, not yet stored."""

    root: str
    known: tuple[str, ...]
    """Ids of the acts on the article that it rests on."""
    article: Article
    claims: list[Claim]
    segmenter: str


class Cutting(Acting, Bringing):
    """Methods that correct articles and cut them again."""

    def correct(
        self,
        article: str,
        *,
        title: str | None = None,
        published: date | None = None,
        unknown: Sequence[str] = (),
        begin: str | None = None,
        end: str | None = None,
    ) -> Recut:
        """Correct title, day or body range of an article, as one act, and cut its claims again.

        `unknown` names the fields ("title", "published") that the article does not have. `begin` and `end` are the
        first and last words of the body, or numbers of paragraphs as they were found; what is not named stays.
        Another body is another version of the article; the one before is kept, and `undo` brings it back.
        Raises: `errors.Misuse` where there is nothing to correct or the range cannot be; `errors.NothingFound`.
        """
        root, acts = self._document(article)
        none = {name: None for name in ("title", "published") if name in unknown}
        act = Correct(
            title=storable(title) if title is not None else none.get("title", UNSET),
            published=published if published is not None else none.get("published", UNSET),
            body=UNSET if begin is None and end is None else self._range(root, acts, begin, end),
        )
        if act == Correct():
            raise errors.Misuse("Nothing to correct: give a title, a day, or where the body begins or ends.")
        event = self._event(act, article=root.id)
        stored = self._store(event, root, acts)
        if stored is None:
            raise errors.NothingFound("The correction was taken back meanwhile.")
        return stored

    def recut(self, articles: Sequence[str] | None = None) -> Iterator[Recut]:
        """Cut articles again, all or these, and store what came of each as one transaction.

        Acts, drafts and citations stay with the words they are about, or are orphaned; see `cut.replace_cut`.
        """
        wanted = articles if articles is not None else [line.id for line in self.article_lines(hidden=True)]
        for each in wanted:
            done = self._store(None, *self._document(each))
            if done is not None:
                yield done
        self._link()

    def outdated(self) -> list[str]:
        """Ids of the articles that were cut by another version of the segmenter than this one."""
        from factbench.stages.segment import VERSION

        return self._read(lambda connection: documents.not_cut_by(connection, VERSION))

    # -------------------------------------------------------------------------------------- inside

    def _document(self, article: str) -> tuple[Article, list[Event]]:
        """The first version of a document as it was found, and the acts on it."""

        def load(connection: database.Connection) -> tuple[Article, list[Event]] | None:
            found = documents.found_article(connection, article)
            return (found, log.events(connection, article=found.id)) if found else None

        loaded = self._read(load)
        if loaded is None:
            raise errors.NothingFound(f"There is no article {article[:12]}.")
        return loaded

    def _range(
        self, root: Article, acts: Sequence[Event], begin: str | None, end: str | None
    ) -> FileRange | ParagraphRange:
        from factbench.stages.correct import range_between

        return range_between(root, self._file(root), begin, end, fold(acts).correction)

    def _file(self, root: Article) -> str | None:
        from factbench.stages.correct import file_of

        snapshot = self._read(lambda connection: documents.snapshot(connection, root.snapshot))
        return file_of(root, snapshot) if snapshot else None

    def _take(self, events: Sequence[Event], still: Callable[[database.Connection], bool]) -> bool:
        """Store an undo or a redo; one of a correction, which is never in a batch, cuts the article again."""
        event = events[0]
        if event.article is None:
            return super()._take(events, still)
        root, acts = self._document(event.article)
        if fold(acts).correction == fold([*acts, event]).correction:
            return super()._take(events, still)
        return self._store(event, root, acts, still) is not None

    def _store(
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
        while self._read(still):
            draft = self._cut(root, [*acts, event] if event is not None else acts)
            stored = self._write(partial(self._put, event=event, draft=draft, still=still))
            if stored is not None:
                self._match_missing(stored.article)
                return stored
            acts = self._document(root.id)[1]
        return None

    def _cut(self, root: Article, acts: Sequence[Event]) -> _Draft:
        from factbench.stages.correct import correct
        from factbench.stages.segment import segment, segmenter

        known = fold(acts).correction
        article = correct(root, known, self._file(root) if isinstance(known.body, FileRange) else None)
        claims = segment(article, settings=self.settings)
        rests_on = tuple(each.id for each in acts)
        return _Draft(root.id, rests_on, article, claims, segmenter(article, self.settings))

    def _put(
        self,
        connection: database.Connection,
        *,
        event: Event | None,
        draft: _Draft,
        still: Callable[[database.Connection], bool],
    ) -> Recut | None:
        """None where the acts on the article are not those that the draft rests on."""
        acts = [each.id for each in log.events(connection, article=draft.root)]
        if (*acts, *([event.id] if event is not None else [])) != draft.known or not still(connection):
            return None
        if event is not None:
            state.record(connection, event)
        at = log.stamp(self._clock())
        return cut.replace_cut(connection, draft.root, draft.article, draft.claims, draft.segmenter, at)

    def _match_missing(self, article: str) -> None:
        """Look for evidence for those claims of an article that the library was not searched for yet."""

        from factbench.matching import index_version

        def missing(connection: database.Connection) -> list[str]:
            version = index_version(connection, self.settings)
            return list(evidence_store.unmatched(connection, version, article=article))

        for _each in self.match(self._read(missing)):
            pass
