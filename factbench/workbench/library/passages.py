"""Which passages of the library are put beside a claim, and which fit a query."""

from __future__ import annotations

from contextlib import suppress
from functools import cache, cached_property
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from factbench import errors
from factbench.acts import Bring, Find
from factbench.model import Hit, evidence_id, passage_id
from factbench.store import claims as claim_store
from factbench.store import documents, held, log
from factbench.store import evidence as evidence_store
from factbench.store.listing import Filter
from factbench.workbench.library.outcome import Stopped, never

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from factbench import database
    from factbench.index.vectors import Progress, State, Vectors
    from factbench.matching import Matcher
    from factbench.model import Article, Claim, Evidence, Passage, Source
    from factbench.workbench.session import Session


SOON = 0.25
"""Seconds after which what was found is stored, at the latest with the next claim."""


class _Match(NamedTuple):
    """What was found for a claim."""

    claim: Claim
    article: Article
    found: Sequence[Evidence]


class Passages:
    """The passages of the sources, searched."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def match(
        self, claims: Sequence[str] | None = None, *, stopped: Stopped = never
    ) -> Iterator[tuple[str, int]]:
        """Look for evidence in the library and store the suggestions; yields (claim id, how many) when it is stored.

        It tells of these `claims`, or of those that stand in the list, and not of what stands under them. Those that
        are found within `SOON` are stored together: the disk is waited for once. Without `claims`: those that were not
        matched against the library as it is now. From when `stopped` says so nothing more is stored.
        """
        version = self.version()
        wanted = self.session.read(self._unmatched) if claims is None else claims
        told = set(wanted) if claims is not None else self._listed()
        matcher = self._matcher()
        searched_to = self._searched_to(version)
        waiting: list[_Match] = []
        article: Article | None = None
        since = monotonic()
        for identifier in wanted:
            if stopped():
                return
            claim = self.session.found(claim_store.claim, "claim", identifier)
            if article is None or article.id != claim.article:
                article = self._article(claim)
            waiting.append(_Match(claim, article, self._found(matcher, claim, article, searched_to)))
            if monotonic() - since >= SOON:
                yield from self._stored(waiting, version, told)
                waiting, since = [], monotonic()
        yield from self._stored(waiting, version, told)

    def match_article(self, article: str) -> None:
        """Look for evidence for those claims of an article that the library was not searched for yet."""
        self.match_all(self.session.read(self._unmatched, article))

    def look_again(self, claim: str) -> None:
        """Look for evidence for a claim, if the library was not searched for it as it is worded now."""
        self.match_article(self.session.found(claim_store.claim, "claim", claim).article)

    def version(self) -> str:
        """Names the state of the library and of what searches it: what was found under the same name stands."""
        return self.session.read_all(self._version)

    def unmatched_count(self) -> int:
        """How many rows of the list `match` would look at and tell of."""
        return len(self._listed().intersection(self.session.read(self._unmatched)))

    def search(self, query: str, *, limit: int = 10) -> list[tuple[float, str, Source]]:
        """The passages of the library that fit a query, best first: score from 0 to 100, text, source."""
        with self.session.explained():
            return self._finder().search(query, limit=limit)

    def look_for(self, query: str, *, limit: int = 30) -> list[tuple[Hit, Passage, Source]]:
        """The passages of the library that fit a query, best first, each with its source without text."""
        with self.session.explained():
            return self._finder().hits(query, limit=limit)

    def keep_index(self) -> Iterator[tuple[int, int]]:
        """Bring the index of a large library up to date; yields (passages written, of how many) now and then.

        Searching works without it, only slower, so a folder that cannot be written stops nothing.
        """
        from factbench.config import cache_folder
        from factbench.matching import keep_index

        with self.session.explained(), suppress(OSError, ValueError):
            yield from keep_index(self.session.connection(), cache_folder(self.session.path))

    def keep_vectors(self, *, stopped: Stopped = never) -> Iterator[Progress]:
        """Give the passages that have none their vectors, by which they are found by meaning; yields how far it is.

        What was yielded is kept, whenever it is stopped: the next time goes on from there. Nothing to do where search
        by meaning is off or not installed; searching works without, so a folder that cannot be written stops nothing.
        Raises: `errors.Misuse` where the encoder cannot be used.
        """
        from factbench.matching import keep_vectors

        if self._vectors is None:
            return
        with self.session.explained(), suppress(OSError):
            for each in keep_vectors(self.session.connection(), self.session.settings, self._vectors):
                yield each
                if stopped():
                    return

    def without_vectors(self) -> int:
        """How many passages have no vector yet; 0 where none is to have one."""
        state = self.vectors()
        return state.passages - state.done if state else 0

    def vectors(self) -> State | None:
        """What is kept for search by meaning; None where that is off or not installed."""
        return self.session.read_all(self._vectors.state) if self._vectors is not None else None

    def no_meaning(self) -> str | None:
        """Why nothing is searched by meaning, in a sentence that says what to do; None where it is."""
        from factbench.index.encoder import missing

        return missing(self.session.settings)

    def remove_vectors(self) -> None:
        """Delete what is kept for search by meaning. Raises: `errors.OutputRefused`."""
        from factbench.config import cache_folder
        from factbench.index.vectors import Vectors
        from factbench.matching import vectors_folder

        try:
            Vectors(vectors_folder(cache_folder(self.session.path)), "").remove()
        except OSError as error:
            raise errors.OutputRefused(f"The vectors cannot be deleted: {error.strerror}.") from error

    @cached_property
    def _vectors(self) -> Vectors | None:
        """Kept for all searches, for it is joined with the passages when first asked."""
        from factbench.config import cache_folder
        from factbench.matching import vectors_of

        return vectors_of(self.session.settings, cache_folder(self.session.path))

    def put_found(self, identifier: str, act: Find | Bring) -> None:
        """Put the evidence beside a claim that an act found or brought by hand, if it is not there."""
        made = self.made_by(identifier, act)
        if made is not None:
            self.session.write(evidence_store.put_if_absent, [made])

    def made_by(self, identifier: str, act: Find | Bring) -> Evidence | None:
        """The evidence that an act puts beside a claim; None where it found a passage that is not there any more."""
        from factbench.matching import put_beside

        claim = self.session.found(claim_store.claim, "claim", identifier)
        if isinstance(act, Bring):
            return self.brought(claim, act)
        found = self.session.read(documents.passage, act.passage)
        if found is None:
            return None
        hit = Hit(0, float(act.score), act.start, act.end)
        return put_beside(claim, *found, hit, self._article(claim), parser=self.session.settings.parser)

    def put_back(self) -> tuple[int, int]:
        """Put evidence back that is gone; returns how many pieces that people named are back, and how many not.

        A search may find it again; else it is made of the act that put it beside the claim by hand, or of the passage
        that gives its id together with the claim's. What it scored then nobody knows any more, and it scores 0.
        """
        gone = self.session.read_all(evidence_store.gone)
        if not gone and not self.session.read_all(_fewer):
            return 0, 0
        self.session.write(evidence_store.unmatch)
        for _each in self.match():
            pass
        there = [
            each
            for each in dict.fromkeys(claim for claim, _evidence in gone)
            if self.session.read_all(claim_store.claim, each) is not None
        ]
        for claim in there:
            wanted = {each for of, each in self.session.read_all(evidence_store.gone) if of == claim}
            for event in self.session.read_all(log.events, claim=claim):
                if isinstance(event.act, Find | Bring) and event.act.evidence in wanted:
                    self.put_found(claim, event.act)
                    wanted.discard(event.act.evidence)
            if wanted:
                self._put_back(claim, wanted)
        left = len(self.session.read_all(evidence_store.gone))
        if not left:
            self.session.write(held.settle, "evidence")
        return len(gone) - left, left

    def _put_back(self, identifier: str, wanted: Collection[str]) -> None:
        from factbench.matching import put_beside

        claim = self.session.found(claim_store.claim, "claim", identifier)
        article, parser = self._article(claim), self.session.settings.parser

        def put(db: database.Connection) -> None:
            ids = [each for each in documents.passage_ids(db) if evidence_id(identifier, each) in wanted]
            found = [each for each in (documents.passage(db, one) for one in ids) if each is not None]
            evidence_store.put(
                db,
                [
                    put_beside(
                        claim, passage, source, Hit(0, 0.0, 0, len(passage.text)), article, parser=parser
                    )
                    for passage, source in found
                ],
            )

        self.session.write(put)

    def brought(self, claim: Claim, act: Bring) -> Evidence:
        """The evidence that an act of bringing makes; nothing is stored."""
        from factbench.matching import put_beside
        from factbench.model import Passage
        from factbench.record.source import brought

        source = brought(act)
        spans = {passage_id(source.id, span): span for span in act.cut}
        span = spans[act.passage]
        passage = Passage(act.passage, source.id, span, span.of(act.text))
        hit = Hit(0, float(act.score), act.start, act.end)
        return put_beside(
            claim, passage, source, hit, self._article(claim), parser=self.session.settings.parser
        )

    def match_all(self, claims: Sequence[str]) -> None:
        """Look for evidence for these claims."""
        for _each in self.match(claims):
            pass

    def _version(self, connection: database.Connection) -> str:
        from factbench.matching import index_version

        return index_version(connection, self.session.settings, self._vectors)

    def _unmatched(self, connection: database.Connection, article: str | None = None) -> list[str]:
        """Ids of the claims that were not matched against the library as it is now."""
        return list(evidence_store.unmatched(connection, self._version(connection), article=article))

    def _searched_to(self, version: str) -> Callable[[str | None], int]:
        """The last passage that a claim was searched for, by the version it was searched under; counted once for each.

        To count a million passages for every claim would take longer than the search.
        """
        from factbench.matching import searched_to

        return cache(lambda before: searched_to(self.session.connection(), before, version))

    def _found(
        self, matcher: Matcher, claim: Claim, article: Article, searched_to: Callable[[str | None], int]
    ) -> list[Evidence]:
        """What the library has for a claim now; nothing is stored."""
        with self.session.explained():
            connection = self.session.connection()
            last = searched_to(evidence_store.library_of(connection, claim.id))
            beside = evidence_store.of_claim(connection, claim.id)
            put_there = {each.id for each in beside if each.source.by_hand is not None and each.parts is None}
            found = [
                each
                for each in matcher.evidence(claim, article, after=last)
                if each.id not in put_there  # that is about the claim, and was not only found
            ]
            return self._joined(found, beside) if last >= 0 else found

    def _listed(self) -> set[str]:
        """Ids of the claims that stand in the list."""
        return self.session.read(claim_store.ids, Filter(worth=self.session.settings.list_worth))

    def _stored(
        self, matches: Sequence[_Match], version: str, told: Collection[str]
    ) -> Iterator[tuple[str, int]]:
        """Store what was found for some claims, in one transaction; yields of those that are to be told of."""
        from factbench.matching import compared_again

        parser = self.session.settings.parser

        def put(db: database.Connection) -> None:
            for each in matches:
                evidence_store.replace(db, each.claim.id, each.found, version)
                fresh = {one.id for one in each.found}
                kept = [one for one in evidence_store.of_claim(db, each.claim.id) if one.id not in fresh]
                again = [compared_again(each.claim, one, each.article, parser=parser) for one in kept]
                evidence_store.put(db, again)

        if matches:
            self.session.write(put)
        for each in matches:
            if each.claim.id in told:
                seen = {one.id for one in self.session.read(evidence_store.of_claim, each.claim.id)}
                yield each.claim.id, sum(one.id in seen for one in each.found)

    def _joined(self, new: Sequence[Evidence], known: Sequence[Evidence]) -> list[Evidence]:
        """The best of what was found before and what came in since, or was found again by its meaning too."""
        again = {each.id for each in new}
        before = [each for each in known if each.id not in again]
        both = sorted([*before, *new], key=lambda each: (-each.score, each.id))
        return both[: self.session.settings.evidence_limit]

    def _article(self, claim: Claim) -> Article:
        return self.session.found(documents.article, "article", claim.article)

    def _finder(self) -> Matcher:
        """What looks for passages that this reviewer is told of."""
        return self._matcher(self.session.read(lambda connection: connection))

    def _matcher(self, readable: database.Connection | None = None) -> Matcher:
        from factbench.config import cache_folder
        from factbench.matching import Matcher

        return Matcher(
            self.session.connection(),
            self.session.settings,
            cache=cache_folder(self.session.path),
            vectors=self._vectors,
            readable=readable,
        )


def _fewer(connection: database.Connection) -> bool:
    """Whether another program took evidence out."""
    return any(each.kind.table == "evidence" and each.gone for each in held.odd(connection))
