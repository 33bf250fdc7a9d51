from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.acts import Annotate, AnnotationKind, Correct, Decide, EvidenceStance, Hide, Redo, Undo
from factbench.model import (
    Annotation,
    Article,
    Claim,
    Comparison,
    Event,
    Evidence,
    Paragraph,
    Passage,
    Remark,
    Report,
    Source,
    Stand,
    Suggestion,
    Verdict,
    claim_id,
    quote_of,
)
from factbench.stages.report import report
from factbench.text.slots import Kind, Worth
from factbench.text.span import Span


def an_article(text: str) -> Article:
    return Article(text=text, paragraphs=(Paragraph(Span(0, len(text))),), snapshot=text, extractor="plain 1")


MILL = an_article("The mill has six sails, and the miller has none.")
WELL = an_article("The well is dry.")


def a_claim(article: Article, *parts: Span) -> Claim:
    return Claim(
        id=claim_id(article.id, parts),
        article=article.id,
        parts=parts,
        quote=quote_of(article.text, parts),
        statement=quote_of(article.text, parts),
        kinds=(Kind.STATE,),
        worth=Worth(1.0, 1.0, 0.0),
        segmenter="1 rules",
    )


WHOLE = a_claim(MILL, Span(0, 47))
SAILS = a_claim(MILL, Span(0, 22))
MILLER = a_claim(MILL, Span(28, 47))
DRY = a_claim(WELL, Span(0, 15))


def evidence(id: str, claim: Claim, score: float, source: str = "book", text: str = "") -> Evidence:
    passage = Passage(f"{id}-passage", source, Span(0, 4), "Sail")
    found = Source(id=source, title=source, text=text)
    return Evidence(
        id=id, claim=claim.id, passage=passage, source=found, score=score, best=Span(0, 4),
        comparison=Comparison((), Suggestion.UNCLEAR),
    )  # fmt: skip


def verdict(claim: Claim, reviewer: str = "Ana", rating: str | None = "supported", **fields: Any) -> Verdict:
    return Verdict(claim=claim.id, reviewer=reviewer, rating=rating, **fields)


def a_remark(id: str, article: Article, span: Span | None) -> Remark:
    return Remark(
        id=id,
        article=article.id,
        span=span,
        quote="q",
        kind=AnnotationKind.NOTE,
        text="x",
        reviewer="Ana",
        at="1",
    )


def note(id: str, claim: Claim, at: str) -> Annotation:
    return Annotation(
        id=id, claim=claim.id, evidence=None, kind=AnnotationKind.NOTE, text="x", reviewer="Ana", at=at
    )


NOTED = Annotate(kind=AnnotationKind.NOTE, text="x")


def act(id: str, at: str, **fields: Any) -> Event:
    every: dict[str, Any] = {
        "act": Decide(rating="mixed"), "device": "d", "session": "s", "reviewer": "Ana"
    }  # fmt: skip
    return Event(id=id, at=at, **(every | fields))


def reported(**given: Any) -> Report:
    every: dict[str, Any] = {
        "articles": [WELL, MILL], "claims": [], "evidence": {}, "verdicts": {}, "annotations": {}, "events": [],
    }  # fmt: skip
    return report(**(every | {"title": "Mills", "version": "1"} | given))


def test_findings_follow_the_articles_and_then_the_text_and_the_longest_comes_first() -> None:
    found = reported(claims=[MILLER, SAILS, WHOLE, DRY])
    assert [each.claim for each in found.findings] == [DRY, WHOLE, SAILS, MILLER]
    assert [each.article for each in found.findings] == [WELL, MILL, MILL, MILL]
    assert found.articles == (WELL, MILL)


def test_claims_of_other_articles_are_left_out() -> None:
    assert reported(articles=[WELL], claims=[SAILS]).findings == ()


def test_verdicts_without_a_rating_are_left_out_and_the_others_are_ordered_by_time() -> None:
    late, early = verdict(SAILS, "Ana", at="2024-02-02"), verdict(SAILS, "Boris", at="2024-02-01")
    found = reported(claims=[SAILS], verdicts={SAILS.id: [verdict(SAILS, "Cleo", None), late, early]})
    assert found.findings[0].verdicts == (early, late)


def test_cited_evidence_comes_first_in_citation_order_then_the_rest_by_score() -> None:
    found = reported(
        claims=[SAILS],
        evidence={
            SAILS.id: [evidence(id, SAILS, score) for id, score in zip("abcd", [10, 40, 90, 40], strict=True)]
        },
        verdicts={SAILS.id: [verdict(SAILS, citations=("d", "a", "gone"))]},
    )
    assert [each.id for each in found.findings[0].evidence] == ["d", "a", "c", "b"]


def test_sources_stand_once_by_first_mention_and_without_text() -> None:
    found = reported(
        claims=[SAILS, DRY],
        evidence={
            SAILS.id: [evidence("a", SAILS, 1, "map", text="Long."), evidence("b", SAILS, 2, "book")],
            DRY.id: [evidence("c", DRY, 3, "book", text="Long.")],
        },
    )
    assert [(each.id, each.text) for each in found.sources] == [("book", ""), ("map", "")]
    assert all(each.source.text == "" for finding in found.findings for each in finding.evidence)


def test_annotations_stand_in_the_order_they_were_made() -> None:
    made = [note("2", SAILS, "2024-01-02"), note("3", SAILS, "2024-01-02"), note("1", SAILS, "2024-01-01")]
    found = reported(claims=[SAILS], annotations={SAILS.id: made})
    assert [each.id for each in found.findings[0].annotations] == ["1", "2", "3"]


def test_only_decided_leaves_out_open_claims_their_articles_and_their_acts() -> None:
    given_: dict[str, Any] = {
        "claims": [SAILS, MILLER, DRY],
        "verdicts": {SAILS.id: [verdict(SAILS)], DRY.id: [verdict(DRY, rating=None)]},
        "events": [act("1", "2024-01-01", claim=SAILS.id), act("2", "2024-01-02", claim=MILLER.id)],
    }
    found = reported(**given_, only_decided=True)
    assert [each.claim for each in found.findings] == [SAILS]
    assert found.articles == (MILL,)
    assert [each.id for each in found.events] == ["1"]
    assert found.as_of == "2024-01-01"
    assert len(reported(**given_).findings) == 3


def test_events_are_the_acts_on_the_claims_with_undo_and_redo_oldest_first() -> None:
    events = [
        act("redo", "2024-01-04", act=Redo(refers="undo")),
        act("undo", "2024-01-03", act=Undo(refers="do")),
        act("do", "2024-01-02", claim=SAILS.id),
        act("hide", "2024-01-05", act=Hide(), article=MILL.id),
        act("other", "2024-01-06", claim=DRY.id),
        act("same time", "2024-01-02", claim=SAILS.id, number=1),
    ]
    found = reported(articles=[MILL], claims=[SAILS], events=events)
    assert [each.id for each in found.events] == ["do", "same time", "undo", "redo"]
    assert found.as_of == "2024-01-04"


def test_a_report_without_acts_has_no_time() -> None:
    assert reported(claims=[SAILS]).as_of == ""


def test_acts_that_refer_to_each_other_in_a_ring_end() -> None:
    ring = [
        act("a", "1", act=Undo(refers="b")),
        act("b", "2", act=Undo(refers="a")),
        act("c", "3", act=Undo(refers="a"), claim=SAILS.id),
    ]
    assert [each.id for each in reported(claims=[SAILS], events=ring).events] == ["c"]


@pytest.mark.parametrize("name", ["publisher", "report_url"])
def test_what_names_the_report_is_passed_on(name: str) -> None:
    found = reported(**{name: "https://facts.example"})
    assert getattr(found, name) == "https://facts.example"
    assert (found.title, found.version) == ("Mills", "1")


@given(st.randoms(use_true_random=False))
def test_the_order_in_which_values_come_changes_nothing(chance: Any) -> None:
    claims = [WHOLE, SAILS, MILLER, DRY]
    found = [
        evidence(id, SAILS, score, "book" if score > 1 else "map")
        for id, score in zip("abcd", [1, 2, 2, 1], strict=True)
    ]
    verdicts = [
        verdict(SAILS, name, at="2024-01-01", valid_as_of=date(2024, 1, 1)) for name in ("Ana", "Boris")
    ]
    events = [replace(act(str(n), f"2024-01-0{n}", claim=SAILS.id), number=n) for n in (1, 2, 3)]

    def mixed(values: list[Any]) -> list[Any]:
        order: list[Any] = chance.sample(values, len(values))
        return order

    def one(order: Any) -> Report:
        return reported(
            claims=order(claims),
            evidence={SAILS.id: order(found)},
            verdicts={SAILS.id: order(verdicts)},
            events=order(events),
        )

    assert one(mixed) == one(list)


def test_stands_and_remarks_come_in_the_order_of_a_reader() -> None:
    said = [
        Stand(claim=SAILS.id, evidence="e", reviewer=name, stance=EvidenceStance.CONTEXT, at=at)
        for name, at in (("Bo", "2"), ("Ana", "2"), ("Cy", "1"))
    ]
    left = [
        a_remark("gone", MILL, None),
        a_remark("late", MILL, Span(9, 12)),
        a_remark("early", MILL, Span(0, 3)),
        a_remark("other", WELL, Span(0, 3)),
    ]
    found = reported(articles=[MILL], claims=[SAILS], stands=said, remarks=left)
    assert [each.reviewer for each in found.findings[0].stands] == ["Cy", "Ana", "Bo"]
    assert [each.id for each in found.remarks] == ["early", "late", "gone"]
    assert reported(articles=[MILL], claims=[SAILS], remarks=left, only_decided=True).remarks == ()


def test_what_was_said_of_an_article_is_in_the_record_by_its_first_version() -> None:
    events = [
        act("remark", "2024-01-01", act=NOTED, article=MILL.id),
        act("title", "2024-01-02", act=Correct(title=None), article=MILL.id),
        act("back", "2024-01-03", act=Undo(refers="title")),
        act("elsewhere", "2024-01-04", act=NOTED, article=WELL.id),
    ]
    now = replace(an_article("The mill stands."), supersedes=MILL.id)
    found = reported(articles=[now], claims=[], events=events)
    assert [each.id for each in found.events] == ["remark", "title", "back"]
