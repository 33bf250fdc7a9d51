"""What a person does: decide, note, hide, undo, redo. Every act goes into the record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from factbench import errors
from factbench.model import Act, AnnotationKind, Confidence, Event
from factbench.scales import SCALES
from factbench.store import documents, drafts, fold, log
from factbench.text.clean import one_line
from factbench.workbench.looking import Looking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from factbench import database
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
        fields: dict[str, object] = {}
        if rating is not None:
            given = self._rating(rating)
            if given.in_words and not (rationale or "").strip() and not self.verdict(claim).rationale.strip():
                raise errors.Misuse(f"“{given.words}” says nothing without them: give the reason.")
            fields |= {"rating": given.id, "scale": self.scale().id}
            fields["as_of"] = (as_of or self._clock().date()).isoformat()
            gaps = self.claim(claim).needs_context
            if gaps:
                fields["needs_context"] = tuple(dict.fromkeys(each.why for each in gaps))
        elif clear:
            fields["rating"] = None
        if as_of is not None:
            fields["as_of"] = as_of.isoformat()
        if rationale is not None:
            fields["rationale"] = storable(rationale)
        if confidence is not None:
            fields["confidence"] = confidence.value
        if misleading is not None:
            fields["misleading"] = misleading
        self._same_claim(claim, [*cite, *uncite])
        if cite:
            fields["cite"] = tuple(cite)
        if uncite:
            fields["uncite"] = tuple(uncite)
        if not fields:
            raise errors.Misuse("Nothing to set: give a rating, a reason, evidence or a confidence.")
        return self._act(Act.DECIDE, claim=claim, content=fields)

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
        content: dict[str, object] = {"kind": AnnotationKind.NOTE.value, "text": words, "evidence": evidence}
        return self._act(Act.ANNOTATE, claim=claim, content=content)

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
        return self._act(Act.CONFIRM, claim=claim, content={"confirmed": confirmed, "evidence": evidence})

    def choose_scale(self, name: str) -> Event:
        """Use another verdict scale from now on; verdicts given on another stay as they are.

        `name` may leave the version out. Raises: `errors.Misuse` for a scale that is not there.
        """
        found = [each for each in SCALES if name in {each, each.partition("@")[0]}]
        if not found:
            raise errors.Misuse(f"There is no scale {one_line(name)}; choose one of {', '.join(SCALES)}.")
        return self._act(Act.SCALE, content={"scale": found[-1]})

    def hide(self, article: str) -> Event:
        """Take an article and its claims out of sight."""
        root = self._read(lambda connection: documents.root(connection, article))
        return self._act(Act.HIDE, article=root)

    def undo(self) -> Event | None:
        """Take back this reviewer's last act that stands, in whichever session it was done; None where there is none.

        Returns the act that was taken back.
        """
        return self._take_back(Act.UNDO)

    def redo(self) -> Event | None:
        """Take back this reviewer's last undo, unless they have acted since; None where there is none.

        Returns the act that stands again.
        """
        return self._take_back(Act.REDO)

    def save_draft(self, claim: str, text: str) -> None:
        """Keep an unfinished note; "" drops it."""
        at = log.stamp(self._clock())
        self._write(lambda connection: drafts.save(connection, self.reviewer, claim, storable(text), at))

    def draft(self, claim: str) -> str:
        """This reviewer's unfinished note on a claim, or ""."""
        return self._read(lambda connection: drafts.load(connection, self.reviewer, claim))

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

    def _take_back(self, act: Act) -> Event | None:
        """Undo or redo; what is meant is looked at again inside the transaction that stores it."""
        while True:
            meant = self._read(lambda connection: self._meant(connection, act))
            if not meant:
                return None
            events = [
                self._event(
                    act,
                    refers=target.id,
                    claim=target.claim,
                    article=target.article,
                    content={"batch": meant[0][0].id} if len(meant) > 1 else None,
                )
                for target, _doing in reversed(meant)
            ]
            if self._take(events, partial(self._is_meant, act=act, meant=meant)):
                return meant[-1][1]

    def _meant(self, connection: database.Connection, act: Act) -> list[tuple[Event, Event]]:
        """The acts that an undo or redo would name, and for each the act that does or undoes something by it."""
        mine = log.events(connection, reviewer=self.reviewer)
        if act is Act.UNDO:
            return [(target, target) for target in fold.undoable(mine)]
        by_id = {event.id: event for event in mine}
        return [(target, by_id[target.refers or ""]) for target in fold.redoable(mine)]

    def _is_meant(
        self, connection: database.Connection, *, act: Act, meant: list[tuple[Event, Event]]
    ) -> bool:
        return self._meant(connection, act) == meant

    def _take(self, events: Sequence[Event], still: Callable[[database.Connection], bool]) -> bool:
        """Store an undo or a redo, of a batch all of it, if it is still what is meant; whether it was."""

        def put(connection: database.Connection) -> bool:
            meant = still(connection)
            if meant:
                for event in events:
                    log.append(connection, event)
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
