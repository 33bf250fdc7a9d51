"""Claims by hand: make, adjust, split, merge, reword, settle, drop. Every one is an act, and undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import UNSET, Drop, Insertions, MakeClaim, Reshape
from factbench.stages.by_hand import halves
from factbench.store import claims as claim_store
from factbench.store import documents
from factbench.text.clean import one_line
from factbench.workbench.stretches import stretch_of
from factbench.workbench.words import in_line, storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.model import Article, Claim, Event
    from factbench.text.span import Span
    from factbench.workbench.session import Session


class Claims:
    """Which claims there are, where they stand and how they are worded."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def make(self, article: str, parts: Sequence[Span], *, statement: str | None = None) -> Event:
        """Make a claim of a stretch of an article; the act's `claim` is its id, a UUIDv7.

        Raises: `errors.Misuse` where the stretch holds no words or is a claim already.
        """
        return self.session.act_all([self._making(article, parts, statement)])[0]

    def place(self, claim: str, parts: Sequence[Span]) -> Event:
        """Put a claim on another stretch of its article.

        Raises: `errors.Misuse` where the stretch holds no words or is what the claim has already.
        """
        return self.session.act_all([self._placing(self._claim(claim), parts)])[0]

    def split(self, claim: str, place: int) -> Event:
        """Cut a claim in two at a place of the article's text: it keeps what stands before, the rest is a new claim.

        Returns the act that made the new claim. Raises: `errors.Misuse` where one side would hold no words.
        """
        held = self._claim(claim)
        before, after = halves(held.parts, place)
        events = [self._placing(held, before), self._making(held.article, after, None)]
        return self.session.act_all(events)[1]

    def merge(self, claim: str, *others: str) -> Event:
        """Put the stretches of `others` to that of `claim`, and take `others` out of the list, as one act.

        Raises: `errors.Misuse` where one is named twice, none to merge with, or they are of different articles.
        """
        held, added = self._claim(claim), [self._claim(each) for each in others]
        if len({claim, *others}) != 1 + len(others) or not others:
            raise errors.Misuse("Merging takes two claims or more.")
        if any(each.article != held.article for each in added):
            raise errors.Misuse("Only claims of one article can be merged.")
        why = f"merged with “{one_line(held.quote)}”"
        events = [
            self._placing(held, [*held.parts, *(part for each in added for part in each.parts)]),
            *(self.session.event(Drop(why=why), claim=each) for each in others),
        ]
        return self.session.act_all(events)[0]

    def reword(self, claim: str, statement: str | None) -> Event:
        """Word the statement of a claim otherwise; None brings back what is derived from its quote.

        Raises: `errors.Misuse` for an empty statement, or the one that stands.
        """
        words = in_line(statement) if statement is not None else None
        if words == "":
            raise errors.Misuse("The statement is empty: say something.")
        if words == self._claim(claim).statement:
            raise errors.Misuse("The statement is worded so already.")
        return self.session.act(Reshape(statement=words), claim=claim)

    def settle(self, claims: Sequence[str], *, kept: bool) -> list[Event]:
        """Confirm what was put into the statements of these claims, or take it out, as one act; where there is none,
        a claim stays as it is.

        Raises: `errors.Misuse` where none of them has anything put in.
        """
        held = [self._claim(each) for each in claims]
        open_now = [each for each in held if any(kept or not found.is_gap for found in each.insertions)]
        if not open_now:
            raise errors.Misuse("Nothing was put into this statement.")
        return self.session.act_all(
            [
                self.session.event(
                    Insertions(kept=kept, statement=each.plain if kept else each.bare), claim=each.id
                )
                for each in open_now
            ]
        )

    def drop(self, claim: str, why: str) -> Event:
        """Take a claim out of the list. Raises: `errors.Misuse` without a reason."""
        words = storable(why).strip()
        if not words:
            raise errors.Misuse("Say why the claim is dropped.")
        return self.session.act(Drop(why=words), claim=claim)

    def _making(self, article: str, parts: Sequence[Span], statement: str | None) -> Event:
        stretch = stretch_of(self._article(article), parts)
        if any(there == stretch.quote.parts for _key, there in self.session.read(claim_store.spans, article)):
            raise errors.Misuse("This is a claim already.")
        words = UNSET if statement is None else in_line(statement)
        return self.session.event(MakeClaim(stretch=stretch, statement=words), claim=self.session.new_id())

    def _placing(self, claim: Claim, parts: Sequence[Span]) -> Event:
        stretch = stretch_of(self._article(claim.article), parts)
        if stretch.quote.parts == claim.parts:
            raise errors.Misuse("The claim stands there already.")
        return self.session.event(Reshape(stretch=stretch), claim=claim.id)

    def _claim(self, identifier: str) -> Claim:
        return self.session.found(claim_store.claim, "claim", identifier)

    def _article(self, identifier: str) -> Article:
        return self.session.found(documents.article, "article", identifier)
