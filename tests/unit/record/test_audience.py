"""What of a report is for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.acts import (
    Adjudicate,
    Annotate,
    AnnotationKind,
    Brought,
    Decide,
    Foreign,
    Redo,
    Shown,
    Undo,
    Withdraw,
)
from factbench.exporters import csv, html, json, markdown
from factbench.model import Audience, ByHand, How
from factbench.record.audience import publish
from factbench.record.ruling import desk_of, desk_verdict, ruled
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
    disputed = {each.claim.id for each in sample().findings if desk_of(each).how is How.DISPUTED}
    found = publish(replace(sample(), events=(*EVENTS, *more)), Audience.READERS)
    assert found.events == tuple(
        each
        for each in EVENTS
        if each.id != question
        and not each.more
        and not (isinstance(each.act, Decide) and each.claim in disputed)
    )
    assert found.as_of == "2024-04-21T08:00:00.000Z"


def test_of_what_an_editor_decided_readers_get_the_decision_and_not_who_held_what() -> None:
    gas = next(each for each in sample().findings if desk_of(each).how is How.DISPUTED)
    act = Adjudicate(
        rating="mixed",
        scale=gas.verdicts[0].scale,
        reason="Both are in the archive.",
        rests=tuple(each.event for each in gas.verdicts),
        misleading=False,
    )
    ruling = replace(an_act("ruling", act), claim=gas.claim.id, article=None, reviewer="Eva")
    desk = desk_verdict(gas.verdicts, ruled([ruling]).ruling)
    report = replace(sample(), findings=(replace(gas, desk=desk),), events=(*EVENTS, ruling))
    found = publish(report, Audience.READERS)
    assert (found.findings[0].verdicts, found.findings[0].desk) == ((), desk)
    assert [each.id for each in found.events if isinstance(each.act, Decide | Adjudicate)] == ["ruling"]
    other = replace(ruling, act=replace(act, reason="Something else."))
    assert other not in publish(replace(report, events=(other,)), Audience.READERS).events


def test_a_report_with_nothing_but_a_question_is_as_of_no_time() -> None:
    nothing = replace(sample(), findings=(), remarks=(REMARKS[2],), events=(EVENTS[-1],))
    assert publish(nothing, Audience.READERS).as_of == ""


def test_a_report_is_as_of_the_last_thing_that_it_tells_whichever_acts_are_left_out() -> None:
    assert publish(replace(sample(), events=()), Audience.READERS).as_of == "2024-04-21T08:00:00.000Z"


def test_what_a_machine_compared_is_for_readers_only_on_request() -> None:
    for export in (html.export, markdown.export, csv.export, json.export):
        bare = export(publish(sample(), Audience.READERS)).decode()
        assert "The claim says 1987" not in bare
        assert "stance unclear" not in bare
    for export in (html.export, markdown.export, json.export):
        assert "The claim says 1987" in export(publish(sample(), Audience.READERS, signals=True)).decode()
    assert "Ana says that it refutes the claim" in html.export(publish(sample(), Audience.READERS)).decode()


def test_a_note_on_what_stays_in_the_house_is_on_something_that_readers_see() -> None:
    hand = ByHand(kind=Brought.DOCUMENT, who="Dana Mills", shown=Shown.HOUSE)
    dark = sample().findings[0]
    kept = replace(dark.evidence[0], source=replace(dark.evidence[0].source, by_hand=hand))
    finding = replace(dark, evidence=(kept,), stands=(), verdicts=())
    (found,) = publish(replace(sample(), findings=(finding,)), Audience.READERS).findings
    assert [each.source.title for each in found.evidence] == ["Document that stays with the editors"]
    silent = replace(finding, annotations=())
    assert publish(replace(sample(), findings=(silent,)), Audience.READERS).findings[0].evidence == ()
