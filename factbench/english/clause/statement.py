"""How does a claim read on its own?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.text.quotation import MARKS
from factbench.text.slots import Edit
from factbench.text.span import Span, trim
from factbench.text.worded import MARK, Piece, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.text.clause import Clause, Predicate
    from factbench.text.worded import Worded


def statement(text: str, clause: Clause, *, edits: Sequence[Edit], when: str | None = None) -> Worded:
    """Return the clause as one sentence, in the words of the article and in their order.

    What is put in stands in brackets: a name for a pronoun, a date, a verb, words that stand elsewhere in the article.
    Where words are left out between two pieces, a mark says so.

    Args:
        edits: what stands instead of words of `text`, or is put in after them; in order and apart.
        when: the date of the clause where its own words do not give it.
    """
    words = _Words(text, edits)
    told = clause.predicate
    pieces = [*(words.sentence(clause) if told is None else words.told(clause, told))]
    if _is_unbalanced("".join(each.words for each in pieces if each.instead is None)):
        pieces = [_without(each, MARKS) for each in pieces]
    return joined([*pieces, Piece(when, "")] if when is not None else pieces)


def _is_unbalanced(words: str) -> bool:
    """Whether a quotation mark has lost its partner."""
    opened, closed = words.count("“") + words.count("«"), words.count("”") + words.count("»")
    return opened != closed or words.count('"') % 2 == 1


def _without(piece: Piece, marks: str) -> Piece:
    return piece._replace(words=piece.words.translate(dict.fromkeys(map(ord, marks))))


class _Words:
    """The words of a text as they read with its edits."""

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self.text, self.edits = text, edits

    def sentence(self, clause: Clause) -> Iterator[Piece]:
        """A clause that has a verb of its own."""
        subject, parts = clause.subject, clause.parts
        return self._apart(parts if subject is None else (subject, *parts))

    def told(self, clause: Clause, told: Predicate) -> Iterator[Piece]:
        """A noun, and what is told of it with a verb: "the hotel, built in 1950" -> "the hotel [was] built in 1950"."""
        noun = clause.parts if clause.subject is None else (clause.subject,)
        before = self._trimmed(
            Span(each.start, max(each.start, min(each.end, told.span.start))) for each in noun
        )
        after = self._trimmed(Span(min(each.end, max(each.start, told.span.end)), each.end) for each in noun)
        inside = self._trimmed(each.intersect(told.span) for each in clause.parts)
        yield from self._apart(before)
        if before and inside:
            yield from self._between(before[-1], inside[0])
        yield from self._moved(after)
        yield from self._with_verb(inside, told)

    def _with_verb(self, inside: Sequence[Span], told: Predicate) -> Iterator[Piece]:
        """What is told, with its verb; where that only got another before it, the article's word stays."""
        said, reads = told.verb.of(self.text), told.reads.strip()
        kept = reads.lower().endswith(said.lower())
        put_in = reads[: len(reads) - len(said)].strip()
        if not kept:
            yield from self._apart(inside, verb=Edit(told.verb, reads))
        elif not inside or told.verb.start > inside[0].start:
            yield from self._apart(inside, verb=Edit(Span(told.verb.start, told.verb.start), put_in))
        else:
            yield Piece(put_in, "")
            first, *rest = self._apart(inside)
            # Of a sentence that began with it only the first letter is given: its capital goes.
            yield first._replace(words=_small(first.words)) if said[:1].isupper() else first
            yield from rest

    # ------------------------------------------------------------------------------------------- spans -> pieces

    def _apart(self, spans: Iterable[Span], *, verb: Edit | None = None) -> Iterator[Piece]:
        """The words of the spans, with a mark where words stand between two of them."""
        last = None
        for span in spans:
            if last is not None:
                yield from self._between(last, span)
            yield from self._own(span, verb)
            last = span

    def _between(self, one: Span | None, other: Span) -> Iterator[Piece]:
        yield Piece(" ")
        if one is not None and any(map(str.isalnum, self.text[one.end : other.start])):
            yield MARK
            yield Piece(" ")

    def _moved(self, spans: Sequence[Span]) -> Iterator[Piece]:
        """Words that the article has elsewhere."""
        words = " ".join("".join(piece.words for piece in self._own(span)) for span in spans)
        if words:
            yield Piece(words, "")

    def _own(self, span: Span, verb: Edit | None = None) -> Iterator[Piece]:
        """The words of a span; what is put in at its beginning belongs to what stands before."""
        start = span.start
        edits = self.edits if verb is None else sorted([*self.edits, verb], key=lambda each: each.span)
        for each in edits:
            if span.covers(each.span) and each.span.start >= start and each.span.end > span.start:
                yield Piece(self.text[start : each.span.start])
                yield Piece(each.words, each.span.of(self.text))
                start = each.span.end
        yield Piece(self.text[start : span.end])

    def _trimmed(self, spans: Iterable[Span]) -> list[Span]:
        """The spans without what parts a noun from what is told of it."""
        found = (trim(self.text, each, also=_AROUND) for each in spans)
        return [each for each in found if any(map(str.isalnum, each.of(self.text)))]


_AROUND = ",;(–—-"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
