"""Where may a sentence be cut, as its tree shows it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.english.clause.apposition import appositions
from factbench.english.clause.gate import may_stand
from factbench.english.clause.pieces import Piece, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.clause.speakers import Voices
    from factbench.english.parse import Parse, Word
    from factbench.text.clause import Clause
    from factbench.text.span import Span


@dataclass(frozen=True, slots=True)
class ByTree:
    """A `units.Cutter` that has the sentence's tree."""

    text: str
    sentence: Span
    tree: Parse
    heard: Voices

    def pieces(self, spans: Sequence[Span]) -> list[Piece]:
        """As `units.Cutter.pieces`; none for a sentence part of which is denied or asked."""
        words = tuple(word for span in spans for word in self.tree.within(span))
        if not words:
            return []
        found = [
            piece
            for piece in Unit(self.text, words, self._cues()).pieces()
            if not any(each.overlaps(piece.stretch) for each in self.heard.closed)
        ]
        told = (Piece(clause.parts[-1], clause, leaves=False) for clause in appositions(words))
        return [*found, *told]

    def _cues(self) -> frozenset[Word]:
        """The verbs by which somebody says a clause."""
        ends = {span.end for saying in self.heard.sayings for span in saying.speaker}
        return frozenset(word for word in self.tree.words if word.is_verb and word.span.end in ends)

    def may_stand(self, clause: Clause) -> bool:
        """As `units.Cutter.may_stand`."""
        return may_stand(self.text, clause, self.sentence, tree=self.tree)

    def is_verb(self, span: Span) -> bool:
        """As `units.Cutter.is_verb`."""
        return any(word.tag in shape.FINITE for word in self.tree.words if word.span.overlaps(span))
