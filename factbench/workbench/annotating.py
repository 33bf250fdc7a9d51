"""What people say beside the verdict: tags, flags, questions, stances on evidence, remarks on stretches, finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench import database, errors
from factbench.acts import Annotate, AnnotationKind, Find, SayStance, Stretch, Withdraw
from factbench.model import Hit, Remark, evidence_id
from factbench.stages.anchor import anchor
from factbench.store import claims as claim_store
from factbench.store import documents, remarks
from factbench.store import evidence as evidence_store
from factbench.text.quote import Quote
from factbench.text.span import Span
from factbench.workbench.acting import storable
from factbench.workbench.cutting import Cutting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factbench.acts import EvidenceStance
    from factbench.model import Annotation, Event, Passage, Source, Stand
    from factbench.record.fold import Remarked

FLAGGED = "to be looked at again"
"""The words of a flag."""


class Annotating(Cutting):
    """Methods that annotate; each adds one act."""

    def annotate(
        self,
        claim: str,
        text: str,
        kind: AnnotationKind = AnnotationKind.NOTE,
        *,
        evidence: str | None = None,
    ) -> Event:
        """Leave words on a claim or on evidence beside it, whether or not it is decided.

        Raises: `errors.Misuse` for empty words or evidence of another claim.
        """
        words = storable(text)
        if not words.strip():
            raise errors.Misuse(f"The {kind.value} is empty: say something.")
        if evidence is not None:
            self._same_claim(claim, [evidence])
        return self._act(Annotate(kind=kind, text=words, evidence=evidence), claim=claim)

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

    def _turn_all(
        self, claims: Sequence[str], turn: Callable[[str], Event], there: Callable[[Annotation], bool]
    ) -> bool:
        lacking = [
            claim
            for claim in claims
            if not any(each.reviewer == self.reviewer and there(each) for each in self.annotations(claim))
        ]
        with self.together():
            for claim in lacking or claims:
                turn(claim)
        return bool(lacking)

    def _mine(self, claim: str, wanted: Callable[[Annotation], bool]) -> Event | None:
        """The act that withdraws this reviewer's annotation that fits, if there is one."""
        for each in self.annotations(claim):
            if each.reviewer == self.reviewer and wanted(each):
                return self.withdraw(claim, each.id)
        return None

    def withdraw(self, claim: str, annotation: str) -> Event:
        """Take an annotation of this reviewer's away.

        Raises: `errors.Misuse` where it is none of theirs on this claim.
        """
        known = {each.id: each for each in self.annotations(claim) if each.reviewer == self.reviewer}
        if annotation not in known:
            raise errors.Misuse("Only your own annotations can be taken away.")
        taken = known[annotation]
        return self._act(Withdraw(annotation=annotation, kind=taken.kind, text=taken.text), claim=claim)

    def tags(self) -> list[str]:
        """The tags in use, the most used first."""
        return self._read(claim_store.tags)

    # ---------------------------------------------------------------------------------- evidence

    def say_stance(self, claim: str, evidence: str, stance: EvidenceStance | None) -> Event:
        """Say how a piece of evidence stands to the claim; None leaves it to the machine's suggestion again.

        Raises: `errors.Misuse` for evidence of another claim.
        """
        self._same_claim(claim, [evidence])
        return self._act(SayStance(evidence=evidence, stance=stance), claim=claim)

    def stands(self, claim: str) -> list[Stand]:
        """What everybody says of the evidence beside a claim, in the order it was said."""
        return self._read(lambda connection: claim_store.stands(connection, claim))

    def look_for(self, query: str, *, limit: int = 30) -> list[tuple[Hit, Passage, Source]]:
        """The passages of the library that fit a query, best first, each with its source without text."""
        with database.explained(self.path):
            return self._matcher().hits(query, limit=limit)

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
        self._put_found(claim, act)
        return self._act(act, claim=claim)

    def redo(self) -> Event | None:
        """As `Acting.redo`; a passage that was put beside a claim by hand is put there again."""
        done = super().redo()
        if done is not None and done.claim is not None and isinstance(done.act, Find):
            self._put_found(done.claim, done.act)
        return done

    def _put_found(self, identifier: str, act: Find) -> None:
        """Put the evidence beside a claim that an act found, if it is not there."""
        from factbench.matching import put_beside

        claim = self.claim(identifier)
        found = self._read(lambda connection: documents.passage(connection, act.passage))
        if found is not None and all(each.id != act.evidence for each in self.evidence(claim.id)):
            hit = Hit(0, float(act.score), act.start, act.end)
            made = put_beside(claim, *found, hit, self.article(claim.article).published)
            self._write(lambda connection: evidence_store.put(connection, [made]))

    # ---------------------------------------------------------------------------------- stretches

    def remark(
        self, article: str, parts: Sequence[Span], text: str, kind: AnnotationKind = AnnotationKind.NOTE
    ) -> Event:
        """Leave words on a stretch of an article.

        Raises: `errors.Misuse` for empty words or an empty stretch.
        """
        words = storable(text)
        if not words.strip():
            raise errors.Misuse(f"The {kind.value} is empty: say something.")
        held = self.article(article)
        stretch = stretch_of(article, held.text, parts)
        root = self._read(lambda connection: documents.root(connection, article))
        return self._act(Annotate(kind=kind, text=words, stretch=stretch), article=root)

    def remarks(self, article: str) -> list[Remark]:
        """The words on stretches of an article, in the order they were left.

        Those on another version of it are looked for by their words; `span` is None where they are not found.
        """
        text = self.article(article).text

        def load(connection: database.Connection) -> list[Remarked]:
            return remarks.of_document(connection, documents.root(connection, article))

        return [placed(each, article, text) for each in self._read(load)]


def _tag(typed: str) -> str:
    """A tag as it is stored."""
    return " ".join(storable(typed).split()).lower()


def placed(stored: Remarked, article: str, text: str) -> Remark:
    """Words on a stretch as they stand in the version `article`, whose text is `text`."""
    stretch = stored.stretch
    place = None if stretch.article == article else anchor(stretch.quote, text)
    parts = stretch.quote.parts if stretch.article == article else place.parts if place else ()
    return Remark(
        id=stored.id,
        article=article,
        span=Span(parts[0].start, parts[-1].end) if parts else None,
        quote=" … ".join(stretch.quote.words),
        kind=stored.kind,
        text=stored.text,
        reviewer=stored.reviewer,
        at=stored.at,
    )


def stretch_of(article: str, text: str, parts: Sequence[Span]) -> Stretch:
    """The stretch that `parts` make, without white space at their ends.

    Raises: `errors.Misuse` where there are no words in it, or it lies outside the text.
    """
    from factbench.stages.by_hand import marked

    found = marked(text, [part for part in parts if part.end <= len(text)])
    if not found or not any(any(map(str.isalnum, part.of(text))) for part in found):
        raise errors.Misuse("Mark some words first.")
    return Stretch(article, Quote.of(text, found))
