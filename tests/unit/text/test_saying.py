"""Who says it, and which stretch says that they do."""

from __future__ import annotations

import pytest

from factbench.english import ENGLISH
from factbench.settings import ParserChoice
from factbench.text.placed import Attributed
from factbench.text.quotation import left_open
from factbench.text.saying import said_by, sayings
from factbench.text.sentence import sentences
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span


def told(text: str) -> list[tuple[str, str]]:
    """Each saying and what it says was said."""
    bounds = sentences(text)
    read = ENGLISH.clauses(text, bounds, named=ENGLISH.names(text), parser=ParserChoice.RULES, flag_from=1)
    found = sayings(text, bounds, read.clauses, Attributed(read.said))
    return [
        (
            " … ".join(part.of(text) for part in each.parts),
            " … ".join(part.of(text) for part in each.under or ()),
        )
        for each in found
    ]


@pytest.mark.parametrize(
    ("text", "saying", "said"),
    [
        ("Ada Marsh said that the pier fell.", "Ada Marsh said that the pier fell", "the pier fell"),
        ("The pier fell, Ada Marsh said.", "The pier fell, Ada Marsh said", "The pier fell"),
        ("“The pier fell,” Marsh told the paper.", "“The pier fell,” Marsh told the paper", "The pier fell"),
        (
            "Marsh said on Monday: “The pier fell.”",
            "Marsh said on Monday: “The pier fell.”",
            "The pier fell",
        ),
    ],
)
def test_the_sentence_says_that_it_was_said(text: str, saying: str, said: str) -> None:
    assert told(text) == [(saying, said)]


@pytest.mark.parametrize(
    "text",
    [
        "The pier fell.",
        "“The pier fell. It was cold,” Marsh said.",
        "Marsh denied that the pier fell.",
    ],
)
def test_what_has_its_speaker_elsewhere_or_nowhere_has_no_saying(text: str) -> None:
    assert [saying for saying, _said in told(text) if left_open(saying)] == []
    assert "The pier fell" not in [said for _saying, said in told(text)]


def test_who_says_it_is_told_with_brackets_around_what_stands_for_a_pronoun() -> None:
    text = "Police quoted Ada\nMarsh. She said the pier fell."
    police, marsh, she = Span(0, 6), Span(14, 23), Span(25, 28)
    cue, content = Span(29, 33), Span(34, 47)
    inner = Attribution(she, cue, content, Stance.ASSERTED, direct=False, named=marsh)
    outer = Attribution(police, Span(7, 13), Span(14, 47), Stance.ASSERTED, direct=False)
    assert said_by(text, [outer, inner]) == "Police: [Ada Marsh]"
    assert said_by(text, [inner]) == "[Ada Marsh]"
    denied = Attribution(marsh, cue, content, Stance.DENIED, direct=False)
    assert said_by(text, [denied]) is None
