"""Which noun of a parsed sentence says, between commas, what another one is?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import shape

if TYPE_CHECKING:
    from factbench.english.parse import Word


def is_appositive(noun: Word) -> bool:
    """Whether the noun says, between commas, what a name before it is."""
    if noun.relation != "appos" or (noun.pos != "NOUN" and not noun.has("det", "poss")):
        return False
    named = noun.head
    return (
        named.pos == "PROPN"
        and named < noun
        and noun.has("det", "poss", "prep")
        and shape.after_comma(noun)
        and len(shape.plain_noun(noun)) > 1
        and not named.has("conj", "cc")
    )
