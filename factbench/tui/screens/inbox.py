"""What waits for the reviewer: asked of them, assigned to them, open questions, flags; Enter goes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from factbench.opening import Filter
from factbench.text.clean import one_line
from factbench.tui.screens.place import Place
from factbench.tui.talk import Talk
from factbench.tui.widgets.rows import Row
from factbench.workbench import Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.tui.glyphs import Glyphs
    from factbench.tui.talk import Said
    from factbench.tui.widgets.rows import RowList
    from factbench.workbench import Pending, Workbench

TITLES = {
    Why.ASKED: "Asked of you",
    Why.ANSWERED: "Answers to you (x when read)",
    Why.ASSIGNED: "Assigned to you",
    Why.OPEN: "Other open questions",
    Why.FLAGGED: "Flagged",
}
SHOWN = 300
"""Entries of each kind that are listed; what is done leaves the list, and the next come up."""


class Inbox(Place):
    """One entry a thing that waits, under why it does."""

    NAME = "Inbox"
    PAGE = "colleagues"
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
        self._talk = Talk(self, bench)

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

    def action_answer(self) -> None:
        """Answer the question under the cursor."""
        chosen = self._question()
        if chosen is not None:
            self._talk.answer(chosen.id, chosen.who)

    def action_close(self) -> None:
        """Close the question under the cursor."""
        chosen = self._question()
        if chosen is not None:
            self._talk.store(lambda bench: bench.record.asking.close(chosen.id))

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

    def action_undo(self) -> None:
        """Take the last act back."""
        self._talk.undo()

    def typed(self, words: str) -> None:
        """Store what was asked for."""
        self._talk.typed(words)

    def on_talk_said(self, message: Said) -> None:
        """Say what is stored, and read again."""
        self.say(message.words)
        self.post_message(self.Changed())
        self.fill()

    def hear(self) -> None:
        """Read again: a colleague did something."""
        self.fill()

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
