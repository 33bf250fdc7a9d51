"""What people said on one thing, in which order it is read, and which questions are open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.acts import AnnotationKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factbench.model import Annotation, Closing, Remark

SPOKEN = frozenset(
    {AnnotationKind.NOTE, AnnotationKind.QUESTION, AnnotationKind.ANSWER, AnnotationKind.CORRECTION}
)
"""What a thread is made of; tags and flags say nothing to anybody."""


@dataclass(frozen=True, slots=True)
class Message:
    """One thing that somebody said in a thread."""

    said: Annotation | Remark
    answers: bool = False
    """Whether it stands under the question that it answers."""
    closing: Closing | None = None
    """Of a question, what was done with it last; None where nobody did anything."""

    @property
    def is_open(self) -> bool:
        """Whether it is a question that waits for an answer."""
        asks = self.said.kind is AnnotationKind.QUESTION
        return asks and not (self.closing is not None and self.closing.closed)


def last(closings: Iterable[Closing]) -> dict[str, Closing]:
    """Question -> what was done with it last, by whomever."""
    ordered = sorted(closings, key=lambda each: (each.at, each.event))
    return {each.question: each for each in ordered}


def thread(said: Iterable[Annotation | Remark], closings: Iterable[Closing]) -> list[Message]:
    """What was said, in the order it was said, but each answer below its question.

    An answer whose question is not there stands where it was said.
    """
    settled = last(closings)
    spoken = sorted((each for each in said if each.kind in SPOKEN), key=lambda each: (each.at, each.id))
    asked = {each.id for each in spoken if each.answers is None}
    below: dict[str, list[Message]] = {}
    for each in spoken:
        if each.answers in asked and each.answers is not None:
            below.setdefault(each.answers, []).append(Message(each, answers=True))
    return [
        message
        for each in spoken
        if each.answers not in asked
        for message in (Message(each, closing=settled.get(each.id)), *below.get(each.id, ()))
    ]
