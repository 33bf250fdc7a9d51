"""What reviewers hold of a claim, and what editors did -> the desk's verdict, the one that is published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factbench.acts import (
    UNSET,
    Adjudicate,
    Amend,
    Approve,
    Assign,
    Blind,
    Choose,
    Conclude,
    Confidence,
    Reopen,
)
from factbench.model import (
    Amendment,
    Approval,
    Assignment,
    Choice,
    DeskVerdict,
    How,
    Ruling,
    Superseded,
    Verdict,
)
from factbench.record.fold import fold
from factbench.record.undo import standing
from factbench.scales import known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from factbench.model import Event, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """What acts that hold for all reviewers make of a claim, or of an article."""

    ruling: Ruling | None = None
    """None where no editor decided, or what one decided was reopened."""
    approvals: tuple[Approval, ...] = ()
    blind: bool | None = None
    """None: nobody said."""
    assignments: tuple[Assignment, ...] = ()
    """Oldest first."""
    choice: Choice | None = None
    """None where nobody said whether or why the claim goes out."""
    amendments: tuple[Amendment, ...] = ()
    """In the order they were said."""
    conclusion: Event | None = None
    """The act by which an editor said what was found of an article as a whole; None where none did."""


def ruled(events: Iterable[Event]) -> Ruled:
    """Return what the acts of all reviewers on one claim, or on one article, come to; oldest first."""
    held, before = Ruled(), None
    for event in standing(events):
        match event.act:
            case Adjudicate():
                before = _ruling(event.act, event, before)
                held = replace(held, ruling=before)
            case Reopen():
                held = replace(held, ruling=None, approvals=())
            case Approve():
                held = replace(held, approvals=(*held.approvals, _approval(event.act, event)))
            case Blind():
                held = replace(held, blind=event.act.blind)
            case Assign():
                held = replace(held, assignments=_assigned(held.assignments, event.act, event))
            case Choose():
                held = replace(held, choice=_choice(held.choice, event.act, event))
            case Amend():
                held = replace(held, amendments=(*held.amendments, _amendment(event.act, event)))
            case Conclude():
                held = replace(held, conclusion=event if event.act.words is not None else None)
            case _:
                pass  # of one reviewer: `record.fold` has it
    return held


def _ruling(act: Adjudicate, event: Event, before: Ruling | None) -> Ruling:
    """A ruling that was made anew supersedes the one before, reopened or not."""
    earlier: tuple[Superseded, ...] = ()
    if before is not None and before.verdict.rating is not None:
        was = before.verdict
        earlier = (
            *was.earlier,
            Superseded(before.verdict.rating, was.scale, was.rationale, was.at, event.at),
        )
    verdict = Verdict(
        claim=event.claim or "",
        reviewer=event.reviewer,
        rating=act.rating,
        scale=act.scale,
        rationale=act.reason,
        citations=act.cite,
        confidence=Confidence.UNSET,
        misleading=act.misleading,
        valid_as_of=None if act.as_of is UNSET else act.as_of,
        at=event.at,
        event=event.id,
        earlier=earlier,
    )
    return Ruling(verdict=verdict, rests=act.rests)


def _assigned(before: Iterable[Assignment], act: Assign, event: Event) -> tuple[Assignment, ...]:
    """An assignment takes the place of the same reviewer's before."""
    others = tuple(each for each in before if each.reviewer != act.to)
    if not act.assigned:
        return others
    made = Assignment(
        thing=event.claim or event.article or "",
        reviewer=act.to,
        due=None if act.due is UNSET else act.due,
        by=event.reviewer,
        at=event.at,
        event=event.id,
    )
    return (*others, made)


def _approval(act: Approve, event: Event) -> Approval:
    return Approval(
        claim=event.claim or "", verdict=act.verdict, reviewer=event.reviewer, at=event.at, event=event.id
    )


def _choice(before: Choice | None, act: Choose, event: Event) -> Choice:
    publish = (before.publish if before else None) if act.publish is UNSET else act.publish
    why = (before.why if before else "") if act.why is UNSET else act.why or ""
    return Choice(
        claim=event.claim or "",
        publish=publish,
        why=why,
        reviewer=event.reviewer,
        at=event.at,
        event=event.id,
    )


def _amendment(act: Amend, event: Event) -> Amendment:
    return Amendment(
        id=event.id,
        claim=event.claim or "",
        weight=act.weight,
        words="" if act.words is UNSET else act.words,
        reviewer=event.reviewer,
        at=event.at,
    )


def desk_verdict(
    verdicts: Iterable[Verdict],
    ruling: Ruling | None = None,
    approvals: Iterable[Approval] = (),
    *,
    approve: bool = False,
    restated: Collection[str] = (),
) -> DeskVerdict:
    """Return the editor's verdict, else the one on which all agree (its newest), else the only one.

    Two agree where rating and `misleading` are the same, whatever they cite: what is published is the rating.
    With `approve` a single verdict is none of the desk's before an editor approved it as it stands. `restated` are ids
    of weighed verdicts that say something else since, see `restated`.
    """
    decided = sorted((each for each in verdicts if each.rating is not None), key=lambda each: each.at)
    if ruling is not None:
        return _adjudicated(ruling, decided, restated)
    if not decided:
        return DeskVerdict(how=How.OPEN)
    if len({_meaning(each) for each in decided}) > 1:
        return DeskVerdict(how=How.DISPUTED)
    if len(decided) > 1:
        return DeskVerdict(how=How.AGREED, verdict=decided[-1])
    return _single(decided[0], {each.verdict for each in approvals}, approve=approve)


def _single(verdict: Verdict, approved: Collection[str], *, approve: bool) -> DeskVerdict:
    if verdict.event in approved:
        return DeskVerdict(how=How.APPROVED, verdict=verdict)
    return DeskVerdict(how=How.UNAPPROVED) if approve else DeskVerdict(how=How.SINGLE, verdict=verdict)


def _adjudicated(ruling: Ruling, decided: Iterable[Verdict], restated: Collection[str]) -> DeskVerdict:
    """The ruling stands, whatever reviewers did since, and says what that was."""
    now = {each.event: each for each in decided}
    return DeskVerdict(
        how=How.ADJUDICATED,
        verdict=ruling.verdict,
        rests=ruling.rests,
        changed=tuple(each for each in ruling.rests if each not in now or each in restated),
        later=tuple(
            each.event
            for each in now.values()
            if each.event not in ruling.rests
            and each.at > ruling.verdict.at
            and _meaning(each) != _meaning(ruling.verdict)
        ),
    )


def restated(events: Sequence[Event], ruling: Ruling) -> frozenset[str]:
    """Ids of the verdicts that stand since before a ruling, and of which their reviewers said after it that they
    mislead in their context, or no longer, or that they rest on other evidence. `events`: those on the claim, in order.
    """
    place = next((number for number, each in enumerate(events) if each.id == ruling.verdict.event), None)
    if place is None:
        return frozenset()
    found = set()
    for reviewer in {each.reviewer for each in events[place:]}:
        before, now = (
            fold(each for each in some if each.reviewer == reviewer).verdict
            for some in (events[:place], events)
        )
        if before and now and before.event == now.event and _says(before) != _says(now):
            found.add(now.event)
    return frozenset(found)


def _says(verdict: Verdict) -> tuple[bool, frozenset[str]]:
    return verdict.misleading, frozenset(verdict.citations)


def desk_of(finding: Finding) -> DeskVerdict:
    """Return the desk's verdict on the claim of a finding."""
    return finding.desk or desk_verdict(finding.verdicts)


def differences(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    """In what reviewers who decided differ: "rating", "misleading", "citations"; in that order."""
    decided = [each for each in verdicts if each.rating is not None]
    said: dict[str, Sequence[object]] = {
        "rating": [_meaning(each)[0] for each in decided],
        "misleading": [each.misleading for each in decided],
        "citations": [frozenset(each.citations) for each in decided],
    }
    return tuple(name for name, found in said.items() if len(set(found)) > 1)


def _meaning(verdict: Verdict) -> tuple[object, bool]:
    """A rating that means the same on two scales is one; of one that is not known, its id on its scale."""
    rating = known(verdict.rating or "", verdict.scale)
    return rating or (verdict.rating, verdict.scale), verdict.misleading
