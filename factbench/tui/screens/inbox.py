"""What waits for the reviewer: asked of them, assigned to them, open questions, flags; Enter goes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from factbench.acts import Annotate, AnnotationKind, Assign, Close
from factbench.opening import Filter
from factbench.text.clean import one_line
from factbench.tui.screens.place import Place
from factbench.tui.widgets.rows import Row
from factbench.workbench import Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.model import Event
    from factbench.tui.glyphs import Glyphs
    from factbench.tui.widgets.rows import RowList
    from factbench.workbench import Pending, Workbench

TITLES = {
    Why.ASKED: "Asked of you",
    Why.ANSWERED: "Answers to you (x when read)",
    Why.ASSIGNED: "Assigned to you",
    Why.OPEN: "Other open questions",
    Why.FLAGGED: "Flagged",
}
LISTED = (AnnotationKind.QUESTION, AnnotationKind.ANSWER, AnnotationKind.FLAG)
"""What is said that leads to an entry here, or takes one away."""
SHOWN = 300
"""Entries of each kind that are listed; what is done leaves the list, and the next come up."""


class Inbox(Place):
    """One entry a thing that waits, under why it does."""

    NAME = "Inbox"
    PAGE = "colleagues"
    LISTENS = True
    KEYS = (
        ("Enter", "go there"),
        ("+", "answer"),
        ("x", "close"),
        ("F", "list as a filter"),
        ("u", "undo"),
    )
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("plus", "answer", "Answer the question"),
        ("x", "close", "Close the question"),
        ("F", "filter", "List the claims of this kind"),
        ("u", "undo", "Undo"),
    ]

    class Visit(Message):
        """Somebody wants to see a claim, an article, or what was remarked on in one, on the review screen."""

        def __init__(self, pending: Pending) -> None:
            super().__init__()
            self.pending = pending

    class List(Message):
        """Somebody wants the claims that a filter lists."""

        def __init__(self, wanted: Filter) -> None:
            super().__init__()
            self.wanted = wanted

    def __init__(self, bench: Workbench, glyphs: Glyphs) -> None:
        super().__init__(bench, glyphs)
        self._found: dict[str, Pending] = {}

    def read(self) -> tuple[Sequence[Row], str]:
        """What waits, by why."""
        found = self._bench.desk.inbox()
        self._found = {each.id: each for each in found}
        rows: list[Row] = []
        for why, title in TITLES.items():
            own = [each for each in found if each.why is why]
            if own:
                rows += [Row("")] * bool(rows) + [Row(f"{title} ({len(own)})", tone="title")]
                rows += [row for each in own[:SHOWN] for row in _entry(each)]
        if not rows:
            rows.append(Row("Nothing waits for you: nobody asked, nothing is assigned or flagged."))
        mine = sum(each.why in {Why.ASKED, Why.ANSWERED, Why.ASSIGNED} for each in found)
        return rows, f"{mine} for you" if mine else ""

    def shows(self, event: Event) -> bool:
        """Questions, answers, flags, and who is to check what."""
        act = event.act
        return isinstance(act, Assign | Close) or (isinstance(act, Annotate) and act.kind in LISTED)

    def action_answer(self) -> None:
        """Answer the question under the cursor."""
        chosen = self._question()
        if chosen is not None:
            self.acting.answer(chosen.id, chosen.who)

    def action_close(self) -> None:
        """Close the question under the cursor."""
        chosen = self._question()
        if chosen is not None:
            self.acting.store(lambda bench: bench.record.asking.close(chosen.id))

    def action_filter(self) -> None:
        """List the claims that wait for the same reason as the one under the cursor."""
        chosen = self._found.get(self.rows.key or "")
        if chosen is None or chosen.why is Why.ANSWERED:
            self.say("There is no filter of these.")
            return
        me = self._bench.session.reviewer
        wanted = {
            Why.ASKED: Filter(question=True, asked=me),
            Why.ASSIGNED: Filter(assigned=me),
            Why.OPEN: Filter(question=True),
            Why.FLAGGED: Filter(flagged=True),
        }[chosen.why]
        self.app.pop_screen()
        self.post_message(self.List(wanted))

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Go to it on the review screen."""
        chosen = self._found.get(message.key)
        if chosen is not None:
            self.app.pop_screen()
            self.post_message(self.Visit(chosen))

    def _question(self) -> Pending | None:
        chosen = self._found.get(self.rows.key or "")
        if chosen is None or not chosen.text:
            self.say("Put the cursor on a question first.")
            return None
        return chosen


def _entry(each: Pending) -> Iterator[Row]:
    to = f" to {', '.join(each.to)}" if each.to and each.why is Why.OPEN else ""
    head = f"{each.who}{to} · {each.at[:10]}"
    due = f"due {each.due}" if each.due else ""
    if each.text:
        yield Row(one_line(head), each.id)
        yield Row(f"    {each.text}", wraps=True)
        yield Row(f"    {one_line(each.about)}", tone="dim", wraps=True)
        return
    left = f"article, {each.left} open: " if each.left is not None else ""
    yield Row(f"{left}{one_line(each.about)}", each.id, right=due or one_line(head))
