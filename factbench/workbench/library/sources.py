"""Sources: reference documents that are added, and what sources elsewhere are asked and answer."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import Archive, EditSource, UseSource
from factbench.english.query import queries
from factbench.intake import is_address
from factbench.model import Search
from factbench.store import additions, brought, documents, log, origins
from factbench.store import claims as claim_store
from factbench.store import searches as search_store
from factbench.text.clean import one_line
from factbench.workbench.library.outcome import Added, Stopped, Was, never

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from factbench import database
    from factbench.intake import Hints
    from factbench.model import Event, Source
    from factbench.settings import WebSource
    from factbench.sources import SourceKind
    from factbench.sources.reference import Reference
    from factbench.sources.web import Web
    from factbench.workbench.session import Session


TOGETHER = 500
"""Sources of a Parquet file that are stored in one transaction."""


class Sources:
    """The reference documents. Sources elsewhere are asked over the network only when a person asks for it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._web: Web | None = None

    def all(self) -> list[tuple[Source, int]]:
        """Every source of the library without its text, with its number of passages, in the order they were added."""

        def load(connection: database.Connection) -> list[tuple[Source, int]]:
            counts = documents.passage_counts(connection)
            return [(source, counts.get(source.id, 0)) for source in documents.sources(connection)]

        return self.session.read(load)

    def get(self, identifier: str) -> Source:
        """The source with this full id, with its text. Raises: `errors.NothingFound`."""
        return self.session.found(documents.source, "source", identifier)

    def as_found(self, identifier: str) -> Source:
        """The source as it came, whatever was corrected since, without its text. Raises: `errors.NothingFound`."""
        return self.session.found(brought.as_found, "source", identifier)

    def acts(self, identifier: str) -> list[Event]:
        """The acts on a source, oldest first, with what took them back or did them again."""
        events = self.session.read(log.events_on_nothing)
        about = {
            each.id
            for each in events
            if isinstance(each.act, EditSource | UseSource | Archive) and each.act.source == identifier
        }
        return [each for each in events if each.id in about or each.refers in about]

    def add(self, names: Sequence[str], hints: Hints, *, stopped: Stopped = never) -> Iterator[Added]:
        """Store reference documents from files, folders or addresses, cut into passages. One outcome a document.

        From when `stopped` says so nothing more is stored. What is new can be taken back by `undo`, as one; sources of
        a Parquet file, which may be a million, cannot.
        """
        from factbench.sources.library import documents_in

        for name in (each for each in names if is_parquet(each)):
            yield from self._add_parquet(name, stopped)
        names = [each for each in names if not is_parquet(each)]
        run = ""
        for read in documents_in(names, self.session.settings, hints, clock=self.session.clock):
            if stopped():
                return
            if isinstance(read.found, errors.FactbenchError):
                yield Added(name=read.name, was=Was.FAILED, error=read.found)
                continue
            run = run or read.found.source.id
            yield self._store(read.name, read.found, run)

    def ask(
        self,
        names: Sequence[str],
        query: str | None = None,
        *,
        claim: str | None = None,
        limit: int = 5,
        stopped: Stopped = never,
    ) -> Generator[Added, None, None]:
        """Ask sources and store what they find; yields an outcome a document, as soon as it is stored.

        Without `query` the words of `claim` are asked: all that tell something, then its names alone, until there is
        a hit. Each search goes into the log with the number of its hits, a failed one with its error and as an outcome;
        the other sources go on. What was stored stays when it is stopped (closed, or by `stopped`), and is known when
        it is asked again.
        Raises: `errors.Misuse` for a source that is not configured, or when there is nothing to ask.
        """
        sources = [self._configured(name) for name in names]
        wanted = [query] if query is not None else queries(self._worded(claim))
        wanted = [words for words in wanted if words.strip()]
        if not wanted:
            raise errors.Misuse("There is nothing to ask: give a query, or a claim with words.")
        for source in sources:
            for words in wanted:
                found = 0
                for outcome in self._ask_one(source, words, claim, limit, stopped):
                    found += 1
                    yield outcome
                if stopped():
                    return
                if found:
                    break

    def _add_parquet(self, name: str, stopped: Stopped) -> Iterator[Added]:
        """The sources in a Parquet file, many in one transaction; one outcome a source, when it is stored."""
        from factbench.batch.passages import references

        try:
            found = references(Path(name), self.session.settings, clock=self.session.clock)
            while some := list(islice(found, TOGETHER)):
                if stopped():
                    return
                stored = self.session.write(self._put_all, [each for _where, each in some])
                for (where, each), new in zip(some, stored, strict=True):
                    if isinstance(each, errors.InputError):
                        yield Added(name=f"{name}, {where}", was=Was.FAILED, error=each)
                    else:
                        was, source = Was.NEW if new else Was.KNOWN, each.source
                        yield Added(
                            name=f"{name}, {where}",
                            was=was,
                            id=source.id,
                            title=source.title,
                            count=len(each.passages),
                        )
        except errors.InputError as error:
            yield Added(name=name, was=Was.FAILED, error=error)

    def _put_all(
        self, db: database.Connection, some: Sequence[Reference | errors.InputError], run: str = ""
    ) -> list[bool]:
        """Store sources, with what people said of them in another record; whether each is new.

        What one `run` stores that is new is what an undo takes back.
        """
        at = self.session.stamp()
        new = [not isinstance(each, errors.InputError) and _put(db, each, at) for each in some]
        if any(new):
            brought.correct(db, log.events_on_nothing(db))
        for each, came in zip(some, new, strict=True):
            if run and came and not isinstance(each, errors.InputError):
                thing = additions.SOURCE + each.source.id
                additions.keep(db, self.session.reviewer, run, [thing], at)
        return new

    def _store(self, name: str, found: Reference, run: str = "") -> Added:
        source, passages = found.source, found.passages
        (new,) = self.session.write(self._put_all, [found], run)
        known = None if new else self.session.read(documents.source, source.id)
        unused = known is not None and known.retired is not None
        return Added(
            name=name,
            was=Was.NEW if new else Was.KNOWN,
            id=source.id,
            title=source.title,
            count=len(passages),
            notices=(f"It is out of use; `factbench sources use {source.id[:8]}` uses it again.",) * unused,
        )

    def _worded(self, claim: str | None) -> str:
        if claim is None:
            raise errors.Misuse("There is nothing to ask: give a query or a claim.")
        return self.session.found(claim_store.claim, "claim", claim).plain

    def _configured(self, name: str) -> WebSource:
        known = {each.name: each for each in self.session.settings.sources}
        if name not in known:
            raise errors.Misuse(f"There is no source {one_line(name)}; choose one of {', '.join(known)}.")
        return known[name]

    def _ask_one(
        self, source: WebSource, words: str, claim: str | None, limit: int, stopped: Stopped
    ) -> Iterator[Added]:
        hits, failed = 0, "stopped"
        answered = False
        try:
            for reference in self._opened(source).search(words, limit=limit):
                if stopped():
                    return
                answered = True
                hits += 1
                yield self._store(reference.source.url or source.name, reference)
            answered, failed = True, ""
        except (errors.NetworkError, errors.InputError, errors.Misuse) as error:
            failed = str(error)
            yield Added(name=source.name, was=Was.FAILED, error=error)
        finally:
            self._note(source, words, claim, hits if answered else None, failed or None)

    def _opened(self, source: WebSource) -> SourceKind:
        """The source, ready to be asked. Raises: `errors.Misuse` where there is no such kind."""
        from factbench.config import cache_folder
        from factbench.sources import kind
        from factbench.sources.web import Web

        try:
            found = kind(source.kind)
        except errors.Misuse as error:
            raise errors.Misuse(f"Source {source.name}: {error}") from error
        if self._web is None:
            # Beside the folder of the index, which is emptied when that is made anew.
            folder = cache_folder(self.session.path)
            kept = folder.with_name(f"{folder.name}-web")
            self._web = Web(self.session.settings, cache=kept, clock=self.session.clock)
        return found(source, self._web, self.session.settings)

    def _note(
        self, source: WebSource, words: str, claim: str | None, hits: int | None, error: str | None
    ) -> None:
        search = Search(
            id=self.session.new_id(),
            source=source.name,
            query=one_line(words),
            claim=claim,
            reviewer=self.session.reviewer,
            at=self.session.stamp(),
            hits=hits,
            error=error,
        )
        self.session.write(search_store.note, search)


def _put(db: database.Connection, found: Reference, at: str) -> bool:
    """Store a source in the caller's transaction; False where it is known."""
    new = documents.add_source(db, found.source, found.passages, found.snapshot, at)
    if new:
        origins.link(db, found.source.id)
    else:
        documents.reread(db, found.source, found.passages)
    return new


def is_parquet(name: str) -> bool:
    """Whether a name is that of a Parquet file of passages."""
    return name.lower().endswith(".parquet") and not is_address(name)
