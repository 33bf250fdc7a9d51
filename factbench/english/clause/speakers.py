"""Which words of a parsed sentence say who speaks, and which are what he says?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.english.clause.shape import finite
from factbench.english.parse import tops
from factbench.english.verb.speech import HEDGES, passes_on
from factbench.text.slots import Attribution, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.parse import Parse, Word
    from factbench.text.span import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A tree with what is known of who speaks in it."""

    text: str
    tree: Parse
    cues: frozenset[Word]
    """Verbs that report what is a claim of its own."""
    said: tuple[Attribution, ...]
    """Who says what, where what is said has a verb."""
    scopes: tuple[tuple[Span, ...], ...]
    """What is reported, the shortest first; a quotation that is broken by its speaker is in two spans."""
    closed: tuple[Span, ...]
    """What is denied or asked: no claims inside."""

    @classmethod
    def of(cls, text: str, tree: Parse, said: Sequence[Attribution]) -> Sentence:
        """The sentence with the attributions that touch it."""
        passed_on = [attribution for attribution in said if attribution.cue.of(text).lower() not in HEDGES]
        closed = tuple(
            attribution.content
            for attribution in passed_on
            if attribution.stance in {Stance.DENIED, Stance.QUESTIONED}
        )
        clausal = tuple(
            attribution
            for attribution in passed_on
            if attribution.content not in closed
            and passes_on(attribution.cue.of(text))
            and _holds_clause(tree, attribution)
        )
        ends = {attribution.cue.end for attribution in clausal}
        cues = frozenset(word for word in tree.words if word.span.end in ends)
        contents: dict[Span, list[Span]] = {}
        for attribution in passed_on:
            if attribution.content not in closed:
                contents.setdefault(attribution.cue, []).append(attribution.content)
        whole = {tuple(contents[attribution.cue]) for attribution in clausal}
        scopes = sorted(whole, key=lambda spans: (sum(map(len, spans)), spans))
        return cls(text, tree, cues, clausal, tuple(scopes), closed)

    def scope(self, word: Word) -> tuple[Span, ...] | None:
        """The shortest content in which the word stands."""
        return next((scope for scope in self.scopes if self.within(word, scope)), None)

    def within(self, word: Word, scope: tuple[Span, ...]) -> bool:
        """Whether the word stands in the content."""
        return any(span.covers(word.span) for span in scope)

    def aside(self, word: Word) -> frozenset[Word]:
        """Words that say who speaks the clause of this word: no part of what is said."""
        scope = self.scope(word)
        speakers = [speaker for speaker in self.said if scope is None or speaker.content.covers(scope[0])]
        words = self.tree.words if speakers else ()
        return frozenset(other for other in words if any(_names(speaker, other.span) for speaker in speakers))


def _names(said: Attribution, span: Span) -> bool:
    """Whether the word says who speaks, or that he does."""
    return said.cue.covers(span) or (said.source is not None and said.source.covers(span))


def _holds_clause(tree: Parse, said: Attribution) -> bool:
    """Whether what is said is a clause with a finite verb of its own in this sentence: "a disgrace" is none.

    Of a quotation any such verb will do: its tree is less sure than its marks.
    """
    inside = tree.within(said.content)
    return any(map(finite, inside if said.direct else tops(inside)))
