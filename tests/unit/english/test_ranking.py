"""Whom a pronoun likely means, and how likely."""

from __future__ import annotations

import pytest

from factbench.english.parse import parser_for
from factbench.english.reference.mention import Discourse
from factbench.english.reference.ranking import RULES, TREE, candidates, chances, fitted
from factbench.settings import ParserChoice


def ranked(text: str, pronoun: str, *, tree: bool = False) -> list[str]:
    """Names, the likeliest first."""
    discourse = Discourse(text)
    parser = parser_for(ParserChoice.AUTO) if tree else None
    if parser is not None:
        trees = zip(discourse.bounds, parser.parse(text, discourse.bounds), strict=True)
        parses = {bound: parse for bound, parse in trees if parse is not None}
        discourse = Discourse(text, bounds=discourse.bounds, parses=parses)
    found = candidates(discourse, text.rindex(pronoun))
    odds = chances(found, fitted(), RULES if parser is None else TREE)
    order = sorted(range(len(found)), key=lambda at: -odds[at])
    return [" ".join(discourse.named[found[at].who].words) for at in order]


@pytest.mark.parametrize("tree", [False, True])
@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("Ada Marsh met Ken Ito. She left.", "She", ["Ada Marsh"]),
        ("Ken Ito wrote to Bob Abe. He also sent money.", "He", ["Ken Ito", "Bob Abe"]),
        ("Ken Ito said Bob Abe had sold his house.", "his", ["Bob Abe", "Ken Ito"]),
        ("When he retired, Ken Ito moved to Quill.", "he", ["Ken Ito"]),
        ("Kenya has mines. He left.", "He", []),
    ],
)
def test_the_likeliest_comes_first(text: str, pronoun: str, expected: list[str], *, tree: bool) -> None:
    assert [each for each in ranked(text, pronoun, tree=tree) if each != "Quill"] == expected


def test_chances_are_shares_of_one_with_room_for_nobody() -> None:
    text = "Ken Ito wrote to Bob Abe. He also sent money."
    odds = chances(candidates(Discourse(text), text.index("He ")), fitted(), RULES)
    assert 0 < sum(odds) < 1
    assert chances([], fitted(), RULES) == []


def test_every_weight_is_a_number_and_the_bounds_are_chances() -> None:
    for column in (RULES, TREE):
        assert "none" in fitted().weights[column]
        assert 0.5 < fitted().bounds[column] < 1
