"""Who says what, with rules and with trees."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.english.attribution import attributions
from factbench.english.parse import Parse, parser_for
from factbench.errors import Misuse
from factbench.settings import ParserChoice
from factbench.stages.segment import segment
from factbench.text.sentence import sentences
from factbench.text.slots import Attribution, Stance

if TYPE_CHECKING:
    from factbench.text.span import Span

CASES = [
    # Indirect speech.
    ("The mayor said that the bridge was closed.", [("The mayor", "said", "the bridge was closed")]),
    ("The mayor said the bridge was closed.", [("The mayor", "said", "the bridge was closed")]),
    ("The bridge was closed, the mayor said.", [("the mayor", "said", "The bridge was closed")]),
    ("According to the ministry, prices fell.", [("the ministry", "According to", "prices fell")]),
    ("Prices fell, according to the ministry.", [("the ministry", "according to", "Prices fell")]),
    (
        "On Monday, Ms Ito, the head of the bank, added that rates rose.",
        [("Ms Ito, the head of the bank", "added", "rates rose")],
    ),
    # Direct speech in all orders.
    ("“We won the vote,” Ito said.", [("Ito", "said", "We won the vote")]),
    ("“We won the vote,” said Ms Ito.", [("Ms Ito", "said", "We won the vote")]),
    ('Ito said: "We won the vote."', [("Ito", "said", "We won the vote")]),
    ("“We won,” Ito said, “and they lost.”", [("Ito", "said", "We won"), ("Ito", "said", "and they lost")]),
    ("“We won the vote. They lost,” said the party.", [("the party", "said", "We won the vote. They lost")]),
    ("“We won the vote,” Ito told reporters.", [("Ito", "told", "We won the vote")]),
    ("''We won the vote,'' Ito said.", [("Ito", "said", "We won the vote")]),
    ("“We won the vote.” — Jane Ito", [("Jane Ito", "—", "We won the vote")]),
    # A conversation, a headline, and words of which nobody says whose they are.
    ("ITO: Nobody knows what it cost.", [("ITO", ":", "Nobody knows what it cost")]),
    ("The plan was a “small matter” for them.", [("", "“", "small matter")]),
    ("The play “The Old Bridge” and “it”.", []),
    # A chain.
    (
        "The paper wrote that the police said that the man had fled.",
        [
            ("The paper", "wrote", "the police said that the man had fled"),
            ("the police", "said", "the man had fled"),
        ],
    ),
    # Nobody says anything.
    ("The note was long.", []),
    ("The police arrested the suspect on Monday.", []),
    ("They were adding salt to the water.", []),
    ("", []),
]


def parses(text: str) -> dict[Span, Parse]:
    try:
        parser = parser_for(ParserChoice.MODEL)
    except Misuse as error:
        pytest.skip(str(error))
    assert parser is not None
    bounds = sentences(text)
    trees = zip(bounds, parser.parse(text, bounds), strict=True)
    return {bound: tree for bound, tree in trees if tree is not None}


def said(text: str, found: list[Attribution]) -> list[tuple[str, str, str]]:
    return [
        (each.source.of(text) if each.source else "", each.cue.of(text), each.content.of(text))
        for each in found
    ]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rules_find_who_says_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, attributions(text)) == expected


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_trees_find_who_says_what(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, attributions(text, parses=parses(text))) == expected


STANCES = [
    ("The mayor denied that the bridge was unsafe.", Stance.DENIED),
    ("The mayor asked whether the bridge was unsafe.", Stance.QUESTIONED),
    ("The mayor believes that the bridge is unsafe.", Stance.HEDGED),
    ("The mayor did not confirm that the bridge was unsafe.", Stance.QUESTIONED),
    ("The bridge was reportedly unsafe.", Stance.HEDGED),
    ("The bridge was a “danger to all” for years.", Stance.QUOTED),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_the_speaker_has_a_stance(text: str, stance: Stance) -> None:
    assert [each.stance for each in attributions(text)] == [stance]


@pytest.mark.model
@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_the_speaker_has_a_stance_in_a_tree(text: str, stance: Stance) -> None:
    assert [each.stance for each in attributions(text, parses=parses(text))] == [stance]


def test_only_quotations_are_direct() -> None:
    assert [each.direct for each in attributions("“We won the vote,” Ito said.")] == [True]
    assert [each.direct for each in attributions("Ito said that they had won the “vote”.")] == [False]


def test_a_quotation_that_follows_in_the_paragraph_is_the_same_speakers() -> None:
    text = "“We won the vote,” Ito said. “It was close.”\n\n“Nobody knows.”\n\nIt rained. “It rained.”"
    assert said(text, attributions(text)) == [
        ("Ito", "said", "We won the vote"),
        ("Ito", "said", "It was close"),
        # In the next paragraph only where it begins with the quotation.
        ("Ito", "said", "Nobody knows"),
        ("", "“", "It rained"),
    ]


@pytest.mark.model
def test_a_relative_clause_speaks_for_its_noun() -> None:
    text = "The report was led by Ito, who said that the bridge was unsafe. It was said that he lied."
    found = attributions(text, parses=parses(text))
    assert [source for source, _, _ in said(text, found)] == ["Ito", ""]


@pytest.mark.model
def test_a_passive_names_its_agent_as_the_speaker() -> None:
    text = "It was reported by the paper that the bridge was unsafe."
    assert [source for source, _, _ in said(text, attributions(text, parses=parses(text)))] == ["the paper"]


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["said ", "“", "”", '"', "the ", "Ito ", ", ", ". ", "that "])).map("".join)
)
def test_every_attribution_is_a_slice_apart_from_its_cue(text: str) -> None:
    for each in attributions(text):
        assert each.content.of(text).strip() == each.content.of(text) != ""
        assert each.cue.of(text)
        assert each.source is None or each.source.of(text)


def test_a_sentence_beyond_any_length_has_none() -> None:
    assert attributions("The mayor said that it rained and " + "snowed " * 600) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A verb that shares its subject, and a noun with a participle that reports.
        (
            "Ito left the bank and later argued that rates would fall.",
            [("Ito", "argued", "rates would fall")],
        ),
        (
            "The court saw a letter saying that the bank had failed.",
            [("a letter", "saying", "the bank had failed")],
        ),
        # The speaker in the midst of what is said.
        (
            "The mayor, according to the paper, had lost two million euros.",
            [("the paper", "according to", "The mayor, according to the paper, had lost two million euros")],
        ),
        # What is handed on need not be a clause.
        ("The mayor wants to build a wall.", [("The mayor", "wants", "to build a wall")]),
        (
            "The council urged residents to leave the town.",
            [("The council", "urged", "residents to leave the town")],
        ),
        ("The minister called the plan a failure.", [("The minister", "called", "the plan a failure")]),
        ("The claim that the bridge was unsafe was repeated.", [("", "claim", "the bridge was unsafe")]),
        ("The man is believed to have fled to France.", [("", "is believed", "to have fled to France")]),
        (
            "Residents are worried that the dam will break.",
            [("Residents", "worried", "the dam will break")],
        ),
        # The first of two verbs speaks for itself.
        (
            "The mayor vowed to cut taxes and said the town had paid its debts.",
            [("The mayor", "vowed", "to cut taxes"), ("The mayor", "said", "the town had paid its debts")],
        ),
    ],
)
def test_trees_find_speakers_that_rules_do_not(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, attributions(text, parses=parses(text))) == expected


@pytest.mark.model
def test_a_speaker_whom_the_tree_hangs_elsewhere_is_found_by_rules() -> None:
    text = "While the note by the bank did not name the town, the Ota local news outlet noted that the road was closed."
    assert ("the Ota local news outlet", "noted", "the road was closed") in said(
        text, attributions(text, parses=parses(text))
    )


@pytest.mark.parametrize(
    "text", ["“", '"', "''", "“a b c.” ", "“It was.\n\n", "ITO: it was so, was it?\n", "“It is” — "]
)
def test_time_is_linear_in_marks_that_never_end(text: str) -> None:
    began = time.perf_counter()
    few = attributions(text * 1_000)
    middle = time.perf_counter()
    many = attributions(text * 10_000)
    assert len(few) <= len(many)
    # Ten times as much; room for a busy machine, none for a square.
    assert time.perf_counter() - middle < 40 * max(0.01, middle - began)


@pytest.mark.model
def test_what_somebody_wants_is_no_claim_of_its_own() -> None:
    for text in (
        "The mayor promised to build a wall that costs $5 million.",
        "The mayor hopes that prices will fall.",
        "The mayor wants to say that rates fell.",
    ):
        assert [claim.quote for claim in segment(text)] == [text.rstrip(".")]
