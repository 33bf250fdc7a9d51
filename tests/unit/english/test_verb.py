"""Finite verbs without a parser."""

from __future__ import annotations

import pytest

from factbench.english.verb import finite, first_verb
from factbench.english.verb.speech import forms, is_plain, passes_on, stance_in, stance_of
from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.slots import Stance


@pytest.mark.parametrize(
    "text", ["it rained", "they weren’t here", "prices fell", "the law remains", "it costs more"]
)
def test_a_clause_has_a_finite_verb(text: str) -> None:
    assert finite(text)


@pytest.mark.parametrize(
    "text", ["", "the red bed", "Monday, May 4", "a speed of five hundred", "United in grief"]
)
def test_a_fragment_has_none(text: str) -> None:
    assert not finite(text)


def test_the_first_verb_is_where_the_predicate_begins() -> None:
    text = "The old mayor resigned and left"
    span = first_verb(text)
    assert span is not None
    assert span.of(text) == "resigned"
    assert first_verb("the mayor of Ota") is None


def test_a_reporting_verb_gives_its_stance_and_negation_changes_it() -> None:
    assert stance_of("Said") is Stance.ASSERTED
    assert stance_of("denied") is Stance.DENIED
    assert stance_of("asked") is Stance.QUESTIONED
    assert stance_of("believes") is Stance.HEDGED
    assert stance_of("ate") is None
    assert stance_of("confirmed", negated=True) is Stance.QUESTIONED
    assert stance_of("deny", negated=True) is Stance.HEDGED


def test_verbs_of_finding_need_a_that() -> None:
    assert is_plain("said")
    assert not is_plain("showed")
    assert {"said", "showed", "denied"} <= forms()


def test_words_that_hand_something_on_are_of_a_sort() -> None:
    assert sort_of("vowed") is SpeechSort.WISH
    assert sort_of("criticised") is SpeechSort.JUDGEMENT
    assert sort_of("allegations") is SpeechSort.THOUGHT
    assert sort_of("bridge") is None


def test_what_is_wished_is_hedged_and_what_is_refused_is_denied() -> None:
    assert stance_in("wants") is Stance.HEDGED
    assert stance_in("dismissed") is Stance.DENIED
    assert stance_in("praised") is Stance.ASSERTED
    assert stance_in("praised", negated=True) is Stance.QUESTIONED
    assert stance_in("bridge") is Stance.HEDGED


def test_a_clause_is_told_as_a_fact_after_a_report_only() -> None:
    assert passes_on("said")
    assert passes_on("According to")
    assert passes_on(":")
    assert not passes_on("hopes")
    assert not passes_on("to say")
    assert not passes_on("“")
    assert not passes_on("built")
