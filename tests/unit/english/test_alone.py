"""Whether a reader of a claim alone would ask something, and what."""

from __future__ import annotations

import pytest

from factbench.english.reference.alone import RULES as BY_RULES
from factbench.english.reference.alone import TREE, ReadAlone, fitted
from factbench.english.reference.context import Context
from factbench.english.reference.definite import descriptions
from factbench.english.reference.mention import Discourse
from factbench.settings import ParserChoice, Settings
from factbench.stages.segment import segment
from factbench.text.clause import Clause, Cut
from factbench.text.slots import Gap
from factbench.text.span import Span


def read(text: str, claim: str, *gaps: Gap) -> ReadAlone:
    start = text.rindex(claim)
    clause = Clause((Span(start, start + len(claim)),), Cut.MAIN)
    context = Context(Discourse(text))
    described = list(descriptions(text, clause.parts[0]))
    return ReadAlone(context.discourse, context.introductions, clause, (), gaps, (), described)


def test_what_takes_something_up_is_likelier_to_be_asked_about_than_what_names_and_dates_it() -> None:
    text = "Ada Marsh bought a red car in Ota. The crowd was pleased. Ada Marsh sold Quill Bank of Ota in May 2019."
    vague, whole = (
        read(text, "The crowd was pleased"),
        read(text, "Ada Marsh sold Quill Bank of Ota in May 2019"),
    )
    assert vague.chance() > 0.5 > whole.chance()


def test_signs_tell_of_place_names_time_words_and_speaker() -> None:
    signs = read("Ada Marsh left. She bought a car. Marsh sold the car.", "Marsh sold the car").signs()
    assert {
        "sentence 3",
        "names: 1",
        "begins: a name",
        "named more fully before",
        "says no time",
        "the, met before: 1",
        "the article says so",
        "words 0 or more",
    } <= signs
    assert "not of whom the article tells most" not in signs


def test_asked_is_first_which_thing_that_was_told_of_before_is_meant() -> None:
    text = "A car hit a wall. Rain fell on the car."
    asked = read(text, "Rain fell on the car").asked()
    assert asked is not None
    assert asked.span.of(text) == "the car"
    assert (asked.why, asked.likely) == ("A reader of this alone may ask which car is meant.", True)


def test_else_whoever_is_named_in_short_or_the_whole() -> None:
    text = "Ada Marsh left. Marsh is old. Bread is dear."
    asked = read(text, "Marsh is old").asked()
    assert asked is not None
    assert (asked.span.of(text), asked.told) == ("Marsh", (Span(0, 15),))
    asked = read(text, "Bread is dear").asked()
    assert asked is not None
    assert asked.why == "A reader of this alone may ask of what, or of which occasion, it is told."


def test_beside_what_is_flagged_already_nothing_is_asked_of_the_whole() -> None:
    text = "Ada Marsh left. Marsh is old."
    assert read(text, "Marsh is old", Gap(Span(16, 21), "who?")).asked() is None


@pytest.mark.parametrize(
    "parser", [ParserChoice.RULES, pytest.param(ParserChoice.MODEL, marks=pytest.mark.model)]
)
def test_the_threshold_is_a_setting(parser: ParserChoice) -> None:
    text = "A bridge in Ota fell on 4 May 2019. It was raining. Further up, the two drivers were pleased."
    for flag_from, flagged in ((0.0, True), (1.0, False)):
        claims = segment(text, settings=Settings(parser=parser, flag_context=flag_from))
        assert any(gap.likely for claim in claims for gap in claim.needs_context) is flagged


def test_the_table_knows_both_ways_of_reading() -> None:
    table = fitted()
    assert table.columns == (BY_RULES, TREE)
    assert table.weights[TREE]["a pronoun is open"] > 1
