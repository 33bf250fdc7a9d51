"""Does a sentence of the passage speak of whom or what the statement begins with?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns
from factbench.stages.compare.heart import is_about, subject
from factbench.stages.compare.one_holder import NAME
from factbench.text.span import Span
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from factbench.stages.compare.side import Side


def of_the_same(claim: Side, evidence: Side, at: Span, title: str) -> bool:
    """Whether the sentence of `at` has the statement's first name or word, or a pronoun for it.

    A pronoun stands for what the passage names before, or for what its source is called (`title`).
    """
    here = evidence.sentence_topic(at) | evidence.stems_in(evidence.sentence_of(at))
    begun = subject(claim)
    if begun is None and (first := _begun(claim, 0, len(claim.text))):
        return first <= here
    if begun is None:
        named = next((claim.stems_in(name) for name in claim.name_spans if name.start < _BEGINS), frozenset())
        return bool(claim.terms) and (claim.terms[0].family in here or bool(named and named <= here))
    mine = claim.stems_in(begun)
    if mine and (mine <= here or (len(mine) > 1 and claim.terms_in(begun)[-1].stem in here)):
        return True
    if _PRONOUN.match(evidence.text, evidence.sentence_of(at).start) is None:
        return False
    return is_about(title, claim, begun) or mine <= evidence.stems


# "The band Salt Road": so far from its beginning stands whom a statement begins with.
_BEGINS = 25


def of_another(claim: Side, evidence: Side, at: Span) -> bool:
    """Whether the sentence of `at` begins with a name that the statement lacks, and lacks the one it begins with."""
    sentence = evidence.sentence_of(at)
    mine, theirs = _begun(claim, 0, len(claim.text)), _begun(evidence, sentence.start, sentence.end)
    if not mine or not theirs or theirs & claim.stems:
        return False
    return mine.isdisjoint(evidence.stems_in(sentence))


def _begun(side: Side, start: int, end: int) -> frozenset[str]:
    """The stems of the name that a sentence is about, perhaps behind a date: "In 1960 Ida Marsh was"."""
    found = _SUBJECT.match(side.text, start, end)
    stems = side.stems_in(Span(*found.span("name"))) if found else frozenset()
    return frozenset() if found and found["name"].split()[0].lower() in _NO_NAME else stems


_SUBJECT = re.compile(
    rf"(?:(?:In|On|By|Since|From)\s[^,A-Z]{{0,12}}\d{{4}},?\s)?(?P<name>{NAME})\s(?:is|was|has|had|became|remains|won|wins|lost|led)\b"
)
_NO_NAME = pronouns.subjects(*pronouns.ALL) | wordlist("this that these those there the a an what who")
_PRONOUN = re.compile(
    rf"\W*(?:{alternation(pronouns.subjects(*pronouns.THIRD))}|his|her|its|their)\b", re.IGNORECASE
)
