"""What differs between two reports."""

from __future__ import annotations

from dataclasses import replace

from factbench.exporters.changes import changes
from factbench.exporters.json import export, load
from factbench.model import Audience, Conclusion, Report
from factbench.record.audience import publish
from factbench.record.ruling import desk_of
from tests.unit.exporters.sample import ARTICLE, sample


def kinds(old: Report, new: Report) -> list[str]:
    return [each.kind for each in changes(old, new)]


def first_decided(report: Report) -> int:
    return next(n for n, each in enumerate(report.findings) if desk_of(each).verdict and each.verdicts)


def with_finding(report: Report, place: int, **fields: object) -> Report:
    found = list(report.findings)
    found[place] = replace(found[place], **fields)  # type: ignore[arg-type]
    return replace(report, findings=tuple(found))


def test_a_report_does_not_differ_from_itself_read_back_or_made_later() -> None:
    again = load(export(sample()))
    assert changes(sample(), replace(again, version="9", as_of="2031-01-01")) == []
    assert (
        changes(publish(sample(), Audience.READERS), load(export(publish(sample(), Audience.READERS)))) == []
    )


def test_claims_that_are_new_or_gone_are_told_with_what_they_say() -> None:
    fewer = replace(sample(), findings=sample().findings[1:])
    (gone,) = [each for each in changes(sample(), fewer) if each.kind == "gone"]
    assert gone.claim == sample().findings[0].name
    assert sample().findings[0].claim.statement in gone.words
    (new,) = [each for each in changes(fewer, sample()) if each.kind == "new"]
    assert new.claim == gone.claim


def test_another_rating_reason_or_citation_of_a_claim_is_told() -> None:
    place = first_decided(sample())
    verdict = sample().findings[place].verdicts[-1]
    rest = sample().findings[place].verdicts[:-1]
    for fields, kind in (
        ({"rating": "not-checkable"}, "verdict"),
        ({"misleading": not verdict.misleading}, "verdict"),
        ({"rationale": "Another reason."}, "reason"),
    ):
        now = replace(verdict, **fields)
        assert kind in kinds(sample(), with_finding(sample(), place, verdicts=(*rest, now)))
    cited = next(n for n, each in enumerate(sample().findings) if any(v.citations for v in each.verdicts))
    without = tuple(replace(each, citations=()) for each in sample().findings[cited].verdicts)
    assert "citations" in kinds(sample(), with_finding(sample(), cited, verdicts=without))


def test_a_claim_is_the_same_under_an_earlier_id() -> None:
    finding = sample().findings[0]
    later = with_finding(
        sample(), 0, claim=replace(finding.claim, id="later"), names=(finding.claim.id, "later")
    )
    assert kinds(sample(), later) == []


def test_what_is_said_of_sources_and_of_an_article_as_a_whole_is_told() -> None:
    source = sample().sources[0]
    now = replace(sample(), sources=(replace(source, retired="It was forged."), *sample().sources[1:]))
    (told,) = changes(sample(), now)
    assert (told.kind, "It was forged." in told.words) == ("source", True)
    said = Conclusion(article=ARTICLE.id, words="Sound.", reviewer="Eva", at="2024", event="c")
    assert kinds(sample(), replace(sample(), conclusions=(said,))) == ["finding"]
    assert kinds(replace(sample(), conclusions=(said,)), sample()) == ["finding"]
