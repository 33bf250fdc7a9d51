"""How articles and sources come in, and how evidence is put beside claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from factbench import database, errors
from factbench.scales import SCALES
from factbench.store import alike, documents, log, origins
from factbench.store import evidence as evidence_store
from factbench.text.clean import one_line
from factbench.workbench.looking import Looking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.intake import Hints
    from factbench.matching import Matcher
    from factbench.model import Article, Claim, Evidence, Snapshot, Source, Verdict
    from factbench.sources.reference import Reference


Stopped = Callable[[], bool]
"""Whether somebody wants no more."""


def never() -> bool:
    """Nobody stops it."""
    return False


class Was(StrEnum):
    """What became of a document that was added."""

    NEW = "new"
    KNOWN = "known"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one document that was added."""

    name: str
    """As the person named it."""
    was: Was
    id: str | None = None
    title: str | None = None
    count: int = 0
    """Claims of an article, passages of a source."""
    notices: tuple[str, ...] = ()
    """What the person should know, a sentence each."""
    error: errors.FactbenchError | None = None
    """Why it failed."""


def _decision(verdict: Verdict) -> str:
    scale = SCALES.get(verdict.scale)
    rating = scale.rating(verdict.rating or "") if scale else None
    return f"{rating.words if rating else verdict.rating} by {one_line(verdict.reviewer)}"


class Bringing(Looking):
    """Methods that store documents and what the machine finds in them."""

    def add(
        self, names: Sequence[str], hints: Hints, *, match: bool = True, stopped: Stopped = never
    ) -> Iterator[Added]:
        """Store the articles that files, folders, addresses or `-` hold, with their claims; match them to the library.

        A feed or JSON Lines hold many; each of their articles refers to the one snapshot.
        Yields one outcome a document, when it is stored; one that fails does not stop the others. From when `stopped`
        says so nothing more is stored.
        """
        from factbench.intake import expand, read_documents

        for name in expand(names):
            try:
                read = read_documents(name, self.settings, hints, clock=self._clock)
            except (errors.InputError, errors.NetworkError) as error:
                yield Added(name=name, was=Was.FAILED, error=error)
                continue
            for each in read:
                if stopped():
                    return
                if isinstance(each.found, errors.InputError):
                    yield Added(name=each.name, was=Was.FAILED, error=each.found)
                else:
                    yield self.add_article(each.name, each.snapshot, each.found, match=match)

    def add_article(self, name: str, snapshot: Snapshot, article: Article, *, match: bool = True) -> Added:
        """Store one article with its claims and, with `match`, the evidence for each."""
        from factbench.stages.segment import notices, segment, segmenter

        if self._read(lambda connection: documents.has_article(connection, article.id)):
            return Added(name=name, was=Was.KNOWN, id=article.id, title=article.title)
        claims = segment(article, settings=self.settings)
        used = segmenter(article, self.settings)
        at = log.stamp(self._clock())
        stored = self._write(
            lambda connection: documents.add_article(
                connection, snapshot, article, claims, at, segmenter=used
            )
        )
        self._link()
        said = (*notices(article, self.settings), *self._likeness(article.id, claims))
        if not claims:
            said = (*said, "No claims were found in it; the article is kept.")
        if match and claims:
            for _each in self.match([claim.id for claim in claims]):
                pass
        was = Was.NEW if stored else Was.KNOWN
        return Added(name=name, was=was, id=article.id, title=article.title, count=len(claims), notices=said)

    def _link(self) -> None:
        """Compare every article that waits with those before it, each in a transaction of its own."""
        for each in self._read(alike.waiting):
            self._write(partial(alike.link, article=each))

    def _likeness(self, article: str, claims: Sequence[Claim]) -> Iterator[str]:
        """What is known already of an article that came in, a sentence each."""
        for copy in self.copies(article):
            place = f" ({one_line(copy.site)})" if copy.site else ""
            title = one_line(copy.title or f"article {copy.article[:8]}")
            yield f"Same text as “{title}”{place}: {100 * copy.share:.0f} % of the shorter one."
        met = [found for claim in claims if (found := self.met(claim.id))]
        if met:
            decided = Counter(
                _decision(verdict) for found in met for each in found for verdict in each.verdicts
            )
            known = ": " + ", ".join(f"{number} decided {words}" for words, number in decided.items())
            count = "1 claim was" if len(met) == 1 else f"{len(met)} claims were"
            yield f"{count} met before{known if decided else ', none of them decided'}."

    def add_sources(self, names: Sequence[str], hints: Hints, *, stopped: Stopped = never) -> Iterator[Added]:
        """Store reference documents from files, folders or addresses, cut into passages. One outcome a document.

        From when `stopped` says so nothing more is stored.
        """
        from factbench.sources.library import documents_in

        for read in documents_in(names, self.settings, hints, clock=self._clock):
            if stopped():
                return
            if isinstance(read.found, errors.FactbenchError):
                yield Added(name=read.name, was=Was.FAILED, error=read.found)
                continue
            yield self._add_source(read.name, read.found)

    def _add_source(self, name: str, found: Reference) -> Added:
        at = log.stamp(self._clock())
        source, passages = found.source, found.passages

        def put(db: database.Connection) -> bool:
            new = documents.add_source(db, source, passages, found.snapshot, at)
            if new:
                origins.link(db, source.id)
            return new

        new = self._write(put)
        was = Was.NEW if new else Was.KNOWN
        return Added(name=name, was=was, id=source.id, title=source.title, count=len(passages))

    def match(self, claims: Sequence[str] | None = None) -> Iterator[tuple[str, int]]:
        """Look for evidence in the library and store the suggestions; yields (claim id, how many) as each is stored.

        Without `claims`: those that were not matched against the library as it is now.
        """
        from factbench.matching import index_version

        connection = self._connections.get()
        with database.explained(self.path):
            version = index_version(connection, self.settings)
            wanted = (
                list(claims) if claims is not None else list(evidence_store.unmatched(connection, version))
            )
        matcher = self._matcher()
        for identifier in wanted:
            yield identifier, self._match_one(matcher, identifier, version)

    def _match_one(self, matcher: Matcher, identifier: str, version: str) -> int:
        from factbench.matching import compared_again, searched_to

        claim = self.claim(identifier)
        article = self.article(claim.article)
        with database.explained(self.path):
            connection = self._connections.get()
            before = evidence_store.library_of(connection, identifier)
            last = searched_to(connection, before, version)
            found = matcher.evidence(claim, article, after=last)
            if last >= 0:
                found = self._joined(found, evidence_store.of_claim(connection, identifier))

        def put(db: database.Connection) -> None:
            evidence_store.replace(db, identifier, found, version)
            fresh = {each.id for each in found}
            kept = [each for each in evidence_store.of_claim(db, identifier) if each.id not in fresh]
            evidence_store.put(db, [compared_again(claim, each, article) for each in kept])

        self._write(put)
        return len(found)

    def _joined(self, new: Sequence[Evidence], known: Sequence[Evidence]) -> list[Evidence]:
        """The best of what was found before and what came in since."""
        both = sorted([*known, *new], key=lambda each: (-each.score, each.id))
        return both[: self.settings.evidence_limit]

    def _matcher(self) -> Matcher:
        from factbench.config import cache_folder
        from factbench.matching import Matcher

        return Matcher(self._connections.get(), self.settings, cache=cache_folder(self.path))

    def keep_index(self) -> Iterator[tuple[int, int]]:
        """Bring the index of a large library up to date; yields (passages written, of how many) now and then.

        Searching works without it, only slower, so a folder that cannot be written stops nothing.
        """
        from contextlib import suppress

        from factbench.config import cache_folder
        from factbench.matching import keep_index

        with database.explained(self.path), suppress(OSError, ValueError):
            yield from keep_index(self._connections.get(), cache_folder(self.path))

    def unmatched_count(self) -> int:
        """How many claims `match` would look at."""
        from factbench.matching import index_version

        def count(connection: database.Connection) -> int:
            version = index_version(connection, self.settings)
            return sum(1 for _ in evidence_store.unmatched(connection, version))

        return self._read(count)

    def search(self, query: str, *, limit: int = 10) -> list[tuple[float, str, Source]]:
        """The passages of the library that fit a query, best first: score from 0 to 100, text, source."""
        with database.explained(self.path):
            return self._matcher().search(query, limit=limit)
