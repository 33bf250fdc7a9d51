"""A claim and the library in claims.db -> the evidence to put beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.parse import model_of
from factbench.index import LARGE, Candidates, LargeIndex
from factbench.index import large as large_index
from factbench.index.encoder import encoder, named
from factbench.index.meaning import AROUND
from factbench.index.vectors import Kept, Progress, Vectors
from factbench.model import (
    Agreement,
    Article,
    Claim,
    Comparison,
    Element,
    Evidence,
    Hit,
    Passage,
    Signal,
    Source,
    Suggestion,
    evidence_id,
)
from factbench.stages.compare import compare
from factbench.stages.match import KINDRED, Sought
from factbench.store import documents
from factbench.text.language import language
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from factbench.database import Connection
    from factbench.settings import ParserChoice, Settings


RANKER = "match 6, compare 15"
"""Version of what ranks and compares; rises when the same claim and library may give other evidence."""
NEAR = 45.0
"""Score below which no stance is suggested: a passage that shares so little is mostly about something else, so what it
agrees or disagrees in is shown, and nothing made of it. Read on the demonstration and a public country library, where
every stance below was wrong."""
MOSTLY_NEW = 0.2
"""Share of a library that may be new before all of it is searched again: by then other words are rare."""


def vectors_of(settings: Settings, cache: Path) -> Vectors | None:
    """The vectors of the library of a database, by the encoder in force; None where there is none.

    Raises: `errors.Misuse` where the setting names an encoder that cannot be used.
    """
    name = named(settings)
    return Vectors(vectors_folder(cache), name) if name else None


def vectors_folder(cache: Path) -> Path:
    """Where they are kept: beside the folder of the large index, which is emptied when that is made anew."""
    return cache.with_name(f"{cache.name}-vectors")


def index_version(connection: Connection, settings: Settings, vectors: Vectors | None) -> str:
    """Names what evidence is found with now: the library's state, what ranks and compares it, and the encoder if any.

    "120/120": 120 passages, the last in row 120; "120/120/80": only those up to row 80 are found by their meaning too.
    """
    state = documents.library_version(connection)
    ranked = [RANKER, model_of(settings.parser), documents.retired_version(connection)]
    if vectors is None:
        return " · ".join(filter(None, [state, *ranked]))
    reached = vectors.reached(connection)
    if reached < int(state.partition("/")[2]):
        state += f"/{max(reached, 0)}"
    return " · ".join(filter(None, [state, *ranked, vectors.name]))


def searched_to(connection: Connection, before: str | None, now: str) -> int:
    """The last passage that a claim was searched for under the version `before`; −1 where all must be searched again.

    That is where anything but added passages and vectors changed since, or too many were added.
    """
    if before is None or before.partition(" · ")[2] != now.partition(" · ")[2]:
        return -1
    count, last, *reached = map(int, before.partition(" · ")[0].split("/"))
    if documents.passage_count(connection, up_to=last) != count:
        return -1
    # What stands behind the last that has a vector was not read when that was searched.
    last = max(-1, min([last, *(row - AROUND for row in reached)]))
    new = int(now.partition("/")[0]) - documents.passage_count(connection, up_to=last)
    return last if 0 <= new <= MOSTLY_NEW * count else -1


class Matcher:
    """Search over the library as it is now; word frequencies are read once, so keep one for many claims."""

    def __init__(
        self,
        connection: Connection,
        settings: Settings,
        *,
        cache: Path | None = None,
        vectors: Vectors | None = None,
        readable: Connection | None = None,
    ) -> None:
        """`readable` is a connection to the same file that shows the passages that may be found: all without it.

        `cache` is the folder in which this database's large index may stand; it is used where it is current.

        With `vectors` passages are searched by meaning too, those that have one.
        Raises: `errors.Misuse` where the encoder cannot be used.
        """
        self._connection = connection
        self._readable = readable or connection
        self._settings = settings
        large = LargeIndex(cache) if cache is not None and large_index.installed() else None
        current = large if large is not None and large.current(connection) else None
        there = vectors is not None and vectors.reached(connection) >= 0
        known = encoder(settings) if there else None
        meaning = Kept(connection, vectors, known) if vectors is not None and known is not None else None
        self._candidates = Candidates(
            connection,
            settings=settings,
            large=current,
            meaning=meaning,
            titles=lambda rows: documents.titles(connection, rows),
        )

    def evidence(self, claim: Claim, article: Article, *, after: int = -1) -> list[Evidence]:
        """The passages for an article's claim that are `offered`, best first: at most `evidence_limit`.

        Only passages above the row `after` are searched: those that came in since.
        """
        found = self._in_use(
            claim.plain,
            limit=self._settings.evidence_limit,
            after=after,
            freshness=self._freshness(article.published),
        )
        return offered(claim, found, article, self._settings)

    def _freshness(self, asked: date | None) -> Callable[[int], float | None] | None:
        """1 for a source of the same day as the claim's article, one half a year away, and less."""
        if asked is None:
            return None

        def freshness(row: int) -> float | None:
            published = documents.published(self._connection, row)
            return None if published is None else round(1 / (1 + abs((published - asked).days) / 365.25), 6)

        return freshness

    def search(self, query: str, *, limit: int) -> list[tuple[float, str, Source]]:
        """Score from 0 to 100, the best stretch, and its source without text, best first."""
        return [
            (hit.score, passage.text[hit.start : hit.end], source)
            for hit, passage, source in self.hits(query, limit=limit)
        ]

    def hits(self, query: str, *, limit: int) -> list[tuple[Hit, Passage, Source]]:
        """How each passage fits, the passage, and its source without text, best first."""
        return self._in_use(query, limit=limit)

    def _in_use(
        self,
        query: str,
        *,
        limit: int,
        after: int = -1,
        freshness: Callable[[int], float | None] | None = None,
    ) -> list[tuple[Hit, Passage, Source]]:
        """The best passages of sources in use that may be found; where others stand among them, more are looked at."""
        wanted = limit
        while True:
            hits = self._candidates.search(query, limit=wanted, after=after, freshness=freshness)
            known = documents.passages(self._readable, [hit.index for hit in hits])
            found = [(hit, *known[hit.index]) for hit in hits if hit.index in known]
            used = [each for each in found if each[2].retired is None]
            if len(used) >= limit or len(hits) < wanted:
                return used[:limit]
            wanted *= 4


def offered(
    claim: Claim, found: Sequence[tuple[Hit, Passage, Source]], article: Article, settings: Settings
) -> list[Evidence]:
    """Those of what was found that are put beside the claim, in their order.

    They score `evidence_cutoff` or more, and have a reason in their words or title, as `Sought` says, or a kindred
    meaning.
    """
    sought = Sought.of(claim.plain)
    return [
        put_beside(claim, passage, source, hit, article, parser=settings.parser)
        for hit, passage, source in found
        if hit.score >= settings.evidence_cutoff
        and (_kindred(hit) or sought.met_by(f"{source.title} {passage.text}", little=hit.score < NEAR))
    ]


def _kindred(hit: Hit) -> bool:
    return hit.parts is not None and (hit.parts.meaning or 0.0) >= KINDRED


def put_beside(
    claim: Claim, passage: Passage, source: Source, hit: Hit, article: Article, *, parser: ParserChoice
) -> Evidence:
    """The evidence that a hit makes: passage, score, and what agrees or conflicts with the claim.

    `article` is the claim's: dates count from its day, and words are read in its language. Below `NEAR` no stance is
    suggested, and none on a claim that is not understood without its article: "relations were established" agrees with
    the day of any two states. What a search found conflicts with such a claim only where it says all the rest of it,
    and with another where it says more than half; what a person put beside a claim is about it, whatever the score. A
    past fact-check is not compared: its text is a claim too, and that both say the same supports neither.
    """
    # What a person put beside the claim is about it; beside another a search found it, and so its score has parts.
    sought = source.by_hand is None or hit.parts is not None
    comparison = (
        compare(
            claim.plain,
            passage.text,
            claim_date=article.published,
            evidence_date=source.published,
            claim_language=article.language,
            evidence_language=language(passage.text),
            title=source.title,
            claim_updated=article.updated,
            inserted=claim.inserted,
            parser=parser,
            sought=sought,
        )
        if source.check is None
        else Comparison((), Suggestion.UNCLEAR)
    )
    open_ = any(not each.likely for each in claim.needs_context)
    why = None if not sought else _LITTLE if hit.score < NEAR else _NEEDS if open_ else None
    stands = comparison.stance in (Suggestion.SUPPORTS, Suggestion.REFUTES)
    if why is not None and (stands or comparison.conflicts):
        comparison = _unsure(comparison, why)
    return Evidence(
        id=evidence_id(claim.id, passage.id),
        claim=claim.id,
        passage=passage,
        source=replace(source, text=""),
        score=hit.score,
        parts=hit.parts,
        best=Span(hit.start, hit.end) if source.check is None else _checked_claim(passage, source),
        comparison=comparison,
    )


_LITTLE = "The passage has little in common with the claim, so this may be about something else."
_NEEDS = "The claim is not understood without its article, so this may be about something else."


def _unsure(comparison: Comparison, why: str) -> Comparison:
    """The comparison without a stance, and with the reason beside the first signal that spoke for one.

    Where words alone spoke for it, the reason stands alone. What a passage of something else says conflicts with
    nothing.
    """
    first = next(iter([*comparison.conflicts, *comparison.agreements]), None)
    signals = comparison.signals
    if why == _LITTLE or any(each.agreement is Agreement.SILENT for each in signals):
        signals = tuple(
            replace(each, agreement=Agreement.QUALIFIES) if each.agreement is Agreement.CONFLICTS else each
            for each in signals
        )
    first = first or Signal(Element.WORDING, Agreement.SILENT, Span(0, 0), Span(0, 0), "", 0.0)
    reason = replace(first, element=Element.WORDING, agreement=Agreement.QUALIFIES, why=why)
    return Comparison((*signals, reason), Suggestion.UNCLEAR)


def _checked_claim(passage: Passage, source: Source) -> Span:
    """The claim that a past fact-check is about: its passage without the headline."""
    return Span(0, len(passage.text.removesuffix(f"\n{source.title}")))


def compared_again(claim: Claim, evidence: Evidence, article: Article, *, parser: ParserChoice) -> Evidence:
    """Evidence that somebody named, compared with the claim as it is worded now."""
    hit = Hit(0, evidence.score, evidence.best.start, evidence.best.end, evidence.parts)
    return put_beside(claim, evidence.passage, evidence.source, hit, article, parser=parser)


def keep_index(connection: Connection, cache: Path) -> Iterator[tuple[int, int]]:
    """Bring the large index of a large library up to date; yields (passages written, of how many) now and then.

    Does nothing for a library that FTS5 serves well, or without the `large` extra.
    Raises: OSError where the folder cannot be written, ValueError while another program writes it.
    """
    index = LargeIndex(cache)
    if (
        large_index.installed()
        and documents.passage_count(connection) >= LARGE
        and not index.current(connection)
    ):
        yield from index.update(connection)


def keep_vectors(connection: Connection, settings: Settings, vectors: Vectors) -> Iterator[Progress]:
    """Give the passages that have none their vectors; yields how far it is, often, and can be left at any time.

    Raises: OSError where the folder cannot be written; `errors.Misuse` where the encoder cannot be used.
    """
    known = encoder(settings)
    if known is not None and vectors.reached(connection) < documents.last_passage(connection):
        yield from vectors.update(connection, known)
