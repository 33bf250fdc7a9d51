"""Counts of verdicts -> bars, as inline SVG that needs no script and no style of its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factbench.exporters import wording
from factbench.exporters.element import element
from factbench.record.ruling import desk_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from factbench.model import Finding
    from factbench.scales import Rating

    Counts = Mapping[str, Mapping[Rating, int]]
    """What the bars are called, in their order -> how many claims stand where."""

MOST = 8
"""Bars of a plot: those with most claims."""
FEWEST = 4
"""Claims that the desk has decided, from which on there is something to see."""
WIDTH, LABEL, ROW, BAR = 640, 240, 26, 16
"""In units of the picture: its width, the room for a label, the height of a row and of a bar in it."""
LONGEST = 32
"""Characters of a label; the whole stands in the title of the bar."""


def plots(findings: Sequence[Finding], tone: Callable[[Rating], str]) -> list[Element]:
    """Return the plots of verdicts by kind of claim and by who published what was cited; none of too few.

    `tone` is the class that colours a rating. A claim counts once for each kind, and for each publisher it cites.
    """
    decided = [each for each in findings if desk_of(each).verdict is not None]
    if len(decided) < FEWEST:
        return []
    named = {
        "Verdicts by kind of claim": _counted(decided, _kinds),
        "Verdicts by source": _counted(decided, _publishers),
    }
    return [_plot(title, counts, tone) for title, counts in named.items() if len(counts) > 1]


def _kinds(finding: Finding) -> Iterable[str]:
    return [each.value for each in finding.claim.kinds]


def _publishers(finding: Finding) -> Iterable[str]:
    verdict = desk_of(finding).verdict
    cited = wording.cited(finding, verdict) if verdict is not None else []
    return dict.fromkeys(each.source.publisher or each.source.called for each in cited)


def _counted(findings: Iterable[Finding], names: Callable[[Finding], Iterable[str]]) -> Counts:
    found: dict[str, Counter[Rating]] = {}
    for finding in findings:
        for name in names(finding):
            found.setdefault(name, Counter())[wording.standing(finding)] += 1
    most = sorted(found, key=lambda name: (-found[name].total(), name))[:MOST]
    return {name: found[name] for name in most}


def _plot(title: str, counts: Counts, tone: Callable[[Rating], str]) -> Element:
    order = [rating for rating, _number in wording.tally_order(counts.values())]
    largest = max(sum(each.values()) for each in counts.values())
    height = ROW * len(counts)
    bars = (
        _bar(place, name, each, order, largest, tone) for place, (name, each) in enumerate(counts.items())
    )
    said = "; ".join(f"{name}: {_said(each, order)}" for name, each in counts.items())
    return element(
        "figure",
        element("figcaption", title),
        element(
            "svg",
            bars,
            viewBox=f"0 0 {WIDTH} {height}",
            role="img",
            aria_label=f"{title}. {said}",
        ),
        class_="plot",
    )


def _said(counts: Mapping[Rating, int], order: Iterable[Rating]) -> str:
    return ", ".join(f"{counts[each]} {each.words.lower()}" for each in order if counts.get(each))


def _bar(
    place: int,
    name: str,
    counts: Mapping[Rating, int],
    order: Sequence[Rating],
    largest: int,
    tone: Callable[[Rating], str],
) -> Iterator[Element]:
    """The label of a bar, and its stretches from left to right, each with its number."""
    top = place * ROW
    shown = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    middle = str(top + 17)
    yield element("text", shown, x=str(LABEL - 8), y=middle, class_="label")
    scale, at = (WIDTH - LABEL) / largest, float(LABEL)
    for rating in order:
        if not (number := counts.get(rating, 0)):
            continue
        width = number * scale
        yield element(
            "rect",
            element("title", f"{name}: {number} {rating.words}"),
            x=f"{at:.1f}",
            y=str(top + 4),
            width=f"{width - 1:.1f}",
            height=str(BAR),
            class_=f"bar {tone(rating)}",
        )
        yield element(
            "text", f"{rating.glyph} {number}", x=f"{at + 5:.1f}", y=middle, class_=f"count {tone(rating)}"
        )
        at += width
