"""When "it" stands for nothing."""

from __future__ import annotations

import re

import pytest

from factbench.english.reference.expletive import is_expletive


def expletive(text: str) -> bool:
    """Whether the first "it" of the text is one."""
    found = re.search(r"\bit\b", text, re.IGNORECASE)
    assert found is not None
    return is_expletive(text, found.end())


@pytest.mark.parametrize(
    "text",
    [
        "It is now nearly 300 days since Norland called for a ceasefire",
        "It’s been two years since they met",
        "It rained",
        "It is clear that prices rose",
        "It was a mistake by the council to close the road",
        "It has now emerged that Ode paid",
        "It is hard for the bank to say no",
        "It is important, Ito said, to wait",
        "It took three months to mend the road",
        "It was Ada Marsh who first signed",
        "It helped that Quill was near",
        "It is a safe bet that taxes rise",
        "It was Tuesday",
        "It would be easy just to leave",
        "It costs £5 to enter the fair",
        "The law made it much harder for Quill to trade",
        "The mayor made it clear that she would stay",
        "When it comes to taxes, Ode is silent",
    ],
)
def test_it_only_holds_a_place(text: str) -> None:
    assert expletive(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is old",
        "It is designed to last",
        "It is able to swim",
        "It is likely to rain there",
        "It is a house that fell",
        "It has a roof that fell",
        "It came a day after the vote",
        "The council closed it on Friday",
        "The crew made it to the port",
    ],
)
def test_it_stands_for_something(text: str) -> None:
    assert not expletive(text)


@pytest.mark.parametrize("text", ["It costs 3p an hour to run", "It costs £5 to run at night"])
def test_what_costs_to_run_is_a_thing(text: str) -> None:
    assert not expletive(text)
