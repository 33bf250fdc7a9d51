"""The verdicts counted: by rating, kind, place of the article, source, and day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Sparkline

from factbench.scales import SCALES
from factbench.tui.glyphs import rating_words
from factbench.tui.screens.place import Place
from factbench.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from factbench.tui.glyphs import Glyphs
    from factbench.workbench import Count, Tally

DAYS = 60
"""Days in the plot: two months fit a narrow screen."""
NAME_WIDTH = 28
BAR = 24
"""Cells of the longest bar."""
MOST = 12
"""Names in a table; the rest are summed."""


class Statistics(Place):
    """Tables of counts over a plot of verdicts a day."""

    NAME = "Statistics"

    class Paced(Message):
        """The verdicts of each day were counted."""

        def __init__(self, days: Sequence[int]) -> None:
            super().__init__()
            self.days = days

    def compose(self) -> ComposeResult:
        """The plot stands under the tables; ASCII has no glyphs for one."""
        for each in super().compose():
            if each.id == "prompt" and not self._glyphs.ascii:
                yield Sparkline(id="pace")
            yield each

    def read(self) -> tuple[Sequence[Row], str]:
        """Count; the plot is told apart."""
        tally = self._bench.tally()
        self.post_message(self.Paced(every_day(tally.days)))
        return list(
            _tables(tally, self._glyphs)
        ), f"{tally.claims - tally.open:,} of {tally.claims:,} claims decided"

    def on_statistics_paced(self, message: Paced) -> None:
        """Draw the plot."""
        if self.query("#pace"):
            plot = self.query_one("#pace", Sparkline)
            plot.data = list(message.days)
            plot.display = len(message.days) > 1


def every_day(days: Sequence[tuple[str, int]]) -> list[int]:
    """Verdicts on each of the last days up to the last with one, at most `DAYS`; days without count 0."""
    if not days:
        return []
    counts = {date.fromisoformat(day): number for day, number in days}
    last = max(counts)
    first = max(min(counts), last - timedelta(days=DAYS - 1))
    return [counts.get(first + timedelta(days=step), 0) for step in range((last - first).days + 1)]


def _tables(tally: Tally, glyphs: Glyphs) -> Iterator[Row]:
    if not tally.days:
        yield Row("No claim is decided yet: q goes back to them.")
        return
    yield from _ratings(tally.reviewers, glyphs)
    for title, counts in (
        ("Reviewer", tally.reviewers),
        ("Kind of claim", tally.kinds),
        ("Where the article stood", tally.sites),
        ("Source cited", tally.sources),
    ):
        if counts:
            yield Row("")
            yield from _table(title, counts, glyphs)
    days = every_day(tally.days)
    yield Row("")
    yield Row("Verdicts a day", tone="title")
    yield Row(
        f"{sum(days) / len(days):.1f} a day over {len(days)} day{'s' * (len(days) > 1)} up to {tally.days[-1][0]},"
        f" {max(days)} on the best"
    )


def _ratings(counts: Sequence[Count], glyphs: Glyphs) -> Iterator[Row]:
    total = _by_rating(counts)
    most = max(total.values())
    yield Row("Verdicts", tone="title")
    for (scale, rating), number in total.most_common():
        bar = glyphs.bar * max(1, round(BAR * number / most))
        yield Row(
            f"{glyphs.rating(rating, scale)} {rating_words(rating, scale):<{NAME_WIDTH - 2}} {number:>6,}  {bar}"
        )


def _table(title: str, counts: Sequence[Count], glyphs: Glyphs) -> Iterator[Row]:
    """A line for each name, a column for each rating."""
    columns = sorted(_by_rating(counts), key=_place)
    heads = "".join(f"{glyphs.rating(rating, scale):>6}" for scale, rating in columns)
    yield Row(f"{title:<{NAME_WIDTH}} {'all':>6}{heads}", tone="title")
    names: dict[str, Counter[tuple[str, str]]] = {}
    for each in counts:
        names.setdefault(each.name, Counter())[(each.scale, each.rating)] += each.number
    ordered = sorted(names.items(), key=lambda item: (-item[1].total(), item[0]))
    shown, rest = ordered[:MOST], ordered[MOST:]
    if rest:
        shown.append((f"{len(rest)} more", sum((each for _name, each in rest), Counter())))
    for name, found in shown:
        cells = "".join(f"{found[column] or '':>6}" for column in columns)
        yield Row(f"{(name or 'unknown')[:NAME_WIDTH]:<{NAME_WIDTH}} {found.total():>6,}{cells}")


def _by_rating(counts: Sequence[Count]) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for each in counts:
        found[(each.scale, each.rating)] += each.number
    return found


def _place(column: tuple[str, str]) -> tuple[str, int, str]:
    """Ratings in the order of their scale."""
    scale, rating = column
    known = [each.id for each in SCALES[scale].ratings] if scale in SCALES else []
    return scale, known.index(rating) if rating in known else len(known), rating
