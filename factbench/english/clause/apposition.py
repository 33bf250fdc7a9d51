"""Which noun of a parsed sentence says, between commas, what another one is?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import shape

if TYPE_CHECKING:
    from factbench.english.parse import Parse


def is_appositive(tree: Parse, place: int) -> bool:
    """Whether the noun says, between commas, what a name before it is."""
    token = tree.tokens[place]
    if token.dep != "appos" or (token.pos != "NOUN" and tree.child(place, "det", "poss") is None):
        return False
    named = tree.tokens[token.head]
    article = tree.child(place, "det", "poss", "prep")
    return (
        named.pos == "PROPN"
        and token.head < place
        and article is not None
        and shape.after_comma(tree, place)
        and len(shape.plain_noun(tree, place, len(tree.tokens))) > 1
        and not any(tree.tokens[each].dep in {"conj", "cc"} for each in tree.children[token.head])
    )
