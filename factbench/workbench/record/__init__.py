"""What a reviewer does: decide, annotate, say how evidence stands, undo. Every method adds acts to the record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import (
    UNSET,
    Annotate,
    AnnotationKind,
    ChooseScale,
    Confirm,
    Decide,
    EditSource,
    Find,
    SayStance,
    UseSource,
    Withdraw,
)
from factbench.model import Event, evidence_id
from factbench.scales import HOUSE, SCALES
from factbench.store import claims as claim_store
from factbench.store import documents, log, state
from factbench.store import evidence as evidence_store
from factbench.text.clean import one_line
from factbench.workbench import people
from factbench.workbench.record.asking import Asking
from factbench.workbench.record.assigning import Assigning
from factbench.workbench.record.by_hand import ByHand
from factbench.workbench.record.claims import Claims
from factbench.workbench.record.editing import Editing
from factbench.workbench.record.publishing import Publishing
from factbench.workbench.record.undo import Adding, Undo
from factbench.workbench.stretches import stretch_of
from factbench.workbench.words import filled, in_line, rating_on, storable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from factbench.acts import Confidence, EvidenceStance
    from factbench.model import Annotation, Evidence, Hit, Passage, Source, Verdict
    from factbench.scales import Scale
    from factbench.text.span import Span
    from factbench.workbench.library import Library
    from factbench.workbench.session import Session

FLAGGED = "to be looked at again"
"""The words of a flag."""


class Record:
    """The acts of the database: this reviewer's are added here, everybody's are read."""

    def __init__(self, session: Session, library: Library) -> None:
        self.session = session
        self.claims = Claims(session)
        self.by_hand = ByHand(session, library)
        self.editing = Editing(session, self.scale)
        """What an editor decides for the desk."""
        self.asking = Asking(session)
        """What is done with questions."""
        self.assigning = Assigning(session, self.editing)
        """Who is to check what."""
        self.publishing = Publishing(session, self.editing.check)
        """What goes out."""
        self._library = library
        self._undo = Undo(session, library)

    def events(self, claim: str | None = None) -> list[Event]:
        """The acts of everybody, on one claim or on all, oldest first."""
        return self.session.read(log.events, claim=claim)

    def scale(self) -> Scale:
        """The verdict scale in use; the house scale where a later factbench chose one that this does not know."""
        return SCALES.get(self.session.read(state.scale), HOUSE)

    def choose_scale(self, name: str) -> Event:
        """Use another verdict scale from now on; verdicts given on another stay as they are.

        `name` may leave the version out. Raises: `errors.Misuse` for a scale that is not there.
        """
        found = [each for each in SCALES if name in {each, each.partition("@")[0]}]
        if not found:
            raise errors.Misuse(f"There is no scale {one_line(name)}; choose one of {', '.join(SCALES)}.")
        return self.session.act(ChooseScale(scale=found[-1]))

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
            rating=None if clear else UNSET,
            as_of=UNSET if as_of is None else as_of,
            rationale=UNSET if rationale is None else storable(rationale),
            confidence=UNSET if confidence is None else confidence,
            misleading=UNSET if misleading is None else misleading,
            cite=tuple(cite),
            uncite=tuple(uncite),
        )
        if rating is not None:
            act = self._rated(act, claim, rating)
        self._same_claim(claim, [*cite, *uncite])
        if act == Decide():
            raise errors.Misuse("Nothing to set: give a rating, a reason, evidence or a confidence.")
        return self.session.act(act, claim=claim)

    def note(self, claim: str, text: str, *, evidence: str | None = None) -> Event:
        """Leave a note. On a claim this reviewer has not decided it becomes the rationale of the verdict to come.

        Raises: `errors.Misuse` for an empty note or evidence of another claim.
        """
        words = filled(text, "note")
        if evidence is None and self._verdict(claim).rating is None:
            return self.decide(claim, rationale=words)
        return self.annotate(claim, words, evidence=evidence)

    def confirm(self, claim: str, evidence: str, *, confirmed: bool = True) -> Event:
        """Say that a past fact-check beside a claim is about that very claim, or that it is not.

        Raises: `errors.Misuse` for evidence of another claim, and for evidence that is no past fact-check.
        """
        self._same_claim(claim, [evidence])
        (beside,) = [each for each in self._beside(claim) if each.id == evidence]
        if beside.source.check is None:
            raise errors.Misuse(
                f"Evidence {evidence[:12]} is no past fact-check; `factbench cite` cites other evidence."
            )
        return self.session.act(Confirm(evidence=evidence, confirmed=confirmed), claim=claim)

    def say_stance(self, claim: str, evidence: str, stance: EvidenceStance | None) -> Event:
        """Say how a piece of evidence stands to the claim; None leaves it to the machine's suggestion again.

        Raises: `errors.Misuse` for evidence of another claim.
        """
        self._same_claim(claim, [evidence])
        return self.session.act(SayStance(evidence=evidence, stance=stance), claim=claim)

    def find(self, claim: str, hit: Hit, passage: Passage, source: Source) -> Event:
        """Put a passage of the library beside a claim by hand, as one act; it stays whatever the search finds."""
        act = Find(
            evidence=evidence_id(claim, passage.id),
            passage=passage.id,
            source=source.title,
            score=round(hit.score),
            start=hit.start,
            end=hit.end,
        )
        self._library.passages.put_found(claim, act)
        return self.session.act(act, claim=claim)

    def annotate(
        self,
        claim: str,
        text: str,
        kind: AnnotationKind = AnnotationKind.NOTE,
        *,
        evidence: str | None = None,
        to: Sequence[str] = (),
    ) -> Event:
        """Leave words on a claim or on evidence beside it, whether or not it is decided.

        A question asks those in `to`, by name or sign, and those whom it calls by `@`.
        Raises: `errors.Misuse` for empty words, evidence of another claim, or somebody who is not known.
        """
        words = filled(text, kind.value)
        if evidence is not None:
            self._same_claim(claim, [evidence])
        act = Annotate(kind=kind, text=words, evidence=evidence, to=self._asked(kind, words, to))
        return self.session.act(act, claim=claim)

    def tag(self, claim: str, tag: str) -> Event:
        """Put a tag on a claim, or take this reviewer's away where it is there. Case and outer space do not count.

        Raises: `errors.Misuse` for an empty tag.
        """
        words = _tag(tag)
        known = self._mine(claim, lambda each: each.kind is AnnotationKind.TAG and each.text == words)
        return known or self.annotate(claim, words, AnnotationKind.TAG)

    def flag(self, claim: str) -> Event:
        """Flag a claim to be looked at again, or take this reviewer's flag away where it is there."""
        known = self._mine(claim, lambda each: each.kind is AnnotationKind.FLAG)
        return known or self.annotate(claim, FLAGGED, AnnotationKind.FLAG)

    def tag_all(self, claims: Sequence[str], tag: str) -> bool:
        """Put a tag on each of these claims, as one act; where all have it, take it away. Whether it is there now."""
        words = _tag(tag)
        return self._turn_all(
            claims,
            lambda claim: self.tag(claim, words),
            lambda each: each.kind is AnnotationKind.TAG and each.text == words,
        )

    def flag_all(self, claims: Sequence[str]) -> bool:
        """Flag each of these claims, as one act; where all are flagged, none is afterwards. Whether they are now."""
        return self._turn_all(claims, self.flag, lambda each: each.kind is AnnotationKind.FLAG)

    def withdraw(self, claim: str, annotation: str) -> Event:
        """Take an annotation of this reviewer's away.

        Raises: `errors.Misuse` where it is none of theirs on this claim.
        """
        known = {each.id: each for each in self._own(claim)}
        if annotation not in known:
            raise errors.Misuse("Only your own annotations can be taken away.")
        taken = known[annotation]
        act = Withdraw(annotation=annotation, kind=taken.kind, text=taken.text)
        return self.session.act(act, claim=claim)

    def remark(
        self,
        article: str,
        parts: Sequence[Span],
        text: str,
        kind: AnnotationKind = AnnotationKind.NOTE,
        *,
        to: Sequence[str] = (),
    ) -> Event:
        """Leave words on a stretch of an article; a question asks whom `annotate` says.

        Raises: `errors.Misuse` for empty words, an empty stretch, or somebody who is not known.
        """
        words = filled(text, kind.value)
        asked = self._asked(kind, words, to)
        stretch = stretch_of(self._library.article(article), parts)
        root = self.session.read(documents.root, article)
        return self.session.act(Annotate(kind=kind, text=words, stretch=stretch, to=asked), article=root)

    def undo(self, shown: Callable[[Event], bool] | None = None) -> Event | Adding | None:
        """Take back what this reviewer did last that stands, in whichever session; None where there is nothing.

        Returns the act that was taken back, or the adding of articles, which are hidden then, or of sources, which are
        out of use then. `shown` says which acts are in sight where undo is asked for: raises `errors.Misuse`, which
        tells the last act, where that is none of them.
        """
        taken = self._undo.back(shown)
        self._about_source(taken)
        return taken

    def redo(self) -> Event | Adding | None:
        """Take back this reviewer's last undo, unless they have acted since; None where there is none.

        Returns the act that stands again, or the adding of articles or sources, which are there again.
        """
        done = self._undo.again()
        self._about_source(done)
        return done

    def _about_source(self, event: Event | Adding | None) -> None:
        """Evidence from a source that an undo or a redo was about is looked for again."""
        if isinstance(event, Adding):
            self._library.passages.match_all(event.beside)
        elif isinstance(event, Event) and isinstance(event.act, EditSource | UseSource):
            self.by_hand.look_again(event.act.source)

    def _rated(self, act: Decide, claim: str, rating: str) -> Decide:
        """The act with a rating, and with what of the claim cannot be understood."""
        given = rating_on(self.scale(), rating)
        reason = "" if act.rationale is UNSET else act.rationale
        if given.in_words and not reason.strip() and not self._verdict(claim).rationale.strip():
            raise errors.Misuse(f"“{given.words}” says nothing without them: give the reason.")
        gaps = self.session.found(claim_store.claim, "claim", claim).needs_context
        return replace(
            act,
            rating=given.id,
            scale=self.scale().id,
            as_of=self.session.clock().date() if act.as_of is UNSET else act.as_of,
            needs_context=tuple(dict.fromkeys(each.why for each in gaps)),
        )

    def _same_claim(self, claim: str, evidence: Sequence[str]) -> None:
        beside = {each.id for each in self._beside(claim)} if evidence else set()
        for identifier in evidence:
            if identifier not in beside:
                raise errors.Misuse(
                    f"Evidence {one_line(identifier)[:12]} does not stand beside claim {claim[:12]}."
                )

    def _asked(self, kind: AnnotationKind, words: str, to: Sequence[str]) -> tuple[str, ...]:
        return people.addressed(self.session, words, to) if kind is AnnotationKind.QUESTION else ()

    def _turn_all(
        self, claims: Sequence[str], turn: Callable[[str], Event], there: Callable[[Annotation], bool]
    ) -> bool:
        lacking = [claim for claim in claims if not any(map(there, self._own(claim)))]
        with self.session.together():
            for claim in lacking or claims:
                turn(claim)
        return bool(lacking)

    def _mine(self, claim: str, wanted: Callable[[Annotation], bool]) -> Event | None:
        """The act that withdraws this reviewer's annotation that fits, if there is one."""
        for each in self._own(claim):
            if wanted(each):
                return self.withdraw(claim, each.id)
        return None

    def _beside(self, claim: str) -> list[Evidence]:
        return self.session.read(evidence_store.of_claim, claim)

    def _own(self, claim: str) -> list[Annotation]:
        """This reviewer's annotations."""
        every = self.session.read(claim_store.notes, claim)
        return [each for each in every if each.reviewer == self.session.reviewer]

    def _verdict(self, claim: str) -> Verdict:
        return self.session.read(claim_store.verdict, claim, self.session.reviewer)


def _tag(typed: str) -> str:
    """A tag as it is stored."""
    return in_line(typed).lower()
