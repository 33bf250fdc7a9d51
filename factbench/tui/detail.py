"""All that the panes show of one claim, read in one go away from the screen's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from factbench.model import (
        Annotation,
        Article,
        Assignment,
        Choice,
        Claim,
        Closing,
        Comment,
        Confirmation,
        DeskVerdict,
        Event,
        Evidence,
        Opinion,
        Remark,
        Stand,
        Verdict,
    )
    from factbench.record.thread import Message
    from factbench.stages.compare.matrix import Matrix
    from factbench.text.span import Span
    from factbench.tui.marks import Mark
    from factbench.workbench import Copy, Lease, Met, Workbench


MOST = 1_000_000
"""Claims of an article, looked at one by one: quicker than looking through those of all articles first."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An article and where its claims stand."""

    article: Article
    spans: Sequence[tuple[int, tuple[Span, ...]]]
    listed: tuple[Sequence[int], Sequence[int]]
    """Row numbers of its claims that stand in the list, without what is of low worth and with that."""
    copies: Sequence[Copy] = ()
    """Other articles with the same text."""
    common: Set[str] = frozenset()
    """Stems that tell nothing in it; see `marks.common_stems`."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One claim with everything beside it."""

    claim: Claim
    surroundings: Surroundings
    parts: int
    """How many claims are part of it."""
    said: Verdict | None
    """This reviewer's on that it was said; None where no claim says so."""
    evidence: Sequence[Evidence]
    searched: bool
    """Whether evidence was looked for."""
    matrix: Matrix
    marks: Sequence[tuple[Mark, ...]]
    """For each piece of evidence, what is marked in its passage."""
    verdict: Verdict
    """This reviewer's."""
    others: Sequence[Verdict]
    """What other reviewers decided, oldest decision first."""
    annotations: Sequence[Annotation]
    remarks: Sequence[Remark]
    """What was left on stretches of the article."""
    stands: Sequence[Stand]
    """What people say of the evidence."""
    confirmed: Sequence[Confirmation]
    """Which past fact-checks people say are about this very claim."""
    comments: Sequence[Comment]
    """Whom people asked for comment, and what came of it."""
    met: Sequence[Met]
    """Claims of other articles that say the same, decided ones first."""
    events: Sequence[Event]
    """The acts of everybody on this claim, oldest first."""
    draft: str
    closings: Sequence[Closing] = ()
    """What was done with the questions on the claim and in its article."""
    assignments: Sequence[Assignment] = ()
    """Who is to check it."""
    leases: Sequence[Lease] = ()
    """Who else has it open."""
    blind: bool = False
    """Whether what others hold is kept back until this reviewer rates it."""
    reviewed_blind: bool = False
    """Whether its review is blind, by what editors and settings say."""
    desk: DeskVerdict | None = None
    """The desk's verdict, as far as this reviewer may know it."""
    choice: Choice | None = None
    """What was said of whether and why it goes out."""
    opinions: Sequence[Opinion] = ()
    """What a model of stance makes of the evidence; it comes later than the rest."""

    def on_claim(self) -> list[Message]:
        """What was said on the claim and its evidence."""
        from factbench.record.thread import thread

        return thread(self.annotations, self.closings)

    def on_stretches(self) -> list[Message]:
        """What was said on stretches of the article."""
        from factbench.record.thread import thread

        return thread(self.remarks, self.closings)

    def in_article(self, item: int) -> tuple[Mark, ...]:
        """What is marked in the claim beside this piece of evidence."""
        from factbench.tui.marks import in_article

        chosen = self.evidence[item] if 0 <= item < len(self.evidence) else None
        around = self.surroundings
        return in_article(around.article.text, self.claim, chosen, around.common)

    def in_statement(self, item: int) -> tuple[Mark, ...]:
        """What is marked in the statement: what was put in, and what is shared with this piece of evidence."""
        from factbench.tui.marks import in_statement, put_in

        ours = put_in(self.claim)
        if not 0 <= item < len(self.evidence):
            return ours
        return (*ours, *in_statement(self.claim, self.evidence[item], self.surroundings.common))

    def later(self, item: int) -> bool:
        """Whether a piece of evidence was published after the article: nobody could know it then."""
        source, article = self.evidence[item].source, self.surroundings.article
        return bool(source.published and article.published and source.published > article.published)

    def same_origin(self, item: int) -> int | None:
        """The place of an earlier piece of evidence whose words come from the same origin, or None."""
        origin = self.evidence[item].source.voice
        if origin is None:
            return None
        earlier = (place for place in range(item) if self.evidence[place].source.voice == origin)
        return next(earlier, None)


def read(workbench: Workbench, claim: str, known: Surroundings | None) -> Detail:
    """Read a claim and what stands beside it; `known` is used again where it is the same article's.

    Raises: `errors.FactbenchError`.
    """
    from factbench.stages.compare.matrix import matrix
    from factbench.tui.marks import in_passage

    found = workbench.desk.claim(claim)
    if known is None or known.article.id != found.article:
        known = _surroundings(workbench, found.article)
    evidence = workbench.desk.evidence(claim)
    told = found.saying is not None
    return Detail(
        claim=found,
        surroundings=known,
        parts=workbench.desk.claim_parts(claim) - told,
        said=workbench.desk.verdict(found.saying) if found.saying else None,
        evidence=evidence,
        searched=workbench.desk.searched(claim),
        matrix=matrix(
            found.plain,
            evidence,
            claim_date=known.article.published,
            claim_language=known.article.language,
        ),
        marks=[in_passage(found, each, known.common) for each in evidence],
        verdict=workbench.desk.verdict(claim),
        others=[
            each
            for each in workbench.desk.verdicts(claim)
            if each.rating and each.reviewer != workbench.session.reviewer
        ],
        annotations=workbench.desk.annotations(claim),
        remarks=workbench.desk.remarks(found.article),
        stands=workbench.desk.stands(claim),
        confirmed=workbench.desk.confirmed(claim),
        comments=workbench.desk.comments(claim),
        met=workbench.desk.met(claim),
        events=workbench.record.events(claim),
        draft=workbench.desk.draft(claim),
        closings=workbench.desk.closings(claim),
        assignments=workbench.desk.assignments(claim),
        leases=[each for each in workbench.desk.leases() if each.claim == claim],
        blind=workbench.desk.blind(claim),
        reviewed_blind=workbench.desk.reviewed_blind(claim),
        desk=workbench.desk.desk_verdict(claim),
        choice=workbench.record.publishing.chosen(claim),
    )


def _surroundings(workbench: Workbench, identifier: str) -> Surroundings:
    from factbench.tui.marks import common_stems
    from factbench.workbench import Filter

    article = workbench.library.article(identifier)
    return Surroundings(
        article=article,
        spans=workbench.desk.claim_spans(identifier),
        listed=(
            workbench.desk.claim_order(Filter(article=identifier), limit=MOST)[0],
            workbench.desk.claim_order(Filter(article=identifier, low=True), limit=MOST)[0],
        ),
        copies=workbench.library.copies(identifier),
        common=common_stems([each.in_text.of(article.text) for each in article.paragraphs]),
    )
