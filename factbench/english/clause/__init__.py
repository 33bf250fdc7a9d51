"""Which clauses of a sentence can stand as claims?"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from factbench.english.clause.cut import Clause, Cut
from factbench.english.clause.halves import joined
from factbench.english.clause.rules import by_rules
from factbench.english.clause.sayings import sayings
from factbench.english.clause.tree import by_tree, has_finite, is_command
from factbench.english.verb import finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.parse import Parse
    from factbench.text.slots import Attribution
    from factbench.text.span import Span

__all__ = ["Clause", "Cut", "clauses"]


def clauses(
    text: str, sentence: Span, *, said: Sequence[Attribution] = (), tree: Parse | None = None
) -> list[Clause]:
    """Return the clauses of a sentence that say something which can be checked, in reading order.

    None for a question, and for a stretch without a verb. "X said that p" gives p and, as a saying, itself; "X denied
    that p" gives itself alone. A condition, a negation or a hedge is never cut off what it bears on, and joined
    subjects are never told apart ("A and B signed the treaty"). Clauses may be nested, and parts of one may stand
    apart.

    Args:
        said: the attributions that touch the sentence.
        tree: the sentence's tree; without one the clauses are cut at punctuation and cue words.
    """
    words = sentence.of(text)
    if len(list(islice(_WORDS.finditer(words[:400]), 3))) < 3 or _QUESTION.search(words[-12:]):
        return []
    found = by_tree(text, tree, said) if tree else []
    # A tree without a clause has gone wrong as often as the sentence is without one.
    if not found and _may_state(words, tree):
        found = by_rules(text, sentence, said)
    found = joined(text, said, found)
    found += sayings(text, sentence, said, found)
    unique = {clause.parts: clause for clause in reversed(found)}
    return sorted(unique.values(), key=lambda clause: (clause.parts[0].start, clause.parts[-1].end))


def _may_state(words: str, tree: Parse | None) -> bool:
    """Whether it is worth while to try the rules."""
    if tree is not None:
        return finite(words) and has_finite(tree) and not is_command(tree)
    return finite(words[:4000]) or _ends_long(words)


def _ends_long(words: str) -> bool:
    """Whether the words look like a whole sentence, though no verb among them is known."""
    return words.rstrip('"”’»)] ').endswith(".") and words.count(" ") > 6


_WORDS = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_QUESTION = re.compile(r"\?[\"”’'»)\]\s!?]*\Z")
