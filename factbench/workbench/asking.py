"""How sources elsewhere are asked, what they answer is stored, and the asking is put into the search log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench import errors
from factbench.english.query import queries
from factbench.model import Search
from factbench.store import alike, decided, log
from factbench.store import searches as search_store
from factbench.text.clean import one_line
from factbench.workbench.bringing import Added, Bringing, Stopped, Was, never

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from factbench import database
    from factbench.settings import WebSource
    from factbench.sources import SourceKind
    from factbench.sources.web import Web
    from factbench.store.alike import Met


OWN = 50.0
"""Lowest score (0 to 100) at which a decided claim of the desk is offered for another one. Of the tweets in CLEF 2020
with 10,375 checked claims one in fourteen draws a wrong one at that score, and at 25 nearly two each do."""


class Asking(Bringing):
    """Methods that ask what others found, over the network only when a person asks for it, and what the desk found."""

    _asked_through: Web | None = None

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

    def decided_alike(self, claim: str, *, limit: int = 3) -> list[Met]:
        """The desk's own decided claims of other documents that are near a claim, best first.

        Those that say the very same, which `met` gives, are left out.
        """
        from factbench.index import Index

        def look(connection: database.Connection) -> list[Met]:
            same = {each.claim for each in alike.met(connection, claim)}
            known = [each for each in decided.statements(connection, besides=claim) if each[0] not in same]
            hits = (
                Index([statement for _claim, statement in known]).search(words, limit=limit) if known else []
            )
            return [
                decided.past(connection, known[hit.index][0], hit.score / 100)
                for hit in hits
                if hit.score >= OWN
            ]

        words = self.claim(claim).statement
        return self._read(look)

    def _worded(self, claim: str | None) -> str:
        if claim is None:
            raise errors.Misuse("There is nothing to ask: give a query or a claim.")
        return self.claim(claim).statement

    def _configured(self, name: str) -> WebSource:
        known = {each.name: each for each in self.settings.sources}
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
                yield self._add_source(reference.source.url or source.name, reference)
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
        if self._asked_through is None:
            # Beside the folder of the index, which is emptied when that is made anew.
            folder = cache_folder(self.path)
            kept = folder.with_name(f"{folder.name}-web")
            self._asked_through = Web(self.settings, cache=kept, clock=self._clock)
        return found(source, self._asked_through, self.settings)

    def _note(
        self, source: WebSource, words: str, claim: str | None, hits: int | None, error: str | None
    ) -> None:
        search = Search(
            id=self._new_id(),
            source=source.name,
            query=one_line(words),
            claim=claim,
            reviewer=self.reviewer,
            at=log.stamp(self._clock()),
            hits=hits,
            error=error,
        )
        self._write(lambda connection: search_store.note(connection, search))
