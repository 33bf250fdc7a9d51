"""Report -> what of it is for whom: questions, tags and flags are for colleagues."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from factbench.acts import (
    Annotate,
    ChooseScale,
    Confirm,
    Correct,
    Decide,
    Drop,
    Find,
    Foreign,
    Hide,
    Insertions,
    MakeClaim,
    Redo,
    Reshape,
    SayStance,
    Undo,
    Withdraw,
)
from factbench.model import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.acts import Act
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
                lacks="what is for colleagues alone",
                record=None,
                as_of=max((event.at for event in events), default=""),
            )
        case _:
            assert_never(audience)


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
        case Foreign():
            return True
        case (
            Decide() | SayStance() | Find() | Confirm() | MakeClaim() | Reshape() | Insertions() | Drop() | Hide()
            | Correct() | ChooseScale() | Undo() | Redo()
        ):  # fmt: skip
            return False
        case _:
            assert_never(act)
