"""Whose words does nobody name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns as lexicon
from factbench.text.slots import Gap, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.text.slots import Attribution


def unnamed(text: str, said: Sequence[Attribution]) -> tuple[Gap, ...]:
    """A gap where nobody knows whose words these are: the last who speaks is "she" or "they", "the lawmakers" or
    "a study", or none is named for a quotation."""
    for each in reversed(said):
        if each.source is not None:
            words = each.source.of(text)
            if each.named is not None:
                return ()
            if words.lower() in PRONOUNS:
                return (Gap(each.source, f"It is not certain who “{words}” is, whose words these are."),)
            if _POINTS.match(words) is not None:
                return (Gap(each.source, f"It is not said here whose or which “{words}” is."),)
            return ()
    quoted = next((each for each in said if each.direct and each.stance is Stance.QUOTED), None)
    return () if quoted is None else (Gap(quoted.cue or quoted.content, WHOSE),)


# Nothing in it has a capital, so that it names nobody: "the alliance", "a study published last year".
_POINTS = re.compile(
    r"(?:[Tt]h(?:e|is|at|ese|ose)|(?:[Oo]ne|[Aa]n?|[Aa]nother|[Tt]wo)\b(?=.*\b(?:study|studies|review|research|poll|survey"
    r"|analysis|data|report)\b))\s[^A-Z]*\Z"
)

WHOSE = "It is not said here whose words these are."
"""Why a quotation of which nobody is named needs context."""


PERSON = {**dict.fromkeys(lexicon.forms(lexicon.HE), "m"), **dict.fromkeys(lexicon.forms(lexicon.SHE), "f")}
_THEY = lexicon.forms(lexicon.THEY)
PRONOUNS = frozenset(PERSON) | _THEY | lexicon.forms(lexicon.IT) | lexicon.DEMONSTRATIVES
"""Sources that name nobody."""
