"""What of a report is for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.acts import Annotate, AnnotationKind, Foreign, Redo, Undo, Withdraw
from factbench.exporters import csv, html, json, markdown
from factbench.model import Audience, How
from factbench.record.audience import publish
from factbench.record.ruling import desk_of
from tests.unit.exporters.sample import EVENTS, REMARKS, sample

if TYPE_CHECKING:
    from factbench.acts import Act
    from factbench.model import Event, Report

INTERNAL = ("Is there a list of gas lights?", "Which Tuesday?")
"""The questions of the sample."""


def agreed() -> Report:
    """The sample without the claim on which reviewers disagree: of that one readers learn less."""
    findings = tuple(each for each in sample().findings if desk_of(each).how is not How.DISPUTED)
    return replace(sample(), findings=findings)


def an_act(id: str, act: Act) -> Event:
    """An act after those of the sample."""
    return replace(EVENTS[0], id=id, act=act, at="2024-05-01")


def test_colleagues_get_the_report_as_it_is() -> None:
    assert publish(sample(), Audience.COLLEAGUES) == sample()


def test_readers_get_notes_stances_and_searches_but_no_questions_tags_and_flags() -> None:
    found = publish(agreed(), Audience.READERS)
    kinds = {each.kind for finding in found.findings for each in finding.annotations}
    assert kinds == {AnnotationKind.NOTE} == {each.kind for each in found.remarks}
    for before, now in zip(agreed().findings, found.findings, strict=True):
        assert (now.stands, now.searches, now.verdicts) == (before.stands, before.searches, before.verdicts)
    assert {each.internal for each in (AnnotationKind.NOTE, AnnotationKind.CORRECTION)} == {False}
    assert {each.internal for each in (AnnotationKind.TAG, AnnotationKind.FLAG)} == {True}


def test_the_words_of_a_question_are_nowhere_in_what_readers_get() -> None:
    for export in (html.export, markdown.export, csv.export, json.export):
        whole, public = (export(publish(sample(), each)).decode() for each in reversed(Audience))
        assert all(words in whole for words in INTERNAL)
        assert not any(words in public for words in INTERNAL)
        assert "Two sources, one sentence." in public


def test_what_took_an_internal_act_back_goes_with_it() -> None:
    question = next(each.id for each in REMARKS if each.kind is AnnotationKind.QUESTION)
    more = (
        an_act("undo", Undo(refers=question)),
        an_act("redo", Redo(refers="undo")),
        an_act("tag", Annotate(kind=AnnotationKind.TAG, text="gas")),
        an_act("untag", Withdraw(annotation="tag", kind=AnnotationKind.TAG, text="gas")),
        an_act("later", Foreign(name="merge", refers=None, content=(("words", "who?"),))),
    )
    found = publish(replace(agreed(), events=(*EVENTS, *more)), Audience.READERS)
    assert found.events == tuple(each for each in EVENTS if each.id != question)
    assert found.as_of == "2024-04-21T08:00:00.000Z"


def test_a_report_with_nothing_but_a_question_is_as_of_no_time() -> None:
    question = EVENTS[-1]
    assert publish(replace(sample(), events=(question,)), Audience.READERS).as_of == ""
