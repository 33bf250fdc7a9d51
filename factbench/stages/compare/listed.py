"""Which stretches of a text are rows of a list, and under which heads does each stand?"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factbench.text.span import Span
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator


class Row(NamedTuple):
    """A row of a list: "Sorrel 219 km" in "total: 300 km; border countries: Sorrel 219 km; Brint 81 km"."""

    head: Span
    """What it is of: "Sorrel"."""
    value: Span
    """What it says of that: "219 km"; empty where only other rows stand under the head."""
    above: tuple[Span, ...]
    """The heads of the rows that it stands in, outermost first: "border countries"."""
    labelled: bool
    """Whether a colon parts head and value, so that the head only says what the value is."""

    @property
    def whole(self) -> Span:
        """Head and value."""
        return Span(self.head.start, self.value.end)


@lru_cache(maxsize=256)
def rows(text: str) -> tuple[Row, ...]:
    """Return the rows of all lists in the text, in order of their heads; none where it has no list.

    A list is two rows at least: of "head: value", apart by semicolons or on lines of their own; or of a head and a
    number of one unit, apart by semicolons or commas ("Sorrel 37%, Brint 25%, other 38%"), perhaps in brackets
    ("male 41/female 40"); or three names each with a number in brackets ("Sorrel (37), Brint (25) and Hale (38)"). A
    head has eight words at most and no verb that makes it a sentence. What is a sentence behind a head is no row, nor
    is a note. What stands before the first head of all is the title of the list and no head. Takes linear time; of a
    longer text the first 20,000 code points are read.

    >>> text = "total: 300 km; border countries: Sorrel 219 km; Brint 81 km"
    >>> [(row.head.of(text), row.value.of(text), [each.of(text) for each in row.above]) for row in rows(text)][-1]
    ('Brint', '81 km', ['border countries'])
    """
    return tuple(row for row in _listed(text) if not _is_sentence(row.value.of(text)))


def _is_sentence(words: str) -> bool:
    return _SENTENCE.search(_BRACKET.sub("", words)) is not None


_BRACKET = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=256)
def labels(text: str) -> tuple[Span, ...]:
    """Return the heads before a colon, in order: what a list calls its values, and no names.

    What stands before a sentence is none: "Ida Marsh: we go home" tells who speaks.
    """
    pieces = _pieces(text[:_LONGEST]) if _listed(text) else ()
    found = ((*_heads(text, piece[0]), piece[-1].end) for piece in pieces)
    return tuple(head for heads, start, end in found if not _is_sentence(text[start:end]) for head in heads)


@lru_cache(maxsize=256)
def _listed(text: str) -> tuple[Row, ...]:
    found: list[Row] = []
    for piece in _pieces(text[:_LONGEST]):
        found += _labelled(text, piece)
    if found and found[0].labelled and len(found[0].above) == 1 and not any(map(_is_nested, found[1:])):
        found[0] = found[0]._replace(above=())
    found += [part for row in found for part in _in_brackets(text, row)]
    found += _before_brackets(text[:_LONGEST])
    found.sort()
    return tuple(found) if len(found) > 1 else ()


_LONGEST = 20_000


def _is_nested(row: Row) -> bool:
    return row.labelled and bool(row.above)


def row_of(text: str, at: Span) -> Row | None:
    """Return the innermost row in which the stretch begins; None for what stands in no list."""
    found = rows(text)
    last = bisect_right(found, at.start, key=lambda row: row.head.start)
    inside = (row for row in reversed(found[max(0, last - _DEEPEST) : last]) if at.start < row.value.end)
    return next(inside, None)


def within(text: str, row: Row) -> list[Row]:
    """Return the rows that stand in the value of a row, in its brackets."""
    found = rows(text)
    first = bisect_right(found, row.head.start, key=lambda each: each.head.start)
    return [each for each in found[first : first + _DEEPEST] if row.value.covers(each.whole)]


# So many rows may begin inside another: those in its brackets.
_DEEPEST = 12


def notes(text: str, sentence: Span) -> list[Span]:
    """Return the stretches of a sentence between its semicolons, where it has two at least; else the sentence alone.

    A sentence with so many joins notes on several matters. Semicolons in brackets count for nothing.
    """
    ends = [found.span() for found in _SEMICOLON.finditer(text, sentence.start, sentence.end)]
    if len(ends) < _MANY:
        return [sentence]
    starts = [sentence.start, *(end for _, end in ends)]
    return [
        Span(start, end)
        for start, end in zip(starts, [*(start for start, _ in ends), sentence.end], strict=True)
        if start < end
    ]


_SEMICOLON = re.compile(r"\s?;\s+(?![^()]{0,200}\))")
_MANY = 2

# ---------------------------------------------------------------------------------------------------- pieces

_BREAK = re.compile(
    r"\s*;\s+|\s*\n\s*|(?<=[.!?])\s+(?=[A-Z])|\s(?=notes?:\s)|(?<=[\d%)]),\s+(?=[^\W\d_][^\d:;,.\n]{0,30}:\s[\d$€£])"
)


def _pieces(text: str) -> Iterator[list[Span]]:
    """The stretches between semicolons, by what they stand under: the first of each may begin with a head and a colon,
    the others have none.
    """
    ends = [*(found.span() for found in _BREAK.finditer(text)), (len(text), len(text))]
    start, piece = 0, list[Span]()
    for end, after in ends:
        part = Span(start, end)
        if end > start:
            if piece and (_HEAD.match(text, start, end) or ";" not in text[piece[-1].end : start]):
                yield piece
                piece = []
            piece.append(part)
        start = after
    if piece:
        yield piece


# What only a sentence has.
_SAYS = alternation(
    wordlist(
        "is are was were be been has have had does do did will would can could may might must said says say told tells "
        "asked added wrote writes it he she they we i you this that these those there if when while"
    )
)
_SENTENCE = re.compile(rf"\b(?:{_SAYS})\b", re.IGNORECASE)
_HEAD = re.compile(r"\W{0,4}(?P<head>[^\W_][^:;!?\"“”\n]{0,60}?)\s?:(?:\s+(?=[^\s\"“”])|\Z)")
_NOTE = re.compile(r"notes?\b|etymology\b|source\b|see\b", re.IGNORECASE)
_WORDS = 8


def _heads(text: str, first: Span) -> tuple[list[Span], int]:
    """The heads before colons at the beginning of a stretch, and where its value begins."""
    heads, start = list[Span](), first.start
    while (found := _HEAD.match(text, start, first.end)) and len(heads) < _DEEP:
        head = Span(*found.span("head"))
        if not _is_head(head.of(text)):
            break
        heads.append(head)
        start = found.end()
    return heads, start


def _is_head(words: str) -> bool:
    """Whether they are few and no sentence, those in brackets left out."""
    bare = _BRACKET.sub("", words)
    return len(bare.split()) <= _WORDS and not _is_sentence(bare)


def _labelled(text: str, piece: list[Span]) -> Iterator[Row]:
    heads, start = _heads(text, piece[0])
    if heads and _NOTE.match(text, heads[0].start, heads[0].end):
        return
    items = list(_items(text, [Span(start, piece[0].end), *piece[1:]], named=bool(heads)))
    if not items and heads:
        yield Row(heads[-1], Span(start, max(start, piece[-1].end)), tuple(heads[:-1]), labelled=True)
    for head, value in items:
        yield Row(head, value, tuple(heads), labelled=False)


# So many heads may stand before one value: "improved: urban: 98%".
_DEEP = 4

# ---------------------------------------------------------------------------------------------------- items

_NUMBER = (
    r"[$€£¥]?[-–]?\d[\d.,]*(?:[-–]\d[\d.,]*)?\s?(?P<unit>%|(?:(?:sq|cu|square|cubic)\s)?[a-z]{1,12}(?![\w]))?"
)
_ITEM = re.compile(
    rf"\s*(?:and\s)?(?P<head>[^\W\d_](?:[^\d,;:()\n]|\([^()\d]{{0,60}}\)){{0,60}}?)\s(?:[-–—]\s)?(?P<value>{_NUMBER}(?:\s?\([^()]{{0,300}}\))*)\.?\s*"
)
_COMMA = re.compile(r",\s+(?![^()]{0,300}\))|\s+and\s+(?=[^,;()]{1,40}\s\d[\d.,]*\s?%)")


def _items(text: str, stretches: list[Span], *, named: bool) -> Iterator[tuple[Span, Span]]:
    """Head and value of each, where the stretches are items of one unit; under a head two suffice, else it takes three.

    One stretch between two items may be none: it is a head without a value. Where two are none the list ends.
    """
    found: list[tuple[Span, Span]] = []
    odd: list[Span] = []
    units = set[str]()
    for part in (part for each in stretches for part in _apart(text, each)):
        item = _ITEM.fullmatch(text, part.start, part.end)
        if item and _is_head(item["head"]):
            found += [*((each, Span(each.end, each.end)) for each in odd), _ends(item)]
            units.add(item["unit"] or "")
            odd = []
        elif not found or odd:
            break
        else:
            odd = [part]
    apart = len(stretches) > 1 and units != {""}
    if len(found) >= (_UNDER if named or apart else _ALONE) and len(units) == 1:
        yield from found


_UNDER, _ALONE = 2, 3


def _ends(item: re.Match[str]) -> tuple[Span, Span]:
    return Span(*item.span("head")), Span(*item.span("value"))


def _apart(text: str, stretch: Span) -> list[Span]:
    found = [each.span() for each in _COMMA.finditer(text, stretch.start, stretch.end)]
    ends = [(stretch.start, stretch.start), *found, (stretch.end, stretch.end)]
    return [Span(one[1], other[0]) for one, other in pairwise(ends) if one[1] < other[0]]


_BRACKETS = re.compile(r"\((?P<inside>[^()/]{1,60}(?:/[^()/]{1,60}){1,4})\)")


def _in_brackets(text: str, row: Row) -> Iterator[Row]:
    """The rows in the brackets of a row: "(male 41/female 40)"."""
    for found in _BRACKETS.finditer(text, row.value.start, row.value.end):
        at, parts = found.start("inside"), list[re.Match[str]]()
        for part in found["inside"].split("/"):
            item = _ITEM.fullmatch(text, at, at + len(part))
            if item is not None:
                parts.append(item)
            at += len(part) + 1
        if len(parts) > found["inside"].count("/"):
            for item in parts:
                above = (*row.above, row.head)
                yield Row(Span(*item.span("head")), Span(*item.span("value")), above, labelled=False)


_NAMED = r"[A-Z][\w’'-]{0,30}(?:\s[A-Z][\w’'-]{0,30}){0,3}\s\(\d[\d.,]{0,12}%?\)"
_NAMES = re.compile(rf"{_NAMED}(?:(?:[,;]\s(?:and\s)?|\sand\s){_NAMED}){{2,40}}")
_NAME = re.compile(r"(?P<head>[A-Z][^()]*)\s\((?P<value>[^()]+)\)")


def _before_brackets(text: str) -> Iterator[Row]:
    """The rows of a list of names in a sentence, each with its number in brackets."""
    for run in _NAMES.finditer(text):
        for found in _NAME.finditer(text, run.start(), run.end()):
            yield Row(Span(*found.span("head")), Span(*found.span("value")), (), labelled=False)
