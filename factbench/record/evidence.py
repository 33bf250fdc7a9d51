"""Acts -> which evidence they name, and the same acts on the claim that carries them now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from factbench.acts import (
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
    Undo,
    UseSource,
    Withdraw,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factbench.acts import Act
    from factbench.model import Event


def named(act: Act) -> tuple[str, ...]:
    """Ids of the evidence that an act cites, uncites or says something of."""
    match act:
        case Decide():
            return (*act.cite, *act.uncite)
        case Adjudicate():
            return act.cite
        case Annotate():
            return (act.evidence,) if isinstance(act.evidence, str) else ()
        case SayStance() | Find() | Bring() | Confirm():
            return (act.evidence,)
        case (
            Withdraw() | Close() | Assign() | AskComment() | EditSource() | UseSource() | MakeClaim() | Reshape()
            | Insertions() | Drop() | Hide() | Correct() | ChooseScale() | Introduce() | Blind() | Reopen() | Approve()
            | Archive() | Choose() | Conclude() | Amend() | Undo() | Redo() | Foreign()
        ):  # fmt: skip
            return ()
        case _:
            assert_never(act)


def carried(event: Event, claim: str, renamed: Mapping[str, str]) -> Event:
    """The act as if it had been done on `claim`, which carries it now; `renamed` has the evidence beside that claim."""
    if event.claim == claim:
        return event
    return replace(event, claim=claim, act=_renamed(event.act, renamed))


def _renamed(act: Act, names: Mapping[str, str]) -> Act:
    match act:
        case Decide():
            cite, uncite = (tuple(names.get(each, each) for each in some) for some in (act.cite, act.uncite))
            return replace(act, cite=cite, uncite=uncite)
        case Adjudicate():
            return replace(act, cite=tuple(names.get(each, each) for each in act.cite))
        case Annotate():
            evidence = act.evidence
            return replace(act, evidence=names.get(evidence, evidence)) if isinstance(evidence, str) else act
        case SayStance() | Find() | Bring() | Confirm():
            return replace(act, evidence=names.get(act.evidence, act.evidence))
        case (
            Withdraw() | Close() | Assign() | AskComment() | EditSource() | UseSource() | MakeClaim() | Reshape()
            | Insertions() | Drop() | Hide() | Correct() | ChooseScale() | Introduce() | Blind() | Reopen() | Approve()
            | Archive() | Choose() | Conclude() | Amend() | Undo() | Redo() | Foreign()
        ):  # fmt: skip
            return act
        case _:
            assert_never(act)
