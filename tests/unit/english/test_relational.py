"""Nouns that lean on something that a claim does not tell."""

from __future__ import annotations

import pytest

from factbench.english.reference.relational import RELATIONS, relations
from factbench.text.span import Span

EXAMPLES = [(each.lacks.split("{}")[0], claim) for each in RELATIONS for claim in each.examples]


def found(claim: str) -> list[tuple[str, str]]:
    return [(gap.span.of(claim), gap.why) for gap in relations(claim, [Span(0, len(claim))])]


@pytest.mark.parametrize(("lacks", "claim"), EXAMPLES, ids=[claim for _, claim in EXAMPLES])
def test_each_relation_is_flagged_in_its_examples(lacks: str, claim: str) -> None:
    assert [why.startswith(lacks) for _, why in found(claim)] == [True]


@pytest.mark.parametrize(
    "claim",
    [
        "Talks with Quill failed.",
        "Relations between Quill and Ota improved.",
        "A survey by Ota University found that rye is liked.",
        "A Norlux survey found that rye is liked.",
        "Rye was part of a study.",
        "The decision by Quill not to build the road was made in May.",
        "The decision to leave came from Ada Marsh.",
        "Ada Marsh became a member of the choir.",
        "Quill and Ota are member states.",
        "Eli Ode joined the choir in 2004.",
        "About 40 people attended the fair.",
        "Sales at Norlux rose.",
        "Sales of cars rose.",
        "Work makes people ill.",
        "Residents of Ota fled.",
        "Police in Ota freed a man.",
        "Firefighters left Quill on Friday.",
        "Visitors to Quill slept.",
        "Participants in the Ota trial slept.",
        "The statue was unveiled in 1931.",
        "Statues stand in Ota.",
        "",
    ],
)
def test_what_comes_with_its_noun_is_left_alone(claim: str) -> None:
    assert found(claim) == []


def test_what_is_missing_is_said_in_a_sentence() -> None:
    assert found("Plaque displayed 1931.") == [("Plaque", "It is not said here which plaque is meant.")]
    assert found("The decision to go was made.") == [
        ("The decision", "It is not said here whose decision it is.")
    ]
    assert (
        found("Ada became a member in 1990.")[0][1]
        == "It is not said here of what “became a member” is said."
    )
