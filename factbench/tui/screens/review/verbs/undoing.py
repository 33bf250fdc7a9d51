"""What does undo take back, and redo bring again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.text.clean import one_line
from factbench.tui.screens.review.targets import After, Done
from factbench.tui.screens.review.verbs.plan import (
    Plan,
    Reach,
    Verb,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.model import Event
    from factbench.tui.screens.review.verbs.plan import Plans
    from factbench.workbench import Workbench
    from factbench.workbench.record.undo import Adding


def _take_back(call: Callable[[Workbench], Event | Adding | None], words: str, otherwise: str) -> Plans:
    def last(bench: Workbench) -> Done:
        from factbench.workbench.record.undo import Adding

        taken = call(bench)
        if taken is None:
            return Done(After.NOTHING, otherwise)
        if isinstance(taken, Adding):
            return Done(After.LIST, one_line(f"{words}: {taken.words}"))
        return _taken(bench, taken, words)

    return lambda _state, _aim, _answer: Plan(last=last)


def _taken(bench: Workbench, event: Event, words: str) -> Done:
    """What is shown of an act that was taken back or done again."""
    from factbench.record.fold import shapes
    from factbench.record.history import describe

    batch, shaped = event.batch is not None, shapes(event.act)
    several = " for all of them" if batch and not shaped else ""
    told = one_line(f"{words}{several}: {describe(event)}")
    if event.claim is None:
        return Done(After.LIST, told)
    return Done(
        After.LIST if shaped or batch else After.CLAIM,
        told,
        bench.desk.claim_key(event.claim),
        bench.desk.verdict(event.claim),
        event.claim if shaped else None,
    )


VERBS = (
    Verb(
        "session.undo",
        Reach.LAST,
        _take_back(lambda bench: bench.record.undo(), "Taken back", "Nothing to undo."),
    ),
    Verb(
        "session.redo",
        Reach.LAST,
        _take_back(lambda bench: bench.record.redo(), "Done again", "Nothing to redo."),
    ),
)
