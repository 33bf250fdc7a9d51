"""Which part of speech is a word, by the rules that come with the model?

The model's own matcher asks every rule at every word, which takes a fifth of the time of a parse; but the answer hangs
on the tag, the relation and the few words that rules name, so that it is looked for once for each sort of word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Tagged(NamedTuple):
    """A word as the rules see it."""

    tag: str
    lower: str
    relation: str


class _Wanted(NamedTuple):
    """What one word has to be."""

    place: int
    """Which field of `Tagged` is asked."""
    among: frozenset[str]
    without: bool
    """Whether it must be none of these."""


_Word = tuple[_Wanted, ...]


class _Rule(NamedTuple):
    words: tuple[_Word, ...]
    """One word, or two in a row, of which the second is told what it is."""
    part: str


class PartsOfSpeech:
    """The rules of a model, the later before the earlier. Source: spaCy, `AttributeRuler`."""

    def __init__(self, patterns: Iterable[Mapping[str, Any]]) -> None:
        """Read the rules as `AttributeRuler.patterns` gives them.

        Raises: ValueError where one says more than these can say; then the matcher itself must be asked.
        """
        self._rules = [rule for each in patterns for rule in _rules(each)]
        named = [wanted for rule in self._rules for word in rule.words for wanted in word]
        self._words = frozenset().union(*(wanted.among for wanted in named if wanted.place == _LOWER))
        self._pairs = [(rank, rule) for rank, rule in enumerate(self._rules) if len(rule.words) > 1]
        # Bounded, though tags, relations and words that rules name are few.
        self._alone = lru_cache(maxsize=1 << 14)(self._asked)

    def of(self, words: Sequence[Tagged]) -> list[str]:
        """Return the part of speech of each word of a sentence; empty for one of which no rule knows."""
        found = []
        opened: tuple[tuple[int, _Rule], ...] = ()
        for word in words:
            seen = word if word.lower in self._words else word._replace(lower="")
            rank, part, opens = self._alone(seen)
            for place, rule in opened:
                if place > rank and _fits(rule.words[1], seen):
                    rank, part = place, rule.part
            found.append(part)
            opened = opens
        return found

    def _asked(self, word: Tagged) -> tuple[int, str, tuple[tuple[int, _Rule], ...]]:
        """The last rule that tells of the word alone, what it tells, and the rules of two words that it begins."""
        single = [
            (rank, rule.part)
            for rank, rule in enumerate(self._rules)
            if len(rule.words) == 1 and _fits(rule.words[0], word)
        ]
        opens = tuple((rank, rule) for rank, rule in self._pairs if _fits(rule.words[0], word))
        return (*(single[-1] if single else (-1, "")), opens)


_TAG, _LOWER, _RELATION = range(3)
_PLACES = {"TAG": _TAG, "LOWER": _LOWER, "DEP": _RELATION}


def _fits(wanted: _Word, word: Tagged) -> bool:
    return all((word[each.place] in each.among) is not each.without for each in wanted)


def _rules(pattern: Mapping[str, Any]) -> list[_Rule]:
    """The rules of a pattern for a part of speech; none for what is told of something else, or of blanks."""
    attributes = pattern["attrs"]
    if "POS" not in attributes and not {"TAG", "DEP"} & attributes.keys():
        return []
    found = []
    for words in pattern["patterns"]:
        # Blanks are not given to the model.
        if any(word.get("IS_SPACE") is True for word in words):
            continue
        if "POS" not in attributes or len(words) > 2 or pattern["index"] != len(words) - 1:
            raise ValueError(f"a rule of another sort: {pattern}")
        found.append(_Rule(tuple(map(_word, words)), attributes["POS"]))
    return found


def _word(conditions: Mapping[str, Any]) -> _Word:
    return tuple(_wanted(name, value) for name, value in conditions.items() if name != "IS_SPACE")


def _wanted(name: str, value: Any) -> _Wanted:
    if name not in _PLACES:
        raise ValueError(f"a rule asks for {name}")
    if isinstance(value, str):
        return _Wanted(_PLACES[name], frozenset([value]), without=False)
    ((sort, among),) = value.items()
    if sort not in {"IN", "NOT_IN"}:
        raise ValueError(f"a rule asks for {sort}")
    return _Wanted(_PLACES[name], frozenset(among), without=sort == "NOT_IN")
