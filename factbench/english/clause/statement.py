"""How does a claim read on its own?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause.marks import lacking
from factbench.text.quotation import MARKS
from factbench.text.worded import MARK, Piece, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.text.clause import Clause
    from factbench.text.slots import Edit
    from factbench.text.span import Span
    from factbench.text.worded import Worded


def statement(text: str, clause: Clause, *, edits: Sequence[Edit], when: str | None = None) -> Worded:
    """Return the clause as one sentence, in the words of the article and in their order.

    What is put in stands in brackets: a name for a pronoun, a date, a verb, words that stand elsewhere in the article.
    Where words are left out between two pieces, a mark says so. A quotation that goes on beyond the clause, or began
    before it, ends or begins with it.

    Args:
        edits: what stands instead of words of `text`, or is put in after them; in order and apart.
        when: the date of the clause where its own words do not give it.
    """
    words = _Words(text, edits)
    pieces = [*words.sentence(clause)]
    before, after = lacking("".join(each.words for each in pieces if each.instead is None))
    if len(before) + len(after) > 1:
        pieces = [_without(each, MARKS) for each in pieces]
    elif before or after:
        pieces = [Piece(before), *pieces, Piece(after)]
    return joined([*pieces, Piece(when, "")] if when is not None else pieces)


def _without(piece: Piece, marks: str) -> Piece:
    return piece._replace(words=piece.words.translate(dict.fromkeys(map(ord, marks))))


class _Words:
    """The words of a text as they read with its edits."""

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self.text, self.edits = text, edits

    def sentence(self, clause: Clause) -> Iterator[Piece]:
        """The words of the clause, with its subject, and with a verb where that is put in before its last part."""
        parts = clause.parts if clause.subject is None else (clause.subject, *clause.parts)
        if clause.verb is None:
            yield from self._apart(parts)
            return
        yield from self._apart(parts[:-1])
        yield Piece(clause.verb, "")
        yield from self._own(parts[-1])

    # ------------------------------------------------------------------------------------------- spans -> pieces

    def _apart(self, spans: Iterable[Span]) -> Iterator[Piece]:
        """The words of the spans, with a mark where words stand between two of them."""
        last = None
        for span in spans:
            if last is not None:
                yield from self._between(last, span)
            yield from self._own(span)
            last = span

    def _between(self, one: Span, other: Span) -> Iterator[Piece]:
        yield Piece(" ")
        if any(map(str.isalnum, self.text[one.end : other.start])):
            yield MARK
            yield Piece(" ")

    def _own(self, span: Span) -> Iterator[Piece]:
        """The words of a span; what is put in at its beginning belongs to what stands before."""
        start = span.start
        for each in self.edits:
            if span.covers(each.span) and each.span.start >= start and each.span.end > span.start:
                yield Piece(self.text[start : each.span.start])
                yield Piece(each.words, each.span.of(self.text))
                start = each.span.end
        yield Piece(self.text[start : span.end])
