"""Whether something in a claim before a pronoun can be what it stands for."""

from __future__ import annotations

import pytest

from factbench.english.parse import parser_for
from factbench.english.reference.binding import Binding
from factbench.english.reference.mention import Discourse
from factbench.settings import ParserChoice
from factbench.text.clause import Clause, Cut
from factbench.text.span import Span


def explains(claim: str, word: str) -> bool:
    """Whether the last such word of the claim is explained, by the tree."""
    parser = parser_for(ParserChoice.MODEL)
    assert parser is not None
    discourse = Discourse(claim)
    trees = zip(discourse.bounds, parser.parse(claim, discourse.bounds), strict=True)
    parses = {bound: tree for bound, tree in trees if tree is not None}
    discourse = Discourse(claim, bounds=discourse.bounds, parses=parses)
    start = claim.rindex(f" {word}") + 1
    whole = Clause((Span(0, len(claim)),), Cut.MAIN)
    return Binding(discourse, whole).explains(Span(start, start + len(word)), word)


@pytest.mark.model
@pytest.mark.parametrize(
    ("claim", "word"),
    [
        # What opens the claim says something of the pronoun, and not what it is.
        ("Running at 300 watts, it costs little.", "it"),
        ("Despite being large, it folds flat.", "it"),
        ("Inspired by poets like Ada Marsh, he wrote.", "he"),
        ("A blend of rye and oats, it sells well.", "it"),
        # A person is no thing, and many things are not one.
        ("Marsh’s colleague swears by it.", "it"),
        ("Villagers told a reporter that it had burned.", "it"),
        # The object of a verb is not its subject, near or far.
        ("Mr Eli Ode sits down and leads him in.", "him"),
        ("Ministers wanted to sell them.", "them"),
        ("The fire destroyed their homes.", "their"),
        ("The bureau held a briefing with them.", "them"),
        ("To make ends meet, they borrowed.", "they"),
    ],
)
def test_what_nothing_before_it_can_be(claim: str, word: str) -> None:
    assert not explains(claim, word)


@pytest.mark.model
@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("The bank sold its cars.", "its"),
        ("Quill cut its budget.", "its"),
        ("The crowd cheered their team.", "their"),
        ("Farmers sold their land.", "their"),
        ("The law that Ode signed says it holds for a year.", "it"),
        ("Marsh went to Ota when she did it.", "it"),
        # Who comes behind as the subject is meant.
        ("Despite the loss of his parents, Adv Eli Ode studied law.", "his"),
        ("Asked in May why he sold it, Mr Eli Ode said nothing.", "he"),
    ],
)
def test_what_something_before_it_can_be(claim: str, word: str) -> None:
    assert explains(claim, word)
