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

import re
from typing import TYPE_CHECKING, NamedTuple

from factbench.text.quotation import MARKS
from factbench.text.slots import GAP, Insertion
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Worded(NamedTuple):
    """A statement, and what in it is not its article's."""

    words: str
    insertions: tuple[Insertion, ...] = ()


class Piece(NamedTuple):
    """Words that a statement is made of, with the white space around them."""

    words: str
    instead: str | None = None
    """Of words that are put in, those of the article that they stand for; None of the article's own words."""


MARK = Piece(GAP, GAP)
"""The mark of a gap."""


def joined(pieces: Iterable[Piece]) -> Worded:
    """Return the pieces on one line, in brackets what is put in; a capital first and a stop last.

    What stands for nothing of the article has a space around it. Commas and colons at the end are left out.
    """
    words, ours, apart = "", list[Insertion](), False
    for piece in pieces:
        said = _BLANKS.sub(" ", piece.words)
        if piece.instead is None:
            words += _following(words, said, apart=apart)
            apart = apart and not said
            continue
        if apart and piece.instead == "":
            words, said = words[: ours[-1].at.start], f"{words[ours.pop().at.start + 1 : -1]} {said.strip()}"
        if (apart or piece.instead in {"", GAP}) and words[-1:] not in _OPENING:
            words += " "
        shown = GAP if piece == MARK else f"[{said.strip()}]"
        ours.append(Insertion(Span(len(words), len(words) + len(shown)), " ".join(piece.instead.split())))
        words, apart = words + shown, piece.instead == ""
    return _finished(_COMMA.sub("", words.rstrip(" ,;:")), tuple(ours))


_COMMA = re.compile(rf",(?=[{MARKS}’']{{1,2}}\Z)")


def _following(words: str, said: str, *, apart: bool) -> str:
    """What follows these words: with no second space, and with one after what is put in."""
    if not words or words.endswith(" "):
        return said.lstrip(" ")
    return f" {said}" if apart and said[:1] not in _TRAILING else said


def _finished(words: str, ours: tuple[Insertion, ...]) -> Worded:
    place = 1 if ours and ours[0].at.start == 0 and not ours[0].is_gap else 0
    capital = words[place : place + 1].upper()
    if len(capital) == 1:
        words = words[:place] + capital + words[place + 1 :]
    return Worded(words if words.rstrip(_CLOSING).endswith(_STOPS) else f"{words}.", ours)


# All white space but a space that stands alone, which stays as it is.
_BLANKS = re.compile(r"[^\S ]\s*| \s+")
_OPENING = (*" (“«„", "")
_TRAILING = (*" ,.;:!?)”’»…–—", "")
_CLOSING = f"{MARKS}'’)"
_STOPS = (".", "!", "?", GAP)


def plain(words: str, insertions: Sequence[Insertion]) -> str:
    """Return the statement without our brackets and without marks of gaps: for searching and comparing."""
    return "".join(kept.of(words) for kept in _kept(words, insertions)) if insertions else words


def inserted(words: str, insertions: Sequence[Insertion]) -> list[Span]:
    """Return where what was put in stands in the plain statement, in order; marks of gaps stand nowhere.

    >>> inserted("[Trump] left.", [Insertion(Span(0, 7), "he")])
    [Span(start=0, end=5)]
    """
    found, place = [], 0
    ours = [Span(each.at.start + 1, each.at.end - 1) for each in insertions if not each.is_gap]
    for kept in _kept(words, insertions):
        if any(each.overlaps(kept) for each in ours):
            found.append(Span(place, place + len(kept)))
        place += len(kept)
    return found


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
