"""What does a sentence say, and what does somebody say in it, each whole or in parts?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from factbench.english.clause.choice import one_of_both
from factbench.english.clause.cut import tidy
from factbench.english.verb import finite
from factbench.text.clause import Clause, Cut
from factbench.text.quotation import MARKS
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.english.clause.pieces import Piece
    from factbench.english.clause.speakers import Saying


FEW = 5
"""Words that somebody must say, for a sentence to be a claim only because they are said."""


class Cutter(Protocol):
    """Where a sentence may be cut, as a tree shows it or as the words alone do."""

    def pieces(self, spans: Sequence[Span]) -> list[Piece]:
        """What can be cut out of these stretches of the sentence."""

    def may_stand(self, clause: Clause) -> bool:
        """Whether the clause passes the gate."""

    def is_verb(self, span: Span) -> bool:
        """Whether the word there is a finite verb."""


@dataclass(frozen=True, slots=True)
class Units:
    """A sentence, with what is said in it."""

    text: str
    sayings: tuple[Saying, ...]
    cutter: Cutter

    def told(self, spans: tuple[Span, ...], *, saying: Saying | None = None) -> list[Clause]:
        """The claims of the sentence, or of what is said in it: each is listed or under one that is."""
        cut = Cut.MAIN if saying is None else Cut.REPORTED
        inner = self._inside(spans, saying)
        speakers = [span for each in inner for span in each.speaker]
        own = list(_without(spans, saying.speaker if saying else ()))
        rest = list(_without(own, [*speakers, *(span for each in inner for span in each.contents)]))
        pieces = self.cutter.pieces(rest)
        parts = [clause for each in inner for clause in self.told(each.contents, saying=each)]
        parts += self._cut_out(rest, pieces, speakers, cut)
        whole = self._stands(tidy(self.text, own), cut)
        if not parts and inner and self._is_scrap(inner, rest):
            return []
        spoken = [span for each in self.sayings if _within(spans, each.contents) for span in each.speaker]
        found = one_of_both(
            self.text, whole, parts, spoken=spoken if inner else (), is_verb=self.cutter.is_verb
        )
        return [*found, *self._beside(found, pieces)]

    def _inside(self, spans: Sequence[Span], saying: Saying | None) -> list[Saying]:
        """What is said within the stretches, and not within something else that is said there."""
        found: list[Saying] = []
        for each in self.sayings:
            less = each is not saying and (saying is None or _holds(saying, each))
            if less and _within(spans, each.contents) and not any(_holds(other, each) for other in found):
                found.append(each)
        return found

    def _is_scrap(self, inner: Sequence[Saying], rest: Sequence[Span]) -> bool:
        """Whether hardly a word is quoted, and nothing else told: “And we are going,” said Ito, head of the board."""
        ends = [self.text[span.end - 1 : span.end + 2] for each in inner for span in each.contents]
        if all(_QUOTING.isdisjoint(end) for end in ends):
            return False
        said = " ".join(span.of(self.text) for each in inner for span in each.contents)
        told = any(letter.isdigit() for letter in said) or any(
            word[:1].isupper() for word in said.split()[1:]
        )
        return not told and said.count(" ") < FEW - 1 and not any(finite(span.of(self.text)) for span in rest)

    def _cut_out(
        self, rest: Sequence[Span], pieces: Sequence[Piece], speakers: Sequence[Span], cut: Cut
    ) -> Iterator[Clause]:
        """What leaves, and what is then left, unless that is only who speaks."""
        leaving = [piece for piece in pieces if piece.leaves]
        for piece in leaving:
            if piece.clause is not None and self.cutter.may_stand(piece.clause):
                yield piece.clause
        gone = [piece.stretch for piece in leaving]
        if not gone or any(not any(stretch.overlaps(span) for stretch in gone) for span in speakers):
            return
        main = self._stands(tidy(self.text, _without(rest, gone)), cut)
        # What is left on both sides of a cut seldom makes a sentence: the whole says it.
        if main is not None and len(main.parts) == 1:
            yield main

    def _stands(self, parts: tuple[Span, ...], cut: Cut) -> Clause | None:
        clause = Clause(parts, cut) if parts else None
        return clause if clause is not None and self.cutter.may_stand(clause) else None

    def _beside(self, found: Sequence[Clause], pieces: Iterable[Piece]) -> Iterator[Clause]:
        """What is told in passing and stays in the clause that is listed, under that."""
        for piece in pieces:
            if piece.clause is not None and not piece.leaves and self.cutter.may_stand(piece.clause):
                last = piece.clause.parts[-1]
                holders = (
                    each
                    for each in found
                    if each.under is None and any(part.covers(last) for part in each.parts)
                )
                holder = next(holders, None)
                if holder is not None and holder.parts != piece.clause.parts:
                    yield replace(piece.clause, under=holder.parts)


_QUOTING = frozenset(MARKS)


def _within(spans: Sequence[Span], contents: Sequence[Span]) -> bool:
    """Whether all of the contents lies in the stretches."""
    return all(any(span.covers(content) for span in spans) for content in contents)


def _holds(outer: Saying, inner: Saying) -> bool:
    """Whether all of one content lies in the other, and is less."""
    return outer.contents != inner.contents and all(map(outer.covers, inner.contents))


def _without(spans: Iterable[Span], gone: Sequence[Span]) -> Iterator[Span]:
    """The stretches without what is gone."""
    for span in spans:
        start = span.start
        for each in sorted(gone):
            if each.overlaps(span) and each.end > start:
                if each.start > start:
                    yield Span(start, each.start)
                start = each.end
        if start < span.end:
            yield Span(start, span.end)
