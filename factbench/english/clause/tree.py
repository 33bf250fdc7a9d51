"""Tree -> clauses: which words of a parsed sentence make a claim?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.english.clause.heads import heads
from factbench.english.clause.nouns import told_by_nouns
from factbench.english.clause.repair import repaired
from factbench.english.clause.speakers import Sentence
from factbench.english.clause.words import clauses_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.clause.cut import Clause
    from factbench.english.parse import Parse
    from factbench.text.slots import Attribution


def by_tree(text: str, tree: Parse, said: Sequence[Attribution]) -> list[Clause]:
    """Return the clauses of the sentence in no order; nested ones stand beside those that hold them."""
    sentence = Sentence.of(text, repaired(tree), said)
    cuts = heads(sentence)
    stating = [head for head in cuts if head not in sentence.cues] or list(cuts)
    return [
        *(clause for head in stating for clause in clauses_of(sentence, cuts, head)),
        *told_by_nouns(sentence),
    ]


def has_finite(tree: Parse) -> bool:
    """Whether any word of the sentence is a finite verb; a caption mostly has none."""
    return any(word.tag in shape.FINITE for word in tree.words)


def is_command(tree: Parse) -> bool:
    """Whether the sentence tells its reader what to do: "Read more about it"."""
    return tree.root.pos == "VERB" and shape.commands(tree.root)
