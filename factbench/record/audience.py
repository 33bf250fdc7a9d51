"""Report -> what of it is for whom: readers get what was decided or said for them, colleagues all."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, assert_never

from factbench.model import Audience, Comparison, How, Suggestion
from factbench.record.discretion import comment_for_readers, evidence_for_readers, source_for_readers, stays
from factbench.record.many import mapped
from factbench.record.published import published
from factbench.record.ruling import desk_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from factbench.model import (
        Amendment,
        Annotation,
        Approval,
        Choice,
        Comment,
        Confirmation,
        Event,
        Evidence,
        Finding,
        Report,
        Revision,
        Search,
        Stand,
        Verdict,
    )

    Dated: TypeAlias = (
        Annotation | Stand | Search | Confirmation | Comment | Revision | Amendment | Choice | Approval
    )


def publish(report: Report, audience: Audience, *, signals: bool = False) -> Report:
    """Return the report for `audience`: for colleagues as it is, for readers what was decided or said for them.

    The desk's verdict, stances, notes, corrections and searches are for readers; questions, tags and flags are not, nor
    is what somebody said who is not to be named, of which readers see what `discretion` leaves, nor any act that says
    more than the report does (see `published`). Where the desk's verdict is an editor's, or there is none yet, neither
    is what each reviewer holds: a reader is told what the desk stands by, and not which of its people was overruled.
    What a machine compared is for them with `signals` only: it may be wrong beside a verdict that is right.

    `as_of` is the time of the last thing that the report tells.
    """
    match audience:
        case Audience.COLLEAGUES:
            return report
        case Audience.READERS:
            findings = mapped(report.findings, partial(_for_readers, signals=signals))
            named, spoken_of = _looked_through(findings, {each.claim for each in report.events})
            told = replace(
                report,
                findings=findings,
                sources=tuple(source_for_readers(each) for each in report.sources if each.id in named),
                remarks=tuple(each for each in report.remarks if not each.kind.internal),
                lacks="what is for colleagues alone",
                record=None,
            )
            bare = replace(told, findings=spoken_of)
            events = tuple(published(bare))
            return replace(told, events=events, as_of=max(_moments(bare, events), default=""))
        case _:
            assert_never(audience)


def _looked_through(
    findings: Iterable[Finding], acted_on: Collection[str | None]
) -> tuple[set[str], tuple[Finding, ...]]:
    """The sources of all evidence, and those findings that hold anything of what people did; gone through once."""
    named: set[str] = set()
    spoken_of: list[Finding] = []
    for each in findings:
        sources = {evidence.source.id: evidence.source for evidence in each.evidence}
        named |= sources.keys()
        by_hand = any(source.by_hand for source in sources.values())
        if each.claim.id in acted_on or by_hand or _is_spoken_of(each):
            spoken_of.append(each)
    return named, tuple(spoken_of)


def _is_spoken_of(finding: Finding) -> bool:
    """Whether anybody did anything about its claim."""
    return bool(_told(finding) or finding.desk is not None or any(_dated(finding)))


def _of_the_desk(finding: Finding) -> Finding:
    """Without what reviewers hold, where that stays within the desk."""
    desk = desk_of(finding)
    if not finding.verdicts or desk.how not in {How.ADJUDICATED, How.DISPUTED, How.UNAPPROVED}:
        return finding
    return replace(finding, verdicts=(), revisions=(), desk=desk)


def _for_readers(whole: Finding, *, signals: bool) -> Finding:
    """What stays in the house and was only found by its words, of which nobody spoke, is nothing to readers."""
    finding = _of_the_desk(whole)
    choice = finding.choice if finding.choice is not None and finding.choice.why else None
    annotations = tuple(each for each in finding.annotations if not each.kind.internal)
    kept = {each.id for each in finding.evidence if stays(each.source)}
    spoken_of = {stand.evidence for stand in finding.stands}
    spoken_of |= {each.evidence for each in annotations if each.evidence}
    spoken_of |= {cited for verdict in _told(finding) for cited in verdict.citations}
    evidence = [each for each in finding.evidence if each.id in spoken_of or each.id not in kept]
    shown = map(evidence_for_readers, evidence)
    return replace(
        finding,
        annotations=annotations,
        evidence=tuple(shown if signals else map(_not_compared, shown)),
        opinions=tuple(each for each in finding.opinions if each.evidence not in kept),
        comments=tuple(filter(None, map(comment_for_readers, finding.comments))),
        searches=tuple(map(_without_error, finding.searches)),
        choice=replace(choice, publish=None) if choice is not None else None,
        amendments=tuple(_amended(finding)),
    )


def _amended(finding: Finding) -> Iterator[Amendment]:
    """What was said of changes that readers are told of."""
    changes = [each.replaced_at for verdict in _told(finding) for each in verdict.earlier]
    changes += [each.at for each in finding.revisions]
    yield from (each for each in finding.amendments if any(at <= each.at for at in changes))


def _told(finding: Finding) -> list[Verdict]:
    """The verdicts that a finding tells: the desk's, and what reviewers hold."""
    desk = desk_of(finding).verdict
    return [*finding.verdicts, *([desk] if desk and desk not in finding.verdicts else [])]


def _not_compared(evidence: Evidence) -> Evidence:
    return replace(evidence, comparison=Comparison((), Suggestion.UNCLEAR), parts=None)


def _without_error(search: Search) -> Search:
    """That there was no answer, without the words of the error, which may name machines and addresses of the house."""
    return search if search.error is None else replace(search, error=SILENT)


SILENT = "the source did not answer"
"""What readers are told of a search that failed."""


def _moments(report: Report, events: Iterable[Event]) -> Iterator[str]:
    """When each thing that a report tells was done."""
    yield from (each.at for each in events)
    yield from (each.at for each in report.remarks)
    yield from (each.at for each in report.conclusions)
    for finding in report.findings:
        for dated in (_told(finding), *_dated(finding)):
            yield from (each.at for each in dated)
        yield from (each.replaced_at for verdict in _told(finding) for each in verdict.earlier)


def _dated(finding: Finding) -> tuple[Sequence[Dated], ...]:
    """What people did about a claim beside verdicts, each with the time at which they did it."""
    return (
        finding.annotations,
        finding.stands,
        finding.searches,
        finding.confirmed,
        finding.comments,
        finding.revisions,
        finding.amendments,
        [each for each in (finding.choice, finding.approval) if each is not None],
    )
