"""Which stretches of a text are somebody's own words?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factbench.text.slots import Quotation
from factbench.text.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MARKS = '"“”„«»‹›'
"""Double quotation marks, and single angles. Other single ones are left alone: they cannot be told from apostrophes."""


def quotations(text: str) -> list[Span]:
    """Return what stands between double quotation marks, without the marks, in order, not overlapping.

    A mark that is opened and never closed before its paragraph ends quotes to that end, as newspapers do when a
    quotation goes on in the next paragraph; a straight one does so only at the paragraph's beginning, or behind a colon
    where the next paragraph begins with one too. So do a few paragraphs without any mark behind it, where the last of
    them ends with one that closes: a block that is quoted whole. Nested marks of
    the same sort belong to the outer quotation; a straight mark after a word closes what a curly one opened. A
    quotation without a letter or digit is left out.
    """
    return list(_quotations(text))


# A text is asked about by all who look for speakers, dates and names in it.
@lru_cache(maxsize=4)
def _quotations(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    unclosed: list[Span] = []
    for match in _PARAGRAPH.finditer(text):
        paragraph = Span(*match.span())
        pairs = list(_pairs(text, paragraph))
        if unclosed and not pairs:
            unclosed.append(paragraph)
            if (last := _closed_at_end(text, paragraph)) is not None:
                found += [*unclosed[1:-1], last]
                unclosed = []
            elif _mark().search(text, paragraph.start, paragraph.end) or len(unclosed) > BLOCK:
                unclosed = []
        else:
            found += pairs
            unclosed = [paragraph] if pairs and pairs[-1].end == paragraph.end else []
    trimmed = (trim(text, span) for span in found)
    return tuple(span for span in trimmed if any(map(str.isalnum, span.of(text))))


BLOCK = 5
"""Paragraphs that a quoted block has at most, where only its first and its last have marks."""


def _closed_at_end(text: str, paragraph: Span) -> Span | None:
    """The paragraph up to the one mark in it, where that closes at its end."""
    marks = [match.start() for match in _mark().finditer(text, paragraph.start, paragraph.end)]
    closes = (
        len(marks) == 1 and text[marks[0]] in '”"' and not text[marks[0] + 1 : paragraph.end].strip(" .\xa0")
    )
    return Span(paragraph.start, marks[0]) if closes else None


def verbatim(text: str) -> list[Quotation]:
    """Return the quotations of `text` as typed slots, in order.

    >>> text = "“It broke,” she said of the “new” pump. He said: “We mend it.”"
    >>> [(each.span.of(text), each.whole) for each in verbatim(text)]
    [('It broke,', True), ('new', False), ('We mend it.', True)]
    """
    return [Quotation(span, _is_whole(text, span)) for span in quotations(text)]


def _is_whole(text: str, span: Span) -> bool:
    """Whether the words are a sentence of their own: they begin with a capital and end with a mark of their own."""
    words = span.of(text)
    first = next(letter for letter in words if letter.isalnum())
    return " " in words and not first.islower() and words[-1] in ",.!?…:;—–"


def left_open(words: str) -> bool:
    """Whether a mark is opened in the words and not closed: what follows them is quoted."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


@lru_cache(maxsize=4)
def straightened(text: str) -> str:
    """Return `text`, code point for code point, with a double mark for two single ones: “''no''” reads “ "no" ”.

    So do single marks around a whole sentence, in a paragraph that has no double ones: it begins with a capital behind
    a blank, and the mark that closes it stands behind a stop, as no apostrophe does.
    """
    plain = text
    if "''" in text or "``" in text:
        plain = _PAIR.sub(lambda match: ' "' if match["open"] else '" ', text)
    if _OPENING.search(plain) is None:
        return plain
    plain = _RUNS_ON.sub(lambda match: f"{match['before']}“{match['told']}", plain)
    return "".join(_with_double(piece) for piece in plain.splitlines(keepends=True))


# A single mark behind a colon that nothing closes, before a paragraph that goes on with a double one.
_RUNS_ON = re.compile(rf"(?P<before>:[ \xa0])‘(?P<told>(?=[A-Z])[^\n‘{MARKS}]*[.!?…][ \xa0]*(?=\n\s*“))")


def _with_double(line: str) -> str:
    if not _OPENING.search(line) or not set(MARKS).isdisjoint(line):
        return line
    pieces, done, opened = [], 0, -1
    for match in _SINGLE.finditer(line):
        place = match.start()
        if opened < 0 and match["open"]:
            opened = place
        elif opened >= 0 and match["close"]:
            pieces += [line[done:opened], '"', line[opened + 1 : place], '"']
            done, opened = place + 1, -1
    return "".join([*pieces, line[done:]])


# The mark comes first and what stands before it second, for `re` runs ahead to a mark.
_OPENING = re.compile(r"['‘](?<!\S.)(?=[A-Z])")
_SINGLE = re.compile(r"(?P<open>['‘](?<!\S.)(?=[A-Z]))|(?P<close>['’](?<=[.,!?…].)(?=[\s.,;:)—–]|\Z))")


# Two single marks open where no word runs into them, and close after anything else.
_PAIR = re.compile(r"(?P<open>(?:(?<=[\s(\[—–-])|(?<![\s\S]))(?:''|``)(?=[^\s'`]))|(?<=\S)''(?!')")


def holding(quotes: Sequence[Span], span: Span) -> Span | None:
    """The quotation in which the span begins and, but for two code points, ends; `quotes` are in order and apart."""
    place = bisect_right(quotes, span.start, key=lambda quote: quote.start) - 1
    if place < 0:
        return None
    quote = quotes[place]
    return quote if span.start < quote.end and span.end <= quote.end + 2 else None


def within(quotes: Sequence[Span], span: Span, *, partly: bool = False) -> Sequence[Span]:
    """The quotations that lie in the span, in order; with `partly` also those that run over its ends."""
    first = bisect_right(quotes, span.start, key=lambda quote: quote.end) if partly else None
    if first is None:
        first = bisect_left(quotes, span.start, key=lambda quote: quote.start)
    last = bisect_left(quotes, span.end, key=lambda quote: quote.start)
    return [quote for quote in quotes[first:last] if partly or quote.end <= span.end]


_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


def _pairs(text: str, paragraph: Span) -> Iterator[Span]:
    opened: int | None = None
    closing = ""
    depth = 0
    for match in _mark().finditer(text, paragraph.start, paragraph.end):
        mark, place = match[0], match.start()
        if opened is not None and (end := _line_before(text, opened, place, closing)) is not None:
            # In text without blank lines a line is a paragraph: the quotation goes on with a mark of its own.
            yield Span(opened, end)
            opened = None
        if opened is None:
            if _opens(text, place, paragraph.start):
                opened, closing, depth = place + 1, _CLOSING[mark], 0
        elif depth == 0 and (mark == closing or _closes(text, place, closing)):
            yield Span(opened, place)
            opened = None
        else:
            depth = max(0, depth + _nested(mark, closing))
    if opened is not None and (
        closing != '"' or opened == paragraph.start + 1 or _runs_over(text, opened, paragraph)
    ):
        yield Span(opened, paragraph.end)


def _line_before(text: str, opened: int, place: int, closing: str) -> int | None:
    """Where the line ends before a mark that opens a line, while another quotation is open; None for other marks."""
    mark = text[place]
    if mark not in _OPENING_LINE or _CLOSING[mark] != closing or not text[place + 1 : place + 2].isalnum():
        return None
    start = place
    while start > opened and text[start - 1] in " \t\xa0":
        start -= 1
    return start - 1 if start > opened and text[start - 1] == "\n" else None


_OPENING_LINE = frozenset('“"')


def _runs_over(text: str, opened: int, paragraph: Span) -> bool:
    """Whether a straight mark behind a colon was left open on purpose: the next paragraph begins with one."""
    told = text[max(paragraph.start, opened - 4) : opened - 1].rstrip().endswith(":")
    return told and text[paragraph.end : paragraph.end + 8].lstrip().startswith('"')


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(f"[{MARKS}]")


_CLOSING = {'"': '"', "“": "”", "„": "“", "«": "»", "”": "”", "»": "«", "‹": "›", "›": "‹"}


def _opens(text: str, place: int, start: int) -> bool:
    """Whether a mark can open: words do not run into it, and words follow. "5'10"" opens nothing."""
    before = text[place - 1] if place > start else " "
    after = text[place + 1 : place + 2]
    return (
        text[place] in _CLOSING
        and not before.isalnum()
        and bool(after)
        and (not after.isspace() or text[place] in "«‹")
    )


def _closes(text: str, place: int, closing: str) -> bool:
    """Whether a mark closes a quotation that another sort opened: a straight one a curly, a high one a low („ ”).

    It stands right after a word or its stop, and ends it.
    """
    if text[place] not in _ALSO.get(closing, ""):
        return False
    before, after = text[place - 1], text[place + 1 : place + 2]
    return not before.isspace() and not before.isdigit() and not after.isalnum()


_ALSO = {"”": '"', "“": '"”'}


def _nested(mark: str, closing: str) -> int:
    """How a mark inside a quotation changes the depth."""
    if mark == closing:
        return -1
    return 1 if _CLOSING.get(mark) == closing and mark != closing else 0
