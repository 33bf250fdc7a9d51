"""Which joined nouns did the parser hang on the wrong one: "a degree from Ota *and a prize* from Ina"?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.english.parse import Parse

if TYPE_CHECKING:
    from collections.abc import Iterator


def repaired(tree: Parse) -> Parse:
    """Return the tree with nouns that have "a" joined to one that has "a" too, rather than to a name in its phrase."""
    heads = dict(_moves(tree))
    if not heads:
        return tree
    tokens = tuple(
        replace(token, head=heads.get(place, token.head)) for place, token in enumerate(tree.tokens)
    )
    children: list[list[int]] = [[] for _ in tokens]
    for place, token in enumerate(tokens):
        if token.head != place:
            children[token.head].append(place)
    return Parse(tokens, tuple(map(tuple, children)))


def _moves(tree: Parse) -> Iterator[tuple[int, int]]:
    """Places of words, each with the place of its new head: the noun, and the "and" before it."""
    for place, token in enumerate(tree.tokens):
        wrong = tree.tokens[token.head]
        if token.dep != "conj" or wrong.pos != "PROPN" or token.pos != "NOUN" or not _is_one(tree, place):
            continue
        above = (each for each in shape.line(tree, token.head) if each != token.head)
        right = next(
            (each for each in above if tree.tokens[each].pos == "NOUN" and _is_one(tree, each)), None
        )
        if right is not None:
            yield place, right
            yield from ((each, right) for each in tree.children[token.head] if tree.tokens[each].dep == "cc")


def _is_one(tree: Parse, place: int) -> bool:
    """Whether the noun's phrase begins with "a" or "an"."""
    return tree.tokens[tree.subtree(place)[0]].text.lower() in {"a", "an"}
