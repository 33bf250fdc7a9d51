"""Two reviewers' verdicts side by side, disagreements first, and how far they agree beyond chance."""

from __future__ import annotations

from itertools import combinations, groupby
from typing import TYPE_CHECKING

from textual.message import Message

from factbench.exporters.wording import count
from factbench.opening import placed
from factbench.stages.agreement import Level, confusion, possible, reliability
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
    PAGE = "second"
    KEYS = (("p", "next pair"), ("Enter", "go to the claim"))
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("p", "pair(1)", "Next pair"),
        ("P", "pair(-1)", "Previous pair"),
    ]

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
    yield Row(f"{pair[0]} and {pair[1]}", tone="title")
    yield Row(
        f"{count(len(both), 'claim')} decided by both, {agreed} alike ({100 * agreed / len(both):.0f} %)."
        f" {_beyond(both)}",
        wraps=True,
    )
    if apart:
        yield Row(apart, wraps=True)
    yield from _confused(both, pair, glyphs)
    for title, alike in (("They disagree", False), ("They agree", True)):
        found = [each for each in both if (each[0].rating == each[1].rating) is alike]
        if found:
            yield Row("")
            yield Row(f"{title} ({len(found)})", tone="title")
            for first, second in found[:SHOWN]:
                yield from _claim(first, second, glyphs, alike=alike)


def _beyond(both: Sequence[tuple[Held, Held]]) -> str:
    """How far the pair agrees beyond chance, in a sentence."""
    if not possible():
        return 'Agreement beyond chance needs pip install "factbench[team]".'
    measured = reliability([each for pair in both for each in pair], Level.NOMINAL)
    if measured.alpha is None:
        return "Alpha is not defined: only one rating was used."
    sure = "" if measured.low is None else f", 95 % between {measured.low:.2f} and {measured.high:.2f}"
    ordinal = reliability([each for pair in both for each in pair], Level.ORDINAL)
    apart = "" if ordinal.alpha is None else f"; {ordinal.alpha:.2f} where nearer ratings count as nearer"
    return f"Krippendorff's alpha {measured.alpha:.2f}{sure}{apart}."


def _confused(both: Sequence[tuple[Held, Held]], pair: tuple[str, str], glyphs: Glyphs) -> Iterator[Row]:
    """How often one gave this rating and the other that, where they differ."""
    every = [each for rated in both for each in rated]
    for scale in sorted({each.scale for each in every}):
        counts = confusion([each for each in every if each.scale == scale], *pair)
        for (one, other), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            if one != other:
                words = f"{rating_words(one, scale)} / {rating_words(other, scale)}"
                yield Row(
                    f"{number:>4} {glyphs.rating(one, scale)} {glyphs.rating(other, scale)}  {words}",
                    tone="dim",
                )


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
