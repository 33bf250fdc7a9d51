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
    from factbench.model import Event, Finding, Opinion, Report


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
            return replace(
                report,
                findings=tuple(
                    replace(
                        finding,
                        annotations=tuple(each for each in finding.annotations if not each.kind.internal),
                        evidence=tuple(map(evidence_for_readers, finding.evidence)),
                        opinions=tuple(_for_readers(finding)),
                        comments=tuple(filter(None, map(comment_for_readers, finding.comments))),
                    )
                    for finding in report.findings
                ),
                sources=tuple(map(source_for_readers, report.sources)),
                remarks=tuple(each for each in report.remarks if not each.kind.internal),
                events=events,
                as_of=max((event.at for event in events), default=""),
            )
        case _:
            assert_never(audience)


def _for_readers(finding: Finding) -> Iterator[Opinion]:
    """The opinions of a model but on what stays in the house."""
    kept = {each.id for each in finding.evidence if stays(each.source)}
    yield from (each for each in finding.opinions if each.evidence not in kept)


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
