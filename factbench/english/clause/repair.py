"""Which joined nouns did the parser hang on the wrong one: "a degree from Ota *and a prize* from Ina"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.english.parse import Parse, Word


def repaired(tree: Parse) -> Parse:
    """Return the tree with nouns that have "a" joined to one that has "a" too, rather than to a name in its phrase."""
    heads = dict(_moves(tree))
    return tree.rehung(heads) if heads else tree


def _moves(tree: Parse) -> Iterator[tuple[Word, Word]]:
    """Words, each with its new head: the noun, and the "and" before it."""
    for noun in tree.words:
        wrong = noun.head
        if noun.relation == "conj" and wrong.pos == "PROPN" and noun.pos == "NOUN" and _is_one(noun):
            above = (word for word in wrong.line() if word is not wrong)
            right = next((word for word in above if word.pos == "NOUN" and _is_one(word)), None)
            if right is not None:
                yield noun, right
                yield from ((joint, right) for joint in wrong.children("cc"))


def _is_one(noun: Word) -> bool:
    """Whether the noun's phrase begins with "a" or "an"."""
    return noun.first.lower in {"a", "an"}
