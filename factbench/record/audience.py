"""Report -> what of it is for whom: questions, tags and flags are for colleagues."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from factbench.acts import (
    Adjudicate,
    Annotate,
    Approve,
    Blind,
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
    Reopen,
    Reshape,
    SayStance,
    Undo,
    Withdraw,
)
from factbench.model import Audience, How
from factbench.record.ruling import desk_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from factbench.acts import Act
    from factbench.model import Event, Finding, Report


def publish(report: Report, audience: Audience) -> Report:
    """Return the report for `audience`: for colleagues as it is, for readers without what is internal.

    The desk's verdict, stances, notes, corrections and searches are for readers. With a question, tag or flag go the
    acts that left it, withdrew it, or took either back. Where the desk's verdict is an editor's, or there is none yet,
    what each reviewer holds goes with the acts that say so: a reader is told what the desk stands by, and not which of
    its people was overruled.
    """
    match audience:
        case Audience.COLLEAGUES:
            return report
        case Audience.READERS:
            withheld = {each.claim.id for each in report.findings if _within(each)}
            events = tuple(_without_internal(report.events, withheld))
            return replace(
                report,
                findings=tuple(
                    replace(
                        finding,
                        verdicts=() if _within(finding) else finding.verdicts,
                        desk=desk_of(finding) if _within(finding) else finding.desk,
                        annotations=tuple(each for each in finding.annotations if not each.kind.internal),
                    )
                    for finding in report.findings
                ),
                remarks=tuple(each for each in report.remarks if not each.kind.internal),
                events=events,
                as_of=max((event.at for event in events), default=""),
            )
        case _:
            assert_never(audience)


def _within(finding: Finding) -> bool:
    """Whether what reviewers hold of a claim stays within the desk."""
    return bool(finding.verdicts) and desk_of(finding).how in {How.ADJUDICATED, How.DISPUTED, How.UNAPPROVED}


def _without_internal(events: Iterable[Event], withheld: Collection[str]) -> Iterator[Event]:
    """Acts come oldest first, so that what an act refers to stands before it. Of claims in `withheld` no decision."""
    gone: set[str] = set()
    for event in events:
        within = isinstance(event.act, Decide) and event.claim in withheld
        if event.refers in gone or within or internal(event.act):
            gone.add(event.id)
        else:
            yield event


def internal(act: Act) -> bool:
    """Whether an act is for colleagues, by itself; one that this version cannot read is."""
    match act:
        case Annotate() | Withdraw():
            return act.kind.internal
        case Blind() | Reopen() | Approve() | Foreign():
            return True
        case (
            Decide() | SayStance() | Find() | Confirm() | MakeClaim() | Reshape() | Insertions() | Drop() | Hide()
            | Correct() | ChooseScale() | Adjudicate() | Undo() | Redo()
        ):  # fmt: skip
            return False
        case _:
            assert_never(act)
