"""What a reviewer looks at, and what is kept for them that is no act: drafts, filters, where they stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from factbench import errors
from factbench.record.thread import thread
from factbench.settings import Settings
from factbench.store import (
    alike,
    assigned,
    decided,
    desk,
    documents,
    drafts,
    listing,
    log,
    lookup,
    pulse,
    threads,
)
from factbench.store import claims as claim_store
from factbench.store import evidence as evidence_store
from factbench.store import ruling as ruling_store
from factbench.store import searches as search_store
from factbench.store.listing import EVERYTHING, Filter
from factbench.store.mask import Mask, masked
from factbench.text.clean import has_controls
from factbench.workbench import people
from factbench.workbench.query import Query
from factbench.workbench.stretches import remarks_on
from factbench.workbench.words import storable

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence

    from factbench import database
    from factbench.model import Claim, DeskVerdict, Event, Remark, Search, Verdict
    from factbench.record.thread import Message
    from factbench.stages.uncovered import Uncovered
    from factbench.store.alike import Met
    from factbench.store.assigned import Lease
    from factbench.store.listing import ClaimLine, Seen
    from factbench.store.pulse import Pulse
    from factbench.store.ruling import Waiting
    from factbench.store.threads import Pending
    from factbench.workbench.session import Session

NAME_LENGTH = 40
"""Longest name of a filter, in code points: it stands in the head line."""
OWN = 50.0
"""Lowest score (0 to 100) at which a decided claim of the desk is offered for another one. Of the tweets in CLEF 2020
with 10,375 checked claims one in fourteen draws a wrong one at that score, and at 25 nearly two each do."""


LEASE = timedelta(minutes=15)
"""How long a claim is somebody's who opened it and does nothing."""


@dataclass(frozen=True, slots=True)
class News:
    """What came into the database since somebody looked."""

    pulse: Pulse
    """How far it has come now."""
    acts: tuple[Event, ...]
    """Those of other sessions, oldest first."""
    claims: bool
    """Whether there are more claims."""
    sources: bool
    """Whether there are more sources."""


class Desk:
    """Reads for whoever reviews, and their own small things. What is read of a claim is read anew each time."""

    claim_keys = Query(claim_store.keys)
    claim_count = Query(claim_store.count)
    claim_spans = Query(claim_store.spans)
    claim_parts = Query(claim_store.parts)
    evidence = Query(evidence_store.of_claim)
    matched_with = Query(evidence_store.library_of)
    confirmed = Query(evidence_store.confirmed)
    comments = Query(evidence_store.comments)
    verdicts = Query(claim_store.verdicts)
    annotations = Query(claim_store.notes)
    stands = Query(claim_store.stands)
    tags = Query(claim_store.tags)
    carried = Query(claim_store.carried)
    met = Query(alike.met)
    choices = Query(desk.choices)
    resolve = Query(lookup.resolve)
    closings = Query(threads.closings)
    beside = Query(threads.beside)
    assignments = Query(assigned.assignments)
    pulse = Query(pulse.pulse)

    def __init__(self, session: Session) -> None:
        self.session = session

    # -------------------------------------------------------------------------------------- claims

    def claim_order(self, wanted: Filter = EVERYTHING, *, limit: int = -1) -> tuple[array[int], bytearray]:
        """`claim_keys` of what is worth it, and for each a 1 where this reviewer has decided it, else a 0."""
        return self.session.read(
            listing.keys_and_decided, self.folded(wanted), self.session.reviewer, limit=limit
        )

    def folded(self, wanted: Filter) -> Filter:
        """The filter without what is hardly worth checking, by the setting `list_worth`."""
        return listing.folded(wanted, self.session.settings.list_worth)

    def claim_lines(self, keys: Sequence[int]) -> list[ClaimLine]:
        """The list rows for these row numbers (at most 10,000), in their order, with this reviewer's verdict."""
        return self.session.read(listing.lines, keys, self.session.reviewer)

    def claim_key(self, identifier: str) -> int:
        """The row number of the claim with this full id. Raises: `errors.NothingFound`."""
        return self.session.found(claim_store.key, "claim", identifier)

    def claim(self, identifier: str) -> Claim:
        """The claim with this full id. Raises: `errors.NothingFound`."""
        return self.session.found(claim_store.claim, "claim", identifier)

    def claims(self, wanted: Filter = EVERYTHING) -> list[Claim]:
        """The claims that fit, by article, then in reading order."""
        return self.session.read(lambda connection: list(claim_store.claims(connection, wanted)))

    def each_claim(self, wanted: Filter = EVERYTHING) -> Iterator[Claim]:
        """The same one by one, none of them held. One that is cut again meanwhile is left out."""
        for number in self.session.read(claim_store.keys, wanted):
            found = self.session.read(claim_store.at, number)
            if found is not None:
                yield found

    def uncovered(self, article: str) -> list[Uncovered]:
        """The sentences of an article with a number, name or quotation that no claim of today touches."""
        from factbench.stages.uncovered import uncovered

        def look(connection: database.Connection) -> list[Uncovered]:
            found = documents.article(connection, article)
            if found is None:
                return []
            return uncovered(found, claim_store.claims(connection, Filter(article=article, parts=True)))

        return self.session.read(look)

    def searched(self, claim: str) -> bool:
        """Whether evidence was looked for: then none is a finding, and not work still to do."""
        return self.matched_with(claim) is not None

    def verdict(self, claim: str) -> Verdict:
        """What this reviewer holds of a claim; open where they have not acted on it."""
        return self.session.read(claim_store.verdict, claim, self.session.reviewer)

    def searches(self, claim: str | None = None) -> list[Search]:
        """What was asked of sources elsewhere, for one claim or at all, oldest first."""
        return self.session.read(search_store.searches, claim=claim)

    def decided_alike(self, claim: str, *, limit: int = 3) -> list[Met]:
        """The desk's own decided claims of other documents that are near a claim, best first.

        Those that say the very same, which `met` gives, are left out. Words alone decide, for the desk waits for it.
        """
        from factbench.index import Index

        def look(connection: database.Connection) -> list[Met]:
            same = {each.claim for each in alike.met(connection, claim)}
            known = [each for each in decided.statements(connection, besides=claim) if each[0] not in same]
            index = Index((statement for _claim, statement in known), settings=Settings(semantic=False))
            hits = index.search(words, limit=limit)
            return [
                decided.past(connection, known[hit.index][0], hit.score / 100)
                for hit in hits
                if hit.score >= OWN
            ]

        words = self.claim(claim).plain
        return self.session.read(look)

    def desk_verdict(self, claim: str) -> DeskVerdict:
        """The desk's verdict on a claim, the one that is published, as far as this reviewer may know it."""
        return self.session.read(ruling_store.desk, claim, approve=self.session.settings.approve)

    def waiting(self) -> list[Waiting]:
        """The claims that wait for an editor, in reading order."""
        approve = self.session.settings.approve
        return self.session.read(lambda connection: list(ruling_store.waiting(connection, approve=approve)))

    def blind(self, claim: str) -> bool:
        """Whether it is kept from this reviewer what others hold of a claim, until they rate it."""
        mask = self.session.mask()
        return mask is not None and bool(self.session.read_all(masked, mask, [claim]))

    def reviewed_blind(self, claim: str) -> bool:
        """Whether review of a claim is blind by what editors and settings say, whoever has rated it."""
        settings = self.session.settings
        nobody = Mask("", settings.blind, settings.blind_suggestions, settings.list_worth)
        return bool(self.session.read_all(masked, nobody, [claim]))

    # ------------------------------------------------------------------------------------- colleagues

    def reviewers(self) -> dict[str, str]:
        """Everybody whom this reviewer may know of, and the short sign of each."""
        return people.known(self.session)

    def reviewer(self, typed: str) -> str:
        """The name that is meant by a name, a sign or "me". Raises: `errors.Misuse` where it is nobody's."""
        return people.named(self.session, typed)

    def thread(self, claim: str) -> list[Message]:
        """What was said on a claim and on the evidence beside it, each answer below its question."""
        said = self.session.read(claim_store.notes, claim)
        return thread(said, self.session.read(threads.closings, claim))

    def remarks_thread(self, claim: str) -> list[Message]:
        """What was said on stretches of the article of a claim, each answer below its question."""
        return thread(self.remarks(self.claim(claim).article), self.session.read(threads.closings, claim))

    def said_by(self, typed: str) -> str:
        """The id of a question, or of anything that was said, that begins or ends with what was typed.

        Raises: `errors.Misuse` for fewer than six digits, or where several fit; `errors.NothingFound`.
        """
        return self.session.read(threads.named, typed)

    def inbox(self) -> list[Pending]:
        """What waits for this reviewer: asked, assigned, open questions, flags; see `threads.inbox`."""
        worth = self.session.settings.list_worth
        return self.session.read(threads.inbox, self.session.reviewer, worth=worth)

    def at_claim(self, claim: str) -> None:
        """Let others know for `LEASE` that this reviewer has a claim open, and no other; "" for none any more.

        Nothing is written where nobody else is known.
        """
        if len(self.reviewers()) > 1:
            now = self.session.clock()
            since, until = log.stamp(now), log.stamp(now + LEASE)
            self.session.write(assigned.lease, claim, self.session.reviewer, since, until)

    def leases(self) -> list[Lease]:
        """Which claims others have open now."""
        return self.session.read(assigned.leases, self.session.reviewer, self.session.stamp())

    def remarks(self, article: str) -> list[Remark]:
        """The words on stretches of an article, in the order they were left.

        Those on another version of it are looked for by their words; `span` is None where they are not found.
        """
        return self.session.read(remarks_on, self.session.found(documents.article, "article", article))

    def news(self, seen: Pulse) -> News | None:
        """What came in since `seen`; None, in microseconds, where nothing did. Call from the thread that saw it."""

        def look(connection: database.Connection) -> News | None:
            if pulse.version(connection) == seen.version:
                return None
            now = pulse.pulse(connection)
            acts = log.events_after(connection, seen.arrival) if now.arrival != seen.arrival else []
            others = tuple(each for each in acts if each.session != self.session.id)
            return News(now, others, claims=now.claim != seen.claim, sources=now.source != seen.source)

        return self.session.read(look)

    # ---------------------------------------------------------------------------- what is no act

    def save_draft(self, claim: str, text: str) -> None:
        """Keep an unfinished note; "" drops it."""
        self.session.write(drafts.save, self.session.reviewer, claim, storable(text), self.session.stamp())

    def draft(self, claim: str) -> str:
        """This reviewer's unfinished note on a claim, or ""."""
        return self.session.read(drafts.load, self.session.reviewer, claim)

    def stop(self, claim: str, wanted: Filter, seen: Seen | None = None) -> None:
        """Remember the claim and the list that this reviewer is at, and what of the list is on the screen."""
        at = self.session.stamp()
        self.session.write(desk.stop, self.session.reviewer, claim, wanted, at, seen)

    def stopped(self) -> tuple[str, Filter] | None:
        """Where this reviewer stopped last: a claim's id ("" for none) and the list; None where nothing is known."""
        return self.session.read(desk.stopped, self.session.reviewer)

    def filters(self) -> dict[str, Filter]:
        """This reviewer's filters by name."""
        return self.session.read(desk.named, self.session.reviewer)

    def name_filter(self, name: str, wanted: Filter | None) -> None:
        """Keep a filter under a name; None drops it. Raises: `errors.Misuse` for a name that cannot be shown."""
        name = name.strip()
        if not name or len(name) > NAME_LENGTH or has_controls(name):
            raise errors.Misuse(f"The name of a filter is 1 to {NAME_LENGTH} visible characters.")
        at = self.session.stamp()
        self.session.write(desk.name, self.session.reviewer, name, wanted, at)
