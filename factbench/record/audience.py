"""Report -> what of it is for whom: questions, tags, flags, and names that are not to be told are for colleagues."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from factbench.acts import (
    UNSET,
    Annotate,
    AskComment,
    Bring,
    ChooseScale,
    Confirm,
    Correct,
    Decide,
    Drop,
    EditSource,
    Find,
    Foreign,
    Hide,
    Insertions,
    MakeClaim,
    Redo,
    Reshape,
    SayStance,
    Shown,
    Undo,
    UseSource,
    Withdraw,
)
from factbench.model import Audience
from factbench.record.discretion import comment_for_readers, evidence_for_readers, source_for_readers, stays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.acts import Act
    from factbench.model import Event, Finding, Report


def publish(report: Report, audience: Audience) -> Report:
    """Return the report for `audience`: for colleagues as it is, for readers without what is internal.

    Verdicts, stances, notes, corrections and searches are for readers. With a question, tag or flag go the acts
    that left it, withdrew it, or took either back; likewise with what somebody said who is not to be named, of which
    readers see what `discretion` leaves.
    """
    match audience:
        case Audience.COLLEAGUES:
            return report
        case Audience.READERS:
            events = tuple(_without_internal(report.events))
            findings = tuple(map(_for_readers, report.findings))
            named = {each.source.id for finding in findings for each in finding.evidence}
            return replace(
                report,
                findings=findings,
                sources=tuple(source_for_readers(each) for each in report.sources if each.id in named),
                remarks=tuple(each for each in report.remarks if not each.kind.internal),
                events=events,
                as_of=max((event.at for event in events), default=""),
            )
        case _:
            assert_never(audience)


def _for_readers(finding: Finding) -> Finding:
    """What stays in the house and was only found by its words, of which nobody spoke, is nothing to readers."""
    kept = {each.id for each in finding.evidence if stays(each.source)}
    spoken_of = {stand.evidence for stand in finding.stands}
    spoken_of |= {cited for verdict in finding.verdicts for cited in verdict.citations}
    evidence = [each for each in finding.evidence if each.id in spoken_of or each.id not in kept]
    return replace(
        finding,
        annotations=tuple(each for each in finding.annotations if not each.kind.internal),
        evidence=tuple(map(evidence_for_readers, evidence)),
        opinions=tuple(each for each in finding.opinions if each.evidence not in kept),
        comments=tuple(filter(None, map(comment_for_readers, finding.comments))),
    )


def _without_internal(events: Iterable[Event]) -> Iterator[Event]:
    """Acts come oldest first, so that what an act refers to stands before it."""
    gone: set[str] = set()
    for event in events:
        if event.refers in gone or internal(event.act):
            gone.add(event.id)
        else:
            yield event


def internal(act: Act) -> bool:
    """Whether an act is for colleagues, by itself; one that this version cannot read is."""
    match act:
        case Annotate() | Withdraw():
            return act.kind.internal
        case Bring() | AskComment():
            return act.shown not in {UNSET, Shown.NAMED}
        case Foreign():
            return True
        case (
            Decide() | SayStance() | Find() | EditSource() | UseSource() | Confirm() | MakeClaim() | Reshape()
            | Insertions() | Drop() | Hide() | Correct() | ChooseScale() | Undo() | Redo()
        ):  # fmt: skip
            return False
        case _:
            assert_never(act)
