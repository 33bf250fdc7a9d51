"""A report for readers, and the acts behind it -> those acts of which the report says all that they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from factbench.acts import (
    UNSET,
    Adjudicate,
    Amend,
    Annotate,
    Approve,
    Archive,
    AskComment,
    Assign,
    Blind,
    Bring,
    Choose,
    ChooseScale,
    Close,
    Conclude,
    Confirm,
    Correct,
    Decide,
    Drop,
    EditSource,
    Find,
    Foreign,
    Hide,
    Insertions,
    Introduce,
    MakeClaim,
    Redo,
    Reopen,
    Reshape,
    SayStance,
    Shown,
    Stretch,
    Undo,
    UseSource,
    Withdraw,
)
from factbench.model import JOIN
from factbench.record.undo import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Article, DeskVerdict, Event, Finding, Report, Source, Verdict


def published(report: Report) -> Iterator[Event]:
    """The acts of `report`, whose findings, sources and remarks are what readers get, that are for readers too.

    An act goes out whole, for its hash covers all of it. So it goes out only where the report says by itself what it
    says: not where it was taken back or replaced, where it was never decided, or where it says more than readers are
    told.
    """
    told = _Told(report)
    for event in standing(report.events):
        # What a later version put into an act is nothing that can be judged here.
        if not event.more and told.says(event):
            yield event


class _Told:
    """What a report tells its readers, by what acts name."""

    def __init__(self, report: Report) -> None:
        findings = report.findings
        self._claims = {each.claim.id: each for each in findings}
        self._verdicts = [(verdict, each) for each in findings for verdict in each.verdicts]
        self._rulings = [each.desk for each in findings if each.desk is not None]
        self._articles = {each.supersedes or each.id: each for each in report.articles}
        self._sources = {each.id: each for each in report.sources if _is_open(each)}
        self._passages = {
            each.passage.text for finding in findings for each in finding.evidence if _is_open(each.source)
        }
        self._stands = {
            (each.reviewer, each.stance, each.at) for finding in findings for each in finding.stands
        }
        self._single = {each.id for finding in findings for each in finding.annotations}
        self._single |= {each.id for finding in findings for each in finding.comments}
        self._single |= {each.event for finding in findings for each in finding.confirmed}
        self._single |= {each.id for each in report.remarks}
        self._single |= {each.id for finding in findings for each in finding.amendments}
        self._single |= {each.approval.event for each in findings if each.approval is not None}
        self._single |= {each.event for each in report.conclusions}

    def says(self, event: Event) -> bool:  # noqa: PLR0911, PLR0912  one return a kind of act
        act = event.act
        match act:
            case Decide():
                return self._decided(event, act)
            case Adjudicate():
                return any(_ruled(event, act, each) for each in self._rulings)
            case Annotate():
                return event.id in self._single
            case Confirm():
                return event.id in self._single
            case AskComment():
                return event.id in self._single and act.shown in {UNSET, Shown.NAMED}
            case SayStance():
                return (event.reviewer, act.stance, event.at) in self._stands
            case Find():
                return act.source in {each.title for each in self._sources.values()}
            case Bring():
                return act.source in self._sources and act.text in self._passages
            case EditSource() | UseSource():
                return _known_of(self._sources.get(act.source), act)
            case MakeClaim() | Reshape() | Insertions():
                return _shaped(self._claims.get(event.claim or ""), act)
            case Correct():
                return _corrected(self._articles.get(event.article or ""), act)
            case Approve() | Amend() | Conclude():
                return event.id in self._single
            case Choose():
                return self._chosen(event, act)
            case Archive():
                return _copied(self._sources.get(act.source), act)
            case (
                Withdraw() | Close() | Assign() | Drop() | Hide() | ChooseScale() | Introduce() | Blind() | Reopen()
                | Undo() | Redo() | Foreign()
            ):  # fmt: skip
                return False
            case _:
                assert_never(act)

    def _chosen(self, event: Event, act: Choose) -> bool:
        """Whether a claim that is out says all that an act says of its choice: that it is out, and why."""
        finding = self._claims.get(event.claim or "")
        if finding is None or finding.choice is None:
            return False
        return act.publish in {UNSET, True} and act.why in {UNSET, finding.choice.why}

    def _decided(self, event: Event, act: Decide) -> bool:
        """Whether what an act decides stands in a verdict of its reviewer, as it is or as it was before a correction.

        The claim of an earlier cut has another name now; then it is one of the reviewer's verdicts.
        """
        cut_again = event.claim not in self._claims
        return any(
            _stands(verdict, finding, event, act, cut_again=cut_again)
            for verdict, finding in self._verdicts
            if verdict.reviewer == event.reviewer and (cut_again or verdict.claim == event.claim)
        )


def _stands(verdict: Verdict, finding: Finding, event: Event, act: Decide, *, cut_again: bool) -> bool:
    """Whether a verdict, with what was corrected in it, says all that an act says.

    Of evidence beside the claim of an earlier cut the ids are others now.
    """
    before = verdict.earlier
    revised = [each for each in finding.revisions if each.reviewer == verdict.reviewer]
    reasons = {verdict.rationale, *(each.rationale for each in before), *(each.rationale for each in revised)}
    sure = {verdict.confidence, *(said for each in revised for said in each.confidence)}
    misled = any(each.misleading is not None for each in revised)
    said = [
        act.rating is UNSET
        or event.id == verdict.event
        or any((each.at, each.rating) == (event.at, act.rating) for each in before),
        act.rationale is UNSET or act.rationale in reasons,
        act.confidence is UNSET or act.confidence in sure,
        act.misleading is UNSET or misled or act.misleading == verdict.misleading,
        act.as_of is UNSET or act.as_of == verdict.valid_as_of,
        cut_again or {*act.cite} <= {*verdict.citations},
        not act.uncite,
    ]
    return all(said)


def _ruled(event: Event, act: Adjudicate, desk: DeskVerdict) -> bool:
    """Whether the desk's verdict is the one of an act, and says all that the act says.

    One that another took the place of, or that rests on evidence which has another id now, is not.
    """
    verdict = desk.verdict
    return (
        verdict is not None
        and (verdict.event, verdict.rating, verdict.scale) == (event.id, act.rating, act.scale)
        and (verdict.rationale, verdict.misleading) == (act.reason, act.misleading)
        and act.as_of in {UNSET, verdict.valid_as_of}
        and {*act.cite} <= {*verdict.citations}
        and {*act.rests} <= {*desk.rests}
    )


def _is_open(source: Source) -> bool:
    return source.by_hand is None or source.by_hand.shown is Shown.NAMED


def _known_of(source: Source | None, act: EditSource | UseSource) -> bool:
    """Whether a report that has the source says of it what an act says of it."""
    if source is None or act.about != source.title:
        return False
    if isinstance(act, UseSource):
        return not act.used and act.why in {UNSET, source.retired}
    fields = ("title", "publisher", "published", "primary", "why", "origin", "licence", "interests")
    return all(getattr(act, each) in {UNSET, getattr(source, each)} for each in fields)


def _copied(source: Source | None, act: Archive) -> bool:
    copy = None if source is None else source.archived
    return (
        source is not None
        and copy is not None
        and (act.about, act.url, act.on, act.why)
        == (source.title, copy.url, UNSET if copy.on is None else copy.on, UNSET)
    )


def _shaped(finding: Finding | None, act: MakeClaim | Reshape | Insertions) -> bool:
    """Whether a claim has the words, and stands where an act put it."""
    if finding is None:
        return False
    claim = finding.claim
    if isinstance(act, Insertions):
        return act.statement == claim.statement
    placed = act.stretch is UNSET or _quoted(act.stretch) == claim.quote
    return placed and act.statement in {UNSET, claim.statement}


def _quoted(stretch: Stretch) -> str:
    return JOIN.join(stretch.quote.words)


def _corrected(article: Article | None, act: Correct) -> bool:
    return (
        article is not None
        and act.title in {UNSET, article.title}
        and act.published in {UNSET, article.published}
    )
