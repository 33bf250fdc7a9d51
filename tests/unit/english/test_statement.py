"""How a claim reads on its own."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.english.clause.statement import statement
from factbench.text.clause import Clause, Cut
from factbench.text.slots import GAP, Edit
from factbench.text.span import Span
from factbench.text.worded import bare


def clause(text: str, cut: Cut, *, subject: str | None = None) -> Clause:
    """A clause of all of `text` but its subject, which stands at the end after a bar."""
    whole, _, _ = text.partition("|")
    place = None if subject is None else Span(text.rindex(subject), text.rindex(subject) + len(subject))
    return Clause((Span(0, len(whole)),), cut, place)


@pytest.mark.parametrize(
    ("text", "cut", "subject", "expected"),
    [
        ("the bridge\xa0closed", Cut.MAIN, None, "The bridge closed."),
        ("it spoke of “peace [and] war", Cut.MAIN, None, "It spoke of “peace [and] war”."),
        ("We go to the lake,” said Ito", Cut.MAIN, None, "“We go to the lake,” said Ito."),
        ('Ito said: "We go', Cut.MAIN, None, 'Ito said: "We go".'),
        ("“one “two “three", Cut.MAIN, None, "One two three."),
        ("it spoke of “peace”", Cut.MAIN, None, "It spoke of “peace”."),
        ("it moved to the U.S.", Cut.MAIN, None, "It moved to the U.S."),
    ],
)
def test_statements(text: str, cut: Cut, subject: str | None, expected: str) -> None:
    assert statement(text, clause(text, cut, subject=subject), edits=[]).words == expected


def test_what_a_name_is_gets_a_verb() -> None:
    text = "Ken Ito, the mayor of Ota, left"
    told = Clause((Span(0, 7), Span(9, 25)), Cut.APPOSITION, verb="was")
    assert statement(text, told, edits=[]).words == "Ken Ito [was] the mayor of Ota."
    named = [Edit(Span(0, 7), "Ada Ito")]
    assert statement(text, told, edits=named).words == "[Ada Ito] [was] the mayor of Ota."


def test_words_are_replaced_where_they_stand_and_a_date_is_added() -> None:
    """Each in brackets of its own, and with what it stands for."""
    text = "it closed on Monday, it said"
    closed = Clause((Span(0, 19),), Cut.MAIN)
    edits = [Edit(Span(0, 2), "the bank"), Edit(Span(19, 19), "10 July 2023")]
    said = statement(text, closed, edits=edits)
    assert said.words == "[The bank] closed on Monday [10 July 2023]."
    assert [(each.at.of(said.words), each.instead) for each in said.insertions] == [
        ("[The bank]", "it"),
        ("[10 July 2023]", ""),
    ]
    assert statement(text, closed, edits=[], when="1992").words == "It closed on Monday [1992]."


def test_a_gap_is_shown_where_words_stand_between_two_parts() -> None:
    """Where only marks do, nothing is left out."""
    text = "The bank, she said, had closed"
    assert statement(text, Clause((Span(0, 8), Span(20, 30)), Cut.MAIN), edits=[]).words == (
        "The bank … had closed."
    )
    text = "The bank , had closed"
    assert statement(text, Clause((Span(0, 8), Span(11, 21)), Cut.MAIN), edits=[]).words == (
        "The bank had closed."
    )


def test_a_borrowed_subject_stands_before_a_gap() -> None:
    text = "The OBR lowered its forecast and works closely"
    clause = Clause((Span(33, 46),), Cut.CONJUNCT, subject=Span(0, 7))
    assert statement(text, clause, edits=[]).words == "The OBR … works closely."


def test_a_relative_pronoun_that_is_known_reads_as_its_noun() -> None:
    text = "the man who left town"
    clause = Clause((Span(12, 21),), Cut.RELATIVE, subject=Span(8, 11))
    assert statement(text, clause, edits=[Edit(Span(8, 11), "Ken Ito")]).words == "[Ken Ito] left town."


# ------------------------------------------------------------------------------------------------------- laws

WORD = st.sampled_from(
    ["he", "Ito", "closed", "[then]", "(the", "bank)", "“new", "old”", "Friday,", "x’s", "—"]
)


@st.composite
def clauses(draw: st.DrawFn) -> tuple[str, Clause, list[Edit]]:
    """A text, a clause that is made of any of its words, and what is put in among them."""
    words = draw(st.lists(WORD, min_size=2, max_size=12))
    text = " ".join(words)
    starts = [len(" ".join(words[:place])) + bool(place) for place in range(len(words))]
    spans = [Span(start, start + len(word)) for start, word in zip(starts, words, strict=True)]
    chosen = draw(st.lists(st.sampled_from(spans), min_size=1, unique=True))
    first, *rest = sorted(chosen)
    before = [span for span in spans if span < first]
    subject = draw(st.sampled_from([None, *before]))
    edits = [
        Edit(
            span if draw(st.booleans()) else Span(span.end, span.end), draw(st.sampled_from(["Ada", "2 May"]))
        )
        for span in spans
        if draw(st.booleans())
    ]
    verb = draw(st.sampled_from([None, "is"])) if rest else None
    return text, Clause((first, *rest), Cut.MAIN, subject=subject, verb=verb), edits


@given(clauses())
def test_without_what_was_put_in_the_words_are_the_articles_in_order(
    made: tuple[str, Clause, list[Edit]],
) -> None:
    """But for the case of the first letter, the stop, and quotation marks without a partner."""
    text, clause, edits = made
    said = statement(text, clause, edits=edits)
    left, _ = bare(said.words, said.insertions)
    article = iter(re.findall(r"\w+", text.lower()))
    assert all(word in article for word in re.findall(r"\w+", left.lower()))


@given(clauses())
def test_every_insertion_is_a_stretch_of_the_statement_in_brackets(
    made: tuple[str, Clause, list[Edit]],
) -> None:
    """In order and apart; and brackets elsewhere are the article's."""
    text, clause, edits = made
    said = statement(text, clause, edits=edits)
    for one, other in pairwise(said.insertions):
        assert one.at.end <= other.at.start
    for each in said.insertions:
        printed = each.at.of(said.words)
        assert printed == GAP if each.is_gap else (printed[0], printed[-1]) == ("[", "]")
    own = bare(said.words, said.insertions).words
    assert own.count("[") <= text.count("[")
