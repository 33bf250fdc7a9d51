"""Two reviewers' verdicts side by side, disagreements first, and how far they agree beyond chance."""

from __future__ import annotations

from itertools import combinations, groupby
from typing import TYPE_CHECKING

from textual.message import Message

from factbench.opening import placed
from factbench.stages.agreement import alpha
from factbench.tui.glyphs import rating_words
from factbench.tui.screens.place import Place
from factbench.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.tui.glyphs import Glyphs
    from factbench.tui.widgets.rows import RowList
    from factbench.workbench import Held, Workbench

SHOWN = 2_000
"""Claims listed; disagreements come first, so that what is cut off agrees."""


class Compare(Place):
    """A pair of reviewers at a time."""

    NAME = "Compare"
    KEYS = (("p", "next pair"), ("Enter", "go to the claim"))
    BINDINGS = [("p", "pair(1)", "Next pair"), ("P", "pair(-1)", "Previous pair")]  # noqa: RUF012  Textual reads it so

    class Visit(Message):
        """Somebody wants to see a claim on the review screen."""

        def __init__(self, claim: str) -> None:
            super().__init__()
            self.claim = claim

    def __init__(self, bench: Workbench, glyphs: Glyphs) -> None:
        super().__init__(bench, glyphs)
        self._pair = 0

    def read(self) -> tuple[Sequence[Row], str]:
        """The claims that both of a pair decided."""
        held = self._bench.reports.held()
        pairs = list(combinations(sorted({each.reviewer for each in held}), 2))
        both = {pair: list(_both(held, pair)) for pair in pairs}
        pairs = [pair for pair in pairs if both[pair]]
        if not pairs:
            words = _apart(held) or (
                "No claim was decided by two reviewers yet. Another one reviews the same database with --reviewer."
            )
            return [Row(words, wraps=True)], "nothing to compare"
        pair = pairs[self._pair % len(pairs)]
        return list(
            _rows(both[pair], pair, self._glyphs, _apart([each for each in held if each.reviewer in pair]))
        ), f"pair {self._pair % len(pairs) + 1} of {len(pairs)}"

    def action_pair(self, step: int) -> None:
        """Compare another pair."""
        self._pair += step
        self.fill()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Go to the claim on the review screen."""
        self.app.pop_screen()
        self.post_message(self.Visit(message.key))


def _both(held: Sequence[Held], pair: tuple[str, str]) -> Iterator[tuple[Held, Held]]:
    """The verdicts of the pair on each claim that both decided on the same scale."""
    for _claim, group in groupby(held, key=lambda each: each.claim):
        by = {each.reviewer: each for each in group}
        first, second = by.get(pair[0]), by.get(pair[1])
        if first is not None and second is not None and first.scale == second.scale:
            yield first, second


def _apart(held: Sequence[Held]) -> str:
    """How many claims were decided on more than one scale, in a sentence; "" for none."""
    claims = [{each.scale for each in group} for _claim, group in groupby(held, key=lambda each: each.claim)]
    number = sum(len(scales) > 1 for scales in claims)
    said = f"{number} claim{'s were' if number > 1 else ' was'} decided on different verdict scales"
    return f"{said}, which cannot be compared." if number else ""


def _rows(
    both: Sequence[tuple[Held, Held]], pair: tuple[str, str], glyphs: Glyphs, apart: str
) -> Iterator[Row]:
    agreed = sum(first.rating == second.rating for first, second in both)
    measured = alpha([[first.rating, second.rating] for first, second in both])
    beyond = (
        "alpha not defined: only one rating was used"
        if measured is None
        else f"Krippendorff's alpha {measured:.2f}"
    )
    yield Row(f"{pair[0]} and {pair[1]}", tone="title")
    yield Row(
        f"{len(both)} claims decided by both, {agreed} alike ({100 * agreed / len(both):.0f} %); {beyond}",
        wraps=True,
    )
    if apart:
        yield Row(apart, wraps=True)
    for title, alike in (("They disagree", False), ("They agree", True)):
        found = [each for each in both if (each[0].rating == each[1].rating) is alike]
        if found:
            yield Row("")
            yield Row(f"{title} ({len(found)})", tone="title")
            for first, second in found[:SHOWN]:
                yield from _claim(first, second, glyphs, alike=alike)


def _claim(first: Held, second: Held, glyphs: Glyphs, *, alike: bool) -> Iterator[Row]:
    marks = f"{glyphs.rating(first.rating, first.scale)} {glyphs.rating(second.rating, second.scale)}"
    words = rating_words(first.rating, first.scale) if alike else ""
    before = len(marks) + 2
    ours = [(before + start, before + end) for start, end in placed(first.inserted)]
    yield Row(f"{marks}  {first.statement}", first.claim, right=words, ours=ours)
    if not alike:
        for each in (first, second):
            why = f": “{each.rationale}”" if each.rationale else ""
            words = f"     {each.reviewer}: {rating_words(each.rating, each.scale)}{why}"
            yield Row(words, tone="dim", wraps=True)
