"""Which date of a passage dates the same event as one of the statement?"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from factbench.english.verb import is_verb
from factbench.stages.compare.clash import coverage_traits
from factbench.stages.compare.grammar import grammar_traits, stands_before_its_noun
from factbench.stages.compare.heart import joined
from factbench.stages.compare.lives import DIED, OF_LIFE, lives
from factbench.stages.compare.predicate import (
    clause_of,
    is_same_predicate,
    predicate,
    stands_in_relative_clause,
)
from factbench.text.slots import Date, Grain, How

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factbench.stages.compare.side import Side
    from factbench.text.span import Span

FINENESS = {grain: place for place, grain in enumerate(Grain)}
"""The finer a grain, the more."""

# How many words before and after a date say what happened then.
_BESIDE = {"before": 10, "after": 6}
_PASSED = re.compile(r"\bpassed\s+away\b|\bdeath\b", re.IGNORECASE)
# Code points beside a date within which its event stands.
_NEAR = 60


def open_end(slot: Date) -> str | None:
    """Which end is open; None where both are closed."""
    if (slot.begin is None) == (slot.end is None):
        return None
    return "begin" if slot.begin is None else "end"


def _is_bracketed(side: Side, span: Span) -> bool:
    """Whether it stands alone in brackets: "the Sewers Act (2020)"."""
    return side.text[max(0, span.start - 1) : span.start] == "(" and side.text.startswith(")", span.end)


def _thing(side: Side, span: Span) -> frozenset[str]:
    """What the date tells from others of its kind: the words before a bracket, or behind an article and a year."""
    if _is_bracketed(side, span):
        return side.around(span, before=3, after=0)
    return side.around(span, before=0, after=4) if _tells_which(side, span) else frozenset()


def _tells_which(side: Side, span: Span) -> bool:
    """Whether a year stands between an article and a noun: "the 2020 election"; not where it is what is said."""
    return bool(
        re.fullmatch(r"\d{4}", span.of(side.text))
        and (found := _ARTICLE.search(side.text, max(0, span.start - 30), span.start))
        and not _IS.search(side.text, max(0, found.start() - 10), found.start())
        and _NOUN.match(side.text, span.end)
    )


_ARTICLE = re.compile(r"(?:\b(?:the|an?|this|that|its|his|her|their)|['’]s?)\s(?:[\w-]+\s)?\Z", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|was|are|were|be)\s\Z")
_NOUN = re.compile(
    r"\s(?!(?:and|or|to|in|of|for|by|at|on|with|is|was|were|are|as|from|that|when|it|he|she|they|the|a)\b)\w"
)


class Dating:
    """How well dates of the passage stand for one of the statement."""

    def __init__(self, claim: Side, slot: Date, evidence: Side) -> None:
        self._claim, self._slot, self._evidence = claim, slot, evidence
        # Names do not tell: everything that happened to somebody stands beside the name.
        self._beside = claim.around(slot.span, **_BESIDE) - claim.name_stems
        # "The 2020 election" is told from other elections.
        self._names_it = stands_before_its_noun(claim, slot.span) or _is_bracketed(claim, slot.span)
        # So does a year behind an article, where there is no tree: of the same thing another year is one, too.
        self._thing = _thing(claim, slot.span)
        if _PASSED.search(claim.text, max(0, slot.span.start - _NEAR), slot.span.end + _NEAR):
            self._beside |= {DIED}

    def shared(self, each: Date) -> int:
        """Words that stand beside both, the verb that both are said of, and what stands next to the date."""
        grammar = self._grammar(each)
        same = 2 * int(grammar.get("same event verb", 0) if grammar else self.is_said_alike(each))
        return self._words(each) + same + int(self._stands_next(each))

    def is_said_alike(self, each: Date) -> bool:
        """Whether the passage says of the date what the statement says of its own."""
        return is_same_predicate(self._claim, self._slot.span, self._evidence, each.span)

    def of_its_event(self, right: Date | None, wrong: Date | None) -> tuple[Date | None, Date | None]:
        """Of a date that is the statement's and one that is another, the one that dates its event, if any.

        A year may stand in both texts by chance, a day hardly.
        """
        if right is None or self._slot.grain is Grain.DAY:
            return right, wrong
        if not self._is_with_its_event(right):
            return None, wrong if wrong is not None and self.is_said_alike(wrong) else None
        if wrong is not None and not self._tells_rather(right, wrong):
            return None, wrong
        return right, wrong

    def _is_with_its_event(self, each: Date) -> bool:
        """Whether the passage says in the sentences of the date what the statement says, or says it nowhere."""
        side = self._evidence
        terms = predicate(self._claim, self._slot.span)
        said = [kin for term in terms for kin in side.kin(term)]
        told = [side.sentences[number] for number in joined(side, side.sentence_number(each.span.start))]
        happens = any(is_verb(self._claim.words_of(term.span)) for term in terms)
        if happens and stands_in_relative_clause(side, each.span):
            told = [self._clause(each)]
        return not said or any(not side.families_in(stretch).isdisjoint(said) for stretch in told)

    def _tells_rather(self, right: Date, wrong: Date) -> bool:
        """Whether the same is said of the statement's own date, or as much stands beside it as beside the other."""
        as_exact = FINENESS[right.grain] >= FINENESS[self._slot.grain]
        alike = (as_exact and self.is_said_alike(right)) or self.shared(right) >= self.shared(wrong)
        return alike and not self._names_more(wrong, right)

    def _names_more(self, each: Date, other: Date) -> bool:
        """Whether the same is said of `each` where a name of the statement stands, and the other's is of another name.

        The other's sentence has none of the statement's, nor has the one before it, where it goes on with that ("She",
        "The"); or its clause has fewer of them, and a strange one.
        """
        if not self.is_said_alike(each):
            return False
        if self._is_named(each) and not self._is_named(other):
            return True
        here, there = (self._evidence.stems_in(self._clause(date)) for date in (each, other))
        mine, strange = self._claim.name_stems, self._evidence.name_stems - self._claim.stems
        return here & mine > there & mine and not strange.isdisjoint(there)

    def _clause(self, each: Date) -> Span:
        return clause_of(self._evidence, each.span)

    def _is_named(self, each: Date) -> bool:
        side = self._evidence
        here = side.sentence_number(each.span.start)
        told = [side.sentences[number] for number in joined(side, here) if number <= here]
        return any(self._claim.name_stems & side.stems_in(sentence) for sentence in told)

    def _stands_next(self, each: Date) -> bool:
        """Whether the word before the date, other dates left out, is of what happens in the statement.

        Of "married in May 2008 and parted in 2010" one stands next to "married", of "in 2008 and in 2010" both.
        """
        left, _ = self._evidence.neighbours(each.span, reach=3)
        said = next((word for word in left if word not in self._evidence.slot_stems), None)
        return said in self._events

    @cached_property
    def _events(self) -> frozenset[str]:
        """What happens in the statement, but for what only another event's distance is told from."""
        told = self._claim.told_of(self._slot.span)
        return self._claim.events & {
            each.family for each in self._claim.terms if not told[each.start].isspace()
        }

    def _grammar(self, each: Date) -> Mapping[str, float]:
        if lives(self._evidence).get(each.span):
            return {}
        return grammar_traits(self._claim, self._slot.span, self._evidence, each.span)

    def is_counterpart(self, each: Date) -> bool:
        """Whether it may date the same event: by a word beside both, or by the same verb."""
        grammar = self._grammar(each)
        if self._names_it and grammar.get("parsed") and not grammar.get("same governor"):
            return False
        after = 0 if _is_bracketed(self._claim, self._slot.span) else 4
        if self._thing and not self._thing & self._evidence.around(each.span, before=4, after=after):
            return False
        if self._words(each) or grammar.get("same event verb") or grammar.get("same governor"):
            return True
        apart = grammar.get("other governor") and grammar.get("other event verb")
        return not apart and bool(self._claim.shares_event(self._evidence.sentence_topic(each.span)))

    def is_of_this_life(self, each: Date) -> bool:
        """Whether it is no date of a life, or the statement speaks of that birth or death."""
        life = lives(self._evidence).get(each.span)
        return life is None or not self._beside.isdisjoint(OF_LIFE[life])

    def _words(self, each: Date) -> int:
        beside = self._evidence.around(each.span, **_BESIDE) - self._evidence.name_stems
        life = lives(self._evidence).get(each.span)
        return len(self._beside & (beside | OF_LIFE[life] if life else beside))

    def __call__(self, each: Date) -> tuple[int, bool, bool, float]:
        """The key: a date that is written out says more surely which event it dates than one counted from it."""
        sentence = self._claim.shared_with(self._evidence.sentence_topic(each.span))
        return self.shared(each), each.how is How.EXPLICIT, each.grain is self._slot.grain, sentence

    def tells(self, each: Date) -> bool:
        """Whether it dates what the statement speaks of: nearly every date of a passage lies after "since 1993"."""
        return bool(self.shared(each) or self._claim.shares_event(self._evidence.sentence_topic(each.span)))

    def traits(self, each: Date) -> dict[str, float]:
        """What decides how surely `each` dates the same event."""
        _, explicit, grain, sentence = self(each)
        shared = self._words(each)
        return {
            "shared": float(shared >= 1),
            "more shared": float(shared >= 2),
            "explicit": float(explicit),
            "grain": float(grain),
            "sentence": sentence,
            "event": self._claim.shares_event(self._evidence.sentence_topic(each.span)),
            "year": float(self._slot.grain is Grain.YEAR),
            "decade": float(self._slot.grain in (Grain.DECADE, Grain.CENTURY)),
            "bound": float(open_end(self._slot) is not None),
            "both bounds": float(open_end(self._slot) is not None and open_end(self._slot) == open_end(each)),
            "life": float(each.span in lives(self._evidence)),
            **coverage_traits(self._claim, self._evidence),
            **self._grammar(each),
        }
