"""Which words are pronouns, and of whom?"""

from __future__ import annotations

from typing import NamedTuple

from factbench.text.wordlist import wordlist


class Pronoun(NamedTuple):
    """One person in all cases, in lower case."""

    subject: str
    object: str
    possessive: str
    """Before a noun: "her bank"."""
    alone: str
    """Without one: "hers"."""
    reflexive: str


SPEAKER = Pronoun("i", "me", "my", "mine", "myself")
SPEAKERS = Pronoun("we", "us", "our", "ours", "ourselves")
READER = Pronoun("you", "you", "your", "yours", "yourself")
HE = Pronoun("he", "him", "his", "his", "himself")
SHE = Pronoun("she", "her", "her", "hers", "herself")
IT = Pronoun("it", "it", "its", "its", "itself")
THEY = Pronoun("they", "them", "their", "theirs", "themselves")

THIRD = (HE, SHE, IT, THEY)
"""Who or what is spoken of."""
ALL = (SPEAKER, SPEAKERS, READER, *THIRD)


def forms(*pronouns: Pronoun) -> frozenset[str]:
    """Return all cases but the reflexive, which points inside its own clause."""
    return frozenset(word for each in pronouns for word in each[:-1])


def subjects(*pronouns: Pronoun) -> frozenset[str]:
    """Return what stands before a verb: "he", "they"."""
    return frozenset(each.subject for each in pronouns)


def possessives(*pronouns: Pronoun) -> frozenset[str]:
    """Return what stands before a noun: "his", "their"."""
    return frozenset(each.possessive for each in pronouns)


DEMONSTRATIVES = wordlist("this that these those")
