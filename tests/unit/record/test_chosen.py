"""What an editor wants of a report, what is left out of it, and in which order it comes."""

from __future__ import annotations

from dataclasses import replace

from factbench.acts import AnnotationKind
from factbench.model import Annotation, Audience, Choice, Conclusion, Finding, Report
from factbench.record.audience import publish
from factbench.record.chosen import EVERYTHING, Order, Wanted, choose, for_audience, of_reviewer
from factbench.record.ruling import desk_of
from tests.unit.exporters.sample import ARTICLE, CAFE, DARK, GAS, KEEPERS, LAMP, sample


def ids(report: Report) -> list[str]:
    return [each.claim.id for each in report.findings]


def with_choice(report: Report, claim: str, *, publish: bool | None) -> Report:
    said = Choice(claim=claim, publish=publish, why="", reviewer="Eva", at="2024", event="e")
    return changed(report, claim, lambda each: replace(each, choice=said))


def changed(report: Report, claim: str, change: object) -> Report:
    assert callable(change)
    return replace(
        report,
        findings=tuple(change(each) if each.claim.id == claim else each for each in report.findings),
    )


def test_where_all_is_wanted_the_report_is_the_same_value() -> None:
    assert choose(sample(), EVERYTHING) == (sample(), [])


def test_readers_get_what_the_desk_stands_by_and_are_told_what_is_left_out() -> None:
    kept, left_out = choose(sample(), for_audience(Audience.READERS))
    assert all(desk_of(each).verdict is not None for each in kept.findings)
    counted = {each.why: len(each.claims) for each in left_out}
    assert sum(counted.values()) + len(kept.findings) == len(sample().findings)
    assert set(counted) == {"open: nobody has decided", "open: reviewers disagree"}


def test_the_false_come_first_and_the_others_as_in_the_text() -> None:
    kept, _ = choose(sample(), Wanted(order=Order.REFUTED))
    numbers = [number for each in kept.findings if (number := falsehood(each))]
    assert numbers == sorted(numbers)
    others = [each.claim.id for each in kept.findings if not falsehood(each)]
    assert others == [each for each in ids(sample()) if each in others]


def falsehood(finding: Finding) -> int:
    verdict = desk_of(finding).verdict
    return {"refuted": 1, "false": 1, "mostly-false": 2}.get(verdict.rating or "" if verdict else "", 0)


def test_claims_are_chosen_by_rating_tag_worth_and_mark() -> None:
    report = sample()
    rated = {each.claim.id: verdict.rating for each in report.findings if (verdict := desk_of(each).verdict)}
    wanted = next(iter(rated.values())) or ""
    kept, _ = choose(report, Wanted(ratings=(wanted,)))
    assert ids(kept) == [id for id in ids(report) if rated.get(id) == wanted]

    tag = Annotation(
        id="t", claim=GAS.id, evidence=None, kind=AnnotationKind.TAG, text="Health", reviewer="Ada", at="2024"
    )
    tagged = changed(report, GAS.id, lambda each: replace(each, annotations=(tag,)))
    assert ids(choose(tagged, Wanted(tags=("health",)))[0]) == [GAS.id]

    lowest = sorted(each.claim.worth.checkworthy for each in report.findings)[-1]
    kept, left_out = choose(report, Wanted(worth=lowest))
    assert {each.claim.worth.checkworthy for each in kept.findings} == {lowest}

    marked = with_choice(report, LAMP.id, publish=True)
    kept, left_out = choose(marked, Wanted(marked=True))
    assert (ids(kept), left_out[0].why) == ([LAMP.id], "not marked for publication")


def test_what_is_kept_out_of_publication_is_in_no_report_for_readers_whatever_it_is_rated() -> None:
    decided = next(each.claim.id for each in sample().findings if desk_of(each).verdict is not None)
    report = with_choice(sample(), decided, publish=False)
    kept, left_out = choose(report, for_audience(Audience.READERS))
    assert decided not in ids(kept)
    assert left_out[0].why == "kept out of publication"
    assert decided in ids(choose(report, for_audience(Audience.COLLEAGUES))[0])


def test_nothing_that_is_only_about_a_claim_left_out_stays_in_the_report() -> None:
    kept, left_out = choose(sample(), Wanted(ratings=("refuted",)))
    gone = {id for each in left_out for id in each.claims}
    assert gone
    assert not [each for each in kept.events if each.claim in gone]
    assert {each.id for each in kept.sources} == {
        each.source.id for finding in kept.findings for each in finding.evidence
    }
    assert kept.lacks


def test_an_article_of_which_no_claim_is_left_goes_unless_there_is_something_to_say_of_it() -> None:
    nothing = Wanted(ratings=("no such rating",))
    assert ARTICLE.id not in {each.id for each in choose(sample(), nothing)[0].articles}
    said = Conclusion(article=ARTICLE.id, words="Sound.", reviewer="Eva", at="2024", event="c")
    kept, _ = choose(replace(sample(), conclusions=(said,)), nothing)
    assert ARTICLE.id in {each.id for each in kept.articles}


def test_a_reviewers_own_report_has_nothing_of_another() -> None:
    reviewers = {each.reviewer for finding in sample().findings for each in finding.verdicts}
    for name in reviewers:
        own = of_reviewer(sample(), name)
        assert own.findings
        for finding in own.findings:
            said = {each.reviewer for each in finding.verdicts} | {each.reviewer for each in finding.stands}
            assert said | {each.reviewer for each in finding.annotations} == {name}
            assert desk_of(finding).verdict == finding.verdicts[-1]
        assert {each.reviewer for each in own.events} <= {name}


def test_of_a_choice_readers_get_the_reason_alone() -> None:
    said = Choice(claim=DARK.id, publish=True, why="It went around.", reviewer="Eva", at="2024", event="e")
    report = changed(sample(), DARK.id, lambda each: replace(each, choice=said))
    told = next(
        each.choice for each in publish(report, Audience.READERS).findings if each.claim.id == DARK.id
    )
    assert told is not None
    assert (told.why, told.publish) == ("It went around.", None)
    silent = with_choice(sample(), CAFE.id, publish=True)
    assert all(each.choice is None for each in publish(silent, Audience.READERS).findings)
    assert KEEPERS.id in ids(silent)
