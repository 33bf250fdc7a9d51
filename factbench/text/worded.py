"""Which words of a statement are its article's, and how does it read without those that are not?

A statement carries what is not its article's in square brackets, and `Insertion`s say where: brackets of the article's
own are in none. Insertions are in order and apart.

>>> said = "[Trump] left … on Friday [14 July 2023]."
>>> ours = [Insertion(Span(0, 7), "he"), Insertion(Span(13, 14), GAP), Insertion(Span(25, 39), "")]
>>> plain(said, ours)
'Trump left on Friday 14 July 2023.'
>>> bare(said, ours).words
'He left … on Friday.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factbench.text.slots import GAP, Insertion
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Worded(NamedTuple):
    """A statement, and what in it is not its article's."""

    words: str
    insertions: tuple[Insertion, ...] = ()


def plain(words: str, insertions: Sequence[Insertion]) -> str:
    """Return the statement without our brackets and without marks of gaps: for searching and comparing."""
    return "".join(kept.of(words) for kept in _kept(words, insertions)) if insertions else words


def shown(words: str, insertions: Sequence[Insertion], span: Span) -> Span:
    """Return where a stretch of the plain statement stands in the statement, with what was put in within it."""
    if not insertions:
        return span
    start = end = place = 0
    for kept in _kept(words, insertions):
        if place <= span.start < place + len(kept):
            start = kept.start + span.start - place
        if place < span.end <= place + len(kept):
            end = kept.start + span.end - place
        place += len(kept)
    return Span(start, max(start, end))


def bare(words: str, insertions: Sequence[Insertion]) -> Worded:
    """Return the article's own words, with what each insertion stands for in its place; the gaps stay marked."""
    if not insertions:
        return Worded(words)
    found, gaps, start = "", [], 0
    for each in insertions:
        found += words[start : each.at.start] if found else words[start : each.at.start].lstrip()
        start = each.at.end
        if each.is_gap:
            gaps.append(Insertion(Span(len(found), len(found) + len(GAP)), GAP))
        found = found + each.instead if each.instead else found.removesuffix(" ")
    found += words[start:] if found else words[start:].lstrip()
    return Worded(found[:1].upper() + found[1:], tuple(gaps))


def _kept(words: str, insertions: Sequence[Insertion]) -> Iterator[Span]:
    """The stretches of the statement that are in the plain one; a gap goes with the space before it."""
    start = 0
    for each in insertions:
        end = each.at.start
        if each.is_gap and words[start:end].endswith(" "):
            end -= 1
        yield Span(start, end)
        if not each.is_gap:
            yield Span(each.at.start + 1, each.at.end - 1)
        start = each.at.end
    yield Span(start, len(words))
