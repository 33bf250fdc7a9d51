"""What a person does: decide, note, hide, undo, redo. Every act goes into the record."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import (
    UNSET,
    Annotate,
    AnnotationKind,
    ChooseScale,
    Confirm,
    Decide,
    Hide,
    Redo,
    Undo,
)
from factbench.record.undo import redoable, undoable
from factbench.scales import SCALES
from factbench.store import documents, drafts, log, state
from factbench.text.clean import one_line
from factbench.workbench.looking import Looking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from factbench import database
    from factbench.acts import Confidence
    from factbench.model import Event
    from factbench.scales import Rating


class Acting(Looking):
    """Methods that add an act, and drafts, which are no acts yet."""

    def decide(
        self,
        claim: str,
        *,
        rating: str | None = None,
        clear: bool = False,
        rationale: str | None = None,
        cite: Sequence[str] = (),
        uncite: Sequence[str] = (),
        confidence: Confidence | None = None,
        misleading: bool | None = None,
        as_of: date | None = None,
    ) -> Event:
        """Set some fields of this reviewer's verdict on a claim, as one act; what is not named stays as it was.

        `clear` opens the claim again. A verdict without `as_of` holds as of today. With a rating the act also says
        what about the claim could not be understood then.
        Raises: `errors.Misuse` for an unknown rating, one in words without a reason, evidence of another claim, or text
        that cannot be stored.
        """
        act = Decide(
            as_of=UNSET if as_of is None else as_of,
            rationale=UNSET if rationale is None else storable(rationale),
            confidence=UNSET if confidence is None else confidence,
            misleading=UNSET if misleading is None else misleading,
            cite=tuple(cite),
            uncite=tuple(uncite),
        )
        if rating is not None:
            act = self._rated(claim, rating, act)
        elif clear:
            act = replace(act, rating=None)
        self._same_claim(claim, [*cite, *uncite])
        if act == Decide():
            raise errors.Misuse("Nothing to set: give a rating, a reason, evidence or a confidence.")
        return self._act(act, claim=claim)

    def note(self, claim: str, text: str, *, evidence: str | None = None) -> Event:
        """Leave a note. On a claim this reviewer has not decided it becomes the rationale of the verdict to come.

        Raises: `errors.Misuse` for an empty note or evidence of another claim.
        """
        words = storable(text)
        if not words.strip():
            raise errors.Misuse("The note is empty: say something.")
        if evidence is not None:
            self._same_claim(claim, [evidence])
        elif self.verdict(claim).rating is None:
            return self.decide(claim, rationale=words)
        return self._act(Annotate(kind=AnnotationKind.NOTE, text=words, evidence=evidence), claim=claim)

    def confirm(self, claim: str, evidence: str, *, confirmed: bool = True) -> Event:
        """Say that a past fact-check beside a claim is about that very claim, or that it is not.

        Raises: `errors.Misuse` for evidence of another claim, and for evidence that is no past fact-check.
        """
        self._same_claim(claim, [evidence])
        (beside,) = [each for each in self.evidence(claim) if each.id == evidence]
        if beside.source.check is None:
            raise errors.Misuse(
                f"Evidence {evidence[:12]} is no past fact-check; `factbench cite` cites other evidence."
            )
        return self._act(Confirm(evidence=evidence, confirmed=confirmed), claim=claim)

    def choose_scale(self, name: str) -> Event:
        """Use another verdict scale from now on; verdicts given on another stay as they are.

        `name` may leave the version out. Raises: `errors.Misuse` for a scale that is not there.
        """
        found = [each for each in SCALES if name in {each, each.partition("@")[0]}]
        if not found:
            raise errors.Misuse(f"There is no scale {one_line(name)}; choose one of {', '.join(SCALES)}.")
        return self._act(ChooseScale(scale=found[-1]))

    def hide(self, article: str) -> Event:
        """Take an article and its claims out of sight."""
        root = self._read(lambda connection: documents.root(connection, article))
        return self._act(Hide(), article=root)

    def undo(self) -> Event | None:
        """Take back this reviewer's last act that stands, in whichever session it was done; None where there is none.

        Returns the act that was taken back.
        """
        return self._take_back(Undo)

    def redo(self) -> Event | None:
        """Take back this reviewer's last undo, unless they have acted since; None where there is none.

        Returns the act that stands again.
        """
        return self._take_back(Redo)

    def save_draft(self, claim: str, text: str) -> None:
        """Keep an unfinished note; "" drops it."""
        at = log.stamp(self._clock())
        self._write(lambda connection: drafts.save(connection, self.reviewer, claim, storable(text), at))

    def draft(self, claim: str) -> str:
        """This reviewer's unfinished note on a claim, or ""."""
        return self._read(lambda connection: drafts.load(connection, self.reviewer, claim))

    def _rated(self, claim: str, rating: str, act: Decide) -> Decide:
        """The act with a rating, and with what of the claim could not be understood."""
        given = self._rating(rating)
        reason = "" if act.rationale is UNSET else act.rationale
        if given.in_words and not reason.strip() and not self.verdict(claim).rationale.strip():
            raise errors.Misuse(f"“{given.words}” says nothing without them: give the reason.")
        return replace(
            act,
            rating=given.id,
            scale=self.scale().id,
            as_of=self._clock().date() if act.as_of is UNSET else act.as_of,
            needs_context=tuple(dict.fromkeys(each.why for each in self.claim(claim).needs_context)),
        )

    def _rating(self, rating: str) -> Rating:
        found = self.scale().rating(rating)
        if found is None:
            known = ", ".join(each.id for each in self.scale().ratings)
            raise errors.Misuse(
                f"{one_line(rating)} is no rating of {self.scale().id}; choose one of {known}."
            )
        return found

    def _same_claim(self, claim: str, evidence: Sequence[str]) -> None:
        beside = {each.id for each in self.evidence(claim)} if evidence else set()
        for identifier in evidence:
            if identifier not in beside:
                raise errors.Misuse(
                    f"Evidence {one_line(identifier)[:12]} does not stand beside claim {claim[:12]}."
                )

    def _take_back(self, kind: type[Undo | Redo]) -> Event | None:
        """Undo or redo; what is meant is looked at again inside the transaction that stores it."""
        while True:
            meant = self._read(lambda connection: self._meant(connection, kind))
            if not meant:
                return None
            events = [
                self._event(
                    kind(refers=target.id),
                    claim=target.claim,
                    article=target.article,
                    batch=meant[0][0].id if len(meant) > 1 else None,
                )
                for target, _doing in reversed(meant)
            ]
            if self._take(events, partial(self._is_meant, kind=kind, meant=meant)):
                return meant[-1][1]

    def _meant(self, connection: database.Connection, kind: type[Undo | Redo]) -> list[tuple[Event, Event]]:
        """The acts that an undo or redo would name, and for each the act that does or undoes something by it."""
        mine = log.events(connection, reviewer=self.reviewer)
        if kind is Undo:
            return [(target, target) for target in undoable(mine)]
        by_id = {event.id: event for event in mine}
        return [(target, by_id[target.refers or ""]) for target in redoable(mine)]

    def _is_meant(
        self, connection: database.Connection, *, kind: type[Undo | Redo], meant: list[tuple[Event, Event]]
    ) -> bool:
        return self._meant(connection, kind) == meant

    def _take(self, events: Sequence[Event], still: Callable[[database.Connection], bool]) -> bool:
        """Store an undo or a redo, of a batch all of it, if it is still what is meant; whether it was."""

        def put(connection: database.Connection) -> bool:
            meant = still(connection)
            if meant:
                for event in events:
                    state.record(connection, event)
            return meant

        return self._write(put)


def storable(text: str) -> str:
    """`text`, if SQLite and JSON can keep it.

    Raises: `errors.Misuse` where it holds half of a surrogate pair.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise errors.Misuse("The text holds half a character (a lone surrogate); remove it.") from error
    return text
