"""The verdicts counted: by rating, kind, place of the article, source, and day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rich.cells import cell_len

from factbench.scales import SCALES
from factbench.text.clean import one_line
from factbench.tui.glyphs import rating_words
from factbench.tui.screens.place import Place
from factbench.tui.widgets.rows import Row
from factbench.tui.wrap import clipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.tui.glyphs import Glyphs
    from factbench.workbench import Count, Tally

DAYS = 60
"""Days in the plot: two months fit a narrow screen."""
NAME_WIDTH = 32
HEIGHT = 3
"""Lines of the plot."""
BAR = 24
"""Cells of the longest bar."""
MOST = 12
"""Names in a table; the rest are summed."""


class Statistics(Place):
    """Tables of counts, and a plot of the verdicts a day."""

    NAME = "Statistics"

    def read(self) -> tuple[Sequence[Row], str]:
        """Count."""
        tally = self._bench.reports.tally()
        rows = list(_tables(tally, self._glyphs))
        return rows, f"{tally.claims - tally.open:,} of {tally.claims:,} claims decided"


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
    used: Counter[str] = Counter()
    for each in tally.reviewers:
        used[each.scale] += each.number
    for scale, _number in used.most_common():
        words = SCALES[scale].words if scale in SCALES else scale
        yield from _on_scale(scale, f"Verdicts, {words}" if len(used) > 1 else "Verdicts", tally, glyphs)
        yield Row("")
    yield from _pace(every_day(tally.days), tally.days[-1][0], glyphs)


def _on_scale(scale: str, title: str, tally: Tally, glyphs: Glyphs) -> Iterator[Row]:
    """The tables of one scale: the signs of two scales would stand for other words in one head."""
    yield from _ratings(title, [each for each in tally.reviewers if each.scale == scale], glyphs)
    for name, every in (
        ("Reviewer", tally.reviewers),
        ("Kind of claim", tally.kinds),
        ("Where the article stood", tally.sites),
        ("Source cited", tally.sources),
    ):
        counts = [each for each in every if each.scale == scale]
        if counts:
            yield Row("")
            yield from _table(name, counts, glyphs)


def _pace(days: Sequence[int], last: str, glyphs: Glyphs) -> Iterator[Row]:
    """A column for each day, the highest `HEIGHT` lines high."""
    most = max(days)
    yield Row("Verdicts a day", tone="title")
    if len(days) > 1:
        full = len(glyphs.heights) - 1
        eighths = [-(-number * HEIGHT * full // most) for number in days]
        wide = 1 if len(days) > DAYS // 3 else 3
        for line in reversed(range(HEIGHT)):
            cells = (glyphs.heights[max(0, min(full, each - line * full))] * wide for each in eighths)
            scale = most if line == HEIGHT - 1 else ""
            yield Row(f"{scale:>6} {(' ' * (wide > 1)).join(cells)}")
        first = date.fromisoformat(last) - timedelta(days=len(days) - 1)
        yield Row(f"{'':>6} {first} to {last}", tone="dim")
    mean = sum(days) / len(days)
    yield Row(
        f"{mean:.1f} a day over {len(days)} day{'s' * (len(days) > 1)} up to {last}, {most} on the best"
    )


def _ratings(title: str, counts: Sequence[Count], glyphs: Glyphs) -> Iterator[Row]:
    """How many of each, in the order of the scale."""
    total = _by_rating(counts)
    most = max(total.values())
    yield Row(title, tone="title")
    wide = max(NAME_WIDTH - 2, *(len(rating_words(rating, scale)) for scale, rating in total))
    for scale, rating in sorted(total, key=_place):
        number = total[(scale, rating)]
        bar = glyphs.bar * max(1, round(BAR * number / most))
        yield Row(f"{glyphs.rating(rating, scale)} {rating_words(rating, scale):<{wide}} {number:>6,}  {bar}")


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
        yield Row(f"{_named(name)} {found.total():>6,}{cells}")


def _named(name: str) -> str:
    """A name in its column."""
    shown = clipped(one_line(name) or "unknown", NAME_WIDTH, "…")
    return shown + " " * (NAME_WIDTH - cell_len(shown))


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
