"""All that was said on a claim, on its evidence and in its article, in full; asking and answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from factbench.acts import AnnotationKind, Close
from factbench.text.clean import one_line
from factbench.tui.screens.place import Place
from factbench.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.model import Event
    from factbench.record import thread
    from factbench.tui.glyphs import Glyphs
    from factbench.tui.widgets.rows import RowList
    from factbench.workbench import Workbench


class Thread(Place):
    """One claim's threads, each under what it is about."""

    NAME = "Thread"
    PAGE = "colleagues"
    LISTENS = True
    KEYS = (
        ("+", "answer"),
        ("Q", "ask"),
        ("a", "note"),
        ("x", "close, open"),
        ("u", "undo"),
        ("Enter", "go there"),
    )
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("plus", "answer", "Answer the question"),
        ("Q", "say('question')", "Ask on the same thing"),
        ("a", "say('note')", "Note on the same thing"),
        ("x", "close", "Close the question, or open it again"),
        ("u", "undo", "Undo"),
    ]

    class Visit(Message):
        """Somebody wants to see a claim on the review screen, and in its article what was remarked on."""

        def __init__(self, claim: str, remark: str) -> None:
            super().__init__()
            self.claim, self.remark = claim, remark

    def __init__(self, bench: Workbench, glyphs: Glyphs, claim: str, first: Sequence[str] = ()) -> None:
        """`first` are ids of what the cursor is put on, the first that is there; else on the first open question."""
        super().__init__(bench, glyphs)
        self._claim = claim
        self._first: Sequence[str] | None = first
        self._messages: dict[str, thread.Message] = {}
        self._evidence: dict[str, str | None] = {}
        """Message -> the evidence that it is on; None for the claim itself. Those on stretches are not in it."""

    def read(self) -> tuple[Sequence[Row], str]:
        """The claim, then each thread."""
        desk = self._bench.desk
        on_claim, in_article = desk.thread(self._claim), desk.remarks_thread(self._claim)
        evidence = desk.evidence(self._claim)
        places = {each.id: number for number, each in enumerate(evidence, 1)}
        self._messages = {each.said.id: each for each in [*on_claim, *in_article]}
        self._evidence = {each.said.id: _evidence(each) for each in on_claim}
        rows = [Row(desk.claim(self._claim).statement, tone="title", wraps=True)]
        rows += self._under("", [each for each in on_claim if _evidence(each) is None])
        for each in evidence:
            own = [message for message in on_claim if _evidence(message) == each.id]
            rows += self._under(f"On evidence {places[each.id]}, “{each.source.called}”", own)
            beside = [each for each in desk.beside(each.id) if each.kind in SPOKEN]
            rows += [
                Row(
                    f"    beside another claim: {one_line(said.reviewer)} {said.at[:10]}: {said.text}",
                    wraps=True,
                )
                for said in beside
            ]
        gone = [each for each in on_claim if _evidence(each) not in {None, *places}]
        rows += self._under("On evidence that is no longer in the library", gone)
        for quote in dict.fromkeys(_quote(each) for each in in_article):
            rows += self._under(f"On “{quote}”", [each for each in in_article if _quote(each) == quote])
        if not self._messages:
            rows.append(
                Row("Nothing was said here yet: Q asks a colleague, @ and a name says whom; a notes.")
            )
        waiting = sum(each.is_open for each in self._messages.values())
        return rows, f"{waiting} open" if waiting else ""

    def _under(self, heading: str, messages: Sequence[thread.Message]) -> Iterator[Row]:
        if messages and heading:
            yield Row("")
            yield Row(one_line(heading), tone="title", wraps=True)
        for each in messages:
            yield from _rows(each)

    def on_place_filled(self, message: Place.Filled) -> None:
        """Show what was read; the first time the cursor goes to what was meant."""
        super().on_place_filled(message)
        if self._first is not None:
            open_now = [id for id, each in self._messages.items() if each.is_open]
            wanted = next((id for id in (*self._first, *open_now) if id in self._messages), None)
            self._first = None
            if wanted is not None:
                self.rows.go_to(wanted)

    def shows(self, event: Event) -> bool:
        """What is said here, and that a question is done with."""
        said = event.act.question if isinstance(event.act, Close) else event.id
        return said in self._messages

    def action_answer(self) -> None:
        """Answer the question under the cursor."""
        chosen = self._chosen()
        if chosen is None or not (chosen.said.kind is AnnotationKind.QUESTION or chosen.said.answers):
            self.say("Put the cursor on a question first; Q asks one.")
        else:
            self.acting.answer(chosen.said.id, chosen.said.reviewer)

    def action_say(self, kind: str) -> None:
        """Ask, or note, on what the message under the cursor is on; else on the claim."""
        chosen, wanted = self._chosen(), AnnotationKind(kind)
        if chosen is not None and chosen.said.id not in self._evidence:
            self.say("On marked words one asks in the article: mark them there, then Q or a.")
            return
        evidence, claim = self._evidence.get(chosen.said.id) if chosen else None, self._claim
        self.acting.ask(
            f"{wanted.value.capitalize()} on the {'evidence' if evidence else 'claim'}",
            lambda bench, words: bench.record.annotate(claim, words, wanted, evidence=evidence),
        )

    def action_close(self) -> None:
        """Close the question under the cursor, or open it again."""
        chosen = self._chosen()
        if chosen is None or chosen.said.kind is not AnnotationKind.QUESTION:
            self.say("Put the cursor on a question first.")
            return
        closed, question = chosen.is_open, chosen.said.id
        self.acting.store(lambda bench: bench.record.asking.close(question, closed=closed))

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Go to the claim, or to the words in the article."""
        chosen = self._messages.get(message.key)
        remark = "" if chosen is None or message.key in self._evidence else chosen.said.answers or message.key
        self.app.pop_screen()
        self.post_message(self.Visit(self._claim, remark))

    def _chosen(self) -> thread.Message | None:
        return self._messages.get(self.rows.key or "")


SPOKEN = (AnnotationKind.NOTE, AnnotationKind.QUESTION, AnnotationKind.ANSWER)
"""What is told of the same passage beside another claim."""


def _evidence(message: thread.Message) -> str | None:
    found: str | None = getattr(message.said, "evidence", None)
    return found


def _quote(message: thread.Message) -> str:
    return str(getattr(message.said, "quote", ""))


def _rows(message: thread.Message) -> Iterator[Row]:
    """A message in full: what it is, whose, to whom, when and how it stands; below it its words."""
    said, indent = message.said, "    " if message.answers else ""
    yield Row(f"{indent}{_headed(message)}", said.id)
    for line in said.text.splitlines() or [""]:
        yield Row(f"{indent}    {line}", wraps=True)


def _headed(message: thread.Message) -> str:
    """Such as "Question · Ben to Ada · 2022-03-25 10:12 · open"."""
    said, done = message.said, message.closing
    to = f" to {', '.join(said.to)}" if said.to else ""
    parts = [said.kind.value.capitalize(), f"{said.reviewer}{to}", f"{said.at[:10]} {said.at[11:16]}"]
    if message.is_open:
        parts.append("open")
    elif done is not None:
        parts.append(f"closed by {done.reviewer}")
    return one_line(" · ".join(parts))
