"""What waits for an editor: who holds what, with evidence and reasons; a letter and a reason decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from factbench.acts import Adjudicate as Decided
from factbench.acts import Approve, Reopen
from factbench.errors import FactbenchError
from factbench.scales import LETTERS
from factbench.tui.glyphs import rating_words
from factbench.tui.screens.place import Place
from factbench.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factbench.model import DeskVerdict, Event, Evidence, Verdict
    from factbench.tui.widgets.rows import RowList
    from factbench.workbench import Waiting, Workbench

SHOWN = 500
"""Claims listed; what is decided leaves the list, and the next come up."""


class Adjudicate(Place):
    """The queue of disagreements."""

    NAME = "Adjudicate"
    PAGE = "second"
    LISTENS = True
    KEYS = (
        ("s r m e x", "decide"),
        ("A", "approve"),
        ("O", "reopen"),
        ("u", "undo"),
        ("Enter", "go to the claim"),
    )
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        *((each, f"rate('{each}')", "Decide for the desk") for each in sorted(LETTERS)),
        ("A", "approve", "Approve the only verdict"),
        ("O", "reopen", "Reopen, with a reason"),
        ("u", "undo", "Undo"),
    ]

    class Visit(Message):
        """Somebody wants to see a claim on the review screen."""

        def __init__(self, claim: str) -> None:
            super().__init__()
            self.claim = claim

    def read(self) -> tuple[Sequence[Row], str]:
        """The claims that wait, each with all that is held of it."""
        found = self._bench.desk.waiting()
        rows = [row for each in found[:SHOWN] for row in self._claim(each)]
        return rows or [Row("No claim waits for an editor.")], f"{len(found)} waiting"

    def _claim(self, waiting: Waiting) -> Iterator[Row]:
        yield Row(waiting.statement, waiting.claim, right=", ".join(waiting.about))
        if said := _desk(waiting.desk):
            yield Row(f"  {said}", wraps=True)
        beside = {each.id: each for each in self._bench.desk.evidence(waiting.claim)}
        for each in waiting.verdicts:
            yield Row(f"  {self._held(each)}", wraps=True)
            for identifier in each.citations:
                if identifier in beside:
                    yield Row(f"      {_cited(beside[identifier])}", tone="dim", wraps=True)
        yield Row("")

    def _held(self, verdict: Verdict) -> str:
        glyph = self._glyphs.rating(verdict.rating, verdict.scale)
        misleading = ", misleading" if verdict.misleading else ""
        why = f": “{verdict.rationale}”" if verdict.rationale else ""
        return f"{glyph} {verdict.reviewer}: {rating_words(verdict.rating, verdict.scale)}{misleading}{why}"

    def shows(self, event: Event) -> bool:
        """What an editor decides."""
        return isinstance(event.act, Decided | Approve | Reopen)

    # ---------------------------------------------------------------------------------------- acting

    def action_rate(self, letter: str) -> None:
        """Decide the claim under the cursor for the desk: ask for the reason."""
        scale = self._bench.record.scale()
        rating = next((each for each in scale.ratings if each.letter == letter), None)
        if rating is None:
            self.say(f"{letter} is no rating of {scale.id}.")
        else:
            self._ask_why(
                f"Why “{rating.words}”? It is published as the desk's reason",
                lambda bench, claim, why: bench.record.editing.adjudicate(claim, rating.id, why),
            )

    def action_reopen(self) -> None:
        """Take the desk's decision away: ask for the reason."""
        self._ask_why(
            "Why is it to be decided again?",
            lambda bench, claim, why: bench.record.editing.reopen(claim, why),
        )

    def action_approve(self) -> None:
        """Let the only verdict on the claim under the cursor be the desk's."""
        claim = self.rows.key
        if claim is not None:
            self.acting.store(lambda bench: bench.record.editing.approve(claim))

    def _ask_why(self, question: str, act: Callable[[Workbench, str, str], Event]) -> None:
        """Ask an editor for the reason of an act on the claim under the cursor."""
        claim = self.rows.key
        if claim is None:
            return
        try:
            self._bench.record.editing.check()
        except FactbenchError as error:
            self.say(str(error))
        else:
            self.acting.ask(question, lambda bench, why: act(bench, claim, why))

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Go to the claim on the review screen."""
        self.app.pop_screen()
        self.post_message(self.Visit(message.key))


def _desk(desk: DeskVerdict) -> str:
    """What the desk holds already, in a sentence; "" where it holds nothing."""
    if desk.verdict is None:
        return ""
    words = rating_words(desk.verdict.rating, desk.verdict.scale)
    return f"The desk: {words} ({desk.how.value} by {desk.verdict.reviewer}): “{desk.verdict.rationale}”"


def _cited(evidence: Evidence) -> str:
    return f"“{evidence.best.of(evidence.passage.text).strip()}” — {evidence.source.title}"
