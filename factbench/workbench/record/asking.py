"""Questions between colleagues: answer, close, open again. Asking is `Record.annotate` and `Record.remark`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import UNSET, Annotate, AnnotationKind, Close
from factbench.model import Annotation
from factbench.record.thread import last
from factbench.store import threads
from factbench.workbench.words import filled

if TYPE_CHECKING:
    from factbench.model import Event
    from factbench.store.threads import Asked
    from factbench.workbench.session import Session


class Asking:
    """What is done with a question; undo takes it back like any act."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def answer(self, question: str, text: str) -> Event:
        """Answer a question, which closes it, where it was asked; of an answer, the question that it answers.

        Raises: `errors.NothingFound`, and `errors.Misuse` for no words or what is no question.
        """
        words, asked = filled(text, "answer"), self._question(question)
        said = asked.said
        act = Annotate(
            kind=AnnotationKind.ANSWER,
            text=words,
            evidence=(said.evidence or UNSET) if isinstance(said, Annotation) else UNSET,
            stretch=UNSET if isinstance(said, Annotation) else said.stretch,
            answers=said.id,
        )
        return self.session.act(act, claim=asked.claim, article=asked.document)

    def close(self, question: str, *, closed: bool = True) -> Event:
        """Say that a question is done with, or open again. Who asked may close what another closed: it is read then.

        Raises: `errors.NothingFound`, and `errors.Misuse` where it is so already, or no question.
        """
        asked = self._question(question)
        done, me = self.session.read(threads.done_with, asked.said.id), self.session.reviewer
        now = last(done).get(asked.said.id)
        own = any(each.reviewer == me and each.closed for each in done)
        reads = closed and asked.said.reviewer == me and not own
        if (now is not None and now.closed) is closed and not reads:
            raise errors.Misuse(f"This question is {'closed' if closed else 'open'} already.")
        act = Close(question=asked.said.id, text=asked.said.text, closed=closed)
        return self.session.act(act, claim=asked.claim, article=asked.document)

    def _question(self, identifier: str) -> Asked:
        found = self.session.found(threads.asked, "question", identifier)
        if found.said.answers is not None:
            return self._question(found.said.answers)
        if found.said.kind is not AnnotationKind.QUESTION:
            raise errors.Misuse(f"This is a {found.said.kind}, and no question.")
        return found
