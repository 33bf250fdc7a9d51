"""Report -> what of it is for whom: questions, tags and flags are for colleagues."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.model import Act, AnnotationKind, Audience

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.model import Event, Report


def publish(report: Report, audience: Audience) -> Report:
    """Return the report for `audience`: for colleagues as it is, for readers without what is internal.

    Verdicts, stances, notes, corrections and searches are for readers. With a question, tag or flag go the acts
    that left it, withdrew it, or took either back.
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
                    )
                    for finding in report.findings
                ),
                remarks=tuple(each for each in report.remarks if not each.kind.internal),
                events=events,
                as_of=max((event.at for event in events), default=""),
            )


def _without_internal(events: Iterable[Event]) -> Iterator[Event]:
    """Acts come oldest first, so that what an act refers to stands before it."""
    gone: set[str] = set()
    for event in events:
        if event.refers in gone or _is_internal(event):
            gone.add(event.id)
        else:
            yield event


def _is_internal(event: Event) -> bool:
    if event.act not in {Act.ANNOTATE, Act.WITHDRAW}:
        return False
    return AnnotationKind(str(dict(event.content)["kind"])).internal
