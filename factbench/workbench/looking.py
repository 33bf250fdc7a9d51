"""What a person looks at: articles, claims, evidence, verdicts, acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.scales import HOUSE, SCALES, Scale
from factbench.store import alike, documents, listing, log, lookup, pulse, state
from factbench.store import claims as claim_store
from factbench.store import evidence as evidence_store
from factbench.store import searches as search_store
from factbench.store.listing import EVERYTHING, ClaimLine, Filter
from factbench.workbench.session import Session, found

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from factbench import database
    from factbench.model import (
        Annotation,
        Article,
        Claim,
        Confirmation,
        Event,
        Evidence,
        Search,
        Source,
        Verdict,
    )
    from factbench.store.alike import Copy, Met
    from factbench.store.claims import Carried
    from factbench.store.documents import ArticleLine
    from factbench.store.pulse import Pulse
    from factbench.text.span import Span


@dataclass(frozen=True, slots=True)
class News:
    """What came into the database since somebody looked."""

    pulse: Pulse
    """How far it has come now."""
    acts: tuple[Event, ...]
    """Those of other sessions, oldest first."""
    claims: bool
    """Whether there are more claims."""


class Looking(Session):
    """Methods that only read."""

    def article_lines(self, *, text: str | None = None, hidden: bool = False) -> list[ArticleLine]:
        """The articles in the order they were added; see `documents.article_lines`."""
        return self._read(lambda connection: documents.article_lines(connection, text=text, hidden=hidden))

    def article(self, identifier: str) -> Article:
        """The article with this full id. Raises: `errors.NothingFound`."""
        return found(
            self._read(lambda connection: documents.article(connection, identifier)), "article", identifier
        )

    def claim_keys(self, wanted: Filter = EVERYTHING, *, limit: int = -1) -> array[int]:
        """Row numbers of the claims that fit, by article, then in reading order."""
        return self._read(lambda connection: claim_store.keys(connection, wanted, limit=limit))

    def claim_order(self, wanted: Filter = EVERYTHING, *, limit: int = -1) -> tuple[array[int], bytearray]:
        """`claim_keys`, and for each a 1 where this reviewer has decided it, else a 0."""
        return self._read(lambda db: listing.keys_and_decided(db, wanted, self.reviewer, limit=limit))

    def claim_key(self, identifier: str) -> int:
        """The row number of the claim with this full id. Raises: `errors.NothingFound`."""
        return found(self._read(lambda db: claim_store.key(db, identifier)), "claim", identifier)

    def claim_spans(self, article: str) -> list[tuple[int, tuple[Span, ...]]]:
        """Row number and parts of every claim of an article, in reading order."""
        return self._read(lambda db: claim_store.spans(db, article))

    def claim_count(self, wanted: Filter = EVERYTHING) -> int:
        """How many claims fit."""
        return self._read(lambda connection: claim_store.count(connection, wanted))

    def claim_lines(self, keys: Sequence[int]) -> list[ClaimLine]:
        """The list rows for these row numbers (at most 10,000), in their order, with this reviewer's verdict."""
        return self._read(lambda connection: listing.lines(connection, keys, self.reviewer))

    def claim(self, identifier: str) -> Claim:
        """The claim with this full id. Raises: `errors.NothingFound`."""
        return found(
            self._read(lambda connection: claim_store.claim(connection, identifier)), "claim", identifier
        )

    def claims(self, wanted: Filter = EVERYTHING) -> list[Claim]:
        """The claims that fit, by article, then in reading order."""
        return self._read(lambda connection: list(claim_store.claims(connection, wanted)))

    def matched_with(self, claim: str) -> str | None:
        """The version of index and library that found a claim's evidence; None where it was never matched."""
        return self._read(lambda connection: evidence_store.library_of(connection, claim))

    def evidence(self, claim: str) -> list[Evidence]:
        """The evidence beside a claim, best first."""
        return self._read(lambda connection: evidence_store.of_claim(connection, claim))

    def searched(self, claim: str) -> bool:
        """Whether evidence was looked for: then none is a finding, and not work still to do."""
        return self.matched_with(claim) is not None

    def verdict(self, claim: str) -> Verdict:
        """What this reviewer holds of a claim; open where they have not acted on it."""
        return self._read(lambda connection: claim_store.verdict(connection, claim, self.reviewer))

    def verdicts(self, claim: str) -> list[Verdict]:
        """What every reviewer holds of a claim, oldest decision first."""
        return self._read(lambda connection: claim_store.verdicts(connection, claim))

    def carried(self) -> list[Carried]:
        """The claims of earlier cuts with people's acts on them, and the claims that carry these acts now."""
        return self._read(claim_store.carried)

    def confirmed(self, claim: str) -> list[Confirmation]:
        """Which past fact-checks reviewers confirmed to be about this claim, in the order they did."""
        return self._read(lambda connection: evidence_store.confirmed(connection, claim))

    def searches(self, claim: str | None = None) -> list[Search]:
        """What was asked of sources elsewhere, for one claim or at all, oldest first."""
        return self._read(lambda connection: search_store.searches(connection, claim=claim))

    def copies(self, article: str) -> list[Copy]:
        """The articles that have the same text as this one, wholly or in part, most of it first."""
        return self._read(lambda connection: alike.copies(connection, article))

    def met(self, claim: str) -> list[Met]:
        """The claims of other articles that say the same, with the verdicts on them; decided ones first."""
        return self._read(lambda connection: alike.met(connection, claim))

    def annotations(self, claim: str) -> list[Annotation]:
        """The annotations on a claim by everybody, in the order they were made."""
        return self._read(lambda connection: claim_store.notes(connection, claim))

    def events(self, claim: str | None = None) -> list[Event]:
        """The acts of everybody, on one claim or on all, oldest first."""
        return self._read(lambda connection: log.events(connection, claim=claim))

    def pulse(self) -> Pulse:
        """How far the database has come, for the `news` of the same thread."""
        return self._read(pulse.pulse)

    def news(self, seen: Pulse) -> News | None:
        """What came in since `seen`; None, in microseconds, where nothing did. Call from the thread that saw it."""

        def look(connection: database.Connection) -> News | None:
            if pulse.version(connection) == seen.version:
                return None
            now = pulse.pulse(connection)
            acts = log.events_after(connection, seen.acts) if now.acts != seen.acts else []
            others = tuple(each for each in acts if each.session != self._session)
            return News(now, others, claims=now.claim != seen.claim)

        return self._read(look)

    def sources(self) -> list[tuple[Source, int]]:
        """Every source of the library without its text, with its number of passages, in the order they were added."""

        def load(connection: database.Connection) -> list[tuple[Source, int]]:
            counts = documents.passage_counts(connection)
            return [(source, counts.get(source.id, 0)) for source in documents.sources(connection)]

        return self._read(load)

    def source(self, identifier: str) -> Source:
        """The source with this full id, with its text. Raises: `errors.NothingFound`."""
        return found(
            self._read(lambda connection: documents.source(connection, identifier)), "source", identifier
        )

    def resolve(self, table: str, typed: str) -> str:
        """The id in `table` that begins with what somebody typed; see `lookup.resolve`."""
        return self._read(lambda connection: lookup.resolve(connection, table, typed))

    def scale(self) -> Scale:
        """The verdict scale in use; the house scale where a later factbench chose one that this does not know."""
        return SCALES.get(self._read(state.scale), HOUSE)
