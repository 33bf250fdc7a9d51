"""Words that point at what was told before a claim."""

from __future__ import annotations

import pytest

from factbench.english.parse import parser_for
from factbench.english.reference.pointing import POINTERS, pointers, says_time
from factbench.settings import ParserChoice
from factbench.text.span import Span
from factbench.text.wordlist import lowered

EXAMPLES = [(each.lacks, claim) for each in POINTERS for claim in each.examples]


def found(claim: str, choice: ParserChoice = ParserChoice.RULES) -> list[tuple[str, str]]:
    """What is flagged in the claim, and why."""
    whole = Span(0, len(claim))
    parser = parser_for(choice)
    tree = None if parser is None else parser.parse(claim, [whole])[0]
    words = {} if tree is None else {word.span.start: word for word in tree.words}
    return [(gap.span.of(claim), gap.why) for gap in pointers(claim, lowered(claim), whole, words)]


@pytest.mark.parametrize(
    "choice", [ParserChoice.RULES, pytest.param(ParserChoice.MODEL, marks=pytest.mark.model)]
)
@pytest.mark.parametrize(("lacks", "claim"), EXAMPLES, ids=[claim for _, claim in EXAMPLES])
def test_each_way_to_point_is_flagged_in_its_examples(lacks: str, claim: str, choice: ParserChoice) -> None:
    assert any(why == lacks.format(words) for words, why in found(claim, choice))


@pytest.mark.parametrize(
    "claim",
    [
        "In 1993 Ode left; then Ito left.",
        "On Monday Ode spoke and left shortly afterwards.",
        "The then president left.",
        "Ode went to Quill and stayed there.",
        "There is a bridge in Quill.",
        "There were two.",
        "Rivers such as the Ota rose.",
        "Ode and Ito spoke, and both were heard.",
        "Both Ode and Ito left.",
        "At the time of the vote Ode was ill.",
        "Half of the voters of Peru stayed at home.",
        "One bank failed.",
        "In 2023, Ode left.",
        "Peru sold twice as many as Chile.",
        "Peru sold more in 2020 than a year earlier.",
        "Ode was told to do so.",
        "The second bridge is old.",
        "",
    ],
)
def test_what_the_claim_itself_tells_is_left_alone(claim: str) -> None:
    assert found(claim) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("That hid a crisis among women.", "That"),
        ("This changed when Ode came.", "This"),
        ("The best option costs £5.", "The best option"),
        ("Having been calm for decades, both joined Nato.", "both"),
    ],
)
def test_what_only_the_tree_shows(claim: str, words: str) -> None:
    assert words in [each for each, _ in found(claim, ParserChoice.MODEL)]


@pytest.mark.model
@pytest.mark.parametrize(
    "claim",
    [
        "Those in Ota voted.",
        "That being said, Ode left.",
        "The bank failed in 1993 and Ode said this hurt Quill.",
        "The largest bank in Ota failed.",
        "Ota’s largest bank failed.",
        "Ode is the best.",
    ],
)
def test_what_the_tree_shows_to_be_told(claim: str) -> None:
    assert found(claim, ParserChoice.MODEL) == []


@pytest.mark.parametrize(
    "words", ["in 1993", "on Friday", "two days ago", "last week", "on 4 May", "in the 1990s"]
)
def test_a_time_is_said(words: str) -> None:
    assert says_time(words, Span(0, len(words)))


@pytest.mark.parametrize("words", ["the next day", "in Mayfair", "Ode may go", "12,000 people"])
def test_no_time_is_said(words: str) -> None:
    assert not says_time(words, Span(0, len(words)))
