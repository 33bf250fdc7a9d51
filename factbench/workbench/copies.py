"""What became of cited sources elsewhere: copies in an archive of the web, and whether the cited words still stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import UNSET, Archive
from factbench.model import Search
from factbench.store import searches as search_store
from factbench.store.cited import cited
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.model import Archived, Source
    from factbench.sources.wayback import Wayback
    from factbench.sources.web import Web
    from factbench.stages.reread import Reread
    from factbench.store.cited import Cited
    from factbench.workbench.session import Session

DRIFT = "drift"
"""What the log of searches calls a source that was fetched again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What an archive said of one source."""

    source: Source
    copy: Archived | None = None
    saved: bool = False
    """Whether the copy was taken just now."""
    error: str = ""
    """Why nobody knows; then nothing is noted of the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One source, fetched again."""

    source: Source
    passages: tuple[Reread, ...] = ()
    """The cited words."""
    error: str = ""
    """Why it could not be read again."""


class Copies:
    """Asks the network, and only where a person asks for it. One bad answer does not stop the rest."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._opened: Web | None = None

    def cited(self, articles: Sequence[str] = ()) -> list[Cited]:
        """The sources with an address that verdicts cite."""
        return self.session.read(cited, tuple(articles))

    def archive(self, sources: Sequence[Source], *, save: bool = True) -> Iterator[Looked]:
        """Ask an archive of the web for a copy of each source, have it take one with `save`, and note what it has.

        What it has is an act on the source; where it does not answer, that stands in the log of searches.
        """
        from factbench.sources.wayback import NAME, Wayback

        wayback = Wayback(self._web(), self.session.settings)
        for source in sources:
            try:
                looked = _look(wayback, source, save=save)
            except errors.FactbenchError as error:
                looked = Looked(source=source, error=str(error))
            self._log(NAME, source, None if looked.error else int(looked.copy is not None), looked.error)
            if not looked.error and (looked.copy is None or looked.copy != source.archived):
                self.session.act(_noted(looked))
            yield looked

    def drift(self, wanted: Sequence[Cited]) -> Iterator[Drift]:
        """Fetch each source again, and hold what was cited against what stands there now. Nothing is stored but that
        it was asked."""
        for each in wanted:
            try:
                found = Drift(source=each.source, passages=tuple(self._again(each)))
            except errors.FactbenchError as error:
                found = Drift(source=each.source, error=str(error))
            self._log(DRIFT, each.source, None if found.error else len(found.passages), found.error)
            yield found

    def _again(self, each: Cited) -> Iterator[Reread]:
        from factbench.intake import Hints, documents_in
        from factbench.model import Article
        from factbench.stages.reread import reread

        snapshot = self._web().get(each.source.url or "")
        documents = [found.found for found in documents_in(snapshot, self.session.settings, Hints())]
        texts = [found.text for found in documents if isinstance(found, Article)]
        if not texts:
            raise next(
                (found for found in documents if isinstance(found, errors.InputError)),
                errors.Unreadable(f"There is no text at {one_line(each.source.url or '')[:200]}."),
            )
        whole = "\n\n".join(texts)
        yield from (reread(words, whole) for words in each.passages)

    def _web(self) -> Web:
        from factbench.sources.web import Web

        if self._opened is None:
            self._opened = Web(self.session.settings, clock=self.session.clock)
        return self._opened

    def _log(self, name: str, source: Source, hits: int | None, error: str) -> None:
        search = Search(
            id=self.session.new_id(),
            source=name,
            query=one_line(source.url or ""),
            claim=None,
            reviewer=self.session.reviewer,
            at=self.session.stamp(),
            hits=hits,
            error=error or None,
        )
        self.session.write(search_store.note, search)


def _look(wayback: Wayback, source: Source, *, save: bool) -> Looked:
    url = source.url or ""
    copy = wayback.find(url, _read_on(source))
    if copy is not None or not save:
        return Looked(source=source, copy=copy)
    copy = wayback.save(url)
    return Looked(source=source, copy=copy, saved=copy is not None)


def _read_on(source: Source) -> date | None:
    """The day on which a source was read."""
    try:
        return date.fromisoformat((source.retrieved or "")[:10])
    except ValueError:
        return None


def _noted(looked: Looked) -> Archive:
    source, copy = looked.source, looked.copy
    if copy is None:
        return Archive(source=source.id, about=source.title, why="The archive has no copy.")
    return Archive(
        source=source.id, about=source.title, url=copy.url, on=UNSET if copy.on is None else copy.on
    )
