"""Definite noun phrases that do not say which they mean."""

from __future__ import annotations

import pytest

from factbench.english.parse import parser_for
from factbench.english.reference.definite import descriptions
from factbench.settings import ParserChoice
from factbench.text.span import Span


def found(text: str, choice: ParserChoice = ParserChoice.RULES) -> list[str]:
    whole = Span(0, len(text))
    parser = parser_for(choice)
    tree = None if parser is None else parser.parse(text, [whole])[0]
    return [each.span.of(text) for each in descriptions(text, whole, tree)]


@pytest.mark.parametrize("choice", [ParserChoice.RULES, ParserChoice.MODEL])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The couple was arrested.", ["The couple"]),
        ("Police reached the spot.", ["the spot"]),
        ("The bank manager left.", ["The bank manager"]),
        ("The planned attack failed.", ["The planned attack"]),
        ("The suspect’s car was found.", ["The suspect"]),
        ("Both men wore hats.", ["Both men"]),
        ("Quill praised these structural changes.", ["these structural changes"]),
        ("The latter burned.", ["The latter"]),
        ("The President spoke.", ["The President"]),
        ("The Prime Minister spoke.", ["The Prime Minister"]),
        ("The crew landed on Friday.", ["The crew"]),
        ("In this case, the target is Ode.", ["this case", "the target"]),
        ("This experience of war shaped Quill.", ["This experience"]),
        ("The Labour peer left.", ["The Labour peer"]),
        ("The two-time Quill champion left.", ["The two-time Quill champion"]),
        ("The 36-year-old left.", ["The 36-year-old"]),
        ("Luck helped the Scot.", ["the Scot"]),
        # One of several, one of a name, one that only a number or a seat marks.
        ("The first batch was sold.", ["The first batch"]),
        ("This Norlux phone is light.", ["This Norlux phone"]),
        ("The 12-page report was read.", ["The 12-page report"]),
        ("The Ota-based firm grew.", ["The Ota-based firm"]),
        ("The new law was passed.", ["The new law"]),
        # What follows says more of it, and not which it is.
        ("Marsh wore the gown, which was red.", ["the gown"]),
        ("Ode said the group called for peace.", ["the group"]),
        ("That kind of talk hurts.", ["That kind"]),
        ("This small error of Quill costs much.", ["This small error"]),
    ],
)
def test_what_says_too_little(text: str, expected: list[str], choice: ParserChoice) -> None:
    assert found(text, choice) == expected


@pytest.mark.parametrize("choice", [ParserChoice.RULES, ParserChoice.MODEL])
@pytest.mark.parametrize(
    "text",
    [
        "The economy grew.",
        "The sun rose over Quill.",
        "The pandemic began that year.",
        "The mayor of Ota left.",
        "The man who left was ill.",
        "The Israeli embassy closed.",
        "The Labour leader left.",
        "The American people voted.",
        "The Duke and Duchess of Ota left.",
        "The French left.",
        "The largest bank failed.",
        "The only bridge fell.",
        "The same car returned.",
        "The actor Ken Ito left.",
        "The firm, Bigfoods, closed.",
        "The safety and speed of trains rose.",
        "The President of Peru spoke.",
        "Ode said that prices rose.",
        "This year was wet.",
        "The 32-year-old Ada Marsh left.",
        "The remaining peers left.",
        "The 2010 law bans rye.",
        "Ode broke the law.",
        "",
    ],
)
def test_what_says_enough(text: str, choice: ParserChoice) -> None:
    assert found(text, choice) == []


def test_what_belongs_to_a_noun_tells_a_tree() -> None:
    text = "The crew caught on Friday was freed."
    assert found(text, ParserChoice.MODEL) == []
    assert found("The scheme, also backed by Quill, ended.", ParserChoice.MODEL) == ["The scheme"]


def test_a_time_behind_a_noun_does_not_tell_which_it_is() -> None:
    assert found("Ministers met the group on Friday.", ParserChoice.MODEL) == ["the group"]
    assert found("The road is closed.", ParserChoice.MODEL) == ["The road"]
