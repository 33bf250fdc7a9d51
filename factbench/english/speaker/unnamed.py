"""Whose words does nobody name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns as lexicon
from factbench.text.slots import Gap, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.text.slots import Attribution


def unnamed(text: str, said: Sequence[Attribution]) -> tuple[Gap, ...]:
    """A gap where nobody knows whose words these are: the last of those who speak is "she" or "they", or none is named
    for a quotation."""
    for each in reversed(said):
        if each.source is not None:
            if each.named is None and each.source.of(text).lower() in PRONOUNS:
                word = each.source.of(text)
                return (Gap(each.source, f"It is not certain who “{word}” is, whose words these are."),)
            return ()
    quoted = next((each for each in said if each.direct and each.stance is Stance.QUOTED), None)
    return () if quoted is None else (Gap(quoted.cue or quoted.content, WHOSE),)


WHOSE = "It is not said here whose words these are."
"""Why a quotation of which nobody is named needs context."""


PERSON = {**dict.fromkeys(lexicon.forms(lexicon.HE), "m"), **dict.fromkeys(lexicon.forms(lexicon.SHE), "f")}
_THEY = lexicon.forms(lexicon.THEY)
PRONOUNS = frozenset(PERSON) | _THEY | lexicon.forms(lexicon.IT) | lexicon.DEMONSTRATIVES
"""Sources that name nobody."""
